import Documents
import Testing

/// A yearly number may be a table that says how it grows; what that means is the caller's to say.
@Suite struct GrowthFormTests {
    private func growing(_ text: String) throws -> (reader: TableReader, log: IssueLog) {
        let (reader, log) = try reading(text)
        log.horizon = 2025...2027
        log.growth = { table, years in
            _ = table.string("growth")
            let start = table.number("start", in: .anyNumber)
            return YearlyTable(points: years.map { .init(year: $0, value: start + Double($0 - years.lowerBound)) })
        }
        return (reader, log)
    }

    @Test func aGrowthTableIsReadByItsReader() throws {
        let (reader, log) = try growing("a = { growth = \"up\", start = 3 }\nb = { 2025 = 1 }\nc = 2")
        #expect(reader.yearly("a", in: 0...).points.map(\.value) == [3, 4, 5])
        #expect(reader.yearly("b", in: 0...).value(in: 2030) == 1 && reader.yearly("c", in: 0...).isConstant)
        reader.finish()
        #expect(log.texts == [])
    }

    @Test func valuesKeepTheBoundsAndUnknownKeysAreErrors() throws {
        let (reader, log) = try growing(
            "a = { growth = \"up\", start = 0.5 }\nb = { growth = \"up\", start = 0, srart = 1 }")
        _ = reader.yearly("a", in: 0...1)
        _ = reader.yearly("b", in: 0...)
        reader.finish()
        #expect(log.texts.count == 2)
        #expect(log.texts[0].hasPrefix("a.toml:1:5: error: a: a grows to 1.5 in 2026: it must be between 0 and 1"))
        #expect(log.texts[1].contains("b.srart: unknown key; did you mean `start`?"))
    }

    @Test func withoutAReaderItIsRefused() throws {
        let (reader, log) = try reading("a = { growth = \"up\" }")
        _ = reader.yearly("a", in: 0...)
        #expect(log.texts.first?.contains("expected a year of four digits, found the key `growth`") == true)
    }

    @Test func historiesMayLieOutsideOfTheHorizon() throws {
        let (reader, log) = try growing("h = { 1990 = 1, 2050 = 2.5 }\nx = { soon = 1 }\ny = 3\nz = { 2020 = -1 }")
        #expect(reader.numbersByYear("h", in: 0...) == [1990: 1, 2050: 2.5])
        #expect(log.texts == [])
        for key in ["x", "y", "z", "missing"] { #expect(reader.numbersByYear(key, in: 0...) == [:]) }
        #expect(log.texts.count == 4)
    }

    /// A growth curve is one value: it replaces a table by year, and is replaced by one, whole.
    @Test func curvesReplaceAndAreReplacedWhole() throws {
        let files = try Files([
            "base.toml": "a = { 2025 = 1 }\nb = { growth = \"up\", start = 1 }\nc = { growth = \"up\", start = 1 }",
            "top.toml":
                "extends = \"base.toml\"\na = { growth = \"up\", start = 2 }\nb = { 2026 = 5 }\nc = { growth = \"down\" }",
        ])
        let root = try files.load("top.toml").root
        #expect(root.at("a")?.keys == ["growth", "start"])
        #expect(root.at("b")?.keys == ["2026"])
        #expect(root.at("c")?.keys == ["growth"])
        let changed = try files.load("base.toml", set: ["b.start=7"]).root
        #expect(changed.at("b", "start")?.number == 7)
    }
}
