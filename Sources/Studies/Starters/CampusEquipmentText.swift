/// What a campus is built from, and the weather of the place: the second part of `CampusStarterText`.
enum CampusEquipmentText {
    static let equipment = #"""
        # =====================================================================================================================
        # What it is built from, and the weather

        # --- Rules ------------------------------------------------------------------------------------------------------------
        [[policies]]
        name = "malaysia-efficiency"
        kind = "new_hall_standard"
        from_year = 2027
        * pue_limit = 1.4                    # W [1.2 … 1.6] design threshold of the incentives' guideline (MITI, Dec 2024)
        * wue_limit_l_per_kwh = 2.2          # S [1.5 … 2.2] in force since September 2025 (Media Selangor 2025)

        [redundancy.maintainable]          # N+1: any machine may be serviced
        cooling_redundancy_share = 0.2     # K [0.15 … 0.5] one machine in six
        * backup_mw_per_it_mw = 1.3          # K [1.2 … 1.6] IT power, cooling at its design peak and losses; N+1 is in the price

        # --- Racks ------------------------------------------------------------------------------------------------------------
        [racks.general]
        peak_kw = 20                       # K [10 … 40] practical air-cooled rack
        idle_share = 0.35                  # K [0.25 … 0.5] servers at rest
        liquid_share = 0
        hall = "air"
        availability_share = 0.85          # W [0.6 … 0.97] in working order and filled
        * capex_usd_per_rack = 240_000       # W [160,000 … 320,000] 12,000 US$ per kW of servers, storage and network; 0 where tenants bring them
        life_years = 5                     # K [4 … 6]
        work_units_per_rack = { cloud = 20 }   # one kW of IT work for each kW of peak

        [racks.nvl72]
        peak_kw = 125                      # D [115 … 132] GB200 NVL72 120 (Introl 2025), GB300 132 (Morgan Stanley 2025)
        idle_share = 0.25                  # W [0.2 … 0.35]
        liquid_share = 0.87                # S [0.85 … 0.94] 115 of 132 kW (Morgan Stanley 2025)
        hall = "liquid"
        availability_share = 0.90          # W [0.75 … 0.97]
        h100e_per_rack = 180               # D [122 … 290] 72 × 2.5 dense 8-bit throughput (K, NVIDIA 2024)
        gpus_per_rack = 72
        * capex_usd_per_rack = { 2025 = 3_900_000, 2030 = 3_400_000 }  # D [2.8 M … 5.0 M] 3.1 M rack, about 5 M with network (fetchlogic 2026); fall W
        life_years = 5                     # K [3 … 6]
        work_units_per_rack = { ai = 180 }

        [racks.rubin]
        peak_kw = 210                      # S [190 … 230] Vera Rubin NVL72/NVL144 (Regantih 2026)
        idle_share = 0.25                  # W [0.2 … 0.35]
        liquid_share = 0.95                # W [0.9 … 1.0] no fans in the compute trays
        hall = "liquid"
        availability_share = 0.90          # W [0.70 … 0.97]
        h100e_per_rack = 606               # D [430 … 640] 1.2 EFLOPS dense 8-bit (K, NVIDIA 2025) over an H100's 1.98 PFLOPS
        gpus_per_rack = 72
        * capex_usd_per_rack = { 2027 = 7_800_000, 2030 = 6_200_000 }  # S [6 M … 9.1 M] 7.8 M (Morgan Stanley, May 2026); fall W
        life_years = 5                     # K [3 … 6]
        available_from_year = 2027         # S announced for late 2026; racks in numbers a year later (W)
        work_units_per_rack = { ai = 606 }

        # --- Cooling: the plan chooses. 1/COP = parasitic + compressor work over Carnot's share. -------------------------------
        [cooling.tower]                    # chillers on cooling towers: least power, most water
        serves = ["air"]
        sink = "wet_bulb"
        parasitic_kw_per_kw = 0.068        # K [0.045 … 0.105] hall fans 0.042, pumps 0.012, tower fans 0.014
        standby_kw_per_kw = 0.015          # K [0 … 0.02] constant-speed condenser pumps
        carnot_share = 0.75                # D [0.66 … 0.82] fit, 54 centrifugal machines (EnergyPlus CoolTools, 2026)
        supply_c = 12                      # K [7 … 18] chilled water leaving the plant
        evaporating_approach_k = 1.5       # K [1 … 3]
        condensing_approach_k = 14.7       # D [11 … 20] over the wet bulb: tower, range, condenser (EnergyPlus CoolTools, 2026)
        free_cooling_approach_k = 6        # K [5 … 8] never reached in the tropics
        supply_return_k = 7                # K [5 … 10]
        evaporative_share = 0.83           # K [0.77 … 0.95]
        cycles_of_concentration = 4        # K [3 … 7] gives 1.9 L/kWh
        water = ["potable", "reclaimed"]
        curve_source = "EnergyPlus Chillers.idf (CoolTools), 54 centrifugal machines, with YorkCalc towers: RMS 3.0 %, max 18 %"
        curve_error_share = 0.03           # D (EnergyPlus CoolTools, fit of 2026)
        capex_usd_per_kw_th = 1_300        # W [900 … 1,900] 22 % of building cost (Turner & Townsend split)
        fixed_cost_share_per_year = 0.03   # W [0.02 … 0.04]
        life_years = 20                    # K [15 … 25]

        [cooling.dry]                      # air-cooled chillers: more power, no water
        serves = ["air"]
        sink = "dry_bulb"
        parasitic_kw_per_kw = 0.060        # K [0.040 … 0.095] hall fans 0.042, pumps 0.012, controls 0.006
        carnot_share = 0.53                # D [0.49 … 0.59] fit, 18 screw machines (PNNL Copper, 2026)
        supply_c = 12                      # K [7 … 20]
        evaporating_approach_k = 4         # K [3 … 6]
        condensing_approach_k = 16         # D [13 … 20] fit 14.9 + 1 for recirculation on crowded roofs (PNNL Copper, 2026)
        free_cooling_approach_k = 8        # K [6 … 10]
        supply_return_k = 7                # K [5 … 10]
        evaporative_share = 0
        curve_source = "PNNL Copper 0.3.0, 18 air-cooled screw machines, 1,404 points: RMS 2.0 %, max 6.0 %"
        curve_error_share = 0.02           # D (PNNL Copper, fit of 2026)
        capex_usd_per_kw_th = 1_450        # W [1,000 … 2,000]
        fixed_cost_share_per_year = 0.025  # W [0.02 … 0.04]
        life_years = 20                    # K [15 … 25]

        [cooling.warm_water]               # liquid loop on dry coolers, trimmed by a small chiller in hot hours
        serves = ["liquid"]
        sink = "dry_bulb"
        parasitic_kw_per_kw = 0.045        # K [0.025 … 0.075] dry-cooler fans 0.021, facility loop 0.009, rack loop 0.009, controls 0.006
        carnot_share = 0.50                # W [0.41 … 0.62]
        supply_c = 32                      # K [30 … 35] facility water to the distribution units (ASHRAE W32)
        evaporating_approach_k = 2         # K [1 … 4]
        condensing_approach_k = 12         # W [8 … 18]
        free_cooling_approach_k = 7        # K [5 … 10] dry cooler 5, plate exchanger 2
        supply_return_k = 10               # K [8 … 14]
        evaporative_share = 0
        curve_source = "trim chiller: PNNL Copper 0.3.0, extrapolated; loop: arithmetic"
        curve_error_share = 0.15           # W mostly pumps and fans
        capex_usd_per_kw_th = 900          # W [600 … 1,400] loop, distribution units and dry coolers
        fixed_cost_share_per_year = 0.025  # W [0.02 … 0.04]
        life_years = 15                    # K [10 … 20]

        # --- Plant ------------------------------------------------------------------------------------------------------------
        [technologies.genset]              # diesel sets: for cuts, tests and emergencies of the grid
        kind = "thermal"
        capex_usd_per_kw = 450             # K [350 … 700] N+1, with tanks
        fixed_cost_usd_per_kw_year = 10    # W [5 … 20]
        variable_cost_usd_per_mwh = 10     # W [5 … 25]
        life_years = 25                    # K [20 … 30]
        efficiency_share = 0.40            # K [0.36 … 0.43]
        availability_share = 0.97          # K [0.90 … 0.99]
        forced_outage_share = 0.03         # K [0.01 … 0.08]
        emission_t_per_mwh_th = 0.267      # K
        hours_limit_per_year = 50          # W [12 … 500] tests and emergencies; no local rule found
        capacity_credit_share = 0          # W nothing is agreed with the grid
        minimum_load_share = 0             # K
        ramp_share_per_hour = 1            # K

        [technologies.ground_pv]
        kind = "photovoltaic"
        capex_usd_per_kw = { 2026 = 620, 2030 = 530 }  # K [520…800 … 420…700] per kWp
        fixed_cost_usd_per_kw_year = 12    # K [8 … 18]
        variable_cost_usd_per_mwh = 0
        life_years = 30                    # K [25 … 35]
        tilt_deg = 8                       # K [5 … 10]
        azimuth_deg = 180
        temperature_coefficient_per_k = -0.0034  # K [-0.0040 … -0.0028]
        noct_c = 45                        # K [43 … 47]
        cooling_bonus_share = 0
        system_loss_share = 0.14           # K [0.10 … 0.16]
        ac_limit_share = 0.83              # K [0.75 … 0.95] one kW of inverter for 1.2 kWp
        ground_albedo_share = 0.2          # K

        [technologies.rooftop_pv]
        kind = "photovoltaic"
        capex_usd_per_kw = { 2026 = 806, 2030 = 689 }  # K ground × 1.3
        fixed_cost_usd_per_kw_year = 14    # K [10 … 20]
        variable_cost_usd_per_mwh = 0
        life_years = 25                    # K [20 … 30]
        tilt_deg = 5                       # K [0 … 10]
        azimuth_deg = 180
        temperature_coefficient_per_k = -0.0034  # K [-0.0040 … -0.0028]
        noct_c = 47                        # K [45 … 50]
        cooling_bonus_share = 0
        system_loss_share = 0.15           # K [0.12 … 0.20]
        ac_limit_share = 0.83              # K [0.75 … 0.95]
        ground_albedo_share = 0.2          # K

        [technologies.battery]
        kind = "battery"
        capex_usd_per_kw = 110             # K [70 … 290] inverter and connection
        capex_usd_per_kwh = { 2026 = 87.5, 2028 = 72.5, 2030 = 60.5 }  # S all-in 125 per kWh at 4 h (Ember, Oct 2025) falling to 88 (K), less the power part
        fixed_cost_usd_per_kw_year = 5     # W [2 … 10]
        variable_cost_usd_per_mwh = 0.5    # W [0 … 3]; keeps idle cycling away
        life_years = 17                    # K [15 … 20]
        round_trip_share = 0.87            # K [0.84 … 0.90]
        self_discharge_share_per_hour = 0.0001  # W [0 … 0.0005]
        capacity_credit_share = 0.80       # W [0.5 … 1.0]

        # --- Weather: made from monthly facts; or weather_file = "my-place.epw" in [regions.campus.climate], in place of them --
        [weather]
        seed = 2027
        year = 0                           # of the random years: any number from 0 on

        [regions.campus.climate]
        sky = "straits"
        ghi_kwh_per_m2_day = [4.52, 5.13, 4.89, 4.60, 4.32, 4.35, 4.42, 4.51, 4.49, 4.39, 3.91, 3.96]  # D Senai, Meteonorm 7: 1,625 kWh/m² a year [1,560 … 1,720] (files in CityEnergyAnalyst, 2019)
        dry_bulb_c = [25.8, 26.3, 26.8, 26.8, 27.3, 27.2, 26.6, 26.5, 26.6, 26.7, 26.2, 26.2]  # D Senai TMYx 2001–2017
        dew_point_c = [22.8, 22.2, 22.9, 24.5, 23.9, 24.5, 23.4, 23.6, 24.0, 24.1, 24.2, 23.7]  # D Senai TMYx (files in CityEnergyAnalyst, 2019)
        diurnal_range_k = [7.1, 8.7, 8.7, 8.0, 8.3, 8.1, 8.0, 7.4, 8.3, 8.5, 7.5, 7.1]  # D Senai TMYx (files in CityEnergyAnalyst, 2019)
        daily_ghi_cv_share = 0.30          # D [0.22 … 0.38] Changi IWEC 0.22, Senai Meteonorm 0.38 (files in CityEnergyAnalyst, 2019)
        daily_ghi_lag1_share = 0.28        # D [0.20 … 0.40] Changi 0.26, Senai 0.30 (files in CityEnergyAnalyst, 2019)
        sky_correlation_share = 0.7        # W [0.5 … 0.9]
        afternoon_clearness_drop_share = 0.05  # W [0 … 0.1] showers after noon
        hourly_clearness_sd_share = 0.25   # W [0.15 … 0.35] passing clouds
        diurnal_range_response_share = 0.6 # W [0.3 … 0.8]
        dry_bulb_daily_sd_k = 0.6          # W [0.4 … 0.9]
        dry_bulb_hourly_sd_k = 1.0         # W [0.6 … 1.3]
        dew_point_daily_sd_k = 0.9         # W [0.6 … 1.3]
        dew_point_diurnal_range_k = 0.5    # W [0 … 1]
        """#
}
