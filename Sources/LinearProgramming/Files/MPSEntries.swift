/// The entries of each section. Each is understood whole before anything of it is kept.
extension MPSReader {
    private func wrongCount() -> LinearProgramFileError {
        text.error(.wrongFieldCount(text.count, section: section.rawValue))
    }

    mutating func readRow() throws(LinearProgramFileError) {
        if text.count != 2 { throw wrongCount() }
        let letter = text.field(0)
        let kind: MPSProgram.RowKind
        switch letter.count == 1 ? letter[0] & ~32 : 0 {
        case UInt8(ascii: "N"): kind = .free
        case UInt8(ascii: "E"): kind = .equal
        case UInt8(ascii: "L"): kind = .atMost
        case UInt8(ascii: "G"): kind = .atLeast
        default: throw text.error(.unknownRowType(text.shortened(0)), field: 0)
        }
        var isObjective = kind == .free && program.objective == nil
        if isObjective, let wantedObjective { isObjective = wantedObjective == text.text(1) }
        if !program.addRow(text.field(1), kind, isObjective: isObjective) {
            throw text.error(.duplicateRow(text.shortened(1)), field: 1)
        }
    }

    mutating func readColumn() throws(LinearProgramFileError) {
        let count = text.count
        if count >= 3 && text.field(1).first == UInt8(ascii: "'") && text.text(1) == "'MARKER'" {
            return try readMarker()
        }
        if count != 3 && count != 5 { throw wrongCount() }
        let name = text.field(0)
        let goesOn = program.isLastColumn(name)
        let first = try entry(1, goesOn: goesOn)
        let second = count == 5 ? try entry(3, goesOn: goesOn) : nil
        if let second, second.row == first.row { throw duplicate(3) }
        if !goesOn && !program.addColumn(name, isInteger: isInteger) {
            throw text.error(.splitColumn(text.shortened(0)), field: 0)
        }
        program.addEntry(first.row, first.value)
        if let second { program.addEntry(second.row, second.value) }
    }

    private func entry(_ k: Int, goesOn: Bool) throws(LinearProgramFileError) -> (row: Int, value: Double) {
        let row = try row(k)
        if program.isNamed(row, goesOn: goesOn) { throw duplicate(k) }
        return (row, try text.finite(k + 1))
    }

    private func duplicate(_ k: Int) -> LinearProgramFileError {
        text.error(.duplicateEntry(column: text.shortened(0), row: text.shortened(k)), field: k)
    }

    private func row(_ k: Int) throws(LinearProgramFileError) -> Int {
        guard let row = program.rowNames.find(text.field(k)) else {
            throw text.error(.unknownRow(text.shortened(k)), field: k)
        }
        return row
    }

    private mutating func readMarker() throws(LinearProgramFileError) {
        let last = text.count - 1
        switch text.text(last) {
        case "'INTEND'": isInteger = false
        case "'INTORG'":
            if integers == .refused { throw text.error(.integers("MARKER INTORG"), field: last) }
            isInteger = true
        default: throw text.error(.unsupported("MARKER \(text.shortened(last))"), field: last)
        }
    }

    mutating func readSides() throws(LinearProgramFileError) {
        let count = text.count
        if !(2...5).contains(count) { throw wrongCount() }
        let first = count & 1
        if first == 1 { try checkSet(0) }
        let row = try row(first)
        let value = try text.number(first + 1)
        if count < 4 { return try set(row, value, first) }
        let (otherRow, otherValue) = (try self.row(first + 2), try text.number(first + 3))
        if row == otherRow { throw duplicateSide(first + 2) }
        try set(row, value, first)
        try set(otherRow, otherValue, first + 2)
    }

    private mutating func set(_ row: Int, _ value: Double, _ k: Int) throws(LinearProgramFileError) {
        if section == .ranges {
            if program.hasRange(row) { throw duplicateSide(k) }
            program.setRange(row, value)
        } else {
            if program.hasSide(row) { throw duplicateSide(k) }
            if !program.setSide(row, value) { throw text.error(.tooLarge(text.shortened(k + 1)), field: k + 1) }
        }
    }

    private func duplicateSide(_ k: Int) -> LinearProgramFileError {
        text.error(.duplicateSide(row: text.shortened(k), section: section.rawValue), field: k)
    }

    /// A section may name one set of values; a line without a name belongs to it.
    private mutating func checkSet(_ k: Int) throws(LinearProgramFileError) {
        if text.field(k).isEmpty { return }
        guard let known = sets[section] else {
            sets[section] = Array(text.field(k))
            return
        }
        if !known.elementsEqual(text.field(k)) {
            throw text.error(.secondSet(text.shortened(k), section: section.rawValue), field: k)
        }
    }

    mutating func readBound() throws(LinearProgramFileError) {
        let kind = try boundKind()
        let count = text.count
        let least = kind.takesValue ? 3 : 2
        if count < least || count > 4 { throw wrongCount() }
        var at = count > least ? 2 : 1
        if !kind.takesValue && count == 3 && program.columnNames.find(text.field(2)) == nil { at = 1 }
        guard let column = program.columnNames.find(text.field(at)) else {
            throw text.error(.unknownColumn(text.shortened(at)), field: at)
        }
        let value = kind.takesValue ? try text.number(at + 1) : 0
        if at == 2 { try checkSet(1) }
        if !program.bound(column, kind, value) { throw text.error(.tooLarge(text.shortened(at + 1)), field: at + 1) }
    }

    private func boundKind() throws(LinearProgramFileError) -> MPSBound {
        let type = text.field(0).count <= 2 ? text.text(0).uppercased() : ""
        switch type {
        case "UP": return .upper
        case "LO": return .lower
        case "FX": return .fixed
        case "FR": return .free
        case "MI": return .minusInfinity
        case "PL": return .plusInfinity
        case "BV", "LI", "UI", "SC", "SI":
            if integers == .refused { throw text.error(.integers("bound type \(type)"), field: 0) }
            return type == "BV" ? .binary : type == "LI" ? .lower : type == "UI" ? .upper : .semicontinuous
        default: throw text.error(.unknownBoundType(text.shortened(0)), field: 0)
        }
    }
}
