/// Quotients that are told only where there is enough below the line.
///
/// An interior point leaves some watts where an optimum has nothing, and written values are rounded; a quotient of such
/// remains says nothing, whatever it is. Every ratio of a plan or projection (shares, g/kWh, PUE, WUE, utilisation, prices and unit
/// costs) is made here, and is absent (nil; `null` in JSON, "–" in tables, empty in CSV) below the floor of its denominator.
public enum Ratio {
    /// What stands below the line, with its floor: a kilowatt, or an accelerator, at work through the year. No rack, plant or
    /// load of a plan is smaller, and dust (`Dust.largest`) is a tenth of it at most.
    public enum Denominator: Sendable, CaseIterable {
        /// MW: installed, or in one hour.
        case powerMw
        /// MWh of a year, or discounted over a horizon; heat too.
        case energyMwh
        /// Hours of H100-equivalents' work in a year, or discounted over a horizon.
        case h100eHours
        /// Months of installed kW of IT power, of a year or discounted over a horizon.
        case itKwMonths
        /// Work asked for, mean of the year, in the workload's unit: kW of IT power or H100-equivalents.
        case workUnits

        public var floor: Double {
            switch self {
            case .powerMw: 1e-3
            case .energyMwh: 1e-3 * 8760
            case .h100eHours: 8760
            case .itKwMonths: 12
            case .workUnits: 1
            }
        }
    }

    /// amount / base; nil where base is below its floor, or where either is no finite number.
    public static func of(_ amount: Double, per base: Double, _ denominator: Denominator) -> Double? {
        base >= denominator.floor && base.isFinite && amount.isFinite ? amount / base : nil
    }
}

/// A figure that may be absent, written to JSON as `null` rather than left out, so that every reader finds its key.
@propertyWrapper
public struct Nullable: Sendable, Equatable, Encodable {
    public var wrappedValue: Double?

    public init(wrappedValue: Double?) { self.wrappedValue = wrappedValue }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}
