import Foundation
import Testing
import TimeSeries

/// Files that a spreadsheet has saved again, or that were written by one elsewhere, read as they were; what cannot be read is
/// told with what to do.
@Suite struct ImportSpreadsheetTests {
    static let made = MadeWeather.equator

    /// A file of every format.
    static let files: [String: String] = [
        "epw": made.epw(), "tidy": made.tidy(), "hour": made.tidy(offset: nil), "power": made.power(),
        "ninja": made.ninja(), "pvgis": made.pvgisHourly(), "typical": made.pvgisTypical(offset: 0.2),
    ]

    /// Ways to write the same table.
    static let rewritings: [String: @Sendable (String) -> String] = [
        "carriage returns": { $0.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n") },
        "a byte order mark": { "\u{FEFF}" + $0 },
        "empty columns": {
            $0.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + ",,,," }.joined(separator: "\n")
        },
        "quoted fields": { text in
            text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).map {
                    "\"\($0.replacing("\"", with: "\"\""))\""
                }
                .joined(separator: ",")
            }.joined(separator: "\r\n")
        },
        "semicolons": { $0.replacing(",", with: ";") },
        "semicolons and decimal commas": { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                let parts = line.replacing(",", with: ";")
                return line.hasPrefix("#") ? parts : parts.replacing(".", with: ",")
            }.joined(separator: "\n")
        },
        "tabs": { $0.replacing("\t", with: " ").replacing(",", with: "\t") },
        "a separator's own line": { "sep=;\r\n" + $0.replacing(",", with: ";") },
        "capitals": { $0.replacing("\u{E9}", with: "E").uppercased().replacing("SYNTHETIC", with: "") },
    ]

    @Test(arguments: files.keys.sorted(), rewritings.keys.sorted())
    func whatASpreadsheetSavedReadsAsBefore(file: String, rewriting: String) throws {
        let text = Self.files[file]!
        let rewritten = Self.rewritings[rewriting]!(text)
        let (before, after) = (try read(text), try read(rewritten))
        #expect(after.formatKey == before.formatKey)
        #expect(after.place.latitudeDegrees == before.place.latitudeDegrees)
        #expect(after.utcOffsetHours == before.utcOffsetHours)
        #expect(after.years[0].gaps.map(\.firstHour) == before.years[0].gaps.map(\.firstHour))
        for (quantity, series) in before.years[0].series {
            let same = try #require(after.years[0].series[quantity], "\(quantity)")
            #expect(zip(series, same).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }, "\(quantity)")
        }
    }

    @Test(arguments: [true, false])
    func sixteenBitTextIsRead(isLittle: Bool) throws {
        let text = Self.made.tidy()
        let units = Array(("\u{FEFF}" + text).utf16)
        let bytes = units.flatMap { isLittle ? [UInt8($0 & 255), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 255)] }
        let file = try WeatherFile(bytes: bytes, path: "made.csv")
        #expect(file.years[0].series[.dryBulbC] == (try read(text)).years[0].series[.dryBulbC])
        #expect(throws: WeatherFileError.self) { try WeatherFile(bytes: Array(bytes.dropFirst(2)), path: "a") }
    }

    @Test(arguments: [
        ([0x50, 0x4B, 3, 4, 0, 0], "workbook"), ([0xD0, 0xCF, 0x11, 0xE0], "workbook"), ([0x1F, 0x8B, 8], "gzipped"),
        (Array("a\u{0}b\u{0}c\u{0}".utf8), "UTF-16"), ([65, 66, 67, 68, 69, 0, 65, 66, 67], "a zero byte"),
    ])
    func whatIsNoTextIsNamed(bytes: [UInt8], word: String) {
        #expect { try WeatherFile(bytes: bytes, path: "a") } throws: { "\($0)".contains(word) }
    }

    /// Day and month as each country's spreadsheets order them.
    static let dates: [String: @Sendable (Int, Int, Int, Int) -> String] = [
        "1/31/2023 5:00": { "\($1)/\($2)/\($0) \($3):00" },
        "31/1/2023 05:00": { "\($2)/\($1)/\($0) \($3 < 10 ? "0" : "")\($3):00" },
        "31.01.2023 5:00:00": { "\($2).\($1).\($0) \($3):00:00" }, "2023/1/31 5:00": { "\($0)/\($1)/\($2) \($3):00" },
        "2023-1-31 5:00": { "\($0)-\($1)-\($2) \($3):00" },
        "1/31/2023 5:00 AM": { "\($1)/\($2)/\($0) \(($3 + 11) % 12 + 1):00 \($3 < 12 ? "AM" : "PM")" },
    ]

    private func redated(
        _ text: String, _ form: (Int, Int, Int, Int) -> String, keeping: (Int, Int) -> Bool = { _, _ in true }
    ) -> String {
        text.split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("2023-") else { return String(line) }
            let time = line.split(separator: ",")[0]
            let numbers = time.split { !$0.isNumber }.compactMap { Int($0) }
            guard keeping(numbers[1], numbers[2]) else { return nil }
            return form(numbers[0], numbers[1], numbers[2], numbers[3]) + line.dropFirst(time.count)
        }.joined(separator: "\n")
    }

    @Test(arguments: dates.keys.sorted())
    func reformattedDatesAreRead(form: String) throws {
        let form = Self.dates[form]!
        let dry = try read(Self.made.tidy()).years[0].series[.dryBulbC]
        let tidy = "# utc_offset_hours: 8\n" + redated(Self.made.tidy(), form)
        #expect(try read(tidy).years[0].series[.dryBulbC] == dry)
        #expect(try read(tidy).utcOffsetHours == 8)
        #expect(try read(redated(Self.made.ninja(), form)).years[0].series[.dryBulbC] == Self.made.dry)
        // Without its offset, a time is of no clock.
        let lost = complaints(redated(Self.made.tidy(), form))
        #expect(
            lost.first?.contains("expected an offset from UTC") == true && lost[0].contains("# utc_offset_hours: 8"))
    }

    @Test func datesThatMayBeReadEitherWayAreRefused() throws {
        let text = redated(Self.made.ninja(), Self.dates["1/31/2023 5:00"]!) { $1 <= 12 }
        #expect(complaints(text).first?.contains("may be a day or a month first") == true)
    }

    @Test(arguments: [
        ("LOCATION,\"Made, Up\",", "Made, Up"), ("LOCATION,Made, Up,", "Made, Up"), ("LOCATION,A,B,C,", "A, B, C"),
        ("LOCATION,\"Made-Up\",", "Made-Up"),
    ])
    func aCityMayHaveCommasInItsName(begin: String, name: String) throws {
        let text = Self.made.epw().replacing("LOCATION,Made-Up,", with: begin, maxReplacements: 1)
        let file = try read(text)
        #expect(file.place.name == name && file.place.latitudeDegrees == 1.4 && file.utcOffsetHours == 8)
        #expect(file.place.country == "XXX" && file.place.elevationM == 16)
    }

    @Test func aDecimalCommaBetweenCommasIsNamed() {
        let text = Self.made.epw(edits: [3: [6: "\"26,3\""]], hours: 48)
        #expect(complaints(text)[0].contains("found '26,3', expected a number, with a point for its decimals"))
    }
}
