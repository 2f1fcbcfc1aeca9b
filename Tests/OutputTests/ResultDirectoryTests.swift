import Foundation
import Output
import Testing

@Suite struct ResultDirectoryTests {
    /// Folders that this program did not write, or in which something else has been put.
    static let foreign: [String: @Sendable (Place) throws -> Void] = [
        "a table of the user's": { try $0.write("r/measurements.csv", "precious") },
        "a folder with a table's name": { try $0.write("r/raw.csv/keep.txt", "precious") },
        "our names, but no plan": { try $0.write("r/summary.csv", "precious") },
        "another program's plan.json": { try $0.write("r/plan.json", "{\"steps\": []}") },
        "a plan.json that is no JSON": { try $0.write("r/plan.json", "precious") },
        "a hidden file": { try $0.write("r/.notes", "precious") },
        "a marker that is not ours": { try $0.write("r/.dcplan", "precious\n") },
        "a marker alone, with a foreign file": {
            try $0.write("r/.dcplan", "dcplan results 1\nplan\ncost.csv\n")
            try $0.write("r/thesis.txt", "precious")
        },
        "our results and a note": {
            try $0.result("r", earlier)
            try $0.write("r/note.txt", "precious")
        },
        "our results and a folder": {
            try $0.result("r", earlier)
            try $0.write("r/figures/one.png", "precious")
        },
        "our results, one a link now": {
            try $0.write("elsewhere.csv", "precious")
            try $0.result("r", earlier)
            try FileManager.default.removeItem(atPath: $0.path("r/cost.csv"))
            try $0.link("r/cost.csv", to: "../elsewhere.csv")
        },
        "our results, one a folder now": {
            try $0.result("r", earlier)
            try FileManager.default.removeItem(atPath: $0.path("r/cost.csv"))
            try $0.write("r/cost.csv/keep.txt", "precious")
        },
        "our results, one write-protected": {
            try $0.result("r", earlier)
            chmod($0.path("r/cost.csv"), 0o444)
        },
        "our results, write-protected": {
            try $0.result("r", earlier)
            chmod($0.path("r"), 0o555)
        },
        "results of another kind": { try $0.result("r", ["projection.csv": "a"], .projection) },
        "an earlier version's results and a note": {
            try $0.write("r/plan.json", "{\"dcplan\": \"0.1.0\", \"scenario\": {}}")
            try $0.write("r/cost.csv", "a")
            try $0.write("r/note.csv", "precious")
        },
        "a link to a folder of the user's": {
            try $0.write("there/measurements.csv", "precious")
            try $0.link("r", to: "there")
        },
        "a file": { try $0.write("r", "precious") },
        "a link to a file": {
            try $0.write("precious.txt", "precious")
            try $0.link("r", to: "precious.txt")
        },
        "a link to itself": { try $0.link("r", to: "r") },
    ]

    @Test(arguments: foreign.keys.sorted())
    func whatOthersPutThereIsLeftAlone(name: String) throws {
        let place = try Place()
        let fill = try #require(Self.foreign[name])
        try fill(place)
        let before = try place.everything()
        #expect(throws: WriteError.self) { try ResultDirectory.check(place.path("r"), holding: .plan) }
        #expect(throws: WriteError.self) { try place.result("r", later) }
        #expect(try place.everything() == before)
        chmod(place.path("r"), 0o755)
    }

    /// What is put into the place while a run is solving.
    @Test func whatComesInTheMeantimeIsLeftAlone() throws {
        let place = try Place()
        try place.result("r", earlier)
        let result = try place.unfinished("r", later)
        try place.write("r/note.txt", "precious")
        #expect(throws: WriteError.self) { try result.commit() }
        result.discard()
        #expect(place.text("r/note.txt") == "precious" && place.text("r/cost.csv") == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["r"])
    }

    @Test func ownResultsAreReplacedWhole() throws {
        let place = try Place()
        try place.result("a/b/r", earlier)
        chmod(place.path("a/b/r"), 0o750)
        try place.result("a/b/r", later)
        #expect(
            try place.everything(below: "a/b/r").keys.sorted() == [".dcplan", "cost.csv", "new.csv", "plan.json"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path("a/b")) == ["r"])
        #expect(try permissions(place.path("a/b/r")) == 0o750)
    }

    @Test func resultsOfEarlierVersionsAndEmptyFoldersAreReplaced() throws {
        let place = try Place(["r/plan.json": "{\"dcplan\": \"0.1.0\", \"scenario\": {}}", "r/cost.csv": "a"])
        try FileManager.default.createDirectory(atPath: place.path("empty"), withIntermediateDirectories: true)
        for name in ["r", "empty"] {
            try place.result(name, later)
            #expect(place.text("\(name)/cost.csv") == "new")
        }
    }

    /// A link stays, and so does a chain of them; what it leads to may not be there yet.
    @Test(arguments: [true, false])
    func aLinkIsFollowed(isThere: Bool) throws {
        let place = try Place()
        if isThere { try place.result("deep/there", earlier) }
        try FileManager.default.createDirectory(atPath: place.path("deep"), withIntermediateDirectories: true)
        try place.link("r", to: "s")
        try place.link("s", to: "deep/there")
        try place.result("r", later)
        let all = try place.everything()
        #expect(all["r"] == "-> s" && all["s"] == "-> deep/there" && all["deep/there/cost.csv"] == "new")
        #expect(all["deep/there/old.csv"] == nil)
    }

    private func permissions(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }
}
