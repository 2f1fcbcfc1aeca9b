import Documents

/// Warnings about numbers that can be right but seldom are: a slipped decimal, a unit mistaken for another.
struct SuspiciousNumbers {
    private let scenario: Scenario
    private let root: TableReader

    init(_ scenario: Scenario, _ root: TableReader) {
        self.scenario = scenario
        self.root = root
    }

    func warn() {
        for (region, table) in zip(scenario.regions, root.tables("regions").map(\.table)) {
            look(region.carbonUsdPerT, 0...400, table, "carbon_usd_per_t", "US$/t")
            if case .tariff(let tariff) = region.market, let table = table.table("tariff") {
                if let short = tariff.bands.first, table.keys.contains("peak_usd_per_mwh") {
                    look(short.usdPerMwh, 20...500, table, "peak_usd_per_mwh", "US$/MWh")
                }
                for band in tariff.bands {
                    guard let entry = table.table(band.name, among: "bands") else { continue }
                    look(band.usdPerMwh, 20...500, entry, "usd_per_mwh", "US$/MWh")
                }
                look(tariff.offPeakUsdPerMwh, 20...500, table, "off_peak_usd_per_mwh", "US$/MWh")
                for charge in tariff.demandCharges {
                    let entry = table.table(charge.name, among: "demand")
                    look(
                        charge.usdPerKwMonth, 0...40, entry ?? table,
                        entry == nil ? "demand_usd_per_kw_month" : "usd_per_kw_month", "US$/kW-month")
                }
                look(tariff.emissionTPerMwh, 0...1.1, table, "emission_t_per_mwh", "t/MWh")
            }
            for (tier, entry) in zip(region.water, table.tables("water")) {
                look(tier.priceUsdPerM3, 0.05...10, entry.table, "price_usd_per_m3", "US$/m³")
            }
            guard let halls = table.table("halls") else { continue }
            for (hall, key) in [(region.halls.air, "air"), (region.halls.liquid, "liquid")] {
                guard let entry = halls.table(key) else { continue }
                look(hall.capexUsdPerKw, 2_000...40_000, entry, "capex_usd_per_kw", "US$/kW")
            }
        }
        for (rack, entry) in zip(scenario.rackClasses, root.tables("racks")) {
            look(YearlyTable(constant: rack.peakKw), 2...1_000, entry.table, "peak_kw", "kW")
            let perKw = rack.capexUsdPerRack.value(in: scenario.horizon.years.upperBound) / rack.peakKw
            if !(500...100_000).contains(perKw) {
                entry.table.report(
                    .warning, at: "capex_usd_per_rack",
                    "makes \(grouped(perKw)) US$ per kW of the rack: usual are 500…100,000")
            }
        }
        for entry in root.tables("technologies") {
            // Contracts have no capital cost.
            if entry.table.value("kind")?.string == ImportContract.kind { continue }
            guard let capex = entry.table.optionalYearly("capex_usd_per_kw", in: 0...) else { continue }
            look(capex, 20...8_000, entry.table, "capex_usd_per_kw", "US$/kW")
        }
    }

    /// Warns where a table leaves the range in which such numbers usually lie; `usual` is a range of common values, wide
    /// enough that every number of the flagship lies inside.
    private func look(
        _ values: YearlyTable, _ usual: ClosedRange<Double>, _ table: TableReader, _ key: String, _ unit: String
    ) {
        for value in [values.minimum, values.maximum] where !usual.contains(value) {
            table.report(
                .warning, at: key,
                "\(value) \(unit) is unusual: such numbers mostly lie in \(usual.lowerBound)…\(usual.upperBound); "
                    + "check decimals and units")
            return
        }
    }
}
