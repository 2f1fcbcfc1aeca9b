/// A key that a file may have.
public struct Key: Hashable, Sendable {
    /// The table's path, `*` for each name that a file gives; empty for the root.
    public let table: String
    public let name: String
    /// What it means, in a sentence.
    public let meaning: String
    public let type: KeyType
    public let need: Need
    /// What stands in where it is not there; nil: nothing does, or another value by what other keys hold.
    public let value: KeyValue?
    /// All of these hold where it is read; empty: it is read wherever its table is.
    public let conditions: [KeyCondition]

    public enum Need: Hashable, Sendable {
        case always, never
        case under([KeyCondition])
        /// Except in tables of these names.
        case but([String])
    }

    public var path: String { joinedPattern(table, name) }

    /// What it is measured in; nil: nothing, or no number.
    public var unit: String? { type.range == nil ? nil : KeyUnit.of(name) }

    /// The words between `…` in its meaning: rows of the program that it stands in.
    public var rows: [String] {
        meaning.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}

/// Every key that a kind of file may have, as its own readers ask for it.
public struct KeyCatalogue: Sendable {
    /// In the order in which they are read, those of a table together. Tables whose names make a difference to what must be
    /// there, and to nothing else, stand under `*` with the others.
    public let keys: [Key]
    /// All of them, each with its keys.
    public let tables: [KeyTable]

    /// - Parameter read: reads a document whose readers log there.
    package init(reading read: (IssueLog) -> Void) {
        let dependence = KeyDependence(KeySurvey(read))
        var order: [String] = []
        var seen: Set<String> = []
        for question in dependence.survey.questions where seen.insert(question.table).inserted {
            order.append(question.table)
        }
        tables = KeyCatalogue.nested(order).map { table in
            let keys = dependence.units.filter { $0.table == table }.map(dependence.key)
            return KeyTable(pattern: table, keys: keys, rules: dependence.rules(table, keys))
        }
        keys = KeyCatalogue.folded(tables)
    }

    private static func folded(_ tables: [KeyTable]) -> [Key] {
        var likeOthers: [String: [KeyTable]] = [:]
        for table in tables {
            guard let others = tables.first(where: { $0.pattern == table.nameReplaced }), others.isLike(table) else {
                continue
            }
            likeOthers[others.pattern, default: []].append(table)
        }
        let left = Set(likeOthers.values.joined().map(\.pattern))
        return tables.filter { !left.contains($0.pattern) }.flatMap { table in
            table.keys.map { key in
                let free = (likeOthers[table.pattern] ?? []).filter { $0.need(of: key) == .never }
                return key.need == .always && !free.isEmpty ? key.needed(but: free.map(\.name)) : key
            }
        }
    }

    /// Tables in the order of their first questions, each followed by those inside of it.
    private static func nested(_ tables: [String]) -> [String] {
        let places = Dictionary(uniqueKeysWithValues: tables.enumerated().map { ($1, $0) })
        func rank(_ table: String) -> [Int] {
            var ranks: [Int] = []
            var path = ""
            for step in table.split(separator: ".") {
                path = joinedPattern(path, String(step))
                if let place = places[path] { ranks.append(place) }
            }
            return ranks
        }
        return tables.map { ($0, rank($0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }

    /// The table at a path with `*` for names.
    public func table(_ pattern: String) -> KeyTable? { tables.first { $0.pattern == pattern } }

    /// The path of the tables in an array of tables: the root's of that name where it is read as that one is.
    public func pattern(ofEntries key: Key) -> String {
        let own = joinedPattern(key.path, "*")
        return table(own) == nil ? joinedPattern(key.name, "*") : own
    }
}

/// The keys of one table, and how they depend on each other.
public struct KeyTable: Sendable {
    /// Its path, `*` for each name that a file gives; empty for the root.
    public let pattern: String
    public let keys: [Key]
    public let rules: [Rule]

    /// What follows from what a key of the table holds.
    public struct Rule: Hashable, Sendable {
        public let key: String
        /// Whether it matters only whether the key is there.
        public let isOfPresence: Bool
        /// What must hold beside, of other keys of the table.
        public let contexts: [KeyCondition]
        /// What the key holds, or stands for where it is not there.
        public let value: KeyValue?
        public let isAbsent: Bool
        /// What may not be there.
        public let forbidden: [String]
        /// Of several keys of one name, the ones that hold.
        public let replaced: [Key]
        /// What must be there.
        public let required: [String]
    }
}

extension KeyTable {
    /// The last step of its path.
    public var name: String { pattern.split(separator: ".").last.map(String.init) ?? "" }

    /// Its path with `*` for its name; nil where it has that already.
    fileprivate var nameReplaced: String? {
        let steps = pattern.split(separator: ".").map(String.init)
        return steps.count < 2 || steps.last == "*" ? nil : (steps.dropLast() + ["*"]).joined(separator: ".")
    }

    /// Whether both have the same keys, whatever must be there.
    fileprivate func isLike(_ other: KeyTable) -> Bool {
        keys.count == other.keys.count
            && zip(keys, other.keys).allSatisfy { ($0.name, $0.type, $0.meaning) == ($1.name, $1.type, $1.meaning) }
    }

    fileprivate func need(of key: Key) -> Key.Need? { keys.first { $0.name == key.name && $0.type == key.type }?.need }
}

extension Key {
    fileprivate func needed(but names: [String]) -> Key {
        Key(
            table: table, name: name, meaning: meaning, type: type, need: .but(names), value: value,
            conditions: conditions)
    }
}
