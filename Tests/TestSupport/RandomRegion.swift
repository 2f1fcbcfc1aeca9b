/// Regions, links and policies of a scenario drawn at random.
extension Draft {
    mutating func region(_ name: String, system: Bool) {
        let path = "regions.\(name)"
        open(path)
        text += "jurisdiction = \"\(name.prefix(4))land\"\nlatitude_deg = 1.5\nlongitude_deg = 104\n"
        set("utc_offset_hours", chance(0.5) ? 8 : 7)
        set("perspective", system ? "\"system\"" : "\"tariff\"")
        share("wacc_share", 0.03...0.09)
        share("data_centre_wacc_share", 0.03...0.09)
        set("unserved_energy_usd_per_mwh", 20_000 * money)
        usd("carbon_usd_per_t", 0...40)
        open("\(path).climate")
        // One sky for all, so that halves of a region have the same sun.
        text +=
            Toy.climate.replacing("diurnal_range_k = [0,", with: "diurnal_range_k = [8,")
            .replacing("sky_correlation_share = 0", with: "sky_correlation_share = 1") + "\n"
        dataCentres(path)
        if system { load(path) } else { tariff(path) }
        if chance(0.5) { taxes(path) }
        for kind in ["photovoltaic", "reservoir_hydro", "thermal", "battery", "import_contract"] {
            plant(kind, path)
        }
    }

    private mutating func taxes(_ path: String) {
        open("\(path).tax")
        share("corporate_tax_share", 0...0.3)
        text += "depreciation_years = 6\n"
        share("investment_allowance_share", 0...0.3)
        share("sales_tax_share", 0...0.1)
        share("grant_share", 0...0.2)
    }

    private mutating func buildingLimits() {
        if chance(0.4) {
            text += "lead_time_years = 1\n"
            limit("under_construction_mw", 0...5)
        }
        if chance(0.4) { limit("largest_build_mw_per_year", 1...10) }
        if chance(0.4) { share("largest_growth_share_per_year", 0.1...1) }
        if chance(0.5) {
            set("land_m2_per_mw", 4000)
            limit("land_limit_m2", 15...25, times: 4000)
            usd("land_usd_per_m2", 100...1000)
        }
    }

    private mutating func dataCentres(_ path: String) {
        open("\(path).halls")
        share("usable_share", 0.6...0.9)
        limit("pipeline_mw", 0...20)
        share("realisation_share", 0.4...0.9)
        usd("opex_usd_per_kw_year", 100...300)
        text += "life_years = 25\nauxiliary_share = 0.02\n"
        share("electrical_efficiency_share", 0.85...0.97)
        buildingLimits()
        for kind in ["air", "liquid"] {
            open("\(path).halls.\(kind)")
            amount("existing_mw", kind == "air" ? 8...12 : 0...2)
            usd("capex_usd_per_kw", 6000...12_000)
            share("embodied_t_per_mw", 0...1000)
        }
        open("\(path).thermal_stores.tank")
        text += "earliest_year = 2025\n"
        amount("existing_mwh_th", 0...2)
        limit("limit_mwh_th", 2...20)
        open("\(path).racks.box")
        amount("existing_racks", 20...100)
        for system in ["tower", "fan"] {
            open("\(path).cooling.\(system)")
            amount("existing_mw_th", 2...5)
        }
        for (tier, price) in [("river", 0.3...1), ("sea", 1.1...3)] {
            open("\(path).water.\(tier)")
            set("kind", tier == "sea" ? "\"sea\"" : "\"potable\"")
            limit("limit_m3_per_day", 20...200)
            usd("price_usd_per_m3", price)
        }
        open("\(path).hosting")
        limit("limit_mw", 4...14)
        open("\(path).hosting.upgrades.intake")
        amount("capacity_mw", 0.5...4)
        usd("capex_usd_per_kw", 100...500)
        text += "earliest_year = 2026\nlife_years = 40\n"
    }

    private mutating func tariff(_ path: String) {
        open("\(path).tariff")
        usd("peak_usd_per_mwh", 90...150)
        usd("off_peak_usd_per_mwh", 40...90)
        text += "peak_hours = [\(Int(draw(6...12))), 21]\n"
        usd("demand_usd_per_kw_month", 4...12)
        set("demand_window", chance(0.5) ? "\"all_hours\"" : "\"peak_hours\"")
        share("emission_t_per_mwh", 0.4...0.8)
        share("clean_share", 0...0.2)
        usd("carbon_included_usd_per_t", 0...20)
        if chance(0.4) {
            open("\(path).tariff.contract")
            amount("existing_mw", 2...12)
            usd("charge_usd_per_kw_month", 0...5)
            share("take_up_share", 0.5...0.9)
            set("grace_years", chance(0.5) ? 0 : 1)
            usd("shortfall_usd_per_kw_month", 0...4)
        }
    }

    private mutating func load(_ path: String) {
        open("\(path).load")
        amount("peak_mw", 5...10)
        share("load_factor_share", 0.6...0.9)
        shape()
        if chance(0.6) {
            open("\(path).reserve")
            share("margin_share", 0...0.4)
            usd("shortfall_usd_per_kw_year", 20...100)
        }
    }

    private mutating func plant(_ kind: String, _ path: String) {
        open("\(path).supply.\(kind)")
        set("existing_mw", chance(0.4) ? draw(0.5...2) * size : 0)
        // No limit is below what may exist.
        limit("limit_mw", kind == "thermal" ? 8...20 : kind == "import_contract" ? 2...3 : 2...15)
        set("earliest_year", 2025)
        let onSite = chance(0.5)
        set("on_site", onSite)
        if !onSite { usd("access_usd_per_mwh", 0...20) }
        switch kind {
        case "reservoir_hydro":
            amount("inflow_gwh_per_year", 5...20)
            amount("storage_gwh", 0.01...0.05)
            share("minimum_release_share", 0...0.5)
        case "thermal": usd("fuel_usd_per_mmbtu", 4...12)
        case "battery": limit("limit_mwh", 2...30)
        case "import_contract":
            usd("price_usd_per_mwh", 60...200)
            share("minimum_take_share", 0...0.3)
        default: break
        }
    }

    /// The cable from the east, or from one of its halves, to the west.
    mutating func link(from east: String) {
        open(east == "east" ? "links.cable" : "links.cable_\(east)")
        text += "from = \"\(east)\"\nto = \"west\"\nearliest_year = 2025\nlife_years = 40\n"
        share("capacity_credit_share", 0...1)
        set("existing_mw", chance(0.5) ? draw(0.5...2) * size : 0)
        limit("limit_mw", 2...5)
        share("loss_share", 0.01...0.1)
        set("clean_only", chance(0.3))
        usd("wheeling_usd_per_mwh", 1...15)
        usd("capex_usd_per_kw", 100...800)
        share("fixed_cost_share_per_year", 0...0.03)
    }

    /// A free link without losses and a route without delay between the halves.
    mutating func joinHalves() {
        if easts.count < 2 { return }
        text += """
            [links.inner]
            from = "east_a"
            to = "east_b"
            existing_mw = 1000
            limit_mw = 1000
            earliest_year = 2100
            life_years = 40
            loss_share = 0
            clean_only = false
            wheeling_usd_per_mwh = 0
            capex_usd_per_kw = 0
            fixed_cost_share_per_year = 0
            [routes.inner]
            from = "east_a"
            to = "east_b"
            round_trip_ms = 0

            """
    }

    mutating func policies() {
        func entry(_ kind: String) -> String { "[[policies]]\nname = \"\(kind)\"\nkind = \"\(kind)\"\n" }
        if chance(0.4) {
            text += entry("carbon_price")
            usd("added_usd_per_t", 0...50)
        }
        if chance(0.4) {
            text += entry("carbon_cap")
            limit("limit_t_per_year", 20...60, in: "policies.carbon_cap", times: 1000)
        }
        if chance(0.4) {
            text += entry("gpu_quota")
            limit("cumulative_h100e", 500...3000, in: "policies.gpu_quota")
        }
        if chance(0.4) {
            text += entry("clean_share")
            share("minimum_share", 0...0.4)
        }
        if chance(0.4) {
            text += entry("build_moratorium") + "from_year = 2025\nto_year = 2026\n"
            amount("allowed_mw_per_year", 0...5)
        }
        if chance(0.4) {
            text += entry("capital_budget")
            limit("limit_usd_per_year", 50...200, in: "policies.capital_budget", times: 1e6 * money)
        }
        if chance(0.3) {
            text += entry("hourly_matching")
            share("minimum_share", 0...0.2)
        }
        if chance(0.3) {
            text += entry("water_cap")
            limit("limit_m3_per_day", 100...600, in: "policies.water_cap")
        }
        if chance(0.3) {
            text += entry("wue_limit")
            share("limit_l_per_kwh", 0.5...2)
        }
        if chance(0.3) {
            text += entry("hosting_cap")
            limit("limit_mw", 12...25, in: "policies.hosting_cap")
        }
        if chance(0.3) {
            text += entry("cross_border_power") + "direction = \"both\"\n"
            limit("limit_mw", 0.2...3, in: "policies.cross_border_power")
        }
        if chance(0.3) {
            text += entry("approval_rate")
            share("approved_share", 0.1...0.9)
        }
        if chance(0.3) {
            text += entry("licence_renewal") + "racks = [\"wet\"]\n"
            share("renewed_share", 0.3...1)
        }
        if chance(0.3) {
            text += entry("data_residency")
            share("minimum_share", 0...0.9)
        }
        if chance(0.3) {
            text += entry("subsidy") + "items = [\"battery\", \"photovoltaic\", \"wet\"]\n"
            share("capital_share", 0...0.3)
        }
        if chance(0.3) {
            text += entry("tax_holiday") + "holiday_years = 1\n"
            share("relief_share", 0...1)
        }
        customers()
    }

    /// Work from abroad is licensed, and in the west refused in 2026; some is kept for others.
    private mutating func customers() {
        text += """
            [[policies]]
            name = "foreign-work"
            kind = "customer_access"
            customer_classes = ["foreign"]
            access = "licensed"

            """
        usd("licence_usd_per_h100e_year", 10...500)
        usd("compliance_usd_per_h100e_year", 10...100)
        text += """
            [[policies]]
            name = "no-foreign-work"
            kind = "customer_access"
            customer_classes = ["foreign"]
            applies_to = ["west"]
            access = "refused"
            from_year = 2026

            """
    }
}
