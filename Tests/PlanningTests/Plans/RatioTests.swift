import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing

/// Ratios are told of something only, and dust is nothing.
@Suite struct RatioTests {
    @Test(arguments: Ratio.Denominator.allCases) func aRatioNeedsItsFloor(denominator: Ratio.Denominator) {
        #expect(Ratio.of(3, per: denominator.floor, denominator) == 3 / denominator.floor)
        #expect(Ratio.of(3, per: denominator.floor * 0.999, denominator) == nil)
        #expect(Ratio.of(3, per: 0, denominator) == nil && Ratio.of(0, per: 0, denominator) == nil)
        #expect(Ratio.of(3, per: -1, denominator) == nil && Ratio.of(3, per: .nan, denominator) == nil)
        #expect(Ratio.of(.infinity, per: denominator.floor, denominator) == nil)
        #expect(Ratio.of(.nan, per: denominator.floor, denominator) == nil)
    }

    /// A region without racks, load or supply has no ratio at all; the other one has them all.
    @Test func aRegionOfNothingHasNoRatios() throws {
        let toy = try Toy(
            Toy.systemRegion("void", load: "[regions.void.load]\npeak_mw = 0\nload_factor_share = 0.5\n" + shape)
        ).solved()
        let void = toy.year("void")
        for ratio in [
            void.pue, void.wueLPerKwh, void.utilisationShare, void.liquidHeatShare, void.cleanShare,
            void.emissionsGPerKwh, void.meanPriceUsdPerMwh, void.unitCost.usdPerItMwh, void.unitCost.powerUsdPerMwh,
            void.unitCost.usdPerH100eHour, toy.plan.levelised["void"]?.powerUsdPerMwh,
        ] { #expect(ratio == nil) }
        #expect(void.pueByHall.isEmpty && void.wueLPerKwhByHall.isEmpty && void.supplyTwh.isEmpty)
        #expect(
            !toy.plan.hourly.contains {
                $0.place == "void" && ($0.balance == "pue" || $0.balance == "wue") && $0.values.contains { $0 != 0 }
            })
        let home = toy.year()
        #expect(home.pue != nil && home.utilisationShare != nil && home.meanPriceUsdPerMwh != nil)
    }

    private let shape = "peak_hour = 12\ndaily_amplitude_share = 0\nweekend_factor_share = 1\n"

    /// Absent is null, not a missing key.
    @Test func absentRatiosAreNullInJSON() throws {
        let text = String(decoding: try JSONEncoder().encode(RegionYear()), as: UTF8.self)
        for key in ["pue", "cleanShare", "meanPriceUsdPerMwh", "utilisationShare", "power_usd_per_mwh"] {
            #expect(text.contains("\"\(key)\":null"), "\(key)")
        }
    }

    /// Dust on every column whose bounds let it be zero: the plan that is read is the same to the last bit, and the objective is that of the
    /// solution.
    @Test(arguments: [UInt64(1), 7, 30]) func dustLeavesNoTrace(seed: UInt64) throws {
        let solved = try LawTests.plan(seed)
        let program = solved.model.program
        var clean = solved.solution
        // Once read, what is left is above the thresholds; that is the solution without dust.
        for j in clean.primal.indices where abs(clean.primal[j]) < 1e-4 && program.lower[j] <= 0 { clean.primal[j] = 0 }
        var dusty = clean
        for j in dusty.primal.indices where dusty.primal[j] == 0 && program.upper[j] > 0 {
            dusty.primal[j] = j.isMultiple(of: 3) ? -3e-7 : Double(j % 7) * 1e-7
        }
        let (plan, other) = (solved.model.plan(clean), solved.model.plan(dusty))
        #expect(other.objectiveUsd == program.objective(at: dusty.primal))
        for (a, b) in zip(plan.hourly, other.hourly) { #expect(a.values == b.values, "\(a.balance) \(a.item)") }
        for (a, b) in zip(plan.capacity, other.capacity) { #expect(a.capacity == b.capacity && a.built == b.built) }
        for (a, b) in zip(plan.regions, other.regions) {
            for (year, results) in a.years {
                let found = try #require(b.years[year])
                #expect(results.costUsd == found.costUsd && results.supplyTwh == found.supplyTwh)
                #expect(results.builtMw == found.builtMw && results.unserved == found.unserved)
                #expect(results.pue == found.pue && results.cleanShare == found.cleanShare)
            }
        }
    }
}
