import Planning
import Vocabulary

/// What is built where and by when.
extension PlanScreen {
    /// Built less than this, MW, is nothing.
    private static let least = 0.05

    /// What a place builds over the years.
    private struct Built {
        let place: String
        /// By stock, MW: racks at their peak.
        var mw: [String: Double] = [:]
        var years: Set<Int> = []

        func sum(_ kind: StockKind) -> Double {
            mw.sorted { $0.key < $1.key }.reduce(0) { StockID(text: $1.key)?.kind == kind ? $0 + $1.value : $0 }
        }
    }

    func places(_ budget: Budget) -> [String?] {
        let all = document.regions.keys.sorted().map(built)
        let ranked = all.sorted {
            let (a, b) = (figure($0.place, lastYear, .itMw) ?? 0, figure($1.place, lastYear, .itMw) ?? 0)
            return a == b ? $0.place < $1.place : a > b
        }
        return [heading("What is built where, and by when"), placeTable(ranked, budget).rendered(style)]
            + placeSentences(budget)
    }

    func placeSentences(_ budget: Budget) -> [String?] {
        [plants(document.regions.keys.sorted().map(built), budget), links(budget)]
    }

    private func built(_ place: String) -> Built {
        var built = Built(place: place)
        for year in years {
            let values = document.regions[place]?["\(year)"]?.breakdowns[RegionBreakdown.builtMw.breakdown.key] ?? [:]
            for (stock, mw) in values where mw >= PlanScreen.least {
                built.mw[stock, default: 0] += mw
                built.years.insert(year)
            }
        }
        return built
    }

    /// A column for each thing that some place has.
    private func placeTable(_ ranked: [Built], _ budget: Budget) -> TextTable {
        func mw(_ value: Double?) -> String { NumberText.text(value) }
        let (first, last) = (years.first ?? 0, lastYear)
        func it(_ year: Int) -> (String, (Built) -> Double) {
            ("IT \(year)", { figure($0.place, year, .itMw) ?? 0 })
        }
        let figures: [(title: String, value: (Built) -> Double)] =
            (first == last ? [it(last)] : [it(first), it(last)]) + [
                ("halls", { $0.sum(.halls) }), ("racks", { $0.sum(.racks) }),
                ("kH100e", { (figure($0.place, last, .h100e) ?? 0) / 1e3 }),
                ("plants", { $0.sum(.plant) }), ("grid", { $0.sum(.hosting) }),
            ]
        let told = figures.filter { figure in ranked.contains { figure.value($0) >= PlanScreen.least } }
        var table = TextTable([.name("BUILT, MW")] + told.map { .right($0.title) } + [.left("built in")])
        let shown = ranked.count <= budget.places ? ranked[...] : ranked.prefix(budget.places - 1)
        func add(_ name: String, _ group: ArraySlice<Built>) {
            let years = group.reduce(into: Set<Int>()) { $0.formUnion($1.years) }
            table.add(
                [name] + told.map { figure in mw(group.reduce(0) { $0 + figure.value($1) }) }
                    + [years.isEmpty ? "–" : PlanScreen.span(years.sorted())])
        }
        for built in shown { add(built.place, [built]) }
        let rest = ranked.dropFirst(shown.count)
        if !rest.isEmpty { add("\(rest.count) more", rest) }
        if ranked.count > 1 { add("all", ranked[...]) }
        return table
    }

    /// 2027–30.
    static func span(_ years: [Int]) -> String {
        guard let first = years.first, let last = years.last, first != last else {
            return years.first.map { "\($0)" } ?? "–"
        }
        return first / 100 == last / 100 ? "\(first)–\(last % 100 < 10 ? "0" : "")\(last % 100)" : "\(first)–\(last)"
    }

    private func plants(_ all: [Built], _ budget: Budget) -> String? {
        let plants = all.flatMap { built in
            built.mw.compactMap { stock, mw in
                StockID(text: stock).flatMap { $0.kind == .plant ? (place: built.place, plant: $0.name, mw: mw) : nil }
            }
        }.sorted { ($0.mw, $1.place, $1.plant) > ($1.mw, $0.place, $0.plant) }
        if plants.isEmpty { return nil }
        let parts = plants.prefix(12).map { "\(name($0.plant)) \(NumberText.text($0.mw)) in \(name($0.place))" }
        return sentence("Plants, MW: ", parts, budget) { "; \($0 + plants.count - parts.count) smaller" }
    }

    private func links(_ budget: Budget) -> String? {
        guard let links = document.links, !links.isEmpty else { return nil }
        func sum(_ name: String, _ key: String) -> Double {
            (links[name] ?? [:]).sorted { $0.key < $1.key }.reduce(0) { $0 + (($1.value.figures[key] ?? nil) ?? 0) }
        }
        let built = links.keys.sorted().compactMap { link -> String? in
            let mw = sum(link, "built_mw")
            if mw < PlanScreen.least { return nil }
            let when = (links[link] ?? [:]).filter { (($0.value.figures["built_mw"] ?? nil) ?? 0) >= PlanScreen.least }
            return "\(name(link)) \(NumberText.text(mw)) (\(PlanScreen.span(when.keys.compactMap(Int.init).sorted())))"
        }
        let others = links.count - built.count
        if built.isEmpty { return "Links: none is built." }
        return sentence("Links, MW: ", built + (others > 0 ? ["none on \(others) more"] : []), budget)
    }
}
