import Output
import Reporting
import Testing

/// Tables in less width than they ask for: laws of what is printed, whatever is in them.
@Suite struct TextTableTests {
    /// Titles and cells of a table of so many columns, one cell unlike any other.
    private static func table(_ columns: Int, _ rows: Int, words: Int) -> (TextTable, cells: [[String]]) {
        let titles = (0..<columns).map { c in
            c < 2 ? TextTable.Column.left("key\(c)") : TextTable.Column.right("figure number \(c)")
        }
        var table = TextTable(titles)
        let cells = (0..<rows).map { r in
            (0..<columns).map { c in
                let text = "r\(r)c\(c)"
                return c < 2 ? ([text] + Array(repeating: "wort", count: words)).joined(separator: " ") : text
            }
        }
        for row in cells { table.add(row) }
        return (table, cells)
    }

    @Test(arguments: [40, 60, 80, 120], [3, 9, 24])
    func noLineIsLongerThanTheWidthAndEveryCellStandsOnce(width: Int, columns: Int) {
        let (table, cells) = Self.table(columns, 5, words: 3)
        let text = table.rendered(.terminal(width: width))
        for line in text.split(separator: "\n") { #expect(line.displayWidth <= width, "\(line)") }
        for row in cells {
            for (c, cell) in row.enumerated() {
                let first = cell.split(separator: " ")[0]
                let count = text.split { $0 == " " || $0 == "\n" }.count { $0 == first }
                let groups = text.components(separatedBy: "\n\n").count
                #expect(count == (c < 2 ? groups : 1), "\(first) \(count) times in\n\(text)")
            }
        }
    }

    /// A row's cells stand in one line of each group, with its keys at the beginning.
    @Test func rowsAreNeverBroken() {
        let (table, cells) = Self.table(24, 4, words: 0)
        for group in table.rendered(.text).components(separatedBy: "\n\n") {
            let lines = group.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            for row in cells {
                let line = lines.first { $0.first == row[0] } ?? []
                #expect(line.count > 2 && line[1] == row[1] && line.allSatisfy(row.contains), "\(line)")
            }
        }
    }

    @Test func aTableThatFitsIsInOneGroup() {
        var table = TextTable([.left("where"), .right("year"), .right("TWh")])
        table.add(["johor", "2030", "21.2"])
        #expect(table.rendered(.text) == "  where  year   TWh\n  ─────  ────  ────\n  johor  2030  21.2")
        #expect(!table.rendered(.terminal(width: 40)).contains("\n\n"))
    }

    /// A year after words is a key too; a table of words repeats its first column.
    @Test func keysAreWordsAndYears() {
        var table = TextTable([.left("where"), .right("year")] + (0..<12).map { .right("figure\($0)") })
        table.add(["johor", "2030"] + (0..<12).map { "1234.\($0)" })
        let groups = table.rendered(.terminal(width: 50)).components(separatedBy: "\n\n")
        #expect(groups.count > 1 && groups.allSatisfy { $0.hasPrefix("  where  year  ") }, "\(groups)")
    }

    @Test func longTextsAreWrappedInsideOfTheirColumns() {
        var table = TextTable([.right("year"), .left("covers"), .left("source")])
        let (covers, source) = (
            "Malaysia, declared capacity taken as drawn in full all year and every year",
            "a press figure of 2025 without a definition"
        )
        table.add(["2030", covers, source])
        let lines = table.rendered(.terminal(width: 48)).split(separator: "\n").dropFirst(2)
        #expect(lines.count > 2 && lines.allSatisfy { $0.displayWidth <= 48 })
        for word in (covers + " " + source).split(separator: " ") {
            #expect(lines.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test(arguments: ["数据中心", "👩‍👩‍👧‍👦🎉", "a\u{301}e\u{301}", "x"]) func textsOfAnyScriptFit(word: String) {
        var table = TextTable([.left("name"), .left("title"), .right("MW")])
        let long = String(repeating: word, count: 60)
        table.add([long, long, "1"])
        table.add(["b", "c", "22"])
        for width in [40, 80] {
            for line in table.rendered(.terminal(width: width)).split(separator: "\n") {
                #expect(line.displayWidth <= width, "\(line)")
            }
        }
        #expect(Wrapping.shortened(long, width: 20).displayWidth <= 20)
        #expect(Wrapping.lines(long, width: 11).joined() == long)
    }

    @Test func columnsAreCountedAsTerminalsDo() {
        #expect("abc".displayWidth == 3 && "数据".displayWidth == 4 && "e\u{301}".displayWidth == 1)
        #expect("─→·…".displayWidth == 4 && "🎉".displayWidth == 2 && "CO₂".displayWidth == 3)
    }

    @Test func paragraphsAreWrappedByWords() {
        let text = "The quick brown fox jumps over the lazy dog and goes home."
        let lines = TextTable.Style.terminal(width: 20).paragraph(text, hanging: 2).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 20 } && lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
        #expect(lines.joined(separator: " ").split(separator: " ") == text.split(separator: " "))
        #expect(TextTable.Style.markdown.paragraph(text) == text)
    }

    /// Markdown knows no width.
    @Test func markdownKeepsAllColumnsInOneTable() {
        let (table, _) = Self.table(24, 3, words: 8)
        #expect(Set(table.rendered(.markdown).split(separator: "\n").map(\.count)).count == 1)
    }
}
