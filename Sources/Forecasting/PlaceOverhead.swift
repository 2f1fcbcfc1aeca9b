import Planning

/// What a place adds to IT power: F = P_liq·(1 + e_liq) + (P/η − P_liq)·(1 + e_air) + α·P, hour by hour.
struct PlaceOverhead {
    /// η.
    let efficiency: Double
    /// α.
    let auxiliary: Double
    /// e_air, e_liq.
    let air: [Double]
    let liquid: [Double]

    init(efficiency: Double, auxiliary: Double, air: [Double], liquid: [Double]) {
        self.efficiency = efficiency
        self.auxiliary = auxiliary
        self.air = air
        self.liquid = liquid
    }

    /// The mean of several places; weights that are all zero count alike. Precondition: at least one place.
    init(mean places: [PlaceOverhead], weights: [Double]) {
        let total = weights.reduce(0, +)
        let shares = weights.map { total > 0 ? $0 / total : 1 / Double(weights.count) }
        func mean(_ value: (PlaceOverhead) -> Double) -> Double {
            zip(places, shares).reduce(0) { $0 + value($1.0) * $1.1 }
        }
        func series(_ value: (PlaceOverhead) -> [Double]) -> [Double] {
            var sum = [Double](repeating: 0, count: value(places[0]).count)
            for (place, share) in zip(places, shares) {
                let values = value(place)
                for t in sum.indices { sum[t] += share * values[t] }
            }
            return sum
        }
        self.init(
            efficiency: 1 / mean { 1 / $0.efficiency }, auxiliary: mean(\.auxiliary), air: series(\.air),
            liquid: series(\.liquid))
    }

    /// Facility load by hour, MW.
    func facility(total: [Double], liquid power: [Double]) -> [Double] {
        total.indices.map { t in
            power[t] * (1 + liquid[t]) + (total[t] / efficiency - power[t]) * (1 + air[t]) + auxiliary * total[t]
        }
    }
}
