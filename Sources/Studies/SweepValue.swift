import Documents

extension Node {
    /// The value as TOML in one line, so that an override can carry it.
    var tomlText: String {
        switch value {
        case .string(let text): quoted(text)
        case .integer(let integer): "\(integer)"
        case .float(let number): "\(number)"
        case .boolean(let boolean): "\(boolean)"
        case .date(let text): text
        case .array(let elements): "[" + elements.map(\.tomlText).joined(separator: ", ") + "]"
        case .table(let table):
            "{ " + table.entries.map { "\(bareOrQuoted($0.key)) = \($0.node.tomlText)" }.joined(separator: ", ") + " }"
        }
    }

    /// The value as a table's cell shows it: a string without quotes.
    var columnText: String { string ?? tomlText }
}

private func bareOrQuoted(_ key: String) -> String {
    let isBare = key.utf8.allSatisfy { byte in
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || character == "_" || character == "-")
    }
    return isBare && !key.isEmpty ? key : quoted(key)
}

/// A basic string of TOML.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\" + String(scalar)
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
