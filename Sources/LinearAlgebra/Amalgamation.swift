/// Supernodes: sets of columns of L eliminated together in one dense front, with a tree over them.
///
/// Columns with the same structure are together anyway; a child is merged into its parent where the zeros that this
/// stores cost less than the front that it saves (`FactorSettings`).
struct Amalgamation {
    /// Position → index of the matrix; the columns of a supernode are contiguous, supernodes in postorder.
    let order: [Int32]
    /// Supernode s eliminates columns first[s] ..< first[s+1].
    let first: [Int]
    /// Parent supernode, −1 at roots.
    let parent: [Int32]
    /// Rows of a supernode's front below its own columns.
    let updateCount: [Int]

    /// - Complexity: O(n log n).
    init(_ tree: EliminationTree, _ settings: FactorSettings) {
        var groups = Groups(tree)
        for node in 0..<groups.count { groups.mergeChildren(of: node, settings) }
        (order, first, parent, updateCount) = groups.layout(tree)
    }

    private struct Groups {
        private var firstColumn: [Int32] = []
        private var lastColumn: [Int32] = []
        private var pivots: [Int]
        private var updates: [Int]
        private var parent: [Int32]
        private var mergedInto: [Int32]
        private var children: [[Int32]]

        var count: Int { pivots.count }

        /// Fundamental supernodes: j and j + 1 belong together when column j is column j + 1 and itself.
        init(_ tree: EliminationTree) {
            let n = tree.parent.count
            var of = [Int32](repeating: 0, count: n)
            for j in 0..<n {
                let joins =
                    j > 0 && Int(tree.parent[j - 1]) == j && tree.columnCount[j - 1] == tree.columnCount[j] + 1
                if !joins {
                    firstColumn.append(Int32(j))
                    lastColumn.append(Int32(j))
                }
                lastColumn[lastColumn.count - 1] = Int32(j)
                of[j] = Int32(firstColumn.count - 1)
            }
            let count = firstColumn.count
            pivots = (0..<count).map { [firstColumn, lastColumn] in Int(lastColumn[$0] - firstColumn[$0]) + 1 }
            updates = (0..<count).map { [lastColumn] in Int(tree.columnCount[Int(lastColumn[$0])]) - 1 }
            parent = lastColumn.map { tree.parent[Int($0)] < 0 ? -1 : of[Int(tree.parent[Int($0)])] }
            mergedInto = [Int32](repeating: -1, count: count)
            children = [[Int32]](repeating: [], count: count)
            for s in 0..<count where parent[s] >= 0 { children[Int(parent[s])].append(Int32(s)) }
        }

        /// Modelled nanoseconds of a front with k pivots and u rows below them.
        private func cost(_ k: Int, _ u: Int, _ settings: FactorSettings) -> Double {
            let (p, q) = (Double(k), Double(u))
            let flops = p * p * p / 3 + p * p * q + p * q * q
            return settings.frontNanoseconds + settings.updateNanoseconds * q * q / 2
                + settings.flopNanoseconds * flops + settings.entryNanoseconds * (p * p / 2 + p * q)
        }

        mutating func mergeChildren(of p: Int, _ settings: FactorSettings) {
            var kept: [Int32] = []
            for c in children[p].sorted(by: { (updates[Int($0)], $1) > (updates[Int($1)], $0) }) {
                let child = Int(c)
                let apart =
                    cost(pivots[p], updates[p], settings) + cost(pivots[child], updates[child], settings)
                if cost(pivots[p] + pivots[child], updates[p], settings) <= apart {
                    pivots[p] += pivots[child]
                    mergedInto[child] = Int32(p)
                    kept.append(contentsOf: children[child])
                } else {
                    kept.append(c)
                }
            }
            for c in kept { parent[Int(c)] = Int32(p) }
            children[p] = kept
        }

        /// Renumbers the merged supernodes in postorder and lists their columns, each group's in ascending order.
        func layout(_ tree: EliminationTree) -> ([Int32], [Int], [Int32], [Int]) {
            var members = [[Int32]](repeating: [], count: count)
            for s in 0..<count {
                var root = s
                while mergedInto[root] >= 0 { root = Int(mergedInto[root]) }
                members[root].append(Int32(s))
            }
            let post = EliminationTree.postorder(parent).filter { mergedInto[Int($0)] < 0 }
            var number = [Int32](repeating: -1, count: count)
            for (k, s) in post.enumerated() { number[Int(s)] = Int32(k) }
            var order: [Int32] = []
            order.reserveCapacity(tree.order.count)
            var first = [0]
            for s in post {
                for member in members[Int(s)] {
                    for j in firstColumn[Int(member)]...lastColumn[Int(member)] { order.append(tree.order[Int(j)]) }
                }
                first.append(order.count)
            }
            let parents = post.map { parent[Int($0)] < 0 ? -1 : number[Int(parent[Int($0)])] }
            return (order, first, parents, post.map { updates[Int($0)] })
        }
    }
}
