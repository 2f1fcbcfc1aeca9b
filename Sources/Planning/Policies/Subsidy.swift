import Documents
import LinearProgramming
import Vocabulary

/// A share of the capital cost of what is built in a range of years, paid by the public: cost −= share · annuity · b.
public struct Subsidy: Policy {
    public static let kind = "subsidy"
    public static let summary = "Pays a share of the capital cost of plants, cooling, racks, halls or links."
    /// Names of what is subsidised: plants, cooling systems, rack classes, links, or `air` and `liquid` halls.
    let items: [String]
    let capitalShare: YearlyTable
    let years: ClosedRange<Int>

    public init(_ table: TableReader) {
        items = table.strings(
            "items", "Plants, cooling, racks, links, or air and liquid halls, by name; kind.NAME where several have it."
        )
        capitalShare = table.yearly("capital_share", "Share of the capital cost that is paid.", in: 0...1)
        years = PolicyYears(table).range
        if items.isEmpty { table.report(at: "items", "names nothing to subsidise") }
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        let known = scenario.buildable
        for item in items { known.check(item, at: "items", table) { "\"\($0)\" is nothing that can be built" } }
        checkSum(scope, table, scenario)
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if let outside = scenario.idle(in: year, outside: years) { return outside }
        if capitalShare.value(in: year) == 0 { return Idle("capital_share", "it pays nothing in any year of the plan") }
        let touches = scope.regions.contains { r in items.contains { scenario.mayBuild($0, r, year) } }
        return touches ? nil : Idle("items", "none of these can be built there then")
    }

    /// Warns where subsidies and grants together pay more than a thing costs.
    private func checkSum(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        let known = scenario.buildable
        for item in items {
            let meant = known.filter { $0.isMeant(by: item) }
            for r in scope.regions {
                for year in scenario.horizon.years where years.contains(year) && scenario.mayBuild(item, r, year) {
                    let sum = scenario.policies.reduce(0) { sum, named in
                        guard let other = named.policy as? Subsidy,
                            other.items.contains(where: { word in meant.contains { $0.isMeant(by: word) } }),
                            named.scope.regions.contains(r), other.years.contains(year)
                        else { return sum }
                        return sum + other.capitalShare.value(in: year)
                    }
                    if sum <= 1 { continue }
                    table.report(
                        .warning, at: "capital_share",
                        "makes \(rounded(100 * sum)) % with other subsidies of \"\(item)\" in \(year): the plan is paid for building it"
                    )
                    return
                }
            }
        }
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        let first = model.scenario.horizon.years.lowerBound
        model.creditBuilds(scope, years, \.subsidy) { stock, built, _ in
            items.contains { stock.key.id.isMeant(by: $0) }
                ? capitalShare.value(in: built) * stock.annuityUsdPerUnitYear[built - first] : 0
        }
    }
}
