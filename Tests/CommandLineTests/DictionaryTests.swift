import Foundation
import Testing

/// The data dictionary of a result says what everything in it is.
@Suite struct DictionaryTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    private func package() throws -> [String: Any] {
        let outcome = try tool.run("plan", "toy.toml", "--out", "result", "--label", "a", "--whole-rows", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        return try object(try #require(tool.text("result/datapackage.json")))
    }

    /// Each table has the columns that are described, in their order, and cells of their types.
    @Test func tablesAreDescribed() throws {
        let resources = try #require(try package()["resources"] as? [[String: Any]])
        let files = try FileManager.default.contentsOfDirectory(atPath: tool.path("result"))
        let tables = files.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".parquet") }
        #expect(Set(resources.compactMap { $0["path"] as? String }) == Set(tables))
        for resource in resources where resource["format"] as? String == "csv" {
            let path = try #require(resource["path"] as? String)
            let schema = try #require(resource["schema"] as? [String: Any])
            let fields = try #require(schema["fields"] as? [[String: Any]])
            let lines = try #require(tool.text("result/\(path)")).split(separator: "\n")
            #expect(lines[0].split(separator: ",").map(String.init) == fields.map { $0["name"] as? String }, "\(path)")
            try checkKeys(schema, fields, lines, path)
            for field in fields {
                #expect((field["description"] as? String)?.hasSuffix(".") == true, "\(path) \(field)")
            }
            for line in lines.dropFirst().prefix(50) {
                for (cell, field) in zip(CSVFields.of(String(line)), fields) {
                    check(cell, field, "\(path) \(line)")
                }
            }
        }
    }

    /// Rows differ by the primary key, and every place that is named is one.
    private func checkKeys(
        _ schema: [String: Any], _ fields: [[String: Any]], _ lines: [Substring], _ path: String
    ) throws {
        let names = fields.compactMap { $0["name"] as? String }
        let rows = lines.dropFirst().map { CSVFields.of(String($0)) }
        func values(_ column: String) -> [String] { rows.map { $0[names.firstIndex(of: column)!] } }
        let key = schema["primaryKey"] as? [String] ?? []
        #expect(!key.isEmpty || ["duals.csv", "limits.csv"].contains(path), "\(path)")
        let columns = key.map(values)
        let keys = Set(rows.indices.map { row in columns.map { $0[row] } })
        #expect(key.isEmpty || keys.count == rows.count, "\(path)")
        for reference in schema["foreignKeys"] as? [[String: Any]] ?? [] {
            let column = try #require(reference["fields"] as? String)
            let places = Set(
                try #require(tool.text("result/places.csv")).split(separator: "\n").map { CSVFields.of(String($0))[0] })
            #expect(Set(values(column)).subtracting([""]).isSubset(of: places), "\(path) \(column)")
        }
    }

    private func check(_ cell: String, _ field: [String: Any], _ where: String) {
        let isRequired = (field["constraints"] as? [String: Any])?["required"] as? Bool == true
        if cell.isEmpty { return #expect(!isRequired, "\(field["name"] ?? "") of \(`where`)") }
        switch field["type"] as? String {
        case "integer": #expect(Int(cell) != nil, "\(field["name"] ?? "") of \(`where`)")
        case "number": #expect(Double(cell) != nil, "\(field["name"] ?? "") of \(`where`)")
        default: break
        }
    }

    /// No column is a keyword that SQL or Python would stumble over.
    @Test func columnsAreNoKeywords() throws {
        let keywords: Set = [
            "all", "and", "as", "asc", "assert", "async", "await", "between", "break", "by", "case", "check", "class",
            "column", "constraint", "continue", "create", "current_date", "current_time", "def", "default", "del",
            "desc",
            "distinct", "drop", "elif", "else", "end", "except", "exec", "exists", "false", "finally", "for", "foreign",
            "from", "global", "grant", "group", "having", "if", "import", "in", "index", "inner", "insert", "into",
            "is",
            "join", "key", "lambda", "left", "like", "limit", "natural", "nonlocal", "not", "null", "offset", "on",
            "or",
            "order", "outer", "pass", "primary", "print", "raise", "references", "return", "right", "select", "set",
            "table", "then", "to", "true", "try", "union", "unique", "update", "user", "using", "values", "when",
            "where",
            "while", "with", "yield",
        ]
        for resource in try #require(try package()["resources"] as? [[String: Any]]) {
            let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
            let names = Set(fields.compactMap { $0["name"] as? String })
            #expect(names.isDisjoint(with: keywords), "\(names.intersection(keywords))")
            #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil })
            #expect(names.isDisjoint(with: ["region", "where", "from", "to"]))
        }
    }

    /// Every key of `plan.json`.
    @Test func keysOfThePlanAreDescribed() throws {
        let described = try #require(try package()["plan.json"] as? [String: [[String: Any]]])
        let plan = try object(try #require(tool.text("result/plan.json")))
        var known: Set<String> = []
        for (prefix, entries) in described {
            for entry in entries {
                let key = try #require(entry["key"] as? String)
                known.insert((prefix.isEmpty ? key : "\(prefix).\(key)") + (entry["by"] == nil ? "" : ".*"))
            }
        }
        let found = Set(paths(plan, ""))
        #expect(found.count > 80)
        #expect(found.subtracting(known).sorted() == [])
    }

    /// Paths of the values, names and years of the plan's own as the dictionary has them.
    private func paths(_ value: Any, _ path: String) -> [String] {
        if let list = value as? [Any] { return list.flatMap { paths($0, path + "[]") } }
        guard let object = value as? [String: Any] else { return [path] }
        return object.flatMap { key, value -> [String] in
            let isName = ["regions", "links", "total", "levelised", "jurisdictions", "offshore"].contains(path)
            let isYear = ["regions.PLACE", "links.LINK", "jurisdictions.JURISDICTION", "total", "offshore"].contains(
                path)
            let named = [
                "overrides", "audit.largest", "demand[].served_in", "headline.capex_usd", "scenario.jurisdictions",
                "year_weights",
            ].contains(path)
            let isBreakdown = path.hasPrefix("regions.PLACE.YEAR.") || path == "offshore.YEAR.unserved"
            let word =
                isYear
                ? "YEAR"
                : isName
                    ? (["links": "LINK", "jurisdictions": "JURISDICTION"][path] ?? "PLACE")
                    : named || isBreakdown ? "*" : key
            return paths(value, path.isEmpty ? word : "\(path).\(word)")
        }
    }
}

/// The fields of a line of CSV.
enum CSVFields {
    static func of(_ line: String) -> [String] {
        var (fields, quoted) = ([""], false)
        for character in line {
            switch character {
            case "\"": quoted.toggle()
            case "," where !quoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
