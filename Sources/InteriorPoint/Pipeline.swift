import LinearAlgebra
import LinearProgramming

/// Presolve, scaling, path following, and the way back, for one program in arrays.
struct Pipeline {
    let program: ReducedProgram
    let settings: InteriorPointSettings
    let clock: Deadline
    private let farSides: FarSides?
    private let presolve: Presolve
    private let equilibration: Equilibration

    var isContradictory: Bool { presolve.isContradictory }

    init(_ program: ReducedProgram, _ settings: InteriorPointSettings, _ clock: Deadline) {
        self.program = program
        self.settings = settings
        self.clock = clock
        farSides = FarSides(program, settings.farSides, settings.scaling)
        var rules = settings.presolve
        // Rows without sides have no slack to follow a path with.
        if !settings.presolves { rules.only = Presolve.leastRule }
        presolve = Presolve(farSides?.near ?? program, rules) { clock.ends }
        equilibration = Equilibration(presolve.reduced, settings.scaling)
    }

    /// How a run ended, and the best point in the units of the program.
    struct Result {
        var outcome: PathOutcome
        var point: PrimalDual
        var iterations: Int
    }

    /// Follows the path.
    ///
    /// - Parameters:
    ///   - accepts: whether a point that looks optimal is.
    ///   - isProof: looks at the point of an iteration that has not come nearer for a while; true ends the run.
    func run(
        accepts: (PrimalDual) -> Bool, isProof: (PrimalDual, Pipeline) -> Bool, always: Bool = false,
        observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Result {
        let standard = equilibration.standardise(presolve.reduced)
        settings.onPresolved(standard.rowCount, standard.columnCount, standard.byRow.index.count)
        var path = try PathFollowing(standard, Yardstick(presolve.reduced, equilibration), settings, clock)
        let outcome = path.run(
            accepts: { accepts(presolve.restore(unscaled($0))) },
            isProof: { isProof(unscaled($0), self) }, always: always, observer: observer)
        return Result(
            outcome: outcome, point: presolve.restore(unscaled(path.best)), iterations: path.iterations)
    }

    /// Whether sides were left out of this run, and whether the point passes one of them.
    var leavesOut: Bool { farSides != nil }
    func passesLeftOut(_ x: [Double]) -> Bool { farSides.map { !$0.hold(x, program) } ?? false }

    func restore(_ point: PrimalDual, isRay: Bool) -> PrimalDual { presolve.restore(point, isRay: isRay) }

    private func unscaled(_ point: Iterate) -> PrimalDual {
        equilibration.unscale(x: point.x, y: point.y)
    }
}
