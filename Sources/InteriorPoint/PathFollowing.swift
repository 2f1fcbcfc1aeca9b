import LinearAlgebra
import LinearProgramming

/// How path following ended.
enum PathOutcome: Sendable {
    case converged
    case stalled
    case iterationLimit
    case timeLimit
    case interrupted
    /// The iterate diverged along a direction that may prove infeasibility (y) or unboundedness (x).
    case primalRay
    case dualRay
}

/// Infeasible primal–dual path following with Mehrotra's predictor and corrector (1992) and Gondzio's centrality
/// correctors (1996), primal and dual steps apart.
struct PathFollowing {
    let program: StandardProgram
    let settings: InteriorPointSettings
    private let yardstick: Yardstick
    private let workers: Workers
    private let clock: Deadline
    let kkt: KKTSystem
    private var newton: NewtonSystem
    private var point: Iterate
    private var residuals: Residuals
    private var predictor: Iterate
    private var corrected: Iterate
    private var trial: Iterate
    private var products: Products

    private(set) var iterations = 0
    private(set) var best: Iterate
    private(set) var bestProgress: Progress
    private var sinceBest = 0
    private var shortSteps = 0

    init(
        _ program: StandardProgram, _ yardstick: Yardstick, _ settings: InteriorPointSettings, _ clock: Deadline
    ) throws(LinearAlgebraError) {
        self.program = program
        self.settings = settings
        self.yardstick = yardstick
        self.clock = clock
        workers = Workers(count: max(1, settings.threads))
        kkt = try KKTSystem(program, settings.kkt, workers)
        newton = NewtonSystem(program, kkt, workers)
        point = StartingPoint.make(program, kkt, workers)
        residuals = Residuals(zerosFor: program)
        predictor = Iterate(zerosFor: program)
        corrected = predictor
        trial = predictor
        products = Products(zerosFor: program)
        residuals.measure(program, point, workers)
        best = point
        bestProgress = yardstick.progress(residuals)
    }

    /// Follows the path; `accepts` judges a point that looks optimal on the unscaled program.
    mutating func run(
        accepts: (Iterate) -> Bool, isRay: (Iterate) -> PathOutcome?, observer: (IterationRecord) -> Bool
    ) -> PathOutcome {
        var step = StepLength(primal: 0, dual: 0)
        while true {
            residuals.measure(program, point, workers)
            let progress = yardstick.progress(residuals)
            remember(progress)
            let goesOn = observer(record(progress, step))
            if progress.worst <= settings.path.certifyFrom && accepts(point) { return .converged }
            if let ray = isRay(point) { return ray }
            if !goesOn { return .interrupted }
            if iterations >= settings.maxIterations { return .iterationLimit }
            if clock.hasPassed { return .timeLimit }
            if sinceBest > settings.path.patience || shortSteps > settings.path.shortSteps { return .stalled }
            step = advance()
            if !point.isFinite { return .stalled }
            iterations += 1
        }
    }

    private mutating func remember(_ progress: Progress) {
        if progress.worst < bestProgress.worst || iterations == 0 {
            (best, bestProgress, sinceBest) = (point, progress, 0)
        } else {
            sinceBest += 1
        }
    }

    private func record(_ progress: Progress, _ step: StepLength) -> IterationRecord {
        IterationRecord(
            iteration: iterations, primalObjective: progress.primalObjective, dualObjective: progress.dualObjective,
            primalResidual: progress.primalResidual, dualResidual: progress.dualResidual,
            relativeGap: progress.relativeGap, primalStep: step.primal, dualStep: step.dual, seconds: clock.elapsed)
    }

    /// One iteration: factorise, predict, correct, centre, step.
    private mutating func advance() -> StepLength {
        newton.factorise(at: point)
        let mu = point.complementarity(program)
        products.aim(at: 0, program, point)
        newton.solve(point, residuals, products, into: &predictor)
        let affine = StepLength(program, point, predictor).damped(1)
        let target = mu * centring(affine, mu)
        products.aim(at: target, program, point, predictor: predictor)
        newton.solve(point, residuals, products, into: &corrected)
        let reach = centre(from: StepLength(program, point, corrected), target)
        let step = reach.damped(settings.path.boundaryFraction)
        point.move(corrected, primal: step.primal, dual: step.dual)
        shortSteps = max(step.primal, step.dual) < settings.path.smallestStep ? shortSteps + 1 : 0
        return step
    }

    /// σ = (μ after the predictor / μ)³.
    private mutating func centring(_ affine: StepLength, _ mu: Double) -> Double {
        if mu == 0 { return 0 }
        trial = point
        trial.move(predictor, primal: affine.primal, dual: affine.dual)
        let ratio = trial.complementarity(program) / mu
        return min(1, ratio * ratio * ratio)
    }

    /// Gondzio's correctors, as long as each lengthens the step.
    private mutating func centre(from first: StepLength, _ target: Double) -> StepLength {
        var reach = first
        let path = settings.path
        for _ in 0..<path.correctors {
            let aim = StepLength(
                primal: min(1, reach.primal + path.correctorReach), dual: min(1, reach.dual + path.correctorReach))
            let now = reach.damped(1)
            if aim.primal + aim.dual - now.primal - now.dual < path.correctorReach / 2 { break }
            products.centre(
                program, point, corrected, primal: aim.primal, dual: aim.dual, target: target, path)
            newton.solve(point, residuals, products, into: &trial)
            let longer = StepLength(program, point, trial)
            let gain = path.correctorGain * path.correctorReach
            let then = longer.damped(1)
            if then.primal + then.dual < now.primal + now.dual + gain { break }
            swap(&corrected, &trial)
            reach = longer
        }
        return reach
    }
}
