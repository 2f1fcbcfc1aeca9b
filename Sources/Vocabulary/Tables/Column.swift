/// A column of a table.
public struct Column: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case integer, number, text
    }

    /// With its unit, where it has one and no other column tells it; no keyword of SQL or Python.
    public let name: String
    public let kind: Kind
    /// nil: not a quantity, or of several units that another column tells.
    public let unit: Unit?
    /// One sentence.
    public let documentation: String
    /// Whether cells may be empty.
    public let mayBeEmpty: Bool
    /// Decimals that are written; nil: all.
    public let decimals: Int?
    /// Whether it names a place of the table `places`.
    public let isPlace: Bool

    public init(
        _ name: String, _ kind: Kind, unit: Unit? = nil, mayBeEmpty: Bool = false, decimals: Int? = nil,
        isPlace: Bool = false, _ documentation: String
    ) {
        (self.name, self.kind, self.unit, self.isPlace) = (name, kind, unit, isPlace)
        (self.documentation, self.mayBeEmpty, self.decimals) = (documentation, mayBeEmpty, decimals)
    }
}

/// What a table holds: its name, its columns, what a row is.
public struct TableSchema: Sendable {
    /// Of its file, without a format's ending.
    public let name: String
    /// One sentence: what one row says.
    public let documentation: String
    public let columns: [Column]
    /// The columns that tell its rows apart; empty where rows may be alike.
    public let key: [String]

    public init(_ name: String, _ documentation: String, key: [String] = [], _ columns: [Column]) {
        (self.name, self.documentation, self.columns, self.key) = (name, documentation, columns, key)
        let names = Set(columns.map(\.name))
        precondition(names.count == columns.count, "two columns of \(name) share a name")
        precondition(names.isSuperset(of: key), "the key of \(name) has a column that it has not")
    }

    /// The position of a column. - Precondition: there is one of that name.
    public func index(_ column: String) -> Int {
        guard let index = columns.firstIndex(where: { $0.name == column }) else {
            preconditionFailure("the table \(name) has no column \(column)")
        }
        return index
    }
}
