import Auditing
import Planning
import TimeSeries
import Vocabulary

/// A plan as its directory has it. What is shown of a plan is made from this alone, so that a saved plan shows what it showed when
/// it was made.
public struct SavedPlan: Sendable {
    public let document: PlanDocument
    public let written: WrittenPlan
    /// Places in the order of the scenario, regions before origins.
    public let places: [SavedPlace]
    public let capex: [SavedCapex]
    /// The model hours of every year alike, in order.
    public let hours: [ModelHour]
    /// Offset of the clock that hours are counted on.
    public var referenceUtcOffsetHours: Double?
    /// Every flow of every balance, a value for each of `hours`.
    public let hourly: [HourlySeries]
    /// Every number of the scenario, with where it is from.
    public let assumptions: [Assumption]
    /// The spread of demand, by origin and all together; empty where none was drawn.
    public let fans: [SavedFan]

    public init(
        document: PlanDocument, written: WrittenPlan, places: [SavedPlace], capex: [SavedCapex], hours: [ModelHour],
        hourly: [HourlySeries], assumptions: [Assumption],
        fans: [SavedFan]
    ) {
        (self.document, self.written, self.places, self.capex) = (document, written, places, capex)
        (self.hours, self.hourly, self.assumptions, self.fans) = (hours, hourly, assumptions, fans)
    }
}

extension SavedPlan {
    /// Whether its numbers can be shown. Those of a plan that was solved can: what has none, or some beyond anything that is built, says so
    /// in its audit.
    ///
    /// - Complexity: O(hourly values).
    var canBeShown: Bool {
        func isSound(_ value: Double) -> Bool { abs(value) < 1e18 }
        let years = document.regions.values.flatMap(\.values)
        return years.allSatisfy { year in
            year.figures.values.allSatisfy { isSound($0 ?? 0) }
                && year.breakdowns.values.allSatisfy { $0.values.allSatisfy(isSound) }
        } && hourly.allSatisfy { $0.values.allSatisfy(isSound) }
    }

    /// What is said where nothing can be shown.
    static let cannotBeShown =
        "Nothing is drawn: some of this plan's numbers are none, or beyond anything that is built. Its audit in plan.json says where."
}

/// A row of `places`.
public struct SavedPlace: Sendable {
    public let name: String
    public let kind: PlacePlan.Kind
    public let jurisdiction: String?
    /// nil of an origin that is nowhere in particular.
    public let latitudeDeg: Double?
    public let longitudeDeg: Double?
    public let utcOffsetHours: Double?

    public init(
        name: String, kind: PlacePlan.Kind, jurisdiction: String? = nil, latitudeDeg: Double? = nil,
        longitudeDeg: Double? = nil, utcOffsetHours: Double? = nil
    ) {
        (self.name, self.kind, self.jurisdiction) = (name, kind, jurisdiction)
        (self.latitudeDeg, self.longitudeDeg, self.utcOffsetHours) = (latitudeDeg, longitudeDeg, utcOffsetHours)
    }
}

/// A row of `capex`: what a year builds of something at a place, and its overnight capital, US$ of the year.
public struct SavedCapex: Sendable {
    public let year: Int
    public let place: String
    public let stock: StockID
    public let built: Double
    public let capexUsd: Double

    public init(year: Int, place: String, stock: StockID, built: Double, capexUsd: Double) {
        (self.year, self.place, self.stock, self.built, self.capexUsd) = (year, place, stock, built, capexUsd)
    }
}

/// A model hour of a year.
public struct ModelHour: Hashable, Sendable {
    /// 0…8759, on the scenario's reference clock.
    public let hourOfYear: Int
    /// Hours of the year that it stands for.
    public let weight: Double
    /// Representative period, 0, 1, …; each begins at midnight of the reference clock.
    public let period: Int

    public init(hourOfYear: Int, weight: Double, period: Int) {
        (self.hourOfYear, self.weight, self.period) = (hourOfYear, weight, period)
    }
}

/// A row of `demand_spread`: TWh that an origin asks for in a year, or all together.
public struct SavedFan: Sendable {
    public let year: Int
    /// nil: all together.
    public let origin: String?
    public let twh: Fan
    /// The scenario's own number.
    public let baseTwh: Double

    public init(year: Int, origin: String?, twh: Fan, baseTwh: Double) {
        (self.year, self.origin, self.twh, self.baseTwh) = (year, origin, twh, baseTwh)
    }
}

/// A number of the scenario, as the reader of a report weighs it.
public struct Assumption: Equatable, Sendable {
    public let key: String
    /// As the file writes it.
    public let value: String
    /// S, D, K or W (`SourceNote.Grade`); nil: none is given.
    public let grade: String?
    public let low: Double?
    public let high: Double?
    /// Year of the latest source named.
    public let sourceYear: Int?
    public let source: String?
    /// File and line.
    public let position: String
    /// Why it is worth a second look; nil: it is not.
    public let why: String?

    public init(
        key: String, value: String, grade: String?, low: Double?, high: Double?, sourceYear: Int?, source: String?,
        position: String, why: String?
    ) {
        (self.key, self.value, self.grade, self.low, self.high) = (key, value, grade, low, high)
        (self.sourceYear, self.source, self.position, self.why) = (sourceYear, source, position, why)
    }
}
