/// What something is called wherever it leaves the model: a kind of a closed set and, where a scenario names several of a kind,
/// that name.
///
/// Kinds have no dots and names of tables have none, so `kind.name` says both and two things never share a text: a technology
/// called `cooling_dry` is `plant.cooling_dry`, the cooling system called `dry` is `cooling.dry`. Tables of rows have a column for
/// each part instead.
public protocol Identifier: Hashable, Comparable, Sendable {
    associatedtype Kind: RawRepresentable<String>, CaseIterable, Hashable, Sendable

    var kind: Kind { get }
    /// Empty where there is only one of its kind.
    var name: String { get }

    init(_ kind: Kind, _ name: String)
}

extension Identifier {
    /// `kind`, or `kind.name`: a key of JSON and what people read.
    public var text: String { name.isEmpty ? kind.rawValue : "\(kind.rawValue).\(name)" }

    /// What `text` says; nil for a kind that there is not.
    public init?(text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind, parts.count > 1 ? String(parts[1]) : "")
    }

    /// By kind, then by name.
    public static func < (a: Self, b: Self) -> Bool { (a.kind.rawValue, a.name) < (b.kind.rawValue, b.name) }
}
