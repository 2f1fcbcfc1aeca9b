/// Objective, rows and bounds of an LP file: sums of terms, relations, numbers.
extension LPReader {
    enum Destination { case objective, row }

    /// What a sum holds beside its terms, which go to where they belong at once.
    struct Sum {
        var constant = 0.0
        var hasColumns = false
    }

    /// sum := term { (+|−) term }, term := number | [number] name; ends before the first word that does not go on.
    mutating func readSum(_ destination: Destination) throws(LinearProgramFileError) -> Sum {
        var sum = Sum()
        var sign = try takeSigns() ?? 1
        while true {
            try readTerm(sign, destination, &sum)
            guard let next = try takeSigns() else { return sum }
            sign = next
        }
    }

    private mutating func readTerm(
        _ sign: Double, _ destination: Destination, _ sum: inout Sum
    ) throws(LinearProgramFileError) {
        var factor = sign
        var isNumber = false
        if case .number(let value) = text.word {
            if !value.isFinite && destination == .objective { throw text.error(.tooLarge(text.shown)) }
            factor *= value
            isNumber = true
            try text.advance()
            if text.word == .symbol(UInt8(ascii: "*")) { try text.advance() }
        }
        let isName = text.word == .name && !(isNumber && beginsAnew)
        if !isName {
            if !isNumber { throw text.error(wrongTerm) }
            sum.constant += factor
            return
        }
        if !factor.isFinite { throw text.error(.tooLarge("the coefficient of \(text.shown)")) }
        let column = program.column(text.name)
        sum.hasColumns = true
        switch destination {
        case .objective: program.cost[column] += factor
        case .row: program.addEntry(column, factor)
        }
        try text.advance()
    }

    private var wrongTerm: LinearProgramFileError.Reason {
        switch text.word {
        case .symbol(UInt8(ascii: "[")), .symbol(UInt8(ascii: "]")), .symbol(UInt8(ascii: "^")):
            .unsupported("a quadratic term")
        default: .unexpected(text.shown, expected: "a number or a name")
        }
    }

    /// Whether the present name begins a section or a named row instead of going on with the sum.
    private var beginsAnew: Bool {
        text.following == UInt8(ascii: ":") || text.startsLine && isSectionWord
    }

    private var isSectionWord: Bool {
        text.isWord("subject") || text.isWord("such") || text.isWord("st") || text.isWord("s.t.") || text.isWord("st.")
            || text.isWord("bounds") || text.isWord("bound") || text.isWord("end") || text.isWord("generals")
            || text.isWord("general") || text.isWord("binary") || text.isWord("binaries") || text.isWord("integers")
            || text.isWord("gen") || text.isWord("int") || text.isWord("bin") || text.isWord("integer")
            || text.isWord("semi") || text.isWord("semis") || text.isWord("sos")
    }

    /// ±1 for a run of signs, nil where there is none.
    private mutating func takeSigns() throws(LinearProgramFileError) -> Double? {
        var sign: Double?
        while true {
            switch text.word {
            case .symbol(UInt8(ascii: "+")): sign = sign ?? 1
            case .symbol(UInt8(ascii: "-")): sign = -(sign ?? 1)
            default: return sign
            }
            try text.advance()
        }
    }

    private mutating func takeRelation() throws(LinearProgramFileError) -> LPText.Relation? {
        guard case .relation(let relation) = text.word else { return nil }
        try text.advance()
        return relation
    }

    /// [sign] number, with no name behind it on its line.
    private mutating func takeNumber() throws(LinearProgramFileError) -> Double {
        let sign = try takeSigns() ?? 1
        guard case .number(let value) = text.word else {
            throw text.error(.unexpected(text.shown, expected: "a number; columns belong on the left"))
        }
        try text.advance()
        if text.word == .name && !text.startsLine && text.following != UInt8(ascii: ":") {
            throw text.error(.unexpected(text.shown, expected: "the end of the line; columns belong on the left"))
        }
        return sign * value
    }

    /// [name :] [sum] relation number, or [name :] number relation [sum] [relation number].
    mutating func readRow() throws(LinearProgramFileError) {
        let name = try readLabel()
        let left = try readSide()
        guard let relation = try takeRelation() else {
            throw text.error(.unexpected(text.shown, expected: "<=, >= or ="))
        }
        var sides = Sides()
        if left.hasColumns {
            sides.apply(relation, try takeNumber(), less: left.constant)
        } else {
            try readMiddle(left.constant, relation, &sides)
        }
        if !sides.isPossible { throw text.error(.tooLarge("the side of the row before this")) }
        program.closeRow(name, lower: sides.lower, upper: sides.upper)
    }

    /// What comes after a number, or nothing, and a relation: the terms and perhaps another side. Without terms the row is
    /// 0 relation (number − first).
    private mutating func readMiddle(
        _ first: Double, _ relation: LPText.Relation, _ sides: inout Sides
    ) throws(LinearProgramFileError) {
        let middle = try readSide()
        guard let second = try takeRelation() else {
            if middle.hasColumns {
                sides.apply(relation.reversed, first, less: middle.constant)
            } else {
                sides.apply(relation, middle.constant, less: first)
            }
            return
        }
        if second != relation || relation == .equal {
            throw text.error(.unexpected("two relations that differ", expected: "l <= … <= u"))
        }
        sides.apply(relation.reversed, first, less: middle.constant)
        sides.apply(second, try takeNumber(), less: middle.constant)
    }

    /// A sum, or nothing where a relation follows at once.
    private mutating func readSide() throws(LinearProgramFileError) -> Sum {
        if case .relation = text.word { return Sum() }
        return try readSum(.row)
    }

    private mutating func readLabel() throws(LinearProgramFileError) -> Int32? {
        guard text.word == .name, text.following == UInt8(ascii: ":") else { return nil }
        guard let name = program.nameRow(text.name) else {
            throw text.error(.duplicateRow(String(text.shown.dropFirst().dropLast())))
        }
        try text.advance()
        try text.advance()
        return name
    }

    /// name free, name relation number, or number relation name [relation number].
    mutating func readBound() throws(LinearProgramFileError) {
        if text.word == .name {
            let column = program.column(text.name)
            try text.advance()
            if text.word == .name && text.isWord("free") {
                program.free(column)
                return try text.advance()
            }
            guard let relation = try takeRelation() else {
                throw text.error(.unexpected(text.shown, expected: "<=, >=, = or free"))
            }
            return try bound(column, relation, try takeNumber())
        }
        let first = try takeNumber()
        guard let relation = try takeRelation() else { throw text.error(.unexpected(text.shown, expected: "<= or >=")) }
        guard text.word == .name else { throw text.error(.unexpected(text.shown, expected: "the name of a column")) }
        let column = program.column(text.name)
        try bound(column, relation.reversed, first)
        try text.advance()
        if let second = try takeRelation() { try bound(column, second, try takeNumber()) }
    }

    private mutating func bound(
        _ column: Int, _ relation: LPText.Relation, _ value: Double
    ) throws(LinearProgramFileError) {
        let isPossible = relation == .equal ? value.isFinite : value != (relation == .atMost ? -.infinity : .infinity)
        if !isPossible { throw text.error(.tooLarge("the bound before this")) }
        program.bound(column, relation, value)
    }

    private struct Sides {
        var lower = -Double.infinity
        var upper = Double.infinity

        mutating func apply(_ relation: LPText.Relation, _ side: Double, less constant: Double) {
            if relation != .atMost { lower = side - constant }
            if relation != .atLeast { upper = side - constant }
        }

        var isPossible: Bool { lower < .infinity && upper > -.infinity }
    }
}

extension LPText.Relation {
    /// The same relation with its sides exchanged.
    var reversed: LPText.Relation {
        switch self {
        case .atMost: .atLeast
        case .atLeast: .atMost
        case .equal: .equal
        }
    }
}
