/// A linear program as an MPS file states it.
public struct MPSDocument: Sendable {
    /// To be minimised: costs and constant of a maximisation are negated.
    public var program: LinearProgram
    /// Whether the file says MAX; the optimum of the file is then the negative of the program's.
    public var isMaximisation: Bool
}

extension MPSFormat {
    /// Reads an MPS text in free format, or in fixed format (names with blanks) where that is what it is.
    ///
    /// Ranges, all bound types, the sense of the objective and its constant (the negative of its right side) are
    /// understood. Integer columns are relaxed. A negative UP bound without a lower one takes the lower bound of zero
    /// away. Further N rows become rows without bounds. Every row and column is a block of its own, named as in the file.
    ///
    /// - Throws: `MPSError` with the line where the text stops being a linear program.
    /// - Complexity: O(bytes).
    public static func read(_ text: [UInt8]) throws(MPSError) -> MPSDocument {
        let bytes = text + [0]
        do {
            var reader = MPSReader(MPSText(bytes, layout: .free))
            return try reader.read()
        } catch let problem {
            do {
                var reader = MPSReader(MPSText(bytes, layout: .fixed))
                return try reader.read()
            } catch {
                throw problem
            }
        }
    }
}

private struct MPSReader {
    private enum Section { case none, rows, columns, rightSides, ranges, bounds, sense, objectiveName, end }
    private struct Entry {
        var row: Int32
        var column: Int32
        var value: Double
    }

    private var text: MPSText
    private var section = Section.none
    private var name = ""
    private var maximises = false
    private var objective: String?
    private var wantedObjective: String?
    private var constant = 0.0

    private var rowNames: [String] = []
    private var rowTypes: [UInt8] = []
    private var rowIndex: [String: Int32] = [:]
    private var rightSide: [Double] = []
    private var range: [Double?] = []

    private var columnNames: [String] = []
    private var columnIndex: [String: Int32] = [:]
    private var cost: [Double] = []
    private var lower: [Double] = []
    private var upper: [Double] = []
    private var hasLower: [Bool] = []
    private var entries: [Entry] = []

    init(_ text: MPSText) { self.text = text }

    mutating func read() throws(MPSError) -> MPSDocument {
        while section != .end, text.advance() {
            if text.isHeader { try openSection() } else { try readData() }
        }
        if section != .end { throw error(.missingEnd) }
        if objective == nil { throw error(.noObjective) }
        return MPSDocument(program: try program(), isMaximisation: maximises)
    }

    private func error(_ reason: MPSError.Reason) -> MPSError { MPSError(line: text.line, reason) }

    private mutating func openSection() throws(MPSError) {
        let word = text.text(0).uppercased()
        switch word {
        case "NAME": name = text.fields.count > 1 ? text.text(1) : ""
        case "ROWS": section = .rows
        case "COLUMNS": section = .columns
        case "RHS": section = .rightSides
        case "RANGES": section = .ranges
        case "BOUNDS": section = .bounds
        case "ENDATA": section = .end
        case "OBJSENSE":
            section = .sense
            if text.fields.count > 1 { try readSense(1) }
        case "OBJNAME", "OBJECTIVE": section = .objectiveName
        case "SOS", "SOS1", "SOS2", "QUADOBJ", "QMATRIX", "QSECTION", "QCMATRIX", "CSECTION", "INDICATORS", "GENCONS":
            throw error(.unsupportedSection(word))
        default: throw error(.unknownSection(text.text(0)))
        }
    }

    private mutating func readData() throws(MPSError) {
        switch section {
        case .none, .end: throw error(.dataOutsideSection)
        case .rows: try readRow()
        case .columns: try readColumn()
        case .rightSides: try readSides()
        case .ranges: try readRanges()
        case .bounds: try readBound()
        case .sense: try readSense(0)
        case .objectiveName: wantedObjective = text.text(0)
        }
    }

    private mutating func readSense(_ field: Int) throws(MPSError) {
        switch text.text(field).uppercased() {
        case "MAX", "MAXIMIZE", "MAXIMISE": maximises = true
        case "MIN", "MINIMIZE", "MINIMISE": maximises = false
        default: throw error(.unknownSense(text.text(field)))
        }
    }

    private mutating func readRow() throws(MPSError) {
        if text.fields.count != 2 { throw error(.wrongFieldCount(text.fields.count)) }
        let (type, name) = (text.text(0).uppercased(), text.text(1))
        guard let letter = type.utf8.first, type.utf8.count == 1, "NELG".utf8.contains(letter) else {
            throw error(.unknownRowType(type))
        }
        if rowIndex[name] != nil || objective == name { throw error(.duplicateRow(name)) }
        if letter == UInt8(ascii: "N") && objective == nil && (wantedObjective ?? name) == name {
            objective = name
            return
        }
        if rowNames.count >= Int(Int32.max) - 1 { throw error(.tooLarge) }
        rowIndex[name] = Int32(rowNames.count)
        rowNames.append(name)
        rowTypes.append(letter)
        rightSide.append(0)
        range.append(nil)
    }

    private mutating func readColumn() throws(MPSError) {
        let count = text.fields.count
        if count >= 3 && text.text(1) == "'MARKER'" { return }
        if count != 3 && count != 5 { throw error(.wrongFieldCount(count)) }
        let column = addColumn(text.text(0))
        for k in stride(from: 1, to: count, by: 2) {
            let (row, value) = (text.text(k), try finite(k + 1))
            if row == objective {
                cost[Int(column)] += value
            } else {
                entries.append(Entry(row: try index(of: row), column: column, value: value))
            }
        }
        if entries.count >= Int(Int32.max) || columnNames.count >= Int(Int32.max) { throw error(.tooLarge) }
    }

    private mutating func addColumn(_ name: String) -> Int32 {
        if let last = columnNames.last, last == name { return Int32(columnNames.count - 1) }
        if let known = columnIndex[name] { return known }
        let column = Int32(truncatingIfNeeded: columnNames.count)
        columnIndex[name] = column
        columnNames.append(name)
        cost.append(0)
        lower.append(0)
        upper.append(.infinity)
        hasLower.append(false)
        return column
    }

    private func index(of row: String) throws(MPSError) -> Int32 {
        guard let index = rowIndex[row] else { throw error(.unknownRow(row)) }
        return index
    }

    private func finite(_ k: Int) throws(MPSError) -> Double {
        let value = try text.number(k)
        if !value.isFinite { throw error(.notANumber(text.text(k))) }
        return value
    }

    /// Where the first name of a line with an optional set name in front is.
    private func firstName() throws(MPSError) -> Int {
        switch text.fields.count {
        case 2, 4: 0
        case 3, 5: 1
        default: throw error(.wrongFieldCount(text.fields.count))
        }
    }

    private mutating func readSides() throws(MPSError) {
        for k in stride(from: try firstName(), to: text.fields.count, by: 2) {
            let row = text.text(k)
            if row == objective {
                constant = -(try finite(k + 1))
            } else {
                rightSide[Int(try index(of: row))] = try text.number(k + 1)
            }
        }
    }

    private mutating func readRanges() throws(MPSError) {
        for k in stride(from: try firstName(), to: text.fields.count, by: 2) where text.text(k) != objective {
            range[Int(try index(of: text.text(k)))] = try text.number(k + 1)
        }
    }

    private mutating func readBound() throws(MPSError) {
        let type = text.text(0).uppercased()
        let count = text.fields.count
        let takesValue: Bool
        switch type {
        case "UP", "LO", "FX", "UI", "LI": takesValue = true
        case "FR", "MI", "PL", "BV": takesValue = false
        case "SC", "SI": throw error(.unsupportedSection("BOUNDS \(type)"))
        default: throw error(.unknownBoundType(type))
        }
        let least = takesValue ? 3 : 2
        if count < least || count > 4 { throw error(.wrongFieldCount(count)) }
        let at = count > least ? 2 : 1
        guard let column = columnIndex[text.text(at)] else { throw error(.unknownColumn(text.text(at))) }
        try bound(Int(column), type, takesValue ? try text.number(at + 1) : 0)
    }

    private mutating func bound(_ j: Int, _ type: String, _ value: Double) throws(MPSError) {
        switch type {
        case "UP", "UI":
            upper[j] = value
            if value < 0 && !hasLower[j] { lower[j] = -.infinity }
        case "LO", "LI": (lower[j], hasLower[j]) = (value, true)
        case "FX": (lower[j], upper[j], hasLower[j]) = (value, value, true)
        case "FR": (lower[j], upper[j], hasLower[j]) = (-.infinity, .infinity, true)
        case "MI": (lower[j], hasLower[j]) = (-.infinity, true)
        case "PL": upper[j] = .infinity
        default: (lower[j], upper[j], hasLower[j]) = (0, 1, true)
        }
        if lower[j] == .infinity || upper[j] == -.infinity { throw error(.notANumber("\(value)")) }
    }

    private func program() throws(MPSError) -> LinearProgram {
        for j in lower.indices where lower[j] > upper[j] { throw error(.crossedBounds(column: columnNames[j])) }
        var start = [Int](repeating: 0, count: rowNames.count + 1)
        for entry in entries { start[Int(entry.row) + 1] += 1 }
        for i in rowNames.indices { start[i + 1] += start[i] }
        var next = start
        var column = [Int32](repeating: 0, count: entries.count)
        var value = [Double](repeating: 0, count: entries.count)
        for entry in entries {
            column[next[Int(entry.row)]] = entry.column
            value[next[Int(entry.row)]] = entry.value
            next[Int(entry.row)] += 1
        }
        try checkDuplicates(start, column)
        let sides = rowNames.indices.map(bounds)
        for (i, side) in sides.enumerated() where side.0 == .infinity || side.1 == -.infinity {
            throw error(.notANumber("right side of \(rowNames[i])"))
        }
        var program = LinearProgram(
            name: name, cost: maximises ? cost.map { -$0 } : cost, lower: lower, upper: upper,
            columnBlocks: blocks(columnNames), rowLower: sides.map(\.0), rowUpper: sides.map(\.1),
            rowBlocks: blocks(rowNames), rowStart: start, columnIndex: column, coefficient: value)
        program.objectiveConstant = maximises ? -constant : constant
        return program
    }

    private func checkDuplicates(_ start: [Int], _ column: [Int32]) throws(MPSError) {
        var seen = [Int32](repeating: -1, count: columnNames.count)
        for i in rowNames.indices {
            for j in column[start[i]..<start[i + 1]] {
                if seen[Int(j)] == Int32(i) {
                    throw error(.duplicateEntry(column: columnNames[Int(j)], row: rowNames[i]))
                }
                seen[Int(j)] = Int32(i)
            }
        }
    }

    private func blocks(_ names: [String]) -> [Block] {
        names.enumerated().map { Block(label: Label($1), start: $0, count: 1) }
    }

    private func bounds(_ i: Int) -> (Double, Double) {
        let side = rightSide[i]
        switch rowTypes[i] {
        case UInt8(ascii: "E"):
            guard let width = range[i] else { return (side, side) }
            return width < 0 ? (side + width, side) : (side, side + width)
        case UInt8(ascii: "L"): return (range[i].map { side - abs($0) } ?? -.infinity, side)
        case UInt8(ascii: "G"): return (side, range[i].map { side + abs($0) } ?? .infinity)
        default: return (-.infinity, .infinity)
        }
    }
}
