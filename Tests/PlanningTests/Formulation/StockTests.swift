import Planning
import TestSupport
import Testing
import Vocabulary

/// Stocks over the years and what they cost: K(y) = existing(y) + builds that still stand, each paying CRF · capex a year.
@Suite struct StockTests {
    /// 4 MW of work take 66⅔ racks.
    private static let racks = 4 / 0.06

    private func toy(_ overrides: String...) throws -> SolvedToy {
        try Toy(set: Toy.buildable + ["horizon.last_year=2027"] + overrides).solved()
    }

    /// Racks of 2025 that last two years are replaced in 2027.
    @Test func whatIsBuiltRetiresAfterItsLife() throws {
        let solved = try toy("racks.box.life_years=2")
        for (year, built) in [(2025, StockTests.racks), (2026, 0), (2027, StockTests.racks)] {
            #expect(isClose(solved.year("home", year).rackClasses["box"]?.built ?? .nan, built, floor: 1000))
            #expect(isClose(solved.year("home", year).rackClasses["box"]?.racks ?? .nan, StockTests.racks))
        }
    }

    /// Every year pays one annuity, CRF(6 %, 2) = 0.06·1.06²/(1.06² − 1), of 66⅔ · 100,000 US$, and the power of
    /// (0.2 · 66⅔ · 0.1 + 4) MW · 1.425; years are discounted by 1.05 each.
    @Test func theObjectiveIsTheDiscountedSumOfAnnuitiesAndPower() throws {
        let solved = try toy("racks.box.life_years=2", "horizon.discount_rate_share=0.05")
        let annuity = Toy.recovery(0.06, 2) * StockTests.racks * 100_000
        let power = (0.02 * StockTests.racks + 4) * Toy.pue * 4380 * 150
        for year in 2025...2027 {
            #expect(isClose(solved.year("home", year).costUsd[.racksCapital] ?? .nan, annuity))
            #expect(isClose(solved.year("home", year).costUsd[.gridEnergy] ?? .nan, power))
        }
        let worth = 1 + 1 / 1.05 + 1 / (1.05 * 1.05)
        #expect(isClose(solved.cost, (annuity + power) * worth))
        #expect(isClose(solved.plan.discountedCostItemsUsd, solved.cost))
    }

    /// At no interest a loan is repaid in equal parts: capex / life.
    @Test func withoutInterestAnAnnuityIsAnEqualPart() throws {
        let solved = try toy("racks.box.life_years=4", "regions.home.data_centre_wacc_share=0")
        #expect(isClose(solved.year("home", 2027).costUsd[.racksCapital] ?? .nan, StockTests.racks * 25_000))
    }

    /// A price that falls by half a year later does not change what was built before: nothing is built twice.
    @Test func capitalIsPaidAtThePriceOfTheYearOfBuilding() throws {
        let solved = try toy("racks.box.capex_usd_per_rack={ 2025 = 100_000, 2026 = 50_000 }")
        let annuity = Toy.recovery(0.06, 5) * StockTests.racks * 100_000
        #expect(isClose(solved.year("home", 2027).costUsd[.racksCapital] ?? .nan, annuity))
    }

    @Test func nothingIsBuiltBeforeTheFirstBuildYear() throws {
        let solved = try toy("horizon.first_build_year=2026")
        #expect(solved.year("home", 2025).rackClasses["box"]?.racks == nil)
        #expect(isClose(solved.year("home", 2025).unserved["jobs"] ?? .nan, 4000))
        #expect(isClose(solved.year("home", 2026).unserved["jobs"] ?? .nan, 0, floor: 1000))
    }

    @Test func nothingIsBuiltOutsideItsYearsOfSale() throws {
        let solved = try toy("racks.box.available_from_year=2026", "racks.box.available_to_year=2026")
        #expect(isClose(solved.year("home", 2025).unserved["jobs"] ?? .nan, 4000))
        #expect(isClose(solved.year("home", 2026).rackClasses["box"]?.built ?? .nan, StockTests.racks))
        #expect(solved.year("home", 2027).rackClasses["box"]?.built == 0)
    }

    /// 100 racks in 2025, 50 in 2027, 75 between: work for 6, 4.5 and 3 MW. With 4 MW asked for, 2027 lacks 1 MW.
    @Test func existingRacksRetireOnTheirSchedule() throws {
        let schedule = ["horizon.last_year=2027", "regions.home.racks.box.existing_racks={ 2025 = 100, 2027 = 50 }"]
        let solved = try Toy(set: schedule).solved()
        for (year, racks, unserved) in [(2025, 100.0, 0.0), (2026, 75, 0), (2027, 50, 1000)] {
            #expect(isClose(solved.year("home", year).rackClasses["box"]?.racks ?? .nan, racks))
            #expect(isClose(solved.year("home", year).unserved["jobs"] ?? .nan, unserved, floor: 1000))
        }
    }

    /// As one year counts, racks are bought dear when they are wanted; as three do, cheap the year before.
    @Test func yearsAfterTheLastSayWhatIsCheap() throws {
        func built(_ solved: SolvedToy, _ year: Int) -> Double {
            solved.year("home", year).rackClasses["box"]?.built ?? .nan
        }
        let short = try Toy(set: EquationCase.tail).solved()
        let long = try Toy(set: EquationCase.tail + ["horizon.tail_years=2"]).solved()
        #expect(isClose(built(short, 2025), 0, floor: 1000) && isClose(built(short, 2026), StockTests.racks))
        #expect(isClose(built(long, 2025), StockTests.racks) && isClose(built(long, 2026), 0, floor: 1000))
        #expect(short.plan.tailUsd == 0)
        #expect(short.audit().failures.isEmpty && long.audit().failures.isEmpty)
    }

    /// The tail is the last year's costs at 1/1.05² and 1/1.05³ of the first year's money; costs by year are those of a year.
    @Test func theTailIsTheLastYearAgain() throws {
        let solved = try Toy(set: EquationCase.tail + ["horizon.tail_years=2"]).solved()
        let last = solved.year("home", 2026).costTotalUsd
        #expect(isClose(last, EquationCase.rackYear))
        #expect(isClose(solved.plan.tailUsd, last * (1 / (1.05 * 1.05) + 1 / (1.05 * 1.05 * 1.05))))
        #expect(isClose(solved.cost - solved.plan.tailUsd, solved.year("home", 2025).costTotalUsd + last / 1.05))
    }

    /// What one year of a limit is worth does not grow with the years that are like it: racks in 3 MW of halls lack room either way.
    @Test func pricesOfTheLastYearAreOfOneYear() throws {
        let full = Toy.buildable + ["regions.home.halls.air.existing_mw=3", "horizon.discount_rate_share=0.05"]
        let (short, long) = (try Toy(set: full).solved(), try Toy(set: full + ["horizon.tail_years=20"]).solved())
        #expect(short.dual("hall_space", item: "all") > 0)
        #expect(isClose(long.dual("hall_space", item: "all"), short.dual("hall_space", item: "all")))
        #expect(
            isClose(RegionFigure.meanPrice.value(long.year()) ?? .nan, RegionFigure.meanPrice.value(short.year()) ?? 0))
    }

    /// A committed plant is built, dear as it is, and its cost counts: 3 MW at 1,000 US$/kW over 20 years at 5 %.
    @Test func committedPlantsAreBuiltWhateverThePlanSays() throws {
        let engine = Toy.engine(fuelUsdPerMmbtu: 1000, more: "committed_mw = 3")
        let solved = try Toy(engine).solved()
        #expect(isClose(try #require(solved.capacity(.plant, "engine")).built, 3))
        #expect(isClose(solved.year().costUsd[.plantsCapital] ?? .nan, 3e6 * Toy.recovery(0.05, 20)))
        #expect(isClose(solved.cost, 8.55 * 4380 * 150 + 3e6 * Toy.recovery(0.05, 20)))
    }

    /// Commitments are cumulative: 1 MW by 2025 and 3 MW by 2027 are built 1, 1 and 1.
    @Test func commitmentsAreCumulative() throws {
        let engine = Toy.engine(fuelUsdPerMmbtu: 1000, more: "committed_mw = { 2025 = 1, 2027 = 3 }")
        let solved = try Toy(engine, set: ["horizon.last_year=2027"]).solved()
        for (year, standing) in [(2025, 1.0), (2026, 2), (2027, 3)] {
            #expect(isClose(try #require(solved.capacity(.plant, "engine", year: year)).capacity, standing))
        }
    }
}
