/// The elimination tree of a symmetric matrix in a given order, its nodes renumbered so that children precede parents
/// and every subtree is contiguous, and the number of entries of each column of L (Liu 1990; Gilbert, Ng & Peyton 1994).
struct EliminationTree {
    /// Position → index of the matrix, postordered.
    let order: [Int32]
    /// Parent of each position, −1 at roots.
    let parent: [Int32]
    /// Entries of each column of L, the diagonal counted.
    let columnCount: [Int32]

    /// - Complexity: O(entries · α(n)).
    init(_ pattern: SymmetricPattern, order initial: [Int32]) {
        let upper = Self.adjacency(pattern, order: initial, lower: false)
        let tree = Self.parents(upper)
        let post = Self.postorder(tree)
        order = post.map { initial[Int($0)] }
        var position = [Int32](repeating: 0, count: post.count)
        for (k, node) in post.enumerated() { position[Int(node)] = Int32(k) }
        var relabelled = [Int32](repeating: -1, count: post.count)
        for (k, node) in post.enumerated() where tree[Int(node)] >= 0 {
            relabelled[k] = position[Int(tree[Int(node)])]
        }
        parent = relabelled
        columnCount = Self.counts(Self.adjacency(pattern, order: order, lower: true), parent: relabelled)
    }

    /// Off-diagonal entries by column of the permuted matrix: those below (lower) or above the diagonal.
    struct Adjacency {
        var start: [Int]
        var index: [Int32]
    }

    static func adjacency(_ pattern: SymmetricPattern, order: [Int32], lower: Bool) -> Adjacency {
        let n = pattern.count
        let position = pattern.positions(order)
        var start = [Int](repeating: 0, count: n + 1)
        start.withUnsafeMutableBufferPointer { start in
            forEntries(pattern, position, lower) { column, _ in start[column + 1] += 1 }
            for j in 0..<n { start[j + 1] += start[j] }
        }
        let index = [Int32](count: start[n]) { index in
            var next = start
            next.withUnsafeMutableBufferPointer { next in
                forEntries(pattern, position, lower) { column, other in
                    index.initializeElement(at: next[column], to: other)
                    next[column] += 1
                }
            }
        }
        return Adjacency(start: start, index: index)
    }

    /// Column and row (lower) or row and column of every entry below the diagonal of the permuted matrix.
    @inline(__always)
    private static func forEntries(
        _ pattern: SymmetricPattern, _ position: [Int32], _ lower: Bool, _ visit: (Int, Int32) -> Void
    ) {
        position.withUnsafeBufferPointer { position in
            pattern.row.withUnsafeBufferPointer { row in
                for j in 0..<pattern.count {
                    let own = position[j]
                    for e in (pattern.start[j] + 1)..<pattern.start[j + 1] {
                        let other = position[Int(row[e])]
                        let (first, last) = (min(own, other), max(own, other))
                        if lower { visit(Int(first), last) } else { visit(Int(last), first) }
                    }
                }
            }
        }
    }

    private static func parents(_ upper: Adjacency) -> [Int32] {
        let n = upper.start.count - 1
        var parent = [Int32](repeating: -1, count: n)
        var ancestor = [Int32](repeating: -1, count: n)
        for k in 0..<n {
            for e in upper.start[k]..<upper.start[k + 1] {
                var i = upper.index[e]
                while i >= 0 && i < Int32(k) {
                    let next = ancestor[Int(i)]
                    ancestor[Int(i)] = Int32(k)
                    if next < 0 { parent[Int(i)] = Int32(k) }
                    i = next
                }
            }
        }
        return parent
    }

    /// Nodes in postorder, children in ascending order.
    static func postorder(_ parent: [Int32]) -> [Int32] {
        let n = parent.count
        var firstChild = [Int32](repeating: -1, count: n)
        var sibling = [Int32](repeating: -1, count: n)
        var roots: [Int32] = []
        for k in stride(from: n - 1, through: 0, by: -1) {
            let p = Int(parent[k])
            if p < 0 {
                roots.append(Int32(k))
            } else {
                sibling[k] = firstChild[p]
                firstChild[p] = Int32(k)
            }
        }
        var order: [Int32] = []
        order.reserveCapacity(n)
        var stack: [Int32] = []
        for root in roots.reversed() {
            stack.append(root)
            while let node = stack.last {
                let child = firstChild[Int(node)]
                if child >= 0 {
                    firstChild[Int(node)] = sibling[Int(child)]
                    stack.append(child)
                } else {
                    order.append(node)
                    stack.removeLast()
                }
            }
        }
        return order
    }

    /// Column counts by the skeleton of row subtrees; nodes are in postorder.
    private static func counts(_ lower: Adjacency, parent: [Int32]) -> [Int32] {
        let n = parent.count
        var first = [Int32](repeating: -1, count: n)
        var delta = [Int32](repeating: 0, count: n)
        for k in 0..<n {
            delta[k] = first[k] < 0 ? 1 : 0
            var j = k
            while j >= 0 && first[j] < 0 {
                first[j] = Int32(k)
                j = Int(parent[j])
            }
        }
        var leaves = RowSubtrees(count: n)
        for j in 0..<n {
            if parent[j] >= 0 { delta[Int(parent[j])] -= 1 }
            for e in lower.start[j]..<lower.start[j + 1] {
                leaves.visit(row: Int(lower.index[e]), column: j, first: first[j], &delta)
            }
            if parent[j] >= 0 { leaves.ancestor[j] = parent[j] }
        }
        for j in 0..<n where parent[j] >= 0 { delta[Int(parent[j])] += delta[j] }
        return delta
    }

    private struct RowSubtrees {
        var ancestor: [Int32]
        private var largestFirst: [Int32]
        private var previousLeaf: [Int32]

        init(count: Int) {
            ancestor = (0..<Int32(count)).map { $0 }
            largestFirst = [Int32](repeating: -1, count: count)
            previousLeaf = [Int32](repeating: -1, count: count)
        }

        /// Counts column j as a leaf of row i's subtree, and takes off the overlap with the leaf before it.
        mutating func visit(row i: Int, column j: Int, first: Int32, _ delta: inout [Int32]) {
            if first <= largestFirst[i] { return }
            largestFirst[i] = first
            let previous = previousLeaf[i]
            previousLeaf[i] = Int32(j)
            delta[j] += 1
            if previous < 0 { return }
            var q = previous
            while q != ancestor[Int(q)] { q = ancestor[Int(q)] }
            var s = previous
            while s != q {
                let next = ancestor[Int(s)]
                ancestor[Int(s)] = q
                s = next
            }
            delta[Int(q)] -= 1
        }
    }
}
