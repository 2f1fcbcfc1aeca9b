import Foundation
import LinearProgramming
import Output

/// What contradicts what in a program of a file, in its own names.
struct LpConflict {
    private let conflict: ProgramConflict

    init(_ conflict: ProgramConflict) { self.conflict = conflict }

    private func number(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "null" } ?? "null" }

    private func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    private func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    private func json(_ parties: [ProgramConflict.Party]) -> String {
        list(
            parties.map {
                "{\"kind\": \"\($0.kind.rawValue)\", \"name\": \(quoted($0.name)), \"lower\": \(number($0.lower)), "
                    + "\"upper\": \(number($0.upper)), \"short_by\": \(number($0.shortBy))}"
            })
    }

    private func json(_ changes: [ProgramConflict.Change]) -> String {
        list(
            changes.map {
                "{\"kind\": \"\($0.kind.rawValue)\", \"name\": \(quoted($0.name)), "
                    + "\"side\": \"\($0.isUpper ? "upper" : "lower")\", \"from\": \(number($0.from)), "
                    + "\"to\": \(number($0.to)), \"by\": \(number($0.by))}"
            })
    }

    /// After those of every outcome.
    var fields: [(String, String)] {
        [
            ("conflict", json(conflict.conflicts.first ?? [])),
            ("conflict_is_irreducible", "\(conflict.isIrreducible)"),
            ("other_conflicts", list(conflict.conflicts.dropFirst().map(json))),
            ("least_relaxation", json(conflict.leastRelaxation)),
            ("alternative_relaxations", list(conflict.alternatives.map(json))),
        ]
    }

    var text: String {
        var lines: [String] = []
        for (i, parties) in conflict.conflicts.enumerated() where !parties.isEmpty {
            lines.append(i == 0 ? "These cannot hold together:" : "Nor can these, beside them:")
            lines += parties.map { "  " + described($0) }
        }
        if !conflict.isIrreducible { lines.append("Some may be left out; the search for the fewest was cut short.") }
        if !conflict.leastRelaxation.isEmpty {
            lines.append("The least change with which the whole program has a solution:")
            lines += conflict.leastRelaxation.map { "  " + described($0) }
        }
        for changes in conflict.alternatives {
            lines.append("Or:")
            lines += changes.map { "  " + described($0) }
        }
        return lines.isEmpty ? "" : "\n" + lines.map { Neutral.line($0, limit: Neutral.longestMessage) + "\n" }.joined()
    }

    private func described(_ party: ProgramConflict.Party) -> String {
        let words: String
        switch party.kind {
        case .lowerBound: words = "\(party.name) ≥ \(party.lower)"
        case .upperBound: words = "\(party.name) ≤ \(party.upper)"
        case .row where party.lower == party.upper: words = "row \(party.name) = \(party.lower)"
        case .row:
            words =
                "row \(party.name)" + (party.lower.isFinite ? " ≥ \(party.lower)" : "")
                + (party.upper.isFinite ? " ≤ \(party.upper)" : "")
        }
        return words + (party.shortBy.map { ", too strict by \($0)" } ?? "")
    }

    private func described(_ change: ProgramConflict.Change) -> String {
        let side = change.isUpper ? "upper side" : "lower side"
        let what =
            change.kind == .row
            ? "the \(side) of row \(change.name)"
            : "the \(change.kind == .upperBound ? "upper" : "lower") bound of \(change.name)"
        return "\(change.by > 0 ? "raise" : "lower") \(what) from \(change.from) to \(change.to)"
    }
}
