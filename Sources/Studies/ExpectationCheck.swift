import Planning
import Reporting

/// Whether a plan shows what its scenario expects of it against the plan of the file that it extends.
package struct ExpectationCheck: Sendable {
    package let expectation: Expectation
    /// nil: a ratio of next to nothing.
    package let base: Double?
    package let value: Double?

    package init(_ expectation: Expectation, base: PlanDocument, plan: PlanDocument) {
        self.expectation = expectation
        self.base = base.value(of: expectation.subject)
        value = plan.value(of: expectation.subject)
    }

    package var holds: Bool {
        guard let base, let value else { return false }
        return expectation.holds(from: base, to: value)
    }

    /// "h100e of johor in 2030: down expected, 3865047.6 → 99800.0".
    package var words: String {
        func shown(_ number: Double?) -> String { number.map { "\(($0 * 1000).rounded() / 1000)" } ?? "–" }
        let verdict = holds ? "as expected" : "not as expected"
        return "\(expectation.words): \(expectation.direction.rawValue), \(verdict), \(shown(base)) → \(shown(value))"
    }
}

extension PlanDocument {
    /// What it says of an expectation's subject; an item that is not there is 0, as is a link before it stands.
    func value(of subject: Expectation.Subject) -> Double? {
        switch subject {
        case .objective: return objectiveUsd
        case .link(let name, let figure, let years):
            return years.reduce(0) { sum, year in sum + ((links?[name]?["\(year)"]?.figures[figure] ?? nil) ?? 0) }
        case .regions(let names, let figure, let item, let years):
            let cells = names.flatMap { name in years.compactMap { regions[name]?["\($0)"] } }
            if let item { return cells.reduce(0) { $0 + ($1.breakdowns[figure]?[item] ?? 0) } }
            let values = cells.compactMap { $0.figures[figure] ?? nil }
            return values.isEmpty ? nil : values.reduce(0, +)
        }
    }
}
