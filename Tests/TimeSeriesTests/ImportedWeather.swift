import Foundation
import TimeSeries

/// A year of weather from formulas, by hour of UTC, and files of every format that carry it.
struct MadeWeather: Sendable {
    var latitude = 1.4
    var longitude = 104.0
    var year = 2023
    /// By UTC hour 0…8759.
    var ghi: [Double]
    var dni: [Double]
    var dhi: [Double]
    var dry: [Double]
    var dew: [Double]

    /// GHI half of what is above the atmosphere, DNI 35 % of it; dry bulb and dew point swing with the sun.
    init(latitude: Double = 1.4, longitude: Double = 104) {
        self.latitude = latitude
        self.longitude = longitude
        let clock = LocalClock(utcOffsetHours: 0, referenceUtcOffsetHours: 0, year: 2023)
        let sun = SolarPosition.year(clock: clock, latitudeDegrees: latitude, longitudeDegrees: longitude)
        func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
        ghi = sun.map { tenths(0.5 * $0.extraterrestrialHorizontalWPerM2) }
        dni = sun.map { $0.sineOfElevation > 0 ? tenths(0.35 * $0.extraterrestrialNormalWPerM2) : 0 }
        dhi = sun.map { tenths(0.15 * $0.extraterrestrialHorizontalWPerM2) }
        dry = sun.indices.map { tenths(27 + 4 * sun[$0].sineOfElevation + 0.002 * Double($0 % 97)) }
        dew = sun.indices.map { tenths(22 + 0.01 * Double($0 % 89)) }
    }

    static let equator = MadeWeather()

    /// The mean over the hour that begins `begin` hours of UTC after 1 January 00:00.
    func mean(_ series: [Double], beginning begin: Double) -> Double { shifted(series, by: begin)[0] }
}

/// One way to change a line's fields: [field: text].
typealias Edits = [Int: [Int: String]]

extension MadeWeather {
    /// An EPW on a clock of the zone; `edits` by hour of the file, `headers` by header line.
    func epw(
        zone: Double = 8, declaredZone: Double? = nil, country: String = "XXX", edits: Edits = [:],
        skipping: Range<Int> = 0..<0,
        perHour: Int = 1, hours: Int = 8_760, leapDay: Bool = false, end: String = "\n"
    ) -> String {
        let shown = declaredZone ?? zone
        var lines = [
            "LOCATION,Made-Up,-,\(country),formula,999999,\(latitude),\(longitude),\(shown),16.0",
            "DESIGN CONDITIONS,0", "TYPICAL/EXTREME PERIODS,0", "GROUND TEMPERATURES,0",
            "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0", "COMMENTS 1,made", "COMMENTS 2,made",
            "DATA PERIODS,1,\(perHour),Data,Sunday,1/1,12/31",
        ]
        let local = [dry, dew, ghi, dni, dhi].map { shifted($0, by: -zone) }
        for hour in 0..<hours where !skipping.contains(hour) {
            for record in 1...perHour {
                let row = epwRow(hour, local, minute: 60 * record / perHour)
                lines.append(edits[hour].map { edited(row, $0) } ?? row)
            }
            if leapDay && hour == 59 * 24 - 1 {
                lines += (1...24).map { "2024,2,29,\($0),60," + epwValues(0, local) }
            }
        }
        return lines.joined(separator: end) + end
    }

    private func edited(_ row: String, _ edits: [Int: String]) -> String {
        var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for (index, text) in edits { fields[index] = text }
        return fields.joined(separator: ",")
    }

    private func epwRow(_ hour: Int, _ local: [[Double]], minute: Int) -> String {
        let (month, day) = date(hour)
        return "\(year),\(month),\(day),\(hour % 24 + 1),\(minute)," + epwValues(hour, local)
    }

    /// The fields after the minute.
    private func epwValues(_ hour: Int, _ local: [[Double]]) -> String {
        "?9?9?9,\(local[0][hour]),\(local[1][hour]),80,101000,0,0,0,\(local[2][hour]),\(local[3][hour]),\(local[4][hour])"
            + ",0,0,0,0,180,2.5,0,0,0,0,0,0,0,0,0,0,0,0,0"
    }

    /// PVGIS `seriescalc` output; the values of UTC hour h stand at its minute.
    func pvgisHourly(slope: String = "0 deg.", minute: Int = 30, parts: Bool = false, years: [Int] = [2023]) -> String {
        var text = """
            Latitude (decimal degrees):\t\(latitude)\r
            Longitude (decimal degrees):\t\(longitude)\r
            Elevation (m):\t16\r
            Radiation database:\tPVGIS-SARAH3\r
            \r
            \r
            Slope: \(slope) \r
            Azimuth: 0 deg. \r
            time,\(parts ? "Gb(i),Gd(i),Gr(i)" : "G(i)"),H_sun,T2m,WS10m,Int\r

            """
        for year in years {
            for hour in 0..<8_760 {
                let radiation =
                    parts ? "\(ghi[hour] - dhi[hour]),\(dhi[hour]),0.0" : "\(ghi[hour])"
                text +=
                    "\(compact(hour, year)):\(two(hour % 24))\(two(minute)),\(radiation),0.0,\(dry[hour]),2.1,0.0\r\n"
            }
        }
        return text
            + "\r\nG(i): Global irradiance on the inclined plane (W/m2)\r\n\r\nPVGIS (c) European Union, 2001-2024\r\n"
    }

    func pvgisTypical(offset: Double? = nil) -> String {
        var text =
            "Latitude (decimal degrees): \(latitude)\nLongitude (decimal degrees): \(longitude)\nElevation (m): 16.0\n"
        if let offset { text += "Irradiance Time Offset (h): \(offset)\n" }
        text += "\nmonth,year\n" + (1...12).map { "\($0),\(2004 + $0)\n" }.joined() + "\n"
        text += "time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\n"
        for hour in 0..<8_760 {
            let year = 2004 + date(hour).month
            text +=
                "\(compact(hour, year)):\(two(hour % 24))00,\(dry[hour]),75.5,\(ghi[hour]),\(dni[hour]),\(dhi[hour])"
            text += ",390.0,2.0,180.0,100900.0\n"
        }
        return text + "\nT2m: 2-m air temperature (degree Celsius)\n"
    }

    func ninja(tilt: Int = 0, capacity: Int = 2) -> String {
        var text = """
            # Renewables.ninja PV (Point API) https://www.renewables.ninja/
            # Units: time in UTC, local_time in Asia/Singapore, electricity in kW, irradiance_direct in kW/m2
            # {"params": {"lat": \(latitude), "lon": \(longitude), "capacity": \(capacity), "tilt": \(tilt), "tracking": 0}}
            time,local_time,electricity,irradiance_direct,irradiance_diffuse,temperature

            """
        for hour in 0..<8_760 {
            let (month, day) = date(hour)
            let time = "\(year)-\(two(month))-\(two(day)) \(two(hour % 24)):00"
            let beam = (ghi[hour] - dhi[hour]) / 1_000
            text += "\(time),\(time),\(ghi[hour] / 1_000),\(beam),\(dhi[hour] / 1_000),\(dry[hour])\n"
        }
        return text
    }

    /// `zone` 0: UTC; else local solar time. `megajoules`: radiation in MJ/hr.
    func power(zone: Int = 0, megajoules: Bool = false) -> String {
        let unit = megajoules ? "(MJ/hr)" : "(Wh/m^2)"
        var text = """
            -BEGIN HEADER-
            NASA/POWER Source Native Resolution Hourly Data
            Dates (month/day/year): 01/01/2023 through 12/31/2023 in \(zone == 0 ? "UTC" : "LST")
            Location: latitude  \(latitude)   longitude \(longitude)
            elevation from MERRA-2: Average for 0.5 x 0.625 degree lat/lon region = 12.5 meters
            The value for missing source data that cannot be computed or is outside of the sources availability range: -999
            parameter(s):
            ALLSKY_SFC_SW_DWN     CERES SYN1deg All Sky Surface Shortwave Downward Irradiance \(unit)
            T2M                   MERRA-2 Temperature at 2 Meters (C)
            T2MDEW                MERRA-2 Dew/Frost Point at 2 Meters (C)
            PS                    MERRA-2 Surface Pressure (kPa)
            -END HEADER-
            YEAR,MO,DY,HR,ALLSKY_SFC_SW_DWN,T2M,T2MDEW,PS

            """
        let local = [ghi, dry, dew].map { shifted($0, by: -Double(zone)) }
        for hour in 0..<8_760 {
            let (month, day) = date(hour)
            let radiation = megajoules ? local[0][hour] * 0.0036 : local[0][hour]
            text += "\(year),\(month),\(day),\(hour % 24),\(radiation),\(local[1][hour]),\(local[2][hour]),100.9\n"
        }
        return text
    }

    /// The tidy CSV; `offset` such as "+08:00", nil for the `hour` column on UTC+8.
    func tidy(offset: String? = "+08:00", zone: Double = 8, humidity: String = "dew_point_c") -> String {
        var text = "# place: Made-Up\n# latitude_deg: \(latitude)\n# longitude_deg: \(longitude)\n# elevation_m: 16\n"
        if offset == nil { text += "# utc_offset_hours: \(zone)\n" }
        text += "\(offset == nil ? "hour" : "time"),ghi_w_per_m2,dry_bulb_c,\(humidity)\n"
        let local = [ghi, dry, dew].map { shifted($0, by: -zone) }
        for hour in 0..<8_760 {
            let (month, day) = date(hour)
            let time = "\(year)-\(two(month))-\(two(day))T\(two(hour % 24)):00\(offset ?? "")"
            let wet = humidity == "relative_humidity_percent" ? 70 : local[2][hour]
            text += "\(offset == nil ? "\(hour)" : time),\(local[0][hour]),\(local[1][hour]),\(wet)\n"
        }
        return text
    }

    private func date(_ hour: Int) -> (month: Int, day: Int) {
        let month = PlanningYear.monthOfDay[hour / 24]
        return (month + 1, hour / 24 - PlanningYear.dayRangeOfMonth[month].lowerBound + 1)
    }

    private func compact(_ hour: Int, _ year: Int) -> String {
        "\(year)\(two(date(hour).month))\(two(date(hour).day))"
    }

    private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// Reads a file's text.
func read(_ text: String) throws(WeatherFileError) -> WeatherFile {
    try WeatherFile(bytes: Array(text.utf8), path: "made.csv")
}

/// The problems of a file that cannot be read or used, as printed.
func complaints(_ text: String, used: Bool = false) -> [String] {
    do {
        let file = try read(text)
        if used { _ = try MeasuredYear(file) }
        return []
    } catch {
        return error.description.split(separator: "\n").map(String.init)
    }
}

/// The 8,760 hours of a file on a reference clock.
func weather(_ text: String, reference: Double, year: Int? = nil) throws -> WeatherYear {
    let clock = LocalClock(utcOffsetHours: reference, referenceUtcOffsetHours: reference, year: 2023)
    return try MeasuredYear(try read(text), year: year).weather(
        clock: clock, latitudeDegrees: 1.4, longitudeDegrees: 104)
}
