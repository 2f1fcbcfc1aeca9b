import Foundation
import LinearProgramming
import Planning
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// What must hold of every plan, tried on scenarios drawn at random.
@Suite struct LawTests {
    @Test(arguments: RandomPlans.seeds) func costsAddUpAndTheCertificateHolds(seed: UInt64) throws {
        let solved = try RandomPlans.plan(seed)
        #expect(isClose(solved.plan.discountedCostItemsUsd, solved.cost))
        // The same by hand: every item of every region and year, discounted from the first year.
        let rate = solved.model.scenario.horizon.discountRateShare
        var sum = 0.0
        for region in solved.plan.regions {
            for (year, result) in region.years {
                sum += result.costUsd.values.reduce(0, +) / pow(1 + rate, Double(year - 2025))
            }
        }
        #expect(isClose(sum, solved.cost))
        let certificate = Certificate(
            solved.model.program, solved.model.program.rowMatrix(), x: solved.solution.primal,
            y: solved.solution.rowDual)
        #expect(certificate.relativeGap < 1e-6)
        #expect(certificate.primalResidual < 1e-6)
        #expect(certificate.dualResidual < 1e-6)
    }

    /// What a hundred items without their dust may add up to, MW.
    private static let dust = 1e-4

    /// The items of every balance sum to zero in every hour.
    @Test(arguments: RandomPlans.seeds) func balancesHoldInEveryHour(seed: UInt64) throws {
        let plan = try RandomPlans.plan(seed).plan
        let balances = Dictionary(grouping: plan.hourly.filter(\.balance.sumsToZero)) {
            "\($0.balance.text) \($0.place) \($0.year)"
        }
        #expect(balances.count > 10)
        for (name, items) in balances {
            for t in items[0].values.indices {
                let sum = items.reduce(0) { $0 + $1.values[t] }
                let largest = items.reduce(1) { max($0, abs($1.values[t])) }
                #expect(abs(sum) < 1e-6 * largest + LawTests.dust, "\(name), hour \(t)")
            }
        }
    }

    /// The audit, which recomputes the plan without the program, agrees with every one.
    @Test(arguments: RandomPlans.seeds) func theAuditAgrees(seed: UInt64) throws {
        #expect(try RandomPlans.plan(seed).audit().failures.map(\.description) == [])
    }

    /// Carbon, clean energy and money are consumed where they are not made, and none is lost on the way but what links and stores
    /// lose of energy.
    @Test(arguments: RandomPlans.seeds) func whatIsConsumedIsWhatIsMade(seed: UInt64) throws {
        let solved = try RandomPlans.plan(seed)
        for year in [2025, 2026] {
            let regions = solved.plan.regions.compactMap { $0.years[year] }
            let made = regions.reduce(0) { $0 + $1.emissionsMadeT }
            #expect(isClose(regions.reduce(0) { $0 + $1.emissionsT }, made, floor: 1))
            var (charged, paid) = (0.0, 0.0)
            for region in regions {
                charged += region.costUsd.reduce(0) { $0 + (PowerCosts.items.contains($1.key) ? $1.value : 0) }
                let taken = (region.facilityTwh + region.ownLoadTwh) * 1e6
                paid += taken * (UnitFigure.power.value(region.product) ?? 0)
            }
            #expect(isClose(paid, charged))
            #expect(isClose(consumedClean(solved, year), suppliedClean(solved, year), within: 1e-5, floor: 1))
        }
    }

    private func consumedClean(_ solved: SolvedToy, _ year: Int) -> Double {
        solved.plan.regions.compactMap { $0.years[year] }.reduce(0.0) { sum, region in
            sum + (region[.cleanShare] ?? 0) * region.loadMwh
        }
    }

    /// Made, bought as a share of the grid's, less what stores lose and what links lose of what is clean on them.
    private func suppliedClean(_ solved: SolvedToy, _ year: Int) -> Double {
        let scenario = solved.model.scenario
        var sum = 0.0
        for region in scenario.regions {
            func energy(_ item: String) -> Double {
                365 * solved.series("power", item, region.name, year: year).reduce(0, +)
            }
            for plant in region.plants where plant.kind.isClean { sum += energy("output.\(plant.name)") }
            sum += energy("output.battery") + energy("charge.battery")
            if case .tariff(let tariff) = region.market { sum += tariff.cleanShare.value(in: year) * energy("grid") }
            let share = solved.year(region.name, year)[.poolCleanShare] ?? 0
            for link in scenario.links {
                sum += link.lossShare * (link.cleanOnly ? 1 : share) * energy("export.\(link.name)")
            }
        }
        return sum
    }

    /// In rounds, what programs count comes to fit their plans; then limits hold for what is consumed.
    @Test(arguments: RandomPlans.seeds.prefix(24)) func roundsComeToFit(seed: UInt64) throws {
        let solved = try RandomScenario(seed: seed).settled()
        guard let record = solved.accounting else { return }
        #expect(record.fits, "\(record)")
        #expect(solved.plan.policies.allSatisfy { $0.dual >= 0 })
    }

    /// Stores and links lose energy and never make any; rivers give no more than they bring.
    @Test(arguments: RandomPlans.seeds) func energyIsLostNeverGained(seed: UInt64) throws {
        let solved = try RandomPlans.plan(seed)
        for region in ["east", "west"] {
            for year in [2025, 2026] {
                let out = solved.series("power", "output.battery", region, year: year).reduce(0, +)
                let charged = -solved.series("power", "charge.battery", region, year: year).reduce(0, +)
                #expect(out <= 0.95 * charged + 24 * LawTests.dust)
                let kept = solved.series("air_heat", "charge.tank", region, year: year).reduce(0, +)
                let used = -solved.series("air_heat", "discharge.tank", region, year: year).reduce(0, +)
                #expect(used <= kept + 24 * LawTests.dust)
                let other = region == "east" ? "west" : "east"
                let sent = solved.series("power", "export.cable", region, year: year)
                let arrived = solved.series("power", "import.cable", other, year: year)
                let loss = solved.model.scenario.links[0].lossShare
                #expect(zip(sent, arrived).allSatisfy { abs($1 + (1 - loss) * $0) < 1e-6 })
                #expect(solved.year(region, year).supplyTwh[.output("reservoir_hydro")] ?? 0 <= 0.0200001)
            }
        }
    }

    /// No limit's relaxation makes a plan dearer.
    @Test(arguments: RandomPlans.seeds) func moreOfAnythingNeverCostsMore(seed: UInt64) throws {
        let scenario = RandomScenario(seed: seed)
        let cost = try RandomPlans.plan(seed).cost
        for (i, limit) in scenario.limits.enumerated() where (i + Int(seed)) % 24 == 0 {
            let relaxed = try scenario.solved(set: ["\(limit.path)=\(limit.value * 1.3 + 0.1)"]).cost
            #expect(relaxed <= cost * (1 + 1e-6), "\(limit.path)")
        }
    }

    /// In cents instead of dollars a plan costs a hundred times as much; a world twice as large costs twice as much.
    @Test(arguments: RandomPlans.seeds) func moneyAndSizeScaleTheObjective(seed: UInt64) throws {
        let cost = try RandomPlans.plan(seed).cost
        if seed.isMultiple(of: 2) {
            #expect(isClose(try RandomScenario(seed: seed, money: 100).solved().cost, 100 * cost, within: 1e-5))
        } else {
            #expect(isClose(try RandomScenario(seed: seed, size: 2).solved().cost, 2 * cost, within: 1e-5))
        }
    }

    /// A region and two halves of it, joined by a free link without losses, cost the same.
    @Test(arguments: RandomPlans.seeds) func aRegionInHalvesCostsTheSame(seed: UInt64) throws {
        let cost = try RandomPlans.plan(seed).cost
        #expect(isClose(try RandomScenario(seed: seed, split: true).solved().cost, cost, within: 1e-5))
    }

    /// Stores that lose more never make a plan cheaper.
    @Test(arguments: RandomPlans.seeds.filter { $0.isMultiple(of: 5) }) func lossesOnlyLose(seed: UInt64) throws {
        let cost = try RandomPlans.plan(seed).cost
        let leaky = [
            "technologies.battery.round_trip_share=0.6", "technologies.battery.self_discharge_share_per_hour=0.01",
            "thermal_stores.tank.loss_share_per_hour=0.05",
        ]
        let dearer = try RandomScenario(seed: seed).solved(set: leaky).cost
        #expect(dearer >= cost * (1 - 1e-6), "\(dearer) after \(cost)")
    }

    /// In flat weather one day stands for the year as well as two, five or a week do (2 April, 2 July and 1 October 2025 are
    /// working days; the base knows no weekends).
    @Test(arguments: ["days:2", "days:5", "weeks:1", "weeks:3"]) func likeHoursMayStandForEachOther(resolution: String)
        throws
    {
        let parts = Toy.battery(mw: 1, mwh: 4) + Toy.engine(existingMw: 1, fuelUsdPerMmbtu: 10)
        let flat = ["regions.home.tariff.peak_hours=[0, 0]", "regions.home.carbon_usd_per_t=10"]
        let one = try Toy(parts, set: flat).solved().cost
        #expect(isClose(try Toy(parts, set: flat + ["resolution=\(resolution)"]).solved().cost, one))
    }

    /// The same scenario gives the same program and the same plan, to the last bit.
    @Test func theSameScenarioIsTheSamePlan() throws {
        let (first, second) = (try RandomPlans.plan(3), try RandomScenario(seed: 3).solved())
        #expect(first.model.program.cost == second.model.program.cost)
        #expect(first.model.program.coefficient == second.model.program.coefficient)
        #expect(first.model.program.columnIndex == second.model.program.columnIndex)
        #expect(first.solution.primal == second.solution.primal)
    }

    /// No two columns and no two rows share a name, so that a file of the program means the same as the program.
    @Test(arguments: RandomPlans.seeds.prefix(6)) func namesAreUnique(seed: UInt64) throws {
        let program = try RandomPlans.plan(seed).model.program
        let columns = (0..<program.columnCount).map { program.columnBlocks.name(of: $0) }
        let rows = (0..<program.totalRowCount).map { program.rowName($0) }
        #expect(Set(columns).count == columns.count)
        #expect(Set(rows).count == rows.count)
        #expect((columns + rows).allSatisfy { !$0.contains(" ") })
    }
}
