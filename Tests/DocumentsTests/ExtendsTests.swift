import Documents
import Foundation
import Testing

@Suite struct ExtendsTests {
    @Test func tablesMergeAndValuesReplace() throws {
        let files = try Files([
            "base.toml": "a = 1\nb = 2\n[t]\nx = [1]\ny = 1\n[t.u]\nz = 1",
            "child.toml": "extends = \"base.toml\"\nb = 3\nc = 4\n[t]\nx = [2, 3]\n[t.u]\nw = 2",
        ])
        let document = try files.load("child.toml")
        let root = document.root
        #expect(root.keys == ["a", "b", "t", "c"])
        #expect(root.at("b")?.value == .integer(3))
        #expect(root.at("t", "x")?.array?.count == 2)
        #expect(root.at("t")?.keys == ["x", "y", "u"])
        #expect(root.at("t", "u")?.keys == ["z", "w"])
        #expect(root.at("a")?.position == SourcePosition(file: files.path("base.toml"), line: 1, column: 5))
        #expect(root.at("b")?.position == SourcePosition(file: files.path("child.toml"), line: 2, column: 5))
    }

    @Test func filesReadAreListedWithTheirBytes() throws {
        let files = try Files(["base.toml": "a = 1", "child.toml": "extends = 'base.toml'"])
        let document = try files.load("child.toml")
        #expect(document.files.map(\.path) == [files.path("child.toml"), files.path("base.toml")])
        #expect(document.files.last?.bytes == Array("a = 1".utf8))
    }

    @Test func aPathIsRelativeToTheFileThatNamesIt() throws {
        let files = try Files([
            "base.toml": "a = 1", "policies/one.toml": "extends = '../base.toml'\nb = 1",
            "policies/deep/two.toml": "extends = '../one.toml'\nc = 1\ndata = 'x.csv'",
        ])
        let document = try files.load("policies/deep/two.toml")
        #expect(document.root.keys == ["a", "b", "c", "data"])
        let data = try #require(document.root.at("data"))
        #expect(data.position.resolving("x.csv") == files.path("policies/deep/x.csv"))
        #expect(data.position.resolving("/x.csv") == "/x.csv")
    }

    @Test func arraysOfNamedTablesMergeByName() throws {
        let files = try Files([
            "base.toml": "[[p]]\nname = 'a'\nx = 1\n[[p]]\nname = 'b'\nx = 2\n[[q]]\nx = 1\n[[q]]\nx = 2",
            "child.toml": "extends = 'base.toml'\n[[p]]\nname = 'b'\ny = 3\n[[p]]\nname = 'c'\n[[q]]\nx = 9",
        ])
        let root = try files.load("child.toml").root
        let plants = try #require(root.at("p")?.array)
        #expect(plants.compactMap { $0.at("name")?.string } == ["a", "b", "c"])
        #expect(plants[1].at("x")?.value == .integer(2))
        #expect(plants[1].at("y")?.value == .integer(3))
        #expect(root.at("q")?.array?.count == 1)
    }

    @Test func aNameTwiceInOneFileIsLeftToBeReported() throws {
        let files = try Files([
            "base.toml": "[[p]]\nname = 'a'",
            "child.toml": "extends = 'base.toml'\n[[p]]\nname = 'a'\n[[p]]\nname = 'a'",
        ])
        #expect(try files.load("child.toml").root.at("p")?.array?.count == 2)
    }

    @Test func anEmptyArrayReplaces() throws {
        let files = try Files(["base.toml": "[[p]]\nname = 'a'", "child.toml": "extends = 'base.toml'\np = []"])
        #expect(try files.load("child.toml").root.at("p")?.array?.isEmpty == true)
    }

    @Test(arguments: [
        ("{ 2025 = 1, 2030 = 2 }", "{ 2027 = 5 }", ["2027"]), ("7", "{ 2027 = 5 }", ["2027"]),
        ("{ 2025 = 1 }", "7", []), ("{ 2025 = 1 }", "{ x = 5 }", ["x"]), ("{ x = 1 }", "{ 2025 = 5 }", ["2025"]),
        ("{ 2025 = 1, x = 2 }", "{ 2027 = 5 }", ["2027"]), ("{ 2025 = 1, x = 2 }", "{ y = 5 }", ["2025", "x", "y"]),
        ("{ 2025 = 1 }", "{}", []), ("{ 20250 = 1 }", "{ x = 2 }", ["20250", "x"]),
    ])
    func aYearlyTableIsOneValue(base: String, over: String, keys: [String]) throws {
        let files = try Files(["base.toml": "v = \(base)", "child.toml": "extends = 'base.toml'\nv = \(over)"])
        #expect(try files.load("child.toml").root.at("v")?.keys == keys)
    }

    @Test func circlesAreRefusedWithTheirChain() throws {
        let files = try Files([
            "self.toml": "extends = 'self.toml'", "a.toml": "extends = 'b.toml'",
            "b.toml": "\nextends = 'sub/../c.toml'",
            "c.toml": "extends = 'a.toml'", "in.toml": "extends = 'a.toml'", "sub/x.toml": "",
        ])
        let round = "error: extends: goes round in a circle: "
        #expect(files.complaint("self.toml") == "self.toml:1:1: \(round)self.toml → self.toml")
        let chain = "a.toml → b.toml → sub/../c.toml → sub/../a.toml"
        #expect(files.complaint("a.toml") == "sub/../c.toml:1:1: \(round)\(chain)")
        #expect(files.complaint("in.toml") == "sub/../c.toml:1:1: \(round)\(chain)")
    }

    @Test func aLinkToTheSameFileIsACircle() throws {
        let files = try Files(["a.toml": "extends = 'link.toml'"])
        try FileManager.default.createSymbolicLink(
            atPath: files.path("link.toml"), withDestinationPath: files.path("a.toml"))
        #expect(files.complaint("a.toml").hasSuffix("a.toml → link.toml"))
    }

    /// Two files over one base, read one after the other, are no circle.
    @Test func aSharedBaseIsNoCircle() throws {
        let files = try Files([
            "base.toml": "a = 1", "l.toml": "extends = 'base.toml'\nb = 1", "r.toml": "extends = 'base.toml'\nb = 2",
            "top.toml": "extends = 'l.toml'",
        ])
        #expect(try files.load("top.toml").root.keys == ["a", "b"])
        #expect(try files.load("r.toml").root.at("b")?.value == .integer(2))
    }

    @Test func missingFilesSayWhoNamesThem() throws {
        let files = try Files(["a.toml": "x = 1\nextends = 'gone.toml'", "d.toml": "extends = 'dir'", "dir/x.toml": ""])
        let error = #expect(throws: MissingFile.self) { try files.load("a.toml") }
        #expect(error?.path == files.path("gone.toml"))
        #expect(error?.referencedBy == SourcePosition(file: files.path("a.toml"), line: 2, column: 1))
        #expect(files.complaint("a.toml") == "a.toml:2:1: error: cannot read gone.toml: no such file")
        #expect(files.complaint("d.toml") == "d.toml:1:1: error: cannot read dir: is a directory")
        #expect(files.complaint("none.toml") == "error: cannot read none.toml: no such file")
        #expect(files.complaint("dir") == "error: cannot read dir: is a directory")
        #expect(files.complaint("a.toml\0") == "error: cannot read a.toml\\u0000: no such file")
        #expect(throws: MissingFile(path: "", reason: "no such file")) { try Document.load(path: "") }
        #expect(throws: MissingFile(path: "/dev/zero", reason: "is a device")) { try Document.load(path: "/dev/zero") }
    }

    @Test func aFileWithoutPermissionIsUnreadable() throws {
        let files = try Files(["a.toml": ""])
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: files.path("a.toml"))
        // The superuser may read everything.
        guard !FileManager.default.isReadableFile(atPath: files.path("a.toml")) else { return }
        #expect(files.complaint("a.toml") == "error: cannot read a.toml: permission denied")
    }

    @Test func extendsMustBeOnePath() throws {
        let files = try Files(["a.toml": "extends = ['b.toml']", "b.toml": "extends = ''", "c.toml": "extends = 3"])
        #expect(
            files.complaint("a.toml")
                == "a.toml:1:11: error: extends: expected the path of one file, found an array of 1")
        #expect(files.complaint("b.toml").hasPrefix("b.toml:1:11: error: extends: expected the path"))
        #expect(files.complaint("c.toml").hasSuffix("found integer 3"))
    }

    @Test func wrongParentsAreReportedAtTheirOwnPlace() throws {
        let files = try Files(["a.toml": "extends = 'b.toml'", "b.toml": "x = 1\ny ="])
        #expect(files.complaint("a.toml").hasPrefix("b.toml:2:4: error: not valid TOML"))
        try files.write("b.toml", [0x61, 0xC3])
        #expect(files.complaint("a.toml").hasPrefix("b.toml:1:2: error: a byte that is not UTF-8"))
    }
}
