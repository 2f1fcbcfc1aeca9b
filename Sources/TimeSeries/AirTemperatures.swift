import Foundation

/// Hourly dry bulb and dew point:
///
///     dry(h) = level(h) + range(h)·φ(h) + noise(h),   dew(h) = min(dry(h), level(h) + swing·φ(h)),
///
/// φ a periodic curve of local time with span 1, levels and ranges joining daily values in straight lines from
/// midday to midday. Monthly levels and ranges are then corrected until the months' means and mean daily ranges are those of
/// the climate.
struct AirTemperatures {
    /// °C, 8,760.
    let dryBulbC: [Double]
    /// °C, 8,760, never above `dryBulbC`.
    let dewPointC: [Double]

    init(
        climate: MonthlyClimate, variability: WeatherVariability, days: LocalDays, clearnessRatio: [Double],
        dryBulbDepartures: [Double], dewPointDepartures: [Double], hourlyDepartures: [Double]
    ) {
        let shape = days.middle.map(Self.diurnalShape(localHour:))
        let dry = Self.dryBulb(
            climate: climate, days: days, shape: shape,
            dailyDepartures: dryBulbDepartures.map { $0 * variability.dryBulbDailySdK },
            hourlyDepartures: hourlyDepartures.map { $0 * variability.dryBulbHourlySdK },
            rangeRatio: clearnessRatio.map { 1 + variability.diurnalRangeResponse * ($0 - 1) })
        dryBulbC = dry
        dewPointC = Self.dewPoint(
            climate: climate, days: days, dryBulbC: dry,
            dailyDepartures: dewPointDepartures.map { $0 * variability.dewPointDailySdK },
            swingK: shape.map { $0 * variability.dewPointDiurnalRangeK })
    }

    /// Corrected month by month: level ← level + wanted − mean, range ← range + wanted − span. Where noise alone exceeds the wanted
    /// range, the curve is flat and the range stays that of the noise.
    private static func dryBulb(
        climate: MonthlyClimate, days: LocalDays, shape: [Double], dailyDepartures: [Double],
        hourlyDepartures: [Double], rangeRatio: [Double]
    ) -> [Double] {
        var level = climate.dryBulbC
        var range = climate.diurnalRangeK
        var dry: [Double] = []
        for _ in 0...WeatherSettings.correctionRounds {
            let daily = days.interpolate(monthly: level, plus: dailyDepartures)
            let ranges = days.interpolate(monthly: range, times: rangeRatio)
            dry = shape.indices.map { daily[$0] + ranges[$0] * shape[$0] + hourlyDepartures[$0] }
            let means = days.monthlyMeans(dry)
            let spans = days.monthlyRanges(dry)
            for month in 0..<12 {
                level[month] += climate.dryBulbC[month] - means[month]
                range[month] = max(0, range[month] + climate.diurnalRangeK[month] - spans[month])
            }
        }
        return dry
    }

    private static func dewPoint(
        climate: MonthlyClimate, days: LocalDays, dryBulbC: [Double], dailyDepartures: [Double], swingK: [Double]
    ) -> [Double] {
        var level = climate.dewPointC
        var dew: [Double] = []
        for _ in 0...WeatherSettings.correctionRounds {
            let daily = days.interpolate(monthly: level, plus: dailyDepartures)
            dew = daily.indices.map { min(dryBulbC[$0], daily[$0] + swingK[$0]) }
            let means = days.monthlyMeans(dew)
            for month in 0..<12 { level[month] += climate.dewPointC[month] - means[month] }
        }
        return dew
    }

    /// φ, of span 1: half a cosine up from the coolest to the warmest hour and, bent to fall faster at first, half a cosine
    /// back: ½·cos(π·x^q), x the share of the fall's hours that have passed.
    static func diurnalShape(localHour: Double) -> Double {
        let rise = WeatherSettings.warmestHour - WeatherSettings.coolestHour
        let sinceCoolest = (localHour - WeatherSettings.coolestHour + 24).truncatingRemainder(dividingBy: 24)
        if sinceCoolest < rise { return -cos(.pi * sinceCoolest / rise) / 2 }
        let fallen = (sinceCoolest - rise) / (24 - rise)
        return cos(.pi * pow(fallen, WeatherSettings.eveningBend)) / 2
    }
}

extension LocalDays {
    /// Hourly values of the days' month value plus the day's own departure.
    fileprivate func interpolate(monthly: [Double], plus departures: [Double]) -> [Double] {
        interpolate(departures.enumerated().map { monthly[PlanningYear.monthOfDay[$0]] + $1 })
    }

    /// Hourly values of the days' month value times the day's own ratio.
    fileprivate func interpolate(monthly: [Double], times ratios: [Double]) -> [Double] {
        interpolate(ratios.enumerated().map { monthly[PlanningYear.monthOfDay[$0]] * $1 })
    }

    /// Straight lines between the days' middays, around the year.
    private func interpolate(_ daily: [Double]) -> [Double] {
        day.indices.map { hour in
            let offset = middle[hour] / 24 - 0.5
            let other = (day[hour] + (offset < 0 ? -1 : 1) + PlanningYear.days) % PlanningYear.days
            return daily[day[hour]] + abs(offset) * (daily[other] - daily[day[hour]])
        }
    }
}
