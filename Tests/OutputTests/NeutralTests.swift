import Foundation
import FoundationXML
import Output
import Testing

/// Names and titles that do something where they come out.
let hostile: [String] = [
    "a\u{1}b\u{1B}[31mRED", "\u{1B}]0;title\u{7}", "line\nnext\r\nthird", "back\rover", "tab\there",
    "bell\u{7}\u{8}\u{7F}",
    "c1 \u{9B}31m \u{85} \u{90}", "\u{202E}gnp.exe", "\u{2066}a\u{2069}\u{200F}", "zero\u{200B}width\u{FEFF}",
    "tag\u{E0041}\u{E007F}", "end\u{FFFF}\u{FFFE}", "\u{2028}para\u{2029}", "soft\u{AD}hyphen",
    "=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1", "'=1", "''", "'", "--", "-",
    "a|b", "*bold* _it_ `code` <script>alert(1)</script>", "[x](javascript:1)", "a_b", "# head", "\\|", "&amp;",
    "\"quoted\", and \"\"", "a,b;c", "back\\slash \\u001b \\U000e0041 \\n", "]]>", "<!--", "é 日本 ع 🇸🇬 👩‍👧", "",
    String(repeating: "long ", count: 5_000),
]

@Suite struct NeutralTests {
    private func acts(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || [.format, .control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
                && scalar.value != 0x200C && scalar.value != 0x200D
    }

    /// Read as Python reads a string between quotes: escapes of quotes, backslashes and characters by number.
    @Test(arguments: hostile)
    func aPythonStringIsTheText(text: String) throws {
        let literal = Neutral.python(text)
        #expect(!literal.unicodeScalars.contains(where: acts) && literal.hasPrefix("\"") && literal.hasSuffix("\""))
        let inside = String(literal.dropFirst().dropLast())
        let read = inside.replacing(/\\(["\\]|u([0-9a-f]{4})|U([0-9a-f]{8}))/) { match -> String in
            guard let digits = match.2 ?? match.3 else { return String(match.1) }
            return String(Unicode.Scalar(UInt32(digits, radix: 16)!)!)
        }
        #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
        #expect(inside.replacing(/\\./, with: "").contains("\"") == false)
    }

    @Test(arguments: hostile)
    func aCellIsXMLWithoutNumbersOfItsOwn(text: String) throws {
        let cell = Neutral.cell(text)
        #expect(!cell.unicodeScalars.contains(where: acts) && cell.unicodeScalars.count <= 32_767)
        #expect(Neutral.cell("_x0041_") == "_x005F_x0041_")
    }

    @Test(arguments: hostile)
    func aLineIsOneLineOfWhatCanBeSeen(text: String) {
        for line in [Neutral.line(text), Neutral.markdown(text)] {
            #expect(!line.unicodeScalars.contains(where: acts))
            #expect(line.count <= 3 * Neutral.longestInLine)
        }
        #expect(!Neutral.terminal(text).unicodeScalars.contains { acts($0) && $0 != "\n" && $0 != "\t" })
    }

    @Test func plainTextStaysAsItIs() {
        for text in ["Four regions, 2026–2030", "gas_ccgt", "é 日本 👩‍👧", "−1.5 %", "a\nb"] {
            #expect(Neutral.terminal(text) == text)
        }
        #expect(Neutral.markdown("gas_ccgt (x)") == "gas_ccgt (x)" && Neutral.field("two words") == "two words")
        for number in ["-3.5", "+2", "-1e-07", "2030", "-0", "1.5e+20"] { #expect(Neutral.field(number) == number) }
    }

    @Test func whatIsTakenAwayCanBeSeen() {
        #expect(Neutral.line("a\u{1}b\u{1B}[31mRED\n\u{202E}") == "a\\u0001b\\u001b[31mRED\\u000a\\u202e")
        #expect(Neutral.terminal("x\u{1B}\ny") == "x\\u001b\ny" && Neutral.line("\u{E0041}") == "\\U000e0041")
        let long = Neutral.line(String(repeating: "a", count: 500) + "end", limit: 9)
        #expect(long == "aaaa…aend")
    }

    @Test(arguments: hostile)
    func fieldsAreNoFormulaAndReadBack(text: String) {
        let field = Neutral.field(text)
        let begin = field.first { !$0.isWhitespace }
        #expect(begin.map { !"=+-@＝＋－＠".contains($0) } ?? true)
        #expect(!field.unicodeScalars.contains(where: acts))
        #expect(Array(Neutral.text(ofField: field).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func tablesReadBack() {
        var table = CSVText(header: ["name", "other"])
        for text in hostile { table.row([text, "1"]) }
        let rows = CSVRows(table.bytes)
        #expect(rows.rows.map { Array($0[0].unicodeScalars) } == hostile.map { Array($0.unicodeScalars) })
        // A line a row, for whoever cuts it at its line feeds.
        #expect(table.bytes.count { $0 == 10 } == hostile.count + 1)
    }

    @Test(arguments: hostile)
    func xmlIsWellFormed(text: String) throws {
        let content = Neutral.xml(text)
        let parser = XMLParser(data: Data("<a b=\"\(content)\" c='\(content)'>\(content)</a>".utf8))
        #expect(parser.parse(), "\(content)")
    }

    @Test(arguments: hostile)
    func jsonIsTheSameTextAndHarmless(text: String) throws {
        let bytes = try JSONText.bytes(["k": text])
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(!written.unicodeScalars.contains { acts($0) && $0 != "\n" })
        let read = try JSONDecoder().decode([String: String].self, from: bytes)
        #expect(Array(try #require(read["k"]).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func markdownMeansNothing() {
        #expect(
            Neutral.markdown("a|b *c* <d> `e` [f] _g_ h_i\nj") == "a\\|b \\*c\\* \\<d\\> \\`e\\` \\[f\\] \\_g\\_ h_i j")
    }
}
