import Planning
import Vocabulary

/// What it costs by year, and TWh and MW beside what others have published.
extension PlanScreen {
    func money(_ budget: Budget) -> [String?] {
        [heading("Money (real US$), energy and power by year"), yearTable().rendered(style)] + moneySentences(budget)
    }

    func moneySentences(_ budget: Budget) -> [String?] { [present(budget), units(budget)] + published(budget) }

    private func total(_ year: Int, _ figure: RegionFigure) -> Double? { document.total?["\(year)"]?[figure] }

    /// As many years as there is room for, the first and the last among them.
    private func yearTable() -> TextTable {
        for count in stride(from: min(years.count, 12), to: 2, by: -1) {
            let table = yearTable(PlanScreen.spread(years, count))
            if table.fits(style) { return table }
        }
        return yearTable(PlanScreen.spread(years, 2))
    }

    static func spread(_ years: [Int], _ count: Int) -> [Int] {
        if years.count <= count { return years }
        return (0..<count).map { years[$0 * (years.count - 1) / (count - 1)] }
    }

    private func yearTable(_ shown: [Int]) -> TextTable {
        let hasTotal = years.count > 1
        let sum = shown.count == years.count ? "all" : "all \(years.count)"
        var table = TextTable(
            [.left("MILLION US$")] + shown.map { .right("\($0)") } + (hasTotal ? [.right(sum)] : []))
        func add(_ title: String, _ figure: RegionFigure, scale: Double, decimals: Int, addsUp: Bool = true) {
            let values = years.map { total($0, figure) }
            let cells = shown.map { NumberText.text(total($0, figure).map { $0 * scale }, decimals: decimals) }
            let all = addsUp ? NumberText.text(values.compactMap { $0 }.reduce(0, +) * scale, decimals: decimals) : ""
            table.add([title] + cells + (hasTotal ? [all] : []))
        }
        let money: [(String, RegionFigure)] = [
            ("capital, cash", .capex), ("running cost", .runningCost), ("taxes less grants", .transfers),
            ("penalties, unpaid", .penalties),
        ]
        let largest = money.flatMap { row in years.map { abs(total($0, row.1) ?? 0) } }.max() ?? 0
        for (title, figure) in money { add(title, figure, scale: 1e-6, decimals: largest < 1e9 ? 1 : 0) }
        add("energy, TWh", .facilityTwh, scale: 1, decimals: 2)
        add("IT power, MW", .itMw, scale: 1, decimals: 0, addsUp: false)
        return table
    }

    /// In billions where there are some.
    private func present(_ budget: Budget) -> String? {
        guard let headline = document.headline, let first = years.first else { return nil }
        let parts =
            [
                ("resources", headline.resourceCostUsd), ("transfers", headline.transfersUsd),
                ("penalties", headline.penaltiesUsd),
            ] + (document.tailUsd.map { [("after \(lastYear)", $0)] } ?? [])
        let isLarge = parts.contains { abs($0.1) >= 1e9 }
        func text(_ usd: Double) -> String {
            NumberText.text(usd / (isLarge ? 1e9 : 1e6), decimals: isLarge ? 2 : 1)
        }
        return sentence(
            "Value in \(first), \(isLarge ? "billion" : "million") US$: ", parts.map { "\($0.0) \(text($0.1))" }, budget
        )
    }

    /// Levelised costs of all places together.
    private func units(_ budget: Budget) -> String? {
        func usd(_ unit: UnitFigure) -> String? {
            document.levelisedTotal?[unit.figure].map {
                NumberText.text($0, decimals: unit.figure.shown.decimals)
            }
        }
        let months = usd(.perItKwMonth).map { whole in
            "\(whole)/kW-month of IT" + (usd(.hostingPerItKwMonth).map { " (\($0) without racks)" } ?? "")
        }
        let parts = [
            usd(.perH100eHour).map { "\($0)/H100e-hour" }, months, usd(.perItMwh).map { "\($0)/MWh of IT" },
            usd(.power).map { "\($0)/MWh of power" },
        ]
        return sentence("Levelised, US$: ", parts.compactMap { $0 }, budget)
    }

    /// The published figures of one year for the same places.
    private struct Figures {
        let year: Int
        let regions: [String]
        var parts: [PlanDocument.PublishedPart]
    }

    private func published(_ budget: Budget) -> [String?] {
        var groups: [Figures] = []
        for part in document.published ?? [] where part.planTwh != nil && part.regionsTwh != nil {
            let regions = (part.regions ?? []).sorted()
            if let at = groups.firstIndex(where: { $0.year == part.year && $0.regions == regions }) {
                groups[at].parts.append(part)
            } else {
                groups.append(Figures(year: part.year, regions: regions, parts: [part]))
            }
        }
        let latest = groups.sorted { a, b in
            if a.year != b.year { return a.year > b.year }
            return a.regions.count == b.regions.count
                ? a.regions.joined(separator: "+") < b.regions.joined(separator: "+")
                : a.regions.count > b.regions.count
        }
        return [sentence("Published TWh (here): ", latest.map(words), separator: "; ", budget) { "; \($0) more" }]
    }

    private func words(_ figures: Figures) -> String {
        func range(_ values: [Double], _ decimals: Int) -> String {
            let ends = [values.min()!, values.max()!].map { NumberText.text($0, decimals: decimals) }
            return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")
        }
        let part = figures.parts[0]
        let all = figures.regions.count == document.regions.count
        let places = all ? "all" : figures.regions.map(name).joined(separator: "+")
        let twh = range(figures.parts.compactMap(\.regionsTwh), 1)
        let declared = figures.parts.compactMap(\.regionsNameplateMw)
        let mw = declared.isEmpty ? "" : ", \(range(declared, 0)) MW declared (IT \(NumberText.text(part.planItMw)))"
        return "\(figures.year) \(places) \(twh) (\(NumberText.text(part.planTwh, decimals: 1)))\(mw)"
    }
}
