import Testing
import TimeSeries

/// The flagship's four places, from the monthly tables and section 10 of the project's reference facts.
struct Place: Sendable, CustomTestStringConvertible {
    let name: String
    let skyGroup: String
    let latitude: Double
    let longitude: Double
    let utcOffset: Double
    let ghi: [Double]
    let dryBulb: [Double]
    let dewPoint: [Double]
    let range: [Double]
    /// kWh/kWp a year.
    let yield: ClosedRange<Double>

    var testDescription: String { name }
    var clock: LocalClock { LocalClock(utcOffsetHours: utcOffset, referenceUtcOffsetHours: 8, year: 2025) }

    func site(skyGroup group: String? = nil) throws -> WeatherSite {
        let climate = try MonthlyClimate(
            ghiKwhPerM2Day: ghi, dryBulbC: dryBulb, dewPointC: dewPoint, diurnalRangeK: range)
        return try WeatherSite(
            name: name, skyGroup: group ?? skyGroup, latitudeDegrees: latitude, longitudeDegrees: longitude,
            climate: climate)
    }

    func weather(seed: UInt64 = 1, year: Int = 0, clock: LocalClock? = nil) throws -> WeatherYear {
        try SyntheticWeather(site: site(), variability: Flagship.variability(), seed: seed)
            .year(year, clock: clock ?? self.clock)
    }
}

enum Flagship {
    static func variability(cv: Double = 0.30, clouds: Double = 0.25) throws -> WeatherVariability {
        try WeatherVariability(
            dailyGhiCv: cv, dailyGhiLag1: 0.28, skyCorrelation: 0.7, afternoonClearnessDrop: 0.03,
            hourlyClearnessSd: clouds, diurnalRangeResponse: 0.6, dryBulbDailySdK: 0.6, dryBulbHourlySdK: 1.0,
            dewPointDailySdK: 0.9,
            dewPointDiurnalRangeK: 0.5)
    }

    static let places = [johor, batam, sarawak, singapore]

    static let johor = Place(
        name: "johor", skyGroup: "strait", latitude: 1.63, longitude: 103.67, utcOffset: 8,
        ghi: [4.52, 5.13, 4.89, 4.6, 4.32, 4.35, 4.42, 4.51, 4.49, 4.39, 3.91, 3.96],
        dryBulb: [25.8, 26.3, 26.8, 26.8, 27.3, 27.2, 26.6, 26.5, 26.6, 26.7, 26.2, 26.2],
        dewPoint: [22.8, 22.2, 22.9, 24.5, 23.9, 24.5, 23.4, 23.6, 24.0, 24.1, 24.2, 23.7],
        range: [7.1, 8.7, 8.7, 8.0, 8.3, 8.1, 8.0, 7.4, 8.3, 8.5, 7.5, 7.1], yield: 1220...1390)

    static let batam = Place(
        name: "batam", skyGroup: "strait", latitude: 1.13, longitude: 104.05, utcOffset: 7,
        ghi: [4.5, 5.1, 5.0, 4.8, 4.6, 4.5, 4.6, 4.7, 4.8, 4.7, 4.3, 4.1],
        dryBulb: [26.2, 26.6, 27.0, 27.3, 27.7, 27.6, 27.3, 27.2, 27.1, 27.0, 26.5, 26.2],
        dewPoint: [23.6, 23.5, 23.9, 24.3, 24.6, 24.3, 24.0, 23.9, 23.9, 24.1, 24.1, 23.8],
        range: [6.3, 7.0, 7.4, 7.4, 7.0, 6.6, 6.5, 6.6, 6.9, 7.0, 6.6, 6.1], yield: 1180...1410)

    static let sarawak = Place(
        name: "sarawak", skyGroup: "kuching", latitude: 1.55, longitude: 110.35, utcOffset: 8,
        ghi: [3.8, 4.2, 4.5, 4.8, 4.8, 4.7, 4.7, 4.6, 4.5, 4.5, 4.4, 4.0],
        dryBulb: [25.8, 26.0, 26.4, 26.8, 27.1, 27.0, 26.7, 26.7, 26.5, 26.4, 26.2, 26.0],
        dewPoint: [23.4, 23.4, 23.6, 23.9, 24.1, 23.8, 23.4, 23.4, 23.4, 23.5, 23.6, 23.5],
        range: [6.9, 7.2, 8.1, 8.7, 9.0, 9.3, 9.4, 9.5, 9.2, 9.1, 8.7, 7.7], yield: 1180...1340)

    static let singapore = Place(
        name: "singapore", skyGroup: "strait", latitude: 1.35, longitude: 103.82, utcOffset: 8,
        ghi: [4.54, 4.99, 4.8, 4.97, 4.67, 4.47, 4.63, 4.51, 4.57, 4.48, 4.23, 4.12],
        dryBulb: [26.5, 27.0, 27.5, 28.0, 28.6, 28.4, 28.0, 27.9, 27.7, 27.6, 27.2, 26.6],
        dewPoint: [23.9, 23.9, 24.5, 24.9, 25.4, 25.0, 24.6, 24.5, 24.1, 24.6, 24.4, 24.1],
        range: [5.3, 5.8, 6.5, 6.4, 5.7, 5.4, 5.4, 5.7, 5.8, 5.5, 5.3, 5.1], yield: 1150...1370)

    static let inflow = [1.2, 1.05, 1.05, 1.1, 1.05, 0.85, 0.75, 0.75, 0.9, 1.05, 1.1, 1.15]
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// Pearson's correlation.
func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let (mx, my) = (mean(x), mean(y))
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    let yy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
    return xy / (xx * yy).squareRoot()
}

/// Hourly values by local day: 365 lists of 24.
func byLocalDay(_ series: [Double], _ clock: LocalClock) -> [[Double]] {
    var days = [[Double]](repeating: [], count: 365)
    for (hour, value) in series.enumerated() { days[clock.dayOfYear(hour)].append(value) }
    return days
}

/// kWh/m² of each local day.
func dailyKwh(_ series: [Double], _ clock: LocalClock) -> [Double] {
    byLocalDay(series, clock).map { $0.reduce(0, +) / 1000 }
}

/// Mean of 365 daily values over each month.
func monthly(_ daily: [Double]) -> [Double] { PlanningYear.dayRangeOfMonth.map { mean(Array(daily[$0])) } }
