/// What makes a weather file suspicious. Nothing here stops it from being used; each warning says what was found, where, and
/// what would be usual.
struct WeatherChecks {
    private(set) var warnings: [WeatherProblem] = []

    init(_ file: WeatherFile) {
        checkZone(file)
        checkLeapDay(file)
        for year in file.years {
            let label = file.years.count > 1 ? year.year.map { "\($0): " } ?? "" : ""
            checkAir(year, label)
            checkRuns(year, label)
            checkGaps(year, label)
            if let sky = SolarCheck(file, year) { warnings += sky.warnings(label) }
        }
    }

    private mutating func warn(line: Int = 0, _ message: String) {
        warnings.append(WeatherProblem(line: line, message))
    }

    /// The zone against the longitude, and against the law where the country has one zone.
    private mutating func checkZone(_ file: WeatherFile) {
        guard let longitude = file.place.longitudeDegrees, file.formatKey == "epw" else { return }
        let offset = file.utcOffsetHours
        if let legal = LegalZone.utcOffsetHours(country: file.place.country, longitudeDegrees: longitude),
            legal != offset
        {
            warn(
                line: 1,
                "time zone \(zoneText(offset)) is not the legal one of \(file.place.country), \(zoneText(legal)); hours are "
                    + "read as \(zoneText(offset))")
        } else if abs(offset - longitude / 15) > WeatherLimits.zoneFromLongitudeHours {
            warn(
                line: 1,
                "time zone \(zoneText(offset)) is far from the sun's at longitude \(shortNumber(longitude)), "
                    + zoneText((longitude / 15).rounded()))
        }
    }

    private mutating func checkLeapDay(_ file: WeatherFile) {
        if file.leapDayRecords > 0 {
            warn("\(file.leapDayRecords) records of 29 February are left out: a planning year has 365 days")
        }
    }

    private mutating func checkAir(_ year: WeatherFile.Year, _ label: String) {
        for quantity in [WeatherQuantity.dryBulbC, .dewPointC] {
            guard let series = year.series[quantity] else { continue }
            let range = quantity.plausible
            let outside = series.indices.filter { !series[$0].isNaN && !range.contains(series[$0]) }
            guard let first = outside.first else { continue }
            warn(
                line: year.line(ofHour: first),
                "\(label)\(quantity.title) of \(shortNumber(series[first])) °C is outside "
                    + "\(shortNumber(range.lowerBound))…\(shortNumber(range.upperBound)) °C\(others(outside.count))")
        }
        guard let dry = year.series[.dryBulbC], let dew = year.series[.dewPointC] else { return }
        let above = dry.indices.filter { dew[$0] > dry[$0] + WeatherLimits.dewAboveDryK }
        guard let first = above.first else { return }
        warn(
            line: year.line(ofHour: first),
            "\(label)dew point of \(rounded(dew[first], 1)) °C above the dry bulb of \(rounded(dry[first], 1)) °C"
                + "\(others(above.count)); it is lowered to the dry bulb")
    }

    /// Sensors that hang repeat themselves.
    private mutating func checkRuns(_ year: WeatherFile.Year, _ label: String) {
        for (quantity, longest) in [
            (WeatherQuantity.dryBulbC, WeatherLimits.constantTemperatureHours),
            (.ghiWPerM2, WeatherLimits.constantRadiationHours),
        ] {
            guard let series = year.series[quantity],
                let run = longestRun(series, over: quantity.isRadiation ? 0 : nil),
                run.count > longest
            else { continue }
            warn(
                line: year.line(ofHour: run.lowerBound),
                "\(label)\(quantity.title) stays at \(shortNumber(series[run.lowerBound])) \(quantity.unit) for "
                    + "\(run.count) hours")
        }
    }

    private func longestRun(_ series: [Double], over least: Double?) -> Range<Int>? {
        var best = 0..<0
        var begin = 0
        for hour in 1...series.count where hour == series.count || series[hour] != series[begin] {
            let counts = !series[begin].isNaN && (least.map { series[begin] > $0 } ?? true)
            if counts && hour - begin > best.count { best = begin..<hour }
            begin = hour
        }
        return best.isEmpty ? nil : best
    }

    private mutating func checkGaps(_ year: WeatherFile.Year, _ label: String) {
        for quantity in WeatherFile.Year.needed {
            let gaps = year.gaps.filter { $0.quantity == quantity }
            guard let longest = gaps.max(by: { $0.hours < $1.hours }) else { continue }
            let hours = gaps.reduce(0) { $0 + $1.hours }
            let before = (longest.firstHour + PlanningYear.hours - 1) % PlanningYear.hours
            let most = WeatherImportSettings.longestMendedGapHours
            warn(
                line: year.line(ofHour: before),
                "\(label)\(quantity.title) is missing in \(hours) \(hours == 1 ? "hour" : "hours"), at most "
                    + "\(longest.hours) in a row; "
                    + (longest.isMended ? "bridged by straight lines" : "more than \(most) in a row are not bridged"))
        }
    }

    private func others(_ count: Int) -> String { count > 1 ? ", and in \(count - 1) other hours" : "" }
}

/// From where on data count as suspicious.
enum WeatherLimits {
    /// Rounding to tenths of a degree explains less.
    static let dewAboveDryK = 0.15
    /// Zones of wide countries lie up to this far from their sun.
    static let zoneFromLongitudeHours = 1.75
    /// Foggy days hold a temperature for some hours, not for a day.
    static let constantTemperatureHours = 24
    /// Radiation that is not 0 changes with the sun.
    static let constantRadiationHours = 4
    /// Yearly GHI over extraterrestrial: 0.35 in the cloudiest inhabited places, 0.70 in the driest.
    static let clearness = 0.25...0.75
    /// Within this latitude and above this dew point, skies of the humid tropics.
    static let equatorialLatitudeDegrees = 12.0
    static let humidDewPointC = 18.0
    /// Satellite records give 1,550…1,900 kWh/m² a year there.
    static let equatorialGhiKwhPerM2 = 1_950.0
    /// Cloud before or after noon moves the day's centre by up to half an hour.
    static let solarNoonHours = 0.75
    /// The sun is down in the whole hour when it is 8° below the horizon in its middle.
    static let nightElevationDegrees = -8.0
    static let nightRadiationWPerM2 = 10.0
    /// Σ|GHI − DNI·sin(el) − DHI| over ΣGHI.
    static let closureShare = 0.15
    static let closureElevationDegrees = 5.0
}

/// With a fixed number of decimals.
func rounded(_ value: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return shortNumber((value * scale).rounded() / scale)
}
