import Auditing
import Planning
import Vocabulary

/// Does the plan hold: how it ended, its certificate, its audit, what it goes without, and how its hours stand for the year.
enum HoldsSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        let screen = PlanScreen.sentences(document)
        let sound = !document.isUnfinished && !document.hasFailedAudit
        return Section(
            "holds", "Does it hold",
            [
                Markup(
                    "p", ["class": sound ? "fine words" : "alarm words"], .text("\(document.status). \(screen.trust)")),
                .group(screen.unmet.map(Markup.words)), unmetTable(document), warningTable(document),
                Markup("h3", [:], "Certificate and audit"), certificate(document), failures(document), audit(document),
                hours(document),
            ])
    }

    private static let units = Shown("", "", decimals: 0)

    // MARK: What is gone without

    private static func unmetTable(_ document: PlanDocument) -> Markup {
        var table = PageTable(
            "Work not done and load not served: mean of the year, of load the year's energy",
            [
                .words("what"), .words("place"), .number("year"), .number("not done"), .words("unit"),
                .number("of it, %"),
                .words("what binds there"),
            ], keys: 3)
        for (i, part) in (document.unmet ?? []).enumerated() {
            table.add([
                .name(part.workload ?? "load"), .name(part.place), .year(part.year),
                .number(Told(part.amount, "unmet.\(i).amount"), units), .text(part.unit),
                .number(
                    Told(part.share, "unmet.\(i).share").data(
                        NumberText.text(part.share * 100, decimals: part.share < 0.001 ? 2 : 1))),
                .mixed(Finding.names(part.because)),
            ])
        }
        return table.markup
    }

    private static func warningTable(_ document: PlanDocument) -> Markup {
        var table = PageTable(
            "What cannot be built as it is planned",
            [.words("place"), .number("year"), .number("planned"), .number("least"), .words("unit"), .words("set by")],
            keys: 2)
        for (i, part) in (document.warnings ?? []).enumerated() {
            table.add([
                .name(part.place), .year(part.year), .number(Told(part.amount, "warnings.\(i).amount"), units),
                .number(Told(part.least, "warnings.\(i).least"), units), .text(part.unit), .key(part.key),
            ])
        }
        return table.markup
    }

    // MARK: Certificate and audit

    private static func certificate(_ document: PlanDocument) -> Markup {
        let part = document.certificate
        func scientific(_ value: Double?, _ key: String) -> (String, Markup?) {
            (key, Told(value, key).map { $0.data(NumberText.scientific($0.value)) })
        }
        func count(_ value: Int?, _ key: String) -> (String, Markup?) {
            (key, value.map { Told(Double($0), key).data(NumberText.text(Double($0))) })
        }
        let millions = RegionFigure.costTotal.figure.shown
        let rows: [(key: String, number: Markup?)] = [
            scientific(part?.primalResidual, "certificate.primal_residual"),
            scientific(part?.dualResidual, "certificate.dual_residual"),
            scientific(part?.relativeGap, "certificate.relative_gap"),
            ("objective_usd", Told(document.objectiveUsd, "objective_usd").map { $0.shown(millions) }),
            (
                "certificate.dual_objective_usd",
                Told(part?.dualObjectiveUsd, "certificate.dual_objective_usd").map { $0.shown(millions) }
            ),
            count(part?.iterations, "certificate.iterations"), count(document.size?.rows, "size.rows"),
            count(document.size?.columns, "size.columns"), count(document.size?.nonzeros, "size.nonzeros"),
            scientific(part?.auditMaxImbalanceMw, "certificate.audit_max_imbalance_mw"),
            scientific(document.audit?.costItemsRelative, "audit.cost_items_relative"),
            count(document.audit?.observations, "audit.observations"),
            scientific(document.audit?.relativeTolerance, "audit.relative_tolerance"),
            scientific(document.audit?.floorMw, "audit.floor_mw"),
        ]
        var table = PageTable("How far the solution is off, and what was checked", [.words("what"), .number("value")])
        for (key, number) in rows {
            guard let number else { continue }
            table.add([.text(PlanDocument.meaning(key)), .number(number)])
        }
        return table.markup
    }

    private static func failures(_ document: PlanDocument) -> Markup {
        var table = PageTable(
            "What failed the audit",
            [
                .words("check"), .words("what"), .words("place"), .number("year"), .number("hour"), .number("off by"),
                .number("may be"), .words("unit"),
            ], keys: 3)
        for (i, part) in (document.audit?.failures ?? []).enumerated() {
            func scientific(_ value: Double, _ key: String) -> PageTable.Cell {
                .number(Told(value, "audit.failures.\(i).\(key)").data(NumberText.scientific(value)))
            }
            table.add([
                .text(part.check), .name(part.what), .name(part.place), .text(part.year.map { "\($0)" } ?? "all"),
                .text(part.hour.map { "\($0)" } ?? "–"), scientific(part.size, "size"),
                scientific(part.tolerance, "tolerance"), .text(part.unit),
            ])
        }
        return table.markup
    }

    private static func audit(_ document: PlanDocument) -> Markup {
        guard let audit = document.audit else { return .nothing }
        var table = PageTable(
            "The largest difference of each check, in its unit", [.words("check"), .number("largest")])
        for (check, size) in audit.largest.sorted(by: { $0.key < $1.key }) {
            table.add([
                .text(check.replacing("_", with: " ")),
                .number(Told(size, "audit.largest.\(check)").data(NumberText.scientific(size))),
            ])
        }
        return .details("Every check of the audit", [table.markup])
    }

    // MARK: Hours

    private static func hours(_ document: PlanDocument) -> Markup {
        guard let scenario = document.scenario, let reduction = scenario.reduction, !reduction.isEmpty else {
            return .nothing
        }
        var table = PageTable(
            "Before rescaling: mean against the year's; distance of the duration curves and peak kept, of the range",
            [
                .words("region"), .words("series"), .number("mean, %"), .number("duration curve, %"),
                .number("peak kept, %"),
            ],
            keys: 2)
        for (i, part) in reduction.enumerated() where part.largestError >= 5e-4 {
            func percent(_ value: Double, _ key: String, _ decimals: Int) -> PageTable.Cell {
                .number(
                    Told(value, "scenario.reduction.\(i).\(key)").data(
                        NumberText.text(value * 100, decimals: decimals)))
            }
            table.add([
                .name(part.region), .text(part.series.replacing("_", with: " ")),
                percent(part.meanErrorShare, "mean_error_share", 1),
                percent(part.durationCurveErrorShare, "duration_curve_error_share", 1),
                percent(part.peakKeptShare, "peak_kept_share", 0),
            ])
        }
        return .group([
            Markup("h3", [:], "How the hours chosen stand for the year"),
            scenario.resolutionChoice.map { .words("\(scenario.resolution ?? "–") is \($0.words).") } ?? .nothing,
            table.markup,
        ])
    }
}

extension PlanDocument {
    /// What the data dictionary says of a key.
    static func meaning(_ path: String) -> String {
        guard let known = keys.first(where: { $0.path == path }) else {
            preconditionFailure("no key \(path) in the data dictionary")
        }
        return known.documentation
    }
}

extension PageTable.Cell {
    /// A key of the scenario.
    static func key(_ path: String?) -> PageTable.Cell {
        .mixed(path.map { Markup("code", ["dir": "auto"], .text($0)) } ?? "a rule")
    }
}
