import Output
import Planning
import Vocabulary

/// What is built, spent and taken, year by year.
extension PlanNotebook {
    /// As pandas sorts them.
    static func sorted(_ names: some Sequence<String>) -> [String] {
        names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    private var years: [Int] { plan.document.years }
    private var regions: [String] { PlanNotebook.sorted(plan.document.regions.keys) }

    private func value(_ place: String, _ year: Int, _ figure: RegionFigure) -> Double? {
        plan.document.regions[place]?["\(year)"]?[figure]
    }

    private static func axis(_ shown: Shown) -> String { "\(shown.title), \(shown.unit)" }

    var totals: Section? {
        let figures: [RegionFigure] = [.itMw, .facilityTwh, .capex, .runningCost, .emissions]
        let columns = figures.map { figure in
            let shown = figure.figure.shown
            let scale = shown.scale == 1 ? "" : " * \(shown.scale)"
            return "    \(Neutral.python(PlanNotebook.axis(shown))): total[\"\(figure.figure.key)\"]\(scale),"
        }
        let rows = years.map { year in
            (
                "\(year)",
                figures.map { figure in plan.document.total(year, figure).map { $0 * figure.figure.shown.scale } }
            )
        }
        return Section(
            id: "totals", heading: "The plan by year",
            code: """
                total = summary.groupby("year").sum(numeric_only=True)
                pd.DataFrame({
                \(columns.joined(separator: "\n"))
                }).round(2)
                """,
            output: .table(
                NotebookTable(
                    rowName: "year", columnName: "", columns: figures.map { PlanNotebook.axis($0.figure.shown) },
                    rows: rows, decimals: 2)))
    }

    var power: Section? {
        let shown = RegionFigure.itMw.figure.shown
        return Section(
            id: "power", heading: "\(shown.title) by place, \(shown.unit)",
            code: """
                capacity = summary.pivot(index="place", columns="year", values="\(RegionFigure.itMw.figure.key)")
                capacity.round(1)
                """,
            output: .table(
                NotebookTable(
                    rowName: "place", columnName: "year", columns: years.map { "\($0)" },
                    rows: regions.map { place in (place, years.map { value(place, $0, .itMw) }) }, decimals: 1)))
    }

    var capacity: Section? {
        let axis = PlanNotebook.axis(RegionFigure.itMw.figure.shown)
        var chart = NotebookChart(title: "Capacity by place and year: \(axis)", xTitle: "", yTitle: axis)
        chart.addBars(
            years.map { "\($0)" },
            regions.map { place in .init(name: place, values: years.map { value(place, $0, .itMw) ?? 0 }) })
        return Section(
            id: "capacity", heading: "Capacity by place and year",
            code: """
                capacity.T.plot.bar(stacked=True, title=\(python(chart.title)), xlabel="", ylabel=\(python(axis)))
                plt.show()
                """, output: .picture(chart))
    }

    var capital: Section? {
        if plan.capex.isEmpty { return nil }
        let kinds = PlanNotebook.sorted(Set(plan.capex.map(\.stock.kind.rawValue)))
        let builtYears = Set(plan.capex.map(\.year)).sorted()
        let unit = "billion \(Unit.dollar)"
        var chart = NotebookChart(
            title: "Capital by year and what is built, \(unit)", xTitle: "", yTitle: unit)
        chart.addBars(
            builtYears.map { "\($0)" },
            kinds.map { kind in
                .init(
                    name: kind,
                    values: builtYears.map { year in
                        plan.capex.filter { $0.year == year && $0.stock.kind.rawValue == kind }
                            .reduce(0) { $0 + $1.capexUsd } / 1e9
                    })
            })
        return Section(
            id: "capital", heading: "Capital by year",
            code: """
                capex = tables["capex"].pivot_table(index="year", columns="quantity", values="capex_usd", aggfunc="sum") / 1e9
                capex.plot.bar(stacked=True, title=\(python(chart.title)), xlabel="", ylabel=\(python(unit)))
                plt.show()
                """, output: .picture(chart))
    }

    var costs: Section? {
        var sums: [CostItem: Double] = [:]
        for cost in plan.written.costs where cost.year == year { sums[cost.item, default: 0] += cost.value / 1e6 }
        let told = sums.filter { abs($0.value) >= 0.05 }.sorted { ($0.value, $1.key) < ($1.value, $0.key) }
        if told.isEmpty { return nil }
        let shown = RegionFigure.costTotal.figure.shown
        var chart = NotebookChart(
            title: self.shown("Cost by item in {year}, not discounted, \(shown.unit)"), xTitle: shown.unit, yTitle: "")
        chart.fromZero = false
        chart.yWords = told.enumerated().map { (Double($0), $1.key.rawValue) }
        for (i, item) in told.enumerated() {
            chart.marks.append(
                .bar(
                    .init(x: 0, y: Double(i) - 0.4), .init(x: item.value, y: Double(i) + 0.4), colour: 0,
                    says: "\(item.key.rawValue): \(NumberText.text(item.value, decimals: 1)) \(shown.unit)"))
        }
        return Section(
            id: "costs", heading: "Cost by item",
            code: """
                cost = tables["cost"].query("year == @year").groupby("item")["cost_usd"].sum() * \(shown.scale)
                title = \(python("Cost by item in {year}, not discounted, \(shown.unit)"))
                cost[cost.abs() >= 0.05].sort_values().plot.barh(title=title, xlabel=\(python(shown.unit)), ylabel="", figsize=(8, 7))
                plt.show()
                """, output: .picture(chart))
    }

    var demand: Section? {
        let shown = RegionFigure.facilityTwh.figure.shown
        let axis = PlanNotebook.axis(shown)
        let published = plan.document.published ?? []
        var chart = NotebookChart(
            title: "Demand and published figures for the same places, \(shown.unit)", xTitle: "", yTitle: axis)
        let fans = plan.fans.filter { $0.origin == nil }.sorted { $0.year < $1.year }
        if fans.count > 1 {
            let upper = fans.map { NotebookChart.Point(x: Double($0.year), y: $0.twh.p95) }
            let lower = fans.map { NotebookChart.Point(x: Double($0.year), y: $0.twh.p5) }
            chart.legend.append("5 to 95 of 100 samples")
            chart.marks.append(.area(upper + lower.reversed(), colour: 0, opacity: 0.25))
        }
        chart.addLine(
            "plan",
            years.map { .init(x: Double($0), y: plan.document.total($0, .facilityTwh) ?? 0) })
        for figure in published {
            let point = NotebookChart.Point(x: Double(figure.year), y: figure.regionsTwh ?? figure.twh)
            let says = "\(figure.name): \(NumberText.text(point.y, decimals: 2)) \(shown.unit)"
            chart.marks.append(.dot(point, radius: 5, colour: chart.legend.count, says: says))
            chart.legend.append(figure.name)
        }
        chart.xWords = Set(years + published.map(\.year)).sorted().map { (Double($0), "\($0)") }
        return Section(
            id: "demand", heading: "Demand and its published figures",
            code: """
                ax = total["\(RegionFigure.facilityTwh.figure.key)"].plot(marker="o", label="plan")
                spread = tables["demand_spread"].query("scope == 'total'")
                ax.fill_between(spread["year"], spread["p5_twh"], spread["p95_twh"], alpha=0.2, label="5 to 95 of 100 samples")
                for figure in plan.get("published", []):
                    twh = figure.get("regions_twh", figure["twh"])  # Of the plan's places
                    ax.plot(figure["year"], twh, "o", label=figure["name"])
                ax.set(title=\(python(chart.title)), xlabel="", ylabel=\(python(axis)), ylim=(0, None))
                ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
                plt.show()
                """, output: .picture(chart))
    }
}
