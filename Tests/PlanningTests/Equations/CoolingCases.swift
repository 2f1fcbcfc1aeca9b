import Planning
import TestSupport

extension EquationCase {
    /// A system like the toy's fan with electricity of its own; `more` says how it takes water.
    static func breeze(_ electricity: Double, mwTh: Double, more: String = "evaporative_share = 0") -> String {
        """
        [cooling.breeze]
        serves = ["air"]
        sink = "dry_bulb"
        parasitic_kw_per_kw = \(electricity)
        carnot_share = 0.5
        evaporating_approach_k = 30
        condensing_approach_k = 10
        free_cooling_approach_k = 5
        supply_c = 40
        supply_return_k = 10
        \(more)
        curve_source = "none"
        curve_error_share = 0
        capex_usd_per_kw_th = 1000
        fixed_cost_share_per_year = 0
        life_years = 20
        available_from_year = 2100
        [regions.home.cooling.breeze]
        existing_mw_th = \(mwTh)

        """
    }

    /// m³ that a tower evaporates and bleeds off for each MWh of heat, at e = 0.8 and C = 5.
    static let waterPerMwh = 0.8 * 3.6 / 2.442 * 5 / 4
    static func tower(_ kinds: String) -> String {
        "evaporative_share = 0.8\ncycles_of_concentration = 5\nwater = [\(kinds)]"
    }

    static func source(_ name: String, kind: String, limit: Double, price: Double) -> String {
        """
        [regions.home.water.\(name)]
        kind = "\(kind)"
        limit_m3_per_day = \(limit)
        price_usd_per_m3 = \(price)

        """
    }
    static let wetFan = [
        "cooling.fan.evaporative_share=0.8", "cooling.fan.cycles_of_concentration=5",
        "cooling.fan.water=[\"potable\"]",
    ]

    static let coolingCases = [
        // 5 MW of heat are 4 MW of IT, 2 of them work.
        EquationCase(
            "cooling-full", [.heat, .coolingLimit], { Toy(set: ["regions.home.cooling.fan.existing_mw_th=5"]) },
            cost: power(racks: 100, work: 2) + 2 * undoneMw),
        // 7.5 MW on line of 30 draw 2 % whatever they do: 0.15 MW.
        EquationCase(
            "cooling-standby", [.online, .coolingLimit], { Toy(set: ["cooling.fan.standby_kw_per_kw=0.02"]) },
            cost: (8.55 + 0.15) * gridMw),
        // A tank of 6 MWh takes 1 MW: it is filled in 6 hours of the night and saves 0.6 MWh of power by day.
        EquationCase(
            "chilled-water-tank", [.tankBalance, .tankLimit],
            {
                Toy(
                    """
                    [thermal_stores.tank]
                    serves = "air"
                    capex_usd_per_kwh_th = 30
                    fixed_cost_share_per_year = 0
                    life_years = 30
                    loss_share_per_hour = 0
                    largest_rate_share_per_hour = 0.166666666666666667
                    [regions.home.thermal_stores.tank]
                    existing_mwh_th = 6
                    limit_mwh_th = 0
                    earliest_year = 2025

                    """)
            }, cost: SupplyCases.base - 365 * 0.6 * 50),
    ]

    static let waterCases = [
        // 180 MWh of heat a day; 100 m³ of water at 1 US$, the rest at 3.
        EquationCase(
            "water-tiers", [.waterBalance],
            {
                Toy(
                    source("cheap", kind: "potable", limit: 100, price: 1)
                        + source("dear", kind: "potable", limit: 1e6, price: 3), set: wetFan)
            }, cost: SupplyCases.base + 365 * (100 + 3 * (180 * waterPerMwh - 100))),
        // The fan takes potable water only and the breeze sea water too, of which there is plenty, at 3 US$: of 200 m³ of
        // potable water at 1 US$ the fan's 4.5 MW need 159, and the breeze has what is left.
        EquationCase(
            "water-kinds", [.waterBalance, .waterTier],
            {
                Toy(
                    breeze(0.1, mwTh: 3, more: tower("\"potable\", \"sea\""))
                        + source("tap", kind: "potable", limit: 200, price: 1)
                        + source("sea", kind: "sea", limit: 1e6, price: 3),
                    set: wetFan + ["regions.home.cooling.fan.existing_mw_th=4.5"])
            }, cost: SupplyCases.base + 365 * (200 + 3 * (180 * waterPerMwh - 200))),
        // A mean PUE of 1.375 lies half way between the fan's 1.425 and the breeze's 1.325. The breeze needs water at 10 US$
        // and saves 0.08 MWh for each MWh of heat, more by day.
        EquationCase(
            "pue-limit-policy", [.pueLimit],
            {
                Toy(
                    breeze(0.02, mwTh: 10, more: tower("\"potable\""))
                        + source("tap", kind: "potable", limit: 1e6, price: 10)
                        + PolicyCases.policy("pue_limit", "limit = 1.375"))
            }, cost: SupplyCases.base + 365 * 12 * 7.5 * (10 * waterPerMwh - 8)),
        // Half of the tower's litres a kWh: the dry breeze, at twice the electricity, runs by night.
        EquationCase(
            "wue-limit-policy", [.wueLimit],
            {
                Toy(
                    breeze(0.2, mwTh: 10) + source("tap", kind: "potable", limit: 1e6, price: 0)
                        + PolicyCases.policy("wue_limit", "limit_l_per_kwh = \(180 * waterPerMwh / 144 / 2)"),
                    set: wetFan)
            }, cost: SupplyCases.base + 365 * 12 * 7.5 * 0.1 * 50),
        // The same half as m³ a day.
        EquationCase(
            "water-cap-policy", [.waterCap],
            {
                Toy(
                    breeze(0.2, mwTh: 10) + source("tap", kind: "potable", limit: 1e6, price: 0)
                        + PolicyCases.policy("water_cap", "limit_m3_per_day = \(90 * waterPerMwh)"), set: wetFan)
            }, cost: SupplyCases.base + 365 * 12 * 7.5 * 0.1 * 50),
    ]
}
