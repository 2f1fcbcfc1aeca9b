import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing
import Vocabulary

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
            void[.pue], void[.wue], void[.utilisation], void[.liquidHeatShare], void[.cleanShare],
            void[.intensity], void[.meanPrice], UnitFigure.perItMwh.value(void.product),
            UnitFigure.power.value(void.product),
            UnitFigure.perH100eHour.value(void.product), UnitFigure.power.value(toy.plan.products["void"]!),
        ] { #expect(ratio == nil) }
        #expect(void.halls.isEmpty && void.supplyTwh.isEmpty)
        #expect(
            !toy.plan.hourly.contains {
                $0.place == "void" && [.pue, .wue].contains($0.balance.kind) && $0.values.contains { $0 != 0 }
            })
        let home = toy.year()
        #expect(home[.pue] != nil && home[.utilisation] != nil && home[.meanPrice] != nil)
    }

    private let shape = "peak_hour = 12\ndaily_amplitude_share = 0\nweekend_factor_share = 1\n"

    /// Dust on every column whose bounds let it be zero: the plan that is read is the same to the last bit, and the objective is that of the
    /// solution.
    @Test(arguments: [UInt64(1), 7, 30]) func dustLeavesNoTrace(seed: UInt64) throws {
        let solved = try RandomPlans.plan(seed)
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
        for (a, b) in zip(plan.hourly, other.hourly) {
            #expect(a.values == b.values, "\(a.balance.text) \(a.flow.text)")
        }
        for (a, b) in zip(plan.capacity, other.capacity) { #expect(a.capacity == b.capacity && a.built == b.built) }
        for (a, b) in zip(plan.regions, other.regions) {
            for (year, results) in a.years {
                let found = try #require(b.years[year])
                #expect(results.costUsd == found.costUsd && results.supplyTwh == found.supplyTwh)
                #expect(results.built == found.built && results.unserved == found.unserved)
                #expect(results[.pue] == found[.pue] && results[.cleanShare] == found[.cleanShare])
            }
        }
    }
}
