import Foundation
import Reporting
import TimeSeries

/// What a weather file holds, as one JSON object; what the file does not say is null.
struct WeatherDocument {
    let root: JSONValue

    init(_ file: WeatherFile, _ summaries: [WeatherSummary]) {
        root = .object([
            "file": .text(file.path), "format": .text(file.formatKey), "place": .text(file.place.name),
            "country": .text(file.place.country), "latitude_deg": .number(file.place.latitudeDegrees),
            "longitude_deg": .number(file.place.longitudeDegrees), "elevation_m": .number(file.place.elevationM),
            "utc_offset_hours": .number(file.utcOffsetHours), "record_time": .text(file.convention.word),
            "record_hours_after": .number(file.convention.momentHours), "air_hours_after": .number(file.airHours),
            "source_years": .list(file.sourceYears.map { .integer($0) }),
            "leap_day_records": .integer(file.leapDayRecords),
            "years": .list(zip(file.years, summaries).map(WeatherDocument.year)),
            "warnings": .list(
                file.warnings.map {
                    .object(["line": .integer($0.line > 0 ? $0.line : nil), "message": .text($0.message)])
                }),
        ])
    }

    private static func year(_ year: WeatherFile.Year, _ summary: WeatherSummary) -> JSONValue {
        let gaps = year.gaps.map { gap -> JSONValue in
            .object([
                "quantity": .text(gap.quantity.rawValue), "first_hour": .integer(gap.firstHour),
                "hours": .integer(gap.hours), "bridged": .boolean(gap.isMended),
            ])
        }
        let own: [String: JSONValue] = [
            "year": .integer(year.year), "recorded_hours": .integer(year.recordedHours),
            "complete": .boolean(year.isComplete), "gaps": .list(gaps),
            "months": .list(summary.months.map { .object(period($0)) }),
        ]
        return .object(own.merging(period(summary.year)) { own, _ in own })
    }

    private static func period(_ period: WeatherSummary.Period) -> [String: JSONValue] {
        [
            "ghi_kwh_per_m2": .number(period.ghiKwhPerM2), "dry_bulb_c": .number(period.dryBulbC),
            "least_dry_bulb_c": .number(period.leastDryBulbC), "greatest_dry_bulb_c": .number(period.greatestDryBulbC),
            "dew_point_c": .number(period.dewPointC), "wet_bulb_c": .number(period.wetBulbC),
            "capacity_factor_share": .number(period.capacityFactor),
        ]
    }
}

extension HourConvention {
    fileprivate var word: String {
        switch self {
        case .hourBeginning: "hour_beginning"
        case .hourEnding: "hour_ending"
        case .instant: "moment"
        }
    }

    fileprivate var momentHours: Double? {
        if case .instant(let hours) = self { hours } else { nil }
    }
}
