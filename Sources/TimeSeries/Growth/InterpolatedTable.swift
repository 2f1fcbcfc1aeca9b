/// Straight lines between the values θⱼ at given years, level outside them:
///
///     y(t) = θⱼ + (θⱼ₊₁ − θⱼ)·(t − tⱼ)/(tⱼ₊₁ − tⱼ)   for tⱼ ≤ t ≤ tⱼ₊₁
public struct InterpolatedTable: LinearGrowthCurve {
    public static let name = "table"
    /// tⱼ, rising.
    public let years: [Double]

    /// - Precondition: at least one year, strictly rising.
    public init(years: [Double]) {
        precondition(!years.isEmpty && zip(years, years.dropFirst()).allSatisfy { $0 < $1 })
        self.years = years
    }

    public var parameters: [GrowthParameter] { years.map { GrowthParameter("\(Int($0))", GrowthParameter.any) } }

    public func basis(_ t: Double) -> [Double] {
        var weights = [Double](repeating: 0, count: years.count)
        guard let next = years.firstIndex(where: { $0 >= t }) else {
            weights[years.count - 1] = 1
            return weights
        }
        guard next > 0 else {
            weights[0] = 1
            return weights
        }
        let share = (t - years[next - 1]) / (years[next] - years[next - 1])
        weights[next] = share
        weights[next - 1] = 1 - share
        return weights
    }
}
