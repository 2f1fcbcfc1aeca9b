/// A typed cursor over one table of a document, which remembers the keys that it was asked for.
///
/// Reading never throws: what is wrong goes to the log, and the caller gets a value to go on with, so that all problems of
/// a file come out at once. A key asked for without a default (other than by an `optional…` method) must be there. After
/// the last question, `finish()` reports the keys that nobody asked for.
///
/// Whoever reads a key says in a sentence what it means, with rows of the program between backquotes: `KeyCatalogue` is made
/// of these questions. A question without one is asked again, of a key that has been read.
public final class TableReader {
    public let node: Node
    /// The table's key path; empty for the root.
    public let path: String
    public let log: IssueLog
    /// The path with `*` for each name that a file gives, where questions are recorded.
    let pattern: String

    private(set) var contents: Table
    private var known: [String] = []
    private var knownSet: Set<String> = []
    private var children: [TableReader] = []
    private var childrenByPath: [String: TableReader] = [:]

    /// `node` is a table; anything else is reported as such and read as an empty table.
    public convenience init(_ node: Node, path: String, log: IssueLog) {
        self.init(node, path: path, pattern: path, log: log)
    }

    init(_ node: Node, path: String, pattern: String, log: IssueLog) {
        self.node = node
        self.path = path
        self.pattern = pattern
        self.log = log
        contents = node.table ?? Table()
        if node.table == nil {
            log.report(Issue(.error, at: node.position, keyPath: path, "expected a table, found \(node.summary)"))
        }
    }

    /// The table's keys in the order of the file; does not count as asking for them.
    public var keys: [String] { contents.entries.map(\.key) }

    /// Whether the key is there; counts as asking for it.
    public func has(_ key: String) -> Bool {
        let isInSpecimen = notePresence(of: key)
        return value(key) != nil || isInSpecimen
    }

    /// Where the key's value stands, or the table when the key is not there; does not count as asking.
    public func position(of key: String) -> SourcePosition { contents[key]?.position ?? node.position }

    /// Where the key itself stands, or the table when the key is not there; does not count as asking.
    public func keyPosition(of key: String) -> SourcePosition { contents.entry(key)?.keyPosition ?? node.position }

    /// The whole value, for a reader of its own kind; counts as asking.
    public func value(_ key: String) -> Node? {
        if knownSet.insert(key).inserted { known.append(key) }
        return contents[key]
    }

    /// The dotted path of a key of this table.
    public func keyPath(of key: String) -> String { joined(path, key) }

    /// Reports a problem that the caller sees, at the key's value, or of the whole table without a key.
    public func report(_ severity: Issue.Severity, at key: String? = nil, _ message: String) {
        let position = key.map(position(of:)) ?? node.position
        log.report(Issue(severity, at: position, keyPath: key.map(keyPath(of:)) ?? path, message))
    }

    /// Reports every key that was never asked for, here and in the tables that were read through this reader.
    public func finish() {
        for (index, entry) in contents.entries.lazy.filter({ !self.knownSet.contains($0.key) }).enumerated() {
            let message = "unknown key" + (index < Self.mostAdvised ? "; \(advice(on: entry))" : "")
            log.report(Issue(.error, at: entry.keyPosition, keyPath: keyPath(of: entry.key), message))
        }
        for child in children { child.finish() }
    }

    /// Of a table's unknown keys, those that a nearest one is looked for: more than are ever shown.
    private static let mostAdvised = 2 * Issue.mostShown

    private func advice(on entry: Table.Entry) -> String {
        Currencies.advice(onUndeclared: entry, among: knownSet)
            ?? suggestion(for: entry.key, among: known, called: "valid keys")
    }

    /// Puts a value of a specimen there.
    func fill(_ key: String, _ value: Node.Value) {
        contents.set(Table.Entry(key: key, keyPosition: node.position, node: Node(value, at: node.position)))
    }

    /// The value, or nil with an issue that `key` is missing here.
    func required(_ key: String, _ expected: String) -> Node? {
        let found = value(key)
        if found == nil {
            let message = "missing: expected \(expected)"
            log.report(Issue(.error, at: node.position, keyPath: keyPath(of: key), message))
        }
        return found
    }

    /// Reports that `found` is not what was expected; `keyPath` defaults to that of the key.
    func mismatch(_ key: String, _ expected: String, _ found: Node, keyPath: String? = nil) {
        let message = "expected \(expected), found \(found.summary)"
        log.report(Issue(.error, at: found.position, keyPath: keyPath ?? self.keyPath(of: key), message))
    }

    /// The reader of a table inside this one, finished with it: the same one for every call with its path.
    ///
    /// - Parameter pattern: what its questions are recorded under, where they are.
    func child(_ node: Node, path: String, pattern: @autoclosure () -> String) -> TableReader {
        if let reader = childrenByPath[path] { return reader }
        let pattern = log.keys == nil ? path : pattern()
        let reader = TableReader(node, path: path, pattern: pattern, log: log)
        children.append(reader)
        childrenByPath[path] = reader
        return reader
    }
}
