import Synchronization

/// A right side with few entries, at positions of the order (`SymbolicFactor.order`).
package typealias SparseRightSide = [(position: Int, value: Double)]

extension QuasidefiniteFactor {
    /// Bᵀ·(L·D·Lᵀ)⁻¹·B for right sides B of few entries, k × k: the inverse's own entries where B are unit vectors.
    ///
    /// L⁻¹·b is zero but on the paths of the supernodal tree from b's entries to the root (Gilbert & Peierls 1988), so that only
    /// these are visited, once for all right sides that pass.
    ///
    /// - Precondition: the entries of each right side are on one such path, as those of a clique of the matrix are.
    /// - Complexity: O(Σ right sides that pass · (entries of L + pivots · right sides that pass)) over the supernodes visited.
    package func inverseProducts(_ rightSides: [SparseRightSide]) -> DenseMatrix {
        let paths = Paths(self, rightSides)
        let subtrees = symbolic.subtrees
        let visited = subtrees.indices.filter { !paths.visited(in: subtrees[$0]).isEmpty }
        workers.forEach(visited.count) { paths.follow(in: subtrees[visited[$0]]) }
        for s in symbolic.top { paths.passTop(Int(s)) }
        return paths.products
    }

    fileprivate func supernode(of position: Int) -> Int {
        var (low, high) = (0, symbolic.supernodeCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if symbolic.first[middle] <= position { low = middle } else { high = middle }
        }
        return low
    }
}

/// What right sides leave on their way to the root.
private final class Paths: @unchecked Sendable {
    /// What right sides leave below the pivots of a supernode: rows × right sides, transposed.
    private struct Passed: Sendable {
        var rightSides: [Int32]
        var values: [Double]
    }

    private let factor: QuasidefiniteFactor
    private let rightSides: [SparseRightSide]
    /// Entries of right sides by their supernode, and the supernodes that are visited, ascending.
    private var entries: [Int: [(rightSide: Int32, pivot: Int, value: Double)]] = [:]
    private let visited: [Int]
    private let passed = Mutex<[Int: Passed]>([:])
    /// Lower part.
    private let product: Buffer<Double>

    /// Right sides to a thread in the supernodes at the top.
    private static let tile = 64

    init(_ factor: QuasidefiniteFactor, _ rightSides: [SparseRightSide]) {
        (self.factor, self.rightSides) = (factor, rightSides)
        product = Buffer(repeating: 0, count: rightSides.count * rightSides.count)
        var seen = Set<Int>()
        for (b, rightSide) in rightSides.enumerated() {
            for (position, value) in rightSide {
                var s = factor.supernode(of: position)
                entries[s, default: []].append((Int32(b), position - factor.symbolic.first[s], value))
                while s >= 0 && seen.insert(s).inserted { s = Int(factor.symbolic.parent[s]) }
            }
        }
        visited = seen.sorted()
    }

    var products: DenseMatrix {
        let count = rightSides.count
        var matrix = DenseMatrix(rows: count, columns: count)
        for q in 0..<count {
            for p in q..<count {
                let value = product[q * count + p]
                (matrix.values[q * count + p], matrix.values[p * count + q]) = (value, value)
            }
        }
        return matrix
    }

    func visited(in range: Range<Int>) -> ArraySlice<Int> {
        visited[index(of: range.lowerBound)..<index(of: range.upperBound)]
    }

    /// The first visited supernode from s on.
    private func index(of s: Int) -> Int {
        var (low, high) = (0, visited.count)
        while low < high {
            let middle = (low + high) / 2
            if visited[middle] < s { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The supernodes of a subtree, which no right side of another one visits.
    func follow(in subtree: Range<Int>) {
        var here: [Int: Passed] = [:]
        for s in visited(in: subtree) {
            let left = pass(s, Workers(count: 1)) { here.removeValue(forKey: $0) }
            if subtree.contains(Int(factor.symbolic.parent[s])) {
                here[s] = left
            } else {
                passed.withLock { $0[s] = left }
            }
        }
    }

    func passTop(_ s: Int) {
        let at = index(of: s)
        if at == visited.count || visited[at] != s { return }
        let left = pass(s, factor.workers) { child in self.passed.withLock { $0.removeValue(forKey: child) } }
        passed.withLock { $0[s] = left }
    }

    /// One supernode: adds to the products what its pivots bring, and returns what is left below them.
    private func pass(_ s: Int, _ crew: Workers, child: (Int) -> Passed?) -> Passed {
        let symbolic = factor.symbolic
        let (k, u, own) = (symbolic.pivots(s), symbolic.updates(s), entries[s] ?? [])
        let children = (symbolic.childStart[s]..<symbolic.childStart[s + 1]).compactMap { c in
            child(Int(symbolic.child[c])).map { (Int(symbolic.child[c]), $0) }
        }
        var all = own.map(\.rightSide)
        for (_, left) in children { all += left.rightSides }
        all.sort()
        let here = all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
        let count = here.count
        let place = Dictionary(uniqueKeysWithValues: here.enumerated().map { ($1, $0) })
        let front = Buffer(repeating: 0.0, count: count * (k + u))
        for (c, left) in children {
            let places = left.rightSides.map { place[$0] ?? 0 }
            let rows = symbolic.rowStart[c]..<symbolic.rowStart[c + 1]
            left.values.withUnsafeBufferPointer { values in
                for (r, row) in rows.enumerated() {
                    let to = front.base + Int(symbolic.rowInParent[row]) * count
                    for (b, at) in places.enumerated() { to[at] += values[r * places.count + b] }
                }
            }
        }
        for (b, pivot, value) in own { front[pivot * count + (place[b] ?? 0)] += value }
        eliminate(s, count, front, crew)
        multiply(s, here, front, crew)
        let rest = UnsafeBufferPointer(start: front.base + k * count, count: u * count)
        return Passed(rightSides: here, values: Array(rest))
    }

    /// (x, rest) ← (L₁⁻¹·x, rest − L₂·L₁⁻¹·x) of each right side.
    private func eliminate(_ s: Int, _ count: Int, _ front: Buffer<Double>, _ crew: Workers) {
        let (k, u) = (factor.symbolic.pivots(s), factor.symbolic.updates(s))
        crew.forEach((count + Self.tile - 1) / Self.tile) { t in
            let panel = self.factor.panels + self.factor.symbolic.panelStart[s]
            let (first, m) = (t * Self.tile, min(Self.tile, count - t * Self.tile))
            let (x, rest) = (front.base + first, front.base + k * count + first)
            if k > 1 {
                BLAS.solveUnitLowerTransposedRight(m: m, n: k, l: panel, ldl: k + u, b: x, ldb: count)
            }
            if u > 0 {
                BLAS.subtractProductTransposed(
                    m: m, n: u, k: k, a: x, lda: count, b: panel + k, ldb: k + u, c: rest, ldc: count)
            }
        }
    }

    /// Adds Xᵀ·D⁻¹·X of the right sides that are here to the lower part of the products.
    private func multiply(_ s: Int, _ here: [Int32], _ front: Buffer<Double>, _ crew: Workers) {
        let (k, first, count) = (factor.symbolic.pivots(s), factor.symbolic.first[s], here.count)
        crew.forEach((count + Self.tile - 1) / Self.tile) { t in
            let (begin, n) = (t * Self.tile, min(Self.tile, count - t * Self.tile))
            let (m, x) = (count - begin, front.base + begin)
            let scaled = Buffer<Double>(uninitialized: k * n)
            for p in 0..<k {
                let inverse = 1 / self.factor.diagonal[first + p]
                for q in 0..<n { scaled[p * n + q] = x[p * count + q] * inverse }
            }
            let share = Buffer(repeating: 0.0, count: m * n)
            BLAS.subtractProductTransposed(
                m: m, n: n, k: k, a: x, lda: count, b: scaled.base, ldb: n, c: share.base, ldc: m)
            for q in 0..<n {
                let column = self.product.base + Int(here[begin + q]) * self.rightSides.count
                for p in q..<m { column[Int(here[begin + p])] -= share[q * m + p] }
            }
        }
    }
}
