/// The entries of a symmetric matrix in elimination order: column → (row, entry of the matrix), rows at or below it.
struct PermutedEntries {
    let start: [Int]
    let row: [Int32]
    let source: [Int32]

    init(_ pattern: SymmetricPattern, order: [Int32]) {
        let (n, count) = (pattern.count, pattern.entryCount)
        let position = pattern.positions(order)
        var start = [Int](repeating: 0, count: n + 1)
        for j in 0..<n {
            let own = position[j]
            for e in pattern.start[j]..<pattern.start[j + 1] {
                start[Int(min(own, position[Int(pattern.row[e])])) + 1] += 1
            }
        }
        for j in 0..<n { start[j + 1] += start[j] }
        var row: [Int32] = []
        let source = [Int32](count: count) { source in
            row = [Int32](count: count) { Self.sort(pattern, position, next: start, $0, source) }
        }
        (self.start, self.row, self.source) = (start, row, source)
    }

    private static func sort(
        _ pattern: SymmetricPattern, _ position: [Int32], next given: [Int], _ row: UnsafeMutableBufferPointer<Int32>,
        _ source: UnsafeMutableBufferPointer<Int32>
    ) {
        var next = given
        next.withUnsafeMutableBufferPointer { next in
            for j in 0..<pattern.count {
                let own = position[j]
                for e in pattern.start[j]..<pattern.start[j + 1] {
                    let other = position[Int(pattern.row[e])]
                    let column = Int(min(own, other))
                    row.initializeElement(at: next[column], to: max(own, other))
                    source.initializeElement(at: next[column], to: Int32(e))
                    next[column] += 1
                }
            }
        }
    }
}

/// Builds the row lists of supernodes from the leaves up: own entries and the children's rows.
struct RowStructure {
    private let nodes: Amalgamation
    private let childStart: [Int]
    private let child: [Int32]
    private var mark: [Int32]
    private(set) var rowStart = [0]
    private(set) var row: [Int32] = []

    init(_ nodes: Amalgamation, childStart: [Int], child: [Int32]) {
        self.nodes = nodes
        self.childStart = childStart
        self.child = child
        mark = [Int32](repeating: -1, count: nodes.order.count)
    }

    mutating func build(_ s: Int, _ entries: PermutedEntries) {
        let end = Int32(nodes.first[s + 1])
        let begin = row.count
        for e in entries.start[nodes.first[s]]..<entries.start[nodes.first[s + 1]] { add(entries.row[e], s, end) }
        for c in childStart[s]..<childStart[s + 1] {
            let from = Int(child[c])
            for r in rowStart[from]..<rowStart[from + 1] { add(row[r], s, end) }
        }
        row[begin...].sort()
        rowStart.append(row.count)
    }

    private mutating func add(_ i: Int32, _ s: Int, _ end: Int32) {
        if i < end || mark[Int(i)] == Int32(s) { return }
        mark[Int(i)] = Int32(s)
        row.append(i)
    }

    /// For every row of every supernode, its place in the parent's front (pivots first, then rows).
    func rowsInParents() -> [Int32] {
        var place = [Int32](repeating: 0, count: row.count)
        for s in 0..<(rowStart.count - 1) where nodes.parent[s] >= 0 {
            let p = Int(nodes.parent[s])
            let (first, end) = (nodes.first[p], nodes.first[p + 1])
            var cursor = rowStart[p]
            for r in rowStart[s]..<rowStart[s + 1] {
                let i = Int(row[r])
                if i < end {
                    place[r] = Int32(i - first)
                } else {
                    while Int(row[cursor]) < i { cursor += 1 }
                    place[r] = Int32(end - first + cursor - rowStart[p])
                }
            }
        }
        return place
    }

    /// For every entry of the matrix, by supernode: which it is, and where in the supernode's panel it goes.
    func targets(_ entries: PermutedEntries, _ first: [Int]) -> ([Int], [Int32], [Int32]) {
        var target = [Int32](repeating: 0, count: entries.row.count)
        var place = [Int32](repeating: 0, count: mark.count)
        var start = [0]
        for s in 0..<(first.count - 1) {
            let pivots = first[s + 1] - first[s]
            let height = pivots + rowStart[s + 1] - rowStart[s]
            precondition(height * pivots < Int(Int32.max), "a front of \(height) × \(pivots)")
            for (k, r) in (rowStart[s]..<rowStart[s + 1]).enumerated() { place[Int(row[r])] = Int32(pivots + k) }
            for j in first[s]..<first[s + 1] {
                for e in entries.start[j]..<entries.start[j + 1] {
                    let i = Int(entries.row[e])
                    let local = i < first[s + 1] ? i - first[s] : Int(place[i])
                    target[e] = Int32((j - first[s]) * height + local)
                }
            }
            start.append(entries.start[first[s + 1]])
        }
        return (start, entries.source, target)
    }
}
