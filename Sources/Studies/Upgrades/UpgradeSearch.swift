import LinearProgramming
import Planning
import Vocabulary

/// Raises limits one by one and solves again.
struct UpgradeSearch {
    private var session: PlanSession
    /// v(0).
    let cost: Double
    /// [region]: costs of the plan as it is, present value.
    private let costs: [[CostItem: Double]]
    private let regions: [Region]

    /// How many limits have been solved again with.
    private(set) var triedCount = 0
    /// How the search ended before its end; nil: it did not.
    private(set) var stopped: TerminationStatus?
    /// Whether no limit that was not tried can save more than the best.
    private(set) var isProven = false

    /// Of what the dual promises: less (or more, when lowered), and the dual no longer holds.
    private static let tolerance = 0.01
    /// How often the step is doubled while it pays.
    private static let mostDoublings = 5
    /// How often the end of what the dual holds for is bisected.
    private static let mostBisections = 3
    /// How often the size is looked for at which more saves nothing.
    private static let mostRefinements = 3
    /// Of the dual: a unit that saves less saves nothing; of the benefit: so much less is as good.
    private static let leastShare = 0.01
    /// Of the cost: what two solves may differ by.
    private static let noiseShare = 1e-7

    init(_ open: PlanRun.Open) {
        session = open.session
        cost = open.solution.certificate.primalObjective
        costs = open.session.model.presentValueUsd(at: open.solution.primal)
        regions = open.session.model.scenario.regions
    }

    private var noise: Double { UpgradeSearch.noiseShare * abs(cost) }

    mutating func stop(_ status: TerminationStatus) { stopped = status }

    /// A limit that was raised by its step, or as far as the solver came.
    struct Tried {
        let candidate: Candidate
        /// s(δ), with the factors of the plan as it is; nil where the solver stopped on its way.
        let held: Point?
        /// The net benefit, with factors that fit again.
        let benefit: Point?
    }

    /// What a size saves.
    struct Point {
        let size: Double
        let savedUsd: Double
        /// What one more unit saves there.
        let promiseUsdPerUnit: Double
        /// Of the size, what each jurisdiction saves.
        let gains: [String: Upgrade.Gain]
    }
}

// MARK: - The best

extension UpgradeSearch {
    /// The best of the candidates, which come in the order of what they promise: tried one by one until as many are found as are asked
    /// for and save at least what the next one promises.
    ///
    /// - Parameter goesOn: told of each before it is tried; false ends the search.
    mutating func best(
        _ count: Int, of candidates: [Candidate], goesOn: (Int, Candidate) -> Bool
    ) throws -> [Tried] {
        var found: [Tried] = []
        for (i, candidate) in candidates.enumerated() {
            let saved = found.compactMap(\.benefit?.savedUsd).sorted(by: >)
            if saved.count >= count, saved[count - 1] >= candidate.promiseUsd { break }
            if !goesOn(i, candidate) { stopped = .interrupted }
            if stopped == nil, let tried = try step(candidate) { found.append(tried) }
            if stopped != nil { break }
        }
        isProven = stopped == nil && found.allSatisfy { $0.benefit != nil }
        let unsolved = found.filter { $0.benefit == nil }
        let solved = found.filter { $0.benefit != nil }.sorted {
            ($0.benefit!.savedUsd, $1.candidate.limit.id) > ($1.benefit!.savedUsd, $0.candidate.limit.id)
        }
        return Array((solved + unsolved).prefix(count))
    }

    /// nil where the search is to end.
    private mutating func step(_ candidate: Candidate) throws -> Tried? {
        let held = try point(candidate, candidate.size)
        if stopped != nil { return nil }
        let benefit = session.model.weighsCarriedPower ? try point(candidate, candidate.size, settles: true) : held
        if stopped != nil { return nil }
        triedCount += 1
        return Tried(candidate: candidate, held: held, benefit: benefit)
    }

    /// The plan with the limit moved by a size; nil where the solver stops on its way.
    private mutating func point(_ candidate: Candidate, _ size: Double, settles: Bool = false) throws -> Point? {
        if stopped != nil { return nil }
        let (base, places, before) = (cost, regions, costs)
        let (status, point) = try session.trying { session -> (TerminationStatus, Point?) in
            for row in candidate.rows { try session.set(row.id, to: row.value + size) }
            let solution = settles ? session.settle().solution : session.solve()
            if solution.status != .optimal { return (solution.status, nil) }
            let savings = session.savings(solution)
            return (
                .optimal,
                Point(
                    size: size, savedUsd: base - solution.certificate.primalObjective,
                    promiseUsdPerUnit: candidate.rows.reduce(0) { $0 + (savings[$1.id] ?? 0) },
                    gains: Upgrade.Gain.byJurisdiction(
                        places, before: before, after: session.model.presentValueUsd(at: solution.primal)))
            )
        }
        if [.interrupted, .timeLimit].contains(status) { stopped = status }
        return point
    }
}

// MARK: - How far it pays

extension UpgradeSearch {
    /// - Parameter explores: whether to look how far the dual holds and the limit pays; else what is known is told.
    mutating func upgrade(_ tried: Tried, explores: Bool) throws -> Upgrade {
        let candidate = tried.candidate
        var points = tried.held.map { [$0] } ?? []
        var low: Double?
        if explores, let held = tried.held {
            try climb(candidate, &points)
            if !holds(candidate, held) { try bisect(candidate, &points) }
            low = try lowering(candidate)
        }
        points.sort { $0.size < $1.size }
        let broken = points.first { !holds(candidate, $0) }?.size
        let reach = points.last { point in holds(candidate, point) && point.size < broken ?? .infinity }?.size
        return Upgrade(
            candidate, benefit: tried.benefit, isConfirmed: (tried.benefit?.savedUsd ?? 0) > noise,
            range: (low ?? 0, reach ?? 0), endsBefore: broken, points: points, most: most(points))
    }

    /// Whether each unit is worth what the dual says, within the tolerance: no less when raised, no more when lowered.
    private func holds(_ candidate: Candidate, _ point: Point) -> Bool {
        let promised = candidate.promiseUsdPerUnit * point.size
        return point.savedUsd >= promised - UpgradeSearch.tolerance * abs(promised) - noise
    }

    private func saves(_ candidate: Candidate, _ point: Point) -> Bool {
        point.promiseUsdPerUnit > UpgradeSearch.leastShare * candidate.promiseUsdPerUnit
    }

    /// Doubles the size until more saves nothing; then looks for where that began, at the crossing of the tangents on both sides of it,
    /// which is at the kink where there is but one.
    private mutating func climb(_ candidate: Candidate, _ points: inout [Point]) throws {
        var low = Point(size: 0, savedUsd: 0, promiseUsdPerUnit: candidate.promiseUsdPerUnit, gains: [:])
        var high = points[0]
        for _ in 0..<UpgradeSearch.mostDoublings where saves(candidate, high) {
            guard candidate.canMove(by: 2 * high.size), let next = try point(candidate, 2 * high.size) else { return }
            points.append(next)
            (low, high) = (high, next)
        }
        if saves(candidate, high) { return }
        for _ in 0..<UpgradeSearch.mostRefinements {
            let slopes = low.promiseUsdPerUnit - high.promiseUsdPerUnit
            if slopes <= 0 { return }
            let rise =
                high.savedUsd - high.promiseUsdPerUnit * high.size - low.savedUsd
                + low.promiseUsdPerUnit * low.size
            let crossing = rise / slopes
            let margin = UpgradeSearch.leastShare * high.size
            guard crossing > low.size + margin / 10, crossing < high.size - margin,
                let next = try point(candidate, crossing)
            else { return }
            points.append(next)
            if next.savedUsd >= (1 - UpgradeSearch.leastShare) * high.savedUsd { return }
            if saves(candidate, next) { low = next } else { high = next }
        }
    }

    /// Where the dual does not hold for the step: how far it does.
    private mutating func bisect(_ candidate: Candidate, _ points: inout [Point]) throws {
        let broken = points.filter { !holds(candidate, $0) }.map(\.size).min() ?? candidate.size
        var (low, high) = (points.filter { $0.size < broken }.map(\.size).max() ?? 0, broken)
        for _ in 0..<UpgradeSearch.mostBisections {
            guard let next = try point(candidate, (low + high) / 2) else { return }
            points.append(next)
            if holds(candidate, next) { low = next.size } else { high = next.size }
        }
    }

    /// How far below itself the limit was seen to cost what the dual says, at most a step; at most zero.
    private mutating func lowering(_ candidate: Candidate) throws -> Double {
        for share in [1.0, 0.1] {
            let size = -share * candidate.size
            guard candidate.canMove(by: size), let point = try point(candidate, size) else { continue }
            if holds(candidate, point) { return size }
        }
        return 0
    }

    /// The least size that saves all but a hundredth of what any does.
    private func most(_ points: [Point]) -> Point? {
        let best = points.map(\.savedUsd).max() ?? 0
        return points.first { $0.savedUsd >= (1 - UpgradeSearch.leastShare) * best }
    }
}
