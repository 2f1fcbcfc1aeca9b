import LinearProgramming

/// What an interior point leaves where an optimum has nothing: every column ends a little inside of its bounds, by about
/// gap / (columns · reduced cost).
///
/// Before a plan is read out of a solution, each value below a threshold is set to 0, where its bounds let it:
///
///     threshold = clamp(relative · S, smallest, largest),   S = the greatest |x| of the columns by the hour
///
/// in each column's own unit (MW, MWh, racks, m³ a day, thousand H100-equivalents). A balance of n items is off by n thresholds at
/// most, which the audit's floors let pass. The objective is the certified one, of the values before.
package enum Dust {
    /// A gap of 10⁻⁸ leaves 10⁻⁸ of a typical value where the reduced cost is typical too, and more where it is small.
    static let relative = 1e-6
    /// The last digit that is written of an hourly value: a watt.
    static let smallest = 1e-6
    /// A hundred watts: no rack, plant or flow that anyone plans for.
    package static let largest = 1e-4

    /// Of a cost, what of it is rounding: a reduced cost is a difference of numbers of its cost's size, or of larger ones.
    private static let relativeOfACost = 1e-9

    /// A difference that makes up a cost, or nothing where rounding is all that it is.
    static func settled(difference: Double, of cost: Double) -> Double {
        abs(difference) <= relativeOfACost * abs(cost) ? 0 : difference
    }

    /// x with its dust set to 0. - Complexity: O(columns).
    static func settled(_ x: [Double], of program: LinearProgram) -> [Double] {
        let hourly = program.columnBlocks.filter { $0.label.role == .local }
        let greatest = hourly.reduce(0) { largest, block in
            x[block.start..<block.start + block.count].reduce(largest) { max($0, abs($1)) }
        }
        let threshold = min(max(relative * greatest, smallest), largest)
        return x.indices.map { j in
            abs(x[j]) < threshold && program.lower[j] <= 0 && program.upper[j] >= 0 ? 0 : x[j]
        }
    }
}
