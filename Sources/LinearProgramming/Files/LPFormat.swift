import Foundation

/// CPLEX-LP: the file that people read, and most linear-programming solvers too.
///
/// The objective names every column, those without a cost with a coefficient of 0: readers number columns by their first
/// mention, which keeps their order. Names are the labels' names with what LP does not allow in them replaced (`:` by `.`,
/// other characters by `_`); numbers read back to the same bits. A row with two sides becomes two rows, `name` and
/// `name.most`: not every reader knows `l <= … <= u`.
public enum LPFormat {
    /// Streams the program to a file handle in pieces of about a megabyte: ordinary rows, then capacity bounds as rows.
    ///
    /// - Throws: what the handle throws when it can't be written to.
    public static func write(_ program: LinearProgram, to handle: FileHandle) throws {
        var text = FileWriter(handle)
        let columns = names(program.columnBlocks.memberNames)
        // A comment: what is no printable ASCII could end its line.
        let name = program.name.utf8.map { $0 < 0x20 || $0 > 0x7E ? UInt8(ascii: "_") : $0 }
        try text.line("\\ \(String(decoding: name, as: UTF8.self))")
        try text.line("Minimize")
        try writeObjective(program, columns, &text)
        try text.line("Subject To")
        try writeRows(program, columns, &text)
        try text.line("Bounds")
        for j in 0..<program.columnCount {
            if let bound = bound(columns[j], program.lower[j], program.upper[j]) { try text.line(bound) }
        }
        try text.line("End")
        try text.flush()
    }

    private static let termsPerLine = 8

    private static func writeObjective(
        _ program: LinearProgram, _ names: [String], _ text: inout FileWriter
    ) throws {
        var line = " obj:"
        for j in 0..<program.columnCount {
            line += term(program.cost[j], names[j])
            if (j + 1) % termsPerLine == 0 {
                try text.line(line)
                line = "     "
            }
        }
        if program.objectiveConstant != 0 { line += term(program.objectiveConstant, "") }
        try text.line(line)
    }

    private static func writeRows(_ program: LinearProgram, _ columns: [String], _ text: inout FileWriter) throws {
        let matrix = program.rowMatrix()
        let given = program.rowBlocks.memberNames + program.capacityBounds.map(\.block).memberNames
        let ranged = given.indices.filter { Sides(matrix.lower[$0], matrix.upper[$0]) == .range }
        let names = names(given + ranged.map { "\(given[$0]):most" })
        var second = given.count
        for i in 0..<matrix.rowCount {
            let (lower, upper) = (matrix.lower[i], matrix.upper[i])
            switch Sides(lower, upper) {
            case .equal: try writeRow(names[i], matrix, i, "= \(lower)", columns, &text)
            case .atLeast: try writeRow(names[i], matrix, i, ">= \(lower)", columns, &text)
            case .atMost: try writeRow(names[i], matrix, i, "<= \(upper)", columns, &text)
            case .free: try writeRow(names[i], matrix, i, ">= -inf", columns, &text)
            case .range:
                try writeRow(names[i], matrix, i, ">= \(lower)", columns, &text)
                try writeRow(names[second], matrix, i, "<= \(upper)", columns, &text)
                second += 1
            }
        }
    }

    private static func writeRow(
        _ name: String, _ matrix: RowMatrix, _ i: Int, _ side: String, _ columns: [String], _ text: inout FileWriter
    ) throws {
        var line = " \(name):"
        let entries = matrix.start[i]..<matrix.start[i + 1]
        for e in entries {
            line += term(matrix.value[e], columns[Int(matrix.column[e])])
            if (e - entries.lowerBound + 1) % termsPerLine == 0 {
                try text.line(line)
                line = "     "
            }
        }
        if entries.isEmpty { line += term(0, columns.first ?? "none") }
        try text.line(line + " " + side)
    }

    private static func term(_ value: Double, _ name: String) -> String {
        let sign = value < 0 ? " - " : " + "
        if name.isEmpty { return "\(sign)\(abs(value))" }
        return abs(value) == 1 ? sign + name : "\(sign)\(abs(value)) \(name)"
    }

    private static func bound(_ name: String, _ lower: Double, _ upper: Double) -> String? {
        switch Sides(lower, upper) {
        case .equal: " \(name) = \(lower)"
        case .free: " \(name) free"
        case .atLeast: lower == 0 ? nil : " \(name) >= \(lower)"
        case .atMost: " -inf <= \(name) <= \(upper)"
        case .range: lower == 0 && upper >= 0 ? " \(name) <= \(upper)" : " \(lower) <= \(name) <= \(upper)"
        }
    }

    /// The names of all members as LP allows them, no two the same.
    private static func names(_ given: [String]) -> [String] {
        var names = AllowedNames(allowed)
        return names.add(given)
    }

    /// Letters, digits and the signs that every reader takes; not a number's beginning, nor a word with a meaning.
    private static func allowed(_ name: String) -> String {
        let bytes = name.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): byte
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: ","):
                byte
            case UInt8(ascii: ":"): UInt8(ascii: ".")
            default: UInt8(ascii: "_")
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return needsPrefix(bytes) || reserved.contains(text.lowercased()) ? "_" + text : text
    }

    private static func needsPrefix(_ name: [UInt8]) -> Bool {
        guard let first = name.first else { return true }
        let isExponent = first | 32 == UInt8(ascii: "e") && (name.count == 1 || name[1] &- 48 < 10 || name[1] == 46)
        return first &- 48 < 10 || first == UInt8(ascii: ".") || isExponent
    }

    private static let reserved: Set<String> = [
        "subject", "such", "st", "s.t.", "st.", "bounds", "bound", "general", "generals", "gen", "integer", "integers",
        "int", "binary", "binaries", "bin", "semi", "semis", "sos", "sos1", "sos2", "pwlobj", "lazy", "user", "end",
        "free",
        "inf", "infinity", "min", "max", "minimize", "maximize", "minimise", "maximise", "minimum", "maximum", "multi",
    ]
}
