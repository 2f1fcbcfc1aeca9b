import LinearAlgebra

/// Where the values of the reduced matrix come from, pieces of columns with values of their own (see `ReducedAssembly`).
struct ValueLayout: Sendable {
    struct Piece {
        var columns: Range<Int>
        /// Positions whose values these are, and the entries of kept columns among them.
        var positions: Range<Int>
        var values: Range<Int>
        var fixed = 0..<0
        var firstPair = 0
    }

    let count: Int
    private(set) var pieces: [Piece]
    /// Unknown at each position, a row of the program or ~ a column, and where its diagonal entry is.
    let unknown: Buffer<Int32>
    let diagonal: Buffer<Int32>
    /// Entries of kept columns in kept rows, with their constant values.
    let fixedTarget: Buffer<Int32>
    let fixedValue: Buffer<Double>
    /// Target of each pair of slots p ≥ q of a column, in that order of loops: a value, or ~ a term to be shared.
    let pairTarget: Buffer<Int32>
    /// The values that get the sum of several pieces' terms: sharedTerm[sharedStart[t] ..< sharedStart[t+1]].
    let sharedTarget: Buffer<Int32>
    let sharedStart: Buffer<Int32>
    let sharedTerm: Buffer<Int32>

    /// Pairs of slots to a piece, at least, and pieces, at most: more of them share more values.
    private static let (leastPairs, mostPieces) = (1 << 16, 32)

    /// - Complexity: O(pairs + entries).
    init(
        _ columns: ReducedColumns, _ eliminated: EliminatedColumns, _ pattern: KKTPattern, _ layout: KKTLayout,
        _ symbolic: SymbolicFactor
    ) {
        count = pattern.pattern.entryCount
        // Place of each entry of the pattern.
        var place = [Int32](repeating: 0, count: count)
        for (e, entry) in symbolic.entryOrder.enumerated() { place[Int(entry)] = Int32(e) }
        let rows = layout.keptRows.count
        unknown = Buffer(
            symbolic.order.map { r in
                Int(r) < rows ? layout.keptRows[Int(r)] : ~layout.keptColumns[Int(r) - rows]
            })
        diagonal = Buffer(symbolic.order.map { place[pattern.pattern.start[Int($0)]] })
        var pieces = Self.cut(columns, pattern.pairTarget.count, Self.starts(pattern.pattern, symbolic.order))
        (fixedTarget, fixedValue) = Self.sort(pattern, place, &pieces)
        var targets = Targets(columns, eliminated, pattern, place)
        for c in pieces.indices { targets.take(&pieces[c]) }
        self.pieces = pieces
        (pairTarget, sharedTarget) = (targets.pairs, Buffer(targets.sharedValues))
        (sharedStart, sharedTerm) = targets.sharedTerms()
    }

    /// Where the values of each position begin: entries belong to the one of their two unknowns that leaves first.
    private static func starts(_ pattern: SymmetricPattern, _ order: [Int32]) -> [Int] {
        var position = [Int](repeating: 0, count: order.count)
        for (k, r) in order.enumerated() { position[Int(r)] = k }
        var start = [Int](repeating: 0, count: order.count + 1)
        for j in 0..<pattern.count {
            for e in pattern.start[j]..<pattern.start[j + 1] {
                start[min(position[j], position[Int(pattern.row[e])]) + 1] += 1
            }
        }
        for r in 0..<order.count { start[r + 1] += start[r] }
        return start
    }

    /// Pieces with about the same number of pairs; columns that begin at one position stay together.
    private static func cut(_ columns: ReducedColumns, _ pairs: Int, _ starts: [Int]) -> [Piece] {
        let n = starts.count - 1
        let share = max(leastPairs, pairs / mostPieces)
        func first(_ k: Int) -> Int {
            (Int(columns.slot[k])..<Int(columns.slot[k + 1])).reduce(n) { min($0, Int(columns.position[$1])) }
        }
        var (pieces, taken) = ([Piece(columns: 0..<0, positions: 0..<0, values: 0..<0)], 0)
        var before = 0
        func close(_ k: Int, at position: Int) {
            let last = pieces.count - 1
            pieces[last].columns = pieces[last].columns.lowerBound..<k
            pieces[last].positions = pieces[last].positions.lowerBound..<position
            pieces[last].values = pieces[last].values.lowerBound..<starts[position]
        }
        for k in 0..<columns.count {
            let position = first(k)
            if taken >= share && position > before {
                close(k, at: position)
                pieces.append(
                    Piece(columns: k..<k, positions: position..<position, values: starts[position]..<starts[position]))
                taken = 0
            }
            let slots = Int(columns.slot[k + 1] - columns.slot[k])
            taken += slots * (slots + 1) / 2
            before = position
        }
        close(columns.count, at: n)
        return pieces
    }

    /// Fixed entries in the order of their places.
    private static func sort(
        _ pattern: KKTPattern, _ place: [Int32], _ pieces: inout [Piece]
    ) -> (Buffer<Int32>, Buffer<Double>) {
        var at = [Int32](repeating: -1, count: place.count)
        for (f, entry) in pattern.fixedTarget.enumerated() { at[Int(place[Int(entry)])] = Int32(f) }
        let target = Buffer(repeating: Int32(0), count: pattern.fixedTarget.count)
        let value = Buffer(repeating: 0.0, count: pattern.fixedTarget.count)
        var next = 0
        for c in pieces.indices {
            let begin = next
            for e in pieces[c].values where at[e] >= 0 {
                (target[next], value[next]) = (Int32(e), pattern.fixedValue[Int(at[e])])
                next += 1
            }
            pieces[c].fixed = begin..<next
        }
        return (target, value)
    }

    /// Finds where pairs go, piece by piece.
    private struct Targets {
        private let columns: ReducedColumns
        private let pattern: KKTPattern
        private let place: [Int32]
        /// First pair of each column as it was before.
        private var pairStart = [0]
        let pairs: Buffer<Int32>
        private var next = 0
        private(set) var sharedValues: [Int32] = []
        /// Which of these each value is, and which each term goes to.
        private var group: [Int32]
        private var groupOfTerm: [Int32] = []

        init(_ columns: ReducedColumns, _ eliminated: EliminatedColumns, _ pattern: KKTPattern, _ place: [Int32]) {
            (self.columns, self.pattern, self.place) = (columns, pattern, place)
            pairs = Buffer(repeating: 0, count: pattern.pairTarget.count)
            group = [Int32](repeating: -1, count: place.count)
            pairStart.reserveCapacity(eliminated.column.count + 1)
            for k in 0..<eliminated.column.count {
                let slots = eliminated.slot[k + 1] - eliminated.slot[k]
                pairStart.append(pairStart[k] + slots * (slots + 1) / 2)
            }
        }

        mutating func take(_ piece: inout Piece) {
            piece.firstPair = next
            for k in piece.columns {
                let old = Int(columns.original[k])
                for pair in pairStart[old]..<pairStart[old + 1] {
                    let value = place[Int(pattern.pairTarget[pair])]
                    pairs[next] = Int(value) < piece.values.upperBound ? value : share(value)
                    next += 1
                }
            }
        }

        private mutating func share(_ value: Int32) -> Int32 {
            if group[Int(value)] < 0 {
                group[Int(value)] = Int32(sharedValues.count)
                sharedValues.append(value)
            }
            groupOfTerm.append(group[Int(value)])
            return ~Int32(groupOfTerm.count - 1)
        }

        func sharedTerms() -> (Buffer<Int32>, Buffer<Int32>) {
            let start = Buffer(repeating: Int32(0), count: sharedValues.count + 1)
            for g in groupOfTerm { start[Int(g) + 1] += 1 }
            for t in 0..<sharedValues.count { start[t + 1] += start[t] }
            let terms = Buffer(repeating: Int32(0), count: groupOfTerm.count)
            var next = (0..<sharedValues.count).map { start[$0] }
            for (term, g) in groupOfTerm.enumerated() {
                terms[Int(next[Int(g)])] = Int32(term)
                next[Int(g)] += 1
            }
            return (start, terms)
        }
    }
}
