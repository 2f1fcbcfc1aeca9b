import Reporting

/// As much of JSON Schema (draft-07) as the schemas of scenarios use.
struct JSONSchema {
    let root: JSONValue

    /// What is wrong with the value: paths and the words that refuse them.
    func problems(_ value: JSONValue) -> [String] { problems(value, root, "") }

    private static let known: Set<String> = [
        "$ref", "$schema", "title", "description", "default", "definitions", "type", "enum", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "minLength", "minItems", "maxItems", "items", "minProperties",
        "properties",
        "patternProperties", "additionalProperties", "propertyNames", "pattern", "required", "allOf", "anyOf", "not",
        "if",
        "then",
    ]

    private func isValid(_ value: JSONValue, _ schema: JSONValue) -> Bool { problems(value, schema, "").isEmpty }

    private func problems(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        guard case .object(let words) = schema else { return schema == .boolean(true) ? [] : ["\(path): not allowed"] }
        var found = words.keys.filter { !JSONSchema.known.contains($0) }.map { "unknown word \($0)" }
        if case .text(let reference)? = words["$ref"] {
            return problems(value, definition(reference), path)
        }
        if case .text(let type)? = words["type"], !JSONSchema.types(value).contains(type) {
            found.append("\(path): is no \(type)")
        }
        if case .list(let values)? = words["enum"], !values.contains(value) {
            found.append("\(path): is none of the words")
        }
        found += bounds(value, words).map { "\(path): \($0)" }
        found += list(words["allOf"]).flatMap { problems(value, $0, path) }
        if words["anyOf"] != nil, !list(words["anyOf"]).contains(where: { isValid(value, $0) }) {
            found.append("\(path): is none of anyOf")
        }
        if let not = words["not"], isValid(value, not) { found.append("\(path): is what it must not be") }
        if let condition = words["if"], let then = words["then"], isValid(value, condition) {
            found += problems(value, then, path)
        }
        if case .list(let elements) = value, let items = words["items"] {
            found += elements.enumerated().flatMap { problems($1, items, "\(path)[\($0)]") }
        }
        if case .object(let object) = value { found += inside(object, words, path) }
        return found
    }

    private func inside(_ object: [String: JSONValue], _ words: [String: JSONValue], _ path: String) -> [String] {
        var found = list(words["required"]).compactMap { name -> String? in
            guard case .text(let name) = name, object[name] == nil else { return nil }
            return "\(path).\(name): is missing"
        }
        if case .integer(let least)? = words["minProperties"], object.count < least {
            found.append("\(path): is empty")
        }
        let properties = members(words["properties"])
        let patterns = members(words["patternProperties"])
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            var schemas = patterns.filter { JSONSchema.matches(name, $0.key) }.map(\.value)
            if let own = properties[name] { schemas.append(own) }
            if schemas.isEmpty, let others = words["additionalProperties"] { schemas.append(others) }
            found += schemas.flatMap { problems(value, $0, path.isEmpty ? name : "\(path).\(name)") }
            if let names = words["propertyNames"], !isValid(.text(name), names) { found.append("\(path): has \(name)") }
        }
        return found
    }

    private func bounds(_ value: JSONValue, _ words: [String: JSONValue]) -> [String] {
        var found: [String] = []
        if let number = JSONSchema.number(value) {
            func bound(_ word: String, _ isKept: (Double, Double) -> Bool) {
                if let bound = words[word].flatMap(JSONSchema.number), !isKept(number, bound) { found.append(word) }
            }
            bound("minimum", >=)
            bound("maximum", <=)
            bound("exclusiveMinimum", >)
            bound("exclusiveMaximum", <)
        }
        if case .text(let text) = value {
            if case .integer(let least)? = words["minLength"], text.count < least { found.append("minLength") }
            if case .text(let pattern)? = words["pattern"], !JSONSchema.matches(text, pattern) {
                found.append("pattern")
            }
        }
        if case .list(let elements) = value {
            if case .integer(let least)? = words["minItems"], elements.count < least { found.append("minItems") }
            if case .integer(let most)? = words["maxItems"], elements.count > most { found.append("maxItems") }
        }
        return found
    }

    private func definition(_ reference: String) -> JSONValue {
        members(members(root)["definitions"])[String(reference.dropFirst("#/definitions/".count))] ?? .boolean(false)
    }

    private func list(_ value: JSONValue?) -> [JSONValue] { if case .list(let list)? = value { list } else { [] } }

    private func members(_ value: JSONValue?) -> [String: JSONValue] {
        if case .object(let object)? = value { object } else { [:] }
    }

    private static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }

    private static func types(_ value: JSONValue) -> [String] {
        switch value {
        case .null: ["null"]
        case .boolean: ["boolean"]
        case .integer: ["integer", "number"]
        case .number: ["number"]
        case .text: ["string"]
        case .list: ["array"]
        case .object: ["object"]
        }
    }

    private static func matches(_ text: String, _ pattern: String) -> Bool {
        (try? Regex(pattern)).map { text.firstMatch(of: $0) != nil } ?? false
    }
}
