import Documents

/// What a key takes, as JSON Schema.
enum KeyTypeSchema {
    /// A property of one key, or of several of one name, of which other keys tell which it is.
    static func property(
        _ keys: [Key], in catalogue: KeyCatalogue, isInOtherMoney: Bool = false
    ) -> JSONValue {
        var types: [KeyType] = []
        for key in keys where !types.contains(key.type) { types.append(key.type) }
        let schemas = keys.reduce(into: [JSONValue]()) { schemas, key in
            if types.first == key.type {
                types.removeFirst()
                let schema = schema(key, in: catalogue, isInOtherMoney)
                schemas.append(.object(takesName(key.type) ? orName(schema) : schema))
            }
        }
        var object: [String: JSONValue] = [:]
        if schemas.count == 1, case .object(let only) = schemas[0] {
            object = only
        } else {
            object["anyOf"] = .list(schemas)
        }
        object["description"] = .text(description(keys))
        if keys.count == 1, !isInOtherMoney, let value = keys[0].value { object["default"] = JSONValue(value) }
        return .object(object)
    }

    /// The definition of a text that stands for a parameter.
    static let name = "parameter_name"
    static let ofName: JSONValue = .object(["type": .text("string"), "pattern": .text("^\\$[A-Za-z_][A-Za-z0-9_-]*$")])

    /// Whether a parameter's name is something else than what the type takes anyway.
    private static func takesName(_ type: KeyType) -> Bool {
        switch type {
        case .text, .filePath, .anything: false
        default: !type.isTable
        }
    }

    private static func orName(_ schema: [String: JSONValue]) -> [String: JSONValue] {
        ["anyOf": .list([.object(schema), KeySchema.reference(name)])]
    }

    /// Sentences, each once, and the unit.
    private static func description(_ keys: [Key]) -> String {
        var sentences: [String] = []
        for key in keys where !sentences.contains(key.meaning) { sentences.append(key.meaning) }
        let unit = keys.first?.unit.map { " In \($0)." } ?? ""
        return sentences.joined(separator: " Or: ") + unit
    }

    private static func schema(_ key: Key, in catalogue: KeyCatalogue, _ isInOtherMoney: Bool) -> [String: JSONValue] {
        switch key.type {
        case .boolean: return ["type": .text("boolean")]
        case .text, .filePath: return ["type": .text("string"), "minLength": .integer(key.need == .always ? 1 : 0)]
        case .texts: return array(of: ["type": .text("string")])
        case .word(let words): return ["enum": .list(words.map { .text($0) })]
        case .words(let words): return array(of: ["enum": .list(words.map { .text($0) })])
        case .integer(let range): return number(range, isInOtherMoney, type: "integer")
        case .number(let range): return number(range, isInOtherMoney)
        case .numbers(let range, let count):
            var schema = array(of: number(range, isInOtherMoney))
            if let count { (schema["minItems"], schema["maxItems"]) = (.integer(count), .integer(count)) }
            return schema
        case .yearly(let range):
            let one = number(range, isInOtherMoney)
            let grown = KeyCatalogue.growthDefinitions.map(KeySchema.reference)
            return [
                "anyOf": .list([
                    .object(one), .object(byYear(one, pattern: "^(19[0-9]{2}|2[01][0-9]{2}|2200)$")),
                    .object(["allOf": .list(grown)]),
                ])
            ]
        case .numbersByYear(let range): return byYear(number(range, isInOtherMoney), pattern: "^[0-9]{4}$")
        case .values: return ["type": .text("array"), "minItems": .integer(1)]
        case .anything: return ["type": .list(["number", "string", "boolean", "array", "object"].map { .text($0) })]
        case .table: return ["allOf": .list([inside(key.path, catalogue)])]
        case .entries: return ["type": .text("array"), "items": inside(catalogue.pattern(ofEntries: key), catalogue)]
        case .namedTables:
            var schema: [String: JSONValue] = [
                "type": .text("object"), "additionalProperties": inside(key.path + ".*", catalogue),
            ]
            let special = special(key, in: catalogue).map { ($0.name, KeySchema.reference($0.definition)) }
            if !special.isEmpty { schema["properties"] = .object(Dictionary(uniqueKeysWithValues: special)) }
            return schema
        }
    }

    private static func inside(_ pattern: String, _ catalogue: KeyCatalogue) -> JSONValue {
        catalogue.table(pattern).map { KeySchema.reference($0.definition) } ?? .object(["type": .text("object")])
    }

    /// The tables inside of a key whose names make a difference.
    static func special(_ key: Key, in catalogue: KeyCatalogue) -> [KeyTable] {
        let depth = key.path.split(separator: ".").count + 1
        return catalogue.tables.filter { table in
            table.pattern.hasPrefix(key.path + ".") && !table.pattern.hasSuffix(".*")
                && table.pattern.split(separator: ".").count == depth
        }
    }

    private static func array(of element: [String: JSONValue]) -> [String: JSONValue] {
        ["type": .text("array"), "items": .object(orName(element))]
    }

    private static func byYear(_ number: [String: JSONValue], pattern: String) -> [String: JSONValue] {
        [
            "type": .text("object"), "patternProperties": .object([pattern: .object(orName(number))]),
            "additionalProperties": .boolean(false), "minProperties": .integer(1),
        ]
    }

    /// Beyond this there is `inf` alone.
    private static let greatest = 1e300

    private static func number(
        _ range: NumberRange, _ isInOtherMoney: Bool, type: String = "number"
    ) -> [String: JSONValue] {
        var schema: [String: JSONValue] = ["type": .text(type)]
        if isInOtherMoney {
            if range.lower == 0 { schema["minimum"] = .integer(0) }
            return schema
        }
        if let least = range.least { schema[range.lowerIsOutside ? "exclusiveMinimum" : "minimum"] = .number(least) }
        if let most = range.most { schema[range.upperIsOutside ? "exclusiveMaximum" : "maximum"] = .number(most) }
        guard range.isOfLimit else { return schema }
        let none: [JSONValue] = [
            .object(["type": .text("number"), "exclusiveMinimum": .number(greatest)]), .object(["type": .text("null")]),
        ]
        return ["anyOf": .list([.object(schema)] + none)]
    }
}

extension KeyCatalogue {
    /// A growth curve is one value: what it may hold, and what it must.
    static let growthDefinitions = ["growth", "complete.growth"]
}
