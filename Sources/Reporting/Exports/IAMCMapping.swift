import Vocabulary

/// What the figures of a plan are called in the IAMC's tables: names that models share where there are any, and our own in the same
/// manner beneath. Whatever the catalogues have is here, mapped or left out for a reason.
///
/// Names: IAMC common definitions, https://github.com/IAMconsortium/common-definitions. Money is of 2025, as everywhere in a plan.
package enum IAMCMapping {
    package enum Entry: Sendable {
        /// A variable, its unit, and how many of that unit one of the figure's makes.
        case variable(String, IAMCUnit, Double = 1)
        /// A part of sums: the variable, and of how many of its words each longer name adds up.
        case part(String, of: Int, IAMCUnit, Double = 1)
        /// Not there, and why.
        case leftOut(String)
    }

    package struct IAMCUnit: Hashable, Sendable {
        package let text: String

        static let megawatt = IAMCUnit(text: "MW")
        static let megawattHour = IAMCUnit(text: "MWh")
        static let terawattHours = IAMCUnit(text: "TWh/yr")
        static let megatonnes = IAMCUnit(text: "Mt CO2/yr")
        static let millions = IAMCUnit(text: "million USD_2025/yr")
        static let price = IAMCUnit(text: "USD_2025/MWh")
        static let water = IAMCUnit(text: "million m3/yr")
        static let percent = IAMCUnit(text: "%")
        static let none = IAMCUnit(text: "")
    }

    /// ML/day to million m³ a year.
    static let megalitresOfYear = 365 * 1e-3

    /// Of regions.
    package static let figures: [String: Entry] = [
        "it_mw": .variable("Capacity|Data Centers|IT", .megawatt),
        "gpus": .variable("Capacity|Data Centers|Accelerators", .init(text: "GPUs")),
        "h100e": .variable("Capacity|Data Centers|H100 Equivalents", .init(text: "H100e")),
        "it_mean_mw": .leftOut("the energy of the year says it"),

        "facility_twh": .leftOut("Final Energy|Electricity|Data Centers, the sum of IT and overhead"),
        "it_twh": .part("Final Energy|Electricity|Data Centers|IT", of: 2, .terawattHours),
        "own_load_twh": .part("Final Energy|Electricity|Other", of: 2, .terawattHours),
        "metered_twh": .variable("Metered Energy|Electricity|Data Centers", .terawattHours),
        "imports_twh": .leftOut("the sum over links of what arrives"),
        "exports_twh": .leftOut("the sum over links of what is sent"),
        "unserved_energy_mwh": .variable("Unserved Energy|Electricity", .terawattHours, 1e-6),
        "facility_peak_mw": .variable("Peak Demand|Electricity|Data Centers", .megawatt),
        "grid_peak_mw": .variable("Peak Demand|Electricity|Grid", .megawatt),
        "metered_peak_mw": .variable("Peak Demand|Electricity|Meter", .megawatt),
        "liquid_heat_peak_mw": .variable("Peak Demand|Heat|Liquid Cooling", .megawatt),
        "liquid_heat_mean_mw": .leftOut("its share of the heat says it"),

        "pue": .variable("Power Usage Effectiveness", .none),
        "pue_air": .variable("Power Usage Effectiveness|Air Halls", .none),
        "pue_liquid": .variable("Power Usage Effectiveness|Liquid Halls", .none),
        "wue_l_per_kwh": .variable("Water Usage Effectiveness", .init(text: "L/kWh")),
        "wue_air_l_per_kwh": .variable("Water Usage Effectiveness|Air Halls", .init(text: "L/kWh")),
        "wue_liquid_l_per_kwh": .variable("Water Usage Effectiveness|Liquid Halls", .init(text: "L/kWh")),
        "water_ml_per_day": .leftOut("Water Consumption|Cooling, the sum over its sources"),
        "blow_down_ml_per_day": .variable("Water Discharge|Cooling", .water, megalitresOfYear),

        "emissions_t": .variable("Emissions|CO2", .megatonnes, 1e-6),
        "emissions_made_t": .variable("Production Emissions|CO2", .megatonnes, 1e-6),
        "scope1_t": .part("Data Center Emissions|CO2|Scope 1", of: 2, .megatonnes, 1e-6),
        "scope2_t": .part("Data Center Emissions|CO2|Scope 2", of: 2, .megatonnes, 1e-6),
        "embodied_t": .variable("Embodied Emissions|CO2", .megatonnes, 1e-6),
        "emissions_g_per_kwh": .variable("Carbon Intensity|Electricity", .init(text: "g CO2/kWh")),
        "pool_t_per_mwh": .variable("Carbon Intensity|Electricity|Pool", .init(text: "g CO2/kWh"), 1e3),

        "mean_price_usd_per_mwh": .variable("Price|Secondary Energy|Electricity", .price),
        "bill_usd_per_mwh": .variable("Price|Final Energy|Electricity|Data Centers", .price),
        "bill_usd": .variable("Electricity Bill|Data Centers", .millions, 1e-6),
        "cost_total_usd": .leftOut("Cost, the sum over its items"),
        "capex_usd": .leftOut("Investment, the sum over what is built"),
        "resource_cost_usd": .part("Cost by View|Resources", of: 1, .millions, 1e-6),
        "transfers_usd": .part("Cost by View|Transfers", of: 1, .millions, 1e-6),
        "penalties_usd": .part("Cost by View|Penalties", of: 1, .millions, 1e-6),
        "running_cost_usd": .part("Resource Cost|Running", of: 1, .millions, 1e-6),
        "annuities_usd": .part("Resource Cost|Annuities", of: 1, .millions, 1e-6),
        "taxes_usd": .variable("Government Revenue|Taxes", .millions, 1e-6),
        "carbon_payments_usd": .variable("Government Revenue|Carbon", .millions, 1e-6),
        "subsidies_usd": .variable("Government Expenditure|Subsidies", .millions, 1e-6),
        "offshore_penalties_usd": .variable("Offshore Penalties", .millions, 1e-6),
        "link_payments_usd": .variable("Trade|Secondary Energy|Electricity|Value", .millions, 1e-6),

        "utilisation_share": .variable("Share|Utilisation|IT", .percent, 100),
        "clean_share": .variable("Share|Clean Electricity", .percent, 100),
        "pool_clean_share": .variable("Share|Clean Electricity|Pool", .percent, 100),
        "liquid_heat_share": .variable("Share|Heat|Liquid Cooling", .percent, 100),
        "it_reserve_share": .variable("Share|Reserve|IT", .percent, 100),
        "cooling_reserve_share": .variable("Share|Reserve|Cooling", .percent, 100),
        "backup_share": .variable("Share|Backup", .percent, 100),

        "usd_per_h100e_hour": .variable("Unit Cost|H100 Equivalents", .init(text: "USD_2025/h")),
        "usd_per_it_mwh": .variable("Unit Cost|IT Energy", .price),
        "usd_per_it_kw_month": .variable("Unit Cost|IT Power", .init(text: "USD_2025/kW/month")),
        "hosting_usd_per_it_kw_month": .variable("Unit Cost|Hosting", .init(text: "USD_2025/kW/month")),
        "power_usd_per_mwh": .variable("Unit Cost|Electricity", .price),
    ]

    /// Of regions, by what they are of.
    package static let breakdowns: [String: Entry] = [
        "racks": .leftOut("Capacity|Data Centers|Racks, by stock"),
        "built_racks": .leftOut("Capacity Additions|Data Centers|Racks, by stock"),
        "built_mw": .leftOut("Capacity Additions, by stock"),
        "built_mw_th": .leftOut("Capacity Additions|Cooling, by stock"),
        "built_mwh": .leftOut("Capacity Additions|Electricity Storage Energy, by stock"),
        "built_mwh_th": .leftOut("Capacity Additions|Cooling Storage, by stock"),
        "hall_mw": .leftOut("Capacity|Data Centers|Halls, by stock"),
        "cooling_mw_th": .leftOut("Capacity|Cooling, by stock"),
        "capex_usd_by_item": .leftOut("Investment, by stock"),
        "supply_twh": .leftOut("Secondary Energy|Electricity, Electricity Storage and Trade, by flow"),
        "cost_usd": .leftOut("Cost, by item"),
        "unserved": .leftOut("Unserved Demand|Computing, by workload"),
        "customers": .leftOut("classes of customers are parts of demand that is told by workload"),
        "water_ml_per_day_by_tier": .part("Water Consumption|Cooling", of: 2, .water, megalitresOfYear),
        "embodied_t_by_stock": .leftOut("its sum is told; capacity additions say what it is of"),
    ]

    /// Of links, between two regions.
    package static let links: [String: Entry] = [
        "capacity_mw": .leftOut("Capacity|Transmission, by stock"),
        "built_mw": .leftOut("Capacity Additions|Transmission, by stock"),
        "forward_twh": .variable("Trade|Secondary Energy|Electricity|Volume", .terawattHours),
        "backward_twh": .variable("Trade|Secondary Energy|Electricity|Volume", .terawattHours),
    ]

    package static let jurisdictions = Entry.leftOut("sums over their regions, which are told")

    /// Where a stock of capacity stands among others, and its unit; nil for what is chosen by the year and no stock.
    package static func path(_ kind: StockKind, isStore: Bool = false) -> (words: [String], unit: IAMCUnit)? {
        switch kind {
        case .halls: (["Data Centers", "Halls"], .megawatt)
        case .racks: (["Data Centers", "Racks"], .init(text: "racks"))
        case .cooling: (["Cooling"], .megawatt)
        case .tank: (["Cooling Storage"], .megawattHour)
        case .plant: (isStore ? ["Electricity Storage"] : ["Electricity"], .megawatt)
        case .energy: (["Electricity Storage Energy"], .megawattHour)
        case .hosting: (["Grid Connection"], .megawatt)
        case .link: (["Transmission"], .megawatt)
        case .contracted, .coolingOnline, .plantOnline, .peakLoad, .reserveShortfall: nil
        }
    }

    /// Of a workload's own unit.
    static func workUnit(_ unit: String) -> IAMCUnit {
        IAMCUnit(text: ["h100e": "H100e", "it_kw": "kW"][unit] ?? unit)
    }

    /// `taxes_and_transfers` in the manner of variables.
    static func title(_ key: String) -> String {
        key.split(separator: "_").map { $0 == "and" ? "and" : $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined(separator: " ")
    }
}
