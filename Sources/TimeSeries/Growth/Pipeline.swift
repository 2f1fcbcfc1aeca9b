/// What stands, and the share of what is announced that comes to be, some years late:
///
///     y(t) = existing + ρ·Σ_a A(a)·c(t − a − lag),   c(x) = min(max(x + 1, 0), 1)
///
/// A(a) is announced for the end of year a; with the lag it is built, evenly, over the year that ends at a + lag.
public struct Pipeline: LinearGrowthCurve {
    public static let name = "pipeline"
    /// A(a), in the unit of the quantity, by year.
    public let announced: [Int: Double]
    /// Years from the announced date to the real one.
    public let lagYears: Double

    public init(announced: [Int: Double], lagYears: Double) {
        self.announced = announced
        self.lagYears = lagYears
    }

    public let parameters = [
        GrowthParameter("existing", GrowthParameter.any), GrowthParameter("realisation_share", 0...1),
    ]

    public func basis(_ t: Double) -> [Double] {
        let due = announced.sorted { $0.key < $1.key }.reduce(0) { total, entry in
            total + entry.value * min(max(t - Double(entry.key) - lagYears + 1, 0), 1)
        }
        return [1, due]
    }
}
