import Planning

/// A plan in words and tables that a person reads.
public struct PlanReport {
    let document: PlanDocument
    let plan: Plan
    private let scenario: Scenario
    private let style: TextTable.Style

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
        parts.append(
            section("What to build", "MW (MW of heat for cooling, MWh for store energy) in each year.", buildTable()))
        parts.append(
            section(
                "Where the power comes from", "TWh a year on each region's bus; exports and charging negative.",
                supplyTable()))
        parts.append(section("Links", "MW, and TWh sent each way.", linkTable()))
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

    private func heading(_ text: String) -> String { style == .markdown ? "## \(text)" : text.uppercased() + "." }

    private func headline() -> String {
        let years = scenario.horizon.years
        let last = document.total["\(years.upperBound)"]
        let first = document.total["\(years.lowerBound)"]
        let lines = [
            (style == .markdown ? "# " : "") + style.neutral(scenario.title)
                + (document.label.map { " — \(style.neutral($0))" } ?? ""),
            "\(document.status), present value of all costs \(Figure.text(document.objectiveUsd / 1e9, decimals: 2)) billion US$ "
                + "discounted to \(years.lowerBound); \(document.scenario.resolution), "
                + "\(Figure.text(Double(document.scenario.hoursPerYear))) hours a year",
            "Data centres use \(Figure.text(first?.facilityTwh, decimals: 1)) TWh in \(years.lowerBound)"
                + (years.count == 1
                    ? "." : " and \(Figure.text(last?.facilityTwh, decimals: 1)) TWh in \(years.upperBound)."),
            unmetHeadline(),
            document.rounding.map {
                "Racks are whole rows (rounded \(["nearest": "to the nearest", "within": "within what there is room for"][$0.direction] ?? "down")), which costs "
                    + "\(Figure.text($0.costOfRoundingUsd / 1e6, decimals: 1)) million US$."
            },
            scenario.overrides.isEmpty
                ? nil : "Set for this run: " + scenario.overrides.map(\.text).joined(separator: ", ") + ".",
            document.linkAccounting.flatMap { $0.fits ? nil : PlanReport.misfit($0) },
        ].compactMap { $0 }
        return lines.joined(separator: style == .markdown ? "\n\n" : "\n")
    }

    private static func misfit(_ accounting: AccountingRounds.Record) -> String {
        "What links carry does not fit: after \(accounting.rounds) rounds a region's carbon or clean energy is up to "
            + "\(Figure.percent(accounting.mismatchShare)) off what limits and prices count."
    }

    func eachRegionYear(_ body: (RegionPlan, Int, RegionYear) -> Void, between: () -> Void) {
        for region in plan.regions {
            for (year, values) in region.years.sorted(by: { $0.key < $1.key }) { body(region, year, values) }
            between()
        }
    }

    private func regionTable() -> TextTable {
        var table = TextTable([
            .left("region"), .right("year"), .right("IT MW"), .right("used"), .right("facility MW"), .right("TWh"),
            .right("liquid MW"), .right("PUE"), .right("L/kWh"), .right("ML/day"), .right("kH100e"), .right("kt CO₂"),
            .right("clean"), .right("US$/MWh"), .right("M US$"),
        ])
        eachRegionYear(
            { region, year, v in
                table.add([
                    region.name, "\(year)", Figure.text(v.itMw), Figure.percent(v.utilisationShare),
                    Figure.text(v.facilityPeakMw), Figure.text(v.facilityTwh, decimals: 2),
                    Figure.text(v.liquidHeatPeakMw),
                    Figure.text(v.pue, decimals: 3), Figure.text(v.wueLPerKwh, decimals: 2),
                    Figure.text(v.waterMlPerDay, decimals: 1), Figure.text(v.h100e / 1000),
                    Figure.text(v.emissionsT / 1000),
                    Figure.percent(v.cleanShare), Figure.text(v.meanPriceUsdPerMwh, decimals: 1),
                    Figure.text(v.costTotalUsd / 1e6),
                ])
            }, between: { table.addSeparator() })
        return table
    }

    private func rackTable() -> TextTable {
        var table = TextTable([.left("region"), .right("year")] + scenario.rackClasses.map { .right($0.name) })
        eachRegionYear(
            { region, year, v in
                let cells = scenario.rackClasses.map { rack in
                    let installed = v.racks[rack.name] ?? 0
                    let built = v.builtRacks[rack.name] ?? 0
                    return Figure.text(installed) + (built >= 0.5 ? " (+\(Figure.text(built)))" : "")
                }
                table.add([region.name, "\(year)"] + cells)
            }, between: { table.addSeparator() })
        return table
    }

    func years() -> [Int] { Array(scenario.horizon.years) }

    /// A row for each region and key of `values`, a column for each year; rows without anything worth showing left out.
    private func yearTable(
        _ keyTitle: String, decimals: Int, least: Double, _ values: (RegionYear) -> [String: Double]
    ) -> TextTable {
        var table = TextTable([.left("region"), .left(keyTitle)] + years().map { .right("\($0)") })
        for region in plan.regions {
            let keys = Set(region.years.values.flatMap { values($0).keys }).sorted()
            for key in keys {
                let row = years().map { region.years[$0].flatMap { values($0)[key] } ?? 0 }
                guard row.contains(where: { abs($0) >= least }) else { continue }
                table.add([region.name, key] + row.map { abs($0) < least ? "·" : Figure.text($0, decimals: decimals) })
            }
            table.addSeparator()
        }
        return table
    }

    private func buildTable() -> TextTable { yearTable("what", decimals: 0, least: 0.5) { $0.builtMw } }

    private func supplyTable() -> TextTable { yearTable("source", decimals: 2, least: 0.005) { $0.supplyTwh } }

    private func costTable() -> TextTable {
        yearTable("item", decimals: 1, least: 0.05) { $0.costUsd.mapValues { $0 / 1e6 } }
    }

    private func linkTable() -> TextTable {
        var table = TextTable([
            .left("link"), .right("year"), .right("MW"), .right("built"), .right("forward TWh"), .right("backward TWh"),
        ])
        for link in plan.links {
            for (year, v) in link.years.sorted(by: { $0.key < $1.key }) {
                table.add([
                    "\(link.name) (\(link.from) → \(link.to))", "\(year)", Figure.text(v.capacityMw),
                    Figure.text(v.builtMw),
                    Figure.text(v.forwardTwh, decimals: 3), Figure.text(v.backwardTwh, decimals: 3),
                ])
            }
            table.addSeparator()
        }
        return table
    }

    private func publishedTable() -> TextTable {
        var table = TextTable([
            .right("year"), .right("published"), .right("this plan"), .left("covers"), .left("source"),
        ])
        for projection in document.published {
            table.add([
                "\(projection.year)", Figure.text(projection.twh, decimals: 1),
                Figure.text(projection.planTwh, decimals: 1),
                projection.covers, projection.source,
            ])
        }
        return table
    }

    private func reductionTable() -> TextTable {
        var table = TextTable([
            .left("region"), .left("series"), .right("mean"), .right("duration curve"), .right("peak kept"),
        ])
        for part in document.scenario.reduction {
            table.add([
                part.region, part.series.replacing("_", with: " "), Figure.percent(part.meanErrorShare, decimals: 1),
                Figure.percent(part.durationCurveErrorShare, decimals: 1), Figure.percent(part.peakKeptShare),
            ])
        }
        return table
    }

    private func certificate() -> String {
        let c = document.certificate
        var text =
            "\(heading("Certificate"))\(style == .markdown ? "\n\n" : "  ")Primal residual \(Figure.scientific(c.primalResidual)), "
            + "dual residual \(Figure.scientific(c.dualResidual)), gap \(Figure.scientific(c.relativeGap)) after "
            + "\(c.iterations) iterations on \(Figure.text(Double(document.size.rows))) rows and "
            + "\(Figure.text(Double(document.size.columns))) columns."
        if let audit = document.audit, let imbalance = c.auditMaxImbalanceMw {
            text +=
                "\nAudit of \(Figure.text(Double(audit.observations))) written values: largest imbalance "
                + "\(Figure.scientific(imbalance)) MW; cost items differ from the objective by "
                + "\(Figure.scientific(audit.costItemsRelative)) of it. "
                + (audit.failures.isEmpty
                    ? "All within \(Figure.scientific(audit.relativeTolerance)) of the numbers that meet and "
                        + "\(Figure.text(audit.floorMw * 1000)) kW."
                    : "FAILED in \(audit.failures.count) places; see audit in plan.json.")
        }
        return text
    }
}
