/// L·D·Lᵀ of a symmetric quasi-definite matrix: any order is stable enough, and the sign of every pivot is known
/// (Vanderbei 1995). Multifrontal, over supernodes, subtrees in parallel; the same bits for any number of threads.
package final class QuasidefiniteFactor: @unchecked Sendable {
    package let symbolic: SymbolicFactor
    private let workers: Workers
    let panels: UnsafeMutablePointer<Double>
    let diagonal: UnsafeMutablePointer<Double>
    private let sign: UnsafeMutablePointer<Double>
    private let magnitude: UnsafeMutablePointer<Double>
    private let updateMatrix: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>
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
        panels = .allocate(capacity: max(symbolic.storedEntryCount, 1))
        diagonal = .allocate(capacity: n)
        sign = .allocate(capacity: n)
        magnitude = .allocate(capacity: n)
        position = .allocate(capacity: n)
        passed = .allocate(capacity: max(symbolic.row.count, 1))
        updateMatrix = .allocate(capacity: max(symbolic.supernodeCount, 1))
        updateMatrix.initialize(repeating: nil, count: max(symbolic.supernodeCount, 1))
        replaced = .allocate(capacity: max(symbolic.supernodeCount, 1))
        for (k, index) in symbolic.order.enumerated() { sign[k] = signs[Int(index)] }
    }

    deinit {
        for pointer in [panels, diagonal, sign, magnitude, position, passed] { pointer.deallocate() }
        updateMatrix.deallocate()
        replaced.deallocate()
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
        overTree { s, work in self.eliminate(s, values.base, &work, stop) }
        if stop.isRaised {
            for s in 0..<symbolic.supernodeCount {
                updateMatrix[s]?.deallocate()
                updateMatrix[s] = nil
            }
            return nil
        }
        return (0..<symbolic.supernodeCount).reduce(0) { $0 + replaced[$1] }
    }

    /// Runs `body` on every supernode, children before parents, with work space of the thread's own.
    private func overTree(_ body: @Sendable (Int, inout WorkSpace) -> Void) {
        let subtrees = symbolic.subtrees
        workers.forEach(subtrees.count) { piece in
            var work = WorkSpace()
            for s in subtrees[piece] { body(s, &work) }
        }
        var work = WorkSpace(crew: workers)
        for s in symbolic.top { body(Int(s), &work) }
    }

    private func eliminate(_ s: Int, _ values: UnsafePointer<Double>, _ work: inout WorkSpace, _ stop: StopFlag) {
        if stop.look(every: work.countFront()) { return }
        let (k, u) = (symbolic.pivots(s), symbolic.updates(s))
        let height = k + u
        let panel = panels + symbolic.panelStart[s]
        panel.initialize(repeating: 0, count: height * k)
        symbolic.entryTarget.withUnsafeBufferPointer { target in
            for e in symbolic.entryStart[s]..<symbolic.entryStart[s + 1] { panel[Int(target[e])] = values[e] }
        }
        let firstPivot = symbolic.first[s]
        for p in 0..<k { magnitude[firstPivot + p] = abs(panel[p * height + p]) }
        let update = UnsafeMutablePointer<Double>.allocate(capacity: max(u * u, 1))
        for j in 0..<u { (update + j * u + j).initialize(repeating: 0, count: u - j) }
        for c in symbolic.childStart[s]..<symbolic.childStart[s + 1] {
            let child = Int(symbolic.child[c])
            addUpdate(of: child, panel, k, u, update)
            updateMatrix[child]!.deallocate()
            updateMatrix[child] = nil
        }
        let front = Front(
            pivots: k, updates: u, panel: panel, update: update, scaled: work.reserve(height * k),
            settings: symbolic.settings, crew: work.crew, stop: stop)
        replaced[s] = front.factorise(
            diagonal: diagonal + firstPivot, sign: sign + firstPivot, magnitude: magnitude + firstPivot)
        if symbolic.parent[s] < 0 { update.deallocate() } else { updateMatrix[s] = update }
    }

    /// Extend-add: the child's update matrix into the parent's panel (columns < k) and update matrix.
    private func addUpdate(
        of child: Int, _ panel: UnsafeMutablePointer<Double>, _ k: Int, _ u: Int,
        _ update: UnsafeMutablePointer<Double>
    ) {
        let count = symbolic.updates(child)
        let from = updateMatrix[child]!
        symbolic.rowInParent.withUnsafeBufferPointer { places in
            let place = places.baseAddress! + symbolic.rowStart[child]
            for j in 0..<count {
                let column = Int(place[j])
                let source = from + j * count
                let target = column < k ? panel + column * (k + u) : update + (column - k) * u - k
                for i in j..<count { target[Int(place[i])] += source[i] }
            }
        }
    }

    struct WorkSpace: ~Copyable {
        /// Threads that a large front may use: all of them at the top of the tree, where fronts come one by one.
        let crew: Workers
        private var fronts = 0
        private var pointer = UnsafeMutablePointer<Double>.allocate(capacity: 4096)
        private var capacity = 4096

        init(crew: Workers = Workers(count: 1)) { self.crew = crew }

        /// How many fronts have been begun here.
        mutating func countFront() -> Int {
            fronts += 1
            return fronts
        }

        mutating func reserve(_ count: Int) -> UnsafeMutablePointer<Double> {
            if count > capacity {
                pointer.deallocate()
                capacity = count
                pointer = .allocate(capacity: count)
            }
            return pointer
        }

        deinit { pointer.deallocate() }
    }
}

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
        forwardOverTree()
        backwardOverTree()
    }

    private func forwardOverTree() {
        let subtrees = symbolic.subtrees
        workers.forEach(subtrees.count) { piece in
            for s in subtrees[piece] { self.forward(s) }
        }
        for s in symbolic.top { forward(Int(s)) }
    }

    private func backwardOverTree() {
        for s in symbolic.top.reversed() { backward(Int(s)) }
        let subtrees = symbolic.subtrees
        workers.forEach(subtrees.count) { piece in
            var work = WorkSpace()
            for s in subtrees[piece].reversed() { self.backward(s, &work) }
        }
    }

    private func backward(_ s: Int) {
        var work = WorkSpace()
        backward(s, &work)
    }

    /// x₁ ← D⁻¹·L₁⁻¹·(b₁ + what the children pass), and passes b₂ − L₂·L₁⁻¹·b₁ on.
    private func forward(_ s: Int) {
        let (k, u) = (symbolic.pivots(s), symbolic.updates(s))
        let height = k + u
        let panel = panels + symbolic.panelStart[s]
        let x = position + symbolic.first[s]
        let pass = passed + symbolic.rowStart[s]
        for i in 0..<u { pass[i] = 0 }
        symbolic.rowInParent.withUnsafeBufferPointer { places in
            for c in symbolic.childStart[s]..<symbolic.childStart[s + 1] {
                let child = Int(symbolic.child[c])
                for r in symbolic.rowStart[child]..<symbolic.rowStart[child + 1] {
                    let place = Int(places[r])
                    if place < k { x[place] += passed[r] } else { pass[place - k] += passed[r] }
                }
            }
        }
        for p in 0..<k {
            let column = panel + p * height
            let factor = x[p]
            for i in (p + 1)..<max(p + 1, k) { x[i] -= column[i] * factor }
        }
        if u > 0 { BLAS.addProduct(m: u, n: k, alpha: -1, a: panel + k, lda: height, x: x, y: pass) }
        for p in 0..<k { x[p] /= diagonal[symbolic.first[s] + p] }
    }

    /// x₁ ← L₁⁻ᵀ·(x₁ − L₂ᵀ·x₂).
    private func backward(_ s: Int, _ work: inout WorkSpace) {
        let (k, u) = (symbolic.pivots(s), symbolic.updates(s))
        let height = k + u
        let panel = panels + symbolic.panelStart[s]
        let x = position + symbolic.first[s]
        if u > 0 {
            let gathered = work.reserve(u)
            symbolic.row.withUnsafeBufferPointer { rows in
                let row = rows.baseAddress! + symbolic.rowStart[s]
                for i in 0..<u { gathered[i] = position[Int(row[i])] }
            }
            BLAS.addTransposeProduct(m: u, n: k, alpha: -1, a: panel + k, lda: height, x: gathered, y: x)
        }
        for p in stride(from: k - 1, through: 0, by: -1) {
            let column = panel + p * height
            var sum = x[p]
            for i in (p + 1)..<max(p + 1, k) { sum -= column[i] * x[i] }
            x[p] = sum
        }
    }
}

extension SymbolicFactor {
    /// The entries of the pattern in the order in which the factor reads their values: by the one of their two indices that is
    /// eliminated first.
    package var entryOrder: [Int32] { entrySource }
}
