/// What was observed: a value for each of some years, and how much each counts.
public struct History: Sendable, Equatable {
    /// Rising.
    public let years: [Double]
    public let values: [Double]
    /// wᵢ, proportional to one over the variance of a value.
    public let weights: [Double]

    /// Sorts by year; weights are 1 unless given.
    ///
    /// - Throws: `.unusable` when lengths differ, a number is not finite, a weight is not above 0 or a year comes twice.
    public init(years: [Double], values: [Double], weights: [Double]? = nil) throws(FitFailure) {
        let weights = weights ?? [Double](repeating: 1, count: years.count)
        guard years.count == values.count, years.count == weights.count else {
            throw .unusable(
                "\(years.count) years, \(values.count) values and \(weights.count) weights do not go together")
        }
        guard (years + values + weights).allSatisfy(\.isFinite) else { throw .unusable("a number is not finite") }
        guard weights.allSatisfy({ $0 > 0 }) else { throw .unusable("a weight is not greater than 0") }
        let order = years.indices.sorted { years[$0] < years[$1] }
        self.years = order.map { years[$0] }
        self.values = order.map { values[$0] }
        self.weights = order.map { weights[$0] }
        guard zip(self.years, self.years.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .unusable("a year comes twice")
        }
    }

    public var count: Int { years.count }

    /// The first `count` years.
    public func prefix(_ count: Int) -> History {
        History(years: Array(years[..<count]), values: Array(values[..<count]), weights: Array(weights[..<count]))
    }

    private init(years: [Double], values: [Double], weights: [Double]) {
        self.years = years
        self.values = values
        self.weights = weights
    }

    var maximum: Double { values.max() ?? 0 }
    var middle: Double { years.isEmpty ? 0 : (years[0] + years[count - 1]) / 2 }
    var isFlat: Bool { values.allSatisfy { $0 == values[0] } }

    /// The least-squares line through the transformed values over the years, or over what `abscissa` makes of them, its
    /// intercept at the origin; nil with fewer than two points that the transformation takes, and not finite where all
    /// abscissas are the same.
    func line(
        over abscissa: (Double) -> Double = { $0 }, through transform: (Double) -> Double?, from origin: Double
    ) -> (intercept: Double, slope: Double)? {
        let points = zip(years, values).compactMap { year, value in
            transform(value).map { (abscissa(year) - origin, $0) }
        }
        guard points.count >= 2 else { return nil }
        let meanX = points.reduce(0) { $0 + $1.0 } / Double(points.count)
        let meanY = points.reduce(0) { $0 + $1.1 } / Double(points.count)
        let xx = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
        let xy = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
        return (meanY - xy / xx * meanX, xy / xx)
    }

    /// Σ wᵢ·(yᵢ − y(tᵢ; θ))².
    func squares(_ curve: some GrowthCurve, _ theta: [Double]) -> Double {
        years.indices.reduce(0) {
            let residual = values[$1] - curve.value(years[$1], theta)
            return $0 + weights[$1] * residual * residual
        }
    }

    /// The candidate with the least squares, nil when none gives a finite sum.
    func best(_ curve: some GrowthCurve, among candidates: [[Double]]) -> [Double]? {
        let rated = candidates.map { ($0, squares(curve, $0)) }.filter { $0.1.isFinite }
        return rated.min { $0.1 < $1.1 }?.0
    }
}
