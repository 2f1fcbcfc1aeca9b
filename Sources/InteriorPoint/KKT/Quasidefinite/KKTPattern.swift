import LinearAlgebra

/// The pattern of the reduced system and where each contribution to it goes.
struct KKTPattern: Sendable {
    let pattern: SymmetricPattern
    /// Target of each pair of slots (p ≥ q within a column, in that order of loops).
    private(set) var pairTarget: [Int32]
    /// Targets of the entries of kept columns in kept rows, with their constant values.
    private(set) var fixedTarget: [Int32]
    let fixedValue: [Double]

    init(_ program: StandardProgram, _ layout: KKTLayout, _ eliminated: EliminatedColumns) {
        var pairs: [(high: Int32, low: Int32)] = []
        for k in 0..<eliminated.column.count {
            for p in eliminated.slot[k]..<eliminated.slot[k + 1] {
                for q in eliminated.slot[k]...p {
                    let (a, b) = (eliminated.index[p], eliminated.index[q])
                    pairs.append((max(a, b), min(a, b)))
                }
            }
        }
        let pairCount = pairs.count
        var fixed: [Double] = []
        for j in layout.keptColumns {
            for e in program.byColumn.start[Int(j)]..<program.byColumn.start[Int(j) + 1] {
                let i = layout.rowIndex[Int(program.byColumn.index[e])]
                if i < 0 { continue }
                pairs.append((max(i, layout.columnIndex[Int(j)]), min(i, layout.columnIndex[Int(j)])))
                fixed.append(program.byColumn.value[e])
            }
        }
        fixedValue = fixed
        let (pattern, target) = Self.compress(pairs, count: layout.count)
        self.pattern = pattern
        pairTarget = Array(target[..<pairCount])
        fixedTarget = Array(target[pairCount...])
    }

    /// Columns of distinct rows, the diagonal first, and where each pair is in them.
    private static func compress(_ pairs: [(high: Int32, low: Int32)], count: Int) -> (SymmetricPattern, [Int32]) {
        var bucket = [Int](repeating: 0, count: count + 1)
        for pair in pairs { bucket[Int(pair.low) + 1] += 1 }
        for j in 0..<count { bucket[j + 1] += bucket[j] }
        var byColumn = [Int32](repeating: 0, count: pairs.count)
        var next = bucket
        for (k, pair) in pairs.enumerated() {
            byColumn[next[Int(pair.low)]] = Int32(k)
            next[Int(pair.low)] += 1
        }
        var (start, row) = ([0], [Int32]())
        var target = [Int32](repeating: 0, count: pairs.count)
        var place = [Int32](repeating: -1, count: count)
        for j in 0..<count {
            let begin = row.count
            row.append(Int32(j))
            place[j] = Int32(begin)
            for k in byColumn[bucket[j]..<bucket[j + 1]] {
                let i = Int(pairs[Int(k)].high)
                if place[i] < Int32(begin) {
                    place[i] = 0
                    row.append(Int32(i))
                    place[i] = Int32(begin)
                }
            }
            row[(begin + 1)...].sort()
            for e in begin..<row.count { place[Int(row[e])] = Int32(e) }
            for k in byColumn[bucket[j]..<bucket[j + 1]] { target[Int(k)] = place[Int(pairs[Int(k)].high)] }
            start.append(row.count)
        }
        return (SymmetricPattern(start: start, row: row), target)
    }
}
