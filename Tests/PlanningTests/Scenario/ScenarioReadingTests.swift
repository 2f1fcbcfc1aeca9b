import Documents
import Foundation
import Planning
import TestSupport
import Testing

/// What is wrong with a scenario is told all at once, with file, line and column, and what to write instead.
@Suite struct ScenarioReadingTests {
    /// What the reader complains of, a line each, without the directory; empty when it does not.
    private func complaints(_ change: (String) -> String, set overrides: [String] = []) throws -> [String] {
        let file = try TemporaryFile(change(Toy.base + "\n"))
        do {
            _ = try Scenario.read(path: file.path, overrides: overrides)
            return []
        } catch let wrong as InputIssues {
            let directory = (file.path as NSString).deletingLastPathComponent + "/"
            return wrong.issues.filter { $0.severity == .error }.map { $0.description.replacing(directory, with: "") }
        }
    }

    /// The line and column of a text in the base.
    private func place(of text: String, in whole: String = Toy.base) throws -> String {
        let range = try #require(whole.range(of: text))
        let before = whole[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        return "scenario.toml:\(before.count):\(before.last!.count + 1)"
    }

    @Test func theBaseIsClean() throws { #expect(try complaints { $0 } == []) }

    @Test func aMisspeltKeyIsToldWithTheNearestName() throws {
        let found = try complaints { $0.replacing("availability_share = 0.75", with: "availibility_share = 0.75") }
        #expect(found.count == 2)
        let misspelt = try #require(found.first { $0.contains("unknown key") })
        #expect(misspelt.hasPrefix(try place(of: "availability_share = 0.75")))
        #expect(misspelt.contains("racks.box.availibility_share") && misspelt.contains("`availability_share`"))
        #expect(found.contains { $0.contains("racks.box.availability_share: missing") })
    }

    /// Key, value, where it stands, and what the message says of it.
    @Test(arguments: [
        ("limit_mw = 100", "limit_mw = -100", "regions.home.hosting.limit_mw", "at least 0"),
        ("existing_mw = 20", "existing_mw = -1", "regions.home.halls.air.existing_mw", "at least 0"),
        ("usable_share = 1", "usable_share = 1.2", "regions.home.halls.usable_share", "between 0.01 and 1"),
        ("peak_kw = 100", "peak_kw = \"100\"", "racks.box.peak_kw", "expected a number"),
        ("hall = \"air\"", "hall = \"water\"", "racks.box.hall", "one of air, liquid"),
        ("unit = \"it_kw\"", "unit = \"it_kv\"", "workloads.jobs.unit", "did you mean `it_kw`?"),
        ("resolution = \"days:1\"", "resolution = \"days:0\"", "resolution", "weeks:N"),
        ("last_year = 2025", "last_year = 2024", "horizon.last_year", "must not be earlier"),
        (
            "existing_racks = 100", "existing_racks = { 1066 = 1 }", "regions.home.racks.box.existing_racks",
            "between 1900 and 2200"
        ),
        ("existing_racks = 100", "existing_racks = { year = 1 }", "regions.home.racks.box.existing_racks", "a year"),
        (
            "weekend_factor_share = 1", "weekend_factor_share = 0", "workloads.jobs.weekend_factor_share",
            "between 0.01 and 2"
        ),
        ("peak_hours = [8, 20]", "peak_hours = [20, 8]", "regions.home.tariff.peak_hours", "first hour"),
        ("serves = [\"air\"]", "serves = [\"air\", \"fire\"]", "cooling.fan.serves", "fire"),
        ("name = \"toy\"", "name = \"../toy\"", "name", "letters, digits"),
    ])
    func wrongValuesAreToldWhereTheyStand(old: String, new: String, path: String, message: String) throws {
        let found = try complaints { $0.replacing(old, with: new, maxReplacements: 1) }
        let complaint = try #require(found.first { $0.contains(path) }, "\(found)")
        let line = try place(of: old).split(separator: ":").dropLast().joined(separator: ":")
        #expect(complaint.hasPrefix(line + ":"))
        #expect(complaint.contains(message))
    }

    /// A contract fixes the net flow: two against each other have none.
    @Test func contractsBothWaysAreRefused() throws {
        let link = Toy.link(existingMw: 2, more: "contracted_forward_mw = 1\ncontracted_backward_mw = 0.5")
        let found = try complaints { $0 + Toy.away() + link }
        #expect(found.count == 1)
        let complaint = try #require(found.first)
        #expect(complaint.hasPrefix("scenario.toml:") && complaint.contains("links.cable.contracted_backward_mw"))
        #expect(complaint.contains("0.5 MW in 2025") && complaint.contains("1.0 MW"))
        let inTurn = "contracted_forward_mw = { 2025 = 1, 2026 = 0 }\ncontracted_backward_mw = { 2025 = 0, 2026 = 1 }"
        let two = ["horizon.last_year=2026"]
        #expect(try complaints({ $0 + Toy.away() + Toy.link(existingMw: 2, more: inTurn) }, set: two).isEmpty)
    }

    /// A table is held outside of its years: one of years past stands, and so does one of years to come, with a word of
    /// warning where they are far away.
    @Test func tablesOfOtherYearsAreHeld() throws {
        func read(_ racks: String) throws -> Scenario.Reading {
            let file = try TemporaryFile(
                Toy.base.replacing("existing_racks = 100", with: "existing_racks = \(racks)") + "\n")
            return try Scenario.read(path: file.path)
        }
        let near = try read("{ 2020 = 10, 2022 = 90 }")
        #expect(near.scenario.regions[0].existingRacks["box"]?.value(in: 2025) == 90)
        #expect(near.warnings.isEmpty)
        let far = try read("{ 2075 = 50 }")
        #expect(far.scenario.regions[0].existingRacks["box"]?.value(in: 2025) == 50)
        #expect(far.warnings.map(\.keyPath) == ["regions.home.racks.box.existing_racks"])
    }

    /// The flagship's tables run over 2025–2030 or part of it; a plan for its last year alone reads without errors.
    @Test func theFlagshipsLastYearStandsAlone() throws {
        let flagship = Checkout.scenario("four-regions-2030")
        let years = ["first_year", "last_year", "first_build_year"].map { "horizon.\($0)=2030" }
        let scenario = try Scenario.read(path: flagship, overrides: years).scenario
        #expect(scenario.horizon.years == 2030...2030)
    }

    @Test(arguments: ["horizon", "weather", "regions.home.hosting", "regions.home.tariff", "regions.home.climate"])
    func aMissingTableIsMissed(table: String) throws {
        // The header goes, so its keys fall to the table before it and are unknown there.
        let found = try complaints { $0.replacing("[\(table)]\n", with: "") }
        #expect(found.contains { $0.contains("\(table): missing: expected a table") })
    }

    @Test(arguments: [
        ("link", "regions", "\"nowhere\"", "home"), ("workload", "racks", "jbos", "jobs"),
        ("policy", "policies", "carbon_cup", "carbon_cap"), ("supply", "technologies", "termal", "thermal"),
    ])
    func unknownNamesAreToldWithTheNearest(what: String, section: String, wrong: String, near: String) throws {
        let found = try complaints { base in
            switch what {
            case "link": base + Toy.away() + Toy.link(limitMw: 1).replacing("to = \"home\"", with: "to = \"hoem\"")
            case "workload": base.replacing("work_units_per_rack = { jobs", with: "work_units_per_rack = { jbos")
            case "policy": base + PolicyCases.policy("carbon_cup", "limit_t_per_year = 1")
            default: base + Toy.engine(fuelUsdPerMmbtu: 1).replacing("\"thermal\"", with: "\"termal\"")
            }
        }
        #expect(found.contains { $0.contains("did you mean \"\(near)\"?") }, "\(found)")
    }

    @Test func aPolicyForAnUnknownPlaceIsRefused() throws {
        let found = try complaints {
            $0 + PolicyCases.policy("carbon_cap", "limit_t_per_year = 1\napplies_to = [\"homland\"]")
        }
        #expect(found.count == 1)
        #expect(found[0].contains("did you mean \"homeland\"?"))
    }

    /// 300 racks of 100 kW do not fit 20 MW, and nothing can be built.
    @Test func racksThatDoNotFitTheirHallsAreRefused() throws {
        let found = try complaints { $0.replacing("existing_racks = 100", with: "existing_racks = 300") }
        #expect(found.count == 1)
        #expect(found[0].contains("existing racks need 30.0 MW in 2025"))
        #expect(found[0].hasPrefix("scenario.toml:"))
    }

    /// Nothing may be built before 2026, so nothing may be committed by 2025.
    @Test(arguments: ["plant", "link"]) func earlyCommitmentsAreRefused(what: String) throws {
        let more = "committed_mw = { 2025 = 3, 2026 = 5 }"
        let extra =
            what == "plant"
            ? Toy.engine(limitMw: 9, fuelUsdPerMmbtu: 1, more: more) : Toy.away() + Toy.link(limitMw: 9, more: more)
        let years = ["horizon.last_year=2026", "horizon.first_build_year=2026"]
        let found = try complaints({ $0 + extra }, set: years)
        #expect(found.count == 1)
        #expect(found[0].contains("committed_mw: 3.0 MW in 2025 come before first_build_year (2026)"))
        #expect(try complaints({ $0 + extra.replacing("2025 = 3", with: "2025 = 0") }, set: years) == [])
    }

    @Test func towersWithoutWaterAreRefused() throws {
        let found = try complaints {
            $0.replacing(
                "evaporative_share = 0",
                with: "evaporative_share = 0.8\ncycles_of_concentration = 4\nwater = [\"potable\"]")
        }
        #expect(found.count == 1)
        #expect(found[0].contains("regions.home") && found[0].contains("water"))
    }

    /// Several problems of one file come out together, in the order of the file.
    @Test func allProblemsAreToldAtOnce() throws {
        let found = try complaints {
            $0.replacing("peak_kw = 100", with: "peak_kw = \"x\"").replacing("limit_mw = 100", with: "limit_mw = -1")
                .replacing("seed = 1", with: "sead = 1") + PolicyCases.policy("carbon_cup", "")
        }
        #expect(found.count >= 5)
        let lines = found.compactMap { Int($0.split(separator: ":")[1]) }
        #expect(lines.count == found.count && lines == lines.sorted())
    }

    /// An override is checked as the file is, and told as what was typed.
    @Test func overridesAreCheckedToo() throws {
        let found = try complaints({ $0 }, set: ["regions.home.hosting.limit_mw=lots", "racks.box.peek_kw=3"])
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.contains("--set") })
    }

    @Test func aMissingFileIsAnErrorOfItsOwn() {
        #expect(throws: MissingFile.self) { try Scenario.read(path: "/nowhere/scenario.toml") }
    }
}

/// The scenarios that come with the project read without a complaint.
@Suite struct FlagshipTests {
    private static let folder = Checkout.scenarios

    private static func files(_ folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { folder.appendingPathComponent($0).path }
    }

    @Test func theFlagshipReadsCleanly() throws {
        let reading = try Scenario.read(
            path: FlagshipTests.folder.appendingPathComponent("four-regions-2030.toml").path)
        #expect(reading.warnings.map(\.description) == [])
        #expect(reading.scenario.regions.map(\.name) == ["johor", "batam", "sarawak", "singapore"])
        #expect(reading.scenario.horizon.years == 2025...2030)
    }

    @Test func everyPolicyFileReadsCleanly() throws {
        let files = FlagshipTests.files(FlagshipTests.folder.appendingPathComponent("policies"))
        #expect(files.count >= 3)
        for file in files {
            let reading = try Scenario.read(path: file)
            #expect(reading.warnings.map(\.description) == [], "\(file)")
        }
    }
}
