import OperatingSystem

/// A configuration document as it stands after `extends` and `--set`: one tree, and the files that it was made of.
public struct Document: Sendable {
    public struct File: Equatable, Sendable {
        /// As typed, or joined to the directory of the file that names it.
        public let path: String
        public let bytes: [UInt8]

        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// The root table, without `extends`, `currency` and `parameters`; all money is in US$.
    public let root: Node
    /// The files read: the named one, then the one it extends, and so on.
    public let files: [File]
    /// As typed, in their order.
    public let overrides: [Override]
    /// The values that keys hold by name; nil: there are none.
    package let parameters: Node?
    /// The names of the parameters whose values were put in, by the places of the keys' values.
    package let references: [SourcePosition: String]
    private let origins: [SourcePosition: String]
    /// What is odd about the files as such.
    private let warnings: [Issue]

    /// What the file extends, as a path to be read; nil: nothing.
    public var basePath: String? { files.count > 1 ? files[1].path : nil }

    /// Keys that a file has for itself alone, not for those that extend it: what it expects of itself against the one that it extends.
    static let keysOfOneFile = ["expects"]

    /// Reads the file at `path` and all it extends, puts in what parameters stand for, turns the money of each into US$, merges them and
    /// applies the overrides ("KEY=VALUE"), in US$ too, in their order.
    ///
    /// Throws `MissingFile` when a file is missing or unreadable, and `InputIssues` for what is wrong in them or in the
    /// overrides: not UTF-8, not TOML, `extends` not a path or in a circle, a parameter that is not there, a wrong rate of a currency,
    /// a price in two currencies, an override that does not fit, or that sets what another one or an option sets.
    ///
    /// - Parameter options: keys that options of the command stand for; nothing is set here.
    public static func load(path: String, overrides: [String] = [], options: [OptionKey] = []) throws -> Document {
        let log = IssueLog()
        let parsed = overrides.enumerated().compactMap { index, text in
            log.catching { () throws(InputIssues) in try Override(text, number: index + 1) }
        }
        var chain = ExtendsChain()
        do {
            try chain.follow(from: path)
        } catch let wrong as InputIssues {
            log.report(contentsOf: wrong.issues)
        }
        chain.keepToFirst(keysOfOneFile)
        var parameters = Parameters(
            chain.takeAll(Parameters.key), overrides: parsed.filter(\.isOfParameters), log: log)
        chain.resolve(&parameters)
        var money = MoneyConversion(overrides: parsed, log: log)
        chain.convertMoney(&money)
        guard var root = chain.merged else { throw InputIssues(log.sorted, more: log.count - log.issues.count) }
        var taken = TakenKeys(options)
        for override in parsed {
            let isOfDocument = override.isOfRates || override.isOfParameters
            let converted = isOfDocument ? override : money.converted(parameters.resolved(override), over: root)
            log.catching { () throws(InputIssues) in
                try taken.take(converted, typed: override.path, in: root)
                if !isOfDocument { try converted.apply(to: &root) }
            }
        }
        try log.throwIfErrors()
        return Document(
            root: root, files: chain.links.map(\.file), overrides: parsed, parameters: parameters.node,
            references: parameters.references,
            origins: parameters.origins.merging(money.origins) { "\($1), \($0)" }, warnings: parameters.unused)
    }

    /// A document without anything, which a log that explores fills as it is read.
    package static let specimen = Document(
        root: Specimen.node(.table(Table())), files: [], overrides: [], parameters: nil, references: [:], origins: [:],
        warnings: [])

    /// Where the value at a path of keys stands; inside an array of tables a part is the `name` of an entry. nil: nowhere.
    public func position(of path: [String]) -> SourcePosition? { value(at: path)?.position }

    /// The value at a path of keys, as `position(of:)` finds it.
    public func value(at path: [String]) -> Node? {
        let isOfParameters = path.first == Parameters.key
        var node = isOfParameters ? parameters : root
        for part in path.dropFirst(isOfParameters ? 1 : 0) {
            node = node?.table?[part] ?? node?.array?.first { $0.name == part }
        }
        return node
    }

    /// A cursor over the root table. `currency` and `parameters`, which are used up here, count as asked for, so that a misspelt one is told.
    public func reader(log: IssueLog) -> TableReader {
        log.origins = origins
        log.report(contentsOf: warnings)
        let reader = TableReader(root, path: "", log: log)
        for key in [Currencies.key, Parameters.key] { _ = reader.value(key) }
        reader.noteKeysOfDocuments()
        return reader
    }
}

/// A file, the file that it extends, and so on.
private struct ExtendsChain {
    struct Link {
        let file: Document.File
        let canonicalPath: String
        var root: Node
    }

    var links: [Link] = []

    /// The whole chain as one tree: the last file under the one before it, up to the first; nil when nothing was read.
    var merged: Node? {
        guard var tree = links.last?.root else { return nil }
        for link in links.dropLast().reversed() { tree = tree.merged(under: link.root) }
        return tree
    }

    mutating func follow(from path: String) throws {
        var next: (path: String, named: SourcePosition?)? = (path, nil)
        while let (path, named) = next {
            try refuseCircle(to: path, named: named)
            let bytes = try readFile(path, referencedBy: named)
            try FreeMemory.require(Node.mostBytes(ofText: bytes.count), for: "reading \(path)")
            var root = try Node.parse(bytes, file: path)
            let parent = try takeParent(of: &root)
            let file = Document.File(path: path, bytes: bytes)
            links.append(Link(file: file, canonicalPath: canonicalPath(path), root: root))
            next = parent.map { ($0.path, $0.named) }
        }
    }

    /// Takes a key out of every root table; what it held, the last file's first.
    mutating func takeAll(_ key: String) -> [Node] {
        links.indices.reversed().compactMap { index in
            guard case .table(var table) = links[index].root.value, let node = table[key] else { return nil }
            table.remove(key)
            links[index].root.value = .table(table)
            return node
        }
    }

    /// Takes keys out of every root table but the first file's.
    mutating func keepToFirst(_ keys: [String]) {
        for index in links.indices.dropFirst() {
            guard case .table(var table) = links[index].root.value else { continue }
            for key in keys { table.remove(key) }
            links[index].root.value = .table(table)
        }
    }

    mutating func resolve(_ parameters: inout Parameters) {
        for index in links.indices { links[index].root = parameters.resolved(links[index].root) }
    }

    /// Every file's money into US$, the last one's first: a file knows the rates of those that it extends.
    mutating func convertMoney(_ money: inout MoneyConversion) {
        for index in links.indices.reversed() { links[index].root = money.convertedFile(links[index].root) }
    }

    private func refuseCircle(to path: String, named: SourcePosition?) throws(InputIssues) {
        let canonical = canonicalPath(path)
        guard let start = links.firstIndex(where: { $0.canonicalPath == canonical }) else { return }
        let circle = (links[start...].map(\.file.path) + [path]).joined(separator: " → ")
        throw InputIssues([Issue(.error, at: named, keyPath: "extends", "goes round in a circle: \(circle)")])
    }

    /// Takes `extends` out of the root table: the path of the file that it names, and the key's position.
    private func takeParent(of root: inout Node) throws(InputIssues) -> (path: String, named: SourcePosition)? {
        guard case .table(var table) = root.value, let entry = table.entry("extends") else { return nil }
        guard let path = entry.node.string, !path.isEmpty else {
            let message = "expected the path of one file, found \(entry.node.summary)"
            throw InputIssues([Issue(.error, at: entry.node.position, keyPath: "extends", message)])
        }
        table.remove("extends")
        root.value = .table(table)
        return (entry.node.position.resolving(path), entry.keyPosition)
    }
}
