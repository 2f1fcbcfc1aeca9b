import Foundation

/// Where the sun stands, without refraction, and how strong it is above the atmosphere.
///
/// Low-accuracy solar coordinates of J. Meeus, *Astronomical Algorithms*, 2nd ed. (1998), chapters 12, 13 and 25, those of
/// NOAA's solar calculator: about 0.01° over 1950…2050. With declination δ, latitude φ and hour angle H
///
///     sin(elevation) = sin φ·sin δ + cos φ·cos δ·cos H.
public struct SolarPosition: Hashable, Sendable {
    /// Geometric elevation above the horizon, degrees.
    public let elevationDegrees: Double
    /// Azimuth from north through east, 0 ≤ azimuth < 360 degrees.
    public let azimuthDegrees: Double
    /// Declination δ, degrees.
    public let declinationDegrees: Double
    /// Hour angle H, −180…180 degrees, 0 at solar noon and positive in the afternoon.
    public let hourAngleDegrees: Double
    /// Irradiance above the atmosphere on a plane facing the sun, W/m².
    public let extraterrestrialNormalWPerM2: Double
    /// Sine of the geometric elevation.
    public let sineOfElevation: Double

    /// Irradiance above the atmosphere on the horizontal, W/m²; 0 when the sun is below the horizon.
    public var extraterrestrialHorizontalWPerM2: Double { extraterrestrialNormalWPerM2 * max(0, sineOfElevation) }

    /// The sun at the middle of an hour of the clock's year.
    ///
    /// - Parameters:
    ///   - latitudeDegrees: −90…90, north positive.
    ///   - longitudeDegrees: −180…180, east positive.
    public init(hourOfYear: Int, clock: LocalClock, latitudeDegrees: Double, longitudeDegrees: Double) {
        let sun = SunFromEarth(daysSinceJ2000: clock.daysSinceJ2000(hourOfYear))
        self.init(sun, latitudeDegrees: latitudeDegrees, longitudeDegrees: longitudeDegrees)
    }

    init(_ sun: SunFromEarth, latitudeDegrees: Double, longitudeDegrees: Double) {
        let hourAngle = remainder(sun.greenwichHourAngle + longitudeDegrees * radiansPerDegree, 2 * .pi)
        let latitude = latitudeDegrees * radiansPerDegree
        let east = -cos(sun.declination) * sin(hourAngle)
        let north = sin(sun.declination) * cos(latitude) - cos(sun.declination) * sin(latitude) * cos(hourAngle)
        let up = sin(sun.declination) * sin(latitude) + cos(sun.declination) * cos(latitude) * cos(hourAngle)
        let azimuth = atan2(east, north) / radiansPerDegree
        elevationDegrees = asin(min(1, max(-1, up))) / radiansPerDegree
        azimuthDegrees = azimuth < 0 ? azimuth + 360 : azimuth
        declinationDegrees = sun.declination / radiansPerDegree
        hourAngleDegrees = hourAngle / radiansPerDegree
        extraterrestrialNormalWPerM2 = solarConstantWPerM2 / (sun.distanceAu * sun.distanceAu)
        sineOfElevation = up
    }

    /// The sun at the middle of each of the year's 8,760 hours.
    public static func year(clock: LocalClock, latitudeDegrees: Double, longitudeDegrees: Double) -> [SolarPosition] {
        (0..<PlanningYear.hours).map { hour in
            SolarPosition(
                hourOfYear: hour, clock: clock, latitudeDegrees: latitudeDegrees, longitudeDegrees: longitudeDegrees)
        }
    }
}

/// Total solar irradiance at one astronomical unit, W/m²: C. Gueymard, "A reevaluation of the solar constant based on a
/// 42-year total solar irradiance time series", *Solar Energy* 168 (2018) 2–9.
let solarConstantWPerM2 = 1361.1

let radiansPerDegree = Double.pi / 180

/// The sun seen from the centre of the Earth: angles in radians, distance in astronomical units.
struct SunFromEarth {
    let declination: Double
    /// Hour angle at Greenwich, not reduced.
    let greenwichHourAngle: Double
    let distanceAu: Double

    /// - Parameter daysSinceJ2000: days of universal time since 2000 January 1, 12:00; the minute by which terrestrial time
    ///   is ahead moves the sun by less than 0.001°.
    init(daysSinceJ2000 days: Double) {
        let t = days / 36_525
        let meanAnomaly = (357.52911 + t * (35_999.05029 - 0.0001537 * t)) * radiansPerDegree
        let centre = Self.equationOfCentre(meanAnomaly: meanAnomaly, centuries: t)
        let meanLongitude = (280.46646 + t * (36_000.76983 + 0.0003032 * t)) * radiansPerDegree
        let ascendingNode = (125.04 - 1_934.136 * t) * radiansPerDegree
        let apparentLongitude =
            meanLongitude + centre - (0.00569 + 0.00478 * sin(ascendingNode)) * radiansPerDegree
        let obliquity = (23.4392911 - 0.0130042 * t + 0.00256 * cos(ascendingNode)) * radiansPerDegree
        let rightAscension = atan2(cos(obliquity) * sin(apparentLongitude), cos(apparentLongitude))
        let siderealTime = (280.46061837 + 360.98564736629 * days) * radiansPerDegree
        let eccentricity = 0.016708634 - 0.000042037 * t
        declination = asin(sin(obliquity) * sin(apparentLongitude))
        greenwichHourAngle = siderealTime - rightAscension
        distanceAu =
            1.000001018 * (1 - eccentricity * eccentricity) / (1 + eccentricity * cos(meanAnomaly + centre))
    }

    /// True less mean anomaly, radians (Meeus, chapter 25).
    private static func equationOfCentre(meanAnomaly m: Double, centuries t: Double) -> Double {
        let first = (1.914602 - t * (0.004817 + 0.000014 * t)) * sin(m)
        let second = (0.019993 - 0.000101 * t) * sin(2 * m)
        return (first + second + 0.000289 * sin(3 * m)) * radiansPerDegree
    }
}
