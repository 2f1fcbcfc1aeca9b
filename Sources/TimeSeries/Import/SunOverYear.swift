import Foundation

/// Where the sun stands at a file's place in the hours of one of its years.
struct SunOverYear {
    private let latitude: Double
    private let longitude: Double
    private let calendarYear: Int
    /// Days from J2000.0 to 1 January 00:00 UTC.
    private let january: Double
    private let firstMiddleUtcHours: Double
    /// Half of the time that a record of radiation stands for, hours.
    private let halfSpan: Double

    /// nil without coordinates. - Parameter year: nil for a typical year, which has the sun of `typicalYear`.
    init?(_ place: WeatherPlace, year: Int?, firstMiddleUtcHours: Double, convention: HourConvention) {
        guard let latitude = place.latitudeDegrees, let longitude = place.longitudeDegrees else { return nil }
        (self.latitude, self.longitude, self.firstMiddleUtcHours) = (latitude, longitude, firstMiddleUtcHours)
        calendarYear = year.flatMap { (1900...2100).contains($0) ? $0 : nil } ?? typicalYear
        january = Double(GregorianCalendar.daysSince2000(year: calendarYear)) - 0.5
        if case .instant = convention { halfSpan = 0 } else { halfSpan = 0.5 }
    }

    /// At the middle of what the hour's record stands for, or `after` hours later.
    func position(_ hour: Int, after: Double = 0) -> SolarPosition {
        let leapDays = GregorianCalendar.elapsedDays(dayOfYear: hour / 24, year: calendarYear) - hour / 24
        let hours = Double(hour + 24 * leapDays) + firstMiddleUtcHours + after
        return SolarPosition(
            SunFromEarth(daysSinceJ2000: january + hours / 24), latitudeDegrees: latitude, longitudeDegrees: longitude)
    }

    /// Whether the sun is down, refraction and its own width allowed for, throughout the time that the record stands for.
    func isDown(_ hour: Int) -> Bool {
        [-halfSpan, 0, halfSpan].allSatisfy {
            position(hour, after: $0).elevationDegrees < WeatherImportSettings.sunsetElevationDegrees
        }
    }
}
