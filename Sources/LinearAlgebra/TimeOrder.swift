/// An order for matrices of many hours one after the other: pieces of hours, each for itself, then what reaches over several pieces,
/// halves before what joins the halves (George 1973, in one dimension), then what touches no hour.
///
/// Minimum degree may follow such a matrix along the hours instead, one place's unknowns after the other's, and then has all hours of
/// what joins the places in one front.
struct TimeOrder {
    private let pattern: SymmetricPattern
    /// The first and the last piece that an index reaches: its own, and earlier ones that it touches; all that it touches where it has
    /// no hour itself. What touches none has a first one after its last.
    private var first: [Int32]
    private var last: [Int32]
    private let pieceCount: Int32

    /// `times` has the hour of each index, or −1; a piece has `length` of them. - Complexity: O(entries).
    init(_ pattern: SymmetricPattern, times: [Int32], length: Int32) {
        self.pattern = pattern
        let zero = (times.filter { $0 >= 0 }.min() ?? 0) / length
        let piece = times.map { $0 < 0 ? -1 : $0 / length - zero }
        let count = (piece.max() ?? -1) + 1
        pieceCount = count
        first = piece.map { $0 < 0 ? count : $0 }
        last = piece
        for j in 0..<pattern.count {
            for e in pattern.start[j] + 1..<pattern.start[j + 1] {
                let i = Int(pattern.row[e])
                reach(from: i, piece[i], piece[j])
                reach(from: j, piece[j], piece[i])
            }
        }
    }

    /// An index of piece `own` touches one of piece `other`; −1 of those without a piece.
    private mutating func reach(from index: Int, _ own: Int32, _ other: Int32) {
        if other < 0 || own >= 0 && other > own { return }
        first[index] = min(first[index], other)
        last[index] = max(last[index], other)
    }

    /// Position → index; `ordered` orders the inside of a few pieces.
    ///
    /// - Complexity: beside `ordered`, O(indices + indices in several pieces · log pieces + pieces · log pieces).
    func order(
        _ workers: Workers, _ ordered: @Sendable (SymmetricPattern) throws(LinearAlgebraError) -> [Int32]
    ) throws(LinearAlgebraError) -> [Int32] {
        let all = 0..<Int32(pattern.count)
        var order = try insides(workers, ordered)
        append(all.filter { first[Int($0)] < last[Int($0)] }, of: 0..<pieceCount, to: &order)
        return order + all.filter { first[Int($0)] > last[Int($0)] }
    }

    /// What reaches one piece alone, in parts of so many pieces that a thread is not called for little.
    private func insides(
        _ workers: Workers, _ ordered: @Sendable (SymmetricPattern) throws(LinearAlgebraError) -> [Int32]
    ) throws(LinearAlgebraError) -> [Int32] {
        let piecesOfPart: Int32 = 64
        var parts = [[Int32]](repeating: [], count: Int((pieceCount + piecesOfPart - 1) / piecesOfPart))
        var place = [Int32](repeating: -1, count: pattern.count)
        for k in 0..<pattern.count where first[k] == last[k] {
            let part = Int(first[k] / piecesOfPart)
            place[k] = Int32(parts[part].count)
            parts[part].append(Int32(k))
        }
        let results = workers.map(parts.count) { [parts, place] part in
            Result<[Int32], LinearAlgebraError> { () throws(LinearAlgebraError) in
                try ordered(pattern.among(parts[part], place)).map { parts[part][Int($0)] }
            }
        }
        var order: [Int32] = []
        order.reserveCapacity(pattern.count)
        for result in results { order += try result.get() }
        return order
    }

    /// Those on either side of a cut, each side in this way, then those that reach across it.
    private func append(_ indices: [Int32], of pieces: Range<Int32>, to order: inout [Int32]) {
        if indices.isEmpty { return }
        let cut = cut(indices, pieces)
        append(indices.filter { last[Int($0)] < cut }, of: pieces.lowerBound..<cut, to: &order)
        append(indices.filter { first[Int($0)] >= cut }, of: cut..<pieces.upperBound, to: &order)
        order += indices.filter { first[Int($0)] < cut && cut <= last[Int($0)] }
    }

    /// The piece of the middle third before which the fewest indices reach from before it to it, the nearest to the middle of such.
    private func cut(_ indices: [Int32], _ pieces: Range<Int32>) -> Int32 {
        var change = [Int](repeating: 0, count: pieces.count + 1)
        for k in indices {
            change[Int(first[Int(k)] - pieces.lowerBound) + 1] += 1
            change[Int(last[Int(k)] - pieces.lowerBound) + 1] -= 1
        }
        for piece in 1..<pieces.count { change[piece] += change[piece - 1] }
        let margin = max(1, pieces.count / 3)
        let best = (margin...pieces.count - margin).min {
            (change[$0], abs(2 * $0 - pieces.count)) < (change[$1], abs(2 * $1 - pieces.count))
        }
        return pieces.lowerBound + Int32(best ?? 1)
    }
}
