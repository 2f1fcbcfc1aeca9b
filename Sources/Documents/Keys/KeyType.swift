/// What a key may hold.
public enum KeyType: Hashable, Sendable {
    case boolean
    case text
    /// The path of a file, relative to the file that names it.
    case filePath
    case texts
    /// One of some words.
    case word([String])
    case words([String])
    case integer(NumberRange)
    case number(NumberRange)
    case numbers(NumberRange, count: Int?)
    /// A number, or numbers by year, or a growth curve.
    case yearly(NumberRange)
    case numbersByYear(NumberRange)
    /// An array of anything.
    case values
    /// A number, a text, true or false, an array, or numbers by year.
    case anything
    case table
    /// A table of tables, each under a name that the file gives.
    case namedTables
    /// An array of tables, each with a `name`.
    case entries

    /// The numbers that it takes, where it takes any.
    public var range: NumberRange? {
        switch self {
        case .integer(let range), .number(let range), .numbers(let range, _), .yearly(let range),
            .numbersByYear(let range):
            range
        default: nil
        }
    }

    /// The words that it takes, where it takes none but some.
    public var words: [String]? {
        switch self {
        case .word(let words), .words(let words): words
        default: nil
        }
    }

    /// Whether other keys stand inside of it.
    public var isTable: Bool { [.table, .namedTables, .entries].contains(self) }
}

/// The numbers that a key takes: its own range within the outer one of its unit.
public struct NumberRange: Hashable, Sendable {
    /// nil: none of its own.
    public let lower: Double?
    /// Whether the lower bound itself is outside: "greater than 0".
    public let lowerIsOutside: Bool
    public let upper: Double?
    public let upperIsOutside: Bool
    /// Whether `inf` is one of them, and a number beyond the outer range as much as `inf`.
    public let isOfLimit: Bool
    /// The greatest size of number in the key's unit; nil for integers.
    public let outer: Double?

    /// The greatest number taken; nil where a limit may be any.
    public var most: Double? { upper ?? (isOfLimit ? nil : outer) }

    /// The least number taken; nil: any integer.
    public var least: Double? { lower ?? outer.map { -$0 } }

    init(_ limits: Limits<Double>, key: String) {
        let isPositive = limits.lower == .leastNonzeroMagnitude
        lower = isPositive ? 0 : limits.lower
        lowerIsOutside = isPositive
        (upper, upperIsOutside) = (limits.upper, limits.upper != nil && limits.upperIsOutside)
        isOfLimit = limits.areOfLimit
        outer = OuterRange.most(of: key)
    }

    init(_ limits: Limits<Int>) {
        (lower, upper) = (limits.lower.map(Double.init), limits.upper.map(Double.init))
        (lowerIsOutside, upperIsOutside) = (false, limits.upper != nil && limits.upperIsOutside)
        isOfLimit = false
        outer = nil
    }
}

/// A value that stands in for a key that is not there.
public indirect enum KeyValue: Hashable, Sendable {
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([KeyValue])

    /// As it could stand in a file.
    public var text: String {
        switch self {
        case .boolean(let boolean): "\(boolean)"
        case .integer(let integer): "\(integer)"
        case .number(let number): shown(number)
        case .text(let text): "\"\(text)\""
        case .list(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
        }
    }
}

extension YearlyTable {
    /// The one number that it is in all years; nil where it is several.
    var keyValue: KeyValue? { isConstant ? .number(minimum) : nil }
}
