/// How well the model hours stand for a series' 8,760, before anything is rescaled.
public struct ReductionError: Hashable, Sendable {
    /// Weighted mean of the model hours over the year's mean, less 1.
    public let meanShare: Double
    /// Root mean square distance of the two duration curves (values in falling order), over the series' range.
    public let durationCurveShare: Double
    /// What the model hours keep of the year's range up to its greatest value: 1 when that hour is among them.
    public let peakShare: Double

    /// Zero errors and a peak of 1 for a constant. - Precondition: 8,760 values. - Complexity: O(n log n).
    public init(_ series: [Double], on axis: TimeAxis) {
        precondition(series.count == PlanningYear.hours)
        let (low, high) = (series.min()!, series.max()!)
        let mean = series.reduce(0, +) / Double(series.count)
        let kept = sample(series, on: axis)
        let keptMean = zip(kept, axis.weight).reduce(0) { $0 + $1.0 * $1.1 } / Double(PlanningYear.hours)
        meanShare = mean == 0 ? 0 : keptMean / mean - 1
        guard high > low else {
            (durationCurveShare, peakShare) = (0, 1)
            return
        }
        let full = series.sorted(by: >)
        let order = kept.indices.sorted { (kept[$0], $1) > (kept[$1], $0) }
        var (place, covered, sum) = (0, axis.weight[order[0]], 0.0)
        for (hour, value) in full.enumerated() {
            while covered < Double(hour) + 0.5 && place + 1 < order.count {
                place += 1
                covered += axis.weight[order[place]]
            }
            let difference = value - kept[order[place]]
            sum += difference * difference
        }
        durationCurveShare = (sum / Double(full.count)).squareRoot() / (high - low)
        peakShare = (kept.max()! - low) / (high - low)
    }
}
