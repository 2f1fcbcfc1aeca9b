import Planning
import TestSupport
import TimeSeries

extension EquationCase {
    private static let contract = """
        [regions.home.tariff.contract]
        existing_mw = { 2024 = 0, 2025 = 20 }
        charge_usd_per_kw_month = 1
        take_up_share = 0.85
        grace_years = 0
        shortfall_usd_per_kw_month = 2

        """
    private static let charged = ["regions.home.tariff.demand_usd_per_kw_month=10"]
    /// A MW at so many US$/kW-month for a year.
    private static func monthly(_ usdPerKw: Double) -> Double { 12_000 * usdPerKw }

    static let tariffCases = [
        EquationCase(
            "maximum-demand", [.demandCharge, .powerBalance], { Toy(set: charged) },
            cost: SupplyCases.base + 8.55 * monthly(10)),
        // 17 of 20 MW contracted must be taken up; 8.55 are.
        EquationCase(
            "take-up-rule", [.contract, .takeUp], { Toy(contract, set: charged) },
            cost: SupplyCases.base + 8.55 * monthly(10) + 20 * monthly(1) + (17 - 8.55) * monthly(2)),
        // Contracted for the 4 MW of work of 2025, kept for the 2 MW of 2026; a year's grace, and nothing contracted before.
        EquationCase(
            "contract-kept", [.contract, .contractKept, .takeUp],
            {
                Toy(
                    contract,
                    set: charged + [
                        "horizon.last_year=2026", "regions.home.tariff.contract.existing_mw=0",
                        "regions.home.tariff.contract.grace_years=1",
                        "workloads.jobs.demand.home.mean_it_kw={ 2025 = 4000, 2026 = 2000 }",
                    ])
            },
            cost: SupplyCases.base + 8.55 * monthly(11) + 5.7 * (gridMw + monthly(10)) + 8.55 * monthly(1)
                + (0.85 * 8.55 - 5.7) * monthly(2)),
        // An engine elsewhere makes 1.8 MW at 34 US$/MWh: it takes the place of grid energy, and all 8.55 MW pass the meter.
        EquationCase(
            "metered-import", [.meteredImport, .demandCharge],
            {
                Toy(
                    Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5, onSite: false),
                    set: charged + ["regions.home.tariff.network_usd_per_mwh=3"])
            },
            cost: SupplyCases.base - 1.8 * (gridMw - 8760 * 5 * fuel) + 8.55 * (monthly(10) + 3 * 8760)),
        // Where nothing is netted it has nobody to give its power to.
        EquationCase(
            "no-netting", [.noNetting],
            {
                Toy(
                    Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5, onSite: false),
                    set: charged + ["regions.home.tariff.netting=none"])
            },
            cost: SupplyCases.base + 8.55 * monthly(10)),
        // 5.7 MW for both: what the engine at `home` sends away, 2 MW beside its own site's 5.7, is no room for `away`, which does
        // half of the work and gets 1.8 MW of its 5.7 over the link.
        EquationCase(
            "hosting-cap-of-several", [.draw, .hostingCap],
            {
                Toy(
                    Toy.away() + Toy.engine(existingMw: 20, fuelUsdPerMmbtu: 3)
                        + Toy.link(existingMw: 2, more: "contracted_backward_mw = 2")
                        + PolicyCases.policy("hosting_cap", "limit_mw = 5.7"))
            },
            cost: 8760 * ((5.7 + 2) * 3 * fuel + (5.7 - 1.8) * 10 + 2 * 5) + upkeep),
        // What exceeds 5 MW is dearer by 30 US$/MWh, what exceeds 8 MW by 20 more.
        EquationCase(
            "supply-steps", [.supplyStep],
            {
                Toy(
                    """
                    [regions.home.tariff.steps.short]
                    above_mw = 5
                    premium_usd_per_mwh = 30
                    [regions.home.tariff.steps.scarce]
                    above_mw = 8
                    premium_usd_per_mwh = 20
                    """)
            },
            cost: SupplyCases.base + 8760 * (3.55 * 30 + 0.55 * 20)),
        // Ten hours at 100, four at 200 and ten at 50 US$/MWh, 5 less on each; two demand charges, one of them for three months; a tenth
        // of energy and demand to a fund.
        EquationCase(
            "tariff-charges", [.demandCharge],
            {
                Toy(
                    """
                    [regions.home.tariff.bands.evening]
                    usd_per_mwh = 200
                    hours = [18, 22]
                    [regions.home.tariff.demand.summer]
                    usd_per_kw_month = 4
                    months = [6, 7, 8]
                    """,
                    set: charged + [
                        "regions.home.tariff.peak_hours=[8, 18]", "regions.home.tariff.adjustment_usd_per_mwh=-5",
                        "regions.home.tariff.fixed_usd_per_month=1000", "regions.home.tariff.levy_share=0.1",
                        "regions.home.tariff.levy_on=[\"energy\", \"demand\"]",
                    ])
            },
            cost: 8.55 * (1.1 * (365 * (1000 + 800 + 500) + 120_000 + 12_000) - 5 * 8760) + 12_000),
        EquationCase(
            "hosting", [.hosting], { Toy(set: ["regions.home.hosting.limit_mw=5.7"]) },
            cost: power(racks: 100, work: 2) + 2 * undoneMw),
    ]

    /// US$/MWh of an engine for each US$/MMBtu: 3.412142/0.5.
    private static let fuel = 6.824284

    static let plantCases = [
        EquationCase(
            "engine", [.generationLimit], { Toy(Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5)) },
            cost: SupplyCases.base - 1.8 * (gridMw - 8760 * 5 * fuel)),
        // 68.24 US$/MWh lie between night and day: by day it makes 1.8 MW, by night the half that it cannot go below.
        EquationCase(
            "minimum-load", [.minimumLoad, .online],
            {
                Toy(
                    Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 10),
                    set: ["technologies.engine.minimum_load_share=0.5"])
            },
            cost: SupplyCases.base - 365 * 12 * (1.8 * (100 - 10 * fuel) - 1 * (10 * fuel - 50))),
        // In steps of 0.2 MW an hour: 6 of them are climbed by eight o'clock, of which 0.2·(5+4+3+2+1) MWh are made at a loss, as
        // many after eight in the evening, and by day 0.2·2·(6+7+8+9+9+9). A seventh step would gain 1.2·31.76 and lose 2.4·18.24.
        EquationCase(
            "ramps", [.rampUp, .rampDown],
            {
                Toy(
                    Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 10),
                    set: ["technologies.engine.ramp_share_per_hour=0.1"])
            },
            cost: SupplyCases.base - 365 * (19.2 * (100 - 10 * fuel) - 6 * (10 * fuel - 50))),
        // A thousand hours of 2 MW, all by day.
        EquationCase(
            "running-hours", [.runningHours],
            {
                Toy(
                    Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5),
                    set: ["technologies.engine.hours_limit_per_year=1000"])
            },
            cost: SupplyCases.base - 2000 * (100 - 5 * fuel)),
        // Half of a MW's year must be taken at 120 US$/MWh: all hours of the day, at a loss of 20.
        EquationCase(
            "import-contract", [.minimumTake, .generationLimit], { Toy(Toy.imports(takeShare: 0.5)) },
            cost: SupplyCases.base + 4380 * 20),
    ]

    static let storeCases = [
        // 12 hours of 0.25 MW fill 2.7 MWh, of which 2.43 come out.
        EquationCase(
            "battery-power", [.chargeLimit, .dischargeLimit, .levelLimit, .levelBalance],
            { Toy(Toy.battery(mw: 0.25, mwh: 4)) }, cost: SupplyCases.base - 365 * (2.43 * 100 - 3 * 50)),
        EquationCase(
            "battery-energy", [.chargeLimit, .levelLimit, .levelBalance], { Toy(Toy.battery(mw: 1, mwh: 4)) },
            cost: SupplyCases.base - 365 * (3.6 * 100 - 4 / 0.9 * 50)),
        // 6 of the night's 12 MWh are kept for the day.
        EquationCase(
            "reservoir", [.levelBalance, .levelLink, .generationLimit], { Toy(Toy.river(mw: 3, storageGwh: 0.006)) },
            cost: SupplyCases.base - 365 * (18 * 100 + 6 * 50)),
        // 1.6 of 2 MW must pass at all times.
        EquationCase(
            "reservoir-minimum-release", [.minimumRelease],
            {
                Toy(Toy.river(mw: 6, storageGwh: 0.006, minimumRelease: 0.8).replacing("8.76", with: "17.52"))
            }, cost: SupplyCases.base - 365 * (28.8 * 100 + 19.2 * 50)),
        // Wet and dry quarters in turn, a day for each kind: a large store makes 24 MWh of every day dear ones.
        EquationCase(
            "reservoir-seasons", [.levelLink, .levelHighest, .levelLowest, .levelTop, .levelBottom],
            model: {
                let wet = "regions.home.climate.inflow_relative=[3, 3, 3, 1, 1, 1, 3, 3, 3, 1, 1, 1]"
                let scenario = try Toy(Toy.river(mw: 2, storageGwh: 3), set: [wet]).scenario()
                let series = try ScenarioSeries(scenario)
                let axis = series.axis(.days(2))
                return PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis))
            }, cost: SupplyCases.base - 365 * 24 * 100),
    ]

    private static let load = """
        [regions.away.load]
        peak_mw = 40
        load_factor_share = 1
        peak_hour = 12
        daily_amplitude_share = 0
        weekend_factor_share = 1
        [regions.away.reserve]
        margin_share = 0.2
        shortfall_usd_per_kw_year = 50

        """

    static let systemCases = [
        // A battery of 10 MW, nine tenths firm, holds 8 MWh: 2 MW for the four hours asked for. 47 MW of 48 are one short.
        EquationCase(
            "reserve-from-storage", [.reserve, .firmStorage],
            {
                Toy(
                    Toy.systemRegion("away", load: load)
                        + Toy.engine(in: "away", existingMw: 50, fuelUsdPerMmbtu: 1, onSite: false)
                        + Toy.battery(mw: 10, mwh: 8).replacing("regions.home", with: "regions.away"),
                    set: [
                        "technologies.engine.capacity_credit_share=0.9", "technologies.cell.capacity_credit_share=0.9",
                        "technologies.cell.firm_hours=4",
                    ])
            }, cost: SupplyCases.base + 40 * 8760 * fuel + 1 * 50_000),
        // 48 MW firm are asked for, 45 there; the rest is paid.
        EquationCase(
            "planning-reserve", [.peak, .reserve],
            {
                Toy(
                    Toy.systemRegion("away", load: load)
                        + Toy.engine(in: "away", existingMw: 50, fuelUsdPerMmbtu: 1, onSite: false),
                    set: ["technologies.engine.capacity_credit_share=0.9"])
            }, cost: SupplyCases.base + 40 * 8760 * fuel + 3 * 50_000),
    ]

    /// Grid power of idle racks in `away`.
    private static let away = 2.85 * 8760 * 10
    /// Upkeep of 2 MW of link, US$ a year.
    private static let upkeep = 2 * 200_000 * 0.02

    private static func linked(_ link: String, engineMw: Double, fuel: Double = 1, more: String = "") -> Toy {
        Toy(
            Toy.away(roundTripMs: 9)
                + Toy.engine(in: "away", existingMw: engineMw, fuelUsdPerMmbtu: fuel, onSite: false)
                + link + more)
    }

    static let linkCases = [
        // The engine's 0.9 MW leave, 0.81 arrive; what `away` draws itself it buys.
        EquationCase(
            "export-rule", [.exportRule, .flowLimit], { linked(Toy.link(existingMw: 2), engineMw: 1) },
            cost: SupplyCases.base + away + upkeep - 0.81 * gridMw + 0.9 * 8760 * (fuel + 5)),
        // A dam of 1 MW on average with a store for half of its night's water: 18 MWh by day and 6 by night leave.
        EquationCase(
            "clean-export-rule", [.cleanExportRule],
            {
                Toy(
                    Toy.away(roundTripMs: 9) + Toy.link(existingMw: 2, cleanOnly: true)
                        + Toy.river(mw: 3, storageGwh: 0.006).replacing("regions.home", with: "regions.away"))
            }, cost: SupplyCases.base + away + upkeep - 365 * (18 * (90 - 5) + 6 * (45 - 5))),
        // The same river without a reservoir makes a MW at all hours; a battery in `away` keeps 4 MWh of each night, filled by
        // 4/0.9, for the day's 3.6. All else leaves in its hour. In `away` power is dear by night: kept grid power would save
        // 3.6·30 − 4/0.9·10 US$ a day, and stored clean power 3.6·85 − 4/0.9·40, which is more. It cannot save both: the clean
        // part takes all of the battery, although its neighbour would charge whenever it gives. Idle racks draw all that hosting
        // allows, which is nothing to a battery on their site that serves others.
        EquationCase(
            "stored-clean-exports", [.storeParts, .levelBalance, .chargeLimit],
            {
                Toy(
                    Toy.away(roundTripMs: 9)
                        + Toy.link(existingMw: 2, cleanOnly: true, more: "stored_clean = true")
                        + Toy.river(mw: 3, storageGwh: 0).replacing("regions.home", with: "regions.away")
                        + Toy.battery(mw: 1, mwh: 4).replacing("regions.home", with: "regions.away"),
                    set: ["regions.away.tariff.off_peak_usd_per_mwh=30", "regions.away.hosting.limit_mw=2.85"])
            },
            cost: SupplyCases.base + 2.85 * 4380 * (10 + 30) + upkeep
                - 365 * ((12 + 3.6) * (90 - 5) + (12 - 4 / 0.9) * (45 - 5))),
        // Half a MW is sent, net of what comes back, whatever it costs.
        EquationCase(
            "contracted-flow", [.contractedFlow],
            {
                linked(
                    Toy.link(existingMw: 2, more: "contracted_forward_mw = 0.5"), engineMw: 1, fuel: 30)
            }, cost: SupplyCases.base + away + upkeep - 0.45 * gridMw + 0.5 * 8760 * (30 * fuel + 5)),
        // Of 4.5 MW at 6.82 US$/MWh, 2.85 are used in `away` and half a MW may cross.
        EquationCase(
            "cross-border-power-policy", [.crossBorderPower],
            {
                linked(
                    Toy.link(existingMw: 2), engineMw: 5,
                    more: PolicyCases.policy("cross_border_power", "direction = \"export\"\nlimit_mw = 0.5"))
            },
            cost: SupplyCases.base + upkeep - 0.45 * gridMw + 0.5 * 8760 * 5 + 3.35 * 8760 * fuel),
    ]
}
