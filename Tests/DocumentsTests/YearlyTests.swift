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

    @Test func yearsMustSuitTheHorizon() throws {
        let (reader, log) = try reading(
            "a = { 2015 = 1, 2030 = 2, 2040 = 3 }\nb = { 2014 = 1, 2026 = 2, 2041 = 3 }\nc = { 2020 = 1, 2024 = 2 }\nd = 3"
        )
        _ = reader.yearly("c", in: 0...)
        #expect(log.issues.isEmpty)
        log.horizon = 2025...2030
        for key in ["a", "b", "c", "d"] { _ = reader.yearly(key, in: 0...) }
        #expect(
            log.texts == [
                "a.toml:2:7: error: b.2014: year 2014 is out of range: the horizon is 2025–2030",
                "a.toml:2:27: error: b.2041: year 2041 is out of range: the horizon is 2025–2030",
                "a.toml:3:5: error: c: all its years lie outside of the horizon 2025–2030; give it at least one year from there",
            ])
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
