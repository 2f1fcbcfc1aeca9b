import CTomlPlusPlus

extension Node {
    /// Bytes that parsing a text of so many bytes takes at most: the text again as strings, and its values, which take two
    /// bytes of it at least and of which there are at most 200,000.
    static func mostBytes(ofText bytes: Int) -> Int { 6 * bytes + 300 * min(bytes / 2, 200_000) }

    /// The root table of a TOML text. `file` is what positions show.
    ///
    /// Throws the first problem of the text, with its place: bytes that are not UTF-8, wrong TOML, a key twice, nesting
    /// over 32 levels, an integer over 64 bits, more than 200,000 values.
    public static func parse(_ bytes: [UInt8], file: String) throws(InputIssues) -> Node {
        if let place = firstInvalidUTF8(in: bytes) {
            let position = SourcePosition(file: file, line: place.line, column: place.column)
            throw InputIssues([Issue(.error, at: position, notUTF8Message(bytes))])
        }
        return try parse(bytes) { SourcePosition(file: file, line: $0, column: $1) }
    }

    /// As above, with positions made by `place(line, column)`; the bytes are UTF-8 or are refused without advice.
    static func parse(
        _ bytes: [UInt8], place: @escaping (Int, Int) -> SourcePosition
    ) throws(InputIssues) -> Node {
        let document = bytes.withUnsafeBufferPointer { text in
            text.withMemoryRebound(to: CChar.self) { ctoml_parse($0.baseAddress, $0.count) }
        }
        guard let document else { throw InputIssues([Issue(.error, at: place(1, 1), "not enough memory to read it")]) }
        defer { ctoml_free(document) }
        if ctoml_failed(document) {
            let position = ctoml_error_position(document)
            let problem = tidied(swiftString(ctoml_error(document)))
            let message = ctoml_is_excessive(document) ? problem : "not valid TOML: " + problem
            throw InputIssues([Issue(.error, at: place(Int(position.line), Int(position.column)), message)])
        }
        let nodes = UnsafeBufferPointer(start: ctoml_nodes(document), count: ctoml_node_count(document))
        var tree = TreeReading(nodes: nodes, place: place)
        return try tree.next(path: "")
    }
}

/// Turns the shim's preorder list into a tree, one node after the other.
private struct TreeReading {
    let nodes: UnsafeBufferPointer<ctoml_node>
    let place: (Int, Int) -> SourcePosition
    var index = 0

    mutating func next(path: String) throws(InputIssues) -> Node {
        let node = nodes[index]
        index += 1
        let value: Node.Value
        switch node.kind {
        case CTOML_TABLE: value = .table(try table(count: node.children, path: path))
        case CTOML_ARRAY: value = .array(try array(count: node.children, path: path))
        case CTOML_STRING: value = .string(swiftString(node.text))
        case CTOML_INTEGER: value = .integer(Int(node.integer))
        case CTOML_FLOAT: value = .float(node.number)
        case CTOML_BOOLEAN: value = .boolean(node.boolean)
        default: value = .date(swiftString(node.text))
        }
        return Node(value, at: position(node.position))
    }

    private mutating func array(count: Int, path: String) throws(InputIssues) -> [Node] {
        var elements: [Node] = []
        for element in 0..<count { elements.append(try next(path: "\(path)[\(element)]")) }
        return elements
    }

    private mutating func table(count: Int, path: String) throws(InputIssues) -> Table {
        var table = Table()
        for _ in 0..<count {
            let (key, keyPosition) = (swiftString(nodes[index].key), position(nodes[index].key_position))
            let keyPath = joined(path, key)
            let node = try next(path: keyPath)
            // TOML tells composed and decomposed letters apart; Swift and people do not.
            guard table.entry(key) == nil else {
                let message = "this key is there already, in another Unicode form"
                throw InputIssues([Issue(.error, at: keyPosition, keyPath: keyPath, message)])
            }
            table.set(Table.Entry(key: key, keyPosition: keyPosition, node: node))
        }
        return table
    }

    private func position(_ position: ctoml_position) -> SourcePosition {
        place(Int(position.line), Int(position.column))
    }
}

private func swiftString(_ text: ctoml_text) -> String {
    String(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
}

/// toml++'s message without its own preamble and the names of its macros.
private func tidied(_ message: String) -> String {
    var message = message
    let preamble = "Error while parsing "
    if message.hasPrefix(preamble) { message.removeFirst(preamble.count) }
    let macro = " (TOML_MAX_NESTED_VALUES)"
    if message.hasSuffix(macro) { message.removeLast(macro.count) }
    return message
}

/// Line and column, from 1, of the first byte that is not part of a UTF-8 sequence.
private func firstInvalidUTF8(in bytes: [UInt8]) -> (line: Int, column: Int)? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var (line, column) = (1, 1)
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
        let isNewline = scalar.elementsEqual([0x0A])
        (line, column) = isNewline ? (line + 1, 1) : (line, column + 1)
    }
    return (line, column)
}

private func notUTF8Message(_ bytes: [UInt8]) -> String {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return isUTF16 ? "this is UTF-16; save it as UTF-8" : "a byte that is not UTF-8; save the file as UTF-8"
}
