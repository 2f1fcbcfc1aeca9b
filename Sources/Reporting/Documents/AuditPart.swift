import Auditing
import Planning

/// What the audit found, as `plan.json` has it.
public struct AuditPart: Codable, Equatable, Sendable {
    /// The status of a plan that failed its audit.
    public static let failedStatus = "audit_failed"

    public struct FailurePart: Codable, Equatable, Sendable {
        public let check: String
        public let what: String
        public let place: String
        /// nil: of the horizon, or not by the hour.
        public let year: Int?
        public let hour: Int?
        public let size: Double
        public let tolerance: Double
        public let unit: String
    }

    /// The largest difference of each check in its unit, within its tolerance or not.
    public let largest: [String: Double]
    /// What is beyond its tolerance, the worst hour of each.
    public let failures: [FailurePart]
    /// The share of the numbers that meet that a difference may be, beside a floor in its unit.
    public let relativeTolerance: Double
    public let floorMw: Double
    /// Discounted cost items against the objective, of it.
    public let costItemsRelative: Double
    /// Number of values read back.
    public let observations: Int

    public init(_ audit: Audit, plan: Plan) {
        largest = Dictionary(
            uniqueKeysWithValues: AuditCheck.allCases.map { ($0.rawValue, audit.largest($0)) })
        failures = audit.failures.map {
            FailurePart(
                check: $0.check.rawValue, what: $0.what, place: $0.place, year: $0.year, hour: $0.hour, size: $0.size,
                tolerance: $0.tolerance, unit: $0.unit.rawValue)
        }
        relativeTolerance = AuditTally.relativeTolerance
        floorMw = AuditUnit.megawatt.floor
        costItemsRelative = abs(plan.discountedCostItemsUsd - plan.objectiveUsd) / (1 + abs(plan.objectiveUsd))
        observations = audit.observations
    }
}
