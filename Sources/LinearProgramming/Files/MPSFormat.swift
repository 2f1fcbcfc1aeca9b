import Foundation

/// Free-format MPS: the file that every linear-programming solver reads.
///
/// Ordinary rows come first, then the capacity bounds as rows. Names are the labels' names, so a row of the file greps
/// to its equation, with `_` for what a field of the file cannot hold: blanks, control characters, all beyond ASCII, and the
/// `$` and `*` that make comments; numbers are written so that they read back to the same bits. The objective's constant is the
/// negative of the objective's right-hand side, as solvers read it.
public enum MPSFormat {
    /// Streams the program to a file handle in pieces of about a megabyte.
    ///
    /// - Throws: what the handle throws when it can't be written to.
    public static func write(_ program: LinearProgram, to handle: FileHandle) throws {
        var text = FileWriter(handle)
        let matrix = program.rowMatrix()
        var names = AllowedNames(allowed)
        let rowNames = names.add(program.rowBlocks.memberNames + program.capacityBounds.map(\.block).memberNames)
        let objective = names.add("objective")
        var columns = AllowedNames(allowed)
        let columnNames = columns.add(program.columnBlocks.memberNames)
        try text.line("NAME \(allowed(program.name))")
        try writeRows(matrix, objective, rowNames, &text)
        try writeColumns(program, matrix, objective, rowNames, columnNames, &text)
        try writeRightHandSides(program, matrix, objective, rowNames, &text)
        try writeBounds(program, columnNames, &text)
        try text.line("ENDATA")
        try text.flush()
    }

    private static func allowed(_ name: String) -> String {
        let bytes = name.utf8.map { $0 > 0x20 && $0 < 0x7F && !"$*".utf8.contains($0) ? $0 : UInt8(ascii: "_") }
        return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
    }

    private static func writeRows(_ matrix: RowMatrix, _ objective: String, _ names: [String], _ text: inout FileWriter)
        throws
    {
        try text.line("ROWS")
        try text.line(" N \(objective)")
        for i in 0..<matrix.rowCount {
            let letter =
                switch Sides(matrix.lower[i], matrix.upper[i]) {
                case .equal: "E"
                case .atMost: "L"
                case .atLeast, .range: "G"
                case .free: "N"
                }
            try text.line(" \(letter) \(names[i])")
        }
    }

    private static func writeColumns(
        _ program: LinearProgram, _ matrix: RowMatrix, _ objective: String, _ rowNames: [String],
        _ columnNames: [String], _ text: inout FileWriter
    ) throws {
        try text.line("COLUMNS")
        let byColumn = ColumnMatrix(matrix)
        for j in 0..<program.columnCount {
            if program.cost[j] != 0 || byColumn.start[j] == byColumn.start[j + 1] {
                try text.line(" \(columnNames[j]) \(objective) \(program.cost[j])")
            }
            for e in byColumn.start[j]..<byColumn.start[j + 1] {
                try text.line(" \(columnNames[j]) \(rowNames[Int(byColumn.row[e])]) \(byColumn.value[e])")
            }
        }
    }

    private static func writeRightHandSides(
        _ program: LinearProgram, _ matrix: RowMatrix, _ objective: String, _ names: [String], _ text: inout FileWriter
    ) throws {
        try text.line("RHS")
        if program.objectiveConstant != 0 { try text.line(" rhs \(objective) \(-program.objectiveConstant)") }
        for i in 0..<matrix.rowCount {
            let side =
                switch Sides(matrix.lower[i], matrix.upper[i]) {
                case .equal, .atLeast, .range: matrix.lower[i]
                case .atMost: matrix.upper[i]
                case .free: 0.0
                }
            if side != 0 { try text.line(" rhs \(names[i]) \(side)") }
        }
        let ranged = (0..<matrix.rowCount).filter { Sides(matrix.lower[$0], matrix.upper[$0]) == .range }
        if ranged.isEmpty { return }
        try text.line("RANGES")
        for i in ranged { try text.line(" range \(names[i]) \(matrix.upper[i] - matrix.lower[i])") }
    }

    private static func writeBounds(_ program: LinearProgram, _ names: [String], _ text: inout FileWriter) throws {
        try text.line("BOUNDS")
        for j in 0..<program.columnCount {
            let (low, high) = (program.lower[j], program.upper[j])
            switch (low.isFinite, high.isFinite) {
            case (true, true) where low == high: try text.line(" FX bound \(names[j]) \(low)")
            case (false, false): try text.line(" FR bound \(names[j])")
            default:
                if low != 0 || high < 0 {
                    try text.line(low.isFinite ? " LO bound \(names[j]) \(low)" : " MI bound \(names[j])")
                }
                if high.isFinite { try text.line(" UP bound \(names[j]) \(high)") }
            }
        }
    }
}
