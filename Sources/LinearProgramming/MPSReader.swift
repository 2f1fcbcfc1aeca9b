extension MPSFormat {
    /// Reads an MPS text, its fields set apart by blanks; lines that make no sense so are read by the columns of the fixed
    /// format, where names may hold blanks.
    ///
    /// Ranges, all bound types of linear programs, the sense of the objective and its constant (the negative of its right
    /// side) are understood. A negative UP bound without a lower one takes the lower bound of zero away. N rows after the
    /// objective are left out. Entries that are named twice, a column in two places, and second sets of right sides,
    /// ranges or bounds are refused. Every row and column is a block of its own, named as in the file.
    ///
    /// - Throws: line and column where the text stops being a linear program.
    /// - Complexity: O(bytes).
    public static func read(
        _ text: [UInt8], integers: LinearProgramFile.Integers = .refused
    ) throws(LinearProgramFileError) -> LinearProgramFile {
        var reader = MPSReader(FileLines(TextInMemory(text), FileLimits()), FileLimits(), integers)
        return try reader.read()
    }
}

struct MPSReader {
    enum Section: String {
        case none
        case rows = "ROWS"
        case columns = "COLUMNS"
        case sides = "RHS"
        case ranges = "RANGES"
        case bounds = "BOUNDS"
        case sense = "OBJSENSE"
        case objectiveName = "OBJNAME"
        case end = "ENDATA"
    }

    var text: MPSText
    var program = MPSProgram()
    let integers: LinearProgramFile.Integers
    private let lines: FileLines
    private let limits: FileLimits
    private var checkedAt = 0
    private(set) var section = Section.none
    private var layout = MPSText.Layout.free
    private var name = ""
    private var maximises = false
    var wantedObjective: String?
    /// The names of the sets in RHS, RANGES and BOUNDS, once a line has given one.
    var sets: [Section: [UInt8]] = [:]

    init(_ lines: FileLines, _ limits: FileLimits, _ integers: LinearProgramFile.Integers) {
        self.lines = lines
        self.limits = limits
        self.integers = integers
        text = MPSText(lines)
    }

    mutating func read() throws(LinearProgramFileError) -> LinearProgramFile {
        while section != .end, try text.advance() {
            if try !openSection() { try readData() }
            try checkSize()
        }
        if section != .end { throw text.error(.missingEnd) }
        try lines.drain()
        guard let objective = program.objective else { throw text.error(.noObjective) }
        if let wantedObjective, wantedObjective != program.rowNames.string(objective) {
            throw text.error(.wrongObjective)
        }
        return LinearProgramFile(program: program.program(name: name, maximises: maximises), isMaximisation: maximises)
    }

    private mutating func checkSize() throws(LinearProgramFileError) {
        if text.consumed - checkedAt < limits.memoryCheckBytes { return }
        checkedAt = text.consumed
        if max(program.rowNames.count, program.columnNames.count) >= limits.mostNames {
            throw text.error(.tooManyNames)
        }
        if let available = FileMemory.available, program.footprint > available {
            throw text.error(.outOfMemory(needed: program.footprint, available: available))
        }
    }

    /// Whether the line is a section's header: flush left, and a section's name alone (some take more on their line).
    private mutating func openSection() throws(LinearProgramFileError) -> Bool {
        if !text.isFlush { return false }
        let word = text.field(0).count <= 12 ? text.text(0).uppercased() : ""
        switch word {
        case "NAME" where section == .none || text.count <= 2: name = text.count > 1 ? text.rest(from: 1) : ""
        case "ENDATA": section = .end
        case "OBJSENSE", "OBJSENS":
            section = .sense
            if text.count > 1 { try readSense(1) }
        case "OBJNAME", "OBJECTIVE":
            section = .objectiveName
            if text.count > 1 { wantedObjective = text.text(1) }
        case "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS":
            guard text.count <= 2, let opened = Section(rawValue: word) else { return false }
            section = opened
        case "SOS", "SOS1", "SOS2", "QUADOBJ", "QMATRIX", "QSECTION", "QCMATRIX", "CSECTION", "INDICATORS", "GENCONS",
            "SETS", "PWLOBJ", "LAZYCONS", "USERCUTS", "BRANCH":
            throw text.error(.unsupported("section \(word)"), field: 0)
        case "MIN", "MAX", "MINIMIZE", "MAXIMIZE", "MINIMISE", "MAXIMISE":
            if section != .sense { throw text.error(.unknownSection(text.shortened(0)), field: 0) }
            return false
        default:
            let isData = section != .none && section != .sense && text.count > 1
            if !isData { throw text.error(.unknownSection(text.shortened(0)), field: 0) }
            return false
        }
        return true
    }

    /// Reads an entry in the layout that has worked so far, or else in the other one. Nothing of an entry is kept unless
    /// all of it makes sense.
    private mutating func readData() throws(LinearProgramFileError) {
        if layout == .fixed { text.split(.fixed) }
        do {
            try readEntry()
        } catch let problem {
            let other: MPSText.Layout = layout == .free ? .fixed : .free
            text.split(other)
            do { try readEntry() } catch { throw problem }
            layout = .fixed
        }
    }

    private mutating func readEntry() throws(LinearProgramFileError) {
        switch section {
        case .none, .end: throw text.error(.dataOutsideSection)
        case .rows: try readRow()
        case .columns: try readColumn()
        case .sides, .ranges: try readSides()
        case .bounds: try readBound()
        case .sense: try readSense(0)
        case .objectiveName: wantedObjective = text.text(0)
        }
    }

    private mutating func readSense(_ k: Int) throws(LinearProgramFileError) {
        switch text.text(k).uppercased() {
        case "MAX", "MAXIMIZE", "MAXIMISE": maximises = true
        case "MIN", "MINIMIZE", "MINIMISE": maximises = false
        default: throw text.error(.unknownSense(text.shortened(k)), field: k)
        }
    }
}
