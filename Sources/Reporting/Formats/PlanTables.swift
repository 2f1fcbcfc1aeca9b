import Output
import Planning

/// The tidy tables of a plan: file name and content, one observation a row, units in names or in a column.
public enum PlanTables {
    public static func all(_ plan: Plan, _ scenario: Scenario) -> [(name: String, bytes: [UInt8])] {
        [
            ("summary.csv", summary(plan)), ("capacity.csv", capacity(plan)), ("energy.csv", energy(plan)),
            ("cost.csv", cost(plan)), ("emissions.csv", emissions(plan)), ("water.csv", water(plan)),
            ("flows.csv", flows(plan)), ("demand.csv", demand(plan)), ("duals.csv", duals(plan)),
            ("racks.csv", racks(plan)), ("unit_costs.csv", unitCosts(plan)), ("bills.csv", bills(plan)),
            ("water_days.csv", waterDays(plan)),
        ]
    }

    static func table(_ header: [String], _ rows: [[String]]) -> [UInt8] {
        var text = CSVText(header: header)
        for row in rows { text.row(row) }
        return text.bytes
    }

    /// Every region and year in the order of the scenario.
    private static func regionYears(_ plan: Plan) -> [(region: RegionPlan, year: Int, values: RegionYear)] {
        plan.regions.flatMap { region in region.years.sorted { $0.key < $1.key }.map { (region, $0.key, $0.value) } }
    }

    private static func sorted(_ values: [String: Double]) -> [(key: String, value: Double)] {
        values.sorted { $0.key < $1.key }
    }

    private static func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

    private static func summary(_ plan: Plan) -> [UInt8] {
        table(
            [
                "year", "region", "jurisdiction", "it_mw", "it_mean_mw", "it_twh", "utilisation_share", "h100e",
                "facility_peak_mw", "facility_twh", "pue", "wue_l_per_kwh", "water_ml_per_day", "liquid_heat_peak_mw",
                "liquid_heat_share", "own_load_twh", "grid_peak_mw", "emissions_t", "emissions_g_per_kwh",
                "clean_share",
                "cost_usd", "mean_price_usd_per_mwh", "pue_air", "pue_liquid", "wue_air_l_per_kwh",
                "wue_liquid_l_per_kwh", "blow_down_ml_per_day", "gpus",
            ],
            regionYears(plan).map { region, year, v in
                ["\(year)", region.name, region.jurisdiction]
                    + [v.itMw, v.itMeanMw, v.itTwh, v.utilisationShare, v.h100e, v.facilityPeakMw, v.facilityTwh].map(
                        text)
                    + [v.pue, v.wueLPerKwh, v.waterMlPerDay, v.liquidHeatPeakMw, v.liquidHeatShare].map(text)
                    + [v.ownLoadTwh, v.gridPeakMw, v.emissionsT, v.emissionsGPerKwh, v.cleanShare].map(text)
                    + [v.costTotalUsd, v.meanPriceUsdPerMwh].map(text)
                    + [v.pueByHall["air"], v.pueByHall["liquid"], v.wueLPerKwhByHall["air"]].map(text)
                    + [v.wueLPerKwhByHall["liquid"], v.blowDownMlPerDay, v.gpus].map(text)
            })
    }

    private static func capacity(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "place", "quantity", "item", "capacity", "built", "unit"],
            plan.capacity.map {
                ["\($0.year)", $0.place, $0.quantity, $0.item, "\($0.capacity)", "\($0.built)", $0.unit]
            })
    }

    private static func energy(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "region", "source", "energy_twh"],
            regionYears(plan).flatMap { region, year, v in
                sorted(v.supplyTwh).map { ["\(year)", region.name, $0.key, "\($0.value)"] }
            })
    }

    private static func cost(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "region", "item", "cost_usd"],
            regionYears(plan).flatMap { region, year, v in
                sorted(v.costUsd).map { ["\(year)", region.name, $0.key, "\($0.value)"] }
            })
    }

    private static func emissions(_ plan: Plan) -> [UInt8] {
        table(
            [
                "year", "region", "emissions_t", "emissions_g_per_kwh", "clean_share", "scope1_t", "scope2_t",
                "embodied_t",
            ],
            regionYears(plan).map { region, year, v in
                ["\(year)", region.name, "\(v.emissionsT)", text(v.emissionsGPerKwh), text(v.cleanShare)]
                    + [v.scope1T, v.scope2T, v.embodiedT].map { "\($0)" }
            })
    }

    private static func water(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "region", "tier", "water_ml_per_day"],
            regionYears(plan).flatMap { region, year, v in
                sorted(v.waterMlPerDayByTier).map { ["\(year)", region.name, $0.key, "\($0.value)"] }
            })
    }

    private static func flows(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "link", "from", "to", "capacity_mw", "built_mw", "forward_twh", "backward_twh"],
            plan.links.flatMap { link in
                link.years.sorted { $0.key < $1.key }.map { year, v in
                    [
                        "\(year)", link.name, link.from, link.to, "\(v.capacityMw)", "\(v.builtMw)", "\(v.forwardTwh)",
                        "\(v.backwardTwh)",
                    ]
                }
            })
    }

    private static func demand(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "workload", "origin", "served_in", "mean", "unit"],
            plan.demand.flatMap { flow in
                (sorted(flow.servedUnits) + [("unserved", flow.unservedUnits)]).map { place, mean in
                    ["\(flow.year)", flow.workload, flow.origin, place, "\(mean)", flow.unit]
                }
            })
    }

    private static func racks(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "region", "rack_class", "racks", "built", "gpus", "h100e", "it_mw"],
            regionYears(plan).flatMap { region, year, v in
                v.rackClasses.sorted { $0.key < $1.key }.map { name, rack in
                    ["\(year)", region.name, name]
                        + [rack.racks, rack.built, rack.gpus, rack.h100e, rack.itMw].map { "\($0)" }
                }
            })
    }

    /// A row for each region and year, and one without a year for the horizon's levelised costs, of `all` too.
    private static func unitCosts(_ plan: Plan) -> [UInt8] {
        func row(_ year: String, _ region: String, _ cost: UnitCost) -> [String] {
            [year, region] + [cost.usdPerH100eHour, cost.usdPerItMwh, cost.powerUsdPerMwh].map(text)
        }
        return table(
            ["year", "region", "usd_per_h100e_hour", "usd_per_it_mwh", "power_usd_per_mwh"],
            regionYears(plan).map { region, year, v in row("\(year)", region.name, v.unitCost) }
                + plan.levelised.sorted { $0.key < $1.key }.map { row("", $0.key, $0.value) })
    }

    private static func duals(_ plan: Plan) -> [UInt8] {
        table(
            [
                "year", "constraint", "where", "item", "dual", "unit", "period", "money_year", "key", "limit",
                "worth_usd", "role",
            ],
            plan.binding.map { dual($0, role: "limit") }
                + plan.policies.map {
                    [
                        "\($0.year)", $0.kind, $0.where, $0.item.isEmpty ? $0.name : "\($0.name).\($0.item)",
                        "\($0.dual)", $0.unit, $0.period.rawValue, "\($0.moneyYear)", $0.key ?? "", "\($0.limit)",
                        text($0.worthUsd), "policy",
                    ]
                } + plan.assets.map { dual($0, role: "asset") })
    }

    private static func dual(_ limit: BindingLimit, role: String) -> [String] {
        [
            "\(limit.year)", limit.constraint, limit.where, limit.item, "\(limit.dual)", limit.unit,
            limit.period.rawValue, "\(limit.moneyYear)", limit.key ?? "", "\(limit.limit)", text(limit.worthUsd), role,
        ]
    }

    private static func bills(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "place", "bill", "months", "maximum_demand_mw", "take_up_shortfall_mw"],
            plan.bills.map {
                [
                    "\($0.year)", $0.place, "\($0.bill)", "\($0.months)", "\($0.maximumDemandMw)",
                    "\($0.takeUpShortfallMw)",
                ]
            })
    }

    private static func waterDays(_ plan: Plan) -> [UInt8] {
        table(
            ["year", "place", "day", "days_like_it", "tier", "water_m3"],
            plan.waterDays.map {
                ["\($0.year)", $0.place, "\($0.day)", "\($0.daysLikeIt)", $0.tier, "\($0.cubicMetres)"]
            })
    }
}
