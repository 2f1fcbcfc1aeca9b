extension LPFormat {
    /// Reads a CPLEX-LP text: objective with a constant, rows with one or two sides, bounds, in the order of its sections.
    ///
    /// Columns are numbered in the order of their first mention; a column that a row or the objective names more than once
    /// has the sum. The right side of a row is a number; constants on its left side are moved there. Integer, binary,
    /// semi-continuous and quadratic parts are refused.
    ///
    /// - Throws: line and column where the text stops being a linear program.
    /// - Complexity: O(bytes).
    public static func read(
        _ text: [UInt8], integers: LinearProgramFile.Integers = .refused
    ) throws(LinearProgramFileError) -> LinearProgramFile {
        var limits = FileLimits()
        limits.longestLine = limits.longestLPLine
        var reader = LPReader(FileLines(TextInMemory(text), limits), limits, integers)
        return try reader.read()
    }
}

struct LPReader {
    enum Section { case rows, bounds, integers, binaries, other, end }

    var text: LPText
    var program = LPProgram()
    let integers: LinearProgramFile.Integers
    private let limits: FileLimits
    private let lines: FileLines
    private var checkedAt = 0
    private var maximises = false

    init(_ lines: FileLines, _ limits: FileLimits, _ integers: LinearProgramFile.Integers) {
        self.lines = lines
        self.limits = limits
        self.integers = integers
        text = LPText(lines)
    }

    mutating func read() throws(LinearProgramFileError) -> LinearProgramFile {
        try text.advance()
        try readSense()
        try readObjective()
        while let section = try section() {
            if section == .end {
                try lines.drain()
                return LinearProgramFile(program: program.program(maximises: maximises), isMaximisation: maximises)
            }
            while try self.section(isPeek: true) == nil && text.word != .end { try readStatement(section) }
        }
        throw text.error(text.word == .end ? .missingEnd : .unexpected(text.shown, expected: "a section"))
    }

    private mutating func readStatement(_ section: Section) throws(LinearProgramFileError) {
        switch section {
        case .rows: try readRow()
        case .bounds: try readBound()
        case .integers, .binaries: try readInteger(section)
        case .other, .end: throw text.error(.unsupported("a set or a semi-continuous column"))
        }
        try checkSize()
    }

    private mutating func checkSize() throws(LinearProgramFileError) {
        if text.consumed - checkedAt < limits.memoryCheckBytes { return }
        checkedAt = text.consumed
        if program.nameCount >= limits.mostNames { throw text.error(.tooManyNames) }
        if let available = FileMemory.available, program.footprint > available {
            throw text.error(.outOfMemory(needed: program.footprint, available: available))
        }
    }

    private mutating func readSense() throws(LinearProgramFileError) {
        let isMinimum = ["minimize", "minimise", "minimum", "min"].contains(lowercased)
        maximises = ["maximize", "maximise", "maximum", "max"].contains(lowercased)
        guard text.word == .name, isMinimum || maximises else {
            throw text.error(.unexpected(text.shown, expected: "Minimize or Maximize"))
        }
        try text.advance()
        if text.isWord("multi"), text.following == UInt8(ascii: "-") {
            throw text.error(.unsupported("multi-objectives"))
        }
    }

    private var lowercased: String {
        text.word == .name && text.name.count <= 16 ? String(decoding: text.name, as: UTF8.self).lowercased() : ""
    }

    private mutating func readObjective() throws(LinearProgramFileError) {
        if text.word == .name && text.following == UInt8(ascii: ":") {
            try text.advance()
            try text.advance()
        }
        if try section(isPeek: true) != nil || text.word == .end { return }
        program.constant = try readSum(.objective).constant
        if text.word != .end, try section(isPeek: true) == nil {
            throw text.error(.unexpected(text.shown, expected: "a term of the objective, or a section"))
        }
    }

    /// The section whose header begins here, if one does; taken unless `isPeek`. Headers begin a line, and neither a colon
    /// nor a relation follows them.
    private mutating func section(isPeek: Bool = false) throws(LinearProgramFileError) -> Section? {
        if !text.startsLine || text.word != .name || text.name.count > 16 { return nil }
        if let next = text.following, ":<>=".utf8.contains(next) && !text.isWord("subject") { return nil }
        let found: Section
        switch lowercased {
        case "subject", "such": found = .rows
        case "st", "s.t.", "st.": found = .rows
        case "bounds", "bound": found = .bounds
        case "general", "generals", "gen", "integer", "integers", "int": found = .integers
        case "binary", "binaries", "bin": found = .binaries
        case "semi", "semis", "sos", "sos1", "sos2", "pwlobj", "lazy", "user": found = .other
        case "end": found = .end
        default: return nil
        }
        if isPeek { return found }
        if found == .other { throw text.error(.unsupported("section \(text.shown)")) }
        let isTwoWords = ["subject", "such"].contains(lowercased)
        try text.advance()
        if isTwoWords { try takeSecondWord() }
        if found == .rows, text.word == .symbol(UInt8(ascii: ":")) { try text.advance() }
        return found
    }

    private mutating func takeSecondWord() throws(LinearProgramFileError) {
        if !text.isWord("to") && !text.isWord("that") {
            throw text.error(.unexpected(text.shown, expected: "'Subject To' or 'such that'"))
        }
        try text.advance()
    }

    private mutating func readInteger(_ section: Section) throws(LinearProgramFileError) {
        if integers == .refused { throw text.error(.integers("the section of \(text.shown)")) }
        if text.word != .name { throw text.error(.unexpected(text.shown, expected: "the name of a column")) }
        let column = program.column(text.name)
        if section == .binaries { program.binary(column) }
        try text.advance()
    }
}
