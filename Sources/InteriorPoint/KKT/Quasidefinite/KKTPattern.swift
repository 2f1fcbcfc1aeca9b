import LinearAlgebra

/// The pattern of the reduced system and where each contribution to it goes.
struct KKTPattern: Sendable {
    let pattern: SymmetricPattern
    /// Target of each pair of slots (p ≥ q within a column, in that order of loops).
    let pairTarget: ArraySlice<Int32>
    /// Targets of the entries of kept columns in kept rows, with their constant values.
    let fixedTarget: ArraySlice<Int32>
    let fixedValue: [Double]

    init(_ program: StandardProgram, _ layout: KKTLayout, _ eliminated: EliminatedColumns) {
        let fixed = FixedEntries(program, layout)
        fixedValue = fixed.value
        let places = Places(count: layout.count) { visit in
            Self.forPairs(eliminated, visit)
            for k in fixed.high.indices { visit(Int(fixed.high[k]), Int(fixed.low[k])) }
        }
        pattern = places.pattern
        pairTarget = places.target[..<(places.target.count - fixed.high.count)]
        fixedTarget = places.target[(places.target.count - fixed.high.count)...]
    }

    /// Every pair of slots of an eliminated column, the higher reduced index first.
    private static func forPairs(_ eliminated: EliminatedColumns, _ visit: (Int, Int) -> Void) {
        eliminated.index.withUnsafeBufferPointer { index in
            for k in 0..<eliminated.column.count {
                let begin = eliminated.slot[k]
                for p in begin..<eliminated.slot[k + 1] {
                    let a = Int(index[p])
                    for q in begin...p { visit(max(a, Int(index[q])), min(a, Int(index[q]))) }
                }
            }
        }
    }

    /// The entries of kept columns in kept rows.
    private struct FixedEntries {
        private(set) var high: [Int32] = []
        private(set) var low: [Int32] = []
        private(set) var value: [Double] = []

        init(_ program: StandardProgram, _ layout: KKTLayout) {
            for j in layout.keptColumns {
                let column = layout.columnIndex[Int(j)]
                for e in program.byColumn.start[Int(j)]..<program.byColumn.start[Int(j) + 1] {
                    let i = layout.rowIndex[Int(program.byColumn.index[e])]
                    if i < 0 { continue }
                    high.append(max(i, column))
                    low.append(min(i, column))
                    value.append(program.byColumn.value[e])
                }
            }
        }
    }

    /// The distinct places of pairs (high, low), as a pattern, and which of them each pair has.
    private struct Places {
        let pattern: SymmetricPattern
        private(set) var target: [Int32]

        /// - Parameter pairs: visits the pairs, the same ones in the same order whenever it is called.
        /// - Complexity: O(pairs · log (entries of a column)), and two numbers of four bytes a pair.
        init(count: Int, _ pairs: ((Int, Int) -> Void) -> Void) {
            var bucket = [Int](repeating: 0, count: count + 1)
            bucket.withUnsafeMutableBufferPointer { bucket in pairs { _, low in bucket[low + 1] += 1 } }
            for j in 0..<count { bucket[j + 1] += bucket[j] }
            var high: [Int32] = []
            target = [Int32](count: bucket[count]) { target in
                high = [Int32](count: bucket[count]) { Self.sort(pairs, target, $0, next: bucket) }
            }
            let start = Self.starts(bucket, high)
            let row = Self.merge(bucket, &high, start)
            target.withUnsafeMutableBufferPointer { target in
                for k in target.indices { target[k] = high[Int(target[k])] }
            }
            pattern = SymmetricPattern(start: start, row: row)
        }

        /// Rows of the pairs by column, and where each pair is among them.
        private static func sort(
            _ pairs: ((Int, Int) -> Void) -> Void, _ target: UnsafeMutableBufferPointer<Int32>,
            _ high: UnsafeMutableBufferPointer<Int32>, next given: [Int]
        ) {
            var next = given
            var k = 0
            next.withUnsafeMutableBufferPointer { next in
                pairs { i, j in
                    let place = next[j]
                    high.initializeElement(at: place, to: Int32(truncatingIfNeeded: i))
                    target.initializeElement(at: k, to: Int32(truncatingIfNeeded: place))
                    next[j] = place + 1
                    k += 1
                }
            }
        }

        /// Where columns start when every row counts once, and the diagonal always.
        private static func starts(_ bucket: [Int], _ high: [Int32]) -> [Int] {
            let count = bucket.count - 1
            var start = [Int](repeating: 0, count: count + 1)
            var seen = [Int32](repeating: -1, count: count)
            for j in 0..<count {
                seen[j] = Int32(j)
                var distinct = 1
                for k in bucket[j]..<bucket[j + 1] where seen[Int(high[k])] != Int32(j) {
                    seen[Int(high[k])] = Int32(j)
                    distinct += 1
                }
                start[j + 1] = start[j] + distinct
            }
            return start
        }

        /// The rows of each column, ascending from the diagonal; `high` becomes the entry of each.
        private static func merge(_ bucket: [Int], _ high: inout [Int32], _ start: [Int]) -> [Int32] {
            let count = bucket.count - 1
            var row = [Int32](repeating: 0, count: start[count])
            var place = [Int32](repeating: -1, count: count)
            row.withUnsafeMutableBufferPointer { row in
                high.withUnsafeMutableBufferPointer { high in
                    for j in 0..<count {
                        let (begin, end) = (start[j], start[j + 1])
                        row[begin] = Int32(j)
                        place[j] = Int32(begin)
                        var next = begin + 1
                        for k in bucket[j]..<bucket[j + 1] where place[Int(high[k])] < Int32(begin) {
                            place[Int(high[k])] = Int32(begin)
                            row[next] = high[k]
                            next += 1
                        }
                        row[begin + 1..<end].sort()
                        for e in begin..<end { place[Int(row[e])] = Int32(e) }
                        for k in bucket[j]..<bucket[j + 1] { high[k] = place[Int(high[k])] }
                    }
                }
            }
            return row
        }
    }
}
