import Documents
import LinearProgramming

/// Rack classes that may not be installed in a range of years, as an export licence that is refused: Σ_r b(r,k,y) ≤ 0 for each.
public struct RackBan: Policy {
    public static let kind = "rack_ban"
    public static let summary = "Bans the installation of rack classes from one year to another."
    let classes: [String]
    let years: ClosedRange<Int>

    public init(_ table: TableReader) {
        classes = table.strings("racks", "Rack classes that may not be installed (`rack_ban`).")
        years = PolicyYears(table).range
        if classes.isEmpty { table.report(at: "racks", "names no rack class") }
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        scenario.requireRacks(classes, table)
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if let outside = scenario.idle(in: year, outside: years) { return outside }
        return scenario.rackClasses.contains { classes.contains($0.name) && scenario.mayBuy($0, in: year) }
            ? nil : Idle("racks", "none of these classes can be bought then in any case")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years where years.contains(year) {
            for name in classes {
                var builds = LinearExpression()
                for cell in model.cells(scope.regions, year) {
                    if let build = model.stocks[.racks(cell.region, name)]?.builds[cell.yearIndex] {
                        builds.add(1, build)
                    }
                }
                model.limit(.rackBan, scope.part(name), year, builds, atMost: 0, .amount(nil, 0, PriceUnit.rack))
            }
        }
    }
}
