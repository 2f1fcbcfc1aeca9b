import LinearAlgebra
import LinearProgramming

/// A primal–dual interior-point method for sparse linear programs.
///
/// presolve → equilibrate → follow the path → unscale → undo presolve → certify on the program as given.
/// `optimal` is said only of a point whose `Certificate` is within the tolerance; `infeasible` and `unbounded` only
/// with a ray that was checked on the program's own data.
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
    private let settings: InteriorPointSettings
    private let clock: Deadline

    init(_ program: LinearProgram, _ settings: InteriorPointSettings) {
        self.program = program
        self.settings = settings
        matrix = program.rowMatrix()
        clock = Deadline(seconds: settings.timeLimit)
    }

    func run(_ observer: (IterationRecord) -> Bool) -> Solution {
        let given = ReducedProgram(program, matrix)
        var presolve = settings.presolve
        if !settings.presolves { presolve.passes = 0 }
        let reduction = Presolve(given, presolve)
        do {
            return try follow(reduction, observer)
        } catch {
            return empty(.numerical, "the factorisation failed: \(error)")
        }
    }

    private func follow(
        _ presolve: Presolve, _ observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Solution {
        let equilibration = Equilibration(presolve.reduced, settings.scaling)
        let standard = equilibration.standardise(presolve.reduced)
        var path = try PathFollowing(standard, Yardstick(presolve.reduced, equilibration), settings, clock)
        var accepted: Solution?
        let outcome = path.run(
            accepts: { point in
                let solution = certified(point, equilibration, presolve)
                if solution.certificate.worst <= settings.tolerance { accepted = solution }
                return accepted != nil
            },
            isRay: { _ in nil }, observer: observer)
        var solution = accepted ?? certified(path.best, equilibration, presolve)
        solution.iterations = path.iterations
        switch outcome {
        case .converged: solution.status = .optimal
        case .iterationLimit: solution.status = .iterationLimit
        case .timeLimit: solution.status = .timeLimit
        case .interrupted: solution.status = .interrupted
        case .stalled, .primalRay, .dualRay: solution.status = .numerical
        }
        return solution
    }

    private func certified(_ point: Iterate, _ equilibration: Equilibration, _ presolve: Presolve) -> Solution {
        let scaled = equilibration.unscale(x: point.x[..<equilibration.column.count], y: point.y)
        var pair = presolve.restore(scaled)
        for j in pair.x.indices { pair.x[j] = max(program.lower[j], min(program.upper[j], pair.x[j])) }
        return Solution(
            status: .numerical, primal: pair.x, rowDual: pair.y,
            certificate: Certificate(program, matrix, x: pair.x, y: pair.y), iterations: 0)
    }

    private func empty(_ status: TerminationStatus, _ message: String) -> Solution {
        Solution(status: status, primal: [], rowDual: [], certificate: Certificate(), iterations: 0, message: message)
    }
}
