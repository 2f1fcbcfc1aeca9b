import Foundation

/// One year's radiation against the sun at the file's place: how much, when, and whether its parts fit together.
struct SolarCheck {
    private let file: WeatherFile
    private let year: WeatherFile.Year
    private let latitude: Double
    private let longitude: Double
    private let ghi: [Double]
    private let sun: [SolarPosition]

    /// nil without GHI or coordinates.
    init?(_ file: WeatherFile, _ year: WeatherFile.Year) {
        guard let ghi = year.series[.ghiWPerM2], let latitude = file.place.latitudeDegrees,
            let longitude = file.place.longitudeDegrees,
            let over = SunOverYear(
                file.place, year: year.year, firstMiddleUtcHours: file.firstMiddleUtcHours, convention: file.convention)
        else { return nil }
        self.file = file
        self.year = year
        self.latitude = latitude
        self.longitude = longitude
        self.ghi = ghi
        sun = (0..<PlanningYear.hours).map { over.position($0) }
    }

    func warnings(_ label: String) -> [WeatherProblem] {
        [clearness, equatorial, solarNoon, night, closure].compactMap { $0 }.map {
            WeatherProblem(line: $0.line, label + $0.message)
        }
    }

    private typealias Found = (line: Int, message: String)

    /// The year's irradiation in kWh/m², missing hours filled in proportion to the sun above the atmosphere; and that above.
    private var irradiation: (measured: Double, above: Double) {
        var (measured, covered, above) = (0.0, 0.0, 0.0)
        for hour in ghi.indices {
            let extraterrestrial = sun[hour].extraterrestrialHorizontalWPerM2
            above += extraterrestrial
            if ghi[hour].isNaN { continue }
            measured += ghi[hour]
            covered += extraterrestrial
        }
        return (covered > 0 ? measured * above / covered / 1_000 : 0, above / 1_000)
    }

    private var clearness: Found? {
        let (measured, above) = irradiation
        let share = above > 0 ? measured / above : 0
        if WeatherLimits.clearness.contains(share) { return nil }
        return (
            0,
            "yearly GHI of \(rounded(measured, 0)) kWh/m² is \(rounded(share * 100, 0)) % of the "
                + "\(rounded(above, 0)) kWh/m² above the atmosphere; usual are 25…75 %"
        )
    }

    private var equatorial: Found? {
        let dew = (year.series[.dewPointC] ?? []).filter { !$0.isNaN }
        let isHumid = dew.isEmpty || dew.reduce(0, +) / Double(dew.count) > WeatherLimits.humidDewPointC
        let measured = irradiation.measured
        guard abs(latitude) < WeatherLimits.equatorialLatitudeDegrees, isHumid,
            measured > WeatherLimits.equatorialGhiKwhPerM2
        else { return nil }
        return (
            0,
            "yearly GHI of \(rounded(measured, 0)) kWh/m² is too much for the humid tropics, where satellites see "
                + "1,550…1,900: modelled radiation of such files is often a third too high"
        )
    }

    /// The radiation's mean time of day against that of the sun above the atmosphere, both on the file's clock.
    private var solarNoon: Found? {
        let above = sun.map(\.extraterrestrialHorizontalWPerM2)
        let present = ghi.indices.filter { !ghi[$0].isNaN }
        guard present.reduce(0, { $0 + ghi[$1] }) > 0, let measured = meanHour(ghi, present),
            let expected = meanHour(above, present)
        else { return nil }
        let late = remainder(measured - expected, 24)
        if abs(late) <= WeatherLimits.solarNoonHours { return nil }
        let fitting = remainder(file.utcOffsetHours + (late * 2).rounded() / 2, 24)
        return (
            0,
            "radiation comes \(rounded(abs(late), 1)) h \(late > 0 ? "later" : "earlier") than the sun at longitude "
                + "\(shortNumber(longitude)) on \(zoneText(file.utcOffsetHours)): the data look like \(zoneText(fitting))"
        )
    }

    /// Circular mean of the hours of day; nil where radiation is spread evenly around the clock.
    private func meanHour(_ weight: [Double], _ hours: [Int]) -> Double? {
        var (x, y, total) = (0.0, 0.0, 0.0)
        for hour in hours {
            let angle = Double(hour % 24) * .pi / 12
            x += weight[hour] * cos(angle)
            y += weight[hour] * sin(angle)
            total += weight[hour]
        }
        return total > 0 && (x * x + y * y).squareRoot() > 0.05 * total ? atan2(y, x) * 12 / .pi : nil
    }

    private var night: Found? {
        let lit = ghi.indices.filter {
            ghi[$0] > WeatherLimits.nightRadiationWPerM2
                && sun[$0].elevationDegrees < WeatherLimits.nightElevationDegrees
        }
        guard let first = lit.first else { return nil }
        return (
            year.line(ofHour: first),
            "GHI of \(rounded(ghi[first], 0)) W/m² with the sun \(rounded(-sun[first].elevationDegrees, 0))° below the horizon"
                + (lit.count > 1 ? ", and in \(lit.count - 1) other hours of night" : "")
        )
    }

    /// GHI = DNI·sin(el) + DHI.
    private var closure: Found? {
        guard let dni = year.series[.dniWPerM2], let dhi = year.series[.dhiWPerM2] else { return nil }
        var (apart, total) = (0.0, 0.0)
        for hour in ghi.indices where sun[hour].elevationDegrees > WeatherLimits.closureElevationDegrees {
            let difference = ghi[hour] - dni[hour] * sun[hour].sineOfElevation - dhi[hour]
            if difference.isNaN { continue }
            apart += abs(difference)
            total += ghi[hour]
        }
        guard total > 0, apart / total > WeatherLimits.closureShare else { return nil }
        return (
            0,
            "GHI and DNI·sin(elevation) + DHI differ by \(rounded(apart / total * 100, 0)) % of GHI on average: the three do "
                + "not belong together, or are of other hours than they say"
        )
    }
}
