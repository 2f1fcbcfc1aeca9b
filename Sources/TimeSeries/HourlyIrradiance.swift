import Foundation

/// How a day's clearness is spread over its hours: hourly clearness = K(d)·r(h), with
///
///     r ∝ (a + b·cos H)·(1 − c·sin H),   a = 0.409 + 0.5016·sin(Hₛ − 60°),   b = 0.6609 − 0.4767·sin(Hₛ − 60°),
///
/// H the hour angle, Hₛ its value at sunset, and Σ E₀·r = Σ E₀ over the day, E₀ being extraterrestrial. Source of a, b:
/// M. Collares-Pereira and A. Rabl, *Solar Energy* 22 (1979) 155–164; c leans cloud towards the afternoon.
struct HourlyClearnessProfile {
    /// r of each hour of the year; 0 at night.
    let ratio: [Double]
    /// Irradiation above the atmosphere of each local day, kWh/m².
    let extraterrestrialKwhPerM2: [Double]
    /// The greatest K(d) that keeps every hour of the day within the largest hourly clearness.
    let dailyCeiling: [Double]

    init(sun: [SolarPosition], days: LocalDays, latitudeDegrees: Double, drop: Double) {
        let above = sun.map(\.extraterrestrialHorizontalWPerM2)
        var ratio = sun.map { Self.shape($0, latitudeDegrees: latitudeDegrees, drop: drop) }
        var irradiation: [Double] = []
        var ceiling: [Double] = []
        for hours in days.hours {
            let total = hours.reduce(0) { $0 + above[$1] }
            let shaped = hours.reduce(0) { $0 + above[$1] * ratio[$1] }
            for hour in hours { ratio[hour] *= total / shaped }
            irradiation.append(total / 1000)
            ceiling.append(WeatherSettings.largestHourlyClearness / hours.reduce(0) { max($0, ratio[$1]) })
        }
        self.ratio = ratio
        extraterrestrialKwhPerM2 = irradiation
        dailyCeiling = ceiling
    }

    /// Hourly irradiance under the given clearness K of each local day, with passing clouds: on top of the smooth curve,
    ///
    ///     k(h) ∝ K·r(h)·(1 + a·s(d)·z(h)),   s(d) = 4·κ·(1 − κ),   κ = K over the day's ceiling,
    ///
    /// scaled so that the day keeps its K. Where a cloud gap would pass the largest hourly clearness, the day's a is
    /// halved until none does.
    ///
    /// - Parameters:
    ///   - departures: z, 8,760 standard normal values.
    ///   - amplitude: a.
    func irradiance(
        sun: [SolarPosition], days: LocalDays, dailyClearness: [Double], departures: [Double], amplitude: Double
    ) -> HourlyIrradiance {
        var clearness = ratio.indices.map { dailyClearness[days.day[$0]] * ratio[$0] }
        for (day, hours) in days.hours.enumerated() {
            let share = dailyClearness[day] / dailyCeiling[day]
            var spread = amplitude * 4 * share * (1 - share)
            while spread > WeatherSettings.leastCloudSpread {
                if let clouded = cloud(hours, clearness, departures, spread, sun) {
                    for (hour, value) in zip(hours, clouded) { clearness[hour] = value }
                    break
                }
                spread /= 2
            }
        }
        return HourlyIrradiance(sun: sun, clearness: clearness)
    }

    /// A day's clearness with clouds of this spread; nil when an hour becomes clearer than the sky can be.
    private func cloud(
        _ hours: [Int], _ clearness: [Double], _ departures: [Double], _ spread: Double, _ sun: [SolarPosition]
    ) -> [Double]? {
        let least = WeatherSettings.smallestCloudFactor
        let clouded = hours.map { clearness[$0] * max(least, 1 + spread * departures[$0]) }
        let above = hours.map { sun[$0].extraterrestrialHorizontalWPerM2 }
        let wanted = zip(hours, above).reduce(0) { $0 + clearness[$1.0] * $1.1 }
        let scale = wanted / zip(clouded, above).reduce(0) { $0 + $1.0 * $1.1 }
        let result = clouded.map { $0 * scale }
        return result.allSatisfy { $0 <= WeatherSettings.largestHourlyClearness } ? result : nil
    }

    private static func shape(_ sun: SolarPosition, latitudeDegrees: Double, drop: Double) -> Double {
        guard sun.sineOfElevation > 0 else { return 0 }
        let declination = sun.declinationDegrees * radiansPerDegree
        let cosineOfSunset = -tan(latitudeDegrees * radiansPerDegree) * tan(declination)
        let lean = sin(acos(min(1, max(-1, cosineOfSunset))) - .pi / 3)
        let angle = sun.hourAngleDegrees * radiansPerDegree
        let symmetric = 0.409 + 0.5016 * lean + (0.6609 - 0.4767 * lean) * cos(angle)
        return max(0, symmetric * (1 - drop * sin(angle)))
    }
}

/// Global, direct and diffuse irradiance of each hour, W/m², from hourly clearness kₜ:
///
///     GHI = kₜ·E₀·sin(el),   DHI = f(kₜ)·GHI,   DNI = (GHI − DHI)/sin(el).
struct HourlyIrradiance {
    let ghiWPerM2: [Double]
    let dniWPerM2: [Double]
    let dhiWPerM2: [Double]

    init(ghiWPerM2: [Double], dniWPerM2: [Double], dhiWPerM2: [Double]) {
        self.ghiWPerM2 = ghiWPerM2
        self.dniWPerM2 = dniWPerM2
        self.dhiWPerM2 = dhiWPerM2
    }

    init(sun: [SolarPosition], clearness: [Double]) {
        let diffuse = clearness.map(diffuseFraction(clearness:))
        ghiWPerM2 = zip(sun, clearness).map { $0.extraterrestrialHorizontalWPerM2 * $1 }
        dhiWPerM2 = zip(ghiWPerM2, diffuse).map { $0 * $1 }
        dniWPerM2 = sun.indices.map { hour in
            sun[hour].sineOfElevation > 0
                ? sun[hour].extraterrestrialNormalWPerM2 * clearness[hour] * (1 - diffuse[hour]) : 0
        }
    }
}

/// Diffuse share of GHI at an hourly clearness kₜ ≥ 0: D. Erbs, S. Klein and J. Duffie, "Estimation of the diffuse radiation
/// fraction for hourly, daily and monthly-average global radiation", *Solar Energy* 28 (1982) 293–302.
package func diffuseFraction(clearness k: Double) -> Double {
    if k <= 0.22 { return 1 - 0.09 * k }
    if k <= 0.80 { return 0.9511 + k * (-0.1604 + k * (4.388 + k * (-16.638 + k * 12.336))) }
    return 0.165
}
