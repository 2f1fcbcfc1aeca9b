import CFronts
import Synchronization

/// L·D·Lᵀ of a symmetric quasi-definite matrix: any order is stable enough, and the sign of every pivot is known
/// (Vanderbei 1995). Multifrontal, over supernodes, subtrees in parallel; the same bits for any number of threads.
package final class QuasidefiniteFactor: @unchecked Sendable {
    package let symbolic: SymbolicFactor
    let workers: Workers
    let panels: UnsafeMutablePointer<Double>
    private let factor: Buffer<Double>
    let diagonal: UnsafeMutablePointer<Double>
    private let sign: UnsafeMutablePointer<Double>
    private let magnitude: UnsafeMutablePointer<Double>
    private let updates: UpdateMatrices
    private let replaced: UnsafeMutablePointer<Int>
    /// Right side and solution of `solveInOrder`, by position (`SymbolicFactor.order`).
    package let position: UnsafeMutablePointer<Double>
    let passed: UnsafeMutablePointer<Double>

    /// - Parameter signs: +1 or −1 for every index, the sign of its pivot.
    package init(_ symbolic: SymbolicFactor, signs: [Double], workers: Workers) {
        precondition(signs.count == symbolic.count)
        BLAS.useOneThread()
        self.symbolic = symbolic
        self.workers = workers
        let n = max(symbolic.count, 1)
        // Kernels read on for a few lanes.
        factor = Buffer(uninitialized: symbolic.storedEntryCount + 8)
        panels = factor.base
        (panels + symbolic.storedEntryCount).initialize(repeating: 0, count: 8)
        passed = .allocate(capacity: symbolic.row.count + 8)
        (passed + symbolic.row.count).initialize(repeating: 0, count: 8)
        diagonal = .allocate(capacity: n)
        sign = .allocate(capacity: n)
        magnitude = .allocate(capacity: n)
        position = .allocate(capacity: n)
        updates = UpdateMatrices(symbolic)
        replaced = .allocate(capacity: max(symbolic.supernodeCount, 1))
        for (k, index) in symbolic.order.enumerated() { sign[k] = signs[Int(index)] }
    }

    deinit {
        for pointer in [diagonal, sign, magnitude, position, passed] { pointer.deallocate() }
        replaced.deallocate()
    }

    /// Bytes of the factor and of the update matrices that wait for their parents.
    package static func bytes(_ symbolic: SymbolicFactor, _ workers: Workers) -> Int {
        let places = UpdatePlaces(symbolic)
        return 8 * (symbolic.storedEntryCount + places.rootEntries + workers.count * places.stackEntries)
    }

    /// Factorises the matrix with these values (parallel to the pattern's rows). Returns how many pivots had to be
    /// replaced, because rounding had eaten them: 0 for a matrix that is quasi-definite to working precision.
    package func factorise(_ values: [Double]) -> Int {
        factorise(inOrder: Buffer(symbolic.entryOrder.map { values[Int($0)] })) { false } ?? 0
    }

    /// The same for values in the order in which they are read (`SymbolicFactor.entryOrder`), looking before every front and
    /// every block of columns of a large one whether it `stops`: then nil, and the factor is of no use.
    package func factorise(inOrder values: Buffer<Double>, stops: @escaping @Sendable () -> Bool) -> Int? {
        let stop = StopFlag(stops)
        let subtrees = symbolic.subtrees
        workers.forEach(subtrees.count) { piece in
            self.updates.withSpace { space in
                self.symbolic.withTree { tree in
                    for s in subtrees[piece] { self.eliminate(s, tree, values.base, space, Workers(count: 1), stop) }
                }
            }
        }
        updates.withSpace { space in
            symbolic.withTree { tree in
                for s in symbolic.top { eliminate(Int(s), tree, values.base, space, workers, stop) }
            }
        }
        return stop.isRaised ? nil : (0..<symbolic.supernodeCount).reduce(0) { $0 + replaced[$1] }
    }

    /// One front; `crew` are the threads that a large one may use: all of them at the top of the tree, where fronts come one
    /// by one.
    private func eliminate(
        _ s: Int, _ tree: Tree, _ values: UnsafePointer<Double>, _ space: WorkSpace, _ crew: Workers, _ stop: StopFlag
    ) {
        if stop.look(every: space.countFront()) { return }
        let update = updates.place(s, tree, space)
        if tree.pivots(s) <= symbolic.settings.kernelPivots {
            eliminateSmall(s, tree, values, update, space, crew)
        } else {
            eliminateLarge(s, tree, values, update, space, crew, stop)
        }
        updates.dropChildren(of: s, tree, space)
    }

    /// In work space with padded columns, by kernels.
    private func eliminateSmall(
        _ s: Int, _ tree: Tree, _ values: UnsafePointer<Double>, _ update: UnsafeMutablePointer<Double>,
        _ space: WorkSpace, _ crew: Workers
    ) {
        let (k, u, first) = (tree.pivots(s), tree.updates(s), tree.first[s])
        let (height, ld) = (k + u, UpdatePlaces.padded(k + u))
        let work = space.reserve(2 * k * ld + 8)
        let scaled = work + k * ld
        work.update(repeating: 0, count: k * ld)
        assemble(s, tree, values, work, ld, update)
        replaced[s] = front_factorise(
            k, height, work, scaled, ld, diagonal + first, sign + first, magnitude + first,
            symbolic.settings.pivotTolerance, symbolic.settings.replacement)
        let product = UpdateProduct(
            pivots: k, rows: u, left: work + k, right: scaled + k, stride: ld, update: update,
            adds: tree.childStart[s] < tree.childStart[s + 1])
        let tile = symbolic.settings.updateTile
        let threads = k * u * u < symbolic.settings.sharedFlops ? Workers(count: 1) : crew
        threads.forEach((u + tile - 1) / tile) { t in product.subtract(t * tile..<min(u, (t + 1) * tile)) }
        let panel = panels + tree.panelStart[s]
        for p in 0..<k { (panel + p * height).update(from: work + p * ld, count: height) }
    }

    /// In place, by BLAS.
    private func eliminateLarge(
        _ s: Int, _ tree: Tree, _ values: UnsafePointer<Double>, _ update: UnsafeMutablePointer<Double>,
        _ space: WorkSpace, _ crew: Workers, _ stop: StopFlag
    ) {
        let (k, u, first) = (tree.pivots(s), tree.updates(s), tree.first[s])
        let panel = panels + tree.panelStart[s]
        panel.initialize(repeating: 0, count: (k + u) * k)
        assemble(s, tree, values, panel, k + u, update)
        if tree.childStart[s] == tree.childStart[s + 1] {
            update.update(repeating: 0, count: u * UpdatePlaces.padded(u))
        }
        let front = Front(
            pivots: k, updates: u, panel: panel, update: update, updateStride: UpdatePlaces.padded(u),
            scaled: space.reserve((k + u) * k), settings: symbolic.settings, crew: crew, stop: stop)
        replaced[s] = front.factorise(
            diagonal: diagonal + first, sign: sign + first, magnitude: magnitude + first)
    }

    /// Adds the matrix's own entries and the children's update matrices to a panel of zeros, and overwrites the update matrix
    /// with the latter if there are any.
    private func assemble(
        _ s: Int, _ tree: Tree, _ values: UnsafePointer<Double>, _ panel: UnsafeMutablePointer<Double>, _ ld: Int,
        _ update: UnsafeMutablePointer<Double>
    ) {
        let (k, u, first) = (tree.pivots(s), tree.updates(s), tree.first[s])
        // Targets are those of columns without padding, column after column.
        var (begin, column) = (0, panel)
        for e in tree.entryStart[s]..<tree.entryStart[s + 1] {
            let target = Int(tree.entryTarget[e])
            while target >= begin + k + u { (begin, column) = (begin + k + u, column + ld) }
            column[target - begin] = values[e]
        }
        for p in 0..<k { magnitude[first + p] = abs(panel[p * ld + p]) }
        let children = tree.childStart[s]..<tree.childStart[s + 1]
        if children.isEmpty { return }
        let stride = UpdatePlaces.padded(u)
        update.update(repeating: 0, count: u * stride)
        for c in children {
            let child = Int(tree.child[c])
            let count = tree.updates(child)
            front_extend(
                count, updates.matrix(child), UpdatePlaces.padded(count), tree.rowInParent + tree.rowStart[child], k,
                panel, ld, update, stride)
        }
    }
}

/// The update of a front in the hands of several threads, each at columns of its own.
private struct UpdateProduct: @unchecked Sendable {
    let pivots: Int
    let rows: Int
    let left: UnsafeMutablePointer<Double>
    let right: UnsafeMutablePointer<Double>
    let stride: Int
    let update: UnsafeMutablePointer<Double>
    let adds: Bool

    func subtract(_ columns: Range<Int>) {
        front_update(
            pivots, rows, columns.lowerBound, columns.upperBound, left, right, stride, update,
            UpdatePlaces.padded(rows), adds ? 1 : 0)
    }
}
