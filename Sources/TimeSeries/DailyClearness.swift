import Foundation

/// Clearness of each day, K = GHI over extraterrestrial, from 365 standard normal departures z:
///
///     K(d) = Kmin + (Kmax(d) − Kmin)·σ(aₘ + s·z(d)),   σ(x) = 1/(1 + e⁻ˣ).
///
/// The location aₘ makes each month's GHI that of the climate; the one spread s makes the year's daily GHI have the
/// coefficient of variation asked for. Both are found by bisection: each mean grows with aₘ, the variation with s.
struct DailyClearness {
    /// K of each day.
    let daily: [Double]
    /// K of each day over the mean K of its month.
    let ratioToMonth: [Double]

    /// - Parameters:
    ///   - departures: z, 365.
    ///   - extraterrestrialKwhPerM2: irradiation above the atmosphere of each day, 365 values > 0.
    ///   - ceiling: Kmax of each day.
    ///   - cv: standard deviation over mean of daily GHI.
    init(
        departures: [Double], extraterrestrialKwhPerM2: [Double], ceiling: [Double], site: WeatherSite, cv: Double
    ) throws(InvalidTimeSeriesInput) {
        let month = MonthlyClearness(
            departures: departures, extraterrestrial: extraterrestrialKwhPerM2, ceiling: ceiling,
            target: site.climate.ghiKwhPerM2Day)
        try month.check(site: site.name)
        let reachable = [0, WeatherSettings.largestLogitSpread].map(month.variation(spread:))
        var check = InputCheck()
        check.require(
            cv, in: reachable[0]...max(reachable[0], reachable[1]),
            "ghi_daily_cv of \(site.name), between what the months alone give and the sky's bounds allow,")
        try check.finish()
        let spread = bisect(0...WeatherSettings.largestLogitSpread) { month.variation(spread: $0) < cv }
        daily = month.clearness(spread: spread)
        let means = PlanningYear.dayRangeOfMonth.map { [daily] days in daily[days].reduce(0, +) / Double(days.count) }
        ratioToMonth = daily.enumerated().map { $1 / means[PlanningYear.monthOfDay[$0]] }
    }
}

/// The clearness of every day as a function of the spread s, with each month's location solved.
private struct MonthlyClearness {
    let departures: [Double]
    let extraterrestrial: [Double]
    let ceiling: [Double]
    let target: [Double]

    /// Each month's GHI must lie strictly between the darkest and the clearest sky.
    func check(site: String) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        for (month, days) in PlanningYear.dayRangeOfMonth.enumerated() {
            let above = extraterrestrial[days].reduce(0, +) / Double(days.count)
            let clearest = days.reduce(0) { $0 + extraterrestrial[$1] * ceiling[$1] } / Double(days.count)
            let darkest = above * WeatherSettings.smallestDailyClearness
            check.require(
                target[month] > darkest && target[month] < clearest,
                "ghi_kwh_m2_d[\(month)] of \(site) is \(target[month]), not between \(darkest) and \(clearest)")
        }
        try check.finish()
    }

    func clearness(spread: Double) -> [Double] {
        PlanningYear.dayRangeOfMonth.enumerated().flatMap { month, days in
            let wanted = target[month] * Double(days.count)
            let reach = 20 + spread * 6
            let location = bisect(-reach...reach) { location in
                days.reduce(0) { $0 + extraterrestrial[$1] * clearness($1, location, spread) } < wanted
            }
            return days.map { clearness($0, location, spread) }
        }
    }

    /// Standard deviation over mean of the year's daily GHI.
    func variation(spread: Double) -> Double {
        let ghi = zip(clearness(spread: spread), extraterrestrial).map { $0 * $1 }
        let mean = ghi.reduce(0, +) / Double(ghi.count)
        let variance = ghi.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ghi.count)
        return variance.squareRoot() / mean
    }

    private func clearness(_ day: Int, _ location: Double, _ spread: Double) -> Double {
        let floor = WeatherSettings.smallestDailyClearness
        return floor + (ceiling[day] - floor) / (1 + exp(-location - spread * departures[day]))
    }
}

/// The point of the interval where a condition that holds on its left stops holding.
private func bisect(_ interval: ClosedRange<Double>, while holds: (Double) -> Bool) -> Double {
    var (low, high) = (interval.lowerBound, interval.upperBound)
    for _ in 0..<WeatherSettings.bisectionSteps {
        let middle = (low + high) / 2
        if middle <= low || middle >= high { break }
        if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
}
