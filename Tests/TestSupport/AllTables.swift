import Documents
import Foundation
import Planning

/// A scenario in which every table and every numeric key of a scenario file occurs: a random scenario with everything that
/// those have, and the rest on top.
package final class AllTables {
    private let base: TemporaryFile
    private let file: TemporaryFile

    package var path: String { file.path }

    package init() throws {
        base = try TemporaryFile(RandomScenario(seed: 1, everything: true).text)
        file = try TemporaryFile("extends = \"\(base.path)\"\n" + AllTables.more)
    }

    package func read(set overrides: [String] = []) throws -> Scenario {
        try Scenario.read(path: path, overrides: overrides).scenario
    }

    /// Every numeric key, in the order of the file.
    package func keys() throws -> [NumericKey] {
        let currency = NumericKey(path: "currency.myr_per_usd", kind: "currency.myr_per_usd", isInteger: false)
        return NumericKey.all(in: try Document.load(path: path).root) + [currency]
    }

    private static let day = [Double](repeating: 1, count: 24)

    private static let more = """
        whole_rack_rows = true
        [currency]
        myr_per_usd = 4.19
        [horizon]
        first_build_year = 2025
        tail_years = 1
        [redundancy.three]
        electrical_efficiency_share = 0.93
        cooling_redundancy_share = 0.1
        backup_mw_per_it_mw = 0.1
        [weather]
        condition = "dry"
        [workloads.evening]
        unit = "it_kw"
        latency_limit_ms = 50
        value_usd_per_it_kwh = 3
        hour_of_day_relative = \(day)
        day_of_week_relative = [1, 1, 1, 1, 1, 0.9, 0.8]
        holidays = ["08-31"]
        [workloads.evening.demand.east]
        mean_it_kw = { growth = "linear", base_year = 2025, base = 200, slope_per_year = 10 }
        [workloads.evening.demand.west]
        mean_it_kw = { growth = "compound", base_year = 2025, base = 200, rate_share_per_year = 0.1 }
        residency_share = { growth = "table", values = { 2025 = 0.1, 2026 = 0.2 } }
        [racks.box.work_units_per_rack]
        evening = 20
        [racks.wet]
        gpus_per_rack = 72
        racks_per_row = 2
        available_from_year = 2025
        available_to_year = 2030
        [cooling.fan]
        embodied_t_per_mw_th = 10
        available_from_year = 2020
        available_to_year = 2060
        standby_kw_per_kw = 0.01
        [thermal_stores.tank]
        embodied_t_per_mwh_th = 2
        [technologies.battery]
        embodied_t_per_mwh = 60
        [regions.east]
        cooling_capex_relative = 1.1
        [regions.east.climate]
        inflow_relative = [1, 1, 1, 0.8, 0.7, 0.6, 0.6, 0.7, 0.9, 1.2, 1.4, 1.3]
        [regions.east.climate.conditions.dry]
        ghi_share = 1.02
        inflow_share = 0.7
        dry_bulb_k = 0.5
        dew_point_k = -0.2
        [regions.east.tariff]
        emission_hour_of_day_relative = \(day)
        adjustment_usd_per_mwh = -1
        network_usd_per_mwh = 2
        fixed_usd_per_month = 1000
        levy_share = 0.01
        levy_on = ["energy", "demand"]
        holidays = ["01-01", "2026-02-17"]
        netting = "energy"
        supply_limit_mw = 100
        valid_until_year = 2100
        after_validity = "escalated"
        escalation_share_per_year = 0.01
        [regions.east.tariff.bands.evening]
        usd_per_mwh = 120
        hours = [22, 23]
        days = "all_days"
        months = [1, 2, 12]
        [regions.east.tariff.demand.night]
        usd_per_kw_month = 1
        hours = [22, 6]
        [regions.east.tariff.steps.scarce]
        above_mw = 6
        premium_usd_per_mwh = 10
        [regions.east.supply.roof]
        technology = "photovoltaic"
        committed_mw = { 2025 = 0, 2026 = 0.5 }
        limit_mw = 5
        earliest_year = 2025
        on_site = false
        access_usd_per_mwh = 4
        delivery_loss_share = 0.02
        largest_build_mw_per_year = 4
        lead_time_years = 0
        under_construction_mw = 1
        [regions.east.supply.roof.paired_storage]
        store = "cell"
        power_share = 0.1
        hours = 1
        [regions.east.schemes.sites]
        limit_mw = 5
        members = ["roof"]
        [regions.east.supply.cell]
        technology = "battery"
        existing_mwh = 1
        existing_mw = 1
        limit_mw = 2
        limit_mwh = 4
        earliest_year = 2025
        on_site = true
        [regions.west.fleet.gas]
        technology = "thermal"
        existing_mw = 8
        limit_mw = 20
        earliest_year = 2025
        fuel_usd_per_mmbtu = 8
        [links.second]
        from = "east"
        to = "west"
        existing_mw = 1
        committed_mw = { 2025 = 0, 2026 = 1 }
        contracted_forward_mw = 0.1
        contracted_backward_mw = 0
        limit_mw = 5
        earliest_year = 2025
        loss_share = 0.02
        clean_only = false
        wheeling_usd_per_mwh = 2
        capex_usd_per_kw = 300
        fixed_cost_share_per_year = 0.01
        life_years = 40
        minimum_size_mw = 1
        \(policies)
        \(customers)
        \(projection)
        """

    private static let customers = """
        [[policies]]
        name = "licensed"
        kind = "customer_access"
        applies_to = ["west"]
        customer_classes = ["foreign"]
        workloads = ["batch"]
        access = "licensed"
        granted_from_year = 2026
        licence_usd_per_h100e_year = 50
        licence_usd_per_it_kw_year = 5
        compliance_usd_per_h100e_year = 10
        compliance_usd_per_it_kw_year = 1
        [[policies]]
        name = "shared-out"
        kind = "customer_share"
        customer_classes = ["foreign"]
        workloads = ["batch"]
        minimum_share = 0.1
        largest_share = 1
        [[regimes.soft.policies]]
        name = "renewal"
        kind = "licence_renewal"
        racks = ["wet"]
        renewed_share = 0.9
        [jurisdictions.westland]
        regime = "soft"
        """

    private static let policies = """
        [[policies]]
        name = "quota"
        kind = "gpu_quota"
        h100e_per_year = 5_000
        [[policies]]
        name = "whole-life-cap"
        kind = "carbon_cap"
        horizon_limit_t = 200_000
        include_embodied = true
        [[policies]]
        name = "no-box"
        kind = "rack_ban"
        racks = ["box"]
        from_year = 2030
        to_year = 2031
        [[policies]]
        name = "new-halls"
        kind = "new_hall_standard"
        from_year = 2026
        to_year = 2030
        pue_limit = 2
        wue_limit_l_per_kwh = { 2026 = 10, 2027 = inf }
        clean_share = 0.01
        barred_cooling = ["fan"]
        liquid_heat_share = 0.5
        [[policies]]
        name = "no-batch"
        kind = "fixed_set"
        racks = ["box"]
        workload = "batch"
        [[policies]]
        name = "promised"
        kind = "committed_project"
        item = "second"
        committed_mw = { 2025 = 0.1, 2026 = 0.5 }
        [[policies]]
        name = "surcharge"
        kind = "tariff_adjustment"
        added_usd_per_mwh = 3
        [[policies]]
        name = "frugal"
        kind = "pue_limit"
        limit = 2.5
        [[policies]]
        name = "logistic"
        kind = "carbon_price"
        added_usd_per_t = { growth = "logistic", capacity = 20, rate_per_year = 0.5, midpoint_year = 2026 }
        [[policies]]
        name = "gompertz"
        kind = "carbon_price"
        added_usd_per_t = { growth = "gompertz", base_year = 2025, capacity = 20, displacement = 2, rate_per_year = 0.5 }
        [[policies]]
        name = "bass"
        kind = "carbon_price"
        added_usd_per_t = { growth = "bass", base_year = 2020, market = 20, innovation_per_year = 0.02, imitation_per_year = 0.4 }
        [[policies]]
        name = "pipeline"
        kind = "carbon_price"
        [policies.added_usd_per_t]
        growth = "pipeline"
        existing = 1
        announced = { 2025 = 2 }
        realisation_share = 0.5
        lag_years = 1
        [[policies]]
        name = "learning"
        kind = "carbon_price"
        [policies.added_usd_per_t]
        growth = "learning"
        base_year = 2025
        base = 5
        learning_rate_share = 0.2
        cumulative = { 2025 = 1, 2026 = 2 }
        [[policies]]
        name = "fit"
        kind = "carbon_price"
        [policies.added_usd_per_t]
        growth = "fit"
        curve = "compound"
        history = { 2020 = 1, 2021 = 1.1, 2022 = 1.3, 2023 = 1.4 }
        weights = { 2020 = 1, 2021 = 1, 2022 = 2, 2023 = 2 }
        """

    private static let projection = """
        [published.declared]
        year = 2026
        twh = 0.2
        covers = "all"
        regions = ["east", "west"]
        regions_share = 0.9
        source = "none"
        nameplate_mw = 30
        pue = 1.4
        [published.metered]
        year = 2025
        twh = 0.1
        covers = "all"
        regions = ["east"]
        source = "none"
        nameplate_mw = 20
        utilisation_share = 0.6
        [projection]
        samples = 20
        seed = 3
        [projection.uncertainty.work]
        applies_to = ["workloads.jobs.demand.east"]
        distribution = "triangular"
        low = 0.7
        mode = 1
        high = 1.3
        certain_until_year = 2025
        source = "none"
        [projection.uncertainty.halls]
        applies_to = ["regions.*.halls.realisation_share"]
        distribution = "lognormal"
        median = 1
        sigma = 0.3
        source = "none"
        [projection.uncertainty.racks]
        applies_to = ["racks.*.peak_kw"]
        distribution = "normal"
        mean = 1
        standard_deviation = 0.1
        source = "none"
        [projection.uncertainty.cooling]
        applies_to = ["cooling.*.carnot_share"]
        distribution = "discrete"
        values = [0.9, 1.1]
        weights = [1, 2]
        source = "none"
        [projection.correlation.work]
        halls = 0.4
        [projection.explain]
        from = "declared"
        to = "metered"
        metered = "metered"
        scope_from = "declared"
        scope_to = "metered"
        """
}

/// A key of a scenario that holds a number, one of several in an array, or one of a table by year.
package struct NumericKey: Sendable {
    /// The path that an override takes.
    package let path: String
    /// The path with the names that a file gives replaced by `*`: keys of one kind are read by the same code.
    package let kind: String
    package let isInteger: Bool
    /// The array's other elements as TOML, when the number is an array's first.
    private var rest: String?

    package init(path: String, kind: String, isInteger: Bool) {
        (self.path, self.kind, self.isInteger) = (path, kind, isInteger)
    }

    /// The override that sets it.
    package func setting(_ value: String) -> String { "\(path)=" + (rest.map { "[\(value)\($0)]" } ?? value) }

    /// One of each kind, in the order of the file.
    package static func all(in root: Node) -> [NumericKey] {
        var found: [NumericKey] = []
        var kinds: Set<String> = []
        collect(root, [], [], &found)
        return found.filter { kinds.insert($0.kind).inserted }
    }

    private static func collect(_ node: Node, _ path: [String], _ kind: [String], _ found: inout [NumericKey]) {
        func key(_ integer: Bool) -> NumericKey {
            NumericKey(path: path.joined(separator: "."), kind: kind.joined(separator: "."), isInteger: integer)
        }
        switch node.value {
        case .integer: found.append(key(true))
        case .float: found.append(key(false))
        case .table(let table):
            let named =
                !path.isEmpty && table.entries.allSatisfy { $0.node.table.map { !$0.isYearly } ?? false }
                || path.contains("correlation") || path.last == "work_units_per_rack"
            for entry in table.entries {
                let word = named || table.isYearly ? "*" : entry.key
                collect(entry.node, path + [entry.key], kind + [word], &found)
            }
        case .array(let elements):
            if let first = elements.first, first.number != nil {
                var array = key(false)
                array.rest = elements.dropFirst().map { ", \($0.number ?? 0)" }.joined()
                found.append(array)
            }
            for case .table(let table) in elements.map(\.value) {
                guard let name = table["name"]?.string, let sort = table["kind"]?.string else { continue }
                let word = table.entries.contains { $0.node.table?.isGrowth == true } ? name : sort
                collect(Node(.table(table), at: node.position), path + [name], kind + [word], &found)
            }
        default: break
        }
    }
}
