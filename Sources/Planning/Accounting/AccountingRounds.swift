import LinearProgramming

/// What power on links for any power carries depends on the plan, and the plan on it: φ·f of a flow and its sender's mean is no linear
/// term. A program holds the factors as given numbers, as those who buy power hold their suppliers' published ones, and rounds
/// make them fit: solve, measure (`TracedYear`), build again with what was measured, until what the program counted and what its
/// plan does agree.
///
/// A region whose pool is empty gets the factor of its cleanest source: what it would send, if anything.
///
/// A plan in which no such flow is weighed by a price or limit takes one round. After the first few rounds the factors move half
/// way only, and after some more they stay on the safe side of all that was measured: receivers count no less carbon and senders take
/// off no more than the plan has, so that limits hold even where no factors fit exactly. Power that goes both ways over a
/// link in one hour swaps factors and nothing else: where that is seen, what leaves counts no better than what comes.
public enum AccountingRounds {
    /// How well the factors of the last program fit its plan.
    public struct Record: Sendable, Codable, Equatable {
        public internal(set) var rounds: Int
        /// The most that a region's carbon or clean energy is better in the program than in its plan, over all that its pool holds.
        public internal(set) var mismatchShare: Double
        public internal(set) var toleranceShare = AccountingRounds.toleranceShare

        public var fits: Bool { mismatchShare <= toleranceShare }
    }

    /// A ten-thousandth of a region's carbon or clean energy: far below what emission factors are known to.
    package static let toleranceShare = 1e-4
    /// A gram per kWh, and a thousandth of clean share: a factor that is further off may be why nothing is sent.
    static let factorTolerance = 1e-3
    /// Rounds with factors as measured, then half way, then on the safe side. Most plans settle in two or three.
    static let wholeSteps = 3
    static let halfSteps = 3
    static let mostRounds = 10
}

extension PlanSession {
    /// A solution, and how the factors of its program came about; no record where nothing on links is weighed.
    public struct Settled: Sendable {
        public let solution: Solution
        public let record: AccountingRounds.Record?

        package init(solution: Solution, record: AccountingRounds.Record?) {
            (self.solution, self.record) = (solution, record)
        }
    }

    /// Solves the program with factors that fit its plan: those it holds, then others as long as they do not. The session holds
    /// the program that was solved.
    public mutating func settle() -> Settled {
        var solution = solve()
        if !model.weighsCarriedPower { return Settled(solution: solution, record: nil) }
        var record = AccountingRounds.Record(rounds: 1, mismatchShare: 0)
        if solution.status == .infeasible {
            // The guess may be what leaves no plan: from the most lenient factors there is one, if there is any.
            let before = snapshot
            hold(model.carried.lenient)
            let attempt = solve()
            record.rounds += 1
            if attempt.status != .optimal {
                restore(before)
                return Settled(solution: solution, record: record)
            }
            solution = attempt
        }
        while solution.status == .optimal, let next = nextFactors(solution, &record) {
            let before = snapshot
            hold(next)
            let attempt = solve()
            record.rounds += 1
            if attempt.status.stopped {
                // A solver that gives up leaves what was found before, and how far it is off; one that was stopped, no optimum.
                restore(before)
                if ![.numerical, .iterationLimit].contains(attempt.status) {
                    solution.stop(like: attempt, missing: "what links carry is not settled")
                }
                break
            }
            solution = attempt
        }
        return Settled(solution: solution, record: record)
    }

    /// The factors of the next round, and in the record how this one's fit; nil where they do, or rounds have run out.
    private func nextFactors(_ solution: Solution, _ record: inout AccountingRounds.Record) -> CarriedFactors? {
        let fit = AccountingFit(model, solution.primal)
        let isSafe = record.rounds > AccountingRounds.wholeSteps + AccountingRounds.halfSteps
        record.mismatchShare = isSafe ? fit.shortfallShare : fit.mismatchShare
        if record.fits && (isSafe || fit.factorGap <= AccountingRounds.factorTolerance) { return nil }
        if record.rounds >= AccountingRounds.mostRounds { return nil }
        var next = model.carried
        let swaps = AccountingFit.counterflows(model, solution.primal).subtracting(next.swaps)
        // The factors of a plan that swaps are worth nothing.
        if swaps.isEmpty { next = next.moved(to: fit.factors, after: record.rounds) }
        next.swaps.formUnion(swaps)
        return next
    }
}

extension CarriedFactors {
    /// Receivers count nothing against them, and senders give no clean energy away.
    var lenient: CarriedFactors {
        var factors = self
        for i in received.indices {
            factors.received[i] = Factor(tPerMwh: 0, cleanShare: 1, includedUsdPerT: 0)
            factors.sent[i].cleanShare = 0
        }
        return factors
    }

    /// The next round's factors, after so many.
    func moved(to measured: [Factor], after rounds: Int) -> CarriedFactors {
        var next = self
        if rounds <= AccountingRounds.wholeSteps {
            (next.received, next.sent) = (measured, measured)
            return next
        }
        let isSafe = rounds > AccountingRounds.wholeSteps + AccountingRounds.halfSteps
        for (i, found) in measured.enumerated() {
            if isSafe {
                next.received[i].tPerMwh = max(received[i].tPerMwh, found.tPerMwh)
                next.received[i].cleanShare = min(received[i].cleanShare, found.cleanShare)
                next.sent[i].tPerMwh = min(sent[i].tPerMwh, found.tPerMwh)
                next.sent[i].cleanShare = max(sent[i].cleanShare, found.cleanShare)
            } else {
                next.received[i] = received[i].halfWay(to: found)
                next.sent[i] = sent[i].halfWay(to: found)
            }
        }
        return next
    }
}

extension CarriedFactors.Factor {
    func halfWay(to other: Self) -> Self {
        Self(
            tPerMwh: (tPerMwh + other.tPerMwh) / 2, cleanShare: (cleanShare + other.cleanShare) / 2,
            includedUsdPerT: (includedUsdPerT + other.includedUsdPerT) / 2)
    }
}

/// How the factors of a program fit its plan.
struct AccountingFit {
    /// As measured, per cell.
    private(set) var factors: [CarriedFactors.Factor]
    /// The most by which a weighed cell's carbon or clean energy differs between program and plan, over what its pool holds; and
    /// the most by which the program sees it better than the plan is.
    private(set) var mismatchShare = 0.0
    private(set) var shortfallShare = 0.0
    /// The most by which a factor, t/MWh or share, is off that a weighed cell's links carry.
    private(set) var factorGap = 0.0

    init(_ model: PlanModel, _ x: [Double]) {
        factors = .init(repeating: .init(), count: model.power.count)
        for y in model.scenario.horizon.years.indices.enumerated().map(\.offset) {
            let traced = TracedYear(model, x, yearIndex: y)
            for r in model.scenario.regions.indices {
                let cell = model.cell(r, y)
                let pool = traced.flows.poolMwh[r]
                if pool < FlowTracing.leastPoolMwh {
                    factors[cell.index] = .init(cleanestOf: model.scenario.regions[r], cell.year)
                    continue
                }
                factors[cell.index] = traced.factors[r]
                if model.carbonWeighed.contains(cell.index) {
                    let worse = traced.consumedT[r] - model.countedEmissions(cell, at: x)
                    note(worse, of: max(1, traced.factors[r].tPerMwh * pool))
                }
                if model.cleanWeighed.contains(cell.index) {
                    note(model.countedCleanMwh(cell, at: x) - traced.cleanMwh[r], of: pool)
                }
            }
        }
        for flow in model.linkFlows where !model.scenario.links[flow.link].cleanOnly {
            for way in flow.ways { noteFactors(model, way.sender, way.receiver, flow.yearIndex) }
        }
    }

    private mutating func noteFactors(_ model: PlanModel, _ sender: Int, _ receiver: Int, _ y: Int) {
        let (from, to) = (model.cell(sender, y).index, model.cell(receiver, y).index)
        for (cell, used) in [(to, model.carried.received[from]), (from, model.carried.sent[from])] {
            if model.carbonWeighed.contains(cell) {
                factorGap = max(factorGap, abs(used.tPerMwh - factors[from].tPerMwh))
            }
            if model.cleanWeighed.contains(cell) {
                factorGap = max(factorGap, abs(used.cleanShare - factors[from].cleanShare))
            }
        }
    }

    private mutating func note(_ worse: Double, of size: Double) {
        mismatchShare = max(mismatchShare, abs(worse) / size)
        shortfallShare = max(shortfallShare, worse / size)
    }

    /// The links for any power that are used both ways in some hour.
    static func counterflows(_ model: PlanModel, _ x: [Double]) -> Set<CarriedFactors.LinkYear> {
        let used = model.linkFlows.filter { flow in
            if model.scenario.links[flow.link].cleanOnly { return false }
            let least = leastCounterflowShare * max(1, x[flow.capacity.start])
            return (0..<model.hours).contains { min(x[flow.forward.start + $0], x[flow.backward.start + $0]) > least }
        }
        return Set(used.map { CarriedFactors.LinkYear(link: $0.link, yearIndex: $0.yearIndex) })
    }

    /// Of a link's capacity (of a MW at least): less is a solver's noise.
    private static let leastCounterflowShare = 1e-4
}

extension PlanModel {
    /// Whether a price or limit weighs what power on links carries.
    public var weighsCarriedPower: Bool {
        power.indices.contains { i in
            !power[i].carried.isEmpty && (carbonWeighed.contains(i) || cleanWeighed.contains(i))
        }
    }

    /// The same program with other factors: the same columns and rows.
    func rebuilt(_ factors: CarriedFactors) -> PlanModel {
        PlanModel(scenario, axis: axis, profiles: profiles, carried: factors)
    }

    /// What the program counts as the emissions of a year's consumption, t.
    fileprivate func countedEmissions(_ cell: Cell, at x: [Double]) -> Double {
        let made = power[cell.index].emissions.reduce(0) { sum, flow in
            sum + weighted(flow.tPerMwh, flow.columns, at: x)
        }
        return power[cell.index].carried.reduce(made) { $0 + $1.tPerMwh * yearlySum($1.columns, at: x) }
    }

    /// What the program counts as clean energy consumed, MWh, less what stores lose.
    fileprivate func countedCleanMwh(_ cell: Cell, at x: [Double]) -> Double {
        let bus = power[cell.index]
        return bus.clean.reduce(0) { $0 + $1.share * yearlySum($1.columns, at: x) }
            + bus.carried.reduce(0) { $0 + $1.cleanShare * yearlySum($1.columns, at: x) }
            - bus.stores.reduce(0) { $0 + yearlySum($1.charge, at: x) - yearlySum($1.discharge, at: x) }
    }

    /// Σ_t w_t·a_t·x_t.
    private func weighted(_ factor: [Double], _ columns: Columns, at x: [Double]) -> Double {
        (0..<hours).reduce(0) { $0 + axis.weight[$1] * factor[$1] * x[columns.start + $1] }
    }
}
