import Documents
import Forecasting
import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// The toy's demand on paper: 4 MW of work on 100 racks draw 2 MW + 4 MW and F = 1.425·P.
@Suite struct ProjectionTests {
    private func model(_ extra: String = "", set overrides: [String] = []) throws -> ProjectionModel {
        let scenario = try Toy(extra, set: overrides).scenario()
        return try ProjectionModel(scenario, axis: TimeAxis(scenario.resolution))
    }

    @Test func theToyOnPaper() throws {
        let sample = try model().base()
        for year in [sample.origins[0][0], sample.all[0]] {
            #expect(abs(year.itMw - 6) < 1e-9)
            #expect(abs(year.rackMw - 10) < 1e-9)
            #expect(abs(year.twh - 8.55 * 8760 / 1e6) < 1e-12)
            #expect(abs(year.peakMw - 8.55) < 1e-9)
            #expect(abs(try #require(year.pue) - Toy.pue) < 1e-9)
            #expect(abs(try #require(year.utilisationShare) - 0.6) < 1e-9)
        }
        #expect(sample.origins[1][0] == ProjectionYear())
        #expect(abs(sample.room(0).usableMw - 20) < 1e-9)
    }

    /// 9 MW of work: 6 MW on the 100 racks in order, 3 MW on 3/(0.75·0.08) = 50 more; P = 0.1·0.2·150 + 9·0.8·0.1/0.08 = 12.
    @Test func growthBuysRacks() throws {
        let sample = try model(set: ["workloads.jobs.demand.home.mean_it_kw=9000"]).base()
        #expect(abs(sample.all[0].rackMw - 15) < 1e-9)
        #expect(abs(sample.all[0].itMw - 12) < 1e-9)
        #expect(abs(sample.all[0].twh - 12 * Toy.pue * 8760 / 1e6) < 1e-12)
    }

    /// One class and one cooling system leave a plan nothing to choose: its energy and its peak are the projection's, in
    /// weather and load that change by the hour.
    @Test func aPlanWithoutChoicesDrawsWhatIsProjected() throws {
        let range = [String](repeating: "6", count: 12).joined(separator: ", ")
        let changes = [
            "cooling.fan.supply_c=25", "workloads.jobs.daily_amplitude_share=0.3",
            "regions.home.climate.diurnal_range_k=[\(range)]",
        ]
        let year = try Toy(set: changes).solved().year()
        let projected = try model(set: changes).base().all[0]
        #expect(try #require(projected.pue) > Toy.pue + 0.01)
        #expect(abs(year.facilityTwh / projected.twh - 1) < 1e-6)
        #expect(abs(year.facilityPeakMw / projected.peakMw - 1) < 1e-6)
    }

    /// What is bought stays for its life, and newer racks only do what is new.
    @Test func racksStayForTheirLife() throws {
        let demand = "workloads.jobs.demand.home.mean_it_kw={ 2025 = 9000, 2026 = 3000, 2027 = 9000 }"
        let sample = try model(set: [demand, "horizon.last_year=2027", "racks.box.life_years=2"]).base()
        #expect(sample.all.map { ($0.rackMw * 1e6).rounded() / 1e6 } == [15, 15, 15])
        // With a life of one year the 50 racks are gone in 2026 and bought again in 2027.
        let short = try model(set: [demand, "horizon.last_year=2027", "racks.box.life_years=1"]).base()
        #expect(short.all.map { ($0.rackMw * 1e6).rounded() / 1e6 } == [15, 10, 15])
    }

    /// Of two classes on sale the one with less power for the work grows: 50 kW for 80 kW of work.
    @Test func theMostEfficientClassOnSaleIsBought() throws {
        let lean = """
            [racks.lean]
            peak_kw = 50
            idle_share = 0.2
            liquid_share = 0
            hall = "air"
            availability_share = 0.75
            capex_usd_per_rack = 100_000
            life_years = 5
            available_from_year = 2025
            work_units_per_rack = { jobs = 80 }
            """
        let nine = "workloads.jobs.demand.home.mean_it_kw=9000"
        #expect(abs(try model(lean, set: [nine]).base().all[0].rackMw - 12.5) < 1e-9)
        let late = try model(
            lean, set: [nine, "racks.lean.available_from_year=2026", "racks.box.available_to_year=2030"])
        #expect(abs(late.base().all[0].rackMw - 15) < 1e-9)
    }

    /// Offshore work draws what it would at home when home has all the room.
    @Test func offshoreDemandIsItsOwnRow() throws {
        let offshore = "[workloads.jobs.demand.offshore]\nmean_it_kw = 2000\nutc_offset_hours = 8\n"
        let sample = try model(offshore).base()
        #expect(abs(sample.all[0].itMw - 8) < 1e-9)
        #expect(abs(sample.origins[1][0].itMw - 8.0 / 3) < 1e-9)
        #expect(abs(try #require(sample.origins[1][0].pue) - Toy.pue) < 1e-9)
    }

    /// The fan's parasitic power doubled: F = P·(1.25·1.2 + 0.05); shares never leave 0…1.
    @Test func leversMultiplyWhatTheyName() throws {
        let model = try model()
        func sample(_ path: String, _ factor: Double) throws -> ProjectionYear {
            var multipliers = [Double](repeating: 1, count: model.levers.paths.count)
            multipliers[try #require(model.levers.paths.firstIndex(of: path))] = factor
            return model.sample([multipliers]).all[0]
        }
        #expect(abs(try #require(try sample("cooling.fan.parasitic_kw_per_kw", 2).pue) - 1.55) < 1e-9)
        #expect(abs(try sample("workloads.jobs.demand.home", 1.25).itMw - 7) < 1e-9)
        #expect(abs(try sample("racks.box.idle_share", 100).itMw - 10) < 1e-9)
        #expect(abs(try sample("racks.box.peak_kw", 2).itMw - 12) < 1e-9)
        #expect(abs(try #require(try sample("regions.home.halls.electrical_efficiency_share", 100).pue) - 1.15) < 1e-9)
    }

    static let uncertain = """
        [projection]
        samples = 400
        seed = 7
        [projection.uncertainty.jobs]
        applies_to = ["workloads.jobs.demand.*"]
        distribution = "uniform"
        low = 0.5
        high = 1.5
        source = "made up"
        [projection.uncertainty.cooling]
        applies_to = ["cooling.fan.parasitic_kw_per_kw"]
        distribution = "discrete"
        values = [1, 3]
        weights = [1, 1]
        source = "made up"
        """

    /// IT power is 2 MW + 4 MW·f, f uniform on 0.5…1.5: quantiles 4.2, 6 and 7.8 MW.
    @Test func fansAreThoseOfTheDistribution() throws {
        let projection = Projection(try model(Self.uncertain), samples: 1000)
        #expect(projection.samples == 1000 && projection.seed == 7)
        let fan = projection.all[0].itMw
        #expect(abs(fan.p5 - 4.2) < 0.2 && abs(fan.p50 - 6) < 0.2 && abs(fan.p95 - 7.8) < 0.2)
        #expect(fan.p5 < fan.p25 && fan.p25 < fan.p50 && fan.p75 < fan.p95)
        #expect(projection.all[0].twh == projection.origins[0][0].twh)
        let again = Projection(try model(Self.uncertain), samples: 1000)
        #expect(again.all[0].twh == projection.all[0].twh)
        #expect(
            Projection(try model(Self.uncertain), seed: 8).all[0].twh
                != Projection(try model(Self.uncertain)).all[0].twh)
        #expect(Projection(try model()).samples == 1)
        var asked = 0
        let short = Projection(try model(Self.uncertain)) {
            asked += 1
            return asked > 5
        }
        #expect(short.samples == 5 && short.wasInterrupted && !again.wasInterrupted)
    }

    /// Known in 2025, whole in 2027, the root between.
    @Test func uncertaintyWidens() throws {
        let extra = Self.uncertain.replacing(
            "source = \"made up\"", with: "certain_until_year = 2025\nsource = \"x\"", maxReplacements: 1)
        let projection = Projection(try model(extra, set: ["horizon.last_year=2027"]), samples: 1000)
        let it = projection.all.map(\.itMw)
        #expect(it[0].p5 == it[0].p95 && abs(it[0].p50 - 6) < 1e-9)
        #expect(abs(it[2].p5 - 4.2) < 0.2)
        #expect(abs(it[1].p5 - (2 + 4 * 0.55.squareRoot())) < 0.2)
    }

    private func complaints(_ change: (String) -> String) throws -> [String] {
        do {
            _ = try Toy(change(Self.uncertain)).scenario()
            return []
        } catch let wrong as InputIssues {
            return wrong.issues.map { "\($0.keyPath): \($0.message)" }
        }
    }

    @Test(arguments: [
        ("demand.*", "demnd.*", "uncertainty.jobs.applies_to", "no number that a projection rests on"),
        ("high = 1.5", "high = 0.5", "uncertainty.jobs.distribution", "low < high"),
        ("\"uniform\"", "\"unifrom\"", "uncertainty.jobs.distribution", "did you mean `uniform`?"),
        ("weights = [1, 1]", "weights = [1]", "uncertainty.cooling.distribution", "as many weights as values"),
        ("source = \"made up\"", "", "uncertainty.jobs.source", "missing"),
        ("samples = 400", "samples = 0", "samples", "between 1 and"),
        ("seed = 7", "seed = 7\ncorrelation.jobs.coolin = 0.5", "correlation", "did you mean \"cooling\"?"),
        ("seed = 7", "seed = 7\ncorrelation.jobs.jobs = 0.5", "correlation", "with itself"),
        ("seed = 7", "seed = 7\ncorrelation.jobs.cooling = 1.5", "correlation.jobs.cooling", "between -1 and 1"),
        ("seed = 7", "seed = 7\nexplain.from = \"x\"", "explain.from", "there is no [published.x]"),
    ])
    func wrongSettingsAreToldWithTheirKey(old: String, new: String, path: String, message: String) throws {
        let found = try complaints { $0.replacing(old, with: new, maxReplacements: 1) }
        #expect(found.contains { $0.hasPrefix("projection.\(path): ") && $0.contains(message) }, "\(found)")
    }

    static let published = """

        [published.big]
        year = 2025
        twh = 8.76
        covers = "declared"
        regions = ["home"]
        source = "a"
        [published.small]
        year = 2025
        twh = 1
        covers = "all"
        regions = ["home"]
        source = "b"
        [published.metered]
        year = 2025
        twh = 0.438
        covers = "metered"
        regions = ["home"]
        source = "c"
        nameplate_mw = 100
        [projection.explain]
        from = "big"
        to = "small"
        metered = "metered"
        scope_from = "metered"
        scope_to = "small"
        """

    /// 8.76 TWh = 1,000 MW; halls 20 of 20 + 60 MW, half realised: 50/80; 50 MW metered of 100; PUE alike; 1/0.438.
    @Test func theGapIsTakenApartExactly() throws {
        let halls = ["regions.home.halls.pipeline_mw=60", "regions.home.halls.realisation_share=0.5"]
        let projection = Projection(try model(Self.uncertain + Self.published, set: halls), samples: 10)
        let gap = try #require(projection.steps)
        #expect(abs(gap.nameplateMw - 1000) < 1e-9 && gap.isNameplateImplied)
        let factors = Dictionary(uniqueKeysWithValues: gap.steps.map { ($0.key, $0.factor) })
        for (key, factor) in [
            ("energy", 1), ("realisation", 0.625), ("utilisation", 0.5), ("pue", 1), ("scope", 1 / 0.438),
        ] { #expect(abs((factors[key] ?? 0) - factor) < 1e-9, "\(key)") }
        #expect(abs(gap.steps.reduce(8.76) { $0 * $1.factor } - 1) < 1e-12)
        #expect(abs(gap.steps.reduce(0) { $0 + $1.weightShare } - 1) < 1e-12)
        let stated = Self.published.replacing("twh = 8.76", with: "twh = 8.76\nnameplate_mw = 500")
        let other = try #require(Projection(try model(Self.uncertain + stated, set: halls), samples: 1).steps)
        #expect(!other.isNameplateImplied && abs(other.steps[0].factor - 0.5) < 1e-12)
    }
}
