import TimeSeries

/// A yearly number of a scenario that is a fit to a history.
public struct ScenarioFit: Sendable {
    /// The number's key path.
    public let keyPath: String
    public let fit: CurveFit

    /// The fit without the last quarter of its history, at least one year, judged by those years at the level given.
    ///
    /// - Throws: `FitFailure` when what is left is too little.
    public func backTest(level: Double) throws(FitFailure) -> BackTest {
        try BackTest(fit.curve, to: fit.history, holdingOut: max(fit.history.count / 4, 1), level: level)
    }
}
