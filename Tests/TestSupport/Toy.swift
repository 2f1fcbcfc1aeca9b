import Auditing
import Documents
import Foundation
import LinearProgramming
import Planning
import TimeSeries
import Vocabulary

/// A scenario small enough to be solved on paper, and changes to it.
///
/// One region, `home`, on one day of 24 hours that stands for the year (weight 365; 2 July 2025 is a Wednesday), in flat
/// weather of 27 °C. Nothing can be built; what exists:
///
/// - work: 4 MW asked for in every hour, worth 10 US$ a kWh; 100 racks of 80 kW of work and 100 kW of power, a fifth of
///   it at rest, three quarters in order: at most 6 MW of work; IT power = 2 MW + work;
/// - halls of 20 MW; distribution losing a fifth, other loads a twentieth of IT power;
/// - cooling for 30 MW of heat at 0.1 of electricity for each of heat, without water:
///   F = P/0.8 + 0.1·P/0.8 + 0.05·P = 1.425·P; with all work served P = 6 MW and F = 8.55 MW;
/// - grid power at 100 US$/MWh from 8 to 20 o'clock and 50 otherwise, 0.5 t/MWh, up to 100 MW; lost load at 20,000.
package struct Toy {
    private let extra: String
    private let overrides: [String]

    /// TOML to go after the base, and `KEY=VALUE` overrides.
    package init(_ extra: String = "", set overrides: [String] = []) {
        self.extra = extra
        self.overrides = overrides
    }

    /// The same toy with more overrides.
    package func with(_ more: String...) -> Toy { Toy(extra, set: overrides + more) }

    package func with(_ more: [String]) -> Toy { Toy(extra, set: overrides + more) }

    package func reading() throws -> Scenario.Reading {
        let file = try TemporaryFile(Toy.base + "\n" + extra)
        return try Scenario.read(path: file.path, overrides: Toy.latest(overrides))
    }

    /// Tests lay their changes over a base's: a key's last one holds, as a scenario refuses two.
    private static func latest(_ overrides: [String]) -> [String] {
        func key(_ text: String) -> Substring { text.prefix { $0 != "=" } }
        return overrides.indices.filter { index in
            !overrides[(index + 1)...].contains { key($0) == key(overrides[index]) }
        }.map { overrides[$0] }
    }

    package func scenario() throws -> Scenario { try reading().scenario }

    /// What the reader says is wrong with it; empty when it reads.
    package func complaints() throws -> [String] {
        do {
            _ = try reading()
            return []
        } catch let wrong as InputIssues {
            return wrong.issues.filter { $0.severity == .error }.map(\.description)
        }
    }

    package func model() throws -> PlanModel {
        let scenario = try scenario()
        let axis = TimeAxis(scenario.resolution)
        return try PlanModel(scenario, axis: axis, profiles: Profiles(scenario, on: axis))
    }

    package func solved() throws -> SolvedToy { try SolvedToy(model: model()) }

    /// Solved in rounds, until what links carry fits the plan.
    package func settled() throws -> SolvedToy { try SolvedToy(settling: model()) }

    /// The weather and shapes, for toys that differ in limits alone: making them takes longer than solving a toy.
    package func series() throws -> ScenarioSeries { try ScenarioSeries(try scenario()) }

    package func model(_ series: ScenarioSeries) throws -> PlanModel {
        let scenario = try scenario()
        let axis = TimeAxis(scenario.resolution)
        return PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis))
    }

    package func status(_ series: ScenarioSeries) throws -> TerminationStatus {
        solve(try model(series).program).status
    }

    /// Why there is no plan.
    ///
    /// - Parameter given: its weather and shapes, where changes are to be tried on the whole of it.
    package func explanation(_ given: ScenarioSeries? = nil) throws -> InfeasibilityExplanation {
        let series = try given ?? series()
        var session = PlanSession(try model(series), solver: OneThread())
        let ray = session.solve().rowDual
        return InfeasibilityExplanation(
            session, ray: ray, document: try reading().document,
            rebuild: given == nil
                ? nil : { PlanSession(try Toy(extra, set: $0).model(series), solver: OneThread()) })
    }

    package func status() throws -> TerminationStatus { solve(try model().program).status }

    /// F/P of the base.
    package static let pue = 1.425
    /// Hours of a year.
    package static let year = 8760.0

    package static let climate = """
        sky = "s"
        ghi_kwh_per_m2_day = [4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 4.5]
        dry_bulb_c = [27, 27, 27, 27, 27, 27, 27, 27, 27, 27, 27, 27]
        dew_point_c = [24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24]
        diurnal_range_k = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        daily_ghi_cv_share = 0.1
        daily_ghi_lag1_share = 0
        sky_correlation_share = 0
        afternoon_clearness_drop_share = 0
        hourly_clearness_sd_share = 0
        diurnal_range_response_share = 0
        dry_bulb_daily_sd_k = 0
        dry_bulb_hourly_sd_k = 0
        dew_point_daily_sd_k = 0
        dew_point_diurnal_range_k = 0
        """

    package static let base = """
        name = "toy"
        title = "Toy"
        resolution = "days:1"
        [horizon]
        first_year = 2025
        last_year = 2025
        first_build_year = 2025
        discount_rate_share = 0
        reference_utc_offset_hours = 8
        [weather]
        seed = 1
        year = 0
        [workloads.jobs]
        unit = "it_kw"
        latency_limit_ms = 5
        longest_delay_hours = 0
        deferrable_share = 0
        value_usd_per_it_kwh = 10
        peak_hour = 12
        daily_amplitude_share = 0
        weekend_factor_share = 1
        [workloads.jobs.demand.home]
        mean_it_kw = 4000
        [racks.box]
        peak_kw = 100
        idle_share = 0.2
        liquid_share = 0
        hall = "air"
        availability_share = 0.75
        capex_usd_per_rack = 100_000
        life_years = 5
        available_to_year = 2000
        work_units_per_rack = { jobs = 80 }
        [cooling.fan]
        serves = ["air"]
        sink = "dry_bulb"
        parasitic_kw_per_kw = 0.1
        carnot_share = 0.5
        curve_source = "none"
        curve_error_share = 0
        evaporating_approach_k = 30
        condensing_approach_k = 10
        free_cooling_approach_k = 5
        supply_c = 40
        supply_return_k = 10
        evaporative_share = 0
        capex_usd_per_kw_th = 1000
        fixed_cost_share_per_year = 0
        life_years = 20
        available_from_year = 2100
        \(region("home"))
        """

    /// A tariff region like `home`; `existing` false: without racks and cooling.
    package static func region(
        _ name: String, jurisdiction: String? = nil, racks: Int = 100, cooling: Int = 30
    ) -> String {
        """
        [regions.\(name)]
        jurisdiction = "\(jurisdiction ?? name + "land")"
        latitude_deg = 1.5
        longitude_deg = 104
        utc_offset_hours = 8
        perspective = "tariff"
        wacc_share = 0.05
        data_centre_wacc_share = 0.06
        unserved_energy_usd_per_mwh = 20_000
        carbon_usd_per_t = 0
        [regions.\(name).climate]
        \(climate)
        [regions.\(name).halls]
        usable_share = 1
        pipeline_mw = 0
        realisation_share = 1
        opex_usd_per_kw_year = 0
        life_years = 25
        electrical_efficiency_share = 0.8
        auxiliary_share = 0.05
        [regions.\(name).halls.air]
        existing_mw = 20
        capex_usd_per_kw = 8_000
        [regions.\(name).halls.liquid]
        existing_mw = 0
        capex_usd_per_kw = 10_000
        [regions.\(name).racks.box]
        existing_racks = \(racks)
        [regions.\(name).cooling.fan]
        existing_mw_th = \(cooling)
        [regions.\(name).hosting]
        limit_mw = 100
        [regions.\(name).tariff]
        peak_usd_per_mwh = 100
        off_peak_usd_per_mwh = 50
        peak_hours = [8, 20]
        demand_usd_per_kw_month = 0
        demand_window = "all_hours"
        emission_t_per_mwh = 0.5
        clean_share = 0
        carbon_included_usd_per_t = 0
        """
    }
}

/// A toy without an optimal plan.
package struct NotOptimal: Error {
    package let status: TerminationStatus
}

/// A toy's plan, with the words in which tests ask of it.
package struct SolvedToy {
    package let model: PlanModel
    package let solution: Solution
    package let plan: Plan
    /// Of a plan that was settled and weighs what links carry.
    package let accounting: AccountingRounds.Record?

    package init(model: PlanModel) throws {
        var session = PlanSession(model, solver: OneThread())
        try self.init(&session, settles: false)
    }

    package init(settling model: PlanModel) throws {
        var session = PlanSession(model, solver: OneThread())
        try self.init(&session, settles: true)
    }

    /// The program of a session as it is, or settled.
    package init(_ session: inout PlanSession, settles: Bool) throws {
        let settled = settles ? session.settle() : .init(solution: session.solve(), record: nil)
        (model, solution, accounting) = (session.model, settled.solution, settled.record)
        if solution.status != .optimal { throw NotOptimal(status: solution.status) }
        plan = model.plan(solution)
    }

    package var cost: Double { plan.objectiveUsd }

    package func year(_ region: String = "home", _ year: Int = 2025) -> RegionYear {
        plan.regions.first { $0.name == region }?.years[year] ?? RegionYear()
    }

    /// Hourly values of a flow of a balance, by their texts (`power`, `output.dam`); zero throughout when there is none.
    package func series(_ balance: String, _ flow: String, _ place: String = "home", year: Int = 2025) -> [Double] {
        let (balance, flow) = (BalanceID(text: balance)!, FlowID(text: flow)!)
        return plan.hourly.first { ($0.balance, $0.flow, $0.place, $0.year) == (balance, flow, place, year) }?.values
            ?? [Double](repeating: 0, count: model.hours)
    }

    package func capacity(_ kind: StockKind, _ name: String = "", _ place: String = "home", year: Int = 2025)
        -> CapacityPlan?
    {
        plan.capacity.first { ($0.stock, $0.place, $0.year) == (StockID(kind, name), place, year) }
    }

    /// What the plan's files would say, unrounded.
    package var written: WrittenPlan {
        WrittenPlan(
            hourOfYear: model.axis.hourOfYear, hourly: plan.hourly,
            capacity: plan.capacity.map {
                CapacityObservation(
                    year: $0.year, place: $0.place, stock: $0.stock, capacity: $0.capacity, built: $0.built)
            }, bills: plan.bills.map(BillObservation.init), billLines: plan.bills.flatMap(\.lines),
            waterDays: plan.waterDays, costs: amounts(\.costUsd), energy: amounts(\.supplyTwh),
            objectiveUsd: plan.objectiveUsd)
    }

    private func amounts<Item: Hashable & Sendable>(
        _ values: (RegionYear) -> [Item: Double]
    ) -> [YearlyObservation<Item>] {
        plan.regions.flatMap { region in
            region.years.flatMap { year, results in
                values(results).map { YearlyObservation(year: year, place: region.name, item: $0, value: $1) }
            }
        }
    }

    /// The audit of the plan, or of what was made of it.
    package func audit(_ written: WrittenPlan? = nil) -> Audit {
        Audit(model.scenario, axis: model.axis, profiles: model.profiles, written ?? self.written)
    }

    /// What one more unit of a limit saves; zero where it does not bind.
    package func dual(_ constraint: String, item: String = "", _ place: String = "home", year: Int = 2025) -> Double {
        plan.binding.first { ($0.constraint, $0.item, $0.place, $0.year) == (constraint, item, place, year) }?.dual ?? 0
    }

    /// In the unit that the limit is told in first, unless another is asked for.
    package func policyDual(_ name: String, item: String = "", year: Int = 2025, unit: String? = nil) -> Double {
        plan.policies.first {
            ($0.name, $0.item, $0.year) == (name, item, year) && (unit == nil || $0.unit == unit)
        }?.dual ?? 0
    }
}
