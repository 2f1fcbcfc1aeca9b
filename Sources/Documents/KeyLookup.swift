/// A value of a document, by the key path that `--set` would change it by.
public struct KeyedValue: Sendable {
    /// Parts in quotes where they need them.
    public let key: String
    public let path: [String]
    public let node: Node
}

extension Document {
    /// The parts of a key path as `--set` has it.
    ///
    /// - Throws: one issue where the text is none.
    public static func path(of key: String) throws(InputIssues) -> [String] { try Override("\(key)=0", number: 1).path }

    /// The values at a key path, each once, in the order of the document; inside of an array of tables a part is the `name` of an entry. A
    /// part `*` is any name, one that ends in `*` any that begins so. Empty: there is none.
    ///
    /// - Throws: one issue where the text is no key path.
    public func values(at key: String) throws(InputIssues) -> [KeyedValue] {
        let pattern = try Document.path(of: key)
        var found: [(path: [String], node: Node)] = [([], root)]
        for part in pattern {
            found = found.flatMap { place in
                Document.children(of: place.node).filter { Document.matches($0.name, part) }
                    .map { (place.path + [$0.name], $0.node) }
            }
        }
        return found.map { KeyedValue(key: Document.key($0.path), path: $0.path, node: $0.node) }
    }

    /// None of its parts cut short.
    private static func key(_ path: [String]) -> String {
        path.map { isBareKey($0) ? $0 : "\"\($0)\"" }.joined(separator: ".")
    }

    private static func children(of node: Node) -> [(name: String, node: Node)] {
        if let table = node.table { return table.entries.map { ($0.key, $0.node) } }
        return (node.array ?? []).compactMap { entry in entry.name.map { ($0, entry) } }
    }

    private static func matches(_ name: String, _ part: String) -> Bool {
        part.hasSuffix("*") ? name.hasPrefix(part.dropLast()) : name == part
    }
}
