/// The scenario that `dcplan new campus` begins from: what every number is, where it is from and how far it can be trusted, in the style
/// of the flagship, from which most are. Lines that begin with `* ` are the operator's: `CampusStarter` puts them in a file of their own.
enum CampusStarterText {
    static var lines: String { campus + "\n\n" + CampusEquipmentText.equipment }

    private static let campus = #"""
        [meta]
        as_of = "2026-11"                  # the month that its facts are of

        [currency]
        * myr_per_usd = 3.99                 # S [3.9 … 4.2] one day's rate (FMT, Jan 2026)

        [horizon]
        * first_year = 2027                  # of operation
        * last_year = 2032                   # what comes after it is like it, for tail_years
        first_build_year = 2027            # what stands or is being built before is stated below
        discount_rate_share = 0.06         # W [0.04 … 0.08] real
        tail_years = 4                     # W [0 … 20] years like the last that count too, so that what lasts is worth building late
        reference_utc_offset_hours = 8

        # --- What customers ask for -------------------------------------------------------------------------------------------
        [workloads.cloud]                  # general servers; demand is IT power at work
        unit = "it_kw"
        latency_limit_ms = 5               # K storage and databases kept in step across zones
        * value_usd_per_it_kwh = 15          # W [3 … 50] what failing contracted work costs, several times the 1–6 US$ of revenue of general servers per kWh
        peak_hour = 15                     # K
        daily_amplitude_share = 0.06       # K [0.03 … 0.10]
        weekend_factor_share = 0.95        # W [0.9 … 1.0]
        [workloads.cloud.demand.campus]
        * # (1) The general servers that customers will run, in kW of IT power at work, mean of the year.
        * mean_it_kw = { 2027 = 10_000, 2028 = 15_000, 2030 = 25_000, 2032 = 35_000 }  # W what is let, or what you expect to let

        [workloads.ai]                     # accelerators, in equivalents of an H100
        unit = "h100e"
        latency_limit_ms = 1_000           # K batch work, and answers to people
        longest_delay_hours = 12           # W [0 … 72] work that may wait is shifted to cheap hours
        * deferrable_share = 0.3             # W [0 … 0.9] of it that may wait
        * value_usd_per_h100e_hour = { 2027 = 2.1, 2028 = 1.8, 2030 = 1.3 }  # D [0.8 … 3] rental of an H100: 1.70 in Oct 2025, 2.35 in Mar 2026 (SemiAnalysis 2026); later W
        peak_hour = 15                     # W
        daily_amplitude_share = 0.15       # W [0 … 0.4]
        weekend_factor_share = 0.95        # W [0.75 … 1.0]
        [workloads.ai.demand.campus]
        * # (2) The accelerators that customers will run, mean of the year: an S curve, half of `capacity` in the middle year; or a table by year.
        * mean_h100e = { growth = "logistic", capacity = 240_000, rate_per_year = 0.9, midpoint_year = 2030 }  # W

        # --- The place ----------------------------------------------------------------------------------------------------
        [regions.campus]
        jurisdiction = "malaysia"
        latitude_deg = 1.70                # K Sedenak, Kulai; another place has another [regions.campus.climate] too
        longitude_deg = 103.53             # K
        utc_offset_hours = 8
        perspective = "tariff"             # power is bought under the tariff below
        wacc_share = 0.062                 # K [0.048 … 0.086] real cost of capital of what is bought for power: the developer's own
        * # (3) What capital costs you, real.
        * data_centre_wacc_share = 0.062     # K [0.048 … 0.086] of halls, racks and cooling: 8.5 % nominal in US$
        unserved_energy_usd_per_mwh = 5_000  # W [2,000 … 20,000] value of lost load
        carbon_usd_per_t = 0               # S for 2026, W [0 … 3.8] after: announced, timing under review (rainsnews, Apr 2026)

        [regions.campus.hosting]           # the supply agreement: what may be drawn from the grid
        * # (4) What the supply agreement lets you draw, MW.
        * limit_mw = { 2027 = 40, 2028 = 80, 2029 = 120 }  # W steps of a first intake
        [regions.campus.hosting.upgrades.second_intake]
        * capacity_mw = 120                  # W what a second intake could add
        * capex_usd_per_kw = 180             # W [100 … 350] substation and cables
        * earliest_year = 2030               # W [2029 … 2032] application, wayleave and transformers
        life_years = 40                    # K

        [regions.campus.halls]             # quoted MW of IT
        tier = "maintainable"              # concurrently maintainable, N+1; see [redundancy] in part 2
        usable_share = 0.80                # W [0.5 … 0.9] peak IT power over quoted MW: no hall is filled to the last kW
        * under_construction_mw = { 2026 = 0, 2027 = 28 }  # W the first building, finished in 2027
        * # (5) What has planning permission by then, quoted MW of IT.
        * pipeline_mw = { 2027 = 28, 2028 = 80, 2029 = 120, 2030 = 160, 2031 = 200 }  # W
        realisation_share = 1              # W [0.5 … 1] of the permission, what comes to be in time
        * lead_time_years = 1                # D [1 … 2] 15 months [9 … 24] (Knight Frank 2025)
        largest_build_mw_per_year = 60     # W [30 … 100] one contractor and one commissioning team
        land_m2_per_mw = 4_000             # K [1,200 … 6,000] low-rise
        * land_limit_m2 = 800_000            # W 80 ha
        * land_usd_per_m2 = 257              # S [202 … 322] Kulai and Sedenak (C&W 2025)
        opex_usd_per_kw_year = 220         # W [150 … 400] staff, maintenance, insurance, security
        life_years = 25                    # K [20 … 30]
        electrical_efficiency_share = 0.94 # K [0.92 … 0.96] from the intake to the rack
        auxiliary_share = 0.02             # K [0.01 … 0.04]
        [regions.campus.halls.air]
        existing_mw = 0
        * # (6) What a kW of hall costs: buildings and electrical plant, without land, cooling and gensets, which are priced beside.
        * capex_usd_per_kw = 6_270           # D [4,800 … 7,700] 8,780 less 22 % of cooling and 580 of gensets (C&W 2025)
        [regions.campus.halls.liquid]
        existing_mw = 0
        * capex_usd_per_kw = 7_980           # D [6,400 … 9,900] 27 % more: stronger floors, pipes, busbars (C&W 2025)

        [regions.campus.racks.nvl72]       # bought with the first building, gone after five years
        * existing_racks = { 2026 = 0, 2027 = 40, 2031 = 40, 2032 = 0 }  # W

        [regions.campus.tax]
        sales_tax_share = 0.05             # W [0 … 0.10] 5 % on machinery since July 2025 (S, Astro 2025); exemptions case by case
        grant_share = 0
        investment_allowance_share = 0
        corporate_tax_share = 0            # the plan is before income tax
        depreciation_years = 4

        # --- The bill -----------------------------------------------------------------------------------------------------
        [regions.campus.tariff]            # TNB high voltage, time of use, RP4 (July 2025 – December 2027)
        * # (7) Energy of peak and other hours, and (8) the charge for the highest draw of a month.
        * peak_myr_per_mwh = 445.2           # S 0.4452 MYR/kWh (Tenaga's schedule of July 2025)
        * off_peak_myr_per_mwh = 404.3       # S 0.4043 MYR/kWh (Tenaga's schedule of July 2025)
        peak_hours = [14, 22]              # S Monday to Friday (Tenaga's schedule of July 2025)
        * demand_myr_per_kw_month = 44.82    # S capacity 21.76 + network 23.06 (Tenaga's schedule of July 2025)
        demand_window = "peak_hours"       # only the highest draw of peak hours is charged
        * adjustment_usd_per_mwh = -6        # W [-12.5 … 7.5] the fuel adjustment: half of January 2026's −4.99 sen/kWh (Star, Reccessary 2026)
        levy_share = 0.016                 # S renewable-fund levy (Tenaga's schedule of July 2025)
        levy_on = ["energy", "demand"]
        fixed_myr_per_month = 250          # S (Tenaga's schedule of July 2025)
        holidays = ["01-01", "05-01", "08-31", "09-16", "12-25"]  # S fixed dates alone; days off are off-peak (2025)
        valid_until_year = 2027            # S the regulatory period RP4 ends in December 2027 (Energy Commission 2025)
        after_validity = "held"            # W a class of their own for data centres is reported at 10–14 % more
        emission_t_per_mwh = { 2025 = 0.74, 2030 = 0.66 }  # S 2024: 0.74 [0.70 … 0.774] (MyEnergyStats, provisional); fall W
        clean_share = { 2025 = 0.06, 2030 = 0.12 }  # S about 6 % renewable (Reuters 2025); rise W
        carbon_included_usd_per_t = 0

        # --- Water, own power -------------------------------------------------------------------------------------------------
        [regions.campus.water.potable]
        * # (9) Drinking water that is granted, m³ a day.
        * limit_m3_per_day = 1_000           # W what is granted: 21–28 % of requests are (EdgeProp 2025)
        * price_myr_per_m3 = 5.30            # S [5.30 … 5.50] special data-centre tariff (minister in Edge, 19 Nov 2025)
        [regions.campus.water.reclaimed]
        * limit_m3_per_day = { 2027 = 0, 2029 = 3_000 }  # W treated effluent, once its pipe is laid
        price_usd_per_m3 = 1.1             # W [0.6 … 1.6]

        [regions.campus.supply.rooftop_pv] # on the halls
        * limit_mw = { 2027 = 4, 2032 = 20 } # D 0.1 MWp [0.05 … 0.15] for each MW of halls, on the roofs that plant leaves free (W)
        earliest_year = 2027
        on_site = true
        [regions.campus.supply.solar_farm] # elsewhere, under the corporate scheme, firm: wheeled through the grid
        technology = "ground_pv"
        * limit_mw = { 2027 = 0, 2028 = 100, 2032 = 300 }  # W
        earliest_year = 2028               # W
        on_site = false
        delivery_loss_share = 0.02         # K [0.015 … 0.06]
        * # (10) What wheeling power of a solar farm through the grid costs.
        * access_myr_per_mwh = 200           # S CRESS firm, 0.20 MYR/kWh since August 2025 (CRESS guidelines)
        [regions.campus.supply.solar_farm.paired_storage]
        store = "farm_battery"
        power_share = 0.5                  # S the firm rate asks for half of the export's MW (CRESS guidelines, BusinessToday 2024)
        hours = 4                          # S (CRESS guidelines, BusinessToday 2024)
        [regions.campus.supply.farm_battery]
        technology = "battery"
        limit_mw = { 2027 = 0, 2028 = 50, 2032 = 150 }
        limit_mwh = { 2027 = 0, 2028 = 200, 2032 = 600 }
        earliest_year = 2028
        on_site = false
        access_usd_per_mwh = 0
        [regions.campus.supply.battery]    # beside the halls: shaves the highest draw
        technology = "battery"
        * limit_mw = { 2027 = 10, 2032 = 60 }  # W land, permits and fire rules
        * limit_mwh = { 2027 = 40, 2032 = 240 }  # W as above; eight hours of peak are shaved with a fifth of the MW
        earliest_year = 2027
        on_site = true
        [regions.campus.supply.genset]     # stand by for cuts of the grid
        limit_mw = inf
        earliest_year = 2027
        backup = true
        on_site = true
        * fuel_usd_per_mmbtu = 23.6          # K [19 … 32] 0.8 US$/L (K [0.65 … 1.1]) at 35.8 MJ/L
        """#
}
