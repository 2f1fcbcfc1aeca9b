/// The curves that can be fitted to nothing but a history. A new one is one file and one line here.
public enum GrowthCatalogue {
    /// - Parameter baseYear: t₀ of the curves that count from one: where compound growth and Gompertz are anchored, and
    ///   Bass's year of launch.
    public static func curves(baseYear: Double) -> [any GrowthCurve] {
        [
            LinearTrend(baseYear: baseYear), CompoundGrowth(baseYear: baseYear), Logistic(),
            Gompertz(baseYear: baseYear), Bass(launchYear: baseYear),
        ]
    }

    /// The names of all of them, in the catalogue's order.
    public static let names = curves(baseYear: 0).map(\.name)
}
