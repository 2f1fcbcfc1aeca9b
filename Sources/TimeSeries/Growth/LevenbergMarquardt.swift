import LinearAlgebra

/// Nonlinear least squares: the θ that minimises ½‖r(θ)‖².
///
/// Each step δ solves, by QR of the stacked system,
///
///     ‖ [  J   ]     [ r ] ‖
///     ‖ [ √λ·D ]·δ + [ 0 ] ‖ → min,      D = diag(greatest column norms of J so far),
///
/// so that the unit of a parameter does not matter. λ follows the gain ratio of real to predicted reduction.
///
/// Sources: K. Levenberg, *Quarterly of Applied Mathematics* 2 (1944) 164–168; D. Marquardt, *SIAM J.* 11 (1963) 431–441;
/// scaling: J. Moré, *Lecture Notes in Mathematics* 630 (1978) 105–116; λ: H. Nielsen, report IMM-REP-1999-05, DTU (1999).
public struct LevenbergMarquardt: Sendable {
    public struct Settings: Sendable {
        /// The predicted relative reduction of ‖r‖² at which the θ's are at rest: the square of the relative offset of
        /// D. Bates and D. Watts, *Technometrics* 23 (1981) 179–183, far under what a standard error can show.
        public var reductionTolerance = 1e-16
        /// Step over θ, both scaled by D, below which rounding decides.
        public var stepTolerance = 1e-13
        /// The greatest cosine between r and a column of J that counts as a right angle.
        public var gradientTolerance = 1e-12
        /// Residuals this small relative to the first ones are zero: the curve goes through every point.
        public var residualTolerance = 1e-14
        /// λ at the start, for a start known only roughly.
        public var initialDamping = 1e-3
        /// λ at which no step, however short, reduces the squares.
        public var greatestDamping = 1e20
        /// Curves of three parameters take 5 to 50 steps.
        public var iterationLimit = 1000

        public init() {}
    }

    /// What is left, r (m), and its derivatives, J (m×n).
    public struct Model {
        public let residuals: ([Double]) -> [Double]
        public let jacobian: ([Double]) -> DenseMatrix

        public init(residuals: @escaping ([Double]) -> [Double], jacobian: @escaping ([Double]) -> DenseMatrix) {
            self.residuals = residuals
            self.jacobian = jacobian
        }
    }

    public struct Outcome: Sendable {
        public let parameters: [Double]
        public let residuals: [Double]
        public let jacobian: DenseMatrix
        public let iterations: Int
        public let isConverged: Bool
    }

    public var settings = Settings()

    public init() {}

    /// - Precondition: at least as many residuals as parameters, finite at the start.
    /// - Complexity: O(m·n²) a step.
    public func minimise(_ model: Model, from start: [Double]) -> Outcome {
        var state = State(model, start, settings)
        while !state.isConverged && !state.isStuck && state.iterations < settings.iterationLimit { state.step() }
        return Outcome(
            parameters: state.theta, residuals: state.residuals, jacobian: state.jacobian, iterations: state.iterations,
            isConverged: state.isConverged)
    }

    private struct State {
        let model: Model
        let settings: Settings
        var theta: [Double]
        var residuals: [Double]
        var jacobian: DenseMatrix
        var squares: Double
        let firstSquares: Double
        var scale: [Double]
        var damping: Double
        var growth = 2.0
        var iterations = 0
        var isConverged = false
        var isStuck = false

        init(_ model: Model, _ start: [Double], _ settings: Settings) {
            self.model = model
            self.settings = settings
            theta = start
            residuals = model.residuals(start)
            jacobian = model.jacobian(start)
            squares = squaredNorm(residuals)
            firstSquares = squares
            scale = jacobian.columnNorms.map { $0 > 0 ? $0 : 1 }
            damping = settings.initialDamping
            isConverged = isAtRest
        }

        /// Residuals at right angles to every column of J, or gone.
        private var isAtRest: Bool {
            let norm = squares.squareRoot()
            if norm <= settings.residualTolerance * firstSquares.squareRoot() { return true }
            return zip(jacobian.transposedProduct(residuals), jacobian.columnNorms).allSatisfy { slope, column in
                column == 0 || abs(slope) <= settings.gradientTolerance * column * norm
            }
        }

        mutating func step() {
            iterations += 1
            guard let step = dampedStep() else { return reject() }
            let moved = zip(theta, step).map { $0 + $1 }
            let tried = model.residuals(moved)
            let after = squaredNorm(tried)
            // ‖r‖² − ‖r + Jδ‖² = ‖Jδ‖² + 2λ‖Dδ‖² for the step of the stacked system.
            let scaledStep = squaredNorm(zip(scale, step).map { $0 * $1 })
            let predicted = squaredNorm(jacobian.product(step)) + 2 * damping * scaledStep
            let isTiny = scaledStep <= settings.stepTolerance * settings.stepTolerance * scaledTheta
            let isLast = isTiny || predicted <= settings.reductionTolerance * squares
            guard after.isFinite, after <= squares || isLast && after <= squares * (1 + 1e-12) else {
                if isTiny { isConverged = true }
                return reject()
            }
            let gain = predicted > 0 ? (squares - after) / predicted : 1
            accept(moved, tried, after, gain: gain)
            if isLast || isAtRest { isConverged = true }
        }

        private var scaledTheta: Double { squaredNorm(zip(scale, theta).map { $0 * $1 }) }

        /// nil when the stacked system has no single solution.
        private func dampedStep() -> [Double]? {
            let (m, n) = (jacobian.rowCount, jacobian.columnCount)
            var stacked = DenseMatrix(rows: m + n, columns: n)
            for j in 0..<n {
                for i in 0..<m { stacked[i, j] = jacobian[i, j] }
                stacked[m + j, j] = damping.squareRoot() * scale[j]
            }
            guard stacked.values.allSatisfy(\.isFinite) else { return nil }
            return try? QRFactor(stacked).solve(residuals.map { -$0 } + [Double](repeating: 0, count: n))
        }

        private mutating func accept(_ moved: [Double], _ tried: [Double], _ after: Double, gain: Double) {
            theta = moved
            residuals = tried
            squares = after
            jacobian = model.jacobian(moved)
            scale = zip(scale, jacobian.columnNorms).map { max($0, $1) }
            let excess = 2 * gain - 1
            damping *= max(1 / 3, 1 - excess * excess * excess)
            growth = 2
        }

        private mutating func reject() {
            damping *= growth
            growth *= 2
            if damping > settings.greatestDamping { isStuck = true }
        }
    }
}

private func squaredNorm(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

extension DenseMatrix {
    /// ‖aⱼ‖₂ of every column.
    var columnNorms: [Double] {
        (0..<columnCount).map { j in
            (0..<rowCount).reduce(0) { $0 + self[$1, j] * self[$1, j] }.squareRoot()
        }
    }

    /// A·x.
    func product(_ x: [Double]) -> [Double] {
        (0..<rowCount).map { i in (0..<columnCount).reduce(0) { $0 + self[i, $1] * x[$1] } }
    }

    /// Aᵀ·y.
    func transposedProduct(_ y: [Double]) -> [Double] {
        (0..<columnCount).map { j in (0..<rowCount).reduce(0) { $0 + self[$1, j] * y[$1] } }
    }
}
