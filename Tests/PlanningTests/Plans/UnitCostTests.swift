import Planning
import TestSupport
import Testing
import Vocabulary

/// What a unit of work costs, and what whole rows of racks do to it.
@Suite struct UnitCostTests {
    /// 66⅔ racks at 5⅓ MW of IT: all costs over IT energy, and the tariff's mean price over all hours.
    @Test func costsAreSpreadOverEnergy() throws {
        let toy = try Toy(set: Toy.buildable).solved()
        let unit = toy.year().product
        #expect(isClose(try #require(UnitFigure.perItMwh.value(unit)), toy.cost / (16.0 / 3 * 8760)))
        #expect(isClose(try #require(UnitFigure.power.value(unit)), 75))
        #expect(UnitFigure.perH100eHour.value(unit) == nil)
        #expect(isClose(try #require(UnitFigure.perItMwh.value(toy.plan.product)), toy.cost / (16.0 / 3 * 8760)))
    }

    /// A workload of 1,000 H100-equivalents on 10 racks of a MW in all, and nothing else: an hour of one costs a rack's annuity
    /// over 100 and its power, 1.425 kW at 75 US$/MWh.
    @Test func acceleratorsHaveACostPerHour() throws {
        let toy = try Toy(
            """
            [workloads.ai]
            unit = "h100e"
            latency_limit_ms = 5
            value_usd_per_h100e_hour = 300
            peak_hour = 12
            daily_amplitude_share = 0
            weekend_factor_share = 1
            [workloads.ai.demand.home]
            mean_h100e = 1000
            [racks.gpu]
            peak_kw = 100
            idle_share = 0
            liquid_share = 0
            hall = "air"
            availability_share = 1
            h100e_per_rack = 100
            gpus_per_rack = 80
            capex_usd_per_rack = 3_000_000
            life_years = 5
            work_units_per_rack = { ai = 100 }
            """, set: ["workloads.jobs.demand.home.mean_it_kw=0", "regions.home.racks.box.existing_racks=0"]
        ).solved()
        let hour = (3e6 * Toy.recovery(0.06, 5) / 8760 + 142.5 * 0.075) / 100
        #expect(isClose(try #require(UnitFigure.perH100eHour.value(toy.year().product)), hour))
        #expect(isClose(try #require(UnitFigure.perH100eHour.value(toy.plan.products["home"]!)), hour))
        let gpu = try #require(toy.year().rackClasses["gpu"])
        #expect(isClose(gpu.racks, 10) && isClose(gpu.gpus, 800) && isClose(gpu.h100e, 1000) && isClose(gpu.itMw, 1))
    }

    private func rounded(_ direction: RackRounding.Direction, set overrides: [String] = []) throws -> SolvedToy {
        let model = try Toy(set: Toy.buildable + ["racks.box.racks_per_row=10"] + overrides).model()
        return try rounded(model, direction)
    }

    private func rounded(_ model: PlanModel, _ direction: RackRounding.Direction) throws -> SolvedToy {
        var session = PlanSession(model, solver: OneThread())
        RackRounding(model, session.solve(), direction).apply(to: &session)
        return try SolvedToy(&session, settles: false)
    }

    /// 66⅔ racks are 7 rows of ten, to the nearest; down, or where halls hold no more than was wanted, they are 6.
    @Test(arguments: [(RackRounding.Direction.nearest, 70.0, 4.0), (.within, 60, 3.6), (.down, 60, 3.6)])
    func racksAreBoughtByTheRow(direction: RackRounding.Direction, racks: Double, work: Double) throws {
        let toy = try rounded(direction)
        #expect(isClose(toy.year().rackClasses["box"]?.racks ?? .nan, racks))
        let undone = (4 - work) * EquationCase.undoneMw
        #expect(isClose(toy.cost, racks * EquationCase.rack + EquationCase.power(racks: racks, work: work) + undone))
    }

    /// Halls of 6.8 MW hold 68 racks: seven rows leave no plan.
    @Test func roundingUpMayLeaveNoPlan() throws {
        #expect(throws: NotOptimal.self) {
            try rounded(.nearest, set: ["regions.home.halls.air.existing_mw=6.8"])
        }
        #expect(
            isClose(
                try rounded(.within, set: ["regions.home.halls.air.existing_mw=6.8"]).year().rackClasses["box"]!.racks,
                60))
    }

    /// A quota of 400 a year lets 41⅔ racks be built in each of two years, 4.17 rows of ten: down, four rows in each, although
    /// both years together wanted eight and a third; in thirds of a row, 0.67 and 0.67 are none, though they add up to one.
    @Test func roundingDownKeepsYearlyLimits() throws {
        let quota = PolicyCases.policy("gpu_quota", "h100e_per_year = 500")
        let model = try Toy(
            quota,
            set: Toy.buildable + [
                "racks.box.racks_per_row=30", "racks.box.h100e_per_rack=10", "horizon.last_year=2026",
                "workloads.jobs.demand.home.mean_it_kw=9000",
            ]
        ).model()
        let toy = try rounded(model, .down)
        // 50 and 50 racks were wanted: a row of 30 in each year, not one and then two.
        #expect(isClose(toy.year("home", 2025).rackClasses["box"]?.racks ?? .nan, 30))
        #expect(isClose(toy.year("home", 2026).rackClasses["box"]?.racks ?? .nan, 60))
        #expect(throws: NotOptimal.self) { try rounded(model, .within) }
    }

    /// Builds of several years are rounded as they add up: 66⅔ racks and then 16⅔ more are 7 rows and 1.
    @Test func rowsAreCountedOverTheYears() throws {
        let toy = try rounded(
            .nearest,
            set: [
                "horizon.last_year=2026", "workloads.jobs.demand.home.mean_it_kw={ 2025 = 4000, 2026 = 5000 }",
            ])
        #expect(isClose(toy.year("home", 2025).rackClasses["box"]?.racks ?? .nan, 70))
        #expect(isClose(toy.year("home", 2026).rackClasses["box"]?.racks ?? .nan, 80))
    }
}
