import OperatingSystem

extension LPFormat {
    /// Reads a CPLEX-LP text: objective with a constant, rows with one or two sides, bounds, in the order of its sections.
    ///
    /// Columns are numbered in the order of their first mention; a column that a row or the objective names more than once
    /// has the sum. The right side of a row is a number; constants on its left side are moved there; a row may have no terms
    /// at all. Quadratic parts and special ordered sets are refused, integer and semi-continuous columns unless relaxed.
    ///
    /// Where readers differ, this is what is done, and who does the same:
    ///
    /// - A section may come more than once, in any order after the rows, and be empty: HiGHS, SCIP.
    /// - A binary column has the bounds that Bounds gives it, before or after, and 1 for an upper bound where they leave
    ///   it infinite: HiGHS (GLPK also, save for free columns; SCIP lets the later section win).
    /// - A negative upper bound without a lower one leaves the lower bound of zero, so that the column has no value, with a
    ///   warning: HiGHS, SCIP, GLPK.
    /// - Of several lines for one bound of a column the last counts: HiGHS, SCIP, GLPK.
    /// - Relaxed, a semi-continuous column lies between zero and its bounds: HiGHS.
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
    enum Section { case rows, bounds, integers, binaries, semicontinuous, other, end }

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
                return file()
            }
            while try self.section(isPeek: true) == nil && text.word != .end { try readStatement(section) }
        }
        throw text.error(text.word == .end ? .missingEnd : .unexpected(text.shown, expected: "a section"))
    }

    private mutating func file() -> LinearProgramFile {
        var warnings: [String] = []
        let impossible = program.settleBounds()
        if let first = impossible.first {
            let others = impossible.count > 1 ? " and \(impossible.count - 1) more" : ""
            warnings.append(
                "a negative upper bound and no lower one: column '\(program.columnNames.string(first))'\(others) keeps the "
                    + "lower bound of zero and has no value, as in HiGHS, SCIP and GLPK")
        }
        return LinearProgramFile(
            program: program.program(maximises: maximises), isMaximisation: maximises, warnings: warnings)
    }

    private mutating func readStatement(_ section: Section) throws(LinearProgramFileError) {
        switch section {
        case .rows: try readRow()
        case .bounds: try readBound()
        case .integers, .binaries, .semicontinuous: try readInteger(section)
        case .other, .end: throw text.error(.unsupported("a special ordered set"))
        }
        try checkSize()
    }

    private mutating func checkSize() throws(LinearProgramFileError) {
        if text.consumed - checkedAt < limits.memoryCheckBytes { return }
        checkedAt = text.consumed
        if program.nameCount >= limits.mostNames { throw text.error(.tooManyNames) }
        if let available = FreeMemory.available, program.footprint > available {
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
        case "semi", "semis": found = .semicontinuous
        case "sos", "sos1", "sos2", "pwlobj", "lazy", "user": found = .other
        case "end": found = .end
        default: return nil
        }
        if isPeek { return found }
        if found == .other { throw text.error(.unsupported("section \(text.shown)")) }
        let isTwoWords = ["subject", "such"].contains(lowercased)
        try text.advance()
        if isTwoWords { try takeSecondWord() }
        if found == .semicontinuous, text.word == .symbol(UInt8(ascii: "-")) { try takeContinuous() }
        if found == .rows, text.word == .symbol(UInt8(ascii: ":")) { try text.advance() }
        return found
    }

    private mutating func takeSecondWord() throws(LinearProgramFileError) {
        if !text.isWord("to") && !text.isWord("that") {
            throw text.error(.unexpected(text.shown, expected: "'Subject To' or 'such that'"))
        }
        try text.advance()
    }

    /// `-continuous` behind `semi`.
    private mutating func takeContinuous() throws(LinearProgramFileError) {
        try text.advance()
        if text.word != .name || !text.isWord("continuous") {
            throw text.error(.unexpected(text.shown, expected: "'semi-continuous'"))
        }
        try text.advance()
    }

    private mutating func readInteger(_ section: Section) throws(LinearProgramFileError) {
        if integers == .refused { throw text.error(.integers("the section of \(text.shown)")) }
        if text.word != .name { throw text.error(.unexpected(text.shown, expected: "the name of a column")) }
        let column = program.column(text.name)
        if section == .binaries { program.binary(column) }
        if section == .semicontinuous { program.semicontinuous(column) }
        try text.advance()
    }
}
