extension Node {
    /// This node, of a base file, under `over`, of a file that extends it.
    ///
    /// Tables merge key by key; arrays of named tables merge by `name`, new names at the end; anything else is replaced. A
    /// per-year table, or a growth curve, is one value: it replaces and is replaced whole.
    func merged(under over: Node) -> Node {
        switch (value, over.value) {
        case (.table(let base), .table(let top)) where !base.isOneNumber && !top.isOneNumber:
            Node(.table(base.merged(under: top)), at: over.position)
        case (.array(let base), .array(let top)) where base.areNamedTables && top.areNamedTables:
            Node(.array(base.mergedByName(under: top)), at: over.position)
        default: over
        }
    }

    /// The `name` of an entry of an array of tables.
    var name: String? { table?["name"]?.string }
}

extension Table {
    fileprivate var isOneNumber: Bool { isYearly || isGrowth }

    fileprivate func merged(under top: Table) -> Table {
        var merged = self
        for var entry in top.entries {
            if let base = self[entry.key] { entry.node = base.merged(under: entry.node) }
            merged.set(entry)
        }
        return merged
    }
}

extension [Node] {
    /// Whether this is an array of tables, at least one, that all have a `name`.
    var areNamedTables: Bool { !isEmpty && allSatisfy { $0.name != nil } }

    /// Each base entry takes at most one entry of `top`, so that a name twice in one file stays there to be reported.
    fileprivate func mergedByName(under top: [Node]) -> [Node] {
        var merged = self
        var free = Dictionary(enumerated().map { ($1.name ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        for entry in top {
            if let index = free.removeValue(forKey: entry.name ?? "") {
                merged[index] = merged[index].merged(under: entry)
            } else {
                merged.append(entry)
            }
        }
        return merged
    }
}
