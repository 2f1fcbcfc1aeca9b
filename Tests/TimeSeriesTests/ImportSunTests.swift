import Foundation
import Testing
import TimeSeries

/// Years that a local clock bounds, radiation that follows from the sun, and quantities of different moments.
@Suite struct ImportSunTests {
    static let made = MadeWeather.equator

    /// The records of a year on a local clock, stamped in UTC: those at the year's end or beginning are of the year beside.
    private func localYear(_ text: String, zone: Int, ofYear year: (String, Int) -> String) -> String {
        var lines = text.split(separator: "\n").map(String.init)
        let first = lines.firstIndex { $0.hasPrefix("2023") }!
        if zone > 0 {
            let moved = lines.suffix(zone).map { year($0, 2022) }
            lines.removeLast(zone)
            lines.insert(contentsOf: moved, at: first)
        } else {
            let moved = lines[first..<first - zone].map { year($0, 2024) }
            lines.removeSubrange(first..<first - zone)
            lines += moved
        }
        return lines.joined(separator: "\n")
    }

    @Test(arguments: [8, -5, 12, 1, 14])
    func aLocalYearStampedInUTCIsAYear(zone: Int) throws {
        for text in [Self.made.tidy(offset: "Z", zone: 0), Self.made.power(), Self.made.ninja()] {
            let local = localYear(text, zone: zone) { $0.replacing("2023", with: "\($1)", maxReplacements: 1) }
            #expect(local != text)
            let (file, whole) = (try read(local), try read(text))
            #expect(file.years.map(\.year) == [2023] && file.sourceYears == [2023])
            #expect(file.years[0].gaps == whole.years[0].gaps && file.years[0].recordedHours == 8_760)
            #expect(file.years[0].series[.dryBulbC] == whole.years[0].series[.dryBulbC])
            #expect(file.warnings.contains { $0.message.contains("as in a year of a local clock") })
        }
    }

    @Test func severalLocalYearsAreAsMany() throws {
        let text = Self.made.tidy(offset: "Z", zone: 0).split(separator: "\n").map(String.init)
        let (head, records) = (text.prefix(5), Array(text.dropFirst(5)))
        func of(_ year: Int) -> [String] { records.map { $0.replacing("2023-", with: "\(year)-", maxReplacements: 1) } }
        let local = of(2021).suffix(8) + of(2022) + of(2023).dropLast(8)
        let file = try read((head + local).joined(separator: "\n"))
        #expect(file.years.map(\.year) == [2022, 2023] && file.years.allSatisfy { $0.recordedHours == 8_760 })
        // More than a clock's hours are another year's.
        let apart = try read((head + of(2021).suffix(30) + of(2022).dropLast(30)).joined(separator: "\n"))
        #expect(apart.years.map(\.year) == [2021, 2022] && apart.years[1].recordedHours == 8_730)
    }

    private func edits(_ hours: some Sequence<Int>, _ fields: [Int]) -> Edits {
        let missing = Dictionary(uniqueKeysWithValues: fields.map { ($0, "9999") })
        return Dictionary(uniqueKeysWithValues: hours.map { ($0, missing) })
    }

    /// GHI = DNI·sin(el) + DHI, for a day, and for a whole year.
    @Test(arguments: [100..<124, 0..<8_760])
    func globalRadiationFollowsFromItsParts(hours: Range<Int>) throws {
        let whole = try weather(Self.made.epw(), reference: 8)
        let derived = try weather(Self.made.epw(edits: edits(hours, [13])), reference: 8)
        #expect(zip(derived.ghiWPerM2, whole.ghiWPerM2).allSatisfy { abs($0 - $1) < 1 })
        #expect(derived.ghiWPerM2.contains { $0 > 400 })
    }

    @Test func aTidyFileMayHaveThePartsOnly() throws {
        func text(_ made: MadeWeather, comments: String) -> String {
            let local = [made.dni, made.dhi, made.dry, made.dew].map { shifted($0, by: -8) }
            return comments + "# utc_offset_hours: 8\nhour,dni_w_per_m2,dhi_w_per_m2,dry_bulb_c,dew_point_c\n"
                + (0..<8_760).map { "\($0),\(local[0][$0]),\(local[1][$0]),\(local[2][$0]),\(local[3][$0])\n" }.joined()
        }
        let parts = try weather(text(Self.made, comments: "# latitude_deg: 1.4\n# longitude_deg: 104\n"), reference: 8)
        let whole = try weather(Self.made.tidy(), reference: 8)
        #expect(zip(parts.ghiWPerM2, whole.ghiWPerM2).allSatisfy { abs($0 - $1) < 1 })
        #expect(complaints(text(Self.made, comments: ""))[0].contains("'# latitude_deg:' and '# longitude_deg:'"))
    }

    /// With the sun down, what is missing is dark; by day it is missing.
    @Test func missingRadiationOfTheNightIsNone() throws {
        let dark = (0..<8_760).filter { $0 % 24 < 6 || $0 % 24 > 19 }
        let night = Self.made.epw(edits: edits(dark, [13, 14, 15]))
        #expect(complaints(night, used: true).isEmpty)
        let read = try weather(night, reference: 8)
        let whole = try weather(Self.made.epw(), reference: 8)
        #expect(read.ghiWPerM2 == whole.ghiWPerM2 && read.dhiWPerM2 == whole.dhiWPerM2)
        let day = Self.made.epw(edits: edits((0..<8_760).filter { $0 % 24 > 8 && $0 % 24 < 18 }, [13, 14, 15]))
        #expect(
            complaints(day, used: true).first?.contains("global horizontal radiation is missing for 9 hours") == true)
        // Where no one knows the place, no one knows the night.
        let placeless = Self.made.tidy().split(separator: "\n").filter { !$0.hasPrefix("# l") }
        let blank = placeless.map { line -> String in
            guard line.contains("T01:00") || line.contains("T02:00") else { return String(line) }
            var fields = line.split(separator: ",").map(String.init)
            fields[1] = ""
            return fields.joined(separator: ",")
        }
        let gaps = try TimeSeriesTests.read(blank.joined(separator: "\n")).years[0].gaps
        #expect(gaps.count { $0.quantity == .ghiWPerM2 } == 365)
    }

    /// In a polar night every hour is dark, at the equator none by day.
    @Test func theNightIsThePlacesOwn() throws {
        let polar = MadeWeather(latitude: 80, longitude: 15)
        let january = 0..<31 * 24
        #expect(complaints(polar.epw(zone: 1, edits: edits(january, [13, 14, 15])), used: true).isEmpty)
        let july = 181 * 24..<182 * 24
        #expect(!complaints(polar.epw(zone: 1, edits: edits(july, [13, 14, 15])), used: true).isEmpty)
    }

    /// An EPW's radiation is the mean of the hour that ends at its number, its air that of the end.
    @Test func airAndRadiationHaveTheirOwnMoments() throws {
        let made = Self.made
        let file = try read(made.epw(zone: 8))
        #expect(file.convention == .hourEnding && file.airHours == 1)
        let weather = try weather(made.epw(zone: 8), reference: 8)
        let (dry, ghi) = (shifted(made.dry, by: -8), shifted(made.ghi, by: -8))
        for hour in 1..<8_760 {
            #expect(abs(weather.dryBulbC[hour] - (dry[hour - 1] + dry[hour]) / 2) < 1e-9)
            #expect(weather.ghiWPerM2[hour] == ghi[hour])
        }
    }
}
