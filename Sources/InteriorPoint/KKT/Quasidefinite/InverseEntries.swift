import LinearAlgebra

/// Entries of the inverse of the regularised KKT matrix, among a few of its unknowns.
///
/// With b what a unit of an unknown's equation leaves in the reduced right side, K⁻¹ = (local part) + bᵀ·(reduced matrix)⁻¹·b, where
/// unknowns have a local part in common that are a column eliminated by hand and the rows eliminated with it.
struct InverseEntries: Sendable {
    private let columns: ReducedColumns
    private let assembly: ReducedAssembly
    private let factor: QuasidefiniteFactor
    /// Where columns and rows are: a column or link eliminated by hand, or ~ a position.
    private let columnPlace: Buffer<Int32>
    private let rowPlace: Buffer<Int32>

    /// - Complexity: O(rows + columns).
    init(
        _ program: StandardProgram, _ columns: ReducedColumns, _ values: ValueLayout, _ assembly: ReducedAssembly,
        _ factor: QuasidefiniteFactor
    ) {
        (self.columns, self.assembly, self.factor) = (columns, assembly, factor)
        columnPlace = Buffer(repeating: 0, count: program.columnCount)
        rowPlace = Buffer(repeating: 0, count: program.rowCount)
        for k in 0..<columns.count { columnPlace[Int(columns.column[k])] = Int32(k) }
        for l in 0..<columns.linkCount { rowPlace[Int(columns.linkRow[l])] = Int32(l) }
        for r in 0..<values.unknown.count {
            let at = Int(values.unknown[r])
            if at < 0 { columnPlace[~at] = ~Int32(r) } else { rowPlace[at] = ~Int32(r) }
        }
    }

    /// Of columns, and n + rows, in their order.
    func among(_ unknowns: [Int]) -> DenseMatrix {
        let all = unknowns.map { unknown($0) }
        var entries = factor.inverseProducts(all.map { rightSide($0) })
        var ofColumn: [Int: [Int]] = [:]
        for (a, unknown) in all.enumerated() {
            if case .eliminated(let column, _) = unknown { ofColumn[column, default: []].append(a) }
        }
        for together in ofColumn.values {
            for b in together {
                for a in together { entries[a, b] += local(all[a], all[b]) }
            }
        }
        return entries
    }

    private enum Unknown {
        case kept(position: Int)
        /// Eliminated by hand: a column, or a link of one.
        case eliminated(column: Int, link: Int?)
    }

    private func unknown(_ j: Int) -> Unknown {
        let n = columnPlace.count
        let place = Int(j < n ? columnPlace[j] : rowPlace[j - n])
        if place < 0 { return .kept(position: ~place) }
        return j < n ? .eliminated(column: place, link: nil) : .eliminated(column: owner(place), link: place)
    }

    /// The column of a link.
    private func owner(_ l: Int) -> Int {
        var (low, high) = (0, columns.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(columns.link[middle]) <= l { low = middle } else { high = middle }
        }
        return low
    }

    /// s and t of a unit right side, as `KKTReduction` has them, and what they leave.
    private func rightSide(_ unknown: Unknown) -> SparseRightSide {
        let (k, link): (Int, Int?)
        switch unknown {
        case .kept(let position): return [(position, 1)]
        case .eliminated(let column, let row): (k, link) = (column, row)
        }
        let (alpha, v) = (columns.linkCoefficient, assembly.linkWeight)
        let share = weight(link) * assembly.inverse[k]
        var entries: SparseRightSide = []
        for p in Int(columns.slot[k])..<columns.rowEnd(k) {
            entries.append((Int(columns.position[p]), columns.coefficient[p] * share))
        }
        for l in Int(columns.link[k])..<Int(columns.link[k + 1]) {
            let t = v[l] * (alpha[l] * share + (l == link ? 1 : 0))
            for p in columns.slots(ofLink: l, k) {
                entries.append((Int(columns.position[p]), -columns.coefficient[p] * t))
            }
        }
        return entries
    }

    /// What of a right side the eliminated column gets: all of its own, −α·v of a row's.
    private func weight(_ link: Int?) -> Double {
        link.map { -columns.linkCoefficient[$0] * assembly.linkWeight[$0] } ?? 1
    }

    private func local(_ a: Unknown, _ b: Unknown) -> Double {
        guard case .eliminated(let k, let left) = a, case .eliminated(let other, let right) = b, k == other else {
            return 0
        }
        let both = -weight(left) * weight(right) * assembly.inverse[k]
        guard let left, left == right else { return both }
        return both + assembly.linkWeight[left]
    }
}
