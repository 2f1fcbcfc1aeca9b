import Synchronization

/// Where the update matrices that wait for their parents are, u × u by column with padded columns.
///
/// Within a subtree they lie on two stacks, those of an even depth at one end of a work space and those of an odd one at the
/// other: children then are the last on theirs when their parent, on the other, has taken them in. The roots of subtrees,
/// which may have been eliminated by another thread, have places of their own.
struct UpdatePlaces {
    let isOdd: [Bool]
    /// −1 for all but the roots.
    let root: [Int]
    /// Entries of all roots, and of both stacks together, at most.
    let rootEntries: Int
    let stackEntries: Int

    /// Rows of eight.
    @inline(__always) static func padded(_ count: Int) -> Int { (count + 7) & ~7 }

    static func size(_ u: Int) -> Int { u * padded(u) }

    /// - Complexity: O(supernodes).
    init(_ symbolic: SymbolicFactor) {
        let count = symbolic.supernodeCount
        var isOdd = [Bool](repeating: false, count: count)
        for s in stride(from: count - 1, through: 0, by: -1) where symbolic.parent[s] >= 0 {
            isOdd[s] = !isOdd[Int(symbolic.parent[s])]
        }
        var isTop = [Bool](repeating: false, count: count)
        for s in symbolic.top { isTop[Int(s)] = true }
        var (root, taken) = ([Int](repeating: -1, count: count), 0)
        for s in 0..<count where !isTop[s] && (symbolic.parent[s] < 0 || isTop[Int(symbolic.parent[s])]) {
            root[s] = taken
            taken += Self.size(symbolic.updates(s))
        }
        var peak = Self.peak(symbolic.top.lazy.map { Int($0) }, symbolic, root)
        for piece in symbolic.subtrees { peak = max(peak, Self.peak(piece, symbolic, root)) }
        (self.isOdd, self.root, rootEntries, stackEntries) = (isOdd, root, taken, peak)
    }

    private static func peak(_ nodes: some Sequence<Int>, _ symbolic: SymbolicFactor, _ root: [Int]) -> Int {
        var (now, peak) = (0, 0)
        for s in nodes {
            if root[s] < 0 { now += size(symbolic.updates(s)) }
            peak = max(peak, now)
            for c in symbolic.childStart[s]..<symbolic.childStart[s + 1] {
                let child = Int(symbolic.child[c])
                if root[child] < 0 { now -= size(symbolic.updates(child)) }
            }
        }
        return peak
    }
}

/// The update matrices of a factorisation, in memory that is taken once.
final class UpdateMatrices: @unchecked Sendable {
    private let places: UpdatePlaces
    private let matrix: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
    private let roots: Buffer<Double>
    private let spaces = Mutex<[WorkSpace]>([])

    init(_ symbolic: SymbolicFactor) {
        places = UpdatePlaces(symbolic)
        matrix = .allocate(capacity: max(symbolic.supernodeCount, 1))
        roots = Buffer(uninitialized: places.rootEntries)
    }

    deinit { matrix.deallocate() }

    /// Work space that no other thread has meanwhile.
    func withSpace(_ body: (WorkSpace) -> Void) {
        let space = spaces.withLock { $0.popLast() } ?? WorkSpace(places.stackEntries)
        space.begin()
        body(space)
        spaces.withLock { $0.append(space) }
    }

    @inline(__always) func matrix(_ s: Int) -> UnsafeMutablePointer<Double> { matrix[s] }

    /// Memory for the update matrix of s, not initialised.
    func place(_ s: Int, _ tree: Tree, _ space: WorkSpace) -> UnsafeMutablePointer<Double> {
        let root = places.root[s]
        let place =
            root < 0 ? space.push(UpdatePlaces.size(tree.updates(s)), odd: places.isOdd[s]) : roots.base + root
        matrix[s] = place
        return place
    }

    func dropChildren(of s: Int, _ tree: Tree, _ space: WorkSpace) {
        for c in tree.childStart[s]..<tree.childStart[s + 1] {
            let child = Int(tree.child[c])
            if places.root[child] < 0 {
                space.pop(UpdatePlaces.size(tree.updates(child)), odd: places.isOdd[child])
            }
        }
    }
}

/// Memory of one thread: two stacks that grow towards each other, and room for a front.
final class WorkSpace: @unchecked Sendable {
    private let stacks: Buffer<Double>
    private var (low, high) = (0, 0)
    private var front = Buffer<Double>(uninitialized: 4096)
    private var fronts = 0

    init(_ size: Int) { stacks = Buffer(uninitialized: size) }

    /// Empties the stacks.
    func begin() { (low, high) = (0, stacks.count) }

    func push(_ count: Int, odd: Bool) -> UnsafeMutablePointer<Double> {
        if odd {
            high -= count
            return stacks.base + high
        }
        low += count
        return stacks.base + low - count
    }

    func pop(_ count: Int, odd: Bool) { if odd { high += count } else { low -= count } }

    /// How many fronts have been begun here.
    func countFront() -> Int {
        fronts += 1
        return fronts
    }

    /// Room for a front, not initialised.
    func reserve(_ count: Int) -> UnsafeMutablePointer<Double> {
        if count > front.count { front = Buffer(uninitialized: count) }
        return front.base
    }
}
