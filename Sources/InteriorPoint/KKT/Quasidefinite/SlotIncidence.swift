/// The slots of eliminated columns, by reduced index.
struct SlotIncidence {
    private(set) var start: [Int]
    private(set) var slot: [Int32]
    /// The eliminated column of each slot, and where each column's pairs of slots start.
    private(set) var column: [Int32]
    private(set) var pairStart = [0]

    init(_ eliminated: EliminatedColumns, reducedCount: Int) {
        start = [Int](repeating: 0, count: reducedCount + 1)
        for r in eliminated.index { start[Int(r) + 1] += 1 }
        for r in 0..<reducedCount { start[r + 1] += start[r] }
        slot = [Int32](repeating: 0, count: eliminated.index.count)
        column = slot
        var next = start
        for k in 0..<eliminated.column.count {
            for p in eliminated.slot[k]..<eliminated.slot[k + 1] {
                column[p] = Int32(k)
                slot[next[Int(eliminated.index[p])]] = Int32(p)
                next[Int(eliminated.index[p])] += 1
            }
            let slots = eliminated.slot[k + 1] - eliminated.slot[k]
            pairStart.append(pairStart[k] + slots * (slots + 1) / 2)
        }
    }

    /// Ranges of reduced indices with about the same number of slots.
    func balancedRanges(pieces: Int) -> [Range<Int>] {
        var (ranges, begin) = ([Range<Int>](), 0)
        let count = start.count - 1
        for r in 0..<count where (start[r + 1] - start[begin] + r - begin) * pieces >= start[count] + count {
            ranges.append(begin..<r + 1)
            begin = r + 1
        }
        if begin < count { ranges.append(begin..<count) }
        return ranges
    }
}
