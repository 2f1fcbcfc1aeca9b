import Foundation

/// A cost that falls by the same share with every doubling of what was ever made, Wright's law:
///
///     y(t) = y₀·(C(t)/C(t₀))^log₂(1 − λ)
///
/// C is the cumulative quantity, straight lines between its years and level outside them; λ is the learning rate.
///
/// Source: T. P. Wright, "Factors affecting the cost of airplanes", *Journal of the Aeronautical Sciences* 3 (1936) 122–128.
public struct LearningCurve: GrowthCurve {
    public static let name = "learning"
    /// t₀.
    public let baseYear: Double
    /// C by year, in any unit.
    public let cumulative: [Int: Double]

    private let lines: InterpolatedTable
    private let amounts: [Double]

    /// - Precondition: at least one year, every amount positive.
    public init(baseYear: Double, cumulative: [Int: Double]) {
        precondition(!cumulative.isEmpty && cumulative.values.allSatisfy { $0 > 0 }, "nothing made to learn from")
        self.baseYear = baseYear
        self.cumulative = cumulative
        let points = cumulative.sorted { $0.key < $1.key }
        lines = InterpolatedTable(years: points.map { Double($0.key) })
        amounts = points.map(\.value)
    }

    public let parameters = [
        GrowthParameter("base", GrowthParameter.any), GrowthParameter("learning_rate_share", 0...1.0.nextDown),
    ]

    public func value(_ t: Double, _ theta: [Double]) -> Double {
        theta[0] * pow(experience(t), log2(1 - theta[1]))
    }

    /// With x = C(t)/C(t₀) and b = log₂(1 − λ): ∂y₀ = x^b, ∂λ = −y·ln x / ((1 − λ)·ln 2).
    public func derivatives(_ t: Double, _ theta: [Double]) -> [Double] {
        let x = experience(t)
        let power = pow(x, log2(1 - theta[1]))
        return [power, -theta[0] * power * log(x) / ((1 - theta[1]) * log(2))]
    }

    /// The straight line of ln y over ln x; nil with fewer than two positive values, or when nothing was made between them.
    public func startingValues(for history: History) -> [Double]? {
        guard let line = history.line(over: { log(experience($0)) }, through: { $0 > 0 ? log($0) : nil }, from: 0),
            line.slope.isFinite
        else { return nil }
        return [exp(line.intercept), 1 - exp2(line.slope)]
    }

    /// C(t)/C(t₀).
    private func experience(_ t: Double) -> Double {
        lines.value(t, amounts) / lines.value(baseYear, amounts)
    }
}
