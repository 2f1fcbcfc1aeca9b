import Foundation

/// Pieces of TOML that tests put together.
extension Toy {
    /// A second region, `away`, with grid power at 10 US$/MWh, racks and cooling like those of `home`, and a route to it.
    package static func away(
        racks: Int = 100, cooling: Int = 30, jurisdiction: String = "awayland", roundTripMs: Double = 4
    ) -> String {
        region("away", jurisdiction: jurisdiction, racks: racks, cooling: cooling)
            .replacing("peak_usd_per_mwh = 100", with: "peak_usd_per_mwh = 10")
            .replacing("off_peak_usd_per_mwh = 50", with: "off_peak_usd_per_mwh = 10") + """

                [routes.home-away]
                from = "away"
                to = "home"
                round_trip_ms = \(roundTripMs)

                """
    }

    /// A region of the system perspective without data centres; `load` is its `[regions.NAME.load]`.
    package static func systemRegion(_ name: String, load: String) -> String {
        region(name, racks: 0, cooling: 0).replacing("\"tariff\"", with: "\"system\"")
            .components(separatedBy: "[regions.\(name).tariff]")[0] + load
    }

    /// A fuel-fired plant of 50 % efficiency: 6.824284 US$/MWh for each US$/MMBtu, 0.4 t/MWh, nine tenths of the time.
    package static func engine(
        in region: String = "home", existingMw: Double = 0, limitMw: Double = 0, fuelUsdPerMmbtu: Double,
        onSite: Bool = true, more: String = ""
    ) -> String {
        """

        [technologies.engine]
        kind = "thermal"
        capex_usd_per_kw = 1000
        fixed_cost_usd_per_kw_year = 0
        variable_cost_usd_per_mwh = 0
        life_years = 20
        efficiency_share = 0.5
        availability_share = 0.9
        emission_t_per_mwh_th = 0.2
        [regions.\(region).supply.engine]
        existing_mw = \(existingMw)
        limit_mw = \(limitMw)
        earliest_year = 2000
        on_site = \(onSite)
        fuel_usd_per_mmbtu = \(fuelUsdPerMmbtu)
        \(onSite ? "" : "access_usd_per_mwh = 0")
        \(more)

        """
    }

    /// A contract for a MW from outside at 120 US$/MWh, of which a share must be taken.
    package static func imports(takeShare: Double) -> String {
        """

        [technologies.cable_contract]
        kind = "import_contract"
        capex_usd_per_kw = 0
        fixed_cost_usd_per_kw_year = 0
        variable_cost_usd_per_mwh = 0
        life_years = 20
        emission_t_per_mwh = 0
        [regions.home.supply.cable_contract]
        existing_mw = 1
        limit_mw = 1
        earliest_year = 2100
        on_site = false
        access_usd_per_mwh = 0
        price_usd_per_mwh = 120
        minimum_take_share = \(takeShare)

        """
    }

    /// A battery; η = √0.81 = 0.9 each way.
    package static func battery(mw: Double, mwh: Double, selfDischarge: Double = 0) -> String {
        """

        [technologies.cell]
        kind = "battery"
        capex_usd_per_kw = 100
        fixed_cost_usd_per_kw_year = 0
        variable_cost_usd_per_mwh = 0
        life_years = 10
        capex_usd_per_kwh = 50
        round_trip_share = 0.81
        self_discharge_share_per_hour = \(selfDischarge)
        [regions.home.supply.cell]
        existing_mw = \(mw)
        existing_mwh = \(mwh)
        limit_mw = 0
        limit_mwh = 0
        earliest_year = 2000
        on_site = true

        """
    }

    /// A hydro plant with an inflow of 1 MW on average.
    package static func river(mw: Double, storageGwh: Double, minimumRelease: Double = 0, access: Double = 0) -> String
    {
        """

        [technologies.dam]
        kind = "reservoir_hydro"
        capex_usd_per_kw = 3000
        fixed_cost_usd_per_kw_year = 0
        variable_cost_usd_per_mwh = 0
        life_years = 60
        [regions.home.supply.dam]
        existing_mw = \(mw)
        limit_mw = 0
        earliest_year = 2000
        on_site = false
        access_usd_per_mwh = \(access)
        inflow_gwh_per_year = 8.76
        storage_gwh = \(storageGwh)
        minimum_release_share = \(minimumRelease)

        """
    }

    /// Flat panels.
    package static func sun(existingMw: Double, limitMw: Double = 0, onSite: Bool = true) -> String {
        """

        [technologies.panel]
        kind = "photovoltaic"
        capex_usd_per_kw = 500
        fixed_cost_usd_per_kw_year = 10
        variable_cost_usd_per_mwh = 0
        life_years = 25
        tilt_deg = 0
        azimuth_deg = 180
        temperature_coefficient_per_k = 0
        noct_c = 45
        cooling_bonus_share = 0
        system_loss_share = 0.1
        ac_limit_share = 0.8
        ground_albedo_share = 0
        [regions.home.supply.panel]
        existing_mw = \(existingMw)
        limit_mw = \(limitMw)
        earliest_year = 2000
        on_site = \(onSite)
        \(onSite ? "" : "access_usd_per_mwh = 0")

        """
    }

    /// A link from `away` to `home` that loses a tenth, at 5 US$/MWh sent.
    package static func link(
        existingMw: Double = 0, limitMw: Double = 0, cleanOnly: Bool = false, more: String = ""
    ) -> String {
        """

        [links.cable]
        from = "away"
        to = "home"
        existing_mw = \(existingMw)
        limit_mw = \(limitMw)
        earliest_year = 2000
        loss_share = 0.1
        clean_only = \(cleanOnly)
        wheeling_usd_per_mwh = 5
        capex_usd_per_kw = 200
        fixed_cost_share_per_year = 0.02
        life_years = 40
        \(more)

        """
    }

    /// Overrides that let racks be built, and 20 MW of halls and 30 MW_th of cooling stand empty for them.
    package static let buildable = [
        "racks.box.available_to_year=2100", "regions.home.racks.box.existing_racks=0",
    ]

    /// Capital recovery factor by its textbook formula, w·(1+w)^n / ((1+w)^n − 1).
    package static func recovery(_ wacc: Double, _ years: Int) -> Double {
        var growth = 1.0
        for _ in 0..<years { growth *= 1 + wacc }
        return wacc * growth / (growth - 1)
    }
}
