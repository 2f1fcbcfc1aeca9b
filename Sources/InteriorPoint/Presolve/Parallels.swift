/// Rows (or columns) of a matrix whose living entries are multiples of each other's, found by hashing entries over the
/// first one and then comparing; Andersen & Andersen, "Presolving in linear programming" (1995).
struct Parallels {
    /// One row or column: what it is made of, in a common order.
    struct Line {
        let number: Int
        let index: [Int32]
        let value: [Double]
    }

    private var byHash: [UInt64: [Line]] = [:]
    private let tolerance: Double

    /// - Parameter tolerance: largest relative difference of entries taken for equal.
    init(tolerance: Double) { self.tolerance = tolerance }

    /// The earlier line that this one is a multiple of and the factor, this = factor · earlier; or nil, and then it is
    /// kept for later ones.
    mutating func find(_ line: Line) -> (earlier: Int, factor: Double)? {
        let key = Self.hash(line)
        for other in byHash[key, default: []] {
            if let factor = factor(line, other) { return (other.number, factor) }
        }
        byHash[key, default: []].append(line)
        return nil
    }

    /// Forgets a line, which has gone.
    mutating func forget(_ line: Line) {
        byHash[Self.hash(line)]?.removeAll { $0.number == line.number }
    }

    private func factor(_ line: Line, _ other: Line) -> Double? {
        if line.index != other.index { return nil }
        let factor = line.value[0] / other.value[0]
        for (a, b) in zip(line.value, other.value) where abs(a - factor * b) > tolerance * abs(a) { return nil }
        return factor
    }

    private static func hash(_ line: Line) -> UInt64 {
        var digest = Digest()
        for (j, a) in zip(line.index, line.value) { digest.add(Int(j), a) }
        return digest.hash
    }

    /// Which of `count` lines share their hash with another one; the others need no comparing.
    ///
    /// - Complexity: O(entries + count · log count).
    static func candidates(count: Int, digest: (Int) -> Digest?) -> [Bool] {
        var hashes: [(hash: UInt64, line: Int32)] = []
        for i in 0..<count {
            if let digest = digest(i) { hashes.append((digest.hash, Int32(i))) }
        }
        hashes.sort { $0.hash < $1.hash }
        var result = [Bool](repeating: false, count: count)
        for (a, b) in zip(hashes, hashes.dropFirst()) where a.hash == b.hash {
            (result[Int(a.line)], result[Int(b.line)]) = (true, true)
        }
        return result
    }

    /// The hash of a line while its entries are read: where they are, and what they are over the first one, rounded to
    /// 40 bits. A pair that rounds apart is not found, which costs nothing else.
    struct Digest {
        private(set) var hash: UInt64 = 0
        private var first = 0.0

        mutating func add(_ index: Int, _ value: Double) {
            if first == 0 { first = value }
            let ratio = ((value / first).bitPattern &+ 0x800) >> 12
            hash = (hash ^ ratio ^ (UInt64(index) << 44)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
    }
}
