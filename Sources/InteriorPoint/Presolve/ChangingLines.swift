/// One entry of a row or column.
struct Entry: Sendable {
    let at: Int
    let value: Double
}

/// The rows (or the columns) of a matrix of which a few get other entries than the ones they were given.
struct ChangingLines: Sendable {
    let given: CompressedMatrix
    /// Which replacement stands for a line; −1: its given entries.
    private var replacement: [Int32]
    private var replacements: [[Entry]] = []

    init(_ given: CompressedMatrix) {
        self.given = given
        replacement = [Int32](repeating: -1, count: given.majorCount)
    }

    var count: Int { given.majorCount }

    @inline(__always)
    func forEntries(_ line: Int, _ visit: (Int, Double) -> Void) {
        let which = Int(replacement[line])
        if which < 0 {
            for e in given.start[line]..<given.start[line + 1] { visit(Int(given.index[e]), given.value[e]) }
        } else {
            for entry in replacements[which] { visit(entry.at, entry.value) }
        }
    }

    func entries(_ line: Int) -> [Entry] {
        var entries: [Entry] = []
        forEntries(line) { entries.append(Entry(at: $0, value: $1)) }
        return entries
    }

    mutating func replace(_ line: Int, by entries: [Entry]) {
        if replacement[line] < 0 {
            replacement[line] = Int32(replacements.count)
            replacements.append(entries)
        } else {
            replacements[Int(replacement[line])] = entries
        }
    }
}
