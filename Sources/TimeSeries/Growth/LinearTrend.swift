/// The same amount every year: y(t) = y₀ + s·(t − t₀).
public struct LinearTrend: LinearGrowthCurve {
    public static let name = "linear"
    /// t₀.
    public let baseYear: Double

    public init(baseYear: Double) { self.baseYear = baseYear }

    public let parameters = [
        GrowthParameter("base", GrowthParameter.any), GrowthParameter("slope_per_year", GrowthParameter.any),
    ]

    public func basis(_ t: Double) -> [Double] { [1, t - baseYear] }
}
