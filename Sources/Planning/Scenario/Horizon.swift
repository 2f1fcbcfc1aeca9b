import Documents

/// The years a plan spans and how money of different years is compared.
public struct Horizon: Sendable {
    /// First and last planning year.
    public let years: ClosedRange<Int>
    /// First year in which anything may be built; earlier years only operate what exists.
    public let firstBuildYear: Int
    /// Real discount rate of the objective, 1/year; money is brought to the first year.
    public let discountRateShare: Double
    /// How many times the last year is repeated behind the horizon, with its own weather and costs: counted, not reported.
    public let tailYears: Int
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
        tailYears = table.integer(
            "tail_years", "Years after the last that repeat it, counted in the objective and not reported.",
            in: 0...100, default: 0)
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

    /// Dollars of the first year that a dollar a year of `year` counts in the objective: its discount, of the last year
    /// times Σ_{k = 0…tail} (1 + rate)^−k, as the years behind the horizon are like it. What stands in the last year is kept
    /// at its annuity: what wears out is renewed at the same.
    public func weight(_ year: Int) -> Double {
        year == years.upperBound ? discount(year) * lastYearRepeats : discount(year)
    }

    /// Σ_{k = 0…tail} (1 + rate)^−k.
    private var lastYearRepeats: Double {
        var (sum, worth) = (1.0, 1.0)
        for _ in 0..<tailYears {
            worth /= 1 + discountRateShare
            sum += worth
        }
        return sum
    }
}

/// Capital recovery factor: the yearly payment that repays one dollar over `lifeYears` at rate `wacc`,
/// CRF = w / (1 − (1+w)^−n); 1/n at w = 0.
public func capitalRecoveryFactor(wacc: Double, lifeYears: Double) -> Double {
    if wacc == 0 { return 1 / lifeYears }
    return wacc / -expMinusOne(-lifeYears * logOnePlus(wacc))
}
