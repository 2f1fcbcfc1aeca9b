import Planning
import TimeSeries

/// Electricity for each unit of heat removed, hour by hour, at one place, as a mix of cooling plant that is not solved for:
/// existing plant by its capacity, or, where none of a kind exists, the systems of that kind that are still on sale in equal parts. What is on line
/// just meets the heat, so standby power is a share of it.
struct CoolingOverhead {
    /// One system as a sample has it: factors on its parasitic power and on its share of Carnot's efficiency.
    struct Adjustment {
        let parasitic: Double
        let carnot: Double
    }

    /// [region][system][hour]: compressor work for each unit of heat, m/ε.
    private let compressor: [[[Double]]]
    private let scenario: Scenario
    private let hours: Int

    init(_ scenario: Scenario, _ profiles: Profiles, hours: Int) {
        self.scenario = scenario
        self.hours = hours
        compressor = profiles.coolingElectricity.map { region in
            zip(region, scenario.coolingSystems).map { series, system in series.map { $0 - system.parasiticKwPerKw } }
        }
    }

    /// 1/COP of the mix of a kind in a region and year, by hour; nil where no system serves the kind.
    func series(_ kind: HallKind, region r: Int, year: Int, _ adjustments: [Adjustment]) -> [Double]? {
        let shares = mix(kind, region: r, year: year)
        if shares.isEmpty { return nil }
        var level = 0.0
        for (c, share) in shares {
            let system = scenario.coolingSystems[c]
            level += share * (system.parasiticKwPerKw * adjustments[c].parasitic + system.standbyKwPerKw)
        }
        var sum = [Double](repeating: level, count: hours)
        for (c, share) in shares {
            let factor = share / adjustments[c].carnot
            let series = compressor[r][c]
            for t in 0..<hours { sum[t] += factor * series[t] }
        }
        return sum
    }

    private func mix(_ kind: HallKind, region r: Int, year: Int) -> [(system: Int, share: Double)] {
        let able = scenario.coolingSystems.indices.filter {
            kind == .air ? scenario.coolingSystems[$0].servesAir : scenario.coolingSystems[$0].servesLiquid
        }
        let existing = able.map { c in
            scenario.regions[r].existingCoolingMwTh[scenario.coolingSystems[c].name]?.value(in: year) ?? 0
        }
        let total = existing.reduce(0, +)
        if total == 0 {
            let onSale = able.filter { scenario.coolingSystems[$0].availableToYear >= year }
            return onSale.map { ($0, 1 / Double(onSale.count)) }
        }
        return zip(able, existing).filter { $0.1 > 0 }.map { ($0.0, $0.1 / total) }
    }
}
