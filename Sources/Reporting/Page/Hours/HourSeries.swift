import Planning
import Vocabulary

/// One thing at a place in a year, hour by hour, with the decimals that it is shown to.
package struct HourSeries: Sendable {
    /// What a series is drawn as.
    package enum Role: String, Sendable {
        /// Of the power balance: above zero where it feeds the bus, below where it takes from it.
        case supply
        /// Of the power balance: what the load line is the sum of.
        case load
        /// What plants that follow the sun could have given.
        case available
        case price
        case level
        case work
        case ratio
    }

    package let role: Role
    package let balance: BalanceID
    package let flow: FlowID
    /// For people.
    package let name: String
    package let unit: Unit
    package let decimals: Int
    /// For each model hour; loads are positive.
    package let values: [Double]

    package init(
        role: Role, balance: BalanceID, flow: FlowID, name: String, unit: Unit, decimals: Int, values: [Double]
    ) {
        (self.role, self.balance, self.flow, self.name) = (role, balance, flow, name)
        (self.unit, self.decimals, self.values) = (unit, decimals, values)
    }

    /// The value as an integer of the last decimal that is shown, halves away from zero as `NumberText` rounds. A script has no larger
    /// integers than 2^53, and none for what is no number, of which a plan that was solved has neither.
    package func printed(_ hour: Int) -> Int {
        let value = (values[hour] * HourSeries.scale(decimals)).rounded()
        return value.isNaN ? 0 : Int(min(max(value, -HourSeries.largest), HourSeries.largest))
    }

    private static let largest = 9_007_199_254_740_992.0

    package static func scale(_ decimals: Int) -> Double {
        (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    }

    /// Decimals that leave about five digits of the greatest value: a kilowatt of a campus, a tenth of a megawatt of a country.
    package static func decimals(_ greatest: Double, atLeast least: Int = 0) -> Int {
        var digits = 1
        var value = greatest
        while value >= 10 && digits < 5 {
            value /= 10
            digits += 1
        }
        return min(max(5 - digits, least), 3)
    }
}

extension FlowID {
    /// As a legend of levels calls it.
    package var shownAsLevel: String {
        switch kind {
        case .backlog: "\(name), put off"
        case .reservoir: "\(name), water held"
        default: "\(name), held"
        }
    }

    /// As a legend of the power balance calls it.
    package var shownInPower: String {
        switch kind {
        case .grid: "grid"
        case .unserved: "load shed"
        case .output: name
        case .charge: "charging \(name)"
        case .linkImport: "from \(name)"
        case .linkExport: "to \(name)"
        case .facility: "data centres"
        case .ownLoad: "all other load"
        default: name.isEmpty ? kind.rawValue : "\(kind.rawValue) \(name)"
        }
    }
}
