import Planning
import TestSupport
import Testing
import Vocabulary

/// By jurisdiction the same as by region, with a line of its own for offshore work that nobody does.
@Suite struct JurisdictionTests {
    private static let offshore = """
        [workloads.far]
        unit = "it_kw"
        latency_limit_ms = 500
        value_usd_per_it_kwh = 0.01
        peak_hour = 12
        daily_amplitude_share = 0
        weekend_factor_share = 1
        [workloads.far.demand.offshore]
        mean_it_kw = 100
        utc_offset_hours = 8

        """

    private static func sum(_ values: [Double?]) -> Double { values.compactMap { $0 }.reduce(0, +) }

    private func expectSums(_ plan: Plan) {
        let byKey = Dictionary(uniqueKeysWithValues: RegionFigure.all.map { ($0.figure.key, $0) })
        for year in plan.regions[0].years.keys {
            let regions = plan.regions.map { $0.years[year]! }
            let jurisdictions = plan.jurisdictions.map { $0.years[year]! }
            for figure in JurisdictionFigure.all {
                let key = figure.figure.key
                guard let own = byKey[key], !["imports_twh", "exports_twh"].contains(key) else { continue }
                let isPenalty = ["penalties_usd", "cost_total_usd"].contains(key)
                let line = isPenalty ? plan.offshore[year]?.penaltiesUsd ?? 0 : 0
                let (whole, parts) = (
                    Self.sum(regions.map { own.value($0) }), Self.sum(jurisdictions.map { figure.value($0) }) + line
                )
                #expect(abs(whole - parts) <= 1e-9 * max(abs(whole), 1), "\(key) \(year)")
            }
            let net = Self.sum(regions.map { $0[.imports]! - $0[.exports]! })
            let crossing = Self.sum(jurisdictions.map { $0.importsTwh - $0.exportsTwh })
            // What links inside of a jurisdiction lose is no trade.
            #expect(net <= crossing + 1e-12)
            let paid = Self.sum(jurisdictions.map { JurisdictionFigure.linkPayments.value($0) })
            let size = regions.reduce(0) { $0 + abs($1.linkPaymentsUsd ?? 0) }
            #expect(abs(paid) <= 1e-9 * max(size, 1))
        }
    }

    @Test(arguments: [UInt64(1), 6]) func sumsOverJurisdictionsAreSumsOverRegions(seed: UInt64) throws {
        expectSums(try RandomScenario(seed: seed, everything: seed < 3).settled().plan)
    }

    /// Offshore work that is worth less than its power: charged to a region, and nobody's loss.
    @Test func offshoreWorkNotDoneHasALineOfItsOwn() throws {
        let plan = try Toy(
            Self.offshore + Toy.away(), set: ["racks.box.work_units_per_rack.far=80"]
        ).solved().plan
        let lost = try #require(plan.offshore[2025])
        #expect(isClose(lost.unserved["far"] ?? .nan, 100) && isClose(lost.penaltiesUsd, 100 * 0.01 * 8760))
        #expect(isClose(plan.regions.reduce(0) { $0 + $1.years[2025]!.costUsd(.penalties) }, lost.penaltiesUsd))
        for jurisdiction in plan.jurisdictions {
            let penalties = try #require(JurisdictionFigure.penalties.value(jurisdiction.years[2025]!))
            #expect(abs(penalties) < 1)
        }
        expectSums(plan)
    }

    /// A MW of a river in `away`, where power is 10 US$/MWh, goes to `home`, where it is 100 and 50, and nine tenths arrive: the payment is the
    /// mean of 10 and 0.9 · 75.
    @Test func powerIsPaidAtTheMeanOfBothEnds() throws {
        let plan = try Toy(
            Toy.away(roundTripMs: 50) + Toy.river(mw: 1, storageGwh: 0).replacing("regions.home", with: "regions.away")
                + Toy.link(existingMw: 1, limitMw: 1)
        ).solved().plan
        let paid = 8760 * (10 + 0.9 * 75) / 2
        let byName = Dictionary(uniqueKeysWithValues: plan.jurisdictions.map { ($0.name, $0.years[2025]!) })
        let (home, away) = (try #require(byName["homeland"]), try #require(byName["awayland"]))
        #expect(isClose(try #require(JurisdictionFigure.linkPayments.value(away)), paid))
        #expect(isClose(try #require(JurisdictionFigure.linkPayments.value(home)), -paid))
        #expect(isClose(away.exportsTwh, 8760e-6) && isClose(home.importsTwh, 0.9 * 8760e-6))
        let net = try #require(JurisdictionFigure.netCost.value(home))
        #expect(isClose(net, home.regions[0].costUsd(.resources) + paid))
        expectSums(plan)
    }
}
