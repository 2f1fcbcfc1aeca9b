/// Why a text is not the linear program it claims to be: where, what, and what was met.
public struct MPSError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        case unknownSection(String)
        /// A section that makes the program something else than linear: SOS, QUADOBJ, …
        case unsupportedSection(String)
        case dataOutsideSection
        case wrongFieldCount(Int)
        case unknownRowType(String)
        case unknownBoundType(String)
        case unknownSense(String)
        case duplicateRow(String)
        case duplicateEntry(column: String, row: String)
        case unknownRow(String)
        case unknownColumn(String)
        case notANumber(String)
        case crossedBounds(column: String)
        case noObjective
        case missingEnd
        case tooLarge
    }

    /// Line of the text, from 1.
    public let line: Int
    public let reason: Reason

    public init(line: Int, _ reason: Reason) {
        self.line = line
        self.reason = reason
    }

    public var description: String { "line \(line): \(explanation)" }

    private var explanation: String {
        switch reason {
        case .unknownSection(let name): "no such section: \(name)"
        case .unsupportedSection(let name): "section \(name) goes beyond a linear program"
        case .dataOutsideSection: "data before any section that takes data"
        case .wrongFieldCount(let count): "\(count) fields do not make an entry of this section"
        case .unknownRowType(let type): "row type \(type) is none of N, E, L, G"
        case .unknownBoundType(let type): "no such bound type: \(type)"
        case .unknownSense(let sense): "objective sense \(sense) is neither MIN nor MAX"
        case .duplicateRow(let name): "row \(name) is declared twice"
        case .duplicateEntry(let column, let row): "column \(column) names row \(row) twice"
        case .unknownRow(let name): "row \(name) was not declared in ROWS"
        case .unknownColumn(let name): "column \(name) does not occur in COLUMNS"
        case .notANumber(let text): "not a number that can be used here: \(text)"
        case .crossedBounds(let column): "the lower bound of \(column) is above its upper bound"
        case .noObjective: "no objective: ROWS has no row of type N"
        case .missingEnd: "the text ends without ENDATA"
        case .tooLarge: "more rows, columns or entries than 2³¹"
        }
    }
}
