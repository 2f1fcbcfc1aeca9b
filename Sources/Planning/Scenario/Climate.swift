import Documents
import TimeSeries

/// A region's weather: monthly facts from which it is made, or a weather file; and its river inflow.
public struct Climate: Sendable {
    /// nil only while a scenario with errors is being read.
    let weather: WeatherSource?
    /// The weather file, when there is one.
    let weatherFile: Document.File?
    /// River inflow by month.
    let inflow: InflowShape?

    /// Inflow of the year chosen over that of an ordinary one.
    let inflowShare: Double
    /// The names of years out of the ordinary that `[weather] condition` may choose here; a measured year stays as it is.
    let conditions: [String]

    /// With `weather_file`, the keys of synthetic weather may be there (a base scenario's) and are not looked at.
    init(_ table: TableReader, name: String, latitudeDeg: Double, longitudeDeg: Double, condition: String?) {
        let entries = table.tables("conditions", "Years out of the ordinary, for weather.condition.")
        conditions = entries.map(\.name)
        let departures = entries.map { (name: $0.name, departure: ClimateDeparture($0.table)) }
        let departure = departures.first { $0.name == condition }?.departure
        inflowShare = departure?.inflowShare ?? 1
        if table.has("weather_file") {
            let named = NamedWeatherFile(table, latitudeDeg: latitudeDeg, longitudeDeg: longitudeDeg)
            weather = named.map { .measured($0.year) }
            weatherFile = named?.file
            for key in Climate.syntheticKeys { _ = table.has(key) }
        } else {
            weather = Climate.synthetic(
                table, name: name, latitudeDeg: latitudeDeg, longitudeDeg: longitudeDeg, departure: departure)
            weatherFile = nil
        }
        let relative = table.numbers(
            "inflow_relative", "River inflow of each month, over the mean.", count: 12, in: 0...10,
            default: .init(repeating: 1, count: 12))
        inflow = table.reading { try InflowShape(monthlyRelative: relative) }
        table.finish()
    }

    private static let syntheticKeys = [
        "sky", "stream", "ghi_kwh_per_m2_day", "dry_bulb_c", "dew_point_c", "diurnal_range_k", "daily_ghi_cv_share",
        "daily_ghi_lag1_share", "sky_correlation_share", "afternoon_clearness_drop_share",
        "hourly_clearness_sd_share",
        "diurnal_range_response_share", "dry_bulb_daily_sd_k", "dry_bulb_hourly_sd_k", "dew_point_daily_sd_k",
        "dew_point_diurnal_range_k",
    ]

    private static func synthetic(
        _ table: TableReader, name: String, latitudeDeg: Double, longitudeDeg: Double, departure: ClimateDeparture?
    ) -> WeatherSource? {
        let sky = table.string("sky", "Group of places whose days are cloudy together.")
        let stream = table.string(
            "stream",
            "Which random days the place has of its own; by its coordinates unless given.",
            default: "")
        let ghi = table.numbers(
            "ghi_kwh_per_m2_day", "Global horizontal irradiation of each month.", count: 12, in: 0.1...9)
        let dryBulb = table.numbers("dry_bulb_c", "Mean temperature of the air in each month.", count: 12, in: -10...45)
        let dewPoint = table.numbers("dew_point_c", "Mean dew point of each month.", count: 12, in: -20...32)
        let range = table.numbers(
            "diurnal_range_k", "Mean range of temperature over the day in each month.", count: 12, in: 0...25)
        let site = table.reading {
            try WeatherSite(
                name: name, stream: stream.isEmpty ? "\(latitudeDeg),\(longitudeDeg)" : stream, skyGroup: sky,
                latitudeDegrees: latitudeDeg, longitudeDegrees: longitudeDeg,
                climate: MonthlyClimate(
                    ghiKwhPerM2Day: ghi.map { $0 * (departure?.ghiShare ?? 1) },
                    dryBulbC: dryBulb.map { $0 + (departure?.dryBulbK ?? 0) },
                    dewPointC: dewPoint.map { $0 + (departure?.dewPointK ?? 0) }, diurnalRangeK: range))
        }
        guard let variability = variability(table), let site else { return nil }
        return .synthetic(site, variability)
    }

    private static func variability(_ table: TableReader) -> WeatherVariability? {
        let cv = table.number("daily_ghi_cv_share", "Standard deviation over mean of daily irradiation.", in: 0...0.6)
        let lag1 = table.number(
            "daily_ghi_lag1_share", "Correlation of the sky from one day to the next.", in: -0.5...0.95)
        let correlation = table.number(
            "sky_correlation_share", "Correlation of the sky with that of the other places in the group.", in: 0...1)
        let drop = table.number(
            "afternoon_clearness_drop_share", "Fall of clearness from noon to six hours later; 0 is symmetric.",
            in: -0.3...0.3)
        let hourlyClearness = table.number(
            "hourly_clearness_sd_share", "Standard deviation over mean of hourly clearness on a day of middling cloud.",
            in: 0...0.6)
        let response = table.number(
            "diurnal_range_response_share", "How the range of temperature follows a clear day: 0 not, 1 in proportion.",
            in: 0...1)
        let dailySd = table.number(
            "dry_bulb_daily_sd_k", "Standard deviation of a day's mean temperature around the month's.", in: 0...5)
        let hourlySd = table.number(
            "dry_bulb_hourly_sd_k", "Standard deviation of hourly temperature around the day's curve.", in: 0...3)
        let dewDailySd = table.number(
            "dew_point_daily_sd_k", "Standard deviation of a day's mean dew point around the month's.", in: 0...5)
        let dewRange = table.number(
            "dew_point_diurnal_range_k", "Swing of the dew point over the mean day, in phase with the temperature.",
            in: -5...5)
        return table.reading {
            try WeatherVariability(
                dailyGhiCv: cv, dailyGhiLag1: lag1, skyCorrelation: correlation, afternoonClearnessDrop: drop,
                hourlyClearnessSd: hourlyClearness, diurnalRangeResponse: response, dryBulbDailySdK: dailySd,
                dryBulbHourlySdK: hourlySd,
                dewPointDailySdK: dewDailySd, dewPointDiurnalRangeK: dewRange)
        }
    }
}

/// How a year out of the ordinary (a dry one, El Niño) differs from the monthly facts.
struct ClimateDeparture: Sendable {
    /// GHI and river inflow over those of an ordinary year.
    let ghiShare: Double
    let inflowShare: Double
    /// Added to dry bulb and dew point.
    let dryBulbK: Double
    let dewPointK: Double

    init(_ table: TableReader) {
        ghiShare = table.number("ghi_share", "Irradiation over that of an ordinary year.", in: 0.5...1.5)
        inflowShare = table.number("inflow_share", "River inflow over that of an ordinary year.", in: 0...3)
        dryBulbK = table.number("dry_bulb_k", "What is added to the temperature of the air.", in: -5...5)
        dewPointK = table.number("dew_point_k", "What is added to the dew point.", in: -5...5)
        table.finish()
    }
}
