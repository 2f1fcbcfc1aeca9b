import LinearAlgebra

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
    /// - Complexity: O(entries + count), and O(k · log k) for the k lines whose hash falls where another's does.
    static func candidates(count: Int, _ workers: Workers, digest: @Sendable (Int) -> Digest?) -> [Bool] {
        let hashes = Buffer(repeating: UInt64(0), count: count)
        let takesPart = Buffer(repeating: false, count: count)
        workers.forRanges(count) { range in
            for i in range {
                guard let digest = digest(i) else { continue }
                (hashes[i], takesPart[i]) = (digest.hash, true)
            }
        }
        var filter = HashFilter(count: count)
        for i in 0..<count where takesPart[i] { filter.add(hashes[i]) }
        var alike: [(hash: UInt64, line: Int32)] = []
        for i in 0..<count where takesPart[i] && filter.mayRepeat(hashes[i]) { alike.append((hashes[i], Int32(i))) }
        alike.sort { $0.hash < $1.hash }
        var result = [Bool](repeating: false, count: count)
        for (a, b) in zip(alike, alike.dropFirst()) where a.hash == b.hash {
            (result[Int(a.line)], result[Int(b.line)]) = (true, true)
        }
        return result
    }

    /// Two bits for each of at least eight times as many places as there are hashes: whether one has been seen there, and
    /// whether another one has (Bloom 1970).
    private struct HashFilter {
        private var once: [UInt64]
        private var twice: [UInt64]
        private let shift: UInt64

        init(count: Int) {
            let words = max(1, count / 8)
            let exponent = UInt64(Int.bitWidth - words.leadingZeroBitCount)
            once = [UInt64](repeating: 0, count: 1 << exponent)
            twice = once
            shift = 58 - exponent
        }

        mutating func add(_ hash: UInt64) {
            let (word, bit) = place(hash)
            twice[word] |= once[word] & bit
            once[word] |= bit
        }

        func mayRepeat(_ hash: UInt64) -> Bool {
            let (word, bit) = place(hash)
            return twice[word] & bit != 0
        }

        private func place(_ hash: UInt64) -> (Int, UInt64) {
            let place = (hash &* 0x9E37_79B9_7F4A_7C15) >> shift
            return (Int(place >> 6), 1 << (place & 63))
        }
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
