import LinearAlgebra
import LinearProgramming

/// One solve of one program.
struct Solve {
    private let given: GivenProgram
    private let settings: InteriorPointSettings
    private let clock: Deadline
    private let keepsWaypoints: Bool

    private var program: LinearProgram { given.program }
    private var workers: Workers { Workers(count: max(1, settings.threads)) }

    init(_ program: LinearProgram, _ settings: InteriorPointSettings, keepsWaypoints: Bool) {
        self.keepsWaypoints = keepsWaypoints
        given = GivenProgram(program)
        self.settings = settings
        clock = Deadline(seconds: settings.timeLimit, isInterrupted: settings.isInterrupted)
    }

    /// From one of the points that have the program's shape, or none.
    func run(near points: consuming [NearbyPoint], _ observer: (IterationRecord) -> Bool) -> Solution {
        points.removeAll { $0.primal.count != program.columnCount || $0.rowDual.count != program.totalRowCount }
        var best: Solution?
        do {
            var found = try follow(&best, near: consume points, observer)
            if found.status == .numerical || found.status == .iterationLimit {
                found.message = ([found.message] + ExtremeNumbers(program).sentences).filter { !$0.isEmpty }
                    .joined(separator: "\n")
            }
            return found
        } catch {
            return ended(best ?? origin, by: error)
        }
    }

    /// Better than nothing where there is no point: zero, within the bounds.
    private var origin: Solution {
        certified(
            PrimalDual(
                x: Array(repeating: 0, count: program.columnCount), y: Array(repeating: 0, count: program.totalRowCount)
            ))
    }

    private func ended(_ best: Solution, by error: LinearAlgebraError) -> Solution {
        var best = best
        switch error {
        case .stopped:
            best.status = Self.status(clock.outcome)
        case .tooLarge(let needed, let limit):
            best.status = .memoryLimit
            best.message =
                "the factor takes at least \((needed >> 20) + 1) MiB, and \(max(limit, 0) >> 20) MiB of memory are left for it"
        default:
            best.message = "the factorisation failed: \(error)"
        }
        return best
    }

    /// The whole strategy; `best` holds the best point so far, if there is one, also when this throws.
    private func follow(
        _ best: inout Solution?, near points: consuming [NearbyPoint], _ observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Solution {
        let diagnosis = Diagnosis(given, settings, clock)
        let (start, isNear) = (warmed(by: points), !points.isEmpty)
        guard let first = try attempt(start, diagnosis, near: consume points, observer) else {
            return try diagnosis.explain(origin, observer)
        }
        var solution = first.solution
        defer { best = solution }
        var used = settings
        if isNear && [.numerical, .iterationLimit].contains(solution.status) {
            try again(&solution, used, diagnosis, observer)
        }
        if solution.status == .numerical && passes(first.farSides, solution) {
            used.farSides.leavesOut = false
            try again(&solution, used, diagnosis, observer)
        }
        for change in settings.fallbacks where isNearMiss(solution) {
            var changed = used
            change(&changed)
            try again(&solution, changed, diagnosis, observer)
        }
        if solution.status != .numerical { return solution }
        solution = try diagnosis.explain(solution, observer)
        if first.farSides != nil && used.farSides.leavesOut && solution.status == .numerical {
            used.farSides.leavesOut = false
            try again(&solution, used, diagnosis, observer)
        }
        return solution
    }

    /// Half of the iterations are left for the usual start where one near a point gets nowhere; a rough one stands for a long path.
    private func warmed(by points: [NearbyPoint]) -> InteriorPointSettings {
        var settings = settings
        if points.contains(where: { !$0.isRough }) { settings.maxIterations = max(1, settings.maxIterations / 2) }
        return settings
    }

    /// Another attempt; `solution` becomes the better of the two.
    private func again(
        _ solution: inout Solution, _ settings: InteriorPointSettings, _ diagnosis: Diagnosis,
        _ observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) {
        var settings = settings
        settings.maxIterations = max(1, settings.maxIterations - solution.iterations)
        guard let next = try attempt(settings, diagnosis, observer) else { return }
        solution = better(solution, next.solution)
    }

    /// Whether a solution is outside of what was left out for it.
    private func passes(_ farSides: FarSides?, _ solution: Solution) -> Bool {
        farSides.map { !$0.hold(solution.primal, given) } ?? false
    }

    /// What an attempt has found, and which sides it did without. What it was made with is gone by then.
    private struct Attempt {
        var solution: Solution
        var farSides: FarSides?
    }

    /// Follows the path once, from one of the points if one is good enough; nil where presolve meets a contradiction.
    private func attempt(
        _ settings: InteriorPointSettings, _ diagnosis: Diagnosis, near points: consuming [NearbyPoint] = [],
        _ observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Attempt? {
        let pipeline = Pipeline(given.reduced, settings, clock)
        given.giveUpRows()
        if pipeline.isContradictory { return nil }
        let solution = try run(pipeline, diagnosis, near: consume points, observer)
        return Attempt(solution: solution, farSides: pipeline.farSides)
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

    /// The nearest of the points that were looked at, by their certificates.
    private func run(
        _ pipeline: Pipeline, _ diagnosis: Diagnosis, near points: consuming [NearbyPoint],
        _ observer: (IterationRecord) -> Bool
    ) throws(LinearAlgebraError) -> Solution {
        var nearest: Solution?
        var ray: [Double]?
        let result = try pipeline.run(
            near: consume points, keepsWaypoints: keepsWaypoints,
            accepts: { point in
                defer { given.giveUpRows() }
                let solution = cleaned(point)
                if !(solution.certificate.worst >= nearest?.certificate.worst ?? .infinity) || isOptimal(solution) {
                    nearest = solution
                }
                return isOptimal(solution) || hasFallenShort(solution) && passes(pipeline.farSides, solution)
            },
            isProof: { point, pipeline in
                ray = diagnosis.rays.farkas(pipeline.restore(point, isRay: true).y)
                return ray != nil
            }, observer: observer)
        if let ray { return diagnosis.infeasible(ray, iterations: result.iterations) }
        var solution = certified(result.point)
        if let nearest, isOptimal(nearest) || !(nearest.certificate.worst > solution.certificate.worst) {
            solution = nearest
        }
        solution = complemented(solution)
        solution.iterations = result.iterations
        solution.waypoints = result.waypoints
        if isOptimal(solution) {
            solution.status = .optimal
            return solution
        }
        solution.status =
            result.outcome == .converged ? .numerical : Self.status(result.outcome)
        return solution
    }

    private func isOptimal(_ solution: Solution) -> Bool {
        solution.certificate.isWithin(settings.tolerance, worth: settings.worthPerTolerance * settings.tolerance)
    }

    /// Optimal but for the rows, and for what they are worth.
    private func hasFallenShort(_ solution: Solution) -> Bool {
        let c = solution.certificate
        return !isOptimal(solution) && c.dualResidual <= settings.tolerance
            && c.relativeGap <= settings.tolerance + c.residualWorth
    }

    /// The certified point; where all that keeps it from being optimal is what postsolve made of the rows' residuals, with
    /// these taken back.
    private func cleaned(_ point: consuming PrimalDual) -> Solution {
        let solution = certified(point)
        let c = solution.certificate
        if !hasFallenShort(solution) || !(c.primalResidual <= settings.cleaning.from)
            || !(c.relativeGap <= settings.cleaning.gapShare * settings.tolerance + c.residualWorth)
        {
            return solution
        }
        let x = RowCorrection(program, given.matrix, solution.primal, settings.cleaning, workers)
            .move(to: settings.tolerance)
        let corrected = certified(PrimalDual(x: x, y: solution.rowDual))
        return corrected.certificate.worst < c.worst ? corrected : solution
    }

    /// A point that the path could not bring nearer, with what its multipliers lean on brought to its sides.
    private func complemented(_ solution: Solution) -> Solution {
        let c = solution.certificate
        if isOptimal(solution) || !(max(c.dualResidual, c.relativeGap) <= settings.cleaning.gapFrom)
            || !(c.primalResidual <= settings.cleaning.from) || clock.ends
        {
            return solution
        }
        let x = RowCorrection(
            program, given.matrix, solution.primal, duals: solution.rowDual, settings.cleaning, workers
        )
        .move(to: settings.tolerance)
        let corrected = certified(PrimalDual(x: x, y: solution.rowDual))
        return corrected.certificate.worst < c.worst ? corrected : solution
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

    private func certified(_ point: consuming PrimalDual) -> Solution {
        for j in point.x.indices { point.x[j] = max(program.lower[j], min(program.upper[j], point.x[j])) }
        let certificate = Certificate(program, given.matrix, x: point.x, y: point.y)
        return Solution(
            status: .numerical, primal: point.x, rowDual: point.y, certificate: certificate, iterations: 0)
    }
}
