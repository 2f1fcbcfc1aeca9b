import Planning

/// How well the hours chosen stand for a series.
public struct ReductionPart: Codable, Equatable, Sendable {
    public let region: String
    public let series: String
    public let meanErrorShare: Double
    public let durationCurveErrorShare: Double
    public let peakKeptShare: Double

    init(_ reduction: SeriesReduction) {
        (region, series) = (reduction.region, reduction.series)
        meanErrorShare = reduction.error.meanShare
        durationCurveErrorShare = reduction.error.durationCurveShare
        peakKeptShare = reduction.error.peakShare
    }

    /// Of the three.
    var largestError: Double { max(abs(meanErrorShare), durationCurveErrorShare, 1 - peakKeptShare) }
}

/// The worst of all series in each of the three measures, and which it is.
public struct ReductionWorstPart: Codable, Equatable, Sendable {
    public let meanErrorShare: Double
    public let meanErrorOf: String
    public let durationCurveErrorShare: Double
    public let durationCurveErrorOf: String
    public let peakKeptShare: Double
    public let peakKeptOf: String

    /// nil where there are none; of several that are as bad, the first.
    init?(_ parts: [ReductionPart]) {
        guard let first = parts.first else { return nil }
        func worst(_ measure: (ReductionPart) -> Double) -> ReductionPart {
            parts.reduce(first) { measure($1) > measure($0) ? $1 : $0 }
        }
        func name(_ part: ReductionPart) -> String { "\(part.region) \(part.series)" }
        let (mean, curve) = (worst { abs($0.meanErrorShare) }, worst(\.durationCurveErrorShare))
        let peak = worst { -$0.peakKeptShare }
        (meanErrorShare, meanErrorOf) = (mean.meanErrorShare, name(mean))
        (durationCurveErrorShare, durationCurveErrorOf) = (curve.durationCurveErrorShare, name(curve))
        (peakKeptShare, peakKeptOf) = (peak.peakKeptShare, name(peak))
    }
}

/// A result of the same scenario over other hours: what the choice of hours does to the objective.
public struct AgainstPart: Codable, Equatable, Sendable {
    public let path: String
    public let resolution: String
    public let hoursPerYear: Int
    public let objectiveUsd: Double
    /// This plan's objective less that one, of that one.
    public let objectiveDifferenceShare: Double

    /// nil where the other says too little of itself.
    public init?(_ other: PlanDocument, path: String, objectiveUsd own: Double) {
        guard let scenario = other.scenario, let resolution = scenario.resolution,
            let hours = scenario.hoursPerYear, let theirs = other.objectiveUsd
        else { return nil }
        self.path = path
        (self.resolution, hoursPerYear, objectiveUsd) = (resolution, hours, theirs)
        objectiveDifferenceShare = theirs == 0 ? 0 : (own - theirs) / abs(theirs)
    }
}
