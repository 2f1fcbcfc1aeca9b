import LinearAlgebra

/// What a unit of one unknown's equation, a column's or a row's, is worth in the reduced system.
///
/// Unknowns are kept, or have a local part: a column eliminated by hand and the rows eliminated with it, whose right sides reach the
/// kept ones through the column's share s (`KKTReduction`).
struct UnknownShares: Sendable {
    private let columns: ReducedColumns
    private let assembly: ReducedAssembly
    /// Where columns and rows are: a column or link eliminated by hand, or ~ a position.
    private let columnPlace: Buffer<Int32>
    private let rowPlace: Buffer<Int32>

    enum Unknown {
        case kept(position: Int)
        /// Eliminated by hand: a column, or a link of one.
        case eliminated(column: Int, link: Int?)
    }

    /// - Complexity: O(rows + columns).
    init(
        _ program: StandardProgram, _ columns: ReducedColumns, _ values: ValueLayout, _ assembly: ReducedAssembly
    ) {
        (self.columns, self.assembly) = (columns, assembly)
        columnPlace = Buffer(repeating: 0, count: program.columnCount)
        rowPlace = Buffer(repeating: 0, count: program.rowCount)
        for k in 0..<columns.count { columnPlace[Int(columns.column[k])] = Int32(k) }
        for l in 0..<columns.linkCount { rowPlace[Int(columns.linkRow[l])] = Int32(l) }
        for r in 0..<values.unknown.count {
            let at = Int(values.unknown[r])
            if at < 0 { columnPlace[~at] = ~Int32(r) } else { rowPlace[at] = ~Int32(r) }
        }
    }

    /// Of a column, or n + row.
    func unknown(_ j: Int) -> Unknown {
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

    /// s of the eliminated column; 0 where the unknown is kept.
    func share(_ unknown: Unknown) -> Double {
        guard case .eliminated(let k, let link) = unknown else { return 0 }
        return weight(link) * assembly.inverse[k]
    }

    /// What it leaves in the reduced right side.
    func rightSide(_ unknown: Unknown) -> SparseRightSide {
        let (k, link): (Int, Int?)
        switch unknown {
        case .kept(let position): return [(position, 1)]
        case .eliminated(let column, let row): (k, link) = (column, row)
        }
        let (alpha, v) = (columns.linkCoefficient, assembly.linkWeight)
        let share = share(unknown)
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

    /// The entry of the inverse between two unknowns that is not by way of the kept ones.
    func local(_ a: Unknown, _ b: Unknown) -> Double {
        guard case .eliminated(let k, let left) = a, case .eliminated(let other, let right) = b, k == other else {
            return 0
        }
        let both = -weight(left) * weight(right) * assembly.inverse[k]
        guard let left, left == right else { return both }
        return both + assembly.linkWeight[left]
    }

    /// What of a right side the eliminated column gets: all of its own, −α·v of a row's.
    private func weight(_ link: Int?) -> Double {
        link.map { -columns.linkCoefficient[$0] * assembly.linkWeight[$0] } ?? 1
    }
}
