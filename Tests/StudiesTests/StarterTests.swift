import Foundation
import LinearProgramming
import Planning
import Reporting
import Studies
import TestSupport
import Testing

/// What `dcplan new` writes reads without a complaint and solves as it is.
@Suite struct StarterTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func write(_ kind: StarterKind, _ name: String, base: String? = nil) throws -> Starter {
        let starter = try Starter(kind, StarterName(place.path(name)), base: base)
        try starter.write()
        return starter
    }

    private func plan(_ name: String, _ overrides: String...) throws -> PlanDocument {
        let request = PlanRun.Request(path: place.path(name), overrides: overrides, resolution: .given(.days(1)))
        let run = PlanRun(request, program: Program(version: "1", sha256: nil), solver: OneThread())
        let outcome = try run.solve()
        #expect(
            outcome.auditFailure == nil && outcome.built.reading.warnings.isEmpty, "\(outcome.built.reading.warnings)")
        return try #require(outcome.document)
    }

    @Test func theCampusSolves() throws {
        let files = try write(.campus, "sedenak").files
        #expect(files.map { ($0.path as NSString).lastPathComponent } == ["sedenak.toml", "sedenak-base.toml"])
        let plan = try plan("sedenak.toml")
        let last = try #require(plan.regions["campus"]?["2032"])
        // What an expert would find: 100 to 150 MW, a PUE of 1.2, water of 2 ML a day, and nobody goes without.
        #expect((100...150).contains(try #require(last[RegionFigure.itMw])))
        #expect((1.15...1.30).contains(try #require(last[RegionFigure.pue])))
        #expect((1...4).contains(try #require(last[RegionFigure.water])))
        #expect(plan.unmet?.allSatisfy { $0.share < 0.005 } == true, "\(plan.unmet ?? [])")
    }

    /// The operator's file says of 40 numbers what the whole one says, each with a comment and its grade.
    @Test func theCampusIsItsBaseUntilItIsEdited() throws {
        let files = try write(.campus, "a").files
        let numbers = files[0].text.split(separator: "\n").filter {
            line in
            line.contains(" = ") && !["#", "extends", "name", "title", "kind"].contains { line.hasPrefix($0) }
        }
        #expect(
            (38...42).contains(numbers.count) && files[0].summary.contains("\(numbers.count) numbers"),
            "\(numbers.count)")
        for number in numbers { #expect(number.contains(/# ([SDKW]( |$)|of |what )/), "\(number)") }
        for digit in 1...10 { #expect(files[0].text.contains("(\(digit))")) }
        let (own, base) = (place.text("a.toml"), place.text("a-base.toml"))
        #expect(own == files[0].text && base == files[1].text)
        let read = try ["a.toml", "a-base.toml"].map { try Scenario.read(path: place.path($0)).document.root }
        let keys = ["regions", "workloads", "racks", "cooling", "technologies", "policies", "redundancy", "horizon"]
        for key in keys {
            let (a, b) = (read[0].table?[key], read[1].table?[key])
            #expect(a != nil && a.map(JSONValue.init) == b.map(JSONValue.init), "\(key)")
        }
    }

    @Test func aRegionAPolicyAndASweepGoOverTheCampus() throws {
        let region = try write(.region, "Klang Valley")
        #expect(region.files.count == 3 && region.files[2].path.hasSuffix("/Klang-Valley.toml"))
        let plan = try plan("Klang-Valley.toml", "horizon.last_year=2028")
        #expect(plan.regions.keys.sorted() == ["Klang-Valley", "campus"])
        #expect(try #require(plan.regions["Klang-Valley"]?["2028"]?[RegionFigure.itMw]) > 1)
        #expect(try write(.policy, "levy").files.count == 1)
        let priced = try self.plan("levy.toml", "horizon.last_year=2028")
        #expect(priced.policies?.isEmpty == false)
        let sweep = try write(.sweep, "cases")
        #expect(sweep.files.count == 1 && sweep.next.hasPrefix("dcplan sweep "))
        let grid = try SweepGrid(
            try Sweep.read(path: place.path("cases.toml")), program: Program(version: "1", sha256: nil))
        #expect(grid?.cases.count == 9)
    }

    /// Over any scenario, from any directory.
    @Test func theyGoOverOtherScenarios() throws {
        try place.write(
            "base/toy.toml", String(contentsOfFile: Workplace.toy, encoding: .utf8), makingDirectories: true)
        let base = place.path("base/toy.toml")
        for kind in StarterKind.allCases where kind.hasBase && kind != .sweep {
            _ = try write(kind, "new-\(kind.rawValue)", base: base)
            #expect(try plan("new-\(kind.rawValue).toml").status == "optimal")
        }
        _ = try write(.sweep, "sweep", base: base)
        #expect(place.text("new-policy.toml")?.contains("extends = \"base/toy.toml\"") == true)
        #expect(
            try SweepGrid(Sweep.read(path: place.path("sweep.toml")), program: Program(version: "1", sha256: nil))?
                .cases.count == 9)
        // The region has routes to both, by their distance.
        #expect(
            place.text("new-region.toml")?.contains(/from = "new-region"\nto = "south"\nround_trip_ms = [2-6]\.\d/)
                == true)
        let failure = #expect(throws: Failure.self) { try write(.region, "south", base: base) }
        #expect(failure?.code == ExitStatus.usage.rawValue)
    }

    @Test func nothingIsOverwritten() throws {
        _ = try write(.campus, "a")
        try place.write("a.toml", "mine")
        #expect(throws: (any Error).self) { try write(.campus, "a") }
        #expect(place.text("a.toml") == "mine")
        // Neither the second file, nor what a link points to.
        try FileManager.default.removeItem(atPath: place.path("a.toml"))
        #expect(throws: (any Error).self) { try write(.campus, "a") }
        #expect(place.text("a.toml") == nil)
        try FileManager.default.createSymbolicLink(
            atPath: place.path("b.toml"), withDestinationPath: place.path("none"))
        #expect(throws: (any Error).self) { try write(.policy, "b") }
        #expect(throws: Failure.self) { try write(.policy, "campus") }
    }

    @Test(arguments: [
        ("a b", "a-b"), ("Café Sedenak", "Cafe-Sedenak"), ("x\"y'z", "x-y-z"), ("--a.b--", "a-b"), ("🚀1", "1"),
        ("dir/x.toml", "x"), ("a\nb", "a-b"), ("A_9", "A_9"),
    ])
    func namesAreMadeSafe(typed: String, safe: String) throws { #expect(try StarterName(typed).name == safe) }

    @Test(arguments: ["", "🚀", "///", "...", "a/", "\"\"", String(repeating: "x", count: 200)])
    func namesWithoutAnythingAreRefused(typed: String) {
        let failure = #expect(throws: Failure.self) { try StarterName(typed) }
        #expect(failure?.code == ExitStatus.usage.rawValue)
    }

    @Test func titlesHoldWhatWasTyped() throws {
        let starter = try write(.policy, "say \"no\" \\ 🚀")
        #expect(starter.files.last?.path.hasSuffix("/say-no.toml") == true)
        #expect(try Scenario.read(path: place.path("say-no.toml")).scenario.title == "say \"no\" \\ 🚀")
    }
}
