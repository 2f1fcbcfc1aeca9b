import OperatingSystem

extension MPSFormat {
    /// Reads an MPS text, its fields set apart by blanks; lines that make no sense so are read by the columns of the fixed
    /// format, where names may hold blanks.
    ///
    /// Ranges, all bound types of linear programs, the sense of the objective and its constant (the negative of its right
    /// side) are understood. N rows after the objective are left out; without any, the objective is zero. Entries that are
    /// named twice, a column in two places, and second sets of right sides, ranges or bounds are refused. Every row and
    /// column is a block of its own, named as in the file.
    ///
    /// Where readers differ, this is what is done, and who does the same:
    ///
    /// - A column between integer markers that no line of BOUNDS names is binary, [0, 1]: HiGHS, SCIP, GLPK, CPLEX, Gurobi.
    ///   Any line that names it, `LO`, `MI` and `PL` too, leaves its upper bound infinite unless it sets one: HiGHS, SCIP,
    ///   CPLEX (GLPK keeps 1 until `PL`, `UP` or `UI`).
    /// - A negative `UP` without any lower bound takes the lower bound of zero away, with a warning: CPLEX, Gurobi, CBC
    ///   (HiGHS, SCIP and GLPK keep the zero, so that the column has no value).
    /// - `MI` leaves the upper bound as it is: all of these.
    /// - Of several lines for one bound of a column the last counts: SCIP (HiGHS takes the first, GLPK refuses).
    /// - The right side of the objective is the negative of its constant: HiGHS, SCIP, CPLEX, Gurobi. In a file that GLPK
    ///   wrote, as its header says, it is the constant: GLPK.
    /// - A field that begins with `$`, where a name could stand, begins a comment unless it is one: GLPK, CPLEX.
    /// - Relaxed, `BV` is [0, 1], `LI` is `LO`, `UI` is `UP`, and a semi-continuous column (`SC`, `SI`) lies between zero
    ///   and its bounds: HiGHS.
    /// - Magnitudes from 1e20 are infinite: HiGHS, SCIP, CPLEX.
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
    /// Whether the present columns stand between integer markers.
    var isInteger = false
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
        if let wantedObjective, wantedObjective != program.objective.map(program.rowNames.string) {
            throw text.error(.wrongObjective)
        }
        var warnings = program.objective == nil ? ["no row of type N: the objective is zero"] : []
        let opened = program.settleBounds()
        if let first = opened.first {
            let others = opened.count > 1 ? " and \(opened.count - 1) more" : ""
            warnings.append(
                "a negative UP bound and no LO: column '\(program.columnNames.string(first))'\(others) gets no lower bound, as "
                    + "in CPLEX and Gurobi; HiGHS, SCIP and GLPK keep the lower bound of zero")
        }
        if text.isFromGLPK { program.negateConstant() }
        return LinearProgramFile(
            program: program.program(name: name, maximises: maximises), isMaximisation: maximises, warnings: warnings)
    }

    private mutating func checkSize() throws(LinearProgramFileError) {
        if text.consumed - checkedAt < limits.memoryCheckBytes { return }
        checkedAt = text.consumed
        if max(program.rowNames.count, program.columnNames.count) >= limits.mostNames {
            throw text.error(.tooManyNames)
        }
        if let available = FreeMemory.available, program.footprint > available {
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
        cutComment()
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

    /// A `$` where a name could stand begins a comment, unless it begins a name.
    private mutating func cutComment() {
        if section == .rows || text.count < 3 { return }
        for k in 2..<text.count where text.field(k).first == UInt8(ascii: "$") {
            if program.rowNames.find(text.field(k)) == nil && program.columnNames.find(text.field(k)) == nil {
                return text.cut(at: k)
            }
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
