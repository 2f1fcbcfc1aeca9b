import Documents
import LinearProgramming

/// Why no plan exists: limits that cannot hold together, none of which could be left out, and what would have to give way.
///
/// From the rows of a Farkas proof, those that may give way are taken away as long as what remains has no plan
/// (`ConflictFilter`). Limits of later years go first, so that a limit of all years is named for the first year that it breaks.
/// What they would have to give way by is found in the conflict, and tried on the whole scenario, read and built anew with the
/// changed numbers (`RelaxationSearch`): other conflicts that show then are told too.
public struct InfeasibilityExplanation: Sendable {
    /// A limit that takes part, in its years that conflict.
    public struct Party: Sendable, Encodable {
        /// What the limit is called among the equations, or among what binds.
        public let constraint: String
        public let `where`: String
        public let item: String
        public let years: [Int]
        /// The number that sets it, and where it stands; nil for what nobody set.
        public let key: String?
        public let file: String?
        public let line: Int?
        /// By how much this one alone would have to give way for the others to hold, in `unit`; the most of its years. nil where
        /// that is not enough.
        public var shortBy: Double?
        public let unit: String?
        /// What lies behind it, in words.
        public var because: [String]
        /// 0 somebody decides it, 1 it exists, 2 it is the work that is asked for, 3 nobody set it.
        let rank: Int
        /// Whether its number would have to rise.
        let rises: Bool?

        private enum CodingKeys: String, CodingKey {
            case constraint, `where`, item, years, key, file, line, shortBy, unit, because
        }
    }

    /// Numbers that people set come first.
    public let conflict: [Party]
    /// Whether none of them could be left out; otherwise the search was cut short.
    public let isIrreducible: Bool
    /// Conflicts that remain where one of `conflict` gives way.
    public private(set) var otherConflicts: [[Party]] = []
    /// The least change of numbers, by its share of them, with which the whole scenario was found to have a plan; empty where none was.
    public private(set) var leastRelaxation: [Change] = []
    /// Others with which it has one, least first.
    public private(set) var alternatives: [[Change]] = []

    /// A scenario built anew with other overrides.
    public typealias Rebuild = ([String]) throws -> PlanSession

    /// - Parameters:
    ///   - session: whose program has no solution; parts of it are tried, each smaller than the program itself.
    ///   - ray: the Farkas ray, a multiplier for each row of `rowMatrix()`; empty when there is none.
    ///   - document: the scenario's, for the places of its numbers.
    ///   - rebuild: nil: nothing is tried on the whole.
    public init(_ session: PlanSession, ray: [Double], document: Document, rebuild: Rebuild? = nil) {
        let finding = Finding(session, ray: ray)
        conflict = finding.parties(document)
        isIrreducible = finding.isIrreducible
        guard let rebuild else { return }
        var search = RelaxationSearch(document, rebuild)
        search.run(finding)
        otherConflicts = search.others.map { $0.parties(document) }
        leastRelaxation = search.found.first?.changes ?? []
        alternatives = search.found.dropFirst().map(\.changes)
    }
}

extension InfeasibilityExplanation.Party {
    /// Whether both are one limit in different years.
    func isOf(_ other: Self) -> Bool {
        (constraint, self.where, item, key, rises) == (
            other.constraint, other.where, other.item, other.key, other.rises
        )
    }

    func joined(_ other: Self) -> Self {
        Self(
            constraint: constraint, where: self.where, item: item, years: Set(years + other.years).sorted(), key: key,
            file: file, line: line, shortBy: [shortBy, other.shortBy].compactMap { $0 }.max(), unit: unit,
            because: because + other.because.filter { !because.contains($0) }, rank: rank, rises: rises)
    }
}

extension InfeasibilityExplanation.Party: CustomStringConvertible {
    /// `contracted flow (cable) at away in 2026: links.cable.contracted_forward_mw (a.toml:12), too strict by 3 MW`.
    public var description: String {
        var text = constraint.replacing("_", with: " ")
        if !item.isEmpty { text += " (\(InfeasibilityExplanation.brief(item)))" }
        if !self.where.isEmpty { text += " at \(self.where)" }
        if !years.isEmpty { text += " in \(InfeasibilityExplanation.text(years))" }
        if let key { text += ": \(key)" + (file.map { " (\($0)\(line.map { ":\($0)" } ?? ""))" } ?? "") }
        if let shortBy, let unit {
            text += rank == 0 && rises != false ? ", too strict by" : ", \(rises == true ? "short by" : "too much by")"
            text += " \(InfeasibilityExplanation.rounded(shortBy)) \(unit)"
        }
        return text
    }
}

extension InfeasibilityExplanation {
    /// Of many items the first, and how many more there are.
    static func brief(_ items: String) -> String {
        let parts = items.split(separator: "+")
        return parts.count <= 3 ? items : "\(parts[0])+\(parts[1]) and \(parts.count - 2) more"
    }

    /// `2026`, `2026–2028`, `2026, 2030`.
    static func text(_ years: [Int]) -> String {
        guard let first = years.first, let last = years.last else { return "" }
        if first == last { return "\(first)" }
        return last - first == years.count - 1 ? "\(first)–\(last)" : years.map(String.init).joined(separator: ", ")
    }

    /// To four digits, which is more than the proof's tolerance is worth to a reader.
    static func rounded(_ value: Double) -> String {
        if value == 0 || !value.isFinite { return "\(value)" }
        var scale = 1.0
        while abs(value) * scale < 1000 && scale < 1e12 { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}
