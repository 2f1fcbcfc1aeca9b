/// An order for matrices of many hours one after the other: pieces of hours each for themselves, then what joins them, halves before
/// what joins the halves (George 1973, in one dimension), then what belongs to no hour. Minimum degree may follow such a matrix along
/// the hours instead, one place's unknowns after the other's, and then has all hours of what joins the places in one front.
struct TimeOrder {
    private let pattern: SymmetricPattern
    /// The piece of each index; −1 of what belongs to none.
    private var piece: [Int32]
    /// Whether an index joins its piece to an earlier one.
    private var isCut: [Bool]

    /// `times` has the hour of each index, or −1; a piece has `length` of them. - Complexity: O(entries).
    init(_ pattern: SymmetricPattern, times: [Int32], length: Int32) {
        self.pattern = pattern
        piece = times.map { $0 < 0 ? -1 : $0 / length }
        isCut = [Bool](repeating: false, count: pattern.count)
        placeTimeless()
        for j in 0..<pattern.count where piece[j] >= 0 {
            for e in pattern.start[j] + 1..<pattern.start[j + 1] {
                let i = Int(pattern.row[e])
                if piece[i] >= 0 && piece[i] != piece[j] { isCut[piece[i] > piece[j] ? i : j] = true }
            }
        }
    }

    /// What has no hour, but neighbours in one piece alone, goes there.
    private mutating func placeTimeless() {
        var least = [Int32](repeating: .max, count: pattern.count)
        var greatest = [Int32](repeating: -1, count: pattern.count)
        func see(_ neighbour: Int, from k: Int) {
            if piece[k] >= 0 || piece[neighbour] < 0 { return }
            (least[k], greatest[k]) = (min(least[k], piece[neighbour]), max(greatest[k], piece[neighbour]))
        }
        for j in 0..<pattern.count {
            for e in pattern.start[j] + 1..<pattern.start[j + 1] {
                see(Int(pattern.row[e]), from: j)
                see(j, from: Int(pattern.row[e]))
            }
        }
        for k in 0..<pattern.count where piece[k] < 0 && least[k] == greatest[k] { piece[k] = least[k] }
    }

    /// Position → index; `ordered` orders the insides of all pieces.
    func order(_ ordered: ([Int32]) throws(LinearAlgebraError) -> [Int32]) throws(LinearAlgebraError) -> [Int32] {
        let all = 0..<Int32(pattern.count)
        var order = try ordered(all.filter { piece[Int($0)] >= 0 && !isCut[Int($0)] })
        var cuts: [Int32: [Int32]] = [:]
        for k in all where isCut[Int(k)] { cuts[piece[Int(k)], default: []].append(k) }
        Self.append(cuts.sorted { $0.key < $1.key }.map(\.value)[...], to: &order)
        return order + all.filter { piece[Int($0)] < 0 }
    }

    private static func append(_ cuts: ArraySlice<[Int32]>, to order: inout [Int32]) {
        if cuts.isEmpty { return }
        let middle = (cuts.startIndex + cuts.endIndex) / 2
        append(cuts[..<middle], to: &order)
        append(cuts[(middle + 1)...], to: &order)
        order += cuts[middle]
    }
}
