import Foundation
import Reporting
import Vocabulary

/// Plans side by side: every figure of theirs that differs from the first plan's by more than noise.
public struct Comparison: Sendable {
    /// A plan and what to call it.
    public struct Member: Sendable {
        public let name: String
        /// Where it comes from: the path of a scenario or of a result.
        public let source: String
        public let plan: PlanDocument

        public init(name: String, source: String, plan: PlanDocument) {
            self.name = name
            self.source = source
            self.plan = plan
        }
    }

    /// What a table is about.
    public enum Topic: String, Sendable, CaseIterable, Encodable {
        case headline, region, built, link, cost, unserved, binding, policy
    }

    /// One figure in every plan.
    public struct Row: Sendable, Equatable {
        public let topic: Topic
        /// A region, a link or, for limits, the place where they hold; empty for all regions together.
        public let place: String
        /// nil: over all years.
        public let year: Int?
        public let quantity: String
        public let unit: String
        /// Whether it is a dual: a price, or what a limit is worth.
        public let isPrice: Bool
        /// How many decimals are worth showing.
        public let decimals: Int
        /// In the order of the plans; nil where a plan has no such figure.
        public let values: [Double?]

        /// From the first plan to another one. A limit that binds in one of the two alone counts from 0; of any other figure
        /// that only one of them has there is no change to tell.
        public func change(_ member: Int) -> Double? {
            if topic == .binding || topic == .policy { return (values[member] ?? 0) - (values[0] ?? 0) }
            guard let from = values[0], let to = values[member] else { return nil }
            return to - from
        }

        /// The change over the first plan's figure; nil where that would be shown as 0.
        public func relativeChange(_ member: Int) -> Double? {
            guard let from = values[0], let change = change(member), abs(from) >= 0.5 * pow(10, -Double(decimals))
            else {
                return nil
            }
            return change / abs(from)
        }
    }

    /// Differences under these are not told.
    public struct Tolerance: Sendable {
        /// Of the larger figure: an interior point's plans agree with their optimum to 1e-8 in cost, but between plans of
        /// almost the same cost single builds may shift by more.
        public var relative = 1e-3
        /// Of the larger price: duals are the first to differ between solves of the same plan, and need not be unique.
        public var relativeOfPrices = 5e-3
        /// In units of the last decimal shown: what would be shown as the same is the same.
        public var lastDecimals = 0.5

        public init() {}
    }

    public let members: [Member]
    /// Whether the first is what the other one extends, taken without having been asked for.
    public let baseIsExtended: Bool
    /// Every figure, by topic, and in each by place, year and quantity.
    let figures: [Row]
    /// Those that differ.
    public let rows: [Row]

    /// The largest size of a figure in any plan, of all of one topic and unit.
    let largest: [Scale: Double]

    /// Figures that are measured by the largest of them.
    struct Scale: Hashable {
        let topic: Topic
        let unit: String

        init(_ row: Row) { (topic, unit) = (row.topic, row.unit) }
    }

    /// - Precondition: at least two members.
    public init(_ members: [Member], baseIsExtended: Bool = false, tolerance: Tolerance = Tolerance()) {
        precondition(members.count >= 2, "a comparison of fewer than two plans")
        self.members = members
        self.baseIsExtended = baseIsExtended
        let plans = members.map(\.plan)
        figures = ComparisonRows(plans).all()
        largest = Dictionary(
            figures.map { row in (Scale(row), row.values.compactMap { $0 }.map(abs).max() ?? 0) }, uniquingKeysWith: max
        )
        rows = figures.filter { row in
            (1..<plans.count).contains { Comparison.differs(row, $0, tolerance) }
        }
    }

    /// A figure of a plan, for every figure that differs; the first plan has no change.
    public var table: Vocabulary.Table {
        let rows = rows.flatMap { row in members.indices.map { (row: row, member: $0) } }
        let definition = TableDefinition<Comparison, (row: Row, member: Int)>(
            "comparison", "A figure that differs between plans, in one of them.", rows: { _ in rows },
            [
                .text("topic", "Which table of the report it stands in.") { $0.row.topic.rawValue },
                .text("place", mayBeEmpty: true, "Region or link; empty for all places together.") { $0.row.place },
                .init(Column("year", .integer, mayBeEmpty: true, "Calendar year; empty over all years.")) {
                    $0.row.year.map(TableValue.integer) ?? .empty
                },
                .text("quantity", "The figure, in words.") { $0.row.quantity },
                .text("unit", mayBeEmpty: true, "Of the numbers.") { $0.row.unit },
                .text("plan", "What the plan is called.") { [members] in members[$0.member].name },
                .optional("value", nil, "In that plan; empty where it has none.") { $0.row.values[$0.member] },
                .optional("change", nil, "Against the first plan.") { $0.row.change($0.member) },
            ])
        return definition.table(self)
    }

    public func rows(_ topic: Topic) -> [Row] { rows.filter { $0.topic == topic } }

    /// Whether b differs from a: |b − a| > max(relative · max(|a|, |b|), half of the last decimal shown).
    private static func differs(_ row: Row, _ member: Int, _ tolerance: Tolerance) -> Bool {
        let (a, b) = (row.values[0] ?? 0, row.values[member] ?? 0)
        let relative = row.isPrice ? tolerance.relativeOfPrices : tolerance.relative
        let step = pow(10, -Double(row.decimals))
        return abs(b - a) > max(relative * max(abs(a), abs(b)), tolerance.lastDecimals * step)
    }

    /// What --set changed in some members and not alike in all: by key path, in the order of the plans, nil where it was not
    /// set.
    public var overrides: [(key: String, values: [JSONValue?])] {
        let keys = Set(members.flatMap { ($0.plan.overrides ?? [:]).keys }).sorted()
        return keys.map { key in (key, members.map { $0.plan.overrides?[key] }) }
            .filter { _, values in values.contains { $0 != values[0] } }
    }

    /// Names that tell the members apart: a run's own label, or the title that it was given by --set; else the scenario's
    /// name, or its title where that says more; numbered where nothing else tells them apart.
    public static func names(_ plans: [PlanDocument], sources: [String]) -> [String] {
        let own = zip(plans, sources).map { $0.givenName ?? $0.scenario?.name ?? $1 }
        let titled = own.indices.map { index in
            let same = own.indices.filter { own[$0] == own[index] }
            let titles = Set(same.map { plans[$0].scenario?.title })
            guard plans[index].givenName == nil, titles.count > 1 else { return own[index] }
            return plans[index].scenario?.title ?? own[index]
        }
        return titled.enumerated().map { index, name in
            let same = titled.indices.filter { titled[$0] == name }
            return same.count == 1 ? name : "\(name) (\(same.firstIndex(of: index)! + 1))"
        }
    }
}

extension PlanDocument {
    /// What the run was called when it was made: its label, or the title that was set for it.
    var givenName: String? {
        if let label { return label }
        if case .text(let title)? = overrides?["title"] { return title }
        return nil
    }
}
