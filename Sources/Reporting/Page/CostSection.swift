import Planning
import Vocabulary

/// What the plan costs and emits: by category, place and year; as resources, transfers and penalties; a unit; by jurisdiction.
enum CostSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        if document.years.isEmpty { return nil }
        return Section(
            "costs", "What it costs and emits",
            [
                present(document),
                .charts([
                    byCategory(document), byPlace(document, .costTotal), byPlace(document, .emissions, isMany: true),
                ]),
                viewTable(document), unitTable(document), Markup("h3", [:], "By jurisdiction"), jurisdictions(document),
                .details("Cost items by place and year", items(document)),
                .details("Unit costs and carbon of each place by year", [figures(document)]),
                document.money.map { .note("Money is \($0).") } ?? .nothing,
            ])
    }

    private static let money = RegionFigure.costTotal.figure.shown

    // MARK: The views of money

    private static func present(_ document: PlanDocument) -> Markup {
        guard let headline = document.headline else { return .nothing }
        let rows: [(key: String, value: Double?)] = [
            ("headline.resource_cost_usd", headline.resourceCostUsd), ("headline.transfers_usd", headline.transfersUsd),
            ("headline.penalties_usd", headline.penaltiesUsd), ("tail_usd", document.tailUsd),
            ("objective_usd", document.objectiveUsd),
        ]
        var table = PageTable("Present values, \(money.unit)", [.words("what"), .number(money.unit)])
        for row in rows {
            guard let told = Told(row.value, row.key) else { continue }
            table.add(
                [.text(PlanDocument.meaning(row.key)), .number(told, money)],
                kind: row.key == "objective_usd" ? "total" : nil)
        }
        return table.markup
    }

    private static func viewTable(_ document: PlanDocument) -> Markup {
        let all: [RegionFigure] = [
            .costTotal, .resourceCost, .annuities, .runningCost, .transfers, .taxes, .carbonPayments, .subsidies,
            .penalties,
        ]
        let figures = all.filter { figure in
            document.years.contains { (document.told($0, figure.figure)?.value ?? 0) != 0 }
        }
        var table = PageTable(
            "Costs of each year, not discounted; capital as annuities",
            [.words("year")] + figures.map { .number($0.figure.shown) })
        for year in document.years {
            table.add(
                [.year(year)] + figures.map { .number(document.told(year, $0.figure), $0.figure.shown) })
        }
        return table.markup
    }

    // MARK: Pictures

    private static func byCategory(_ document: PlanDocument) -> Markup {
        guard let last = document.years.last else { return .nothing }
        let figure = RegionFigure.costTotal.figure
        let parts = CostCategory.allCases.compactMap { category in
            document.toldCost(last, category).map { (name: category.words, told: $0) }
        }
        let totals = document.years.map { document.told($0, figure) }
        let isOfShares = parts.allSatisfy { $0.told.value >= 0 }
        return StackedBars(
            id: "costs-category",
            title: isOfShares
                ? Finding.share(of: "cost", "in \(last)", parts, total: document.told(last, figure), money)
                : Finding.course(of: "Cost", document.course(totals), money),
            shown: money, bars: document.years.map { "\($0)" },
            series: CostCategory.allCases.map { category in
                ChartSeries(
                    category.words, SeriesStyles.category(category),
                    document.years.map { document.toldCost($0, category) })
            }, totals: totals
        ).markup
    }

    /// A figure that adds up over places, by year.
    private static func byPlace(_ document: PlanDocument, _ figure: RegionFigure, isMany: Bool = false) -> Markup {
        let (figure, styles) = (figure.figure, SeriesStyles(document))
        let totals = document.years.map { document.told($0, figure) }
        return StackedBars(
            id: "costs-\(figure.key.replacing("_", with: "-"))",
            title: Finding.course(
                of: figure.shown.title.capitalisedFirst, isMany: isMany, document.course(totals), figure.shown),
            shown: figure.shown, bars: document.years.map { "\($0)" },
            series: document.places.map { place in
                ChartSeries(place, styles.place(place), document.years.map { document.told(place, $0, figure) })
            }, totals: totals
        ).markup
    }

    // MARK: Units

    private static func unitTable(_ document: PlanDocument) -> Markup {
        guard let levelised = document.levelised else { return .nothing }
        let figures = UnitFigure.all.map(\.figure)
        var table = PageTable(
            "What a unit costs, levelised: discounted costs over discounted amounts; capital of what stood before is sunk",
            [.words("place")] + figures.map { .number($0.shown.heading) })
        func row(_ name: PageTable.Cell, _ part: PlaceYear, _ key: String, kind: String? = nil) {
            table.add([name] + figures.map { .number(Told(part[$0], "\(key).\($0.key)"), $0.shown) }, kind: kind)
        }
        for (place, part) in levelised.sorted(by: { $0.key < $1.key }) { row(.name(place), part, "levelised.\(place)") }
        if let all = document.levelisedTotal, levelised.count > 1 {
            row(.text("all"), all, "levelised_total", kind: "total")
        }
        return table.markup
    }

    /// Average unit costs and carbon by scope.
    private static func figures(_ document: PlanDocument) -> Markup {
        let carbon: [RegionFigure] = [.scope1, .scope2, .embodied, .intensity]
        let figures = UnitFigure.all.map(\.figure) + carbon.map(\.figure)
        var table = PageTable(
            "Averages of each year, and carbon of data centres: of plants on site, of power from elsewhere, of what is built",
            [.words("place"), .number("year")] + figures.map { .number($0.shown.briefly) }, keys: 2)
        for place in document.places {
            for year in document.years {
                table.add(
                    [.name(place), .year(year)] + figures.map { .number(document.told(place, year, $0), $0.shown) })
            }
        }
        return table.markup
    }

    private static func items(_ document: PlanDocument) -> [Markup] {
        let breakdown = RegionBreakdown.cost.breakdown
        return document.years.chunked.map { years in
            var table = PageTable(
                "\(breakdown.shown.labelled); \(breakdown.documentation.lowercasedFirst)",
                [.words("place"), .words("item")] + years.map { .number("\($0)") }, keys: 2)
            for place in document.places {
                for item in document.items(breakdown) {
                    let told = years.map { document.told(place, $0, breakdown, item) }
                    guard told.contains(where: { abs($0?.value ?? 0) >= 5e3 }) else { continue }
                    table.add(
                        [.name(place), .text(item.replacing("_", with: " "))]
                            + told.map { .number($0, breakdown.shown) })
                }
            }
            return table.markup
        }
    }

    // MARK: Jurisdictions

    /// Of figures that several have in common the first few, which are those of money, carbon, energy and water.
    private static let told = 14

    private static func jurisdictions(_ document: PlanDocument) -> Markup {
        let all = document.jurisdictions ?? [:]
        let figures = JurisdictionFigure.all.prefix(told).map(\.figure).filter { figure in
            all.values.contains { $0.values.contains { ($0[figure] ?? 0) != 0 } }
        }
        var table = PageTable(
            "Of each year; offshore: work from elsewhere that nobody does. Trade is what is received for power on links less what is paid.",
            [.words("jurisdiction"), .number("year")]
                + figures.map { .number($0.shown) },
            keys: 2)
        func row(_ name: String, _ year: Int, _ part: PlaceYear, _ key: String) {
            table.add(
                [.name(name), .year(year)]
                    + figures.map { .number(Told(part[$0], "\(key).\(year).\($0.key)"), $0.shown) })
        }
        for (name, years) in all.sorted(by: { $0.key < $1.key }) {
            for year in document.years { years["\(year)"].map { row(name, year, $0, "jurisdictions.\(name)") } }
        }
        for year in document.years {
            guard let part = document.offshore?["\(year)"], figures.contains(where: { (part[$0] ?? 0) != 0 }) else {
                continue
            }
            row("offshore", year, part, "offshore")
        }
        return table.markup
    }
}

extension PlanDocument {
    /// What the items of a category come to in a year, over all places.
    func toldCost(_ year: Int, _ category: CostCategory) -> Told? {
        let breakdown = RegionBreakdown.cost.breakdown
        return Told.sum(
            CostItem.allCases.filter { $0.category == category }.compactMap { told(year, breakdown, $0.rawValue) })
    }

    /// The years that have a number, with it.
    func course(_ totals: [Told?]) -> [(year: Int, told: Told)] {
        zip(years, totals).compactMap { year, told in told.map { (year, $0) } }
    }
}

extension CostCategory {
    package var words: String { rawValue.replacing("_", with: " ") }
}

extension String {
    package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
    /// As it is where it begins with an abbreviation.
    package var lowercasedFirst: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
