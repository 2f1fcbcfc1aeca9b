import Vocabulary

/// A figure of a region in a year, and how it is made. Adding one is one entry of `all`.
public struct RegionFigure: Sendable {
    public let figure: Figure
    public let value: @Sendable (RegionYear) -> Double?

    init(
        _ key: String, _ unit: Unit, _ category: FigureCategory, _ shown: Shown, _ documentation: String,
        addsUp: Bool = false, isPrice: Bool = false, isHeadline: Bool = false,
        _ value: @escaping @Sendable (RegionYear) -> Double?
    ) {
        figure = Figure(
            key, unit, category, shown, documentation, addsUp: addsUp, isPrice: isPrice, isHeadline: isHeadline)
        self.value = value
    }

    /// A ratio, absent below the floor of its denominator.
    init(
        _ key: String, _ unit: Unit, _ category: FigureCategory, _ shown: Shown, _ documentation: String,
        per denominator: Ratio.Denominator, isPrice: Bool = false, isHeadline: Bool = false,
        _ quotient: @escaping @Sendable (RegionYear) -> (amount: Double, base: Double)?
    ) {
        figure = Figure(
            key, unit, category, shown, documentation, denominator: denominator, isPrice: isPrice,
            isHeadline: isHeadline)
        value = { year in quotient(year).flatMap { Ratio.of($0.amount, per: $0.base, denominator) } }
    }

    public static let itMw = RegionFigure(
        "it_mw", .megawatt, .computing, Shown("IT power", heading: "IT MW", "MW", decimals: 1, brief: 0),
        "Installed IT power: racks at their peak.", addsUp: true, isHeadline: true, \.itMw)
    public static let utilisation = RegionFigure(
        "utilisation_share", .one, .computing, .percent("utilisation", heading: "used"),
        "Mean IT power over installed IT power.", per: .powerMw, isHeadline: true
    ) { ($0.itMeanMw, $0.itMw) }
    public static let facilityPeakMw = RegionFigure(
        "facility_peak_mw", .megawatt, .power,
        Shown("facility peak", heading: "facility MW", "MW", decimals: 1, brief: 0),
        "Highest hourly load of data centres, cooling and losses included.", isHeadline: true, \.facilityPeakMw)
    public static let facilityTwh = RegionFigure(
        "facility_twh", .terawattHour, .power, Shown("facility energy", "TWh", decimals: 3, brief: 2),
        "Energy that data centres take in the year.", addsUp: true, isHeadline: true, \.facilityTwh)
    public static let liquidHeatPeakMw = RegionFigure(
        "liquid_heat_peak_mw", .megawattThermal, .cooling,
        Shown("liquid heat peak", heading: "liquid MW", "MW", decimals: 1, brief: 0),
        "Highest hourly heat that liquid takes from racks.", isHeadline: true, \.liquidHeatPeakMw)
    public static let ownLoad = RegionFigure(
        "own_load_twh", .terawattHour, .power, Shown("own load", "TWh", decimals: 3),
        "Energy of the region's load other than data centres; nothing under a tariff.", addsUp: true, \.ownLoadTwh)
    public static let pue = RegionFigure(
        "pue", .one, .power, Shown("PUE", heading: "PUE", "", decimals: 3),
        "Power usage effectiveness of the year: facility energy over IT energy.", per: .energyMwh, isHeadline: true
    ) { ($0.facilityTwh * 1e6, $0.itTwh * 1e6) }
    public static let wue = RegionFigure(
        "wue_l_per_kwh", .litrePerKwh, .cooling, Shown("WUE", "L/kWh", decimals: 2),
        "Water usage effectiveness of the year: litres of cooling water over kWh of IT energy.", per: .energyMwh,
        isHeadline: true
    ) { ($0.waterMlPerDay * 365 * 1000, $0.itTwh * 1e6) }
    public static let water = RegionFigure(
        "water_ml_per_day", .megalitrePerDay, .cooling, Shown("water", "ML/day", decimals: 2, brief: 1),
        "Cooling water, mean of the year.", addsUp: true, isHeadline: true, \.waterMlPerDay)
    public static let h100e = RegionFigure(
        "h100e", .h100e, .computing,
        Shown("accelerators", heading: "kH100e", "kH100e", scale: 1e-3, decimals: 3, brief: 0),
        "Accelerators installed, in H100-equivalents.", addsUp: true, isHeadline: true, \.h100e)
    public static let emissions = RegionFigure(
        "emissions_t", .tonne, .carbon, Shown("emissions", "kt CO₂", scale: 1e-3, decimals: 1, brief: 0),
        "Emissions of the power consumed, wherever it was made.", addsUp: true, isHeadline: true, \.emissionsT)
    public static let cleanShare = RegionFigure(
        "clean_share", .one, .carbon, .percent("clean energy", heading: "clean"),
        "Share of the energy consumed that comes from sources without emissions.", per: .energyMwh, isHeadline: true
    ) { ($0.cleanMwh, $0.loadMwh) }
    public static let meanPrice = RegionFigure(
        "mean_price_usd_per_mwh", .dollarPerMwh, .cost,
        Shown("mean price", heading: "marginal US$/MWh", "US$/MWh", decimals: 2, brief: 1),
        "Marginal price of power on the region's bus, weighted by load.", per: .energyMwh, isPrice: true,
        isHeadline: true
    ) { year in year.powerWorthUsd.map { ($0, year.loadMwh) } }
    public static let costTotal = RegionFigure(
        "cost_total_usd", .dollar, .cost, Shown("cost", "M US$", scale: 1e-6, decimals: 1, brief: 0),
        "All costs charged to the region in the year, not discounted.", addsUp: true, isHeadline: true, \.costTotalUsd)
    public static let unservedEnergy = RegionFigure(
        "unserved_energy_mwh", .megawattHour, .unserved,
        Shown("energy not served", heading: "MWh lost", "MWh", decimals: 1),
        "Load that is shed in the year.", addsUp: true, isHeadline: true, \.unservedEnergyMwh)
    public static let scope1 = RegionFigure(
        "scope1_t", .tonne, .carbon, Shown("scope 1", heading: "scope 1", "kt CO₂", scale: 1e-3, decimals: 1, brief: 0),
        "Emissions of plants on the data centres' sites.", addsUp: true, \.scope1T)
    public static let scope2 = RegionFigure(
        "scope2_t", .tonne, .carbon, Shown("scope 2", heading: "scope 2", "kt CO₂", scale: 1e-3, decimals: 1, brief: 0),
        "Emissions of the power that data centres take from beyond their sites.", addsUp: true, \.scope2T)
    public static let embodied = RegionFigure(
        "embodied_t", .tonne, .carbon,
        Shown("embodied carbon", heading: "embodied", "kt CO₂", scale: 1e-3, decimals: 1, brief: 0),
        "Carbon of making what is built in the year.", addsUp: true, \.embodiedTotalT)
    public static let intensity = RegionFigure(
        "emissions_g_per_kwh", .gramPerKwh, .carbon, Shown("intensity", "g/kWh", decimals: 0),
        "Emissions over the energy consumed.", per: .energyMwh
    ) { ($0.emissionsT * 1e3, $0.loadMwh) }

    public static let pueAir = RegionFigure(
        "pue_air", .one, .power, Shown("PUE of air halls", heading: "PUE air", "", decimals: 3),
        "PUE of what stands in air-cooled halls.", per: .energyMwh
    ) { hall($0, "air", \.facilityMwh) }
    public static let pueLiquid = RegionFigure(
        "pue_liquid", .one, .power, Shown("PUE of liquid halls", heading: "PUE liquid", "", decimals: 3),
        "PUE of what stands in liquid-ready halls.", per: .energyMwh
    ) { hall($0, "liquid", \.facilityMwh) }
    public static let wueAir = RegionFigure(
        "wue_air_l_per_kwh", .litrePerKwh, .cooling,
        Shown("WUE of air halls", heading: "L/kWh air", "L/kWh", decimals: 2),
        "WUE of what stands in air-cooled halls.", per: .energyMwh
    ) { hall($0, "air", \.waterM3) }
    public static let wueLiquid = RegionFigure(
        "wue_liquid_l_per_kwh", .litrePerKwh, .cooling,
        Shown("WUE of liquid halls", heading: "L/kWh liquid", "L/kWh", decimals: 2),
        "WUE of what stands in liquid-ready halls.", per: .energyMwh
    ) { hall($0, "liquid", \.waterM3) }
    public static let blowDown = RegionFigure(
        "blow_down_ml_per_day", .megalitrePerDay, .cooling,
        Shown("blow-down", heading: "blow-down", "ML/day", decimals: 2, brief: 1),
        "Of the cooling water, what is bled off to keep salts down.", addsUp: true, \.blowDownMlPerDay)
    public static let liquidHeatShare = RegionFigure(
        "liquid_heat_share", .one, .cooling, .percent("liquid heat", heading: "liquid"),
        "Share of all heat that liquid takes.", per: .energyMwh
    ) { ($0.liquidHeatMeanMw * 8760, $0.heatMwh) }
    public static let gridPeakMw = RegionFigure(
        "grid_peak_mw", .megawatt, .power, Shown("grid peak", "MW", decimals: 1),
        "Highest hourly power bought from the grid.", \.gridPeakMw)

    public static let itReserve = RegionFigure(
        "it_reserve_share", .one, .computing, .percent("IT reserve", heading: "IT reserve"),
        "Installed IT power that the busiest hour leaves idle, of all of it.", per: .powerMw
    ) { ($0.itMw - $0.itPeakMw, $0.itMw) }
    public static let coolingReserve = RegionFigure(
        "cooling_reserve_share", .one, .cooling, .percent("cooling reserve", heading: "cooling reserve"),
        "Cooling plant beyond the highest heat of the year, over that heat.", per: .powerMw
    ) { (total($0.coolingMwTh) - $0.heatPeakMw, $0.heatPeakMw) }
    public static let backupShare = RegionFigure(
        "backup_share", .one, .power, .percent("backup", heading: "backup"),
        "Backup plant over installed IT power.", per: .powerMw
    ) { ($0.backupMw, $0.itMw) }
    /// What stands by.
    public static let reserves = [itReserve, coolingReserve, backupShare]

    public static let billPerMwh = RegionFigure(
        "bill_usd_per_mwh", .dollarPerMwh, .cost, Shown("bill", heading: "bill US$/MWh", "US$/MWh", decimals: 1),
        "Average cost: the bill over the energy through the meter, whoever supplied it.", per: .energyMwh, isPrice: true
    ) { year in year.billUsd.map { ($0, year.meteredMwh) } }

    public static let poolCleanShare = RegionFigure(
        "pool_clean_share", .one, .carbon, .percent("clean energy of the pool", heading: "pool clean"),
        "Clean share of the region's pool of power.", per: .energyMwh
    ) { ($0.poolCleanMwh, $0.poolMwh) }

    public static let resourceCost = RegionFigure(
        "resource_cost_usd", .dollar, .cost,
        Shown("resource cost", heading: "resources", "M US$", scale: 1e-6, decimals: 1),
        "What is spent on what is used, purchases at their price included, not discounted.", addsUp: true
    ) { $0.costUsd(.resources) }
    public static let transfers = RegionFigure(
        "transfers_usd", .dollar, .cost, Shown("transfers", "M US$", scale: 1e-6, decimals: 1),
        "Taxes and carbon prices, less grants and subsidies, not discounted.", addsUp: true
    ) { $0.costUsd(.transfers) }
    public static let penalties = RegionFigure(
        "penalties_usd", .dollar, .cost, Shown("penalties", "M US$", scale: 1e-6, decimals: 1),
        "What work not done, load not served and lacking reserves are valued at; nobody pays it.", addsUp: true
    ) { $0.costUsd(.penalties) }

    public static let capex = RegionFigure(
        "capex_usd", .dollar, .cost, Shown("capital spent", heading: "capital", "M US$", scale: 1e-6, decimals: 1),
        "Overnight capital of what the year builds: cash, without interest while it is built, taxes and grants.",
        addsUp: true
    ) { total($0.capexUsd) }
    public static let runningCost = RegionFigure(
        "running_cost_usd", .dollar, .cost,
        Shown("running cost", heading: "running", "M US$", scale: 1e-6, decimals: 1),
        "Resource cost but for the annuities of what was built: energy, fuel, upkeep, water, rent of land.",
        addsUp: true
    ) { $0.costUsd(.resources) - $0.annuitiesUsd }
    public static let annuities = RegionFigure(
        "annuities_usd", .dollar, .cost, Shown("annuities", heading: "annuities", "M US$", scale: 1e-6, decimals: 1),
        "What the capital of everything built so far costs in the year, as annuities.", addsUp: true, \.annuitiesUsd)
    public static let taxes = RegionFigure(
        "taxes_usd", .dollar, .cost, Shown("taxes", heading: "taxes", "M US$", scale: 1e-6, decimals: 1),
        "Levies and taxes on sales and income, paid to the state.", addsUp: true
    ) { $0.costUsd(.tax) }
    public static let carbonPayments = RegionFigure(
        "carbon_payments_usd", .dollar, .cost,
        Shown("carbon paid", heading: "carbon", "M US$", scale: 1e-6, decimals: 1),
        "Carbon prices paid to the state, beyond what tariffs hold.", addsUp: true
    ) { $0.costUsd(.carbon) }
    public static let subsidies = RegionFigure(
        "subsidies_usd", .dollar, .cost, Shown("subsidies", heading: "subsidies", "M US$", scale: 1e-6, decimals: 1),
        "Grants and subsidies received from the state.", addsUp: true
    ) { 0 - $0.costUsd(.subsidy) }
    public static let offshorePenalties = RegionFigure(
        "offshore_penalties_usd", .dollar, .cost,
        Shown("offshore penalties", heading: "offshore", "M US$", scale: 1e-6, decimals: 1),
        "Of the penalties, those on offshore work that nobody does: charged here, nobody's loss here.", addsUp: true,
        \.offshorePenaltiesUsd)
    public static let imports = RegionFigure(
        "imports_twh", .terawattHour, .power, Shown("imports", heading: "imports TWh", "TWh", decimals: 3),
        "Energy that arrives over links.", addsUp: true
    ) { $0.importedMwh / 1e6 }
    public static let exports = RegionFigure(
        "exports_twh", .terawattHour, .power, Shown("exports", heading: "exports TWh", "TWh", decimals: 3),
        "Energy that is sent over links.", addsUp: true
    ) { $0.exportedMwh / 1e6 }
    public static let linkPayments = RegionFigure(
        "link_payments_usd", .dollar, .cost,
        Shown("link payments", heading: "trade", "M US$", scale: 1e-6, decimals: 1),
        "Received for power sent over links less paid for what arrives, at the mean of both ends' marginal prices.",
        addsUp: true, isPrice: true, \.linkPaymentsUsd)

    /// Every figure: those that reports tell first.
    public static let all: [RegionFigure] =
        [
            itMw, utilisation, facilityPeakMw, facilityTwh, liquidHeatPeakMw, pue, wue, water, h100e, emissions,
            cleanShare, meanPrice, costTotal, unservedEnergy,
            RegionFigure(
                "it_mean_mw", .megawatt, .computing, Shown("mean IT power", "MW", decimals: 1),
                "Mean IT power of the year.", addsUp: true, \.itMeanMw),
            RegionFigure(
                "it_twh", .terawattHour, .computing, Shown("IT energy", "TWh", decimals: 3),
                "IT energy of the year.", addsUp: true, \.itTwh),
            RegionFigure(
                "gpus", .accelerators, .computing, Shown("GPUs", "GPUs", decimals: 0),
                "Accelerators installed.", addsUp: true, \.gpus),
            ownLoad, resourceCost, transfers, penalties, capex, runningCost, annuities, taxes, carbonPayments,
            subsidies,
            offshorePenalties, imports, exports, linkPayments, itReserve, coolingReserve, backupShare,
            gridPeakMw,
            RegionFigure(
                "metered_twh", .terawattHour, .power, Shown("through the meter", "TWh", decimals: 3),
                "Energy that data centres take through their meter, whoever supplies it.", addsUp: true
            ) { $0.meteredMwh / 1e6 },
            RegionFigure(
                "metered_peak_mw", .megawatt, .power, Shown("highest through the meter", "MW", decimals: 1),
                "Highest hourly power through the meter.", \.meteredPeakMw),
            RegionFigure(
                "bill_usd", .dollar, .cost, Shown("bill", "M US$", scale: 1e-6, decimals: 2),
                "Bills of the year under the place's tariff; no cost of the plan where it is seen as a system.",
                addsUp: true, \.billUsd),
            billPerMwh, pueAir, pueLiquid, wueAir, wueLiquid, blowDown,
            RegionFigure(
                "liquid_heat_mean_mw", .megawattThermal, .cooling, Shown("mean liquid heat", "MW", decimals: 1),
                "Mean heat that liquid takes from racks.", addsUp: true, \.liquidHeatMeanMw),
            liquidHeatShare,
            RegionFigure(
                "emissions_made_t", .tonne, .carbon, Shown("emissions made", "kt CO₂", scale: 1e-3, decimals: 1),
                "Emissions of the power made and bought in the region.", addsUp: true, \.emissionsMadeT),
            intensity, scope1, scope2, embodied,
            RegionFigure(
                "pool_t_per_mwh", .tonnePerMwh, .carbon, Shown("carbon of the pool", "t/MWh", decimals: 3),
                "What a MWh of the region's pool of power carries, which is what leaves on links.", per: .energyMwh
            ) { ($0.poolEmissionsT, $0.poolMwh) },
            poolCleanShare,
        ]
        + UnitFigure.all.map { unit in
            let figure = unit.figure
            return RegionFigure(
                figure.key, figure.unit, figure.category, figure.shown, figure.documentation,
                per: figure.denominator!, isPrice: figure.isPrice
            ) { unit.quotient($0.product) }
        }

    private static func hall(
        _ year: RegionYear, _ kind: String, _ amount: (HallYear) -> Double
    ) -> (amount: Double, base: Double)? {
        year.halls[kind].map { (amount($0), $0.itMwh) }
    }
}

/// What a unit of product costs in a year or over the horizon.
public struct UnitFigure: Sendable {
    public let figure: Figure
    let quotient: @Sendable (Product) -> (amount: Double, base: Double)

    init(
        _ key: String, _ unit: Unit, _ shown: Shown, _ documentation: String, per denominator: Ratio.Denominator,
        _ quotient: @escaping @Sendable (Product) -> (amount: Double, base: Double)
    ) {
        figure = Figure(key, unit, .cost, shown, documentation, denominator: denominator)
        self.quotient = quotient
    }

    public func value(_ product: Product) -> Double? {
        let (amount, base) = quotient(product)
        return Ratio.of(amount, per: base, figure.denominator!)
    }

    public static let perH100eHour = UnitFigure(
        "usd_per_h100e_hour", Unit("US$/H100e-hour"),
        Shown("H100e-hour", heading: "US$/H100e-hour", "US$/h", decimals: 3),
        "Halls, racks, cooling, power and the rest for an hour of an H100-equivalent's work.", per: .h100eHours
    ) { ($0.acceleratorsUsd, $0.h100eHours) }
    public static let perItMwh = UnitFigure(
        "usd_per_it_mwh", .dollarPerMwh, Shown("IT energy", heading: "US$/MWh of IT", "US$/MWh", decimals: 1),
        "All costs of data centres for a MWh of IT energy.", per: .energyMwh
    ) { ($0.dataCentresUsd, $0.itMwh) }
    public static let perItKwMonth = UnitFigure(
        "usd_per_it_kw_month", Unit("US$/kW-month"),
        Shown("kW of IT and month", heading: "US$/kW-month of IT", "US$/kW-month", decimals: 1),
        "All costs of data centres for a kW of installed IT power and month.", per: .itKwMonths
    ) { ($0.dataCentresUsd, $0.itKwMonths) }
    public static let hostingPerItKwMonth = UnitFigure(
        "hosting_usd_per_it_kw_month", Unit("US$/kW-month"),
        Shown("hosting of a kW of IT and month", heading: "hosting US$/kW-month of IT", "US$/kW-month", decimals: 1),
        "The same without racks: halls, cooling, power and the rest.", per: .itKwMonths
    ) { ($0.dataCentresUsd - $0.racksUsd, $0.itKwMonths) }
    public static let power = UnitFigure(
        "power_usd_per_mwh", .dollarPerMwh, Shown("power", heading: "US$/MWh of power", "US$/MWh", decimals: 1),
        "Power alone, for a MWh that facilities and own load take, wherever it was made.", per: .energyMwh
    ) { ($0.powerUsd, $0.powerMwh) }

    public static let all = [perH100eHour, perItMwh, perItKwMonth, hostingPerItKwMonth, power]
}

/// A figure of a link in a year.
public struct LinkFigure: Sendable {
    public let figure: Figure
    public let value: @Sendable (LinkPlan.Year) -> Double

    private init(
        _ key: String, _ unit: Unit, _ shown: Shown, _ documentation: String,
        _ value: @escaping @Sendable (LinkPlan.Year) -> Double
    ) {
        figure = Figure(key, unit, .power, shown, documentation, addsUp: true, isHeadline: true)
        self.value = value
    }

    public static let all = [
        LinkFigure(
            "capacity_mw", .megawatt, Shown("capacity", heading: "MW", "MW", decimals: 1), "Capacity of the link.",
            \.capacityMw),
        LinkFigure(
            "built_mw", .megawatt, Shown("built", heading: "built", "MW", decimals: 1), "Built in the year.", \.builtMw),
        LinkFigure(
            "forward_twh", .terawattHour, Shown("sent forward", heading: "forward TWh", "TWh", decimals: 3),
            "Sent from the first place to the second.", \.forwardTwh),
        LinkFigure(
            "backward_twh", .terawattHour, Shown("sent backward", heading: "backward TWh", "TWh", decimals: 3),
            "Sent from the second place to the first.", \.backwardTwh),
    ]
}
