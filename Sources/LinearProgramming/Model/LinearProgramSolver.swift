/// How a solve ended.
public enum TerminationStatus: String, Sendable, CaseIterable {
    case optimal
    case infeasible
    case unbounded
    case timeLimit = "time_limit"
    case iterationLimit = "iteration_limit"
    /// The factor takes more memory than there is.
    case memoryLimit = "memory_limit"
    case interrupted
    case numerical

    /// Whether the solve ended before it knew what the program has: an optimum, none, or no end.
    public var stopped: Bool {
        switch self {
        case .optimal, .infeasible, .unbounded: false
        case .timeLimit, .iterationLimit, .memoryLimit, .interrupted, .numerical: true
        }
    }
}

/// What a solver hands back. Arrays are empty when the status has nothing to give.
public struct Solution: Sendable {
    public var status: TerminationStatus
    /// x (columns).
    public var primal: [Double]
    /// y (all rows of `rowMatrix()`), the change of the optimum per unit of the row's bound: y ≥ 0 on an active lower
    /// bound, y ≤ 0 on an active upper one. For an infeasible program, the Farkas ray.
    public var rowDual: [Double]
    public var certificate: Certificate
    public var iterations: Int
    /// Why, in words for a person, when the status is not `optimal`.
    public var message: String
    /// Points that were passed on the way, the farthest first, to start from where a program is much like this one; empty
    /// unless the solver was told to keep them.
    public var waypoints: [NearbyPoint] = []

    public init(
        status: TerminationStatus, primal: [Double], rowDual: [Double], certificate: Certificate, iterations: Int,
        message: String = ""
    ) {
        self.status = status
        self.primal = primal
        self.rowDual = rowDual
        self.certificate = certificate
        self.iterations = iterations
        self.message = message
    }

    /// Marks an optimum of a program that was not yet the one to be solved: how the solve of that one ended, and what is missing.
    public mutating func stop(like other: Solution, missing: String) {
        status = other.status
        message = [missing, other.message].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// One line of a solver's log.
public struct IterationRecord: Sendable {
    public var iteration: Int
    public var primalObjective: Double
    public var dualObjective: Double
    public var primalResidual: Double
    public var dualResidual: Double
    public var relativeGap: Double
    public var primalStep: Double
    public var dualStep: Double
    public var seconds: Double

    public init(
        iteration: Int, primalObjective: Double, dualObjective: Double, primalResidual: Double, dualResidual: Double,
        relativeGap: Double, primalStep: Double, dualStep: Double, seconds: Double
    ) {
        self.iteration = iteration
        self.primalObjective = primalObjective
        self.dualObjective = dualObjective
        self.primalResidual = primalResidual
        self.dualResidual = dualResidual
        self.relativeGap = relativeGap
        self.primalStep = primalStep
        self.dualStep = dualStep
        self.seconds = seconds
    }
}

/// A point that may lie near a program's optimum: one of a program much like it, on the way to its optimum or the optimum.
public struct NearbyPoint: Sendable {
    /// x (columns).
    public let primal: [Double]
    /// y (all rows of `rowMatrix()`).
    public let rowDual: [Double]
    /// How far it was from the optimum there.
    public let relativeGap: Double
    /// Whether it was made from a smaller program's: rows it does not meet are no reason to pass it over.
    public let isRough: Bool

    public init(primal: [Double], rowDual: [Double], relativeGap: Double = 0, isRough: Bool = false) {
        (self.primal, self.rowDual, self.relativeGap, self.isRough) = (primal, rowDual, relativeGap, isRough)
    }
}

/// Solves linear programs. An infeasible or unbounded program is an outcome, not an error.
public protocol LinearProgramSolver: Sendable {
    /// - Parameter observer: called after each iteration; returning false stops the solve with `interrupted`.
    func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution

    /// The same, with points to start from, one of them or none, and with waypoints in the solution where programs much like this
    /// one are to follow. A solver may ignore both, and does unless it says otherwise; the solution is one of the program either way.
    /// Points that nobody else keeps are gone once it has started.
    func solve(
        _ program: LinearProgram, near points: consuming [NearbyPoint], programsFollow: Bool,
        observer: (IterationRecord) -> Bool
    ) -> Solution
}

extension LinearProgramSolver {
    public func solve(
        _ program: LinearProgram, near points: consuming [NearbyPoint], programsFollow: Bool,
        observer: (IterationRecord) -> Bool
    ) -> Solution {
        solve(program, observer: observer)
    }
}
