import Planning
import Vocabulary

/// A plan in words and tables that a person reads.
public struct PlanReport {
    let document: PlanDocument
    let plan: Plan
    private let scenario: Scenario
    let style: TextTable.Style

    public init(_ document: PlanDocument, _ plan: Plan, _ scenario: Scenario, style: TextTable.Style) {
        self.document = document
        self.plan = plan
        self.scenario = scenario
        self.style = style
    }

    public func rendered() -> String {
        var parts: [String?] = [headline()]
        parts.append(
            section("Where the computing is", regionNote(), regionTable()))
        parts.append(
            section("Racks installed", "At the end of each year; in brackets what the year adds.", rackTable()))
        parts.append(section("PUE and water", hallNote, hallTable()))
        parts.append(section("Reserves", reserveNote, figureTable(RegionFigure.reserves)))
        parts.append(
            section("What to build", "In each year; racks at their peak.", buildTable()))
        parts.append(
            section(
                "Where the power comes from", "TWh a year on each region's bus; exports and charging negative.",
                supplyTable()))
        parts.append(section("Links", "MW, and TWh sent each way.", linkTable()))
        parts.append(
            section(
                "Whom it is for", "Work by class of customers, mean of each year, and what rules ask.", customerTable())
        )
        parts.append(section("What it costs", "Million US$ of each year, real, not discounted.", costTable()))
        parts.append(section("What a unit costs", unitCostNote, unitCostTable()))
        parts.append(section("Carbon", carbonNote, carbonTable()))
        parts.append(
            section(
                "Work not done, load not served", "Mean over the year (load: the year's energy) and share of demand.",
                unservedTable()))
        parts.append(
            section(
                "What binds, and what it is worth", bindingNote, limitTable(plan.binding)))
        parts.append(section("Policies", policyNote, policyTable()))
        parts.append(section("What existing things are worth", assetNote, limitTable(plan.assets)))
        parts.append(section("Beside what others have published", "TWh of data centres.", publishedTable()))
        parts.append(
            section(
                "How the hours chosen stand for the year",
                "Before rescaling: mean against the year's; distance of the duration curves and peak kept, of the range.",
                reductionTable()))
        parts.append(certificate())
        return parts.compactMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    private func section(_ title: String, _ note: String, _ table: TextTable) -> String? {
        if table.isEmpty { return nil }
        return "\(heading(title))\(style == .markdown ? "\n\n" : "  ")\(note)\n\n\(table.rendered(style))"
    }

    private func regionNote() -> String {
        let systems = scenario.regions.filter { if case .system = $0.market { true } else { false } }.map(\.name)
        let note = "The racks, the power they draw and what becomes of it."
        if systems.isEmpty { return note }
        return note
            + " For \(systems.map(style.neutral).joined(separator: ", ")), seen as a system, CO₂, clean share, price and cost are those of "
            + "all its load."
    }

    private let reserveNote =
        "IT power that the busiest hour leaves idle; cooling plant beyond the highest heat; backup over installed IT power."

    private func heading(_ text: String) -> String { style == .markdown ? "## \(text)" : text.uppercased() + "." }

    private func headline() -> String {
        let years = scenario.horizon.years
        func energy(_ year: Int) -> String {
            NumberText.text(document.total(year, .facilityTwh), decimals: 1)
        }
        let lines = [
            (style == .markdown ? "# " : "") + style.neutral(scenario.title)
                + (document.label.map { " — \(style.neutral($0))" } ?? ""),
            "\(document.status); \(document.scenario?.resolution ?? "–"), "
                + "\(NumberText.text(document.scenario?.hoursPerYear.map(Double.init))) hours a year"
                + (scenario.meta.asOf.map { "; facts as of \($0)" } ?? ""),
            document.scenario?.resolutionChoice.map {
                "Hours (\(document.scenario?.resolution ?? "–")) were \($0.words)."
            },
            hoursHeadline(),
            document.scenario?.against.map { $0.words },
            document.message.map { "NOT FINISHED: " + style.neutral($0) },
            "Data centres use \(energy(years.lowerBound)) TWh in \(years.lowerBound)"
                + (years.count == 1
                    ? "." : " and \(energy(years.upperBound)) TWh in \(years.upperBound)."),
            unmetHeadline(),
            warningHeadline(),
            document.rounding.map {
                "Racks are whole rows (rounded \(["nearest": "to the nearest", "within": "within what there is room for"][$0.direction] ?? "down")), which costs "
                    + "\(NumberText.text($0.costOfRoundingUsd / 1e6, decimals: 1)) million US$."
            },
            scenario.overrides.isEmpty
                ? nil : "Set for this run: " + scenario.overrides.map(\.text).joined(separator: ", ") + ".",
            document.linkAccounting.flatMap { $0.fits ? nil : PlanReport.misfit($0) },
        ].compactMap { $0 }
        let all =
            [lines[0], lines[1]] + moneyLines(plan.headline, document.tailUsd, scenario.horizon) + lines.dropFirst(2)
        return all.joined(separator: style == .markdown ? "\n\n" : "\n")
    }

    private static func misfit(_ accounting: AccountingRounds.Record) -> String {
        "What links carry does not fit: after \(accounting.rounds) rounds a region's carbon or clean energy is up to "
            + "\(NumberText.percent(accounting.mismatchShare)) off what limits and prices count."
    }

    func eachRegionYear(_ body: (RegionPlan, Int, RegionYear) -> Void, between: () -> Void) {
        for region in plan.regions {
            for (year, values) in region.years.sorted(by: { $0.key < $1.key }) { body(region, year, values) }
            between()
        }
    }

    private func regionTable() -> TextTable { figureTable(RegionFigure.all.filter(\.figure.isHeadline)) }

    /// A row for each region and year, a column for each figure that is not nothing in all of them.
    func figureTable(_ figures: [RegionFigure]) -> TextTable {
        let told = figures.filter { figure in
            plan.regions.contains { $0.years.values.contains { (figure.value($0) ?? 0) != 0 } }
        }
        var table = TextTable([.left("region"), .right("year")] + told.map { .right($0.figure.shown.heading) })
        eachRegionYear(
            { region, year, v in
                table.add([region.name, "\(year)"] + told.map { NumberText.brief(v[$0], $0.figure.shown) })
            }, between: { table.addSeparator() })
        return table
    }

    private func rackTable() -> TextTable {
        var table = TextTable([.left("region"), .right("year")] + scenario.rackClasses.map { .right($0.name) })
        eachRegionYear(
            { region, year, v in
                let cells = scenario.rackClasses.map { rack in
                    let installed = v.rackClasses[rack.name]?.racks ?? 0
                    let built = v.rackClasses[rack.name]?.built ?? 0
                    return NumberText.text(installed) + (built >= 0.5 ? " (+\(NumberText.text(built)))" : "")
                }
                table.add([region.name, "\(year)"] + cells)
            }, between: { table.addSeparator() })
        return table
    }

    func years() -> [Int] { Array(scenario.horizon.years) }

    /// A row for each region and key of breakdowns, a column for each year; rows without anything worth showing left out.
    ///
    private func breakdownTable(_ title: String, _ breakdowns: [RegionBreakdown], decimals: Int) -> TextTable {
        let hasUnits = breakdowns.count > 1
        var table = TextTable(
            [.left("region"), .left(title)] + (hasUnits ? [.left("unit")] : []) + years().map { .right("\($0)") })
        let least = 0.5 * (0..<decimals).reduce(1.0) { scale, _ in scale / 10 }
        for region in plan.regions {
            for breakdown in breakdowns {
                let shown = breakdown.breakdown.shown
                let byYear = region.years.mapValues { breakdown.values($0) }
                for key in Set(byYear.values.flatMap(\.keys)).sorted() {
                    let row = years().map { (byYear[$0]?[key] ?? 0) * shown.scale }
                    guard row.contains(where: { abs($0) >= least }) else { continue }
                    table.add(
                        [region.name, key] + (hasUnits ? [shown.unit] : [])
                            + row.map { abs($0) < least ? "·" : NumberText.text($0, decimals: decimals) })
                }
            }
            table.addSeparator()
        }
        return table
    }

    private func buildTable() -> TextTable {
        breakdownTable("what", [.builtMw, .builtMwh, .builtMwTh, .builtMwhTh], decimals: 0)
    }

    private func supplyTable() -> TextTable { breakdownTable("source", [.supply], decimals: 2) }

    private func costTable() -> TextTable { breakdownTable("item", [.cost], decimals: 1) }

    private func linkTable() -> TextTable {
        var table = TextTable(
            [.left("link"), .right("year")] + LinkFigure.all.map { .right($0.figure.shown.heading) })
        for link in plan.links {
            for (year, v) in link.years.sorted(by: { $0.key < $1.key }) {
                table.add(
                    ["\(link.name) (\(link.from) → \(link.to))", "\(year)"]
                        + LinkFigure.all.map { NumberText.brief($0.value(v), $0.figure.shown) })
            }
            table.addSeparator()
        }
        return table
    }

    private func publishedTable() -> TextTable {
        var table = TextTable([
            .right("year"), .right("published"), .right("of which here"), .right("this plan"), .left("covers"),
            .left("source"),
        ])
        for projection in document.published ?? [] {
            table.add([
                "\(projection.year)", NumberText.text(projection.twh, decimals: 1),
                NumberText.text(projection.regionsTwh, decimals: 1),
                NumberText.text(projection.planTwh, decimals: 1),
                projection.covers, projection.source,
            ])
        }
        return table
    }

    private func certificate() -> String {
        let certificate = document.certificate
        var text =
            "\(heading("Certificate"))\(style == .markdown ? "\n\n" : "  ")Primal residual "
            + "\(NumberText.scientific(certificate?.primalResidual)), dual residual "
            + "\(NumberText.scientific(certificate?.dualResidual)), gap "
            + "\(NumberText.scientific(certificate?.relativeGap)) after "
            + "\(NumberText.text(certificate?.iterations.map(Double.init))) iterations on "
            + "\(NumberText.text(document.size.map { Double($0.rows) })) rows and "
            + "\(NumberText.text(document.size.map { Double($0.columns) })) columns."
        if let audit = document.audit, let imbalance = certificate?.auditMaxImbalanceMw {
            text +=
                "\nAudit of \(NumberText.text(Double(audit.observations))) written values: largest imbalance "
                + "\(NumberText.scientific(imbalance)) MW; cost items differ from the objective by "
                + "\(NumberText.scientific(audit.costItemsRelative)) of it. "
                + (audit.failures.isEmpty
                    ? "All within \(NumberText.scientific(audit.relativeTolerance)) of the numbers that meet and "
                        + "\(NumberText.text(audit.floorMw * 1000)) kW."
                    : "FAILED in \(audit.failures.count) places; see audit in plan.json.")
        }
        return text
    }
}
