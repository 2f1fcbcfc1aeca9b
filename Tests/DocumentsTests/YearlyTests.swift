import Documents
import Testing

@Suite struct YearlyTests {
    @Test func valuesAreInterpolatedAndHeld() {
        let table = YearlyTable(points: [.init(year: 2030, value: 20), .init(year: 2026, value: 10)])
        #expect((2024...2032).map(table.value(in:)) == [10, 10, 10, 12.5, 15, 17.5, 20, 20, 20])
        #expect(!table.isConstant && table.minimum == 10 && table.maximum == 20)
        #expect(table.points.map(\.year) == [2026, 2030])
    }

    @Test func constantsAreTheSameInEveryYear() {
        let table = YearlyTable(constant: 0.1)
        #expect([Int.min, 0, 2025, Int.max].allSatisfy { table.value(in: $0) == 0.1 } && table.isConstant)
        let level = YearlyTable(points: [.init(year: 2025, value: 0.1), .init(year: 2028, value: 0.1)])
        #expect((2020...2030).allSatisfy { level.value(in: $0) == 0.1 } && level.isConstant)
    }

    /// Scaling the values scales the results, and every value lies between the extremes.
    @Test func interpolationIsLinearAndBounded() {
        var random = SplitMix(state: 7)
        for _ in 0..<100 {
            let values = (0..<4).map { _ in Double.random(in: -5...5, using: &random) }
            let table = YearlyTable(points: values.enumerated().map { .init(year: 2020 + 3 * $0, value: $1) })
            let double = YearlyTable(points: table.points.map { .init(year: $0.year, value: 2 * $0.value) })
            for year in 2015...2035 {
                #expect(double.value(in: year) == 2 * table.value(in: year))
                #expect((table.minimum - 1e-12...table.maximum + 1e-12).contains(table.value(in: year)))
            }
        }
    }

    @Test func scalarsAndTablesAreRead() throws {
        let (reader, log) = try reading("a = 3\nb = { 2030 = 530, 2025 = 650.0 }\n[c]\n2025 = 1\n\"2026\" = 2")
        #expect(reader.yearly("a", in: 0...).value(in: 2030) == 3)
        #expect(reader.yearly("b", in: 0...).value(in: 2026) == 626)
        #expect(reader.optionalYearly("c", in: 0...)?.points.count == 2)
        reader.finish()
        #expect(log.texts == [])
    }

    @Test func wrongTablesAreReported() throws {
        let (reader, log) = try reading(
            "a = {}\nb = { 2025 = -1, 2026 = 'x', 2027 = 5 }\nc = { 25 = 1, year = 2 }\nd = [1]")
        #expect(reader.yearly("a", in: 0...).value(in: 2025) == 1)
        #expect(reader.yearly("b", in: 0...).points == [.init(year: 2027, value: 5)])
        #expect(reader.optionalYearly("c", in: 0...) == nil)
        #expect(reader.yearly("d", in: 0...1, default: .init(constant: 0.5)).value(in: 0) == 0.5)
        #expect(
            log.texts == [
                "a.toml:1:5: error: a: expected a number for at least one year, { 2030 = 1.5 }, found an empty table",
                "a.toml:2:14: error: b.2025: b = -1 is out of range: it must be at least 0",
                "a.toml:2:25: error: b.2026: expected a number at least 0, found string \"x\"",
                "a.toml:3:7: error: c.25: expected a year of four digits, found the key `25`",
                "a.toml:3:15: error: c.year: expected a year of four digits, found the key `year`",
                "a.toml:4:5: error: d: expected a number between 0 and 1, or a table of such by year, found an array of 1",
            ])
    }

    @Test func aYearTwiceIsRefused() {
        let error = #expect(throws: InputIssues.self) { try parsed("a = { 2025 = 1, 2025 = 2 }") }
        #expect("\(error!)".contains("cannot redefine existing integer '"))
    }

    /// Numbers are held outside of their years, so a plan for one year may rest on a table of others: what came online in
    /// 2028 still stands in 2030. Only years that nobody plans for are refused.
    @Test func numbersAreHeldOverTheWholeHorizon() throws {
        let (reader, log) = try reading(
            "a = { 2015 = 1, 2040 = 3 }\nb = { 2020 = 1, 2024 = 2 }\nc = { 2031 = 5, 2200 = 7 }\nd = { 1900 = 1, 2026 = 2 }"
        )
        log.horizon = 2025...2030
        #expect(reader.yearly("a", in: 0...).value(in: 2025) == 1.8)
        #expect((2025...2030).allSatisfy { reader.yearly("b", in: 0...).value(in: $0) == 2 })
        #expect((2025...2030).allSatisfy { reader.yearly("c", in: 0...).value(in: $0) == 5 })
        #expect(reader.yearly("d", in: 0...).value(in: 2030) == 2)
        #expect(log.texts == [])
    }

    @Test func implausibleYearsAreRefused() throws {
        let (reader, log) = try reading("a = { 1899 = 1, 2026 = 2, 2201 = 3 }\nb = { 0203 = 1 }")
        for key in ["a", "b"] { _ = reader.yearly(key, in: 0...) }
        #expect(
            log.texts == [
                "a.toml:1:7: error: a.1899: year 1899 is out of range: it must be between 1900 and 2200",
                "a.toml:1:27: error: a.2201: year 2201 is out of range: it must be between 1900 and 2200",
                "a.toml:2:7: error: b.0203: year 203 is out of range: it must be between 1900 and 2200",
            ])
    }

    /// More than ten years away on every side: held, and told.
    @Test func farYearsAreWarnedAbout() throws {
        let (reader, log) = try reading(
            "a = { 2000 = 1, 2014 = 2 }\nb = { 2041 = 3 }\nc = { 2014 = 1, 2041 = 3 }\nd = { 2000 = 1, 2015 = 2 }\ne = 3"
        )
        _ = reader.yearly("a", in: 0...)
        #expect(log.issues.isEmpty)
        log.horizon = 2025...2030
        #expect(reader.yearly("a", in: 0...).value(in: 2025) == 2 && reader.yearly("b", in: 0...).value(in: 2030) == 3)
        for key in ["c", "d", "e"] { _ = reader.yearly(key, in: 0...) }
        let told = "all its years lie more than 10 years outside of the horizon 2025–2030; check them"
        #expect(
            log.texts == [
                "a.toml:1:5: warning: a: \(told)", "a.toml:2:5: warning: b: \(told)", "a.toml:3:5: warning: c: \(told)",
            ])
        #expect(!log.hasErrors)
    }
}

@Suite struct NearestTests {
    @Test(arguments: [
        ("limt_mw", "limit_mw"), ("limit", "limit_mw"), ("johro", "johor"), ("LIMIT_MW", "limit_mw"), ("fulll", "full"),
        ("capex_usd_per_mw", "capex_usd_per_kw"), ("limit_mw", "limit_mw"), ("swep", "sweep"),
    ])
    func misspellingsAreFound(word: String, expected: String) {
        let words = ["full", "limit_mw", "johor", "capex_usd_per_kw", "sweep", "a"]
        #expect(nearest(to: word, among: words) == expected)
    }

    @Test func strangersAreNot() {
        let words = ["full", "limit_mw", "a", "b"]
        for word in ["", "zzz", "x", "wholly_different", String(repeating: "a", count: 100_000)] {
            #expect(nearest(to: word, among: words) == nil)
        }
        #expect(nearest(to: "x", among: []) == nil)
        #expect(nearest(to: "ab", among: ["ac", "ad"]) == "ac")
    }
}
