/// What a fit would have said of years that are known: the last k are left out, the curve is fitted to the rest, and each
/// is predicted.
public struct BackTest: Sendable {
    public struct Year: Sendable {
        public let year: Double
        public let actual: Double
        public let predicted: Double
        /// The prediction interval of the level asked for.
        public let interval: ClosedRange<Double>

        public var isInside: Bool { interval.contains(actual) }
        /// (predicted − actual) / actual.
        public var relativeError: Double { (predicted - actual) / actual }
    }

    /// The fit to what was not left out.
    public let fit: CurveFit
    public let years: [Year]

    /// Root of the mean square of predicted less actual, in the unit of the values.
    public var rootMeanSquareError: Double {
        let squares = years.reduce(0) { $0 + ($1.predicted - $1.actual) * ($1.predicted - $1.actual) }
        return (squares / Double(years.count)).squareRoot()
    }

    /// Held-out values that fell in their interval, over all held out.
    public var coverageShare: Double { Double(years.count { $0.isInside }) / Double(years.count) }

    /// - Precondition: 1 ≤ held out < the history's years; 0 < level < 1.
    /// - Throws: `FitFailure` when what is left can't be fitted.
    public init(_ curve: any GrowthCurve, to history: History, holdingOut count: Int, level: Double) throws(FitFailure)
    {
        precondition(count >= 1 && count < history.count, "\(count) of \(history.count) years held out")
        let known = history.count - count
        let fit = try CurveFit(curve, to: history.prefix(known))
        self.fit = fit
        years = (known..<history.count).map { i in
            let year = history.years[i]
            return Year(
                year: year, actual: history.values[i], predicted: fit.value(year),
                interval: fit.predictionInterval(year, level: level))
        }
    }
}
