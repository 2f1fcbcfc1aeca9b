import Planning
import TestSupport
import Testing
import Vocabulary

/// What limits are worth in total, what else could be built, and what stores save: by hand.
@Suite struct WorthTests {
    /// 8 MW of hosting where 8.55 are wanted, in two years at 10 %: a MW more does 1/1.425 MW of work at 10,000 US$/MWh, and draws 75.
    @Test func aLimitIsToldOnceAndInPresentValue() throws {
        let toy = try Toy(set: [
            "horizon.last_year=2026", "horizon.discount_rate_share=0.1", "regions.home.hosting.limit_mw=8",
        ]).solved()
        let dual = 8760 * (10_000 / Toy.pue - 75)
        let limit = try #require(toy.plan.limits.first)
        #expect(limit.constraint == "hosting" && limit.place == "home" && limit.years == [2025, 2026])
        #expect(isClose(limit.presentUsd, (1 + 1 / 1.1) * 8 * dual) && isClose(limit.dual, dual))
        #expect(limit.key == "regions.home.hosting.limit_mw" && limit.limit == 8)
        #expect(toy.plan.limits.count { $0.constraint == "hosting" } == 1)
    }

    /// Each limit once, the sum over its years as the objective counts them, whatever units it is priced in.
    @Test(arguments: [UInt64(1), 4]) func totalsAreThoseOfTheYears(seed: UInt64) throws {
        let solved = try RandomScenario(seed: seed, everything: true).solved()
        let (plan, horizon) = (solved.plan, solved.model.scenario.horizon)
        let all = plan.binding + plan.policies.map(\.limitPrice)
        #expect(plan.limits.count > 4)
        let subjects = plan.limits.map { [$0.policy ?? "", $0.constraint, $0.place, $0.item] }
        #expect(Set(subjects).count == subjects.count)
        for limit in plan.limits {
            let own = all.filter {
                ($0.constraint, $0.place, $0.item, $0.unit) == (limit.constraint, limit.place, limit.item, limit.unit)
                    && limit.years.contains($0.year)
            }
            guard limit.policy == nil else { continue }
            let worth = own.reduce(0) {
                $0 + ($1.worthUsd ?? 0) * ($1.period == .horizon ? 1 : horizon.weight($1.year))
            }
            #expect(abs(worth - limit.presentUsd) <= 1e-9 * max(abs(worth), 1), "\(limit)")
        }
        #expect(plan.limits.map(\.presentUsd) == plan.limits.map(\.presentUsd).sorted(by: >))
    }

    /// A class that does the work of three quarters of 80 kW with 37.5 kW instead of 60: it saves 22.5 kW, 1.425 times, at 75 US$/MWh, and
    /// its capital asks for more.
    @Test func whatIsNotBuiltHasANetPresentCost() throws {
        let toy = try Toy(
            """
            [racks.tall]
            peak_kw = 50
            idle_share = 0
            liquid_share = 0
            hall = "air"
            availability_share = 0.75
            capex_usd_per_rack = 150_000
            life_years = 5
            work_units_per_rack = { jobs = 80 }
            """
        ).solved()
        let annuity = 150_000 * Toy.recovery(0.06, 5)
        let net = annuity - 0.0225 * Toy.pue * 75 * 8760
        let option = try #require(toy.plan.notBuilt.first { $0.stock == StockID(.racks, "tall") })
        #expect(option.place == "home" && option.year == 2025)
        #expect(isClose(option.presentUsdPerUnit, annuity) && isClose(option.netPresentUsdPerUnit, net), "\(option)")
        #expect(isClose(try #require(option.tooDearShare), net / annuity))
    }

    /// Where its capital falls by a little more than the share, it is built; by a little less, it is not.
    @Test(arguments: [(0.99, false), (1.01, true)]) func theShareIsWhereItBegins(part: Double, isBuilt: Bool) throws {
        let tall = """
            [racks.tall]
            peak_kw = 50
            idle_share = 0
            liquid_share = 0
            hall = "air"
            availability_share = 0.75
            capex_usd_per_rack = 150_000
            life_years = 5
            work_units_per_rack = { jobs = 80 }
            """
        let option = try #require(Toy(tall).solved().plan.notBuilt.first { $0.stock.name == "tall" })
        let capex = 150_000 * (1 - part * option.tooDearShare!)
        let built = try Toy(tall, set: ["racks.tall.capex_usd_per_rack=\(capex)"]).solved().year().rackClasses["tall"]
        #expect(((built?.built ?? 0) > 1) == isBuilt)
    }

    /// What is built costs nothing on balance.
    @Test(arguments: [UInt64(2)]) func whatIsBuiltHasNoNetCost(seed: UInt64) throws {
        let plan = try RandomScenario(seed: seed, everything: true).solved().plan
        let built = plan.options.filter { $0.built > 0.1 && $0.presentUsdPerUnit > 0 }
        #expect(built.count > 3)
        for option in built { #expect(option.netPresentUsdPerUnit <= 1e-3 * option.presentUsdPerUnit, "\(option)") }
        for option in plan.options { #expect(option.netPresentUsdPerUnit >= 0) }
    }

    /// 0.25 MW charge 3 MWh in twelve hours of night, and give 2.43 over the twelve of the day: maximum demand falls by 0.2025 MW, and
    /// 2.43 MWh at 100 US$ take the place of 3 at 50 each day.
    @Test func aStoreIsWorthTheBillsWithoutItLessThoseWithIt() throws {
        let toy = try Toy(
            Toy.battery(mw: 0.25, mwh: 4),
            set: [
                "regions.home.tariff.demand_usd_per_kw_month=10", "regions.home.tariff.demand_window=peak_hours",
            ]
        ).solved()
        let saving = try #require(toy.plan.storeSavings.first)
        #expect(saving.place == "home" && saving.item == "cell" && saving.year == 2025)
        #expect(isClose(saving.demandUsd, 0.2025 * 1000 * 10 * 12), "\(saving)")
        #expect(isClose(saving.otherUsd, 365 * (2.43 * 100 - 3 * 50)), "\(saving)")
        #expect(isClose(saving.costUsd, toy.year().costUsd[.plantsFixed] ?? 0))
    }

    /// 66⅔ racks of 100 kW: 80,000 kW-months. Hosting is all but racks: halls stand, so that it is power alone.
    @Test func aKilowattOfITHasAMonthlyCost() throws {
        let toy = try Toy(set: Toy.buildable).solved()
        let unit = toy.year().product
        #expect(isClose(try #require(UnitFigure.perItKwMonth.value(unit)), toy.cost / 80_000))
        let power = EquationCase.power(racks: 200.0 / 3, work: 4)
        #expect(isClose(try #require(UnitFigure.hostingPerItKwMonth.value(unit)), power / 80_000))
        #expect(UnitFigure.perItKwMonth.value(Product()) == nil)
    }

    /// Annuities and running cost are the resource cost; cash is what is laid out.
    @Test(arguments: [UInt64(1)]) func capitalIsCashAndAnnuities(seed: UInt64) throws {
        let plan = try RandomScenario(seed: seed, everything: true).solved().plan
        for region in plan.regions {
            for year in region.years.values {
                let parts = year[.annuities]! + year[.runningCost]!
                #expect(abs(parts - year[.resourceCost]!) <= 1e-9 * abs(parts))
                let transfers = year[.taxes]! + year[.carbonPayments]! - year[.subsidies]!
                #expect(abs(transfers - year[.transfers]!) <= 1e-9 * max(abs(transfers), 1))
            }
        }
        for (year, usd) in plan.headline.capexUsd {
            let cash = plan.regions.reduce(0) { $0 + ($1.years[year]?[.capex] ?? 0) }
            #expect(abs(cash - usd) <= 1e-9 * max(usd, 1))
        }
    }

    @Test func everyTransferIsOfAKind() {
        for item in CostItem.allCases { #expect((item.transfer != nil) == (item.view == .transfers), "\(item)") }
    }
}
