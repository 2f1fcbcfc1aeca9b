import Documents
import TimeSeries
import Vocabulary

/// What a kind of plant is, physically and by contract, as the numbers that scenarios give: the one thing that stocks, reserves
/// and the audit read of it. How the program says it stands in the kind's own file; the audit has its own arithmetic.
public struct PlantFacts: Sendable {
    /// Largest output over capacity, in any hour.
    public var availabilityShare = 1.0
    /// Output per unit of capacity from the weather; nil: not by the weather.
    public var photovoltaic: PhotovoltaicOutput?
    /// Energy that stands beside the power, with a size of its own.
    public var energy: EnergyFacts?
    /// Keeps the bus's energy and makes none.
    public var store: StoreFacts?
    public var reservoir: ReservoirFacts?
    public var operation: OperationFacts?
    /// Of the capacity through the year, paid for taken or not.
    public var minimumTakeShare = 0.0
    /// What a MWh costs beside the technology's own variable cost.
    public var energyPrice: EnergyPrice?

    public init() {}

    public struct EnergyFacts: Sendable {
        public let existingMwh: YearlyTable
        /// Cumulative MWh that will be built whatever the plan says.
        public let committedMwh: YearlyTable
        /// Largest stock.
        public let limitMwh: YearlyTable
        /// Most built in a year; nil: no such limit.
        public let largestBuildMwhPerYear: YearlyTable?
        /// Cumulative, under construction already.
        public let underConstructionMwh: YearlyTable
        public let capexUsdPerKwh: YearlyTable
        public let embodiedTPerMwh: Double
    }

    public struct StoreFacts: Sendable {
        public let roundTripShare: Double
        public let selfDischargeSharePerHour: Double
        /// Hours that a planning reserve wants its firm power to last; nil where no scenario asks.
        public let firmHours: Double?
    }

    public struct ReservoirFacts: Sendable {
        public let inflowGwhPerYear: YearlyTable
        public let storageGwh: YearlyTable
        /// Of the mean inflow, in every hour.
        public let minimumReleaseShare: Double
    }

    public struct OperationFacts: Sendable {
        /// Of the capacity on line; 0: none.
        public let minimumLoadShare: Double
        /// Of the capacity in an hour; nil: as fast as you like.
        public let rampSharePerHour: Double?
        /// Full-load hours a year; nil: all of them.
        public let hoursLimitPerYear: Double?
    }

    public struct EnergyPrice: Sendable {
        public let item: CostItem
        /// US$/MWh of output = price of the year × factor.
        public let price: YearlyTable
        public let factor: Double

        public func usdPerMwh(in year: Int) -> Double { price.value(in: year) * factor }
    }
}

extension Plant {
    package var store: PlantFacts.StoreFacts? { kind.facts.store }

    /// Of its output, what arrives: 1 − loss.
    package var keptShare: Double { 1 - deliveryLossShare }
}
