import Documents

/// A catalogue of keys as JSON Schema (draft-07), for editors of TOML.
///
/// A file that `extends` another may leave out whatever that one has, so what must be there is asked of other files only.
/// A key of money may stand in any currency: only its sign is checked then. `inf` is a number beyond all others to some
/// validators, and null to those that read TOML as JSON.
public struct KeySchema {
    let catalogue: KeyCatalogue
    let title: String

    public init(_ catalogue: KeyCatalogue, title: String) { (self.catalogue, self.title) = (catalogue, title) }

    public var json: JSONValue {
        var definitions: [String: JSONValue] = [:]
        for table in catalogue.tables where !table.pattern.isEmpty {
            definitions[table.definition] = .object(structure(table))
            definitions[table.completeDefinition] = .object(complete(table))
        }
        definitions[KeyTypeSchema.name] = KeyTypeSchema.ofName
        guard let root = catalogue.table("") else { return .object([:]) }
        var schema = structure(root)
        let isWhole: JSONValue = .object(["not": KeySchema.requires(Extends.key)])
        schema["allOf"] = .list(
            KeySchema.elements(schema["allOf"]) + [.object(["if": isWhole, "then": .object(complete(root))])])
        schema["$schema"] = .text("http://json-schema.org/draft-07/schema#")
        schema["title"] = .text(title)
        schema["definitions"] = .object(definitions)
        return .object(schema)
    }

    /// The key that lets others be left out.
    private enum Extends { static let key = "extends" }

    static func elements(_ value: JSONValue?) -> [JSONValue] { if case .list(let list)? = value { list } else { [] } }

    // MARK: What may be there

    private func structure(_ table: KeyTable) -> [String: JSONValue] {
        var properties: [String: JSONValue] = [:]
        var patterns: [String: JSONValue] = [:]
        var others = JSONValue.boolean(false)
        for name in table.names {
            let namesakes = table.keys.filter { $0.name == name }
            let schema = KeyTypeSchema.property(namesakes, in: catalogue)
            switch name {
            case "*": others = schema
            case _ where name.hasPrefix("*"): patterns[KeySchema.ratePattern] = schema
            default: properties[name] = schema
            }
            if let twins = KeySchema.twinPattern(of: name) {
                patterns[twins] = KeyTypeSchema.property(namesakes, in: catalogue, isInOtherMoney: true)
            }
        }
        var schema: [String: JSONValue] = [
            "type": .text("object"), "properties": .object(properties), "additionalProperties": others,
        ]
        if !patterns.isEmpty { schema["patternProperties"] = .object(patterns) }
        if table.isEntry { schema["required"] = .list([.text("name")]) }
        let rules = table.rules.filter { !$0.isOfAbsence }.compactMap { rule in
            then(rule, [refusal(of: rule)].compactMap { $0 })
        }
        if !rules.isEmpty { schema["allOf"] = .list(rules) }
        return schema
    }

    private func then(_ rule: KeyTable.Rule, _ consequences: [JSONValue]) -> JSONValue? {
        if consequences.isEmpty { return nil }
        return .object(["if": KeySchema.condition(rule), "then": KeySchema.all(consequences)])
    }

    /// What may not be there, and what of several keys of one name it is.
    private func refusal(of rule: KeyTable.Rule) -> JSONValue? {
        var properties: [String: JSONValue] = [:]
        var patterns: [String: JSONValue] = [:]
        for name in rule.forbidden {
            properties[name] = .boolean(false)
            if let twins = KeySchema.twinPattern(of: name) { patterns[twins] = .boolean(false) }
        }
        for key in rule.replaced { properties[key.name] = KeyTypeSchema.property([key], in: catalogue) }
        if properties.isEmpty { return nil }
        var schema: [String: JSONValue] = ["properties": .object(properties)]
        if !patterns.isEmpty { schema["patternProperties"] = .object(patterns) }
        return .object(schema)
    }

    // MARK: What must be there

    private func complete(_ table: KeyTable) -> [String: JSONValue] {
        var properties: [String: JSONValue] = [:]
        for key in table.keys where key.type.isTable { properties[key.name] = completeInside(key) }
        let always = table.keys.filter { $0.need == .always && $0.conditions.isEmpty }.map(\.name)
        var all = always.map(KeySchema.requires)
        for rule in table.rules {
            var consequences = rule.required.map(KeySchema.requires)
            if rule.isOfAbsence, let refusal = refusal(of: rule) { consequences.append(refusal) }
            if let rule = then(rule, consequences) { all.append(rule) }
        }
        var schema: [String: JSONValue] = [:]
        if !properties.isEmpty { schema["properties"] = .object(properties) }
        if !all.isEmpty { schema["allOf"] = .list(all) }
        return schema
    }

    private func completeInside(_ key: Key) -> JSONValue {
        func reference(_ pattern: String) -> JSONValue? {
            catalogue.table(pattern).map { KeySchema.reference($0.completeDefinition) }
        }
        switch key.type {
        case .table: return reference(key.path) ?? .boolean(true)
        case .entries: return .object(["items": reference(catalogue.pattern(ofEntries: key)) ?? .boolean(true)])
        default:
            var schema: [String: JSONValue] = ["additionalProperties": reference(key.path + ".*") ?? .boolean(true)]
            let special = KeyTypeSchema.special(key, in: catalogue)
            if !special.isEmpty {
                schema["properties"] = .object(
                    Dictionary(
                        uniqueKeysWithValues: special.map { ($0.name, KeySchema.reference($0.completeDefinition)) }))
            }
            return .object(schema)
        }
    }

    // MARK: Clauses

    private static func condition(_ rule: KeyTable.Rule) -> JSONValue {
        let own = clause(rule.key, isOfPresence: rule.isOfPresence, isAbsent: rule.isAbsent, [rule.value])
        let contexts = rule.contexts.map { condition in
            let name = condition.path.split(separator: ".").last.map(String.init) ?? ""
            return clause(
                name, isOfPresence: condition.isOfPresence, isAbsent: condition.values.contains(nil), condition.values)
        }
        return all([own] + contexts)
    }

    private static func clause(_ name: String, isOfPresence: Bool, isAbsent: Bool, _ values: [KeyValue?]) -> JSONValue {
        if isOfPresence { return isAbsent ? .object(["not": requires(name)]) : requires(name) }
        let among: JSONValue = .object(["enum": .list(values.compactMap { $0.map(JSONValue.init) })])
        let holds: JSONValue = .object(["properties": .object([name: among])])
        return isAbsent ? holds : all([requires(name), holds])
    }

    static func all(_ clauses: [JSONValue]) -> JSONValue {
        clauses.count == 1 ? clauses[0] : .object(["allOf": .list(clauses)])
    }

    /// That the key is there, or its twin in another currency.
    private static func requires(_ name: String) -> JSONValue {
        let plain: JSONValue = .object(["required": .list([.text(name)])])
        guard let twins = twinPattern(of: name) else { return plain }
        let noTwin: JSONValue = .object(["not": .object(["pattern": .text(twins)])])
        return .object(["anyOf": .list([plain, .object(["not": .object(["propertyNames": noTwin])])])])
    }

    static func reference(_ definition: String) -> JSONValue {
        .object(["$ref": .text("#/definitions/\(definition)")])
    }

    private static let ratePattern = "^(?!usd)[a-z]{3}_per_usd$"

    /// The keys that stand for one of US$ in other currencies; nil where the key is of no money.
    private static func twinPattern(of key: String) -> String? {
        var words = key.split(separator: "_").map(String.init)
        guard words.count > 1, !key.hasPrefix("*"), let place = words.firstIndex(of: "usd") else { return nil }
        words[place] = "(?!usd)[a-z]{3}"
        return "^\(words.joined(separator: "_"))$"
    }
}

extension KeyTable {
    var definition: String { pattern.replacingNames }
    var completeDefinition: String { "complete." + definition }

    /// The names of its keys, each once.
    fileprivate var names: [String] {
        keys.reduce(into: []) { if !$0.contains($1.name) { $0.append($1.name) } }
    }

    /// Whether it is an entry of a list, which goes by its name.
    fileprivate var isEntry: Bool { keys.first?.name == "name" && pattern.hasSuffix(".*") }
}

extension KeyTable.Rule {
    /// Whether it holds for want of a key, which a file that extends another may leave to that one.
    fileprivate var isOfAbsence: Bool {
        isAbsent || contexts.contains { $0.isOfPresence && $0.values.contains(nil) }
    }
}
