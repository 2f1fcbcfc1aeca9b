import Documents

/// The years a plan spans and how money of different years is compared.
public struct Horizon: Sendable {
    /// First and last planning year.
    public let years: ClosedRange<Int>
    /// First year in which anything may be built; earlier years only operate what exists.
    public let firstBuildYear: Int
    /// Real discount rate of the objective, 1/year; money is brought to the first year.
    public let discountRateShare: Double
    /// The clock on which hours of the year are counted: hour 0 begins on 1 January 00:00 at this offset from UTC.
    public let referenceUtcOffsetHours: Double

    init(_ table: TableReader) {
        let first = table.integer("first_year", "First year of the plan.", in: 1990...2090)
        let last = table.integer("last_year", "Last year of the plan.", in: 1990...2090)
        if last < first { table.report(at: "last_year", "must not be earlier than first_year (\(first))") }
        if last - first > 40 { table.report(at: "last_year", "a horizon of more than 41 years is not supported") }
        years = first...max(first, min(last, first + 40))
        firstBuildYear = table.integer(
            "first_build_year", "First year in which anything may be built; the first year unless said.",
            in: 1990...2091, default: first)
        discountRateShare = table.number("discount_rate_share", "Real discount rate of the objective.", in: 0...0.5)
        referenceUtcOffsetHours = table.number(
            "reference_utc_offset_hours", "The clock on which the hours of the year are counted.", in: -12...14)
        table.finish()
    }

    /// (1 + rate)^−(year − first year): a dollar of `year` in dollars of the first year.
    public func discount(_ year: Int) -> Double {
        var factor = 1.0
        for _ in years.lowerBound..<year { factor /= 1 + discountRateShare }
        return factor
    }
}

/// Capital recovery factor: the yearly payment that repays one dollar over `lifeYears` at rate `wacc`,
/// CRF = w / (1 − (1+w)^−n); 1/n at w = 0.
public func capitalRecoveryFactor(wacc: Double, lifeYears: Double) -> Double {
    if wacc == 0 { return 1 / lifeYears }
    return wacc / -expMinusOne(-lifeYears * logOnePlus(wacc))
}
