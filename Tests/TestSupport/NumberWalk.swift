import Foundation
import Output
import Reporting

/// Goes through the numbers of a page and looks each up in the files that it names.
package struct NumberWalk {
    package private(set) var problems: [String] = []
    package private(set) var count = 0

    /// Of keys that say no plan.
    private let root: Any
    private let documents: [Any]
    private let files: [[String: [UInt8]]]
    /// Of plans whose files have hours.
    private let hours: [HourlyKeys?]
    private var tables: [String: CSVRows] = [:]

    /// - Parameters:
    ///   - files: of each plan of the page, by name.
    ///   - root: what keys without a plan's number are of; nil: the first plan's `plan.json`.
    package init(_ html: String, files: [[String: [UInt8]]], root: [UInt8]? = nil) throws {
        func object(_ bytes: [UInt8]) throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes)) }
        self.files = files
        hours = try files.map { files in
            if files[ParquetFormat.fileName(HourlyTable.schema)] == nil { return nil }
            let document = try ResultCoding.decoder.decode(PlanDocument.self, from: Data(files["plan.json"]!))
            return HourlyKeys(try SavedPlan(document: document) { files[$0]! })
        }
        documents = try files.map { try object($0["plan.json"]!) }
        self.root = try root.map(object) ?? documents[0]
        let page = XMLReading(html)
        if let problem = page.problem { problems.append(problem) }
        for element in page.all {
            if element.name == "data" {
                check(element.attributes["value"], element.attributes["data-key"], shown: element.text)
            } else if element.attributes["data-value"] != nil {
                let says = element.children.first { $0.name == "title" }?.text ?? element.text
                check(element.attributes["data-value"], element.attributes["data-key"], shownIn: says)
            } else if element.name == "td", element.attributes["class"]?.split(separator: " ").contains("n") == true,
                element.children.isEmpty, element.text.contains(where: \.isNumber)
            {
                // Years and hours say which, not how much.
                if Int(element.text) == nil { problems.append("a cell without its number: \(element.text)") }
            }
        }
    }

    private mutating func check(_ raw: String?, _ key: String?, shown: String) {
        guard let (value, name) = looked(raw, key) else { return }
        if !Self.isShown(value, shown) { problems.append("\(name) is \(value) and shown as \(shown)") }
    }

    /// A mark says its number behind whatever else it says.
    private mutating func check(_ raw: String?, _ key: String?, shownIn text: String) {
        guard let (value, name) = looked(raw, key) else { return }
        let numbers = text.matches(of: /[−+]?[0-9][0-9,]*(\.[0-9]+)?(e-?[0-9]+)?/).map { String($0.0) }
        if !numbers.contains(where: { Self.isShown(value, $0) }) && !text.contains("–") {
            problems.append("\(name) is \(value) and told as \(text)")
        }
    }

    private mutating func looked(_ raw: String?, _ key: String?) -> (Double, String)? {
        count += 1
        guard let key, let value = raw.flatMap(Double.init) else {
            problems.append("a number without key or value: \(raw ?? "") \(key ?? "")")
            return nil
        }
        guard let found = evaluate(key) else {
            problems.append("nothing at \(key)")
            return nil
        }
        if abs(found - value) > 1e-9 * max(abs(found), abs(value)) && !(found.isNaN && value.isNaN) {
            problems.append("\(key) is \(found) and called \(value)")
            return nil
        }
        return (value, key)
    }

    /// Whether a text is the number in some unit, rounded to the digits it has.
    private static func isShown(_ value: Double, _ shown: String) -> Bool {
        let text = shown.replacing("−", with: "-").replacing(",", with: "").replacing("+", with: "")
        if !value.isFinite { return text == "–" }
        guard let number = Double(text) else { return false }
        if text.contains("e") { return abs(number - value) <= 0.051 * abs(value) }
        let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
        let half = 0.5 * pow(10, -Double(decimals)) * (1 + 1e-9)
        return [1, 100, 1e-3, 1e-6, 1e-9, 365].contains { abs(value * $0 - number) <= half + 1e-12 * abs(number) }
    }

    // MARK: Keys

    /// From the left to the right.
    private mutating func evaluate(_ key: String) -> Double? {
        var result: Double?
        var operation = "+"
        for word in Self.words(key) {
            if ["+", "−", "÷"].contains(word) {
                operation = word
                continue
            }
            guard let value = number(word) else { return nil }
            switch operation {
            case "−": result = (result ?? 0) - value
            case "÷": result = (result ?? 0) / value
            default: result = (result ?? 0) + value
            }
        }
        return result
    }

    private static func words(_ key: String) -> [String] {
        var words = [key]
        for sign in ["+", "−", "÷"] {
            words = words.flatMap { word -> [String] in
                let parts = word.components(separatedBy: " \(sign) ")
                return parts.enumerated().flatMap { $0 == 0 ? [$1] : [sign, $1] }
            }
        }
        return words
    }

    private mutating func number(_ key: String) -> Double? {
        if let number = Double(key) { return number }
        let match = key.firstMatch(of: /^([0-9]+):/)
        let plan = match.flatMap { Int($0.1) }.map { $0 - 1 }
        let path = match.map { String(key[$0.range.upperBound...]) } ?? key
        if let match = path.firstMatch(of: /^([a-z_]+\.csv):(.*):([a-z0-9_]+)$/) {
            return cell(plan ?? 0, String(match.1), String(match.2), String(match.3))
        }
        if let value = hours[plan ?? 0]?.value(path) { return value }
        let found = Self.numbers(plan.map { documents[$0] } ?? root, path[...])
        return found.isEmpty ? nil : found.reduce(0, +)
    }

    /// The numbers at a path: names may have dots in them, `*` stands for any.
    private static func numbers(_ value: Any, _ path: Substring) -> [Double] {
        if let list = value as? [Any] {
            let index = path.prefix { $0.isNumber }
            guard let i = Int(index), list.indices.contains(i) else { return [] }
            return numbers(list[i], path.dropFirst(index.count).drop { $0 == "." })
        }
        if let object = value as? [String: Any] {
            return object.sorted { $0.key < $1.key }.flatMap { key, value in
                rests(path, behind: key).flatMap { numbers(value, $0) }
            }
        }
        guard path.isEmpty else { return [] }
        if let text = value as? String { return Double(text).map { [$0] } ?? [] }
        return (value as? NSNumber).map { [$0.doubleValue] } ?? []
    }

    /// What of a path is left behind a key that it begins with.
    private static func rests(_ path: Substring, behind key: String) -> [Substring] {
        if path == key { return [path.dropFirst(path.count)] }
        if path.hasPrefix(key + ".") { return [path.dropFirst(key.count + 1)] }
        if path.hasPrefix("*.") { return [path.dropFirst(2)] }
        if path.hasSuffix("*"), key.hasPrefix(path.dropLast()) { return [path.dropFirst(path.count)] }
        return []
    }

    /// Of the row whose key columns have these values, one after another from the table's first on.
    private mutating func cell(_ plan: Int, _ name: String, _ row: String, _ column: String) -> Double? {
        guard let bytes = files[plan][name] else { return nil }
        let table = tables["\(plan) \(name)"] ?? CSVRows(bytes)
        tables["\(plan) \(name)"] = table
        guard let c = table.header.firstIndex(of: column) else { return nil }
        return table.rows.first { cells in
            (1..<cells.count).contains {
                cells.prefix($0).joined(separator: "/") == row || "\(cells[0])/\(cells[$0])" == row
            }
        }.flatMap { Double($0[c]) }
    }
}
