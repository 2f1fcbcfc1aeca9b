import Documents
import LinearProgramming
import Vocabulary

/// Relief from income tax for what is built in a range of years, for its first n years: cost −= relief · income tax · b. Allowances that
/// are worth more than the tax (see `Tax`) are left as they are: a holiday never costs its guest anything.
public struct TaxHoliday: Policy {
    public static let kind = "tax_holiday"
    public static let summary = "Waives a share of the income tax of new data centres for some years."
    let reliefShare: Double
    let holidayYears: Int
    let years: ClosedRange<Int>

    public init(_ table: TableReader) {
        reliefShare = table.number("relief_share", "Share of the income tax that is waived.", in: 0...1)
        holidayYears = table.integer("holiday_years", "Years for which it is waived, from the building on.", in: 1...50)
        years = PolicyYears(table).range
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if let outside = scenario.idle(in: year, outside: years) { return outside }
        if reliefShare == 0 { return Idle("relief_share", "it waives nothing") }
        if year < scenario.horizon.firstBuildYear { return Idle("kind", "nothing can be built in its years") }
        return scope.regions.contains { (scenario.regions[$0].tax?.corporateTaxShare ?? 0) > 0 }
            ? nil : Idle("kind", "no region that it applies to has a [regions.NAME.tax] on income")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        let first = model.scenario.horizon.years.lowerBound
        model.creditBuilds(scope, years, \.taxRelief) { stock, built, paid in
            paid - built < holidayYears
                ? reliefShare * max(0, stock.incomeTaxUsdPerUnitYear[built - first]) : 0
        }
    }
}
