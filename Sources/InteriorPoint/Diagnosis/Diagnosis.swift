import LinearAlgebra
import LinearProgramming

/// Finds out why a program has no optimum, by two programs that always have one: the elastic program, whose duals are
/// a Farkas ray, and the recession program, whose solution is an improving ray.
struct Diagnosis {
    let rays: Rays
    private let given: GivenProgram
    private let settings: InteriorPointSettings
    private let clock: Deadline

    init(_ given: GivenProgram, _ settings: InteriorPointSettings, _ clock: Deadline) {
        self.given = given
        var search = settings
        search.path.certifyFrom = settings.rays.searchTolerance
        self.settings = search
        self.clock = clock
        rays = Rays(given: given, settings: settings.rays)
    }

    /// The solution with the status that a ray proves; unchanged, `numerical`, when none is found.
    func explain(_ solution: Solution, _ observer: (IterationRecord) -> Bool) throws(LinearAlgebraError) -> Solution {
        let program = given.reduced
        let scales = Equilibration(program, settings.scaling)
        var iterations = solution.iterations
        var ray: [Double]?
        let elastic = try Pipeline(program.elastic(weights: scales.row), settings, clock).run(
            accepts: { _ in true },
            isProof: { point, pipeline in
                ray = rays.farkas(pipeline.restore(point, isRay: false).y)
                return ray != nil
            }, always: true, observer: observer)
        iterations += elastic.iterations
        if let ray { return infeasible(ray, iterations: iterations) }
        if let ended = stopped(elastic, solution, iterations) { return ended }

        let columns = program.columnCount
        // The box of this program is made up, and the larger the better for the ray.
        var boxed = settings
        boxed.farSides.leavesOut = false
        let recession = try Pipeline(program.recession(size: scales.column), boxed, clock).run(
            accepts: { _ in true },
            isProof: { point, pipeline in
                ray = rays.recession(pipeline.restore(point, isRay: false).x)
                return ray != nil
            }, always: true, observer: observer)
        iterations += recession.iterations
        if let ray { return unbounded(ray, Array(elastic.point.x[..<columns]), iterations) }
        if let ended = stopped(recession, solution, iterations) { return ended }
        var unexplained = solution
        unexplained.iterations = iterations
        unexplained.message =
            "no point within the tolerance was reached, and no proof that there is none; "
            + "the best point is returned: look at its certificate, or ask for a looser tolerance"
        return unexplained
    }

    private func stopped(_ result: Pipeline.Result, _ solution: Solution, _ iterations: Int) -> Solution? {
        var ended = solution
        ended.iterations = iterations
        switch result.outcome {
        case .timeLimit: ended.status = .timeLimit
        case .interrupted: ended.status = .interrupted
        default: return nil
        }
        return ended
    }

    func infeasible(_ ray: [Double], iterations: Int) -> Solution {
        Solution(
            status: .infeasible, primal: [], rowDual: ray, certificate: Certificate(), iterations: iterations,
            message: "no point satisfies all rows and bounds; rowDual is a combination of rows that proves it")
    }

    private func unbounded(_ ray: [Double], _ point: [Double], _ iterations: Int) -> Solution {
        Solution(
            status: .unbounded, primal: ray, rowDual: [], certificate: Certificate(), iterations: iterations,
            message: "the objective falls without end along the direction in primal")
    }
}
