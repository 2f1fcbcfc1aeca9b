import LinearAlgebra
import LinearProgramming

/// A primal–dual interior-point method for sparse linear programs.
///
/// presolve → equilibrate → follow the path → unscale → undo presolve → certify on the program as given.
/// `optimal` is said only of a point whose `Certificate` is within the tolerance; `infeasible` and `unbounded` only
/// with a ray that was checked on the program's own data: for an infeasible program `rowDual` is a Farkas ray of gain
/// 1, for an unbounded one `primal` is a direction with c·x = −1.
public struct InteriorPointSolver: LinearProgramSolver {
    public var settings: InteriorPointSettings

    public init(settings: InteriorPointSettings = .init()) { self.settings = settings }

    public func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
        Solve(program, settings).run(observer)
    }
}

/// One solve of one program.
struct Solve {
    private let program: LinearProgram
    private let matrix: RowMatrix
    private let given: ReducedProgram
    private let settings: InteriorPointSettings
    private let clock: Deadline

    init(_ program: LinearProgram, _ settings: InteriorPointSettings) {
        self.program = program
        self.settings = settings
        matrix = program.rowMatrix()
        given = ReducedProgram(program, matrix)
        clock = Deadline(seconds: settings.timeLimit, isInterrupted: settings.isInterrupted)
    }

    func run(_ observer: (IterationRecord) -> Bool) -> Solution {
        // Better than nothing until there is a point: zero, within the bounds.
        var best = certified(PrimalDual(x: given.cost.map { _ in 0 }, y: given.rowLower.map { _ in 0 }))
        do {
            return try follow(&best, observer)
        } catch .stopped {
            best.status = Self.status(clock.outcome)
        } catch .tooLarge(let needed, let limit) {
            best.message =
                "the factor needs \(needed >> 20) MiB, and \(max(limit, 0) >> 20) MiB may be taken"
        } catch {
            best.message = "the factorisation failed: \(error)"
        }
        return best
    }

    /// The whole strategy; `solution` holds the best point so far, also when this throws.
    private func follow(
        _ solution: inout Solution, _ observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Solution {
        let pipeline = Pipeline(given, settings, clock)
        let diagnosis = Diagnosis(given, settings, clock)
        if pipeline.isContradictory {
            return try diagnosis.explain(solution, observer)
        }
        solution = try attempt(pipeline, diagnosis, observer)
        for change in settings.fallbacks where isNearMiss(solution) {
            var changed = settings
            change(&changed)
            changed.maxIterations = max(1, settings.maxIterations - solution.iterations)
            solution = better(solution, try attempt(Pipeline(given, changed, clock), diagnosis, observer))
        }
        return solution.status == .numerical ? try diagnosis.explain(solution, observer) : solution
    }

    /// Stalled near an optimum: other linear algebra may get there.
    private func isNearMiss(_ solution: Solution) -> Bool {
        solution.status == .numerical && solution.certificate.worst <= settings.path.nearMiss
    }

    /// The later attempt, unless both have stalled and the earlier one came nearer.
    private func better(_ earlier: Solution, _ later: Solution) -> Solution {
        var chosen = later
        if later.status != .optimal && later.status != .infeasible
            && !(later.certificate.worst <= earlier.certificate.worst)
        {
            chosen = earlier
            chosen.status = later.status
        }
        chosen.iterations = earlier.iterations + later.iterations
        return chosen
    }

    /// Follows the path once.
    private func attempt(
        _ pipeline: Pipeline, _ diagnosis: Diagnosis, _ observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Solution {
        var accepted: Solution?
        var ray: [Double]?
        let result = try pipeline.run(
            accepts: { point in
                let solution = certified(point)
                let worth = settings.worthPerTolerance * settings.tolerance
                if solution.certificate.isWithin(settings.tolerance, worth: worth) { accepted = solution }
                return accepted != nil
            },
            isProof: { point, pipeline in
                ray = diagnosis.rays.farkas(pipeline.restore(point, isRay: true).y)
                return ray != nil
            }, observer: observer)
        if let ray { return diagnosis.infeasible(ray, iterations: result.iterations) }
        var solution = accepted ?? certified(result.point)
        solution.iterations = result.iterations
        solution.status = Self.status(result.outcome)
        return solution
    }

    private static func status(_ outcome: PathOutcome) -> TerminationStatus {
        switch outcome {
        case .converged: .optimal
        case .iterationLimit: .iterationLimit
        case .timeLimit: .timeLimit
        case .interrupted: .interrupted
        case .stalled, .proof: .numerical
        }
    }

    private func certified(_ point: PrimalDual) -> Solution {
        var x = point.x
        for j in x.indices { x[j] = max(program.lower[j], min(program.upper[j], x[j])) }
        return Solution(
            status: .numerical, primal: x, rowDual: point.y,
            certificate: Certificate(program, matrix, x: x, y: point.y), iterations: 0)
    }
}
