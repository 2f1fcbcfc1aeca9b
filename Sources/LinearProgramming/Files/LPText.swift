/// The words of a CPLEX-LP text: numbers, names, signs and relations, wherever lines end; comments are passed over.
struct LPText {
    enum Word: Equatable {
        case end
        case number(Double)
        /// A name: see `name`.
        case name
        case relation(Relation)
        /// `+ - * : [ ] ^` and whatever else is neither of the above.
        case symbol(UInt8)
    }
    enum Relation { case atMost, atLeast, equal }

    private let lines: FileLines
    private var line = UnsafeRawBufferPointer(start: nil, count: 0)
    private var begin = 0
    private var next = 0
    private(set) var word = Word.end
    /// Whether the present word is the first of its line.
    private(set) var startsLine = false

    init(_ lines: FileLines) { self.lines = lines }

    /// The bytes of the present word, valid until the next one is taken.
    var name: UnsafeRawBufferPointer { .init(rebasing: line[begin..<next]) }
    var consumed: Int { lines.consumed }

    /// The present word for a message.
    var shown: String {
        if word == .end { return "the end of the file" }
        return "'" + String(decoding: name.prefix(60), as: UTF8.self) + (name.count > 60 ? "…'" : "'")
    }

    func error(_ reason: LinearProgramFileError.Reason) -> LinearProgramFileError {
        word == .end
            ? LinearProgramFileError(line: lines.number, reason)
            : LinearProgramFileError(line: lines.number, column: begin + 1, reason)
    }

    /// Takes the next word.
    mutating func advance() throws(LinearProgramFileError) {
        startsLine = false
        while true {
            skipBlanks()
            if next < line.count && line[next] != UInt8(ascii: "\\") { break }
            guard let another = try lines.next() else {
                (word, begin, next, line) = (.end, 0, 0, .init(start: nil, count: 0))
                return
            }
            (line, next, startsLine) = (another, 0, true)
        }
        begin = next
        word = try takeWord()
    }

    /// The byte behind the present word on its line, blanks aside.
    var following: UInt8? {
        var i = next
        while i < line.count && Self.isBlank(line[i]) { i += 1 }
        return i < line.count && line[i] != UInt8(ascii: "\\") ? line[i] : nil
    }

    private mutating func takeWord() throws(LinearProgramFileError) -> Word {
        let byte = line[next]
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="): return takeRelation(byte)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return try takeNumber()
        case UInt8(ascii: ".") where next + 1 < line.count && line[next + 1] &- 48 < 10: return try takeNumber()
        default: break
        }
        if Self.isSymbol(byte) {
            next += 1
            return .symbol(byte)
        }
        while next < line.count && !Self.endsName(line[next]) { next += 1 }
        return isInfinity ? .number(.infinity) : .name
    }

    /// `<` `<=` `=<` are the same, and so are `>` `>=` `=>`.
    private mutating func takeRelation(_ byte: UInt8) -> Word {
        next += 1
        let other = next < line.count ? line[next] : 0
        let isPair = byte == UInt8(ascii: "=") ? other == UInt8(ascii: "<") || other == UInt8(ascii: ">") : other == 61
        if isPair { next += 1 }
        switch (byte, isPair) {
        case (UInt8(ascii: "<"), _): return .relation(.atMost)
        case (UInt8(ascii: ">"), _): return .relation(.atLeast)
        default: return .relation(!isPair ? .equal : other == UInt8(ascii: "<") ? .atMost : .atLeast)
        }
    }

    /// Digits, a point, digits, and an exponent where digits follow its e: `3x` is 3 and x, `2e` is 2 and e.
    private mutating func takeNumber() throws(LinearProgramFileError) -> Word {
        skipDigits()
        if next < line.count && line[next] == UInt8(ascii: ".") {
            next += 1
            skipDigits()
        }
        if next < line.count && line[next] | 32 == UInt8(ascii: "e") {
            let mantissaEnd = next
            next += 1
            if next < line.count && (line[next] == 43 || line[next] == 45) { next += 1 }
            let digits = next
            skipDigits()
            if next == digits { next = mantissaEnd }
        }
        guard let value = FileNumber.parse(name) else { throw error(.notANumber(String(shown.dropFirst().dropLast()))) }
        return .number(value)
    }

    private mutating func skipDigits() { while next < line.count && line[next] &- 48 < 10 { next += 1 } }

    private mutating func skipBlanks() { while next < line.count && Self.isBlank(line[next]) { next += 1 } }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 32 }

    private static func isSymbol(_ byte: UInt8) -> Bool { "+-*:[]^".utf8.contains(byte) }

    static func endsName(_ byte: UInt8) -> Bool { isBlank(byte) || "+-*:[]^<>=\\".utf8.contains(byte) }

    private var isInfinity: Bool {
        guard name.count == 3 || name.count == 8 else { return false }
        return isWord("inf") || isWord("infinity")
    }

    /// Whether the present word is `text`, whatever its case.
    func isWord(_ text: StaticString) -> Bool {
        if name.count != text.utf8CodeUnitCount { return false }
        return name.indices.allSatisfy { name[$0] | 32 == text.utf8Start[$0] | 32 }
    }
}
