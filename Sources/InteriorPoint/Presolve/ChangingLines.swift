/// One entry of a row or column.
struct Entry: Sendable {
    let at: Int
    let value: Double
}

/// The rows (or the columns) of a matrix of which a few get other entries than the ones they were given.
struct ChangingLines: Sendable {
    private let given: CompressedMatrix
    /// Where the entries of each line are: k for those of replacement k, ~k for those of line k as given.
    private var place: [Int32]
    private var replacements: [[Entry]] = []

    init(_ given: CompressedMatrix) {
        self.given = given
        place = (0..<Int32(given.majorCount)).map { ~$0 }
    }

    private init(_ given: CompressedMatrix, _ place: [Int32], _ replacements: [[Entry]]) {
        (self.given, self.place, self.replacements) = (given, place, replacements)
    }

    /// Nowhere: the line's entries have been left out.
    private static let nowhere = Int32.min

    var count: Int { place.count }

    @inline(__always)
    func forEntries(_ line: Int, _ visit: (Int, Double) -> Void) {
        let place = Int(place[line])
        if place < 0 {
            for e in given.start[~place]..<given.start[~place + 1] { visit(Int(given.index[e]), given.value[e]) }
        } else {
            for entry in replacements[place] { visit(entry.at, entry.value) }
        }
    }

    func entries(_ line: Int) -> [Entry] {
        var entries: [Entry] = []
        forEntries(line) { entries.append(Entry(at: $0, value: $1)) }
        return entries
    }

    mutating func replace(_ line: Int, by entries: [Entry]) {
        if place[line] < 0 {
            place[line] = Int32(replacements.count)
            replacements.append(entries)
        } else {
            replacements[Int(place[line])] = entries
        }
    }

    /// The same without the given entries of all other lines than these, which must not be read then.
    func keeping(_ isKept: [Bool]) -> ChangingLines {
        var kept = CompressedMatrix(start: [0], index: [], value: [])
        var places = place
        for line in places.indices where places[line] < 0 {
            places[line] = isKept[line] ? ~Int32(kept.majorCount) : Self.nowhere
            if !isKept[line] { continue }
            forEntries(line) {
                kept.index.append(Int32($0))
                kept.value.append($1)
            }
            kept.start.append(kept.index.count)
        }
        return ChangingLines(kept, places, replacements)
    }
}
