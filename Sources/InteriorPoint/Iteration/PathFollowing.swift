import LinearAlgebra
import LinearProgramming

/// How path following ended.
enum PathOutcome: Sendable {
    case converged
    case stalled
    case iterationLimit
    case timeLimit
    case interrupted
    /// The point proves what it was asked to prove, other than being optimal.
    case proof
}

/// Infeasible primal–dual path following with Mehrotra's predictor and corrector (1992) and Gondzio's centrality
/// correctors (1996), and corrections for pairs that turn within a step (`Corners`), primal and dual steps apart.
struct PathFollowing {
    let program: StandardProgram
    let settings: InteriorPointSettings
    private let yardstick: Yardstick
    private let workers: Workers
    private let clock: Deadline
    private let newton: NewtonSystem
    private let point: Iterate
    private var residuals: Residuals
    private var step: Iterate
    private var correction: Iterate
    private var products: Products

    private(set) var iterations = 0
    /// x of columns alone, and y, of the best point.
    let best: (x: Buffer<Double>, y: Buffer<Double>)
    private(set) var bestProgress: Progress
    private var sinceBest = 0
    private var shortSteps = 0

    init(
        _ program: StandardProgram, _ yardstick: Yardstick, _ settings: InteriorPointSettings, _ clock: Deadline,
        near points: [ScaledPoint] = []
    ) throws(LinearAlgebraError) {
        self.program = program
        self.settings = settings
        self.yardstick = yardstick
        self.clock = clock
        workers = Workers(count: max(1, settings.threads))
        let kkt = try settings.kkt.system.init(
            program, settings.kkt, workers, limit: settings.memoryLimit, stops: { clock.ends })
        settings.onAnalysis(
            Analysis(
                rows: program.rowCount, columns: program.columnCount, nonzeros: program.byRow.index.count,
                factorEntries: kkt.extent.entries, factorFlops: kkt.extent.flops, bytes: kkt.extent.bytes))
        newton = NewtonSystem(program, kkt, workers)
        if let warm = WarmStart(program, yardstick, settings.path, workers).point(near: points) {
            point = warm
        } else {
            point = try StartingPoint.make(program, kkt, settings.kkt, workers)
        }
        residuals = Residuals(zerosFor: program)
        step = Iterate(zerosFor: program)
        correction = Iterate(zerosFor: program)
        products = Products(zerosFor: program)
        residuals.measure(program, point, workers)
        best = (Buffer(repeating: 0, count: program.columnCount), Buffer(repeating: 0, count: program.rowCount))
        bestProgress = yardstick.progress(residuals, workers)
    }

    /// Follows the path; `accepts` judges a point that looks optimal, `isProof` one that has not come nearer for a while (or
    /// any, when `always`), and `passes` is shown the first point within each of `waypointGaps`, with its gap.
    mutating func run(
        accepts: (Iterate) -> Bool, isProof: (Iterate) -> Bool, always: Bool,
        waypointGaps: [Double] = [], passes: (Iterate, Double) -> Void = { _, _ in },
        observer: (IterationRecord) -> Bool
    ) -> PathOutcome {
        var taken = StepLength(primal: 0, dual: 0)
        var gaps = waypointGaps[...]
        while true {
            residuals.measure(program, point, workers)
            let progress = yardstick.progress(residuals, workers)
            remember(progress)
            if let gap = gaps.first, progress.worst <= gap {
                passes(point, progress.relativeGap)
                gaps = gaps.drop { progress.worst <= $0 }
            }
            let goesOn = observer(record(progress, taken))
            if (always || sinceBest > settings.path.proofPatience) && isProof(point) { return .proof }
            if mayBeOptimal(progress) && isAccepted(by: accepts) { return .converged }
            if !goesOn { return .interrupted }
            if iterations >= settings.maxIterations { return .iterationLimit }
            if clock.ends { return clock.outcome }
            if sinceBest > settings.path.patience || shortSteps > settings.path.shortSteps { return .stalled }
            guard let length = advance() else { return clock.outcome }
            taken = length
            if !point.isFinite(workers) { return .stalled }
            iterations += 1
        }
    }

    /// Whether it is worth a certificate, which takes a good part of an iteration: the gap is the same in both programs, but for what
    /// scaling and presolve make of the residuals.
    private func mayBeOptimal(_ progress: Progress) -> Bool {
        progress.worst <= settings.path.certifyFrom
            && (progress.relativeGap <= settings.tolerance || sinceBest > 0)
    }

    /// A certificate takes memory of its own: what only an iteration needs is given up for it.
    private mutating func isAccepted(by accepts: (Iterate) -> Bool) -> Bool {
        (step, correction, products) = (.empty, .empty, .empty)
        newton.kkt.giveUpVectors()
        if accepts(point) { return true }
        (step, correction) = (Iterate(zerosFor: program), Iterate(zerosFor: program))
        products = Products(zerosFor: program)
        return false
    }

    private mutating func remember(_ progress: Progress) {
        if progress.worst < bestProgress.worst || iterations == 0 {
            keepAsBest()
            (bestProgress, sinceBest) = (progress, 0)
        } else {
            sinceBest += 1
        }
    }

    private func keepAsBest() {
        workers.forRanges(best.x.count) { best.x.copy(point.x, $0) }
        workers.forRanges(best.y.count) { best.y.copy(point.y, $0) }
    }

    private func record(_ progress: Progress, _ step: StepLength) -> IterationRecord {
        IterationRecord(
            iteration: iterations, primalObjective: progress.primalObjective, dualObjective: progress.dualObjective,
            primalResidual: progress.primalResidual, dualResidual: progress.dualResidual,
            relativeGap: progress.relativeGap, primalStep: step.primal, dualStep: step.dual, seconds: clock.elapsed)
    }

    /// One iteration: factorise, predict, correct, centre, step. Nil when it had to end before the step.
    private mutating func advance() -> StepLength? {
        if !newton.factorise(at: point) { return nil }
        let mu = point.complementarity(program, workers)
        products.aimAtBoundary(point, workers)
        newton.solve(point, residuals, products, tolerance: accuracy(settings.kkt.refinementTolerance), into: step)
        let affine = StepLength(point, step, workers).damped(1)
        let target = mu * centring(affine, mu)
        products.correct(step, target: target, workers)
        newton.solve(
            point, nil, products, tolerance: accuracy(settings.kkt.correctorTolerance), into: correction)
        var reach = weigh(least: StepLength(primal: affine.primal * affine.primal, dual: affine.dual * affine.dual))
        centre(&reach, target)
        turn(&reach, mu, target)
        if clock.ends { return nil }
        let length = StepLength.short(
            of: program, point, step, fraction: settings.path.leastFraction, share: settings.path.blockShare, workers)
        point.move(step, primal: length.primal, dual: length.dual, workers)
        point.settle(program, tolerance: settings.path.settling, workers)
        shortSteps = max(length.primal, length.dual) < settings.path.smallestStep ? shortSteps + 1 : 0
        return length
    }

    /// How well to solve: sharply once looser solves have stopped leading nearer.
    private func accuracy(_ loose: Double) -> Double {
        sinceBest > settings.path.proofPatience ? settings.kkt.sharpTolerance : loose
    }

    /// Adds the correction to the step with the weights that go furthest (Colombo & Gondzio 2008).
    private func weigh(least: StepLength) -> StepLength {
        let (weights, reach) = StepLength.bestWeights(
            point, step, correction, least: least, count: settings.path.correctorWeights, workers)
        step.move(correction, primal: weights.primal, dual: weights.dual, workers)
        return reach
    }

    /// σ = (μ after the predictor / μ)³.
    private func centring(_ affine: StepLength, _ mu: Double) -> Double {
        if mu == 0 { return 0 }
        let ratio = point.complementarity(program, after: step, affine, workers) / mu
        return min(settings.path.largestCentring, ratio * ratio * ratio)
    }

    /// Corrections for what still ends the step (`Corners`), as long as each lengthens it.
    private mutating func turn(_ reach: inout StepLength, _ mu: Double, _ target: Double) {
        let path = settings.path
        var corners = Corners(program, newton.kkt, path, workers)
        for _ in 0..<path.cornerRounds where !clock.ends {
            let now = reach.damped(1)
            let shorter = min(now.primal, now.dual)
            if shorter >= path.cornersBelow { return }
            let aim = corners.choose(point, step, before: min(1, shorter + path.cornerReach))
            if aim < shorter + path.cornerReach / 4 { return }
            let product = (1 - aim) * mu + aim * target
            if !corners.correct(point, step, at: aim, to: product, &products) { return }
            if !correct(&reach, gaining: path.cornerGain) { return }
        }
    }

    /// Gondzio's correctors, as long as each lengthens the step.
    private mutating func centre(_ reach: inout StepLength, _ target: Double) {
        let path = settings.path
        for taken in 0..<path.correctors where !clock.ends {
            let now = reach.damped(1)
            if taken >= path.correctorsAtCorners && min(now.primal, now.dual) < path.cornersBelow { break }
            let aim = StepLength(
                primal: min(1, now.primal + path.correctorReach), dual: min(1, now.dual + path.correctorReach))
            if aim.primal + aim.dual - now.primal - now.dual < path.correctorReach / 2 { break }
            products.centre(point, step, primal: aim.primal, dual: aim.dual, target: target, path, workers)
            if !correct(&reach, gaining: path.correctorGain * path.correctorReach) { break }
        }
    }

    /// Adds the correction for the products to the step if both step lengths together gain as much; returns whether they do.
    private func correct(_ reach: inout StepLength, gaining gain: Double) -> Bool {
        newton.solve(point, nil, products, tolerance: accuracy(settings.kkt.correctorTolerance), into: correction)
        let (weights, longer) = StepLength.bestWeights(
            point, step, correction, least: StepLength(primal: 0, dual: 0), count: settings.path.correctorWeights,
            workers)
        let (now, then) = (reach.damped(1), longer.damped(1))
        if then.primal + then.dual < now.primal + now.dual + gain { return false }
        step.move(correction, primal: weights.primal, dual: weights.dual, workers)
        reach = longer
        return true
    }
}
