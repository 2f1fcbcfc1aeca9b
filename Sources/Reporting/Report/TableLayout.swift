import Output

/// How the columns of a table share the width of a page: in one row where they fit, long words and headings wrapped inside of their
/// columns if need be; else in groups of columns, each of which repeats the key columns. No line is longer than the width, and every
/// cell stands in exactly one group (those of the key columns in each).
struct TableLayout {
    struct Group {
        let columns: [Int]
        /// Of each of them.
        let widths: [Int]
    }

    /// Blanks before a row, and between its cells.
    static let indent = 2
    static let gap = 2
    /// A word that is longer may be broken where width is short.
    private static let longestWord = 16
    /// What is left of a name at least.
    private static let shortestName = 10
    /// The least of any column.
    private static let leastWidth = 3

    let groups: [Group]

    /// A column by what its cells ask for: in one line each, and with words wrapped.
    private struct Want {
        let natural: Int
        let least: Int

        /// Numbers are not broken, headings and texts are.
        init(_ column: TextTable.Column, _ title: String, _ cells: [String]) {
            let widest = cells.map(\.displayWidth).max() ?? 0
            natural = max(title.displayWidth, widest, leastWidth)
            let words = column.alignsRight ? widest : cells.map(Wrapping.longestWord).max() ?? 0
            let longest = max(column.isShortened ? shortestName : words, Wrapping.longestWord(title))
            least = max(min(longest, longestWord, natural), leastWidth)
        }

        init(natural: Int, least: Int) { (self.natural, self.least) = (natural, least) }
    }

    /// - Parameters:
    ///   - keys: how many of the first columns every group repeats.
    ///   - width: of the page; 30 columns are enough for three keys of the longest words.
    init(_ columns: [TextTable.Column], _ titles: [String], _ rows: [[String]], keys: Int, width: Int) {
        let wants = columns.indices.map { c in Want(columns[c], titles[c], rows.map { $0[c] }) }
        let all = Array(columns.indices)
        if TableLayout.taken(wants.map(\.least)) <= width {
            groups = [Group(columns: all, widths: TableLayout.shared(wants, width))]
            return
        }
        let keyWants = TableLayout.keys(Array(wants.prefix(keys)), width)
        let room = width - TableLayout.taken(keyWants.map(\.least)) - TableLayout.gap
        var parts: [[Int]] = []
        var used = 0
        for c in all.dropFirst(keys) {
            let asked = min(wants[c].least, room)
            if parts.isEmpty || used + TableLayout.gap + asked > room {
                parts.append([c])
                used = asked
            } else {
                parts[parts.count - 1].append(c)
                used += TableLayout.gap + asked
            }
        }
        groups = parts.map { part in
            let wants = keyWants + part.map { Want(natural: wants[$0].natural, least: min(wants[$0].least, room)) }
            return Group(columns: Array(0..<keys) + part, widths: TableLayout.shared(wants, width))
        }
    }

    /// What a table takes with nothing wrapped.
    static func naturalWidth(_ columns: [TextTable.Column], _ titles: [String], _ rows: [[String]]) -> Int {
        taken(columns.indices.map { c in Want(columns[c], titles[c], rows.map { $0[c] }).natural })
    }

    /// Key columns that take half of the page at most.
    private static func keys(_ wants: [Want], _ width: Int) -> [Want] {
        let most = width / 2
        var level = longestWord
        while level > leastWidth, taken(wants.map { min($0.least, level) }) > most { level -= 1 }
        return wants.map { Want(natural: $0.natural, least: min($0.least, level)) }
    }

    private static func taken(_ widths: [Int]) -> Int { indent + widths.reduce(0, +) + gap * (widths.count - 1) }

    /// Widths from the least to the natural, as equal as they may be: what the narrowest can do without goes to the others.
    private static func shared(_ wants: [Want], _ width: Int) -> [Int] {
        func widths(_ level: Int) -> [Int] { wants.map { min(max($0.least, level), $0.natural) } }
        var level = wants.map(\.natural).max() ?? 0
        while level > leastWidth, taken(widths(level)) > width { level -= 1 }
        var result = widths(level)
        for c in result.indices where result[c] < wants[c].natural && taken(result) < width { result[c] += 1 }
        return result
    }
}
