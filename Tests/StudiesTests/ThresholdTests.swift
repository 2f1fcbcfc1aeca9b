import Foundation
import LinearProgramming
import Reporting
import Studies
import TestSupport
import Testing

/// Thresholds known in closed form, on the toy: 2 MW at rest and P = 2 MW + work, F = 1.425·P; 4 MW of work draws 8.55 MW.
@Suite struct ThresholdTests {
    private func run(
        _ arguments: [String], extra: String = "", _ solver: any LinearProgramSolver = OneThread()
    ) throws -> ThresholdStudy.Result {
        let place = try Workplace(["toy.toml": Toy.base + "\n" + extra])
        let bench = StudyBench(program: Program(version: "1", sha256: nil), executable: "dcplan", solver: { solver })
        return try ThresholdStudy.run(ThresholdStudy.Options.parse([place.path("toy.toml")] + arguments), on: bench)
    }

    private func policy(_ kind: String, _ keys: String) -> String {
        "[[policies]]\nname = \"rule\"\nkind = \"\(kind)\"\n\(keys)\n"
    }

    private func expect(_ found: ThresholdSearch.Found, holds: ClosedRange<Double>, breaks: ClosedRange<Double>) throws
    {
        let (a, b) = (try #require(found.holdsAt), try #require(found.breaksAt))
        #expect(holds.contains(a) && breaks.contains(b) && found.isWithinTolerance, "\(a) \(b)")
    }

    /// 12 MW may be drawn: P = 12/1.425, so that 12/1.425 − 2 = 6.421 MW of work can; but the racks do 6 at most, so hosting at 9.975 MW
    /// (P = 7, work 5 MW, × 1.25) is exhausted first.
    @Test func demandGrowsUntilHostingIsExhausted() throws {
        let result = try run(
            ["--key", "demand", "--until", "binds hosting home", "--set", "regions.home.hosting.limit_mw=9.975"])
        try expect(result.found, holds: 1.23...1.25001, breaks: 1.2499...1.265)
        #expect(result.because?.hasPrefix("hosting at home in 2025 binds") == true, "\(result.because ?? "")")
        #expect(result.text(.text)!.hasPrefix("demand × 1.2"))
    }

    /// Racks do 6 MW of work: × 1.5 and all is served; at × 2, a quarter of it is not.
    @Test func workIsLeftUndone() throws {
        let result = try run(["--key", "workloads.jobs.demand.home.mean_it_kw", "--until", "unserved.home > 1 %"])
        // 6/(4k) = 0.99: 6,060.6 kW.
        try expect(result.found, holds: 5990...6061, breaks: 6060...6125)
        #expect(result.because?.contains("jobs work of home not done in 2025 is 1.") == true, "\(result.because ?? "")")
        let scaled = try run(["--key", "demand.jobs", "--until", "unserved > 25 %", "--tolerance", "0.001"])
        try expect(scaled.found, holds: 1.996...2.0001, breaks: 1.9999...2.005)
    }

    /// PUE is 1.425 whatever is done.
    @Test func theLowestPueThatHasAPlan() throws {
        let result = try run(
            ["--key", "policies.rule.limit", "--until", "infeasible", "--down", "--tolerance", "0.001"],
            extra: policy("pue_limit", "limit = 1.6"))
        try expect(result.found, holds: 1.4249...1.427, breaks: 1.423...1.4251)
        #expect(result.text(.text)!.contains("is the lowest that has a plan"))
        #expect(result.because?.contains("policies.rule.limit") == true, "\(result.because ?? "")")
        for probe in result.probes {
            #expect(probe.status == (probe.value < 1.425 ? .infeasible : .optimal))
        }
    }

    /// Energy is 4,380 h · 8.55 MW · (100 + 50) US$; twice the peak price adds two thirds: + 5 % at 107.5 US$/MWh.
    @Test func costAgainstTheScenarioAsItIs() throws {
        let key = "regions.home.tariff.peak_usd_per_mwh"
        let result = try run(["--key", key, "--until", "cost > +5 %", "--tolerance", "0.0001"])
        try expect(result.found, holds: 107.48...107.5001, breaks: 107.4999...107.52)
        let same = try run(["--key", key, "--until", "cost > 5.8983 M", "--tolerance", "0.001"])
        // 4,380 · 8.55 · 157.5 US$ = 5,898,217.5
        try expect(same.found, holds: 107.4...107.51, breaks: 107.49...107.62)
    }

    @Test func anyFigureOfTheCatalogue() throws {
        let price = try run([
            "--key", "regions.home.tariff.off_peak_usd_per_mwh", "--until", "home.2025.mean_price_usd_per_mwh > 80",
        ])
        try expect(price.found, holds: 59.4...60.01, breaks: 59.99...60.7)
        let energy = try run(["--key", "demand", "--until", "figure all facility_twh >= 0.0873810"])
        // P = 7: 1.425 · 7 · 8,760 = 87,381 MWh
        try expect(energy.found, holds: 1.235...1.25001, breaks: 1.2499...1.265)
    }

    /// Numbers that are the side of a row are changed in the program that stands: one is built.
    @Test func aSideIsMovedInTheProgramThatStands() throws {
        let solver = CountingSolver()
        let result = try run(
            ["--key", "regions.home.hosting.limit_mw", "--down", "--until", "unserved > 0"], solver)
        try expect(result.found, holds: 8.5499...8.65, breaks: 8.45...8.5501)
        #expect(solver.solves == result.probes.count && solver.points.dropFirst().allSatisfy { !$0.isEmpty })
    }

    @Test func jsonIsTheContracts() throws {
        let result = try run(["--key", "demand", "--until", "unserved > 1 %"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.json().utf8)) as? [String: Any])
        #expect(object["key"] as? String == "demand" && object["exit"] as? Int == 0)
        #expect(object["holds_at"] as? Double == result.found.holdsAt)
        #expect(object["breaks_at"] as? Double == result.found.breaksAt && object["monotone"] as? Bool == true)
        #expect((object["because"] as? String)?.isEmpty == false)
        let probes = try #require(object["probes"] as? [[String: Any]])
        #expect(probes.count == result.probes.count)
        #expect(probes.allSatisfy { ($0["certificate"] as? [String: Any])?["relative_gap"] is Double })
        #expect(result.table?.rowCount == probes.count)
    }

    @Test func whatDoesNotBreakSaysSo() throws {
        let result = try run(["--key", "demand", "--until", "infeasible", "--to", "3"])
        #expect(result.found.breaksAt == nil && result.found.holdsAt == 3 && result.failure == nil)
        #expect(result.text(.text)!.contains("is not met up to demand × 3"))
    }

    @Test(arguments: [
        ("unservd > 1", "did you mean 'unserved'?"), ("hom.2025.facility_twh > 1", "did you mean 'home'?"),
        ("home.2025.facility_th > 1", "did you mean 'facility_twh'?"),
        ("home.2031.facility_twh > 1", "2031 is no year"),
        ("binds hostin", "did you mean 'hosting'?"), ("binds hosting hme", "did you mean 'home'?"),
        ("unserved > 5", "a share is meant"), ("cost", "a comparison is missing"), ("cost > much", "is no number"),
        ("infeasible > 1", "compared with no number"), ("", "it is empty"),
        ("unserved.jbs > 1 %", "did you mean 'jobs'?"),
        ("home.facility_twh = 5", "compare with one of"), ("all.2025.pue > 1.2", "does not add up"),
    ])
    func whatIsNoConditionIsExplained(text: String, said: String) throws {
        let failure = #expect(throws: Failure.self) { try run(["--key", "demand", "--until", text]) }
        #expect(failure?.code == ExitStatus.usage.rawValue)
        #expect(failure?.message.contains(said) == true, "\(failure?.message ?? "")")
    }

    @Test(arguments: [
        ("regions.home.hosting.limit", "did you mean"), ("title", "only a number can be moved"),
        ("demand.hom", "did you mean 'home'?"),
    ])
    func whatIsNoNumberIsExplained(key: String, said: String) throws {
        let failure = #expect(throws: Failure.self) { try run(["--key", key, "--until", "infeasible"]) }
        #expect(failure?.code == ExitStatus.usage.rawValue)
        #expect(failure?.message.contains(said) == true, "\(failure?.message ?? "")")
    }
}
