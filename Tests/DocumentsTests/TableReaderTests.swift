import Documents
import Foundation
import Testing

@Suite struct TableReaderTests {
    enum Mode: String, CaseIterable { case full, weeks, days }

    @Test func rightValuesComeThroughWithoutIssues() throws {
        let (reader, log) = try reading(
            "n = 3\nf = 0.5\ni = 7\nb = true\ns = 'x'\nl = ['a', 'b']\nm = 'weeks'\nv = [1, 2.5]\ne = ''")
        #expect(reader.number("n", in: 0...) == 3)
        #expect(reader.number("f", in: 0...1, default: 1) == 0.5)
        #expect(reader.integer("i", in: 1...) == 7)
        #expect(reader.boolean("b"))
        #expect(reader.string("s") == "x")
        #expect(reader.strings("l") == ["a", "b"])
        #expect(reader.choice("m", as: Mode.self) == .weeks)
        #expect(reader.numbers("v", count: 2, in: .anyNumber) == [1, 2.5])
        #expect(reader.string("e", default: "d").isEmpty)
        reader.finish()
        #expect(log.texts == [])
    }

    @Test func absentKeysGiveTheirDefaults() throws {
        let (reader, log) = try reading("")
        #expect(reader.number("n", in: 0..., default: 4) == 4)
        #expect(reader.integer("i", in: 0..., default: 4) == 4)
        #expect(reader.boolean("b", default: true))
        #expect(reader.string("s", default: "d") == "d")
        #expect(reader.strings("l", default: ["d"]) == ["d"])
        #expect(reader.choice("m", default: Mode.days) == .days)
        #expect(reader.numbers("v", count: 1, in: 0..., default: [2]) == [2])
        #expect(reader.yearly("y", in: 0..., default: .init(constant: 2)).value(in: 2030) == 2)
        #expect(reader.optionalNumber("n", in: 0...) == nil && reader.optionalInteger("i", in: 0...) == nil)
        #expect(reader.optionalString("s") == nil && reader.optionalChoice("m", as: Mode.self) == nil)
        #expect(reader.optionalYearly("y", in: 0...) == nil && reader.optionalFilePath("p") == nil)
        #expect(reader.table("t") == nil && reader.tables("t").isEmpty && reader.entries("t").isEmpty)
        #expect(log.issues.isEmpty)
    }

    @Test func missingKeysAreReportedAtTheTable() throws {
        let (root, log) = try reading("\n[t]")
        let reader = try #require(root.table("t"))
        #expect(reader.number("n_mw", in: 0...1) == 1)
        _ = reader.integer("i", in: 2...)
        _ = reader.boolean("b")
        #expect(reader.string("s").isEmpty)
        _ = reader.strings("l")
        #expect(reader.choice("m", as: Mode.self) == .full)
        #expect(reader.numbers("v", count: 12, in: .positive).count == 12)
        _ = reader.yearly("y", in: 0...)
        #expect(reader.requiredTable("u") == nil)
        #expect(
            log.texts == [
                "a.toml:2:1: error: t.n_mw: missing: expected a number between 0 and 1",
                "a.toml:2:1: error: t.i: missing: expected an integer at least 2",
                "a.toml:2:1: error: t.b: missing: expected true or false",
                "a.toml:2:1: error: t.s: missing: expected a string",
                "a.toml:2:1: error: t.l: missing: expected an array of strings",
                "a.toml:2:1: error: t.m: missing: expected one of full, weeks, days",
                "a.toml:2:1: error: t.v: missing: expected an array of 12 numbers",
                "a.toml:2:1: error: t.y: missing: expected a number at least 0, or a table of such by year",
                "a.toml:2:1: error: t.u: missing: expected a table",
            ])
    }

    @Test func wrongTypesSayWhatWasFound() throws {
        let (reader, log) = try reading(
            "n = 'x'\ni = 3.0\nb = 1\ns = 4\nl = ['a', 1]\nm = 'weesk'\nv = [1]\nw = [1, nan]\nt = 1979-05-27\ne = ''\nz = inf"
        )
        #expect(reader.number("n", in: .anyNumber) == 1)
        #expect(reader.integer("i", in: 5..., default: 9) == 9)
        #expect(!reader.boolean("b"))
        #expect(reader.string("s", default: "d") == "d")
        #expect(reader.strings("l") == ["a"])
        #expect(reader.choice("m", as: Mode.self) == .full)
        #expect(reader.numbers("v", count: 2, in: 0...) == [1, 1])
        #expect(reader.numbers("w", in: 0...) == [1, 1])
        #expect(reader.table("t") == nil)
        _ = reader.string("e")
        _ = reader.optionalNumber("z", in: 0...)
        #expect(
            log.texts == [
                "a.toml:1:5: error: n: expected a number, found string \"x\"",
                "a.toml:2:5: error: i: expected an integer at least 5, found number 3.0",
                "a.toml:3:5: error: b: expected true or false, found integer 1",
                "a.toml:4:5: error: s: expected a string, found integer 4",
                "a.toml:5:11: error: l[1]: expected a string, found integer 1",
                "a.toml:6:5: error: m: expected one of full, weeks, days, found string \"weesk\"; did you mean `weeks`?",
                "a.toml:7:5: error: v: expected an array of 2 numbers, found an array of 1",
                "a.toml:8:9: error: w[1]: expected a finite number at least 0, found number nan",
                "a.toml:9:5: error: t: expected a table, found date 1979-05-27",
                "a.toml:10:5: error: e: expected a string that is not empty, found string \"\"",
                "a.toml:11:5: error: z: expected a finite number at least 0, found number inf",
            ])
    }

    @Test func numbersOutOfRangeSayTheBound() throws {
        let (reader, log) = try reading("a_mw = -1\nb_share = 1.5\nc = 0\nd = 9223372036854775807\ne = [3]\nf = 10")
        #expect(reader.number("a_mw", in: 0..., default: 7) == 7)
        _ = reader.number("b_share", in: 0...1)
        #expect(reader.number("c", in: .positive) == 1)
        _ = reader.integer("d", in: ...8)
        _ = reader.numbers("e", in: ..<2)
        _ = reader.number("f", in: 0..<10)
        #expect(
            log.texts == [
                "a.toml:1:8: error: a_mw: a_mw = -1 is out of range: it must be at least 0",
                "a.toml:2:11: error: b_share: b_share = 1.5 is out of range: it must be between 0 and 1",
                "a.toml:3:5: error: c: c = 0 is out of range: it must be greater than 0",
                "a.toml:4:5: error: d: d = 9223372036854775807 is out of range: it must be at most 8",
                "a.toml:5:6: error: e[0]: e = 3 is out of range: it must be below 2",
                "a.toml:6:5: error: f: f = 10 is out of range: it must be at least 0 and below 10",
            ])
    }

    @Test func unknownKeysGetTheNearestOrTheList() throws {
        let (reader, log) = try reading(
            "limit = 1\nlimit_wm = 2\nzzz = 3\n[known]\n[known.sub]\nbad = 1\n\"odd key\" = 1")
        _ = reader.optionalNumber("limit_mw", in: 0...)
        let sub = try #require(reader.table("known")?.table("sub"))
        #expect(!sub.has("good"))
        reader.finish()
        reader.finish()
        #expect(
            log.texts == [
                "a.toml:1:1: error: limit: unknown key; did you mean `limit_mw`?",
                "a.toml:2:1: error: limit_wm: unknown key; did you mean `limit_mw`?",
                "a.toml:3:1: error: zzz: unknown key; valid keys: limit_mw, known",
                "a.toml:6:1: error: known.sub.bad: unknown key; valid keys: good",
                "a.toml:7:1: error: known.sub.\"odd key\": unknown key; valid keys: good",
            ])
    }

    @Test func aTableReadTwiceIsOneReader() throws {
        let (reader, log) = try reading("[t]\na = 1\nb = 2")
        _ = reader.table("t")?.number("a", in: 0...)
        _ = reader.table("t")?.number("b", in: 0...)
        reader.finish()
        #expect(log.issues.isEmpty)
    }

    @Test func namedTablesComeInTheOrderOfTheFile() throws {
        let (reader, log) = try reading("[r.z]\n[r.a]\n[r]\nm = 4\n[q]\n")
        #expect(reader.tables("r").map(\.name) == ["z", "a"])
        #expect(reader.tables("r").map(\.table.path) == ["r.z", "r.a"])
        #expect(reader.tables("q").isEmpty)
        #expect(log.texts == ["a.toml:4:5: error: r.m: expected a table, found integer 4"])
    }

    @Test func entriesHaveNamesOfTheirOwn() throws {
        let (reader, log) = try reading(
            "[[p]]\nname = 'a b'\nx = 1\n[[p]]\ny = 1\n[[p]]\nname = 'a b'\n[[p]]\nname = 3\n[[p]]\nname = 'c'")
        let entries = reader.entries("p")
        #expect(entries.map(\.name) == ["a b", "c"])
        #expect(entries[0].table.integer("x", in: 0...) == 1)
        reader.finish()
        #expect(
            log.texts == [
                "a.toml:4:1: error: p[1].name: missing: expected a string",
                "a.toml:7:8: error: p[2].name: the name \"a b\" is taken by the entry at a.toml:2:8",
                "a.toml:9:8: error: p[3].name: expected a string, found integer 3",
            ])
        #expect(entries[0].table.path == "p.\"a b\"")
        let (other, otherLog) = try reading("p = 3\nq = [1]")
        #expect(other.entries("p").isEmpty && other.entries("q").isEmpty)
        #expect(otherLog.texts.last == "a.toml:2:6: error: q[0]: expected a table with a name, found integer 1")
    }

    @Test func callersReportAtKeysAndTables() throws {
        let (root, log) = try reading("[t]\nx = 1")
        let reader = try #require(root.table("t"))
        reader.report(.warning, at: "x", "is odd")
        reader.report(.error, "is wrong")
        reader.report(.error, "is wrong")
        #expect(log.texts == ["a.toml:1:1: error: t: is wrong", "a.toml:2:5: warning: t.x: is odd"])
        #expect(log.warnings.count == 1)
        let error = #expect(throws: InputIssues.self) { try log.throwIfErrors() }
        #expect(error?.issues.count == 2)
        #expect(reader.keyPosition(of: "x").column == 1 && reader.position(of: "y") == reader.node.position)
    }

    @Test func filePathsAreRelativeToTheirFile() throws {
        let log = IssueLog()
        let node = try Node.parse(Array("p = 'x.csv'\nq = ''".utf8), file: "some/dir/a.toml")
        let reader = TableReader(node, path: "", log: log)
        #expect(reader.optionalFilePath("p") == "some/dir/x.csv")
        #expect(reader.optionalFilePath("q") == nil)
        #expect(log.texts == ["some/dir/a.toml:2:5: error: q: expected the path of a file, found string \"\""])
    }

    @Test func issuesSurviveJSON() throws {
        let issue = Issue(.error, at: SourcePosition(file: "a", line: 1, column: 2), keyPath: "k", "m")
        let data = try JSONEncoder().encode(issue)
        #expect(String(decoding: data, as: UTF8.self).contains("\"severity\":\"error\""))
        #expect(try JSONDecoder().decode(Issue.self, from: data) == issue)
        #expect(Issue(.warning, at: nil, "m").description == "warning: m")
    }
}
