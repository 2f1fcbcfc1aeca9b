import LinearProgramming

/// Racks bought by the row: what each year has built of a class so far, Σ_{y' ≤ y} b(y'), rounded to whole rows.
///
/// The builds are fixed; halls, power and all else are planned anew around them. Rounding to the nearest row may ask for more
/// than some limit allows. Rounding within rounds down and then adds rows, those that lack most first, as long as a region
/// holds no more MW of racks, of liquid-cooled ones and of H100-equivalents than before. Rounding down takes the whole rows of
/// each year alone, so that no year has more of anything than before: what caps builds, by year or in all, holds still, and
/// work may be left undone at its value. What is committed is bought in whole rows, up, whatever the direction. (A limit on a ratio, such as a PUE, may still fail; then there is no such plan.)
public struct RackRounding: Sendable {
    public enum Direction: String, Sendable, CaseIterable {
        case nearest
        case within
        case down
    }

    public let direction: Direction
    private var builds: [(column: Columns, racks: Double)] = []

    /// What to round of a solution of the model with builds that may be any number.
    public init(_ model: PlanModel, _ solution: Solution, _ direction: Direction) {
        self.direction = direction
        for region in model.scenario.regions.indices {
            var classes = model.scenario.rackClasses.compactMap { rack in
                model.stocks[.racks(region, rack.name)].map {
                    Purchases(
                        rack: rack, builds: $0.builds,
                        committed: model.yearly {
                            model.scenario.regions[region].committedRacks[rack.name]?.value(in: $0) ?? 0
                        })
                }
            }
            for y in model.scenario.horizon.years.indices.enumerated().map(\.offset) {
                for k in classes.indices { classes[k].want(y, solution.primal) }
                round(&classes, direction)
                for k in classes.indices {
                    if let column = classes[k].builds[y] { builds.append((column, classes[k].buy())) }
                }
            }
        }
    }

    /// Fixes the builds of racks.
    public func apply(to session: inout PlanSession) {
        for (column, racks) in builds { session.setBounds(column, lower: racks, upper: racks) }
    }

    private func round(_ classes: inout [Purchases], _ direction: Direction) {
        for k in classes.indices {
            classes[k].target = classes[k].rounded(direction)
        }
        if direction != .within { return }
        let order = classes.indices.sorted {
            (classes[$0].lacking, $1) > (classes[$1].lacking, $0)
        }
        for k in order where classes[k].lacking > 0 && classes[k].builds.contains(where: { $0 != nil }) {
            classes[k].target += classes[k].rack.racksPerRow
            if !Room(classes).isThere { classes[k].target -= classes[k].rack.racksPerRow }
        }
    }
}

/// What is built of a rack class over the years.
private struct Purchases {
    let rack: RackClass
    let builds: [Columns?]
    /// Cumulative racks that must be bought, by year.
    let committed: [Double]
    /// Cumulative racks that the plan wants, that are bought so far, and that shall be.
    var wanted = 0.0
    var bought = 0.0
    var target = 0.0

    init(rack: RackClass, builds: [Columns?], committed: [Double]) {
        (self.rack, self.builds, self.committed) = (rack, builds, committed)
    }

    /// What the plan wants in this year alone.
    private var wantedNow = 0.0
    /// What of it is committed, in whole rows.
    private var least = 0.0

    /// A solver's 2.9999999 rows are three.
    private static let almostWhole = 1e-6

    /// The racks bought by the end of the year, in whole rows; never fewer than before.
    func rounded(_ direction: RackRounding.Direction) -> Double {
        let row = rack.racksPerRow
        let bought = max(bought, least)
        func down(_ racks: Double) -> Double { (racks / row + Purchases.almostWhole).rounded(.down) * row }
        switch direction {
        case .nearest: return max(bought, (wanted / row).rounded() * row)
        case .within: return max(bought, down(wanted))
        case .down: return max(self.bought + down(wantedNow), least)
        }
    }

    /// The part of a row that the target leaves out.
    var lacking: Double { (wanted - target) / rack.racksPerRow }

    mutating func want(_ y: Int, _ x: [Double]) {
        wantedNow = builds[y].map { x[$0.start] } ?? 0
        least = (committed[y] / rack.racksPerRow - Purchases.almostWhole).rounded(.up) * rack.racksPerRow
        wanted += wantedNow
    }

    mutating func buy() -> Double {
        let racks = target - bought
        bought = target
        return racks
    }
}

/// Whether a region's targets hold no more than it wanted: MW of all racks, of liquid-cooled ones, and H100-equivalents.
private struct Room {
    let isThere: Bool

    init(_ classes: [Purchases]) {
        let measures: [(RackClass) -> Double] = [
            { $0.peakKw }, { $0.hall == .liquid ? $0.peakKw : 0 }, { $0.h100ePerRack },
        ]
        isThere = measures.allSatisfy { measure in
            let (wanted, target) = classes.reduce((0.0, 0.0)) { sums, k in
                (sums.0 + measure(k.rack) * k.wanted, sums.1 + measure(k.rack) * k.target)
            }
            return target <= wanted * (1 + 1e-9) + 1e-6
        }
    }
}

/// What whole rows cost.
public struct RoundingResult: Sendable, Codable, Equatable {
    /// How racks were rounded: see `RackRounding.Direction`.
    public let direction: String
    /// Present value of all costs with any number of racks.
    public let unroundedObjectiveUsd: Double
    public let costOfRoundingUsd: Double

    init(_ direction: RackRounding.Direction, unrounded: Double, rounded: Double) {
        self.direction = direction.rawValue
        unroundedObjectiveUsd = unrounded
        costOfRoundingUsd = rounded - unrounded
    }
}

extension PlanSession {
    /// Settles the program with whole rows of racks: rounded to the nearest, or less where that leaves no plan. The session holds
    /// the program that was solved; no result where there is none with whole rows.
    ///
    /// - Parameter unrounded: the solution of the program as it is.
    public mutating func roundRacks(_ unrounded: Solution) -> (settled: Settled, result: RoundingResult?) {
        let cost = model.program.objective(at: unrounded.primal)
        let free = snapshot
        var settled = Settled(solution: unrounded, record: nil)
        for direction in RackRounding.Direction.allCases {
            restore(free)
            RackRounding(model, unrounded, direction).apply(to: &self)
            settled = settle()
            if settled.solution.status == .infeasible { continue }
            if settled.solution.status.stopped {
                restore(free)
                var stopped = unrounded
                stopped.stop(like: settled.solution, missing: "racks are not rounded to whole rows")
                return (Settled(solution: stopped, record: nil), nil)
            }
            let rounded = model.program.objective(at: settled.solution.primal)
            return (settled, RoundingResult(direction, unrounded: cost, rounded: rounded))
        }
        return (settled, nil)
    }
}
