/// The money of files and overrides on its way to US$: keys become their US$ twins, and amounts are divided by the rate.
///
///     peak_myr_per_mwh = 445.2   at   myr_per_usd = 4.19   is   peak_usd_per_mwh = 106.25
///
/// Each is converted by itself, before anything is merged, so that a price replaces another whatever their currencies.
struct MoneyConversion {
    /// How a file writes what was converted, by the positions of keys and values.
    private(set) var origins: [SourcePosition: String] = [:]

    /// Of the file at hand and those before it.
    private var currencies = Currencies()
    /// The rates that overrides set; they hold in every file.
    private var overriding = Currencies()
    private let log: IssueLog

    /// Takes the rates out of the overrides `currency.…`; what is wrong with them is logged.
    init(overrides: [Override], log: IssueLog) {
        self.log = log
        let ofRates = overrides.filter(\.isOfRates)
        guard let first = ofRates.first else { return }
        var root = Node(.table(Table()), at: first.value.position)
        for override in ofRates { log.catching { () throws(InputIssues) in try override.apply(to: &root) } }
        if let rates = root.table?[Currencies.key] { overriding.declare(rates, log: log) }
        currencies = overriding
    }

    /// The file's root table in US$, without its `[currency]`. Its rates stay for the files that extend it.
    mutating func convertedFile(_ root: Node) -> Node {
        guard case .table(var table) = root.value else { return root }
        if let rates = table[Currencies.key] {
            currencies.declare(rates, log: log)
            currencies.adopt(overriding)
            table.remove(Currencies.key)
        }
        return converted(Node(.table(table), at: root.position), path: "")
    }

    /// The override in US$; `root` is the tree that it goes into. A part of its path that the tree has as it is names a
    /// table, and no price.
    mutating func converted(_ override: Override, over root: Node) -> Override {
        var place: Node? = root
        for (depth, key) in override.path.enumerated() {
            let child = place?.child(key)
            let inside = override.path[(depth + 1)...]
            if child == nil, !inside.isEmpty || override.value.isQuantity, let twin = currencies.twin(of: key) {
                let value = override.value.converted(by: twin.rate, at: inside)
                return override.renaming(at: depth, to: twin.key, value: value)
            }
            place = child
        }
        let last = override.path.count - 1
        let value = converted(override.value, path: override.path.reduce("", joined))
        return override.renaming(at: last, to: override.path[last], value: value)
    }

    private mutating func converted(_ node: Node, path: String) -> Node {
        switch node.value {
        case .table(let table): Node(.table(converted(table, path: path)), at: node.position)
        case .array(let elements):
            Node(.array(elements.enumerated().map { converted($1, path: "\(path)[\($0)]") }), at: node.position)
        default: node
        }
    }

    private mutating func converted(_ table: Table, path: String) -> Table {
        var result = Table()
        var typed: [String: Table.Entry] = [:]
        for entry in table.entries {
            let path = joined(path, entry.key)
            let converted = converted(entry, path: path)
            if let first = typed[converted.key] {
                let message = "this is there already as `\(first.key)` (\(first.keyPosition)); keep one of the two"
                log.report(Issue(.error, at: entry.keyPosition, keyPath: path, message))
                continue
            }
            typed[converted.key] = entry
            result.set(converted)
        }
        return result
    }

    private mutating func converted(_ entry: Table.Entry, path: String) -> Table.Entry {
        guard entry.node.isQuantity, let twin = currencies.twin(of: entry.key) else {
            return Table.Entry(
                key: entry.key, keyPosition: entry.keyPosition, node: converted(entry.node, path: path))
        }
        note(twin.origin, at: entry)
        return Table.Entry(
            key: twin.key, keyPosition: entry.keyPosition, node: entry.node.converted(by: twin.rate))
    }

    /// An override's position shows what was typed by itself.
    private mutating func note(_ origin: String, at entry: Table.Entry) {
        if entry.keyPosition.isOnCommandLine { return }
        for position in [entry.keyPosition, entry.node.position] { origins[position] = origin }
        for inner in entry.node.table?.entries ?? [] { note(origin, at: inner) }
        for element in entry.node.array ?? [] { origins[element.position] = origin }
    }
}

extension Node {
    /// What a part of an override's path leads to: the value of a key, or the entry of that name.
    fileprivate func child(_ key: String) -> Node? {
        table?[key] ?? array?.first { $0.name == key }
    }
}
