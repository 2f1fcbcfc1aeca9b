import CFronts

extension QuasidefiniteFactor {
    /// Overwrites b (n) with the solution of A·x = b. - Complexity: O(entries of L).
    package func solve(_ b: inout [Double]) {
        precondition(b.count == symbolic.count)
        for (k, index) in symbolic.order.enumerated() { position[k] = b[Int(index)] }
        solveInOrder()
        for (k, index) in symbolic.order.enumerated() { b[Int(index)] = position[k] }
    }

    /// The same for the right side in `position`.
    package func solveInOrder() {
        let subtrees = symbolic.subtrees
        workers.forEach(subtrees.count) { piece in
            self.symbolic.withTree { tree in
                var front = FrontVector()
                for s in subtrees[piece] { self.forward(s, tree, &front, nil) }
            }
        }
        symbolic.withTree { tree in
            var front = FrontVector()
            for s in symbolic.top { forward(Int(s), tree, &front, workers) }
            for s in symbolic.top.reversed() { backward(Int(s), tree, &front, workers) }
        }
        workers.forEach(subtrees.count) { piece in
            self.symbolic.withTree { tree in
                var front = FrontVector()
                for s in subtrees[piece].reversed() { self.backward(s, tree, &front, nil) }
            }
        }
    }

    /// x₁ ← D⁻¹·L₁⁻¹·(b₁ + what the children pass), and passes b₂ − L₂·L₁⁻¹·b₁ on.
    private func forward(_ s: Int, _ tree: Tree, _ front: inout FrontVector, _ crew: Workers?) {
        let (k, u) = (tree.pivots(s), tree.updates(s))
        let panel = panels + tree.panelStart[s]
        let x = position + tree.first[s]
        let y = front.reserve(k + u)
        y.update(from: x, count: k)
        (y + k).update(repeating: 0, count: u)
        for c in tree.childStart[s]..<tree.childStart[s + 1] {
            let child = Int(tree.child[c])
            for r in tree.rowStart[child]..<tree.rowStart[child + 1] { y[Int(tree.rowInParent[r])] += passed[r] }
        }
        let left = passed + tree.rowStart[s]
        // Nothing comes of zeros, which most of a tree has where a right side has few entries.
        if (0..<k).contains(where: { y[$0] != 0 }) { eliminate(k, u, panel, y, below: left, crew) }
        left.update(from: y + k, count: u)
        let diagonal = diagonal + tree.first[s]
        for p in 0..<k { x[p] = y[p] / diagonal[p] }
    }

    /// y ← (L₁⁻¹·y₁, y₂ − L₂·L₁⁻¹·y₁), with u places of `below` for what the kernel would overwrite.
    private func eliminate(
        _ k: Int, _ u: Int, _ panel: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>,
        below: UnsafeMutablePointer<Double>, _ crew: Workers?
    ) {
        if k <= symbolic.settings.kernelPivots { return front_forward(k, k + u, panel, k + u, y) }
        // The kernel may overwrite what follows the rows that it is given.
        let rest = SharedVectors(panel: panel + k, height: k + u, x: y, y: below)
        rest.y.update(from: y + k, count: u)
        front_forward(k, k, panel, k + u, y)
        cut(u, symbolic.settings.rowTile, k * u, crew) { rest.subtractProduct(rows: $0, columns: k) }
        (y + k).update(from: rest.y, count: u)
    }

    /// x₁ ← L₁⁻ᵀ·(x₁ − L₂ᵀ·x₂).
    private func backward(_ s: Int, _ tree: Tree, _ front: inout FrontVector, _ crew: Workers?) {
        let (k, u) = (tree.pivots(s), tree.updates(s))
        let panel = panels + tree.panelStart[s]
        let x = position + tree.first[s]
        let y = front.reserve(k + u)
        y.update(from: x, count: k)
        let row = tree.row + tree.rowStart[s]
        for i in 0..<u { y[k + i] = position[Int(row[i])] }
        if k <= symbolic.settings.kernelPivots {
            front_backward(k, k + u, panel, k + u, y)
        } else {
            let shared = SharedVectors(panel: panel + k, height: k + u, x: y, y: y + k)
            cut(k, symbolic.settings.updateTile, k * u, crew) { shared.subtractTransposeProduct(rows: u, columns: $0) }
            (y + k).update(repeating: 0, count: min(u, 8))
            front_backward(k, k, panel, k + u, y)
        }
        x.update(from: y, count: k)
    }

    /// Cuts 0..<n into tiles, which threads share when there is enough work.
    private func cut(_ n: Int, _ tile: Int, _ work: Int, _ crew: Workers?, _ body: @Sendable (Range<Int>) -> Void) {
        let tiles = (n + tile - 1) / tile
        let threads = work >= symbolic.settings.sharedEntries ? crew : nil
        (threads ?? Workers(count: 1)).forEach(tiles) { t in body(t * tile..<min(n, (t + 1) * tile)) }
    }
}

/// A vector of the size of a front.
private struct FrontVector: ~Copyable {
    private var base = UnsafeMutablePointer<Double>.allocate(capacity: 1024)
    private var capacity = 1024

    /// Followed by zeros for the lanes that kernels read on.
    mutating func reserve(_ count: Int) -> UnsafeMutablePointer<Double> {
        if count + 8 > capacity {
            base.deallocate()
            capacity = 2 * (count + 8)
            base = .allocate(capacity: capacity)
        }
        (base + count).update(repeating: 0, count: 8)
        return base
    }

    deinit { base.deallocate() }
}

/// Vectors of a large front in the hands of several threads, each at places of its own.
private struct SharedVectors: @unchecked Sendable {
    let panel: UnsafeMutablePointer<Double>
    let height: Int
    let x: UnsafeMutablePointer<Double>
    let y: UnsafeMutablePointer<Double>

    func subtractProduct(rows: Range<Int>, columns: Int) {
        BLAS.addProduct(
            m: rows.count, n: columns, alpha: -1, a: panel + rows.lowerBound, lda: height, x: x,
            y: y + rows.lowerBound)
    }

    func subtractTransposeProduct(rows: Int, columns: Range<Int>) {
        BLAS.addTransposeProduct(
            m: rows, n: columns.count, alpha: -1, a: panel + columns.lowerBound * height, lda: height, x: y,
            y: x + columns.lowerBound)
    }
}
