/// Values that files give names, for keys to stand for them:
///
///     [parameters]
///     link_mw = 2000
///     [links.second]
///     committed_mw = { 2029 = 0, 2030 = "$link_mw" }
///
/// A text that is `$` and a name stands for the whole value of that name; `$$name` is the text `$name`. Parameters of a file and of those
/// that it extends are one set, in which the later file's value holds, as `--set parameters.link_mw=1000` does over all of them; so what
/// a file states once is changed once. They are put in before money is converted and files are merged: all else reads plain values.
struct Parameters {
    static let key = "parameters"
    private static let mark: Character = "$"

    /// By name, as they are after files and overrides.
    private(set) var table = Table()
    /// What stands for a value, by the place of the reference.
    private(set) var references: [SourcePosition: String] = [:]
    private var used: Set<String> = []
    private let log: IssueLog

    /// - Parameter tables: those of the files, the one that extends nothing first.
    init(_ tables: [Node], overrides: [Override], log: IssueLog) {
        self.log = log
        guard var merged = tables.first else {
            refuse(overrides)
            return
        }
        for table in tables.dropFirst() { merged = merged.merged(under: table) }
        guard merged.table != nil else {
            report(merged.position, "", "expected a table, found \(merged.summary)")
            return
        }
        for override in overrides where isKnown(override, in: merged) {
            var root = Node(.table(Table()), at: merged.position)
            root.value = .table(Table([.init(key: Parameters.key, keyPosition: merged.position, node: merged)]))
            log.catching { () throws(InputIssues) in try override.apply(to: &root) }
            merged = root.table?[Parameters.key] ?? merged
        }
        for entry in merged.table?.entries ?? [] where isFit(entry) { table.set(entry) }
    }

    private func refuse(_ overrides: [Override]) { for override in overrides { _ = isKnown(override, in: nil) } }

    /// Whether an override sets a parameter that some file has: a new one would change nothing.
    private func isKnown(_ override: Override, in merged: Node?) -> Bool {
        let names = merged?.table?.entries.map(\.key) ?? []
        let name = override.path.count > 1 ? override.path[1] : ""
        if names.contains(name) { return true }
        let advice = suggestion(for: name, among: names, called: "parameters")
        report(override.value.position, name, "no file has this parameter; \(advice)")
        return false
    }

    /// Whether a name and its value are a parameter's; what is wrong is logged.
    private func isFit(_ entry: Table.Entry) -> Bool {
        guard Parameters.isName(entry.key) else {
            let message = "a parameter's name is made of letters, digits, - and _, and begins with a letter"
            report(entry.keyPosition, entry.key, message)
            return false
        }
        if let inner = firstReference(in: entry.node) {
            report(
                inner.position, entry.key, "holds \(inner.summary): a parameter stands for no other one; give the value"
            )
            return false
        }
        let isTable = entry.node.table.map { !$0.isYearly && !$0.isGrowth } ?? false
        if !isTable { return true }
        let message = "expected a number, a text, a list or a table by year, found \(entry.node.summary)"
        report(entry.node.position, entry.key, message)
        return false
    }

    private func firstReference(in node: Node) -> Node? {
        if let text = node.string { return Parameters.name(text) == nil ? nil : node }
        let inner = (node.array ?? []) + (node.table?.entries.map(\.node) ?? [])
        return inner.lazy.compactMap(firstReference).first
    }

    private func report(_ position: SourcePosition, _ name: String, _ message: String) {
        let path = name.isEmpty ? Parameters.key : joined(Parameters.key, name)
        log.report(Issue(.error, at: position, keyPath: path, message))
    }

    private static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic || first == "_" else {
            return false
        }
        return isBareKey(String(text))
    }

    /// The name that a text stands for; nil: it is a text.
    private static func name(_ text: String) -> String? {
        guard text.first == mark, isName(text.dropFirst()) else { return nil }
        return String(text.dropFirst())
    }
}

// MARK: - Putting values in

extension Parameters {
    /// The node with values for what stands for them. `path` is its key path, for messages.
    mutating func resolved(_ node: Node, path: String = "") -> Node {
        switch node.value {
        case .table(let table):
            var result = Table()
            for var entry in table.entries {
                entry.node = resolved(entry.node, path: joined(path, entry.key))
                result.set(entry)
            }
            return Node(.table(result), at: node.position)
        case .array(let elements):
            let resolved = elements.enumerated().map { self.resolved($1, path: "\(path)[\($0)]") }
            return Node(.array(resolved), at: node.position)
        case .string(let text): return resolved(text, node, path)
        default: return node
        }
    }

    /// A number stands where the key that holds it does, with a note of where it was set; a text, which may be the path of a file,
    /// where it was set.
    private mutating func resolved(_ text: String, _ node: Node, _ path: String) -> Node {
        guard let name = Parameters.name(text) else {
            let isEscaped = text.first == Parameters.mark && Parameters.name(String(text.dropFirst())) != nil
            return isEscaped ? Node(.string(String(text.dropFirst())), at: node.position) : node
        }
        guard let value = table[name] else {
            let advice = suggestion(for: name, among: table.entries.map(\.key), called: "parameters")
            let message = "there is no parameter `\(shortened(name))`; \(advice)"
            log.report(Issue(.error, at: node.position, keyPath: path, message))
            return node
        }
        used.insert(name)
        if value.string != nil { return value }
        references[node.position] = name
        return Node(value.value, at: node.position)
    }

    /// The override with values in place of names.
    mutating func resolved(_ override: Override) -> Override {
        let last = override.path.count - 1
        let value = resolved(override.value, path: override.path.reduce("", joined))
        return override.renaming(at: last, to: override.path[last], value: value)
    }

    /// What messages about a value that was put in end with: "`$link_mw` of policy.toml:9:11".
    var origins: [SourcePosition: String] {
        references.mapValues { name in "`$\(name)`" + (table[name].map { " of \($0.position)" } ?? "") }
    }

    /// The parameters that no key holds.
    var unused: [Issue] {
        table.entries.filter { !used.contains($0.key) }.map { entry in
            Issue(
                .warning, at: entry.keyPosition, keyPath: joined(Parameters.key, entry.key),
                "has no effect: no key holds \"$\(entry.key)\"")
        }
    }

    /// All parameters as one node, for those who look for where numbers are from; nil: there are none.
    var node: Node? {
        table.entries.first.map { Node(.table(table), at: $0.keyPosition) }
    }

    static func noteKeys(_ log: IssueLog) {
        log.keys?.note(
            KeyQuestion(
                table: key, key: "*", meaning: "A value, which keys hold by its name: limit_mw = \"$link_mw\".",
                type: .anything, isRequired: false, value: nil))
    }
}
