import Documents
import Testing

@Suite struct OverrideTests {
    static let text = """
        name = "base"
        "odd.key" = 1
        [regions.johor.hosting]
        limit_mw = 100
        price = { 2025 = 1, 2030 = 2 }
        [[plants]]
        name = "solar farm"
        size = { mw = 5 }
        [[plants]]
        name = "hydro"
        [[unnamed]]
        x = 1
        """

    func root(_ overrides: String...) throws -> Node {
        try Files(["a.toml": Self.text]).load("a.toml", set: overrides).root
    }

    func complaint(_ overrides: String...) throws -> String {
        try Files(["a.toml": Self.text]).complaint("a.toml", set: overrides)
    }

    @Test(arguments: [
        ("name=3000", Node.Value.integer(3000)), ("name = 1e3 ", .float(1000)), ("name=true", .boolean(true)),
        ("name=\"x y\"", .string("x y")), ("name=bare words", .string("bare words")), ("name=", .string("")),
        ("name=weeks:4", .string("weeks:4")), ("name=2025-01-02", .date("2025-01-02")), ("name=03", .string("03")),
        ("name=a=b", .string("a=b")), ("name=1\nb=2", .string("1\nb=2")), ("'name'=1", .integer(1)),
    ])
    func valuesAreTOMLOrBareStrings(text: String, value: Node.Value) throws {
        #expect(try root(text).at("name")?.value == value)
    }

    @Test func pathsReachIntoTables() throws {
        let root = try root(
            "regions.johor.hosting.limit_mw=3000", "\"odd.key\"=2", "regions . johor . hosting.x=[1, 2]")
        #expect(root.at("regions", "johor", "hosting", "limit_mw")?.value == .integer(3000))
        #expect(root.at("odd.key")?.value == .integer(2))
        #expect(root.at("regions", "johor", "hosting", "x")?.array?.count == 2)
    }

    @Test func pathsReachIntoArraysByName() throws {
        let plants = try #require(try root("plants.solar farm.size.mw=7", "plants.hydro.mw=8").at("plants")?.array)
        #expect(plants[0].at("size", "mw")?.value == .integer(7))
        #expect(plants[1].at("mw")?.value == .integer(8))
    }

    @Test func aYearOfAYearlyTableCanBeSet() throws {
        let price = try root("regions.johor.hosting.price.2030=9", "regions.johor.hosting.price.2035=3")
            .at("regions", "johor", "hosting", "price")
        #expect(price?.keys == ["2025", "2030", "2035"])
        #expect(price?.at("2030")?.value == .integer(9))
    }

    @Test func aTableIsReplacedWhole() throws {
        #expect(try root("regions.johor.hosting={ a = 1 }").at("regions", "johor", "hosting")?.keys == ["a"])
    }

    @Test func missingTablesAreMade() throws {
        #expect(try root("new.deep.key=1").at("new", "deep", "key")?.value == .integer(1))
    }

    @Test func overridesKnowThatTheyAreOverrides() throws {
        let root = try root("regions.johor.hosting.limt_mw=-1")
        let log = IssueLog()
        let reader = TableReader(try #require(root.at("regions", "johor", "hosting")), path: "hosting", log: log)
        #expect(reader.has("limit_mw") && reader.has("price"))
        reader.finish()
        let expected =
            "--set regions.johor.hosting.limt_mw=-1: error: hosting.limt_mw: unknown key; did you mean `limit_mw`?"
        #expect(log.texts == [expected])
        #expect(reader.position(of: "limt_mw").isOnCommandLine)
        #expect(reader.position(of: "limt_mw").resolving("x.csv") == "x.csv")
    }

    @Test(arguments: [
        ("limit_mw", "--set limit_mw: error: expected KEY=VALUE, found no '='"),
        ("", "--set : error: a part of the key is empty; expected KEY=VALUE"),
        ("=1", "--set =1: error: a part of the key is empty; expected KEY=VALUE"),
        ("a..b=1", "--set a..b=1: error: a part of the key is empty; expected KEY=VALUE"),
        ("a.=1", "--set a.=1: error: a part of the key is empty; expected KEY=VALUE"),
        ("'a=1", "--set 'a=1: error: the key has a quote that is not closed"),
        ("'a'b=1", "--set 'a'b=1: error: expected '.' or '=' after the quoted part of the key"),
        (
            "plants.hydra.mw=1",
            "--set plants.hydra.mw=1: error: plants: has no entry named `hydra`; did you mean `hydro`?"
        ),
        (
            "unnamed.x=1",
            "--set unnamed.x=1: error: unnamed: is an array of 1 (a.toml:11:1): no key can be set inside it"
        ),
        ("name.x=1", "--set name.x=1: error: name: is string \"base\" (a.toml:1:8): no key can be set inside it"),
    ])
    func wrongOverridesAreIssues(text: String, message: String) throws {
        #expect(try complaint(text) == message)
    }

    @Test func allWrongOverridesAreReportedWithTheFile() throws {
        #expect(try complaint("a", "name=1", "b").split(separator: "\n").count == 2)
        let files = try Files(["bad.toml": "x ="])
        #expect(files.complaint("bad.toml", set: ["a"]).split(separator: "\n").count == 2)
    }

    @Test func hugeKeysAreRefused() throws {
        #expect(try complaint(String(repeating: "a.", count: 100_000) + "a=1").hasSuffix("the key has over 32 parts"))
        #expect(try root("name=" + String(repeating: "[", count: 100_000)).at("name")?.string?.count == 100_000)
    }
}
