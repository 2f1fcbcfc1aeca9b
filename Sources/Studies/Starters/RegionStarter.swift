import Foundation
import Planning

/// One more region for a scenario: place, tariff, halls and work of the Klang Valley, with routes to every region that is there.
///
/// Round trips are  t = 0.5 ms + 1 ms · 1.5·d / 100 km,  d the great circle: light takes 1 ms for 100 km of fibre and back, cables are half
/// as long again, and half a millisecond passes in equipment.
struct RegionStarter {
    let name: StarterName
    let base: StarterBase

    /// - Throws: a `Failure` (64) where the scenario has a region of that name.
    init(_ name: StarterName, _ base: StarterBase) throws {
        if base.scenario.regions.contains(where: { $0.name == name.name }) || name.name == Demand.offshore {
            throw Failure(.usage, "\(base.path) has \(name.name) already; give the new region another name")
        }
        (self.name, self.base) = (name, base)
    }

    private static let latitudeDeg = 3.10
    private static let longitudeDeg = 101.60

    var file: Starter.File {
        Starter.File(
            path: name.path, text: [header, place, halls, power, climate, routes, work].joined(separator: "\n"),
            summary: "the region \(name.name) beside those of \(base.path)")
    }

    private var header: String {
        """
        # One more region for \(base.path), as it might stand in the Klang Valley: change whatever you know better.
        #
        #   dcplan compare \(name.path)         what it changes, against \(base.path)
        #   dcplan check \(name.path) --sources which numbers are weak
        #
        # Grades: S read in the named source, D arithmetic on sourced numbers, K engineering knowledge, W weak: a guess.

        extends = \(StarterName.quoted(base.path))
        name = "\(name.name)"
        title = \(name.quotedTitle)

        """
    }

    private var place: String {
        """
        [regions.\(name.name)]
        jurisdiction = \(StarterName.quoted(base.scenario.regions[0].jurisdiction))  # whose policies and data rules hold here
        latitude_deg = \(Self.latitudeDeg)                # K Petaling Jaya
        longitude_deg = \(Self.longitudeDeg)
        utc_offset_hours = 8
        perspective = "tariff"             # operators buy under the tariff below; "system" plans load and fleet
        wacc_share = 0.051                 # D [0.039 … 0.069] 7.2 % nominal (S TNB: Apex 2025)
        data_centre_wacc_share = 0.062     # K [0.048 … 0.086] developers, 8.5 % nominal in US$
        unserved_energy_usd_per_mwh = 5_000  # W [2,000 … 20,000] value of lost load
        carbon_usd_per_t = 0               # S for 2026, W [0 … 3.8] after (rainsnews, Apr 2026)

        [regions.\(name.name).hosting]     # what data centres may draw from the grid
        limit_mw = 300                     # W [150 … 600]

        [regions.\(name.name).water.potable]
        limit_m3_per_day = 5_000           # W [1,000 … 20,000]
        price_usd_per_m3 = 1.33            # S 5.30 MYR/m³, special data-centre tariff of Johor (minister in Edge, 19 Nov 2025); here W

        """
    }

    private var halls: String {
        """
        [regions.\(name.name).halls]       # quoted MW of IT
        usable_share = 0.80                # W [0.5 … 0.9] peak IT power over quoted MW
        pipeline_mw = \(base.byYear(100, 400))  # W what is announced by then, cumulative
        realisation_share = 0.5            # W [0.25 … 0.75] built over announced
        opex_usd_per_kw_year = 220         # W [150 … 400] staff, maintenance, insurance, security
        life_years = 25                    # K [20 … 30]
        electrical_efficiency_share = 0.94 # K [0.92 … 0.96]
        auxiliary_share = 0.02             # K [0.01 … 0.04]
        [regions.\(name.name).halls.air]
        existing_mw = 0
        capex_usd_per_kw = 8_290           # D [6,500 … 8,300] 11,370 (T&T index, Kuala Lumpur 2025) less 22 % of cooling and 580 of gensets
        [regions.\(name.name).halls.liquid]
        existing_mw = 0
        capex_usd_per_kw = 10_530          # D 27 % more, as in Johor (C&W 2025)

        """
    }

    private var power: String {
        """
        [regions.\(name.name).tariff]      # TNB high voltage, time of use, RP4 (July 2025 – December 2027)
        peak_usd_per_mwh = 111.6           # S 0.4452 MYR/kWh (Tenaga's schedule of July 2025) at 3.99
        off_peak_usd_per_mwh = 101.3       # S 0.4043 MYR/kWh (Tenaga's schedule of July 2025)
        peak_hours = [14, 22]              # S Monday to Friday (Tenaga's schedule of July 2025)
        demand_usd_per_kw_month = 11.23    # S capacity 21.76 + network 23.06 MYR/kW (Tenaga's schedule of July 2025)
        demand_window = "peak_hours"
        emission_t_per_mwh = { 2025 = 0.74, 2030 = 0.66 }  # S 2024: 0.74 [0.70 … 0.774] (MyEnergyStats, provisional); fall W
        clean_share = { 2025 = 0.06, 2030 = 0.12 }  # S about 6 % renewable (Reuters 2025); rise W
        carbon_included_usd_per_t = 0
        \(supply)
        """
    }

    /// Panels and batteries of kinds that the scenario has.
    private var supply: String {
        let plants = base.scenario.regions.flatMap(\.plants).map(\.technology)
        var text = ""
        if let panels = plants.first(where: { $0.kind is Photovoltaic }) {
            text += """

                [regions.\(name.name).supply.panels]
                technology = \(StarterName.quoted(panels.name))
                limit_mw = 200                     # W [0 … 1,000]
                earliest_year = \(base.scenario.horizon.firstBuildYear)
                on_site = false
                access_usd_per_mwh = 50.1          # S CRESS firm, 0.20 MYR/kWh (CRESS guidelines)

                """
        }
        if let battery = plants.first(where: { $0.kind is Battery }) {
            text += """

                [regions.\(name.name).supply.batteries]
                technology = \(StarterName.quoted(battery.name))
                limit_mw = 50                      # W [0 … 200]
                limit_mwh = 200
                earliest_year = \(base.scenario.horizon.firstBuildYear)
                on_site = true

                """
        }
        return text
    }

    private var climate: String {
        """
        [regions.\(name.name).climate]     # W as Senai in Johor; or weather_file = "my-place.epw" in place of them all
        sky = "straits"
        ghi_kwh_per_m2_day = [4.52, 5.13, 4.89, 4.60, 4.32, 4.35, 4.42, 4.51, 4.49, 4.39, 3.91, 3.96]  # W as Senai, Meteonorm 7
        dry_bulb_c = [25.8, 26.3, 26.8, 26.8, 27.3, 27.2, 26.6, 26.5, 26.6, 26.7, 26.2, 26.2]  # W as Senai, TMYx 2001–2017
        dew_point_c = [22.8, 22.2, 22.9, 24.5, 23.9, 24.5, 23.4, 23.6, 24.0, 24.1, 24.2, 23.7]  # W as Senai
        diurnal_range_k = [7.1, 8.7, 8.7, 8.0, 8.3, 8.1, 8.0, 7.4, 8.3, 8.5, 7.5, 7.1]  # W as Senai
        daily_ghi_cv_share = 0.30          # W [0.22 … 0.38]
        daily_ghi_lag1_share = 0.28        # W [0.20 … 0.40]
        sky_correlation_share = 0.3        # W [0 … 0.9] 300 km from the straits' other places
        afternoon_clearness_drop_share = 0.05  # W [0 … 0.1] showers after noon
        hourly_clearness_sd_share = 0.25   # W [0.15 … 0.35]
        diurnal_range_response_share = 0.6 # W [0.3 … 0.8]
        dry_bulb_daily_sd_k = 0.6          # W [0.4 … 0.9]
        dry_bulb_hourly_sd_k = 1.0         # W [0.6 … 1.3]
        dew_point_daily_sd_k = 0.9         # W [0.6 … 1.3]
        dew_point_diurnal_range_k = 0.5    # W [0 … 1]

        """
    }

    private var routes: String {
        let rows = base.scenario.regions.map { other in
            let km = RegionStarter.kilometres(to: other)
            let ms = ((0.5 + 1.5 * km / 100) * 10).rounded() / 10
            return """
                [routes.\(name.name)-\(other.name)]
                from = "\(name.name)"
                to = "\(other.name)"
                round_trip_ms = \(ms)                # D \(Int(km.rounded())) km × 1.5 of cable at 1 ms for 100 km and back, 0.5 ms of equipment

                """
        }
        return "# Round trips over fibre: where a workload's latency limit allows, work may go either way.\n"
            + rows.joined()
    }

    private var work: String {
        let rows = base.scenario.workloads.map { workload in
            let demand =
                workload.unit == .itKw
                ? "mean_it_kw = \(base.byYear(10_000, 40_000))" : "mean_h100e = \(base.byYear(2_000, 20_000))"
            return """
                [workloads.\(workload.name).demand.\(name.name)]
                \(demand)  # W

                """
        }
        return "# What is asked for here.\n" + rows.joined()
    }

    /// Along the great circle of a sphere of 6,371 km.
    private static func kilometres(to region: Region) -> Double {
        func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
        let (a, b) = (radians(latitudeDeg), radians(region.latitudeDeg))
        let longitude = radians(region.longitudeDeg - longitudeDeg)
        let half = sin((b - a) / 2) * sin((b - a) / 2) + cos(a) * cos(b) * sin(longitude / 2) * sin(longitude / 2)
        return 2 * 6371 * asin(min(1, half.squareRoot()))
    }
}
