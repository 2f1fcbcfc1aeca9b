import LinearAlgebra

/// The regularised matrix of `QuasidefiniteSystem`, reduced by hand and factorised. For an eliminated column g with rows' coefficients a,
/// and eliminated rows r with coefficients α of g and κ of kept columns K, with v = 1/(Θ_r + δ), δ = ρ:
///
///     d = H + ρ + Σ α²·v,   w = (a, −α·v·κ),   reduced matrix += w·wᵀ/d,   on K: −κ²·v·(d − α²·v)/d
///
/// the last being the product form of −κ²·v + (α·v·κ)²/d, which would cancel.
final class KKTReduction: @unchecked Sendable {
    private let settings: KKTSettings
    private let workers: Workers
    private let stops: @Sendable () -> Bool
    private let layout: KKTLayout
    /// ρ and δ, raised when pivots fail.
    private var regularisation: Double
    private let isFree: Buffer<Bool>
    private let factor: QuasidefiniteFactor
    let symbolic: SymbolicFactor

    // The eliminated columns (see `EliminatedColumns`) as buffers.
    private let count: Int
    private let column: Buffer<Int32>
    private let slot: Buffer<Int>
    private let slotRows: Buffer<Int>
    private let index: Buffer<Int32>
    private let coefficient: Buffer<Double>
    private let slotLink: Buffer<Int32>
    private let link: Buffer<Int>
    private let linkRow: Buffer<Int32>
    private let linkCoefficient: Buffer<Double>
    /// Slots by reduced index: incoming[incomingStart[r] ..< incomingStart[r+1]], and the column of each slot.
    private let incomingStart: Buffer<Int>
    private let incoming: Buffer<Int32>
    private let slotColumn: Buffer<Int32>
    private let ranges: [Range<Int>]

    private let start: Buffer<Int>
    private let pairTarget: Buffer<Int32>
    private let pairStart: Buffer<Int>
    private let fixedTarget: Buffer<Int32>
    private let fixedValue: Buffer<Double>
    private let keptRows: Buffer<Int32>
    private let keptColumns: Buffer<Int32>

    private let values: Buffer<Double>
    private let inverse: Buffer<Double>
    private let linkWeight: Buffer<Double>
    private let weight: Buffer<Double>
    private let reduced: Buffer<Double>
    private let share: Buffer<Double>

    /// - Throws: `.tooLarge` when the factor would take more than `limit` bytes, `.stopped` when asked to stop.
    init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers, limit: Int,
        stops: @escaping @Sendable () -> Bool
    ) throws(LinearAlgebraError) {
        self.settings = settings
        self.workers = workers
        self.stops = stops
        layout = KKTLayout(program, settings)
        let eliminated = EliminatedColumns(program, layout)
        if stops() { throw .stopped }
        let pattern = KKTPattern(program, layout, eliminated)
        if stops() { throw .stopped }
        symbolic = try SymbolicFactor(pattern.pattern, settings: settings.factor)
        if symbolic.bytes > limit { throw .tooLarge(needed: symbolic.bytes, limit: limit) }
        if stops() { throw .stopped }
        let signs =
            [Double](repeating: 1, count: layout.keptRows.count)
            + [Double](repeating: -1, count: layout.keptColumns.count)
        factor = QuasidefiniteFactor(symbolic, signs: signs, workers: workers)
        regularisation = settings.leastRegularisation
        isFree = Buffer((0..<program.columnCount).map { program.isFree($0) })
        count = eliminated.column.count
        (column, slot, slotRows) = (Buffer(eliminated.column), Buffer(eliminated.slot), Buffer(eliminated.slotRows))
        (index, coefficient) = (Buffer(eliminated.index), Buffer(eliminated.coefficient))
        (slotLink, link) = (Buffer(eliminated.slotLink), Buffer(eliminated.link))
        (linkRow, linkCoefficient) = (Buffer(eliminated.linkRow), Buffer(eliminated.linkCoefficient))
        let incidence = SlotIncidence(eliminated, reducedCount: layout.count)
        (incomingStart, incoming) = (Buffer(incidence.start), Buffer(incidence.slot))
        slotColumn = Buffer(incidence.column)
        ranges = incidence.balancedRanges(pieces: 8)
        start = Buffer(pattern.pattern.start)
        (pairTarget, pairStart) = (Buffer(pattern.pairTarget), Buffer(incidence.pairStart))
        (fixedTarget, fixedValue) = (Buffer(pattern.fixedTarget), Buffer(pattern.fixedValue))
        (keptRows, keptColumns) = (Buffer(layout.keptRows), Buffer(layout.keptColumns))
        values = Buffer(repeating: 0, count: pattern.pattern.entryCount)
        inverse = Buffer(repeating: 0, count: count)
        share = Buffer(repeating: 0, count: count)
        linkWeight = Buffer(repeating: 0, count: eliminated.linkRow.count)
        weight = Buffer(eliminated.coefficient)
        reduced = Buffer(repeating: 0, count: layout.count)
    }

    /// Factorises for H (columns) and Θ (rows), with more regularisation until no pivot has to be replaced or there is no
    /// more to be had; false when asked to stop.
    func factorise(hessian: Buffer<Double>, slack: Buffer<Double>) -> Bool {
        while true {
            assemble(hessian, slack)
            guard let replaced = factor.factorise(values, stops: stops) else { return false }
            if replaced == 0 || regularisation >= settings.greatestRegularisation { return true }
            regularisation = min(regularisation * settings.regularisationGrowth, settings.greatestRegularisation)
        }
    }

    private func assemble(_ hessian: Buffer<Double>, _ slack: Buffer<Double>) {
        values.base.update(repeating: 0, count: values.count)
        let rows = keptRows.count
        for k in 0..<rows { values[start[k]] = slack[Int(keptRows[k])] + regularisation }
        for k in 0..<keptColumns.count {
            let j = Int(keptColumns[k])
            values[start[rows + k]] = -regularised(j, hessian)
        }
        for e in 0..<fixedTarget.count { values[Int(fixedTarget[e])] += fixedValue[e] }
        for k in 0..<count { eliminate(k, hessian, slack) }
    }

    private func regularised(_ j: Int, _ hessian: Buffer<Double>) -> Double {
        hessian[j]
            + (isFree[j]
                ? max(regularisation, settings.freeRegularisation) : min(regularisation, settings.columnRegularisation))
    }

    /// Adds w·wᵀ/d of the k-th eliminated column, the kept columns' part in product form.
    private func eliminate(_ k: Int, _ hessian: Buffer<Double>, _ slack: Buffer<Double>) {
        let own = regularised(Int(column[k]), hessian)
        var d = own
        for l in link[k]..<link[k + 1] {
            let v = 1 / (slack[Int(linkRow[l])] + regularisation)
            linkWeight[l] = v
            d += linkCoefficient[l] * linkCoefficient[l] * v
        }
        inverse[k] = 1 / d
        let (begin, rows, end) = (slot[k], slotRows[k], slot[k + 1])
        for p in rows..<end {
            let l = Int(slotLink[p])
            weight[p] = -linkCoefficient[l] * linkWeight[l] * coefficient[p]
        }
        var pair = pairStart[k]
        for p in begin..<end {
            let scaled = weight[p] / d
            for q in begin...p {
                var value = scaled * weight[q]
                if q >= rows && slotLink[p] == slotLink[q] {
                    let l = Int(slotLink[p])
                    value = -coefficient[p] * coefficient[q] * linkWeight[l] * rest(k, without: l, own) / d
                } else if p != q && index[p] == index[q] {
                    value *= 2
                }
                values[Int(pairTarget[pair])] += value
                pair += 1
            }
        }
    }

    /// d − α²·v of link l, as a sum.
    private func rest(_ k: Int, without excluded: Int, _ own: Double) -> Double {
        var sum = own
        for l in link[k]..<link[k + 1] where l != excluded {
            sum += linkCoefficient[l] * linkCoefficient[l] * linkWeight[l]
        }
        return sum
    }

    /// Δx (columns) and Δy (rows) of the regularised system for the right sides f, q.
    func solve(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, dx: UnsafeMutablePointer<Double>,
        dy: UnsafeMutablePointer<Double>
    ) {
        let (f, q, dx, dy) = (MutableView(f), MutableView(q), MutableView(dx), MutableView(dy))
        workers.forRanges(count) { range in for k in range { self.condense(k, f, q) } }
        workers.forEach(ranges.count) { piece in for r in self.ranges[piece] { self.gather(r, f, q) } }
        factor.solve(reduced.base)
        for k in 0..<keptRows.count { dy.base[Int(keptRows[k])] = reduced[k] }
        for k in 0..<keptColumns.count { dx.base[Int(keptColumns[k])] = reduced[keptRows.count + k] }
        workers.forRanges(count) { range in for k in range { self.recover(k, q, dx, dy) } }
    }

    /// The right side of the k-th eliminated column without its rows, over d.
    private func condense(_ k: Int, _ f: MutableView, _ q: MutableView) {
        var own = f.base[Int(column[k])]
        for l in link[k]..<link[k + 1] { own -= linkCoefficient[l] * linkWeight[l] * q.base[Int(linkRow[l])] }
        share[k] = own * inverse[k]
    }

    /// The reduced right side r: the row's or column's own, and what the eliminated columns and rows leave there.
    private func gather(_ r: Int, _ f: MutableView, _ q: MutableView) {
        var sum = r < keptRows.count ? q.base[Int(keptRows[r])] : f.base[Int(keptColumns[r - keptRows.count])]
        for e in incomingStart[r]..<incomingStart[r + 1] {
            let p = Int(incoming[e])
            sum += weight[p] * share[Int(slotColumn[p])]
            let l = Int(slotLink[p])
            if l >= 0 { sum -= coefficient[p] * linkWeight[l] * q.base[Int(linkRow[l])] }
        }
        reduced[r] = sum
    }

    /// Δg = (w·u − f′)/d, then Δy of the eliminated rows: v·(q − α·Δg − κ·ΔK).
    private func recover(_ k: Int, _ q: MutableView, _ dx: MutableView, _ dy: MutableView) {
        var sum = 0.0
        for p in slot[k]..<slot[k + 1] { sum += weight[p] * reduced[Int(index[p])] }
        let change = sum * inverse[k] - share[k]
        dx.base[Int(column[k])] = change
        for l in link[k]..<link[k + 1] {
            dy.base[Int(linkRow[l])] = q.base[Int(linkRow[l])] - linkCoefficient[l] * change
        }
        for p in slotRows[k]..<slot[k + 1] {
            dy.base[Int(linkRow[Int(slotLink[p])])] -= coefficient[p] * reduced[Int(index[p])]
        }
        for l in link[k]..<link[k + 1] { dy.base[Int(linkRow[l])] *= linkWeight[l] }
    }
}
