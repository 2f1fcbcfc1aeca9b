import Documents
import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing
import TimeSeries

/// A limit may be `inf`, and one so large that nothing could reach it is none: the program is the same, and the plan that of
/// a limit with room to spare.
@Suite struct NoLimitTests {
    /// Key paths of `AllTables`, each with a value that leaves room.
    static let limits: [(path: String, roomy: String)] = [
        ("regions.east.hosting.limit_mw", "1e4"), ("regions.east.hosting.upgrades.intake.capacity_mw", "1e4"),
        ("regions.east.supply.thermal.limit_mw", "1e4"), ("regions.east.supply.battery.limit_mw", "1e4"),
        ("regions.east.supply.battery.limit_mwh", "1e5"), ("regions.east.thermal_stores.tank.limit_mwh_th", "1e5"),
        ("regions.west.fleet.gas.limit_mw", "1e4"), ("links.cable.limit_mw", "1e4"),
        ("regions.east.water.river.limit_m3_per_day", "1e7"), ("regions.east.halls.largest_build_mw_per_year", "1e4"),
        ("regions.east.halls.largest_growth_share_per_year", "500"), ("regions.east.halls.land_limit_m2", "1e9"),
        ("policies.capital_budget.limit_usd_per_year", "1e12"), ("policies.carbon_cap.limit_t_per_year", "1e9"),
        ("policies.whole-life-cap.horizon_limit_t", "1e9"), ("policies.quota.h100e_per_year", "1e8"),
        ("policies.gpu_quota.cumulative_h100e", "1e8"), ("policies.water_cap.limit_m3_per_day", "1e7"),
        ("policies.hosting_cap.limit_mw", "1e4"), ("policies.cross_border_power.limit_mw", "1e4"),
        ("policies.build_moratorium.allowed_mw_per_year", "1e4"), ("policies.frugal.limit", "5"),
        ("policies.wue_limit.limit_l_per_kwh", "20"), ("workloads.jobs.latency_limit_ms", "1e3"),
        ("regions.east.tariff.supply_limit_mw", "1e4"),
    ]

    private func program(_ tables: AllTables, _ overrides: [String]) throws -> LinearProgram {
        let scenario = try tables.read(set: overrides)
        let axis = TimeAxis(.days(1))
        return try PlanModel(scenario, axis: axis, profiles: Profiles(scenario, on: axis)).program
    }

    private func isSame(_ a: LinearProgram, _ b: LinearProgram) -> Bool {
        a.cost == b.cost && a.lower == b.lower && a.upper == b.upper && a.rowLower == b.rowLower
            && a.rowUpper == b.rowUpper && a.rowStart == b.rowStart && a.columnIndex == b.columnIndex
            && a.coefficient == b.coefficient
    }

    @Test(arguments: limits) func farLimitsLeaveTheProgramOfNone(path: String, roomy: String) throws {
        let tables = try AllTables()
        let none = try program(tables, ["\(path)=inf"])
        #expect(none.rowUpper.allSatisfy { abs($0) < 1e9 || $0.isInfinite })
        for far in ["1e21", "1e300"] { #expect(isSame(none, try program(tables, ["\(path)=\(far)"])), "\(far)") }
        #expect(!isSame(none, try program(tables, ["\(path)=\(roomy)"])) || path.hasSuffix("latency_limit_ms"))
    }

    /// From where on a limit is none depends on its unit: 1e15 MW, but not 1e15 US$, which may be rupiah.
    @Test func theUnitSaysWhatIsFar() throws {
        let tables = try AllTables()
        let hosting = "regions.east.hosting.limit_mw"
        #expect(isSame(try program(tables, ["\(hosting)=inf"]), try program(tables, ["\(hosting)=1e15"])))
        let budget = "policies.capital_budget.limit_usd_per_year"
        #expect(!isSame(try program(tables, ["\(budget)=inf"]), try program(tables, ["\(budget)=1e15"])))
    }

    /// All limits at once: with room, far, farther, none.
    @Test func theOptimumIsThatOfALimitWithRoom() throws {
        let tables = try AllTables()
        func cost(_ value: (String) -> String) throws -> Double {
            let scenario = try tables.read(
                set: NoLimitTests.limits.map { "\($0.path)=\(value($0.roomy))" } + ["whole_rack_rows=false"])
            let axis = TimeAxis(.days(1))
            return try SolvedToy(model: PlanModel(scenario, axis: axis, profiles: Profiles(scenario, on: axis))).cost
        }
        let roomy = try cost { $0 }
        for far in ["inf", "1e9", "1e12", "1e15", "1e18"] {
            #expect(isClose(try cost { Double($0)! <= 20 || $0 == "500" ? "inf" : far }, roomy, within: 1e-7), "\(far)")
        }
    }

    /// A limit that begins in one year has none before.
    @Test func aLimitMayBeginLater() throws {
        let tables = try AllTables()
        let hosting = try tables.read(set: ["regions.east.hosting.limit_mw={ 2024 = inf, 2026 = 5, 2028 = inf }"])
            .regions[0].hosting.limitMw
        #expect([2024, 2025, 2026, 2027, 2028].map(hosting.value) == [.infinity, .infinity, 5, .infinity, .infinity])
    }

    @Test(arguments: [
        "regions.east.carbon_usd_per_t", "workloads.jobs.demand.east.mean_it_kw", "regions.east.halls.pipeline_mw",
        "links.cable.existing_mw", "racks.box.capex_usd_per_rack",
    ]) func nothingElseMayBeInfinite(path: String) throws {
        let tables = try AllTables()
        let error = #expect(throws: InputIssues.self) { try tables.read(set: ["\(path)=inf"]) }
        let issue = try #require(error?.issues.first { $0.severity == .error })
        #expect(
            issue.keyPath == path && issue.message.contains("expected a finite number") && issue.message.contains("inf")
        )
        _ = #expect(throws: InputIssues.self) { try tables.read(set: ["regions.east.hosting.limit_mw=nan"]) }
        _ = #expect(throws: InputIssues.self) { try tables.read(set: ["regions.east.hosting.limit_mw=-inf"]) }
    }
}
