import LinearAlgebra

/// The regularised matrix of `QuasidefiniteSystem`, reduced by hand (`ReducedAssembly`) and factorised.
///
/// A right side (f, q) is reduced to the kept unknowns by the shares s = (f − Σ α·v·q)/d of eliminated columns and
/// t = v·(α·s + q) of eliminated rows: r = (q, f) + Σ a·s − Σ κ·t. From what the factor then finds, u,
/// Δg = Σ (a·u − α·v·κ·u)/d − s, and Δy = v·(q − α·Δg − κ·u).
final class KKTReduction: @unchecked Sendable {
    private let program: StandardProgram
    private let settings: KKTSettings
    private let workers: Workers
    private let stops: @Sendable () -> Bool
    /// ρ and the greatest δ, raised when pivots fail.
    private var regularisation: Double
    /// Pivots of the factor that were lost.
    private var replaced = 0
    private let columns: ReducedColumns
    private let values: ValueLayout
    private let assembly: ReducedAssembly
    private let factor: QuasidefiniteFactor
    let symbolic: SymbolicFactor
    /// Bytes of the factor and of what it works with.
    let bytes: Int
    /// s of the columns, then t of the eliminated rows.
    private let share: Buffer<Double>

    /// - Throws: `.tooLarge` when the factor would take more than `limit` bytes, `.stopped` when asked to stop.
    init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers, limit: Int,
        stops: @escaping @Sendable () -> Bool
    ) throws(LinearAlgebraError) {
        (self.program, self.settings, self.workers, self.stops) = (program, settings, workers, stops)
        let layout = KKTLayout(program, settings)
        let eliminated = EliminatedColumns(program, layout)
        if stops() { throw .stopped }
        let pattern = KKTPattern(program, layout, eliminated)
        if stops() { throw .stopped }
        var symbolic = try SymbolicFactor(
            pattern.pattern, settings: settings.factor, times: layout.hours(program.structure), workers: workers)
        bytes = QuasidefiniteFactor.bytes(symbolic, workers)
        if bytes > limit { throw .tooLarge(needed: bytes, limit: limit) }
        if stops() { throw .stopped }
        var place = [Int32](repeating: 0, count: layout.count)
        for (position, r) in symbolic.order.enumerated() { place[Int(r)] = Int32(position) }
        var columns = ReducedColumns(eliminated, place: place)
        values = ValueLayout(columns, eliminated, pattern, layout, symbolic)
        columns.giveUpOriginal()
        symbolic.giveUpEntryOrder()
        (self.columns, self.symbolic) = (columns, symbolic)
        assembly = ReducedAssembly(columns, values, workers)
        let signs =
            [Double](repeating: 1, count: layout.keptRows.count)
            + [Double](repeating: -1, count: layout.keptColumns.count)
        factor = QuasidefiniteFactor(symbolic, signs: signs, workers: workers)
        regularisation = settings.leastRegularisation
        share = Buffer(repeating: 0, count: columns.count + columns.linkCount)
    }

    /// Factorises for H (columns) and Θ (rows), with more regularisation until no more pivots are replaced than refinement may
    /// make up for, or there is no more to be had; false when asked to stop.
    func factorise(hessian: Buffer<Double>, slack: Buffer<Double>) -> Bool {
        let mayBeReplaced = Int(settings.replacedPivotShare * Double(symbolic.count))
        return factorise(hessian, slack, replacing: mayBeReplaced, upTo: settings.greatestRegularisation)
    }

    /// Factorises the same again with more regularisation, for a solve that left this share of its right side; false where no pivot was
    /// replaced or there is no more to be had, or when asked to stop.
    func strengthen(hessian: Buffer<Double>, slack: Buffer<Double>, left: Double) -> Bool {
        var greatest = settings.greatestRegularisation
        if left <= settings.uselessSolve { greatest = min(greatest, settings.greatestForSolves) }
        if replaced == 0 || regularisation >= greatest { return false }
        regularise(upTo: greatest)
        return factorise(hessian, slack, replacing: replaced - 1, upTo: greatest)
    }

    private func factorise(
        _ hessian: Buffer<Double>, _ slack: Buffer<Double>, replacing most: Int, upTo greatest: Double
    ) -> Bool {
        while true {
            assembly.assemble(
                RegularisedDiagonals(program, hessian, slack, regularisation, settings))
            guard let count = factor.factorise(inOrder: assembly.values, stops: stops) else { return false }
            replaced = count
            if replaced <= most || regularisation >= greatest { return true }
            regularise(upTo: greatest)
        }
    }

    private func regularise(upTo greatest: Double) {
        regularisation = min(regularisation * settings.regularisationGrowth, greatest)
    }

    /// Entries of the regularised matrix's inverse among these columns and n + rows.
    func inverseEntries(_ unknowns: [Int]) -> DenseMatrix { InverseEntries(shares, factor).among(unknowns) }

    private lazy var shares = UnknownShares(program, columns, values, assembly)

    /// Δx (columns) and Δy (rows) of the regularised system for the right sides f, q.
    func solve(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, dx: UnsafeMutablePointer<Double>,
        dy: UnsafeMutablePointer<Double>
    ) {
        let (f, q) = (MutableView(f), MutableView(q))
        workers.forRanges(columns.count) { self.condense($0, f.base, q.base) }
        workers.forRanges(symbolic.count) { self.gather($0, f.base, q.base) }
        solveReduced(q, MutableView(dx), MutableView(dy))
    }

    /// The same for a right side that is zero but at `support`, columns and n + rows.
    func solve(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, support: [Int],
        dx: UnsafeMutablePointer<Double>, dy: UnsafeMutablePointer<Double>
    ) {
        let (n, reduced) = (program.columnCount, MutableView(factor.position))
        workers.forRanges(columns.count) { self.share.clear($0) }
        workers.forRanges(symbolic.count) { (reduced.base + $0.lowerBound).update(repeating: 0, count: $0.count) }
        for j in support {
            let value = j < n ? f[j] : q[j - n]
            let unknown = shares.unknown(j)
            if case .eliminated(let column, _) = unknown { share[column] += value * shares.share(unknown) }
            for (position, own) in shares.rightSide(unknown) { reduced.base[position] += value * own }
        }
        solveReduced(MutableView(q), MutableView(dx), MutableView(dy))
    }

    /// Δx and Δy from s and the reduced right side.
    private func solveReduced(_ q: MutableView, _ dx: MutableView, _ dy: MutableView) {
        factor.solveInOrder()
        workers.forRanges(symbolic.count) { range in
            let (found, unknown) = (self.factor.position, self.values.unknown.base)
            for r in range {
                let at = Int(unknown[r])
                if at < 0 { dx.base[~at] = found[r] } else { dy.base[at] = found[r] }
            }
        }
        workers.forRanges(columns.count) { self.recover($0, q.base, dx.base, dy.base) }
    }

    /// s and t.
    private func condense(
        _ range: Range<Int>, _ f: UnsafeMutablePointer<Double>, _ q: UnsafeMutablePointer<Double>
    ) {
        let (link, row, alpha) = (columns.link.base, columns.linkRow.base, columns.linkCoefficient.base)
        let (column, inverse, v) = (columns.column.base, assembly.inverse.base, assembly.linkWeight.base)
        let (s, t) = (share.base, share.base + columns.count)
        for k in range {
            let links = Int(link[k])..<Int(link[k + 1])
            var own = f[Int(column[k])]
            for l in links { own -= alpha[l] * v[l] * q[Int(row[l])] }
            s[k] = own * inverse[k]
            for l in links { t[l] = v[l] * (alpha[l] * s[k] + q[Int(row[l])]) }
        }
    }

    /// The reduced right side: an unknown's own, and what the eliminated columns and rows leave there.
    private func gather(
        _ range: Range<Int>, _ f: UnsafeMutablePointer<Double>, _ q: UnsafeMutablePointer<Double>
    ) {
        let (start, source) = (columns.sourceStart.base, columns.source.base)
        let (coefficient, share) = (columns.sourceCoefficient.base, share.base)
        let (unknown, reduced) = (values.unknown.base, factor.position)
        for r in range {
            let at = Int(unknown[r])
            var sum = at < 0 ? f[~at] : q[at]
            for e in Int(start[r])..<Int(start[r + 1]) { sum += coefficient[e] * share[Int(source[e])] }
            reduced[r] = sum
        }
    }

    /// Δg, then Δy of the eliminated rows; κ·u of these takes the place of t.
    private func recover(
        _ range: Range<Int>, _ q: UnsafeMutablePointer<Double>, _ dx: UnsafeMutablePointer<Double>,
        _ dy: UnsafeMutablePointer<Double>
    ) {
        let (link, row, alpha) = (columns.link.base, columns.linkRow.base, columns.linkCoefficient.base)
        let (column, inverse, v) = (columns.column.base, assembly.inverse.base, assembly.linkWeight.base)
        let (position, coefficient, u) = (columns.position.base, columns.coefficient.base, factor.position)
        let (s, kept) = (share.base, share.base + columns.count)
        func product(_ slots: Range<Int>) -> Double {
            var sum = 0.0
            for p in slots { sum += coefficient[p] * u[Int(position[p])] }
            return sum
        }
        for k in range {
            var sum = product(Int(columns.slot[k])..<columns.rowEnd(k))
            let links = Int(link[k])..<Int(link[k + 1])
            for l in links {
                kept[l] = product(columns.slots(ofLink: l, k))
                sum -= alpha[l] * v[l] * kept[l]
            }
            let change = sum * inverse[k] - s[k]
            dx[Int(column[k])] = change
            for l in links { dy[Int(row[l])] = v[l] * (q[Int(row[l])] - alpha[l] * change - kept[l]) }
        }
    }
}
