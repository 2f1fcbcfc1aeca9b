import Documents
import Foundation
import Output
import Planning

/// The number that is moved: a number of the scenario, which is set, or numbers by year, which are multiplied.
struct ThresholdLever {
    /// As it was typed.
    let key: String
    /// The numbers that it stands for, by their key paths.
    private let numbers: [(key: String, table: YearlyTable)]
    /// Whether the value multiplies them; else it takes the place of the one there is.
    let scales: Bool
    let isWhole: Bool
    let range: ClosedRange<Double>
    let unit: String?

    /// Words that stand for many keys: what is asked for, in all or of a place or workload.
    static let demand = "demand"

    /// - Parameter asksToScale: whether a multiplier is asked for.
    /// - Throws: a `Failure` (64) where no number stands there, with the nearest key.
    init(_ key: String, _ reading: Scenario.Reading, asksToScale: Bool) throws {
        self.key = key
        let found = try ThresholdLever.values(key, reading)
        var numbers: [(key: String, table: YearlyTable)] = []
        for value in found {
            guard let table = reading.scenario.numbers(value.node) else {
                throw Failure(
                    .usage, "--key \(key): \(value.key) is \(value.node.summary), and only a number can be moved")
            }
            numbers.append((value.key, table))
        }
        let isOne = numbers.count == 1 && found[0].node.number != nil && !ThresholdLever.isWord(key)
        (self.numbers, scales) = (numbers, asksToScale || !isOne)
        let type = scales ? nil : try ThresholdLever.type(found[0].path, reading)
        if case .integer? = type { isWhole = true } else { isWhole = false }
        unit =
            scales
            ? nil
            : found[0].path.last.flatMap { Int($0) == nil ? $0 : found[0].path.dropLast().last }.flatMap(KeyUnit.of)
        range = scales ? 0 ... .greatestFiniteMagnitude : ThresholdLever.range(type)
        if scales, !numbers.contains(where: { $0.table.maximum != 0 || $0.table.minimum != 0 }) {
            throw Failure(.usage, "--key \(key): all of it is 0, and a multiple of 0 is 0; name a number to set")
        }
    }

    private static func values(_ key: String, _ reading: Scenario.Reading) throws -> [KeyedValue] {
        let words = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if isWord(key) { return try demands(key, words, reading) }
        let found = try reading.document.values(at: key)
        if !found.isEmpty { return found }
        let catalogue = Scenario.keys()
        if !KeyQuery(key, in: catalogue).keys.isEmpty {
            throw Failure(
                .usage,
                "--key \(key): the scenario has no such number to begin from; set it with --set, or name the number of "
                    + "another year")
        }
        let near =
            KeyQuery(key, in: catalogue).suggestion.map { "; did you mean \($0)?" }
            ?? "; dcplan keys lists what there is"
        throw Failure(.usage, "--key \(key): there is no such key\(near)")
    }

    private static func demands(_ key: String, _ words: [String], _ reading: Scenario.Reading) throws -> [KeyedValue] {
        let all = try reading.document.values(at: "workloads.*.demand.*.mean_*")
        guard words.count > 1 else { return all }
        let chosen = all.filter { value in words.dropFirst().allSatisfy { [value.path[1], value.path[3]].contains($0) }
        }
        if !chosen.isEmpty { return chosen }
        let known = Set(all.flatMap { [$0.path[1], $0.path[3]] }).sorted()
        let near =
            nearest(to: words.last!, among: known).map { "did you mean '\($0)'?" }
            ?? "there are: \(known.joined(separator: ", "))"
        throw Failure(.usage, "--key \(key): no demand goes by that workload and origin; \(near)")
    }

    /// Whether it is the word that stands for many keys.
    private static func isWord(_ key: String) -> Bool { key == demand || key.hasPrefix(demand + ".") }

    /// Of the key at a path, as its reader asks for it; that of a year is its table's.
    private static func type(_ path: [String], _ reading: Scenario.Reading) throws -> KeyType? {
        guard let file = reading.document.files.first?.path else { return nil }
        let steps = path.last.flatMap { Int($0) } == nil ? path : path.dropLast()
        return try Scenario.questions(path: file).first { question in
            let pattern = question.path.split(separator: ".")
            return pattern.count == steps.count && zip(pattern, steps).allSatisfy { $0 == "*" || $0 == $1 }
                && question.type?.range != nil
        }?.type
    }

    private static func range(_ type: KeyType?) -> ClosedRange<Double> {
        guard let range = type?.range else { return -.greatestFiniteMagnitude ... .greatestFiniteMagnitude }
        let least = range.least ?? -.greatestFiniteMagnitude
        return (range.lowerIsOutside ? least.nextUp : least)...max(least, range.most ?? .greatestFiniteMagnitude)
    }

    /// The number as it is; of a multiplier 1.
    var start: Double { scales ? 1 : numbers[0].table.points[0].value }

    /// How many numbers it moves.
    var count: Int { numbers.count }

    /// The key of a number that is set alone; nil of a multiplier.
    var soleKey: String? { scales ? nil : numbers[0].key }

    /// What `--set` would be given for a value; nothing for the scenario as it is.
    func overrides(_ value: Double) -> [String] {
        if value == start { return [] }
        return numbers.map { "\($0.key)=\(scales ? multiple($0.table, value) : literal(value))" }
    }

    private func multiple(_ table: YearlyTable, _ factor: Double) -> String {
        if table.points.count == 1 { return literal(table.points[0].value * factor) }
        return "{ " + table.points.map { "\($0.year) = \(literal($0.value * factor))" }.joined(separator: ", ") + " }"
    }

    private func literal(_ value: Double) -> String {
        if isWhole { return "\(Int(value))" }
        return value.isInfinite ? (value < 0 ? "-inf" : "inf") : "\(value)"
    }
}
