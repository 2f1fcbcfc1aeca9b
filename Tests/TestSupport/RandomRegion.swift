/// Regions, links and policies of a scenario drawn at random.
extension Draft {
    mutating func region(_ name: String, system: Bool) {
        let path = "regions.\(name)"
        open(path)
        text += "jurisdiction = \"\(name)land\"\nlatitude_deg = 1.5\nlongitude_deg = 104\n"
        set("utc_offset_hours", chance(0.5) ? 8 : 7)
        set("perspective", system ? "\"system\"" : "\"tariff\"")
        share("wacc_share", 0.03...0.09)
        share("data_centre_wacc_share", 0.03...0.09)
        set("unserved_energy_usd_per_mwh", 20_000 * money)
        usd("carbon_usd_per_t", 0...40)
        open("\(path).climate")
        text += Toy.climate.replacing("diurnal_range_k = [0,", with: "diurnal_range_k = [8,") + "\n"
        dataCentres(path)
        if system { load(path) } else { tariff(path) }
        for kind in ["photovoltaic", "reservoir_hydro", "thermal", "battery"] { plant(kind, path) }
    }

    private mutating func dataCentres(_ path: String) {
        open("\(path).halls")
        share("usable_share", 0.6...0.9)
        limit("pipeline_mw", 0...20)
        share("realisation_share", 0.4...0.9)
        usd("opex_usd_per_kw_year", 100...300)
        text += "life_years = 25\nauxiliary_share = 0.02\n"
        share("electrical_efficiency_share", 0.85...0.97)
        for kind in ["air", "liquid"] {
            open("\(path).halls.\(kind)")
            amount("existing_mw", kind == "air" ? 8...12 : 0...2)
            usd("capex_usd_per_kw", 6000...12_000)
        }
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
        usd("demand_usd_per_kw_month", 0...12)
        set("demand_window", chance(0.5) ? "\"all_hours\"" : "\"peak_hours\"")
        share("emission_t_per_mwh", 0.4...0.8)
        share("clean_share", 0...0.2)
        usd("carbon_included_usd_per_t", 0...20)
    }

    private mutating func load(_ path: String) {
        open("\(path).load")
        amount("peak_mw", 5...10)
        share("load_factor_share", 0.6...0.9)
        shape()
    }

    private mutating func plant(_ kind: String, _ path: String) {
        open("\(path).supply.\(kind)")
        set("existing_mw", chance(0.4) ? draw(0.5...2) * size : 0)
        limit("limit_mw", kind == "thermal" ? 8...20 : 2...15)
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
        default: break
        }
    }

    mutating func link() {
        open("links.cable")
        text += "from = \"east\"\nto = \"west\"\nearliest_year = 2025\nlife_years = 40\n"
        set("existing_mw", chance(0.5) ? draw(0.5...2) * size : 0)
        limit("limit_mw", 2...5)
        share("loss_share", 0.01...0.1)
        set("clean_only", chance(0.3))
        usd("wheeling_usd_per_mwh", 1...15)
        usd("capex_usd_per_kw", 100...800)
        share("fixed_cost_share_per_year", 0...0.03)
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
    }
}
