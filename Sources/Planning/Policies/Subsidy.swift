import Documents
import LinearProgramming

/// A share of the capital cost of what is built in a range of years, paid by the public: cost −= share · annuity · b.
public struct Subsidy: Policy {
    public static let kind = "subsidy"
    public static let summary = "Pays a share of the capital cost of plants, cooling, racks, halls or links."
    /// Names of what is subsidised: plants, cooling systems, rack classes, links, or `air` and `liquid` halls.
    let items: [String]
    let capitalShare: YearlyTable
    let years: ClosedRange<Int>

    public init(_ table: TableReader) {
        items = table.strings("items")
        capitalShare = table.yearly("capital_share", in: 0...1)
        years = PolicyYears(table).range
        if items.isEmpty { table.report(at: "items", "names nothing to subsidise") }
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        let known = scenario.buildableNames
        for item in items where !known.contains(item) {
            table.report(
                at: "items", "\"\(item)\" is nothing that can be built\(suggestion(for: item, among: known))")
        }
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        let first = model.scenario.horizon.years.lowerBound
        model.creditBuilds(scope, years, "subsidies") { stock, built, _ in
            items.contains(stock.label.item)
                ? capitalShare.value(in: built) * stock.annuityUsdPerUnitYear[built - first] : 0
        }
    }
}
