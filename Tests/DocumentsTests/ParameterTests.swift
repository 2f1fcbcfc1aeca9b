import Documents
import Testing

/// Values that files give names.
@Suite struct ParameterTests {
    private static let text = """
        size = "$link_mw"
        path = { 2029 = 0, 2030 = "$link_mw" }
        list = [1, "$link_mw"]
        places = "$places"
        word = "$word"
        price = "$$word"
        money = "$100"
        [[p]]
        name = "$word"
        by_year = "$by_year"
        [parameters]
        link_mw = 2000
        word = "hard"
        places = ["johor", "batam"]
        by_year = { 2025 = 1, 2030 = 2 }
        """

    private func files(_ text: String = Self.text) throws -> Files { try Files(["a.toml": text]) }

    @Test func aNameStandsForItsValueWhole() throws {
        let root = try files().load("a.toml").root
        #expect(root.at("parameters") == nil)
        #expect(root.at("size")?.value == .integer(2000))
        #expect(root.at("path", "2030")?.value == .integer(2000) && root.at("path", "2029")?.value == .integer(0))
        #expect(root.at("list")?.array?.last?.value == .integer(2000))
        #expect(root.at("places")?.array?.compactMap(\.string) == ["johor", "batam"])
        #expect(root.at("p")?.array?.first?.at("name")?.string == "hard")
        #expect(root.at("p")?.array?.first?.at("by_year", "2030")?.value == .integer(2))
        #expect(root.at("price")?.string == "$word" && root.at("money")?.string == "$100")
    }

    /// A number stands where its key does; a text, which may name a file, where it was set.
    @Test func valuesHavePlaces() throws {
        let document = try files().load("a.toml")
        #expect(document.root.at("size")?.place == "1:8" && document.root.at("path", "2030")?.place == "2:27")
        #expect(document.root.at("word")?.place == "13:8")
        #expect(document.position(of: ["parameters", "link_mw"])?.line == 12)
    }

    @Test func overridesSetThem() throws {
        let files = try files()
        let root = try files.load(
            "a.toml", set: ["parameters.link_mw=500", "parameters.by_year.2030=7", "parameters.word=soft"]
        ).root
        #expect(root.at("size")?.value == .integer(500) && root.at("word")?.string == "soft")
        #expect(root.at("p")?.array?.first?.at("by_year", "2030")?.value == .integer(7))
        #expect(try files.load("a.toml", set: ["size=$link_mw", "parameters.link_mw=3"]).root.at("size")?.number == 3)
    }

    /// A file's value holds over that of the one that it extends, in what both say.
    @Test func aLaterFileSetsThem() throws {
        let files = try Files([
            "base.toml": "a = \"$x\"\nb = \"$y\"\n[parameters]\nx = 1\ny = 2",
            "top.toml": "extends = \"base.toml\"\nc = \"$x\"\n[parameters]\nx = 9",
        ])
        let root = try files.load("top.toml").root
        #expect(["a", "b", "c"].map { root.at($0)?.number } == [9, 2, 9])
    }

    /// A number means what it would mean in its key.
    @Test func moneyIsConvertedWhereItIsUsed() throws {
        let files = try Files([
            "a.toml":
                "x_myr_per_t = \"$price\"\ny_usd_per_t = \"$price\"\n[currency]\nmyr_per_usd = 4\n[parameters]\nprice = 8"
        ])
        let root = try files.load("a.toml").root
        #expect(root.at("x_usd_per_t")?.number == 2 && root.at("y_usd_per_t")?.number == 8)
    }

    @Test(arguments: [
        (
            "a = \"$link\"\n[parameters]\nlink_mw = 1",
            "a.toml:1:5: error: a: there is no parameter `link`; did you mean `link_mw`?"
        ),
        ("a = [{ b = \"$x\" }]", "a.toml:1:12: error: a[0].b: there is no parameter `x`; none is allowed here"),
        (
            "[parameters]\nx = \"$y\"\ny = 1\n",
            "a.toml:2:5: error: parameters.x: holds string \"$y\": a parameter stands for no other one; give the value"
        ),
        (
            "[parameters]\n\"a b\" = 1",
            "a.toml:2:1: error: parameters.\"a b\": a parameter's name is made of letters, digits, - and _, and begins with a letter"
        ),
        (
            "[parameters.x]\ny = 1",
            "a.toml:1:13: error: parameters.x: expected a number, a text, a list or a table by year, found a table of 1"
        ),
        ("parameters = 3", "a.toml:1:14: error: parameters: expected a table, found integer 3"),
    ])
    func whatIsWrongIsToldWithItsPlace(text: String, expected: String) throws {
        let complaint = try files(text).complaint("a.toml").split(separator: "\n").first.map(String.init)
        // Where a table begins is the parser's to say.
        func withoutColumn(_ text: String?) -> String? { text?.replacing(/^a.toml:(\d+):\d+/) { "a.toml:\($0.1)" } }
        #expect(withoutColumn(complaint) == withoutColumn(expected))
    }

    @Test func anOverrideOfNoneIsRefused() throws {
        let files = try files()
        #expect(files.complaint("a.toml", set: ["parameters.link=3"]).contains("did you mean `link_mw`?"))
        #expect(files.complaint("a.toml", set: ["parameters=3"]).contains("no file has this parameter"))
        #expect(files.complaint("a.toml", set: ["parameters.word.x=3"]).contains("no key can be set inside it"))
        let plain = try Files(["a.toml": "a = 1"])
        #expect(plain.complaint("a.toml", set: ["parameters.x=3"]).contains("none is allowed here"))
        #expect(files.complaint("a.toml", set: ["parameters.word=1", "parameters.word=2"]).contains("set twice"))
    }

    /// What is wrong with a value is told at the key that holds it, with the place where it was set.
    @Test func messagesNameBothPlaces() throws {
        let document = try files().load("a.toml", set: ["parameters.link_mw=-5"])
        let log = IssueLog()
        _ = document.reader(log: log).number("size", in: 0...)
        let text = try #require(log.texts.first)
        #expect(text.contains(":1:8: error: size: size = -5 is out of range"))
        #expect(text.hasSuffix("(`$link_mw` of --set parameters.link_mw=-5)"))
    }

    @Test func unusedOnesAreWarnedOf() throws {
        let document = try files("a = \"$x\"\n[parameters]\nx = 1\nold = 2").load("a.toml")
        let log = IssueLog()
        _ = document.reader(log: log).number("a", in: 0...)
        _ = document.reader(log: log)
        #expect(log.warnings.count == 1 && log.texts[0].contains(":4:1: warning: parameters.old: has no effect"))
    }

    /// A number's source is said beside the parameter, unless the key says another.
    @Test func sourcesAreThoseOfTheParameter() throws {
        let text = """
            a = "$x"
            b = { 2029 = 0, 2030 = "$x" }
            c = "$x"  # W
            [parameters]
            x = 2  # S [1 … 3] words (Source, 2025)
            """
        let numbers = try SourceSurvey(try files(text).load("a.toml"), asOf: 2026).numbers
        let grades = Dictionary(uniqueKeysWithValues: numbers.map { ($0.key, $0.note?.grade.rawValue ?? "-") })
        #expect(grades == ["a": "S", "b": "S", "c": "W", "parameters.x": "S"])
        #expect(numbers.first { $0.key == "b" }?.note?.high == 3)
    }

    /// What a file expects of itself is no business of those that extend it.
    @Test func expectationsAreAFilesOwn() throws {
        let files = try Files([
            "base.toml": "a = 1\n[expects.x]\nb = 1", "top.toml": "extends = \"base.toml\"\nc = 1",
        ])
        #expect(try files.load("top.toml").root.keys == ["a", "c"])
        #expect(try files.load("base.toml").root.keys == ["a", "expects"])
        #expect(try files.load("top.toml").basePath == files.path("base.toml"))
    }
}
