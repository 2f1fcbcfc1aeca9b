import Planning
import Vocabulary

/// A plan in words and tables that a person reads: one screen, and on request everything after it under headings.
public struct PlanReport {
    let document: PlanDocument
    let plan: Plan
    private let scenario: Scenario
    let style: TextTable.Style
    private let directory: String?

    /// - Parameter directory: where the results are; nil: nowhere.
    public init(
        _ document: PlanDocument, _ plan: Plan, _ scenario: Scenario, directory: String? = nil, style: TextTable.Style
    ) {
        self.document = document
        self.plan = plan
        self.scenario = scenario
        self.directory = directory
        self.style = style
    }

    /// - Parameter isFull: whether all tables follow the screen.
    public func rendered(isFull: Bool = false) -> String {
        let screen = PlanScreen(document, directory: directory, style: style).rendered()
        if !isFull { return screen }
        let parts = [summary()] + building() + power() + money() + limits() + evidence()
        return screen + "\n" + parts.compactMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    private func building() -> [String?] {
        [
            section("Where the computing is", regionNote(), regionTable()),
            section("Racks installed", "At the end of each year; in brackets what the year adds.", rackTable()),
            section("PUE and water", hallNote, hallTable()),
            section("Reserves", reserveNote, figureTable(RegionFigure.reserves)),
            section("What to build", "In each year; racks at their peak.", buildTable()),
            section("What else could be built", optionNote, optionTable()),
        ]
    }

    private func power() -> [String?] {
        [
            section(
                "Where the power comes from", "TWh a year on each region's bus; exports and charging negative.",
                supplyTable()),
            section("Links", "MW, and TWh sent each way.", linkTable()),
            section(
                "Whom it is for", "Work by class of customers, mean of each year, and what rules ask.", customerTable()),
        ]
    }

    private func money() -> [String?] {
        [
            section("Capital spent", capitalNote, capitalTable()),
            section(
                "What it costs", "Million US$ of each year, real, not discounted; capital as annuities.", costTable()),
            section("What a unit costs, on average and levelised", unitCostNote, unitCostTable()),
            section("What stores take off bills", savingNote, savingTable()),
            section("By jurisdiction", jurisdictionNote, jurisdictionTable()),
            section("Carbon", carbonNote, carbonTable()),
        ]
    }

    private func limits() -> [String?] {
        [
            section(
                "Work not done, load not served", "Mean over the year (load: the year's energy) and share of demand.",
                unservedTable()),
            section(
                "What limits are worth in total", worthNote, PlanScreen.limitTable(plan.limits, with: .keys)),
            section("What binds, and its marginal price", bindingNote, limitTable(plan.binding)),
            section("Policies", policyNote, policyTable()),
            section("What existing things are worth at the margin", assetNote, limitTable(plan.assets)),
        ]
    }

    private func evidence() -> [String?] {
        [
            section("Beside what others have published", "TWh of data centres.", publishedTable()),
            section(
                "How the hours chosen stand for the year",
                "Before rescaling: mean against the year's; distance of the duration curves and peak kept, of the range.",
                reductionTable()),
            certificate(),
        ]
    }

    private func section(_ title: String, _ note: String, _ table: TextTable) -> String? {
        style.section(title, note, table)
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

    /// The plan in sentences.
    private func summary() -> String {
        let years = scenario.horizon.years
        func energy(_ year: Int) -> String {
            NumberText.text(document.total(year, .facilityTwh), decimals: 1)
        }
        let lines =
            moneyLines(plan.headline, document.tailUsd, scenario.horizon)
            + [
                document.scenario?.resolutionChoice.map {
                    "Hours (\(document.scenario?.resolution ?? "–")) were \($0.words)."
                },
                hoursHeadline(),
                "Data centres use \(energy(years.lowerBound)) TWh in \(years.lowerBound)"
                    + (years.count == 1
                        ? "." : " and \(energy(years.upperBound)) TWh in \(years.upperBound)."),
            ].compactMap { $0 }
        return style.opening("In sentences", lines.joined(separator: style == .markdown ? "\n\n" : "\n"))
    }

    static func misfit(_ accounting: AccountingRounds.Record) -> String {
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

    private let capitalNote = "Million US$ of each year: overnight capital as cash, without interest while it is built."

    private func capitalTable() -> TextTable { breakdownTable("what", [.capex], decimals: 1) }

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
            "Primal residual "
            + "\(NumberText.scientific(certificate?.primalResidual)), dual residual "
            + "\(NumberText.scientific(certificate?.dualResidual)), gap "
            + "\(NumberText.scientific(certificate?.relativeGap)) after "
            + "\(NumberText.text(certificate?.iterations.map(Double.init))) iterations on "
            + "\(NumberText.text(document.size.map { Double($0.rows) })) rows and "
            + "\(NumberText.text(document.size.map { Double($0.columns) })) columns."
        if let audit = document.audit, let imbalance = certificate?.auditMaxImbalanceMw {
            text +=
                " Audit of \(NumberText.text(Double(audit.observations))) written values: largest imbalance "
                + "\(NumberText.scientific(imbalance)) MW; cost items differ from the objective by "
                + "\(NumberText.scientific(audit.costItemsRelative)) of it. "
                + (audit.failures.isEmpty
                    ? "All within \(NumberText.scientific(audit.relativeTolerance)) of the numbers that meet and "
                        + "\(NumberText.text(audit.floorMw * 1000)) kW."
                    : "FAILED in \(audit.failures.count) places; see audit in plan.json.")
        }
        return style.opening("Certificate", text)
    }
}
