import Documents
import Output

/// Keys as people look them up: by table, each with its unit, what it takes, what it is where it is not given, and a sentence.
public struct KeyReference {
    private let keys: [Key]
    private let summaries: [String: [String: String]]

    /// - Parameter summaries: what words mean that keys hold, by the path of the key and the word.
    public init(_ keys: [Key], summaries: [String: [String: String]] = [:]) {
        (self.keys, self.summaries) = (keys, summaries)
    }

    /// The keys of one table that are read under one condition.
    private struct Group {
        let table: String
        let condition: KeyCondition?
        var keys: [Key]

        var heading: String {
            let place =
                switch table {
                case "": "At the top of the file"
                case "growth": "{ growth = … }" + (condition == nil ? ", in the place of any number by year" : "")
                case "policies.*": "[[policies]]"
                default: "[\(table.replacingNames)]"
                }
            guard let condition else { return place }
            return "\(place) \([condition].words(in: table))"
        }
    }

    /// By table and condition, each where the first of its keys is.
    private var groups: [Group] {
        keys.reduce(into: []) { groups, key in
            let place = groups.firstIndex { $0.table == key.table && $0.condition == key.heading }
            if let place { return groups[place].keys.append(key) }
            groups.append(Group(table: key.table, condition: key.heading, keys: [key]))
        }
    }

    /// What the one word means that a group is of.
    private func summary(_ group: Group) -> String? {
        guard let condition = group.condition, condition.values.count == 1, case .text(let word)? = condition.values[0]
        else { return nil }
        return summaries[condition.path]?[word]
    }

    /// For a terminal: no line is longer than `width`, where words let it.
    public func text(width: Int) -> String {
        groups.map { group in
            let rows = group.keys.map { [$0.name.asName, $0.unit ?? "", $0.takes, $0.fallback] }
            let lines = KeyReference.columns(rows, width: width)
            let entries = zip(group.keys, lines).map { key, lines in
                (lines + Wrapping.lines(key.sentence, width: width - 4).map { "    " + $0 })
                    .joined(separator: "\n")
            }
            let summary = summary(group).map { Wrapping.lines($0, width: width) } ?? []
            return (Wrapping.lines(group.heading, width: width) + summary + entries).joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }

    /// A heading and a table for each group of keys.
    public var markdown: String {
        groups.map { group in
            var table = TextTable([.left("key"), .left("unit"), .left("takes"), .left("default"), .left("meaning")])
            for key in group.keys {
                table.add([key.name.asName, key.unit ?? "", key.takes, key.fallback, key.sentence])
            }
            let summary = summary(group).map { Neutral.markdown($0) + "\n\n" } ?? ""
            return "## \(Neutral.markdown(group.heading))\n\n" + summary + table.rendered(.markdown)
        }.joined(separator: "\n\n") + "\n"
    }

    public var json: JSONValue { .object(["keys": .list(keys.map(\.json)), "count": .integer(keys.count)]) }

    /// The rows in columns; what does not fit into the last two is wrapped inside of its column.
    private static func columns(_ rows: [[String]], width: Int) -> [[String]] {
        let natural = (0..<4).map { c in rows.map { $0[c].count }.max() ?? 0 }
        let room = max(width - 2 - natural[0] - 2 - natural[1] - 2 - 2, 24)
        let last = min(natural[3], max(room / 3, 12))
        let widths = [natural[0], natural[1], min(natural[2], room - last), last]
        return rows.map { row in
            let cells = zip(row, widths).map { Wrapping.lines($0, width: max($1, 8)) }
            return (0..<(cells.map(\.count).max() ?? 0)).map { line in
                let parts = zip(cells, widths).map { cell, width in
                    let text = line < cell.count ? cell[line] : ""
                    return text + String(repeating: " ", count: max(width - text.count, 0))
                }
                return "  " + parts.joined(separator: "  ").trimmed
            }
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    /// A key that a file names.
    fileprivate var asName: String { self == "*" ? "NAME" : replacing("*", with: "CUR") }
}

extension Key {
    /// Type and range in words.
    public var takes: String {
        let range = type.range.map { range in range.words.isEmpty ? "" : " " + range.words } ?? ""
        switch type {
        case .boolean: return "true or false"
        case .text: return "text"
        case .filePath: return "path of a file"
        case .texts: return "list of texts"
        case .word(let words): return "one of " + words.joined(separator: ", ")
        case .words(let words): return "list of " + words.joined(separator: ", ")
        case .integer: return "integer" + range
        case .number: return "number" + range
        case .numbers(_, let count): return (count.map { "\($0) numbers" } ?? "list of numbers") + range
        case .yearly: return "number by year" + range
        case .numbersByYear: return "numbers by year" + range
        case .values: return "list of values"
        case .anything: return "number, text, list or numbers by year"
        case .table: return "table"
        case .namedTables: return "tables by name"
        case .entries: return "list of tables"
        }
    }

    /// What holds where the key is not there.
    public var fallback: String {
        switch need {
        case .always, .but: "needed"
        case .never, .under: value.map(\.short) ?? ""
        }
    }

    /// The condition that the key stands under with others: the only one, of a key of its own table.
    fileprivate var heading: KeyCondition? {
        conditions.count == 1 && conditions[0].isWithin(table) ? conditions[0] : nil
    }

    /// The meaning with all that goes with the key: where it is read, unless a heading says so, and where it must be there.
    public var sentence: String {
        var words = meaning
        if heading == nil, !conditions.isEmpty { words += " Read \(conditions.words(in: table))." }
        switch need {
        case .under(let conditions): words += " Needed \(conditions.words(in: table))."
        case .but(let names): words += " Not needed in \(names.joined(separator: ", "))."
        case .always, .never: break
        }
        return words
    }

    fileprivate var json: JSONValue {
        var object: [String: JSONValue] = [
            "table": .text(table), "key": .text(name), "path": .text(path), "meaning": .text(meaning),
            "rows": .list(rows.map { .text($0) }), "type": .text(type.word), "unit": unit.map { .text($0) } ?? .null,
            "required": .boolean(need == .always), "default": value.map(JSONValue.init) ?? .null,
            "read_where": .list(conditions.map { .text($0.text(in: table)) }), "required_where": .list([]),
            "required_but_in": .list([]),
        ]
        if case .under(let conditions) = need {
            object["required_where"] = .list(conditions.map { .text($0.text(in: table)) })
        }
        if case .but(let names) = need { object["required_but_in"] = .list(names.map { .text($0) }) }
        if let words = type.words { object["words"] = .list(words.map { .text($0) }) }
        if case .numbers(_, let count?) = type { object["count"] = .integer(count) }
        if let range = type.range {
            object["minimum"] = .number(range.least)
            object["exclusive_minimum"] = .boolean(range.lowerIsOutside)
            object["maximum"] = .number(range.most)
            object["exclusive_maximum"] = .boolean(range.upperIsOutside)
            object["takes_inf"] = .boolean(range.isOfLimit)
        }
        return .object(object)
    }
}

extension [KeyCondition] {
    /// "where kind = battery", "where unit = h100e, without holidays", "with weather_file".
    func words(in table: String) -> String {
        let words = sorted { !$0.isOfPresence && $1.isOfPresence }.map { $0.text(in: table) }.joined(separator: ", ")
        return words.hasPrefix("with") ? words : "where " + words
    }
}

extension KeyType {
    /// One word for scripts.
    public var word: String {
        switch self {
        case .boolean: "boolean"
        case .text: "text"
        case .filePath: "file"
        case .texts: "texts"
        case .word: "word"
        case .words: "words"
        case .integer: "integer"
        case .number: "number"
        case .numbers: "numbers"
        case .yearly: "number_by_year"
        case .numbersByYear: "numbers_by_year"
        case .values: "values"
        case .anything: "value"
        case .table: "table"
        case .namedTables: "tables_by_name"
        case .entries: "list_of_tables"
        }
    }
}

extension NumberRange {
    /// As in "0 … 1", "≥ 0 or inf", "> 0"; a bound that only the unit sets is left out.
    public var words: String {
        let inf = isOfLimit ? " or inf" : ""
        switch (lower.map(KeyReference.shown), upper.map(KeyReference.shown)) {
        case (let lower?, let upper?) where lower == upper: return lower
        case (let lower?, let upper?):
            return (lowerIsOutside ? "> " : "") + "\(lower) … " + (upperIsOutside ? "< " : "") + upper + inf
        case (let lower?, nil): return (lowerIsOutside ? "> " : "≥ ") + lower + inf
        case (nil, let upper?): return (upperIsOutside ? "< " : "≤ ") + upper + inf
        case (nil, nil): return ""
        }
    }
}

extension KeyReference {
    /// A whole number without ".0".
    fileprivate static func shown(_ number: Double) -> String {
        if number >= 1e6, let zeros = (6...18).first(where: { Double("1e\($0)") == number }) { return "1e\(zeros)" }
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension KeyValue {
    /// As it stands in a file; many equal numbers counted.
    fileprivate var short: String {
        if case .list(let elements) = self, elements.count > 3, Set(elements).count == 1 {
            return "\(elements.count) × \(elements[0].text)"
        }
        return text == "[]" ? "none" : text
    }
}

extension JSONValue {
    init(_ value: KeyValue) {
        switch value {
        case .boolean(let boolean): self = .boolean(boolean)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .list(let elements): self = .list(elements.map(JSONValue.init))
        }
    }
}
