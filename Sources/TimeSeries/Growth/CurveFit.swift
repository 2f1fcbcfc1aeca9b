import Foundation
import LinearAlgebra

/// A growth curve fitted to a history by weighted least squares, with what the history says of its errors.
///
///     θ̂ = argmin Σ wᵢ·(yᵢ − y(tᵢ; θ))²,   s² = Σ wᵢ·rᵢ² / (n − p),   C = s²·(JᵀWJ)⁻¹
///
/// Errors and intervals are those of the curve linearised at θ̂, with independent normal residuals: they say nothing of
/// whether growth will go on following the curve. `BackTest` does.
public struct CurveFit: Sendable {
    public let curve: any GrowthCurve
    public let history: History
    /// θ̂, in the order of the curve's parameters.
    public let parameters: [Double]
    /// √Cⱼⱼ, in the parameters' units.
    public let standardErrors: [Double]
    /// C.
    public let covariance: DenseMatrix
    /// s, in the unit of the values; of a value of weight 1.
    public let residualStandardDeviation: Double
    /// 1 − Σwr² / Σw(y − ȳ)².
    public let rSquared: Double
    /// n − p.
    public let degreesOfFreedom: Int
    /// Akaike's criterion, corrected for few points: n·ln(Σwr²/n) + 2k + 2k(k+1)/(n − k − 1) with k = p + 1; infinite where
    /// n ≤ k + 1. Only differences between fits to one history mean something; smaller is better.
    /// Source: C. Hurvich and C.-L. Tsai, *Biometrika* 76 (1989) 297–307.
    public let akaike: Double
    /// Steps of the iteration; 1 for linear curves.
    public let iterations: Int

    /// - Throws: `FitFailure` with fewer points than parameters and one more, a flat history, no convergence, parameters
    ///   that the history does not determine or that make no sense.
    /// - Complexity: O(n·p²) a step.
    public init(_ curve: any GrowthCurve, to history: History) throws(FitFailure) {
        let parameterCount = curve.parameters.count
        guard history.count > parameterCount else {
            throw .tooFewPoints(points: history.count, needed: parameterCount + 1, curve: curve.name)
        }
        if history.isFlat { throw .flat(curve: curve.name) }
        let solution = try CurveFit.solve(curve, history)
        for (value, parameter) in zip(solution.parameters, curve.parameters) where !parameter.allowed.contains(value) {
            throw .senseless(curve: curve.name, parameter: parameter.key, value: value)
        }
        self.curve = curve
        self.history = history
        parameters = solution.parameters
        iterations = solution.iterations
        degreesOfFreedom = history.count - parameterCount
        let squares = solution.residuals.reduce(0) { $0 + $1 * $1 }
        let variance = squares / Double(degreesOfFreedom)
        residualStandardDeviation = variance.squareRoot()
        rSquared = 1 - squares / CurveFit.squaresAboutMean(history)
        akaike = CurveFit.akaike(squares: squares, points: history.count, parameters: parameterCount)
        covariance = try CurveFit.covariance(curve, solution.jacobian, variance)
        standardErrors = (0..<parameterCount).map { [covariance] j in covariance[j, j].squareRoot() }
    }

    /// The curve's value in a year.
    public func value(_ year: Double) -> Double { curve.value(year, parameters) }

    /// Where a new observation of weight 1 in a year lies with probability `level`:
    ///
    ///     ŷ ± t_{(1+level)/2, n−p}·√(s² + gᵀ·C·g),   g = ∂y/∂θ
    ///
    /// - Precondition: 0 < level < 1.
    public func predictionInterval(_ year: Double, level: Double) -> ClosedRange<Double> {
        interval(year, level, residualStandardDeviation * residualStandardDeviation)
    }

    /// Where the curve itself lies with probability `level`: as the prediction interval, without the scatter s².
    public func confidenceInterval(_ year: Double, level: Double) -> ClosedRange<Double> { interval(year, level, 0) }

    private func interval(_ year: Double, _ level: Double, _ scatter: Double) -> ClosedRange<Double> {
        let slope = curve.derivatives(year, parameters)
        let spread = zip(slope, covariance.product(slope)).reduce(scatter) { $0 + $1.0 * $1.1 }
        let half = StudentT(degreesOfFreedom: Double(degreesOfFreedom)).quantile((1 + level) / 2) * spread.squareRoot()
        return value(year) - half...value(year) + half
    }

    /// Every curve of the catalogue fitted to one history: those that could be, the best by Akaike's criterion first.
    public static func all(baseYear: Double, to history: History) -> [CurveFit] {
        GrowthCatalogue.curves(baseYear: baseYear).compactMap { curve in try? CurveFit(curve, to: history) }
            .sorted { $0.akaike < $1.akaike }
    }
}

extension CurveFit {
    /// A solution in weighted residuals √w·(y − f) and their derivatives.
    private static func solve(
        _ curve: any GrowthCurve, _ history: History
    ) throws(FitFailure) -> LevenbergMarquardt.Outcome {
        let roots = history.weights.map { $0.squareRoot() }
        let model = LevenbergMarquardt.Model(
            residuals: { theta in
                history.years.indices.map { roots[$0] * (curve.value(history.years[$0], theta) - history.values[$0]) }
            },
            jacobian: { theta in
                var jacobian = DenseMatrix(rows: history.count, columns: theta.count)
                for i in history.years.indices {
                    for (j, slope) in curve.derivatives(history.years[i], theta).enumerated() {
                        jacobian[i, j] = roots[i] * slope
                    }
                }
                return jacobian
            })
        guard let start = curve.startingValues(for: history) else { throw .noStart(curve: curve.name) }
        if curve is any LinearGrowthCurve { return try solveLinear(curve, model, start) }
        guard history.squares(curve, start).isFinite else { throw .noStart(curve: curve.name) }
        let outcome = LevenbergMarquardt().minimise(model, from: start)
        guard outcome.isConverged else { throw .notConverged(curve: curve.name, iterations: outcome.iterations) }
        return outcome
    }

    /// One solution by QR.
    private static func solveLinear(
        _ curve: any GrowthCurve, _ model: LevenbergMarquardt.Model, _ zero: [Double]
    ) throws(FitFailure) -> LevenbergMarquardt.Outcome {
        let jacobian = model.jacobian(zero)
        let theta = try determined(curve) { () throws(LinearAlgebraError) in
            try QRFactor(jacobian).solve(model.residuals(zero).map { -$0 })
        }
        return LevenbergMarquardt.Outcome(
            parameters: theta, residuals: model.residuals(theta), jacobian: jacobian, iterations: 1, isConverged: true)
    }

    private static func covariance(
        _ curve: any GrowthCurve, _ jacobian: DenseMatrix, _ variance: Double
    ) throws(FitFailure) -> DenseMatrix {
        var covariance = try determined(curve) { () throws(LinearAlgebraError) in
            try QRFactor(jacobian).inverseOfNormalMatrix()
        }
        for i in covariance.values.indices { covariance.values[i] *= variance }
        return covariance
    }

    /// Turns a dependent column into the name of its parameter.
    private static func determined<T>(
        _ curve: any GrowthCurve, _ body: () throws(LinearAlgebraError) -> T
    ) throws(FitFailure) -> T {
        do { return try body() } catch .singular(let index) {
            throw .undetermined(curve: curve.name, parameter: curve.parameters[index].key)
        } catch {
            preconditionFailure("QR fails only by rank: \(error)")
        }
    }

    private static func squaresAboutMean(_ history: History) -> Double {
        let weight = history.weights.reduce(0, +)
        let mean = zip(history.weights, history.values).reduce(0) { $0 + $1.0 * $1.1 } / weight
        return zip(history.weights, history.values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    }

    private static func akaike(squares: Double, points: Int, parameters: Int) -> Double {
        let (n, k) = (Double(points), Double(parameters + 1))
        if n <= k + 1 { return .infinity }
        return n * log(squares / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
    }
}
