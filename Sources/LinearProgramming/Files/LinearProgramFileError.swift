/// Why a file is not the linear program it claims to be: line, column, what was met, what was expected.
public struct LinearProgramFileError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        // The file.
        case unreadable(String)
        case damagedGzip(String)
        /// Bytes that its rows, columns and entries need, and bytes that are left.
        case outOfMemory(needed: Int, available: Int)
        case tooManyNames
        // Either format.
        case lineTooLong(Int)
        case notText
        case notANumber(String)
        case tooLarge(String)
        case duplicateRow(String)
        case missingEnd
        case unsupported(String)
        case integers(String)
        // MPS.
        case unknownSection(String)
        case dataOutsideSection
        case wrongFieldCount(Int, section: String)
        case unknownRowType(String)
        case unknownBoundType(String)
        case unknownSense(String)
        case splitColumn(String)
        case duplicateEntry(column: String, row: String)
        case duplicateSide(row: String, section: String)
        case secondSet(String, section: String)
        case unknownRow(String)
        case unknownColumn(String)
        // LP.
        case unexpected(String, expected: String)
        case wrongObjective
    }

    /// Line of the text, from 1; 0 when no line is to blame.
    public let line: Int
    /// Byte of the line, from 1; 0 when the whole line is to blame.
    public let column: Int
    public let reason: Reason

    public init(line: Int = 0, column: Int = 0, _ reason: Reason) {
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// The explanation behind its place, as compilers put it: `path:line:column: error: …`.
    public func described(path: String) -> String {
        let place = (line > 0 ? ":\(line)" : "") + (column > 0 ? ":\(column)" : "")
        return "\(path)\(place): error: \(reason)"
    }

    public var description: String {
        line == 0 ? "\(reason)" : column == 0 ? "line \(line): \(reason)" : "line \(line), column \(column): \(reason)"
    }
}

extension LinearProgramFileError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let reason): reason
        case .damagedGzip(let how): "the gzip file is damaged: \(how)"
        case .outOfMemory(let needed, let available):
            "the program needs at least \(needed >> 20) MiB, and \(max(0, available) >> 20) MiB of memory are left"
        case .tooManyNames: "more rows or columns than 2³¹"
        case .lineTooLong(let limit): "a line or word longer than \(limit) bytes; this is no MPS or LP file"
        case .notText: "a zero byte; this is no text"
        case .notANumber(let text): "'\(text)' is not a number"
        case .tooLarge(let text): "\(text) is not finite; magnitudes of 1e20 and more count as infinite"
        case .duplicateRow(let name): "row '\(name)' is declared twice"
        case .missingEnd: "the file ends before its end (ENDATA in MPS, End in LP); it is cut short"
        case .unsupported(let what): "\(what) goes beyond a linear program"
        case .integers(let what):
            "\(what) makes the program a mixed-integer one, and this solves linear programs; --relax drops the integrality"
        default: formatDescription
        }
    }

    private var formatDescription: String {
        switch self {
        case .unknownSection(let name):
            "'\(name)' is no section of an MPS file (NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS, ENDATA)"
        case .dataOutsideSection: "data before any section that takes data"
        case .wrongFieldCount(let count, let section):
            "\(count) \(count == 1 ? "field does" : "fields do") not make an entry of \(section)"
        case .unknownRowType(let type): "row type '\(type)' is none of N, E, L, G"
        case .unknownBoundType(let type): "bound type '\(type)' is none of UP, LO, FX, FR, MI, PL, BV, LI, UI, SC, SI"
        case .unknownSense(let sense): "objective sense '\(sense)' is neither MIN nor MAX"
        case .splitColumn(let name): "column '\(name)' goes on after another one; its entries have to stand together"
        case .duplicateEntry(let column, let row): "column '\(column)' names row '\(row)' twice"
        case .duplicateSide(let row, let section): "\(section) names row '\(row)' twice"
        case .secondSet(let name, let section): "a second set '\(name)' in \(section); a program has one"
        case .unknownRow(let name): "row '\(name)' was not declared in ROWS"
        case .unknownColumn(let name): "column '\(name)' does not occur in COLUMNS"
        case .unexpected(let found, let expected): "found \(found), expected \(expected)"
        case .wrongObjective: "OBJNAME names no row of type N, or comes after ROWS"
        default: ""
        }
    }
}
