import Foundation
import Testing
import TimeSeries

/// Every problem has its file, line and column, and says what was found and what was expected.
@Suite struct ImportErrorTests {
    let made = MadeWeather.equator
    /// A short EPW: enough for whatever is wrong in one record.
    func epw(_ edits: Edits = [:]) -> String { made.epw(edits: edits, hours: 48) }

    @Test(arguments: [
        (6, "warm", "made.csv:12:22: error: dry bulb: found 'warm', expected a number"),
        (6, "nan", "made.csv:12:22: error: dry bulb: found 'nan', expected a number"),
        (6, "1e400", "made.csv:12:22: error: dry bulb: found '1e400', expected a number"),
        (6, "0x1p4", "made.csv:12:22: error: dry bulb: found '0x1p4', expected a number"),
        (6, "--5", "made.csv:12:22: error: dry bulb: found '--5', expected a number"),
        (6, "-999", "error: dry bulb: found '-999', expected -150…150, or 99.9 for a missing value"),
        (
            13, "-9999",
            "error: global horizontal radiation: found '-9999', expected -20…2000, or 9999 for a missing value"
        ),
        (3, "25", "made.csv:12:10: error: hour: found '25', expected 1…24"),
        (3, "0", "made.csv:12:10: error: hour: found '0', expected 1…24"),
        (3, "3", "made.csv:12: error: one record too many for 2023-01-01 02:00: the hour's first is on line 11"),
        (1, "13", "made.csv:12:6: error: month: found '13', expected 1…12"),
        (2, "32", "made.csv:12:8: error: day: found '32', expected 1…31"),
        (0, "20x3", "made.csv:12:1: error: year: found '20x3', expected 1583…9999"),
    ])
    func aWrongFieldIsToldWhereItStands(field: Int, text: String, expected: String) {
        let found = complaints(epw([3: [field: text]]))
        #expect(found.count == 1 && found[0].contains(expected), "\(found)")
    }

    @Test(arguments: [
        ("1.4,104.0", "91,104.0", "made.csv:1:39: error: latitude: found '91', expected -90…90"),
        ("1.4,104.0", "1.4,east", "longitude: found 'east', expected -180…180"),
        ("8.0,16.0", "20,16.0", "time zone: found '20', expected -12…14"),
        ("8.0,16.0", "8", "elevation: found nothing, expected -500…9000"),
        ("DATA PERIODS,1,1", "DATA PERIODS,2,1", "made.csv:8:14: error: number of data periods: found '2', expected 1"),
        ("DATA PERIODS,1,1", "DATA PERIODS,1,0", "made.csv:8:16: error: records per hour: found '0', expected 1…60"),
        ("DATA PERIODS", "DATES", "DATA PERIODS is missing"),
        ("2023,1,2,5,60", "2023,2,30,5,60", "made.csv:37:8: error: day: found 30, expected 1…28 in month 2"),
    ])
    func aWrongHeaderIsToldWhereItStands(old: String, new: String, expected: String) {
        let found = complaints(epw().replacing(old, with: new, maxReplacements: 1))
        #expect(found.count == 1 && found[0].contains(expected), "\(found)")
    }

    @Test func allProblemsComeAtOnceAndManyAreCounted() {
        let some = complaints(epw([3: [6: "a"], 5: [6: "b", 13: "c"]]))
        #expect(some.count == 3)
        let many = complaints(epw(Dictionary(uniqueKeysWithValues: (0..<48).map { ($0, [6: "x"]) })))
        #expect(many.count == 21 && many[20] == "made.csv: and 28 more")
    }

    @Test func aRecordCutShortIsToldByItsFields() {
        let text = epw()
        let short = complaints(text + "2023,1,3,1,60\n")
        #expect(short == ["made.csv:57:14: error: 5 fields, expected 22"])
    }

    @Test(arguments: [
        ("20230101:0130", "20230101-0130", "time: found '20230101-0130', expected a time such as '20200131:2310'"),
        ("20230101:0130", "20230229:0130", "time: found '20230229:0130'"),
        ("20230101:0130", "20230101:0140", "expected minute 30 as in the first record: one record an hour"),
        ("20230101:0130", "20230101:0030", "one record too many for 2023-01-01 00:00"),
        (
            "Latitude (decimal degrees):\t1.4", "Latitude (decimal degrees):\tx",
            "made.csv:1:28: error: latitude: found 'x'"
        ),
    ])
    func problemsOfPVGISArePlaced(old: String, new: String, expected: String) {
        let found = complaints(made.pvgisHourly().replacing(old, with: new, maxReplacements: 1))
        #expect(found.count == 1 && found[0].contains(expected), "\(found)")
    }

    @Test(arguments: [
        ("dew_point_c", "dewpoint_c", "made.csv:5:30: error: column 'dewpoint_c' is none of ghi_w_per_m2"),
        ("dew_point_c", "dry_bulb_c", "column 'dry_bulb_c' is there twice"),
        ("dew_point_c", "pressure_pa", "expected one of the columns dew_point_c, wet_bulb_c"),
        ("ghi_w_per_m2", "dni_w_per_m2", "made.csv:5: error: column 'ghi_w_per_m2' is missing"),
        ("2023-01-01T01:00+08:00", "2023-01-01T01:00", "expected an offset from UTC as in"),
        ("2023-01-01T01:00+08:00", "2023-01-01T01:30+08:00", "expected whole hours: one record an hour"),
        ("2023-01-01T01:00+08:00", "2023-02-30T01:00+08:00", "expected a time such as '2020-01-31 23:00'"),
        ("2023-01-01T01:00+08:00", "tomorrow", "made.csv:7:1: error: time: found 'tomorrow'"),
    ])
    func problemsOfTidyFilesArePlaced(old: String, new: String, expected: String) {
        let found = complaints(made.tidy().replacing(old, with: new, maxReplacements: 1))
        #expect(found.contains { $0.contains(expected) }, "\(found)")
    }

    @Test func hoursNeedAClock() {
        let text = made.tidy(offset: nil).replacing("# utc_offset_hours: 8.0\n", with: "")
        #expect(complaints(text)[0].contains("expected a line such as '# utc_offset_hours: 8'"))
    }

    @Test(arguments: ["", "\n\n", "a,b\n1,2\n", "LOCATIONS\n", "%PDF-1.4\n"])
    func otherFilesAreNoWeather(text: String) {
        let found = complaints(text)
        #expect(found.count == 1 && found[0].contains("this is none of the known weather files"), "\(found)")
    }

    @Test func binaryAndEndlessLinesAreRefused() {
        #expect(complaints("LOCATION,\n\0\u{1}") == ["made.csv:2: error: a zero byte; this is no text file"])
        let long = "LOCATION," + String(repeating: "x", count: 70_000)
        #expect(complaints(long)[0].contains("a line of 70009 bytes"))
        let header = made.epw(hours: 0)
        #expect(complaints(header)[0].contains("the file ends without a record"))
    }

    @Test func filesThatCannotBeReadAreSaidSo() {
        for (path, reason) in [("none.epw", "no such file"), ("/", "is a directory"), ("/dev/zero", "is a device")] {
            #expect {
                _ = try WeatherFile.read(path: path)
            } throws: { error in
                guard case .unreadable(path, let found)? = error as? WeatherFileError else { return false }
                return found.contains(reason)
            }
        }
    }

    @Test(arguments: [
        ("1.5", 1.5), ("-0.25", -0.25), ("+7", 7), (".5", 0.5), ("5.", 5), ("1e3", 1_000), ("-1.5E-2", -0.015),
        ("0.1234567890123456789", 0.1234567890123456789), ("123456789012345680", 1.2345678901234568e17),
    ])
    func numbersAreRead(text: String, value: Double) { #expect(number(text) == value) }

    @Test(arguments: ["", "-", ".", "1e", "1e400", "nan", "inf", "0x10", "1 2", "1,5", "--1", "1.2.3", "é"])
    func otherTextsAreNoNumbers(text: String) { #expect(number(text) == nil) }
}
