import LinearProgramming
import TimeSeries

/// Points of a plan on fewer hours, taken to the same plan on more, to start from.
///
/// Solving on ever finer hours, each from the one before, is cascadic refinement (Bornemann & Deuflhard 1996, "The cascadic multigrid
/// method for elliptic problems"), here in time. An hour takes the values of the one that stands for it (`TimeAxis.standIns`):
///
///     columns        x(t) = x(s); between two bounds the same share of the way; below a·K the same share of it
///     rows           y(t) = y(s)·w(t)/w(s): a dual is a price per hour of the year times the weight of the model's hour
///     of the year    as they are
///
/// What the hours now ask for is then met row by row (`RowSweeps`). The point need not be good: it is where a path starts.
struct FinerHours {
    private let coarse: LinearProgram
    private let fine: LinearProgram
    private let hours: [Source]
    private let days: [Source]
    private let bills: [Source]

    /// What stands for a step: an hour, day or bill of the coarser model, and its weight there over that here.
    private struct Source {
        let index: Int
        let share: Double
    }

    init(from coarse: PlanModel, to fine: PlanModel) {
        (self.coarse, self.fine) = (coarse.program, fine.program)
        let (before, after) = (coarse.axis, fine.axis)
        let hours = before.standIns(for: after).enumerated().map { t, s in
            Source(index: s, share: after.weight[t] / before.weight[s])
        }
        self.hours = hours
        days = after.days.map {
            let first = hours[$0.lowerBound]
            return Source(index: before.dayIndex[first.index], share: first.share)
        }
        bills = after.billingGroups.map { group in
            let like = before.billingGroups.firstIndex { $0.calendarMonths.contains(group.calendarMonths[0]) } ?? 0
            return Source(index: like, share: group.months / before.billingGroups[like].months)
        }
    }

    /// The point in the columns and rows of the finer program; 0 where the coarser one has nothing of the kind.
    ///
    /// - Complexity: linear in the nonzeros of the finer program.
    func point(_ point: NearbyPoint) -> NearbyPoint {
        var x = [Double](repeating: 0, count: fine.columnCount)
        each(fine.columnBlocks, coarse.columnBlocks) { j, source, _ in
            x[j] = placed(point.primal[source], coarse.range(source), fine.range(j))
        }
        keepUse(&x, point.primal)
        RowSweeps(fine).meet(&x)
        var y = [Double](repeating: 0, count: fine.totalRowCount)
        each(fine.rowBlocks, coarse.rowBlocks) { i, source, share in y[i] = share * point.rowDual[source] }
        let (here, there) = (fine.rowCount, coarse.rowCount)
        each(fine.capacityBounds.map(\.block), coarse.capacityBounds.map(\.block)) { i, source, share in
            y[here + i] = share * point.rowDual[there + source]
        }
        return NearbyPoint(primal: x, rowDual: y, relativeGap: point.relativeGap, isRough: true)
    }

    /// Between two bounds the same share of the way from one to the other; half way where there was no way.
    private func placed(_ value: Double, _ before: ClosedRange<Double>, _ after: ClosedRange<Double>) -> Double {
        let (from, to) = (before.upperBound - before.lowerBound, after.upperBound - after.lowerBound)
        if !from.isFinite || !to.isFinite { return value }
        let share = from > 0 ? min(1, max(0, (value - before.lowerBound) / from)) : 0.5
        return after.lowerBound + share * to
    }

    /// Columns below a share of a capacity that changes by the hour are the part of it that they were; where there was none, the part
    /// that they are in the mean.
    private func keepUse(_ x: inout [Double], _ before: [Double]) {
        var uses = [Double?](repeating: nil, count: coarse.capacityBoundCount)
        var means = [Double](repeating: 0.5, count: coarse.capacityBoundCount)
        for bound in coarse.capacityBounds {
            let members = bound.block.start..<bound.block.start + bound.block.count
            for i in members {
                let k = i - bound.block.start
                let most = bound.factor[k] * before[bound.capacity.start]
                if most > 0 { uses[i] = min(1, before[bound.columns.start + k] / most) }
            }
            let known = members.compactMap { uses[$0] }
            if !known.isEmpty { for i in members { means[i] = known.reduce(0, +) / Double(known.count) } }
        }
        var use = [Double?](repeating: nil, count: fine.capacityBoundCount)
        each(fine.capacityBounds.map(\.block), coarse.capacityBounds.map(\.block)) { i, source, _ in
            use[i] = uses[source] ?? means[source]
        }
        for bound in fine.capacityBounds {
            guard case .series = bound.factor else { continue }
            for k in 0..<bound.block.count {
                guard let use = use[bound.block.start + k] else { continue }
                x[bound.columns.start + k] = use * bound.factor[k] * x[bound.capacity.start]
            }
        }
    }
}

// MARK: - Which member stands for which

extension FinerHours {
    /// Calls `body` with each member of the finer blocks, the member that stands for it and the weight that duals take; members
    /// without one are left out.
    ///
    /// Blocks of a kind, apart from a number at the end of their items (the periods and runs of a reservoir), are one series of
    /// members: by their hours, days or bills, or, where they have no step, each by its part of the way through.
    private func each(_ blocks: [Block], _ sources: [Block], _ body: (Int, Int, Double) -> Void) {
        let before = Dictionary(grouping: sources) { $0.label.kind }
        for (kind, like) in Dictionary(grouping: blocks, by: { $0.label.kind }) {
            guard let those = before[kind] else { continue }
            let places = Self.places(those)
            let (count, total) = (like.reduce(0) { $0 + $1.count }, those.reduce(0) { $0 + $1.count })
            var passed = 0
            for block in like {
                for i in 0..<block.count {
                    let source = source(block.label.step, i) ?? Source(index: (passed + i) * total / count, share: 1)
                    if let place = places[source.index] { body(block.start + i, place, source.share) }
                }
                passed += block.count
            }
        }
    }

    private func source(_ step: Label.Step, _ i: Int) -> Source? {
        switch step {
        case .none: nil
        case .hour, .hours: hours[step.index(of: i)]
        case .day, .days: days[step.index(of: i)]
        case .bill: bills[i]
        }
    }

    /// Where the member of a step stands; of blocks without steps, the member so far from the first.
    private static func places(_ blocks: [Block]) -> [Int: Int] {
        var places: [Int: Int] = [:]
        var passed = 0
        for block in blocks {
            for i in 0..<block.count {
                let at = block.label.step == .none ? passed + i : block.label.step.index(of: i)
                if places[at] == nil { places[at] = block.start + i }
            }
            passed += block.count
        }
        return places
    }
}

extension Label {
    /// The label whatever it has a member for, without a number at the end of its item.
    fileprivate var kind: Label {
        var label = self
        label.step = .none
        if let dot = item.lastIndex(of: "."), Int(item[item.index(after: dot)...]) != nil {
            label.item = String(item[..<dot])
        }
        return label
    }
}

extension LinearProgram {
    fileprivate func range(_ j: Int) -> ClosedRange<Double> { lower[j]...max(lower[j], upper[j]) }
}
