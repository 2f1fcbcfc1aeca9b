import Foundation
import Testing

@Suite struct ProjectTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
        tool.columns = 240
        try tool.write(
            "uncertain.toml",
            """
            extends = "toy.toml"
            [projection]
            samples = 50
            seed = 1
            [projection.uncertainty.demand]
            applies_to = ["workloads.inference.demand.*"]
            distribution = "lognormal"
            low = 0.7
            high = 1.4
            source = "made up"
            [published.someone]
            year = 2026
            twh = 0.5
            covers = "both places"
            regions = ["north", "south"]
            source = "nobody"
            """)
    }

    @Test func theReportHasItsTablesAndItsChart() throws {
        let outcome = try tool.run("project", "uncertain.toml")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        for text in [
            "Demand, not a plan: 50 samples, seed 1; 24 hours a year.", "DEMAND BY WHERE IT COMES FROM.", "north",
            "all",
            "ROOM IN THE HALLS.", "BESIDE WHAT OTHERS HAVE PUBLISHED.", "both places", "● median", "└──",
            "FROM QUOTED MEGAWATTS TO TERAWATT-HOURS.",
        ] { #expect(outcome.output.contains(text), "\(text)") }
        #expect(try tool.written() == ["uncertain.toml"])
        let plain = try tool.run("project", "toy.toml")
        #expect(plain.exitCode == 0 && plain.output.contains("it has no [projection.uncertainty]"))
    }

    @Test func jsonIsOneObjectAndRepeats() throws {
        let outcome = try tool.run("project", "uncertain.toml", "--json", "--samples", "20", "--seed", "9")
        let whole = try object(outcome.output)
        #expect(whole["samples"] as? Int == 20 && whole["seed"] as? Int == 9)
        let all = try #require(whole["all"] as? [String: [String: Any]])
        let year = try #require(all["2026"])
        let fan = try #require(year["twh"] as? [String: Double])
        let base = try #require(year["base"] as? [String: Double])
        #expect(fan["p5"]! < fan["p50"]! && fan["p50"]! < fan["p95"]!)
        // Energy is PUE times IT energy, and no quoted megawatt is in it.
        #expect(abs(base["twh"]! - base["it_mw"]! * base["pue"]! * 8760 / 1e6) < 1e-9)
        #expect(abs(base["it_mw"]! - base["rack_mw"]! * base["utilisation_share"]!) < 1e-9)
        let again = try tool.run("project", "uncertain.toml", "--json", "--samples", "20", "--seed", "9")
        #expect(again.output == outcome.output)
        #expect(try tool.run("project", "uncertain.toml", "--json", "--samples", "20").output != outcome.output)
    }

    @Test func resultsAreSavedWholeAndReplaceOnlyTheirOwn() throws {
        #expect(try tool.run("project", "uncertain.toml", "--out", "p").exitCode == 0)
        #expect(
            try tool.written() == [
                "p", "p/.dcplan", "p/datapackage.json", "p/projection.csv", "p/projection.json", "p/projection.svg",
                "uncertain.toml",
            ])
        let csv = try #require(tool.text("p/projection.csv"))
        #expect(
            csv.hasPrefix("scope,from_place,year,quantity,unit,statistic,value\norigin,north,2025,it_power,MW,base,"))
        #expect(csv.contains("\ntotal,,2026,facility_energy,TWh,p95,"))
        #expect(tool.text("p/projection.svg")?.hasPrefix("<svg") == true)
        #expect(try tool.run("project", "uncertain.toml", "--out", "p").exitCode == 0)
        // A plan does not replace a projection, nor the other way round.
        #expect(try tool.run("plan", "toy.toml", "--out", "p", "--quiet").exitCode == 73)
        #expect(try tool.run("plan", "toy.toml", "--out", "q", "--quiet").exitCode == 0)
        #expect(try tool.run("project", "uncertain.toml", "--out", "q").exitCode == 73)
    }

    @Test func wrongInputAndUsageAreToldApart() throws {
        #expect(try tool.run("project", "nowhere.toml").exitCode == 66)
        #expect(try tool.run("project", "toy.toml", "--samples", "0").exitCode == 64)
        let wrong = try tool.run(
            "project", "uncertain.toml", "--set", "workloads.inference.demand.north.mean_h100e.growth=linaer")
        #expect(wrong.exitCode == 65 && wrong.complaints.contains("did you mean `linear`?"))
        #expect(wrong.output.isEmpty)
    }

    @Test func fitsAreShownWithTheirErrorsAndTheirBackTest() throws {
        let history = "{ 2018 = 1000, 2019 = 1520, 2020 = 2180, 2021 = 3400, 2022 = 5020, 2023 = 7600, 2024 = 11_450 }"
        let key = "workloads.inference.demand.north.mean_h100e"
        let outcome = try tool.run(
            "project", "toy.toml", "--set", "\(key)={ growth = \"fit\", curve = \"compound\", history = \(history) }")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.contains("FITS.") && outcome.output.contains(key))
        #expect(outcome.output.contains("rate_share_per_year 0.5") && outcome.output.contains("of 1 inside"))
    }

    @Test func demandMayGrowByACurve() throws {
        let curve = "{ growth = \"compound\", base_year = 2025, base = 15_000, rate_share_per_year = 0.5 }"
        let outcome = try tool.run(
            "project", "toy.toml", "--json", "--set", "workloads.inference.demand.north.mean_h100e=\(curve)")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let table = try tool.run(
            "project", "toy.toml", "--json", "--set",
            "workloads.inference.demand.north.mean_h100e={ 2025 = 15_000, 2026 = 22_500 }")
        let (a, b) = (
            try object(outcome.output)["all"] as? NSDictionary, try object(table.output)["all"] as? NSDictionary
        )
        #expect(a != nil && a == b)
    }
}
