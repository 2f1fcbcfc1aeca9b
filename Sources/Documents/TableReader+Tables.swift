extension TableReader {
    /// More tables of one kind than this are no scenario; a plan of so many places could not be solved either.
    private static let mostTables = 2_000

    /// A table inside this one and the name it goes by.
    public typealias Named = (name: String, table: TableReader)

    /// The table at `key`, nil when it is not there or is something else.
    public func table(_ key: String, _ meaning: String? = nil) -> TableReader? {
        note(key, meaning, .table)
        return inner(key)
    }

    private func inner(_ key: String) -> TableReader? {
        guard let found = value(key) else { return nil }
        if found.table != nil { return child(found, path: keyPath(of: key), pattern: joinedPattern(pattern, key)) }
        mismatch(key, "a table", found)
        return nil
    }

    /// As `table`, and its absence is an issue.
    public func requiredTable(_ key: String, _ meaning: String? = nil) -> TableReader? {
        note(key, meaning, .table, isRequired: true)
        return required(key, "a table") == nil ? nil : inner(key)
    }

    /// The table of that name among the named tables at `key`, nil when there is none; for those who look again at what has
    /// been read.
    public func table(_ name: String, among key: String) -> TableReader? {
        guard let found = value(key)?.table?[name], found.table != nil else { return nil }
        return child(found, path: joined(keyPath(of: key), name), pattern: joinedPattern(pattern, key) + ".*")
    }

    /// The named tables inside the table at `key` (`[regions.johor]`, `[regions.batam]`), in the order of the file; empty
    /// when the key is not there.
    ///
    /// - Parameter names: those that are read another way than others.
    public func tables(_ key: String, _ meaning: String? = nil, also names: [String] = []) -> [Named] {
        note(key, meaning, .namedTables, also: names)
        guard let found = value(key) else { return [] }
        guard let outer = found.table else {
            mismatch(key, "a table of named tables", found)
            return []
        }
        if outer.entries.count > Self.mostTables {
            report(.error, at: key, "holds \(outer.entries.count) tables; at most \(Self.mostTables) can be read")
        }
        return outer.entries.prefix(Self.mostTables).compactMap { entry in
            let path = joined(keyPath(of: key), entry.key)
            if entry.node.table != nil {
                let word = names.contains(entry.key) ? entry.key : "*"
                return (entry.key, child(entry.node, path: path, pattern: "\(joinedPattern(pattern, key)).\(word)"))
            }
            mismatch(key, "a table", entry.node, keyPath: path)
            return nil
        }
    }

    /// The entries of the array of tables at `key` (`[[plants]]`), each with a `name` of its own, in the order of the file;
    /// empty when the key is not there. An entry without a name, or with the name of another, is reported and left out.
    ///
    /// - Parameter other: the root's array of tables that they are read as, if they are.
    public func entries(_ key: String, _ meaning: String? = nil, as other: String? = nil) -> [Named] {
        note(key, meaning, .entries)
        guard let found = value(key) else { return [] }
        guard let elements = found.array else {
            mismatch(key, "an array of tables with names", found)
            return []
        }
        var firsts: [String: SourcePosition] = [:]
        return elements.enumerated().compactMap { index, element in
            let indexed = "\(keyPath(of: key))[\(index)]"
            guard element.table != nil else {
                mismatch(key, "a table with a name", element, keyPath: indexed)
                return nil
            }
            guard let name = element.name, !name.isEmpty else {
                _ = TableReader(element, path: indexed, log: log).string("name")
                return nil
            }
            if let first = firsts[name] {
                let message = "the name \"\(shortened(name))\" is taken by the entry at \(first)"
                let position = element.table?["name"]?.position
                log.report(Issue(.error, at: position, keyPath: "\(indexed).name", message))
                return nil
            }
            let pattern = "\(other ?? joinedPattern(pattern, key)).*"
            let entry = child(element, path: joined(keyPath(of: key), name), pattern: pattern)
            firsts[name] = entry.position(of: "name")
            return (entry.string("name", "What it is called; no two have the same name."), entry)
        }
    }
}
