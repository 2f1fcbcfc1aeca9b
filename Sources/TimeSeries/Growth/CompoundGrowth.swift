import Foundation

/// The same share every year: y(t) = y₀·(1 + g)^(t − t₀).
public struct CompoundGrowth: GrowthCurve {
    public static let name = "compound"
    /// t₀.
    public let baseYear: Double

    public init(baseYear: Double) { self.baseYear = baseYear }

    public let parameters = [
        GrowthParameter("base", GrowthParameter.any), GrowthParameter("rate_share_per_year", -0.999...1000),
    ]

    public func value(_ t: Double, _ theta: [Double]) -> Double { theta[0] * pow(1 + theta[1], t - baseYear) }

    public func derivatives(_ t: Double, _ theta: [Double]) -> [Double] {
        let years = t - baseYear
        return [pow(1 + theta[1], years), theta[0] * years * pow(1 + theta[1], years - 1)]
    }

    /// The straight line through ln y.
    public func startingValues(for history: History) -> [Double]? {
        guard let line = history.line(through: { $0 > 0 ? log($0) : nil }, from: baseYear) else { return nil }
        return [exp(line.intercept), exp(line.slope) - 1]
    }
}
