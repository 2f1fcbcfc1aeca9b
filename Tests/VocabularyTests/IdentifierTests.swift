import Testing
import Vocabulary

/// Texts of what leaves the model: one for each thing, and read back as that thing.
@Suite struct IdentifierTests {
    /// Names that look like kinds, like other identifiers, or like nothing.
    private static let names =
        ["cooling_dry", "dry", "racks", "grid", "grid_charge", "all", "energy_mwh", "output", "select", "None", "αβγ"]
        + [String(repeating: "x", count: 200)]

    private func check<ID: Identifier>(_: ID.Type) {
        let all = ID.Kind.allCases.flatMap { kind in
            [ID(kind, "")] + IdentifierTests.names.map { ID(kind, $0) }
        }
        #expect(Set(all.map(\.text)).count == all.count)
        for id in all { #expect(ID(text: id.text) == id, "\(id.text)") }
        #expect(ID(text: "nothing.of_the_kind") == nil)
        #expect(ID.Kind.allCases.allSatisfy { !$0.rawValue.contains(".") })
    }

    @Test func textsReadBack() {
        check(FlowID.self)
        check(StockID.self)
        check(BalanceID.self)
    }

    /// Every cost item has one category, and what is of power is no cost of the data centres' own.
    @Test func costItemsAreOfOneThing() {
        #expect(Set(CostItem.allCases.map(\.category)) == Set(CostCategory.allCases))
        #expect(CostItem.powerSubsidies.isOfPower && !CostItem.subsidies.isOfPower)
        for kind in StockKind.allCases {
            guard let costs = kind.costs else { continue }
            #expect(costs.capital != costs.fixed && costs.capital.isOfPower == costs.fixed.isOfPower)
        }
    }
}
