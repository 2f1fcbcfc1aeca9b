import LinearProgramming

/// By how much a member of a conflict would have to give way, alone, for the others to hold.
struct Shortfall {
    /// In the unit of its number.
    let amount: Double
    /// Whether the number would have to rise.
    let rises: Bool
}

extension ConflictSource {
    /// How closely a number is found whose rows gain what the plan makes of it, of what it takes.
    private static let bisectionShare = 1e-3

    /// The number's own reading where its rows' gain is known before any plan is, else the first in its unit, else the first.
    func reading(_ limit: ReportedConstraint) -> SetNumber.Reading? {
        let readings = limit.number.readings
        return readings.first { $0.perUnit != nil && $0.relief.known(0) != nil } ?? readings.first { $0.perUnit != nil }
            ?? readings.first
    }

    /// Whether what one unit of a member's number does is known before any plan is.
    private func isKnown(_ member: Int) -> Bool {
        limits(member).allSatisfy { reading($0)?.relief.known(0) != nil }
    }

    /// What row t of a limit gains for one unit of its number; of numbers that depend on the plan, of the row itself.
    private func gain(_ constraint: Int?, _ t: Int) -> Double {
        guard let limit = constraint.map({ model.constraints[$0] }), let reading = reading(limit),
            let relief = reading.relief.known(t)
        else { return 1 }
        return abs(relief * (reading.perUnit ?? 1))
    }

    /// The least by which a member of a conflict gives way; nil where that is not enough, or nobody set a number.
    func shortfall(of member: Int, in conflict: Conflict, _ filter: inout ConflictFilter) -> Shortfall? {
        if members[member].constraints.isEmpty { return nil }
        let loosening = ConflictProgram.Loosening(
            member, ofRow: { gain(constraintOfRows[blockOfRow[$0]], $0 - blocks[blockOfRow[$0]].start) },
            ofColumn: {
                gain(constraintOfColumns[blockOfColumn[$0]], $0 - model.program.columnBlocks[blockOfColumn[$0]].start)
            })
        let (solution, part) = filter.solution(of: conflict, loosened: [loosening])
        if solution.status != .optimal { return nil }
        let x = part.spread(solution.primal, over: model.program.columnCount)
        if !isKnown(member) { return bisected(member, conflict, x, &filter) }
        return Shortfall(amount: solution.certificate.primalObjective, rises: rises(member, conflict, at: x))
    }

    private func rows(of member: Int, _ conflict: Conflict) -> [Int] {
        conflict.rows.filter { program.rowMember[$0] == member }
    }

    /// Where an equation gives way to both sides, the point says to which it does.
    private func rises(_ member: Int, _ conflict: Conflict, at x: [Double]) -> Bool {
        switch members[member].side {
        case .lower: return false
        case .upper, .nothing: return true
        case .rows: break
        }
        var above = 0.0
        var isEquation = false
        for i in rows(of: member, conflict) where program.matrix.lower[i] == program.matrix.upper[i] {
            isEquation = true
            above += program.entries(i).reduce(-program.matrix.upper[i]) { $0 + $1.1 * x[$1.0] }
        }
        return isEquation ? above > 0 : !(limits(member).first?.number.isFloor ?? false)
    }

    /// Of a number whose rows are  a·x ≤ b + δ·gain(x): the least δ for which the conflict has a solution, by bisection.
    private func bisected(
        _ member: Int, _ conflict: Conflict, _ x: [Double], _ filter: inout ConflictFilter
    ) -> Shortfall? {
        guard let number = limits(member).first?.number else { return nil }
        let most = number.isFloor ? number.value : max(1, 10 * number.value)
        var high: Double?
        for trial in [min(enough(member, conflict, x) * (1 + Self.bisectionShare), most), most]
        where high == nil && trial > 0 && isPossible(member, conflict, giving: trial, &filter) {
            high = trial
        }
        guard var high else { return nil }
        var low = 0.0
        while high - low > Self.bisectionShare * high && high > 1e-9 * max(1, number.value) {
            let middle = (low + high) / 2
            if isPossible(member, conflict, giving: middle, &filter) { high = middle } else { low = middle }
        }
        return Shortfall(amount: high, rises: !number.isFloor)
    }

    /// What the rows' gain at a point makes of how far they are off there.
    private func enough(_ member: Int, _ conflict: Conflict, _ x: [Double]) -> Double {
        rows(of: member, conflict).reduce(0) { most, i in
            guard let tilt = tilt(i, by: 1) else { return most }
            let over = program.entries(i).reduce(-program.matrix.upper[i]) { $0 + $1.1 * x[$1.0] }
            let gain = tilt.terms.reduce(tilt.constant) { $0 + $1.coefficient * x[$1.column] }
            return over > 0 ? max(most, gain > 0 ? over / gain : .infinity) : most
        }
    }

    private func tilt(_ i: Int, by delta: Double) -> (terms: [(column: Int, coefficient: Double)], constant: Double)? {
        let block = blockOfRow[i]
        guard let constraint = constraintOfRows[block], let reading = reading(model.constraints[constraint]) else {
            return nil
        }
        let scale = delta * (reading.perUnit ?? 1)
        let row = reading.relief.row(i - blocks[block].start)
        return (row.terms.map { ($0.column, $0.coefficient * scale) }, row.constant * scale)
    }

    private func isPossible(
        _ member: Int, _ conflict: Conflict, giving delta: Double, _ filter: inout ConflictFilter
    ) -> Bool {
        let tilted = ConflictProgram.Tilt { i in program.rowMember[i] == member ? tilt(i, by: delta) : nil }
        return filter.solution(of: conflict, tilted: tilted).solution.status == .optimal
    }
}
