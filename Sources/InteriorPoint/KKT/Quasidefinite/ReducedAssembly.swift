import LinearAlgebra

/// The values of the reduced matrix, in the order in which its factor reads them. For an eliminated column g with rows'
/// coefficients a, and eliminated rows r with coefficients α of g and κ of kept columns K, with v = 1/(Θ_r + δ_r):
///
///     d = H + ρ + Σ α²·v,   w = (a, −α·v·κ),   reduced matrix += w·wᵀ/d,   on K: −κ²·v·(d − α²·v)/d
///
/// the last being the product form of −κ²·v + (α·v·κ)²/d, which would cancel.
///
/// Columns are cut into pieces. What those of a piece add up to lies among the piece's own values, which no other piece
/// touches; but for some, kept in `shared` until all pieces are done. So threads do not meet, and sums have one order.
final class ReducedAssembly: @unchecked Sendable {
    private let columns: ReducedColumns
    private let workers: Workers
    private let layout: ValueLayout
    let values: Buffer<Double>
    /// 1/d of each column and v of each eliminated row, of the last assembly.
    let inverse: Buffer<Double>
    let linkWeight: Buffer<Double>
    private let shared: Buffer<Double>
    /// Slots of a column, at most.
    private let longest: Int

    init(_ columns: ReducedColumns, _ layout: ValueLayout, _ workers: Workers) {
        (self.columns, self.layout, self.workers) = (columns, layout, workers)
        values = Buffer(repeating: 0, count: layout.count)
        inverse = Buffer(repeating: 0, count: columns.count)
        linkWeight = Buffer(repeating: 0, count: columns.linkCount)
        shared = Buffer(repeating: 0, count: layout.sharedTerm.count)
        longest = (0..<columns.count).reduce(0) { max($0, Int(columns.slot[$1 + 1] - columns.slot[$1])) }
    }

    func assemble(_ diagonals: RegularisedDiagonals) {
        workers.forEach(layout.pieces.count) { self.fill(self.layout.pieces[$0], diagonals) }
        workers.forRanges(layout.sharedTarget.count) { range in
            let (values, shared, term) = (self.values.base, self.shared.base, self.layout.sharedTerm.base)
            for t in range {
                var sum = 0.0
                for e in self.layout.sharedStart[t]..<self.layout.sharedStart[t + 1] {
                    sum += shared[Int(term[Int(e)])]
                }
                values[Int(self.layout.sharedTarget[t])] += sum
            }
        }
    }

    private func fill(_ piece: ValueLayout.Piece, _ diagonals: RegularisedDiagonals) {
        (values.base + piece.values.lowerBound).update(repeating: 0, count: piece.values.count)
        for r in piece.positions {
            let unknown = Int(layout.unknown[r])
            values[Int(layout.diagonal[r])] = unknown < 0 ? -diagonals.column(~unknown) : diagonals.row(unknown)
        }
        for e in piece.fixed { values[Int(layout.fixedTarget[e])] += layout.fixedValue[e] }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(longest, 1)) { weight in
            var pairs = Pairs(
                target: layout.pairTarget.base + piece.firstPair, values: values.base, shared: shared.base)
            for k in piece.columns { eliminate(k, diagonals, weight.baseAddress!, &pairs) }
        }
    }

    /// Adds w·wᵀ/d of the k-th eliminated column, the kept columns' part in product form.
    private func eliminate(
        _ k: Int, _ diagonals: RegularisedDiagonals, _ weight: UnsafeMutablePointer<Double>, _ pairs: inout Pairs
    ) {
        let (coefficient, position) = (columns.coefficient.base, columns.position.base)
        let (begin, rowEnd) = (Int(columns.slot[k]), columns.rowEnd(k))
        let own = diagonals.column(Int(columns.column[k]))
        let d = own + weighLinks(k, diagonals, weight - begin)
        inverse[k] = 1 / d
        for p in begin..<rowEnd { weight[p - begin] = coefficient[p] }
        func add(_ p: Int, _ range: Range<Int>) {
            let scaled = weight[p - begin] / d
            for q in range {
                let value = scaled * weight[q - begin]
                pairs.add(p != q && position[p] == position[q] ? 2 * value : value)
            }
        }
        for p in begin..<rowEnd { add(p, begin..<p + 1) }
        for l in Int(columns.link[k])..<Int(columns.link[k + 1]) {
            let slots = columns.slots(ofLink: l, k)
            let share = -linkWeight[l] * rest(k, without: l, own) / d
            for p in slots {
                add(p, begin..<slots.lowerBound)
                for q in slots.lowerBound...p { pairs.add(share * coefficient[p] * coefficient[q]) }
            }
        }
    }

    /// Places v of the column's eliminated rows and w of their slots; returns Σ α²·v.
    private func weighLinks(
        _ k: Int, _ diagonals: RegularisedDiagonals, _ weight: UnsafeMutablePointer<Double>
    ) -> Double {
        var sum = 0.0
        for l in Int(columns.link[k])..<Int(columns.link[k + 1]) {
            let (v, alpha) = (1 / diagonals.row(Int(columns.linkRow[l])), columns.linkCoefficient[l])
            linkWeight[l] = v
            sum += alpha * alpha * v
            for p in columns.slots(ofLink: l, k) {
                weight[p] = -alpha * v * columns.coefficient[p]
            }
        }
        return sum
    }

    /// d − α²·v of link l, as a sum.
    private func rest(_ k: Int, without excluded: Int, _ own: Double) -> Double {
        var sum = own
        for l in Int(columns.link[k])..<Int(columns.link[k + 1]) where l != excluded {
            sum += columns.linkCoefficient[l] * columns.linkCoefficient[l] * linkWeight[l]
        }
        return sum
    }

    /// Products of pairs of slots on their way to their targets, one after the other.
    private struct Pairs {
        var target: UnsafeMutablePointer<Int32>
        let values: UnsafeMutablePointer<Double>
        let shared: UnsafeMutablePointer<Double>

        @inline(__always)
        mutating func add(_ value: Double) {
            let place = Int(target.pointee)
            if place >= 0 { values[place] += value } else { shared[~place] = value }
            target += 1
        }
    }
}

/// H + ρ and Θ + δ, ρ of a column being the same for all that have bounds and δ of a row at most as much.
struct RegularisedDiagonals: @unchecked Sendable {
    private let hessian: UnsafeMutablePointer<Double>
    private let slack: UnsafeMutablePointer<Double>
    private let kind: UnsafeMutablePointer<VariableKind>
    private let bounded: Double
    private let free: Double
    private let regularisation: Double
    private let rowShare: Double
    private let rows: CompressedMatrix

    init(
        _ program: StandardProgram, _ hessian: Buffer<Double>, _ slack: Buffer<Double>, _ regularisation: Double,
        _ settings: KKTSettings
    ) {
        (self.hessian, self.slack, kind) = (hessian.base, slack.base, program.kind.base)
        bounded = min(regularisation, settings.columnRegularisation)
        free = max(regularisation, settings.freeRegularisation)
        (self.regularisation, rowShare, rows) = (regularisation, settings.rowRegularisationShare, program.byRow)
    }

    @inline(__always) func column(_ j: Int) -> Double { hessian[j] + (kind[j].boundCount == 0 ? free : bounded) }

    /// δ is the regularisation, but no more than a share of Θ + Σ a²/(H + ρ), which is the row's diagonal once its columns are
    /// eliminated. Where these are all next to their bounds, that is far below the regularisation, which would be all that is left of
    /// the row. - Complexity: O(its nonzeros).
    @inline(__always) func row(_ i: Int) -> Double {
        let full = regularisation / rowShare
        var diagonal = slack[i]
        var e = rows.start[i]
        while e < rows.start[i + 1] && diagonal < full {
            diagonal += rows.value[e] * rows.value[e] / column(Int(rows.index[e]))
            e += 1
        }
        return slack[i] + (diagonal >= full || diagonal == 0 ? regularisation : rowShare * diagonal)
    }
}
