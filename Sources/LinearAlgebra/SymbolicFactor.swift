/// Everything about L that depends on the pattern alone: order, supernodes, their rows and how fronts are assembled.
package struct SymbolicFactor: Sendable {
    package let count: Int
    /// Position → index of the matrix.
    package let order: [Int32]
    /// Supernode s eliminates positions first[s] ..< first[s+1].
    let first: [Int]
    let parent: [Int32]
    /// Children of s: child[childStart[s] ..< childStart[s+1]], ascending.
    let childStart: [Int]
    let child: [Int32]
    /// Rows below the pivots of s: row[rowStart[s] ..< rowStart[s+1]], ascending positions.
    let rowStart: [Int]
    let row: [Int32]
    /// Where each of these rows is in the parent's front.
    let rowInParent: [Int32]
    /// The panel of s, (pivots + rows) × pivots by column, starts here in L.
    let panelStart: [Int]
    /// Entries of the matrix that belong to s: value entrySource goes to entryTarget of the panel.
    let entryStart: [Int]
    private(set) var entrySource: [Int32]
    let entryTarget: [Int32]
    /// Independent subtrees s ..< s+length to be shared among threads, the dearest first; then the rest, in order.
    let subtrees: [Range<Int>]
    let top: [Int32]
    let settings: FactorSettings

    /// For values that come in this order from now on: it is gone.
    package mutating func giveUpEntryOrder() { entrySource = [] }

    package var supernodeCount: Int { parent.count }
    /// Entries of L as stored, zeros inside supernodes counted.
    package var storedEntryCount: Int { panelStart[supernodeCount] }
    /// Multiply-subtracts of one factorisation.
    package let flops: Double
    /// Bytes of all of this, of the factor with its vectors and, at most, of the update matrices that wait for their parents.
    package let bytes: Int

    func pivots(_ s: Int) -> Int { first[s + 1] - first[s] }
    func updates(_ s: Int) -> Int { rowStart[s + 1] - rowStart[s] }

    /// Orders along the hours of the indices (−1 of those without) where these are given, by AMD otherwise, and analyses.
    ///
    /// - Throws: `.orderingFailed`, as `Ordering` says.
    /// - Complexity: O(entries of L's structure).
    package init(
        _ pattern: SymmetricPattern, settings: FactorSettings = .init(), times: [Int32]? = nil,
        workers: Workers = Workers(count: 1)
    ) throws(LinearAlgebraError) {
        let order =
            if let times {
                try Ordering.alongTime(
                    pattern, times, length: settings.hoursOfPiece, denseFactor: settings.denseRowFactor,
                    workers: workers)
            } else {
                try Ordering.approximateMinimumDegree(pattern, denseFactor: settings.denseRowFactor)
            }
        self.init(pattern, order: order, settings: settings)
    }

    package init(_ pattern: SymmetricPattern, order initial: [Int32], settings: FactorSettings = .init()) {
        self.settings = settings
        count = pattern.count
        let nodes = Amalgamation(EliminationTree(pattern, order: initial), settings)
        (order, first, parent) = (nodes.order, nodes.first, nodes.parent)
        let supernodes = parent.count
        (childStart, child) = Self.children(parent)
        let entries = PermutedEntries(pattern, order: order)
        var builder = RowStructure(nodes, childStart: childStart, child: child)
        for s in 0..<supernodes { builder.build(s, entries) }
        (rowStart, row, rowInParent) = (builder.rowStart, builder.row, builder.rowsInParents())
        var panels = [0]
        var flops = 0.0
        var cost = [Double](repeating: 0, count: supernodes)
        for s in 0..<supernodes {
            let (k, u) = (first[s + 1] - first[s], rowStart[s + 1] - rowStart[s])
            panels.append(panels[s] + k * (k + u))
            let work = Self.flops(Double(k), Double(u))
            cost[s] += work * settings.flopNanoseconds + Double(u * u + k * u) + settings.frontNanoseconds
            flops += work
            if parent[s] >= 0 { cost[Int(parent[s])] += cost[s] }
        }
        panelStart = panels
        self.flops = flops
        (entryStart, entrySource, entryTarget) = builder.targets(entries, first)
        (subtrees, top) = Self.partition(parent, cost, settings)
        bytes =
            8 * (panels[supernodes] + Self.peakUpdates(parent, rowStart, subtrees, top))
            + Self.bytesPerUnknown * count + Self.bytesPerRow * row.count + Self.bytesPerEntry * entries.row.count
            + Self.bytesPerSupernode * supernodes
    }

    /// Its place in the order; of the factor, the pivot with its sign and size, and a place of the right side.
    private static let bytesPerUnknown = 4 + 4 * 8
    /// Which it is, where it is in the parent, and of the factor what it passes there.
    private static let bytesPerRow = 4 + 4 + 8
    /// Its source and its target.
    private static let bytesPerEntry = 4 + 4
    /// Five starts, its parent, its place among the children; of the factor, its update matrix and its replaced pivots.
    private static let bytesPerSupernode = 5 * 8 + 4 + 4 + 2 * 8

    /// Entries of update matrices that exist at once, at most, when subtrees are taken one after the other.
    private static func peakUpdates(
        _ parent: [Int32], _ rowStart: [Int], _ subtrees: [Range<Int>], _ top: [Int32]
    ) -> Int {
        var (now, peak) = (0, 0)
        var waiting = [Int](repeating: 0, count: parent.count)
        func eliminate(_ s: Int) {
            let rows = rowStart[s + 1] - rowStart[s]
            peak = max(peak, now + rows * rows)
            now -= waiting[s]
            if parent[s] >= 0 {
                now += rows * rows
                waiting[Int(parent[s])] += rows * rows
            }
        }
        for range in subtrees { for s in range { eliminate(s) } }
        for s in top { eliminate(Int(s)) }
        return peak
    }

    private static func flops(_ k: Double, _ u: Double) -> Double { k * k * k / 3 + k * k * u + k * u * u }

    private static func children(_ parent: [Int32]) -> ([Int], [Int32]) {
        var start = [Int](repeating: 0, count: parent.count + 1)
        for p in parent where p >= 0 { start[Int(p) + 1] += 1 }
        for s in 0..<parent.count { start[s + 1] += start[s] }
        var child = [Int32](repeating: 0, count: start[parent.count])
        var next = start
        for (s, p) in parent.enumerated() where p >= 0 {
            child[next[Int(p)]] = Int32(s)
            next[Int(p)] += 1
        }
        return (start, child)
    }

    /// Cuts the tree into subtrees of at most a share of the work, independent of the number of threads in use.
    private static func partition(
        _ parent: [Int32], _ cost: [Double], _ settings: FactorSettings
    ) -> ([Range<Int>], [Int32]) {
        let total = zip(parent, cost).reduce(0) { $1.0 < 0 ? $0 + $1.1 : $0 }
        let share = total * settings.subtreeShare
        var low = (0..<parent.count).map { $0 }
        for (s, p) in parent.enumerated() where p >= 0 { low[Int(p)] = min(low[Int(p)], low[s]) }
        var roots: [Int] = []
        var top: [Int32] = []
        for s in 0..<parent.count {
            if cost[s] > share {
                top.append(Int32(s))
            } else if parent[s] < 0 || cost[Int(parent[s])] > share {
                roots.append(s)
            }
        }
        // Neighbouring small subtrees go together; their joint range holds nothing else when it is contiguous.
        var pieces: [(range: Range<Int>, cost: Double)] = []
        for s in roots {
            if let last = pieces.last, last.range.upperBound == low[s], last.cost + cost[s] <= share {
                pieces[pieces.count - 1] = (last.range.lowerBound..<s + 1, last.cost + cost[s])
            } else {
                pieces.append((low[s]..<s + 1, cost[s]))
            }
        }
        pieces.sort { ($0.cost, $1.range.lowerBound) > ($1.cost, $0.range.lowerBound) }
        return (pieces.map(\.range), top)
    }
}
