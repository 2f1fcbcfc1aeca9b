import Reporting

/// Who gains and who loses.
extension ComparisonScreen {
    func gains(_ budget: Budget) -> [String?] {
        let table = isPair ? pairOfParties(budget) : partiesByPlan(budget)
        if table.isEmpty { return [] }
        let money = parties.isPresentValue ? "money is present value" : "money is not discounted"
        return [
            heading("Who gains and who loses"),
            style.paragraph("Changes against plan 1, less is better; \(money), M US$; the rest sums of the years."),
            table.rendered(style),
        ] + (isPair ? [operators] : [])
    }

    private func isTold(_ party: ComparisonParties.Party, _ measures: [Measure]) -> Bool {
        measures.contains { measure in
            others.contains { member in
                party.change(measure, member).map { shown($0, measure.decimals) != nil } ?? false
            }
        }
    }

    /// A row for each jurisdiction, a column for each measure.
    private func pairOfParties(_ budget: Budget) -> TextTable {
        let told = places(budget)
        let measures = Measure.places.filter { measure in
            told.contains { $0.change(measure, 1).map { shown($0, measure.decimals) != nil } ?? false }
        }
        var table = TextTable([.name("who")] + measures.map { .right($0.heading) }, keys: 1)
        if measures.isEmpty { return table }
        for party in told {
            table.add(
                [party.name]
                    + measures.map { measure in
                        party.change(measure, 1).map { shown($0, measure.decimals) ?? "·" } ?? ""
                    })
        }
        return table
    }

    /// Places that change, the largest change of cost first where there is no room for all; together and offshore behind them.
    private func places(_ budget: Budget) -> [ComparisonParties.Party] {
        let own = parties.parties.filter { $0.kind == .jurisdiction && isTold($0, Measure.places) }
        let behind = parties.parties.filter {
            ($0.kind == .together && own.count > 1 || $0.kind == .offshore) && isTold($0, Measure.places)
        }
        let room = max(1, budget.parties - behind.count)
        if own.count <= room { return own + behind }
        func size(_ party: ComparisonParties.Party) -> Double {
            others.map { abs(party.change(.netCost, $0) ?? 0) }.max() ?? 0
        }
        let largest = Set(own.sorted { (size($0), $1.name) > (size($1), $0.name) }.prefix(room).map(\.name))
        return own.filter { largest.contains($0.name) } + behind
    }

    var operators: String? {
        guard let party = parties.parties.last, isTold(party, Measure.operators) else { return nil }
        let changes = Measure.operators.map { party.change($0, 1) ?? 0 }
        let total = changes.reduce(0, +)
        let parts = zip(Measure.operators, changes).map { "\($0.heading) \(signed($1, 1))" }
        return style.paragraph(
            "Operators of data centres pay \(NumberText.text(abs(total), decimals: 1)) M US$ \(total > 0 ? "more" : "less"), "
                + "penalties apart: \(parts.joined(separator: ", ")).")
    }

    /// A row for each party and measure, a column for each plan: costs of all, other measures of all together.
    private func partiesByPlan(_ budget: Budget) -> TextTable {
        var table = TextTable(
            [.name("who"), .left("what"), .left("unit")] + members.indices.map { .right("\($0 + 1)") }, keys: 3)
        func add(_ party: ComparisonParties.Party, _ name: String, _ measure: Measure) {
            guard isTold(party, [measure]) else { return }
            let first = NumberText.text(party[measure][0].map { $0 * measure.scale }, decimals: measure.decimals)
            table.add(
                [name, measure.heading.split(separator: ",").first.map(String.init) ?? "", measure.unit, first]
                    + others.map { party.change(measure, $0).map { shown($0, measure.decimals) ?? "·" } ?? "" })
        }
        let told = places(budget)
        for party in told where party.kind == .jurisdiction { add(party, party.name, .netCost) }
        if let together = parties.parties.first(where: { $0.kind == .together }) {
            for measure in Measure.places { add(together, "together", measure) }
        }
        if let operators = parties.parties.last {
            for measure in Measure.operators { add(operators, "operators", measure) }
        }
        for party in told where party.kind == .offshore { add(party, party.name, .penalties) }
        return table
    }
}
