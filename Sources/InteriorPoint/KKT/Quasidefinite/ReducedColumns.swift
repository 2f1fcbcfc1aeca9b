import LinearAlgebra

/// The eliminated columns (see `EliminatedColumns`) in the order in which the first of their unknowns leaves the reduced
/// system, so that loops over them and over the unknowns keep to the same places of memory. Unknowns of the reduced system
/// go by their position in that order.
///
/// With t = (shares of the columns, then of the eliminated rows), what they leave in the right side of position r is
/// Σ sourceCoefficient·t[source] over sourceStart[r] ..< sourceStart[r+1].
struct ReducedColumns: Sendable {
    let count: Int
    let column: Buffer<Int32>
    /// Slots of column k: slot[k] ..< slot[k+1], rows first; position and coefficient of each.
    let slot: Buffer<Int32>
    let position: Buffer<Int32>
    let coefficient: Buffer<Double>
    /// Eliminated rows of column k: link[k] ..< link[k+1]; row of the program, the column's coefficient in it, and the first of
    /// its slots, of kept columns.
    let link: Buffer<Int32>
    let linkRow: Buffer<Int32>
    let linkCoefficient: Buffer<Double>
    let linkSlot: Buffer<Int32>

    let sourceStart: Buffer<Int32>
    let source: Buffer<Int32>
    let sourceCoefficient: Buffer<Double>

    /// Of the columns, as they were before.
    private(set) var original: [Int32]

    var linkCount: Int { linkRow.count }

    mutating func giveUpOriginal() { original = [] }

    /// - Parameter place: index in the reduced system → position.
    /// - Complexity: O(slots).
    init(_ eliminated: EliminatedColumns, place: [Int32]) {
        count = eliminated.column.count
        original = Self.order(eliminated, place)
        let slots = eliminated.index.count
        column = Buffer(original.map { eliminated.column[Int($0)] })
        (slot, link) = (Buffer(repeating: 0, count: count + 1), Buffer(repeating: 0, count: count + 1))
        (position, coefficient) = (Buffer(repeating: 0, count: slots), Buffer(repeating: 0, count: slots))
        let links = eliminated.linkRow.count
        (linkRow, linkCoefficient) = (Buffer(repeating: 0, count: links), Buffer(repeating: 0, count: links))
        linkSlot = Buffer(repeating: 0, count: links)
        sourceStart = Buffer(repeating: 0, count: place.count + 1)
        (source, sourceCoefficient) = (Buffer(repeating: 0, count: slots), Buffer(repeating: 0, count: slots))
        copyColumns(eliminated, place)
        collectSources()
    }

    /// Columns by the least position of their slots.
    private static func order(_ eliminated: EliminatedColumns, _ place: [Int32]) -> [Int32] {
        let least = (0..<eliminated.column.count).map { k in
            (eliminated.slot[k]..<eliminated.slot[k + 1])
                .reduce(place.count) { min($0, Int(place[Int(eliminated.index[$1])])) }
        }
        var next = [Int](repeating: 0, count: place.count + 2)
        for first in least { next[first + 1] += 1 }
        for r in 0...place.count { next[r + 1] += next[r] }
        var order = [Int32](repeating: 0, count: least.count)
        for (k, first) in least.enumerated() {
            order[next[first]] = Int32(k)
            next[first] += 1
        }
        return order
    }

    private func copyColumns(_ from: EliminatedColumns, _ place: [Int32]) {
        var (p, l) = (0, 0)
        for (k, original) in original.enumerated() {
            let old = Int(original)
            let begin = from.slot[old]
            for q in begin..<from.slot[old + 1] {
                position[p + q - begin] = place[Int(from.index[q])]
                coefficient[p + q - begin] = from.coefficient[q]
            }
            var first = from.slotRows[old]
            for link in from.link[old]..<from.link[old + 1] {
                (linkRow[l], linkCoefficient[l]) = (from.linkRow[link], from.linkCoefficient[link])
                linkSlot[l] = Int32(p + first - begin)
                while first < from.slot[old + 1] && from.slotLink[first] == Int32(link) { first += 1 }
                l += 1
            }
            precondition(first == from.slot[old + 1])
            p += from.slot[old + 1] - begin
            (slot[k + 1], link[k + 1]) = (Int32(p), Int32(l))
        }
    }

    /// First slot of column k that is not a row's.
    @inline(__always) func rowEnd(_ k: Int) -> Int {
        link[k] < link[k + 1] ? Int(linkSlot[Int(link[k])]) : Int(slot[k + 1])
    }

    /// Slots of link l, of column k.
    @inline(__always) func slots(ofLink l: Int, _ k: Int) -> Range<Int> {
        Int(linkSlot[l])..<(l + 1 < Int(link[k + 1]) ? Int(linkSlot[l + 1]) : Int(slot[k + 1]))
    }

    private func collectSources() {
        let reduced = sourceStart.count - 1
        for p in 0..<position.count { sourceStart[Int(position[p]) + 1] += 1 }
        for r in 0..<reduced { sourceStart[r + 1] += sourceStart[r] }
        func put(_ p: Int, _ from: Int, _ value: Double) {
            let r = Int(position[p])
            let e = Int(sourceStart[r])
            (source[e], sourceCoefficient[e]) = (Int32(from), value)
            sourceStart[r] += 1
        }
        for k in 0..<count {
            for p in Int(slot[k])..<rowEnd(k) { put(p, k, coefficient[p]) }
            for l in Int(link[k])..<Int(link[k + 1]) {
                for p in slots(ofLink: l, k) { put(p, count + l, -coefficient[p]) }
            }
        }
        for r in stride(from: reduced, to: 0, by: -1) { sourceStart[r] = sourceStart[r - 1] }
        sourceStart[0] = 0
    }
}
