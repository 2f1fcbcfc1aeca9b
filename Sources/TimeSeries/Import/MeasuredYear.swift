/// One year of a weather file without gaps, ready for any clock.
///
/// Gaps of up to six hours are bridged by straight lines; longer ones of GHI, dry bulb or dew point are refused. Longer gaps
/// of direct or diffuse radiation, or their absence, leave the split to Erbs (`diffuseFraction`); missing pressure is that
/// of the standard atmosphere at the file's elevation.
public struct MeasuredYear: Sendable {
    public let path: String
    public let place: WeatherPlace
    /// The calendar year; nil for a typical one.
    public let year: Int?
    /// Hours that were bridged, by quantity.
    public let mendedHours: [WeatherQuantity: Int]
    let firstMiddleUtcHours: Double
    let firstAirUtcHours: Double
    let ghiWPerM2: [Double]
    let dniWPerM2: [Double]?
    let dhiWPerM2: [Double]?
    let dryBulbC: [Double]
    let dewPointC: [Double]
    let pressurePa: [Double]

    /// - Parameter year: the calendar year; may be nil when the file has one year only, or one complete one.
    ///
    /// Throws `.wrong` when the file has no such year, lacks a quantity, has a long gap, or values that no weather has.
    public init(_ file: WeatherFile, year: Int? = nil) throws(WeatherFileError) {
        let chosen = try MeasuredYear.choose(file, year)
        var log = WeatherLog()
        let series = YearSeries(chosen, &log)
        try log.finish(path: file.path)
        path = file.path
        place = file.place
        self.year = chosen.year
        mendedHours = series.mendedHours
        firstMiddleUtcHours = file.firstMiddleUtcHours
        firstAirUtcHours = file.firstAirUtcHours
        ghiWPerM2 = series.values[.ghiWPerM2] ?? []
        dniWPerM2 = series.values[.dniWPerM2]
        dhiWPerM2 = series.values[.dhiWPerM2]
        dryBulbC = series.values[.dryBulbC] ?? []
        dewPointC = zip(series.values[.dewPointC] ?? [], dryBulbC).map { min($0, $1) }
        let standard = Psychrometrics.standardPressurePa(elevationM: file.place.elevationM ?? 0)
        pressurePa = series.values[.pressurePa] ?? [Double](repeating: standard, count: PlanningYear.hours)
    }

    private static func choose(_ file: WeatherFile, _ year: Int?) throws(WeatherFileError) -> WeatherFile.Year {
        func wrong(_ message: String) -> WeatherFileError {
            .wrong(path: file.path, problems: [WeatherProblem(message)], more: 0)
        }
        let known = file.years.compactMap(\.year).map { "\($0)" }.joined(separator: ", ")
        if let year {
            if let found = file.years.first(where: { $0.year == year }) { return found }
            if file.years.count == 1, file.years[0].year == nil {
                throw wrong("the file has one typical year, not the year \(year)")
            }
            throw wrong("the file has no year \(year), only \(known)")
        }
        if file.years.count == 1 { return file.years[0] }
        let complete = file.years.filter(\.isComplete)
        if complete.count == 1 { return complete[0] }
        throw wrong("the file has the years \(known); say which one is meant")
    }
}

extension WeatherFile.Year {
    /// What a `MeasuredYear` cannot do without.
    static let needed: [WeatherQuantity] = [.ghiWPerM2, .dryBulbC, .dewPointC]

    /// Whether a `MeasuredYear` can be made of it, as far as gaps go.
    public var isComplete: Bool {
        WeatherFile.Year.needed.allSatisfy { series[$0] != nil }
            && !gaps.contains { WeatherFile.Year.needed.contains($0.quantity) && !$0.isMended }
    }
}

/// The series of a year with their short gaps bridged; what is missing for good is reported.
private struct YearSeries {
    private(set) var values: [WeatherQuantity: [Double]] = [:]
    private(set) var mendedHours: [WeatherQuantity: Int] = [:]

    init(_ year: WeatherFile.Year, _ log: inout WeatherLog) {
        bridge(year)
        for quantity in WeatherFile.Year.needed where year.series[quantity] == nil {
            log.fail("\(quantity.title) is missing: the file has none")
        }
        for quantity in WeatherFile.Year.needed {
            refuseLongGaps(of: quantity, year, &log)
            refuseImpossible(quantity, year, &log)
        }
    }

    private mutating func bridge(_ year: WeatherFile.Year) {
        for (quantity, series) in year.series {
            let gaps = year.gaps.filter { $0.quantity == quantity }
            if gaps.allSatisfy(\.isMended) {
                values[quantity] = WeatherGap.bridged(series, gaps)
                mendedHours[quantity] = gaps.isEmpty ? nil : gaps.reduce(0) { $0 + $1.hours }
            }
        }
    }

    private func refuseLongGaps(of quantity: WeatherQuantity, _ year: WeatherFile.Year, _ log: inout WeatherLog) {
        for gap in year.gaps where gap.quantity == quantity && !gap.isMended {
            let before = (gap.firstHour + PlanningYear.hours - 1) % PlanningYear.hours
            log.fail(
                line: year.line(ofHour: before),
                "\(quantity.title) is missing for \(gap.hours) hours after this record; at most "
                    + "\(WeatherImportSettings.longestMendedGapHours) are bridged")
        }
    }

    private func refuseImpossible(_ quantity: WeatherQuantity, _ year: WeatherFile.Year, _ log: inout WeatherLog) {
        guard let series = year.series[quantity] else { return }
        for hour in series.indices where !series[hour].isNaN && !quantity.plausible.contains(series[hour]) {
            log.fail(
                line: year.line(ofHour: hour),
                "\(quantity.title) of \(shortNumber(series[hour])) \(quantity.unit): no weather on Earth has that")
        }
    }
}

extension MeasuredYear {
    /// The weather of the 8,760 hours on the clock's reference hours.
    ///
    /// Hour h of the reference clock has its middle at h + ½ − reference offset hours UTC, and gets the record whose own
    /// middle that is; where clocks differ by a part of an hour, a straight line between the two records beside it.
    /// Radiation and air have their own middles: an hour's mean and the moment at its end are half an hour apart. The year
    /// is cyclic. The sun, which splits off diffuse radiation where the file does not, is that of the clock's year.
    ///
    /// - Parameters:
    ///   - latitudeDegrees, longitudeDegrees: the place, used where the file does not say.
    public func weather(clock: LocalClock, latitudeDegrees: Double, longitudeDegrees: Double) -> WeatherYear {
        let middle = 0.5 - clock.referenceUtcOffsetHours
        let (shift, airShift) = (middle - firstMiddleUtcHours, middle - firstAirUtcHours)
        let sun = SolarPosition.year(
            clock: clock, latitudeDegrees: place.latitudeDegrees ?? latitudeDegrees,
            longitudeDegrees: place.longitudeDegrees ?? longitudeDegrees)
        let dry = shifted(dryBulbC, by: airShift)
        let dew = zip(shifted(dewPointC, by: airShift), dry).map { min($0, $1) }
        let irradiance = HourlyIrradiance(
            sun: sun, ghiWPerM2: shifted(ghiWPerM2, by: shift), dniWPerM2: dniWPerM2.map { shifted($0, by: shift) },
            dhiWPerM2: dhiWPerM2.map { shifted($0, by: shift) })
        return WeatherYear(
            sun: sun, irradiance: irradiance, dryBulbC: dry, dewPointC: dew,
            pressurePa: shifted(pressurePa, by: airShift))
    }
}

/// The cyclic series read `hours` later: result[h] = series[h + hours], on a straight line between two values where that is
/// no whole number.
package func shifted(_ series: [Double], by hours: Double) -> [Double] {
    let count = series.count
    let nearest = hours.rounded()
    let isWhole = abs(hours - nearest) < 1e-9
    let whole = Int(isWhole ? nearest : hours.rounded(.down))
    let share = isWhole ? 0 : hours - Double(whole)
    return series.indices.map { hour in
        let before = ((hour + whole) % count + count) % count
        if isWhole { return series[before] }
        return series[before] * (1 - share) + series[(before + 1) % count] * share
    }
}

extension HourlyIrradiance {
    /// Measured GHI, and its parts: as measured; by GHI = DNI·sin(el) + DHI from one of them; by Erbs without either.
    init(sun: [SolarPosition], ghiWPerM2 ghi: [Double], dniWPerM2 dni: [Double]?, dhiWPerM2 dhi: [Double]?) {
        if let dni, let dhi {
            self.init(ghiWPerM2: ghi, dniWPerM2: dni, dhiWPerM2: dhi)
            return
        }
        let diffuse: [Double] = sun.indices.map { hour in
            if let dhi { return min(dhi[hour], ghi[hour]) }
            if let dni { return max(0, ghi[hour] - dni[hour] * max(0, sun[hour].sineOfElevation)) }
            let above = sun[hour].extraterrestrialHorizontalWPerM2
            return above > 0 ? ghi[hour] * diffuseFraction(clearness: ghi[hour] / above) : ghi[hour]
        }
        let direct = sun.indices.map { hour in HourlyIrradiance.direct(sun[hour], ghi: ghi[hour], dhi: diffuse[hour]) }
        let rest = sun.indices.map { hour in
            dni == nil ? ghi[hour] - direct[hour] * max(0, sun[hour].sineOfElevation) : diffuse[hour]
        }
        self.init(ghiWPerM2: ghi, dniWPerM2: dni ?? direct, dhiWPerM2: rest)
    }

    /// (GHI − DHI)/sin(el), not above what arrives at the atmosphere; 0 with the sun on the horizon.
    private static func direct(_ sun: SolarPosition, ghi: Double, dhi: Double) -> Double {
        guard sun.sineOfElevation > WeatherImportSettings.smallestSineForBeam else { return 0 }
        return min(sun.extraterrestrialNormalWPerM2, max(0, ghi - dhi) / sun.sineOfElevation)
    }
}
