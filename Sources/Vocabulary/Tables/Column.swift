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

    public init(
        _ name: String, _ kind: Kind, unit: Unit? = nil, mayBeEmpty: Bool = false, decimals: Int? = nil,
        _ documentation: String
    ) {
        (self.name, self.kind, self.unit) = (name, kind, unit)
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

    public init(_ name: String, _ documentation: String, _ columns: [Column]) {
        (self.name, self.documentation, self.columns) = (name, documentation, columns)
        precondition(Set(columns.map(\.name)).count == columns.count, "two columns of \(name) share a name")
    }

    /// The position of a column. - Precondition: there is one of that name.
    public func index(_ column: String) -> Int {
        guard let index = columns.firstIndex(where: { $0.name == column }) else {
            preconditionFailure("the table \(name) has no column \(column)")
        }
        return index
    }
}
