import LinearAlgebra
import LinearProgramming

/// Presolve, scaling, path following, and the way back, for one program in arrays.
struct Pipeline {
    /// The sides that were left out of this run; nil where all are in.
    let farSides: FarSides?
    let isContradictory: Bool
    private let settings: InteriorPointSettings
    private let clock: Deadline
    private let postsolve: Postsolve
    private let equilibration: Equilibration
    private let yardstick: Yardstick
    /// What the path is followed in; the program that presolve has left is not kept beside it.
    private let standard: StandardProgram

    init(_ program: ReducedProgram, _ settings: InteriorPointSettings, _ clock: Deadline) {
        self.settings = settings
        self.clock = clock
        let workers = Workers(count: max(1, settings.threads))
        var program = program
        let columns = program.byColumn
        farSides = FarSides(of: &program, columns, settings.farSides, settings.scaling, workers)
        var rules = settings.presolve
        // Rows without sides have no slack to follow a path with.
        if !settings.presolves { rules.only = Presolve.leastRule }
        let presolve = Presolve(program, byColumn: columns, rules, workers) { clock.ends }
        (postsolve, isContradictory) = (presolve.postsolve, presolve.isContradictory)
        let left = presolve.reduced.byColumn
        equilibration = Equilibration(presolve.reduced, byColumn: left, settings.scaling, workers)
        standard = equilibration.standardise(presolve.reduced, byColumn: left, workers)
        yardstick = Yardstick(presolve.reduced, equilibration, standard)
    }

    /// How a run ended, and the best point in the units of the program.
    struct Result {
        var outcome: PathOutcome
        var point: PrimalDual
        var iterations: Int
        var waypoints: [NearbyPoint] = []
    }

    /// Follows the path.
    ///
    /// - Parameters:
    ///   - points: of the program, to start from the best of them if any is good enough.
    ///   - keepsWaypoints: whether the result has points from the middle of the path.
    ///   - accepts: whether a point that looks optimal is.
    ///   - isProof: looks at the point of an iteration that has not come nearer for a while; true ends the run.
    func run(
        near points: consuming [NearbyPoint] = [], keepsWaypoints: Bool = false,
        accepts: (PrimalDual) -> Bool, isProof: (PrimalDual, Pipeline) -> Bool, always: Bool = false,
        observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Result {
        settings.onPresolved(standard.rowCount, standard.columnCount, standard.byRow.index.count)
        let near = (consume points).map(scaled)
        var path = try PathFollowing(standard, yardstick, settings, clock, near: near)
        var waypoints: [NearbyPoint] = []
        let outcome = path.run(
            accepts: { accepts(postsolve.restore(unscaled($0.x, $0.y), isRay: false)) },
            isProof: { isProof(unscaled($0.x, $0.y), self) }, always: always,
            waypointGaps: keepsWaypoints ? settings.path.waypointGaps : [],
            passes: { waypoints.append(waypoint($0, $1)) }, observer: observer)
        return Result(
            outcome: outcome, point: postsolve.restore(unscaled(path.best.x, path.best.y), isRay: false),
            iterations: path.iterations,
            waypoints: waypoints)
    }

    private func waypoint(_ point: Iterate, _ relativeGap: Double) -> NearbyPoint {
        let full = postsolve.restore(unscaled(point.x, point.y), isRay: false)
        return NearbyPoint(primal: full.x, rowDual: full.y, relativeGap: relativeGap)
    }

    /// A point of the program in what is left of it, scaled.
    private func scaled(_ point: NearbyPoint) -> ScaledPoint {
        let left = postsolve.reduce(PrimalDual(x: point.primal, y: point.rowDual))
        return ScaledPoint(
            x: Buffer(equilibration.scale(x: left.x)), y: Buffer(equilibration.scale(y: left.y)),
            relativeGap: point.relativeGap, isRough: point.isRough)
    }

    func restore(_ point: PrimalDual, isRay: Bool) -> PrimalDual { postsolve.restore(point, isRay: isRay) }

    private func unscaled(_ x: Buffer<Double>, _ y: Buffer<Double>) -> PrimalDual {
        equilibration.unscale(x: x, y: y)
    }
}
