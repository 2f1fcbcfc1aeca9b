import Documents
import LinearProgramming

/// Why no plan exists: limits that cannot hold together, none of which could be left out.
///
/// From the rows of a Farkas proof, those that may give way are taken away as long as what remains has no plan
/// (`ConflictFilter`: a deletion filter, Chinneck and Dravnieks 1991, "Locating minimal infeasible constraint sets in linear
/// programs"). Limits of later years go first, so that a limit of all years is named for the first year that it breaks.
/// There may be other conflicts beside this one.
public struct InfeasibilityExplanation: Sendable, Encodable {
    /// A limit that takes part, in all its years.
    public struct Party: Sendable, Encodable {
        /// What the limit is called among the equations, or among what binds.
        public let constraint: String
        public let `where`: String
        public let item: String
        public let years: [Int]
        /// The number that sets it, and where it stands; nil for a rule without one.
        public let key: String?
        public let file: String?
        public let line: Int?
        /// By how much this one alone would have to give way for the others to hold, in `unit`; the most of its years.
        public var shortBy: Double?
        public let unit: String?
    }

    /// Numbers that people set come first.
    public let conflict: [Party]
    /// Whether none of them could be left out; otherwise the search was cut short.
    public let isIrreducible: Bool

    /// - Parameters:
    ///   - session: whose program has no solution; parts of it are tried, each smaller than the program itself.
    ///   - ray: the Farkas ray, a multiplier for each row of `rowMatrix()`; empty when there is none.
    ///   - document: the scenario's, for the places of its numbers.
    public init(_ session: PlanSession, ray: [Double], document: Document) {
        let source = ConflictSource(session.model)
        var filter = ConflictFilter(source, session)
        let found = filter.conflict(from: ray)
        let names = ConflictNames(session.model, source, document)
        var parties: [Party] = []
        for member in found.members {
            let party = names.party(member, shortBy: filter.shortfall(of: member, in: found, names.relief(member)))
            if let i = parties.firstIndex(where: { $0.isOf(party) }) {
                parties[i] = parties[i].joined(party)
            } else {
                parties.append(party)
            }
        }
        conflict = parties.filter { $0.key != nil } + parties.filter { $0.key == nil }
        isIrreducible = filter.isIrreducible
    }
}

extension InfeasibilityExplanation.Party {
    /// Whether both are one limit in different years.
    fileprivate func isOf(_ other: Self) -> Bool {
        (constraint, self.where, item, key) == (other.constraint, other.where, other.item, other.key)
    }

    fileprivate func joined(_ other: Self) -> Self {
        Self(
            constraint: constraint, where: self.where, item: item, years: Set(years + other.years).sorted(), key: key,
            file: file, line: line, shortBy: [shortBy, other.shortBy].compactMap { $0 }.max(), unit: unit)
    }
}

extension InfeasibilityExplanation.Party: CustomStringConvertible {
    /// `contracted flow (cable) at away in 2026: links.cable.contracted_forward_mw (a.toml:12), 3 MW too strict`.
    public var description: String {
        var text = constraint.replacing("_", with: " ")
        if !item.isEmpty { text += " (\(item))" }
        if !self.where.isEmpty { text += " at \(self.where)" }
        if let first = years.first, let last = years.last {
            let isRun = last - first == years.count - 1
            text +=
                " in "
                + (first == last
                    ? "\(first)" : isRun ? "\(first)–\(last)" : years.map(String.init).joined(separator: ", "))
        }
        if let key { text += ": \(key)" + (file.map { " (\($0)\(line.map { ":\($0)" } ?? ""))" } ?? "") }
        if let shortBy, let unit { text += ", too strict by \(InfeasibilityExplanation.rounded(shortBy)) \(unit)" }
        return text
    }
}

extension InfeasibilityExplanation {
    /// To four digits, which is more than the proof's tolerance is worth to a reader.
    fileprivate static func rounded(_ value: Double) -> String {
        if value == 0 || !value.isFinite { return "\(value)" }
        var scale = 1.0
        while abs(value) * scale < 1000 && scale < 1e12 { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}
