import Foundation
import Output
import Reporting

/// A comparison in words and tables: one screen (`ComparisonScreen`), then what differs by size.
///
/// The size of a change is told against the largest figure of its table and unit: a change of 1 MW is little where something has 1,000.
public struct ComparisonReport {
    private let comparison: Comparison
    private let style: TextTable.Style
    private let threshold: Double

    /// Of the largest figure of its table and unit; smaller changes are not in the details unless they are asked for.
    public static let threshold = 0.01

    /// - Parameter threshold: the least size of a change in the details; 0: all that differ by more than noise.
    public init(_ comparison: Comparison, style: TextTable.Style, threshold: Double = ComparisonReport.threshold) {
        (self.comparison, self.style, self.threshold) = (comparison, style, threshold)
    }

    private var members: [Comparison.Member] { comparison.members }
    private var isPair: Bool { members.count == 2 }

    public func rendered() -> String {
        let screen = ComparisonScreen(comparison, style: style)
        if comparison.rows.isEmpty {
            return screen.head() + "\n\nNothing changes: every figure is the same within the tolerance.\n"
        }
        return ([screen.rendered()] + details(after: screen)).joined(separator: "\n") + (hidden ?? "")
    }

    private func details(after screen: ComparisonScreen) -> [String] {
        let parts = screen.overrideTable.map { [$0] } ?? []
        return (parts + limits(after: screen) + Comparison.Topic.detailed.compactMap(section)).map { $0 + "\n" }
    }

    /// How many changes are too small to be told.
    private var hidden: String? {
        let rows = comparison.rows.filter { Comparison.Topic.detailed.contains($0.topic) }
        let count = rows.count - rows.filter { size($0) >= threshold }.count
        if count == 0 { return nil }
        return "\n"
            + style.paragraph(
                "\(count) \(count == 1 ? "change is" : "changes are") smaller than \(NumberText.text(threshold * 100, decimals: 1)) % of the "
                    + "largest figure of the table and unit; --full tells all, --threshold another share.") + "\n"
    }

    /// Against the largest figure of the row's topic and unit.
    private func size(_ row: Comparison.Row) -> Double {
        let largest = comparison.largest[Comparison.Scale(row)] ?? 0
        let change = members.indices.map { abs(row.change($0) ?? row.values[$0] ?? 0) }.max() ?? 0
        return largest > 0 ? change / largest : 0
    }

    // MARK: Tables by topic

    private func section(_ topic: Comparison.Topic) -> String? {
        let rows = comparison.rows(topic).filter { size($0) >= threshold }
        if rows.isEmpty { return nil }
        let note =
            isPair && topic.isYearly
            ? topic.note + " Changes by year, and plan 2 itself in the last; largest first."
            : topic.note + " Largest first."
        return style.section(topic.title, note, isPair && topic.isYearly ? yearTable(topic, rows) : planTable(rows))
    }

    /// For two plans: a column for the change in each year, and the second plan's figure in the last.
    private func yearTable(_ topic: Comparison.Topic, _ rows: [Comparison.Row]) -> TextTable {
        let figures = comparison.figures.filter { $0.topic == topic }
        let years = Set(figures.compactMap(\.year)).sorted()
        let last = Dictionary(grouping: figures.filter { $0.year == years.last }) { Subject($0) }
        var table = TextTable(
            [.name("where"), .left("what"), .left("unit")] + years.map { .right("\($0)") } + [.right("plan 2")], keys: 3
        )
        for (subject, rows) in bySize(rows) {
            let cells = years.map { year in rows.first { $0.year == year }.map { change($0, 1) } ?? "·" }
            let end = last[subject]?.first?.values[1] ?? nil
            table.add(
                [subject.place, subject.quantity, rows[0].unit] + cells + [
                    NumberText.text(end, decimals: rows[0].decimals)
                ])
        }
        return table
    }

    /// A column for each plan: the first one's figures, the others' changes.
    private func planTable(_ rows: [Comparison.Row]) -> TextTable {
        var table = TextTable(
            [.name("where"), .left("what"), .left("unit"), .right("year"), .right("1")]
                + (1..<members.count).map { .right("change, \($0 + 1)") }, keys: 4)
        for (_, rows) in bySize(rows) {
            for row in rows {
                table.add(
                    [
                        row.place, row.quantity, row.unit, row.year.map { "\($0)" } ?? "all",
                        NumberText.text(row.values[0], decimals: row.decimals),
                    ] + (1..<members.count).map { change(row, $0) })
            }
        }
        return table
    }

    /// What rows of several years are about.
    private struct Subject: Hashable {
        let place: String
        let quantity: String

        init(_ row: Comparison.Row) { (place, quantity) = (row.place, row.quantity) }
    }

    /// By subject, the one with the largest change first; as the plan has them where changes are the same.
    private func bySize(_ rows: [Comparison.Row]) -> [(Subject, [Comparison.Row])] {
        var order: [Subject] = []
        var known: [Subject: [Comparison.Row]] = [:]
        for row in rows {
            if known[Subject(row)] == nil { order.append(Subject(row)) }
            known[Subject(row), default: []].append(row)
        }
        let sized = order.enumerated().map {
            (place: $0.offset, subject: $0.element, size: known[$0.element]!.map(size).max() ?? 0)
        }
        return sized.sorted { ($0.size, $1.place) > ($1.size, $0.place) }.map { ($0.subject, known[$0.subject]!) }
    }

    private func change(_ row: Comparison.Row, _ member: Int) -> String {
        switch (row.values[0], row.values[member]) {
        case (nil, nil): "·"
        case (nil, let value?): "new: \(NumberText.text(value, decimals: row.decimals))"
        case (_?, nil): "gone"
        default: ComparisonScreen.shown(row.change(member) ?? 0, row.decimals) ?? "·"
        }
    }

    // MARK: Limits

    /// Those that the screen does not tell, and whose worth changes.
    private func limits(after screen: ComparisonScreen) -> [String] {
        let limits = screen.limits.limits
        let largest = limits.map(\.largest).max() ?? 0
        let told = screen.toldLimits
        let rest = limits.enumerated().filter { place, limit in
            !told.contains(place)
                && limit.change > max(threshold * largest, Comparison.Tolerance().relativeOfPrices * limit.largest)
        }.map(\.element).sorted { ($0.change, $1.name, $1.place) > ($1.change, $0.name, $0.place) }
        if rest.isEmpty { return [] }
        var table = TextTable(
            [.name("limit"), .name("where")] + members.indices.map { .right("\($0 + 1)") }
                + (isPair ? [.right("change")] : []), keys: 2)
        for limit in rest {
            let worth = limit.worth.map { $0.map { NumberText.text($0 / 1e6, decimals: 1) } ?? "·" }
            let change = ((limit.worth[1] ?? 0) - (limit.worth[0] ?? 0)) / 1e6
            table.add([limit.name, limit.place] + worth + (isPair ? [ComparisonScreen.signed(change, 1)] : []))
        }
        return [
            style.section(
                "What limits are worth",
                "Million US$ over the years, number × price; · where it does not bind. Those that the page above has are not "
                    + "repeated. Largest change first.", table)!
        ]
    }
}

extension Comparison.Topic {
    /// Those that are told behind the first page: the headline and what binds stand there.
    static let detailed: [Comparison.Topic] = [.region, .built, .link, .cost, .unserved]

    var title: String {
        switch self {
        case .headline: "Headline"
        case .region: "Where the computing is"
        case .built: "What is built"
        case .link: "Links"
        case .cost: "What it costs"
        case .unserved: "Work not done"
        case .binding: "What binds, and what it is worth"
        case .policy: "Policies"
        }
    }

    /// Whether it has many figures a year: worth a column for each year.
    var isYearly: Bool {
        switch self {
        case .region, .built, .link, .cost, .unserved: true
        case .headline, .binding, .policy: false
        }
    }

    var note: String {
        switch self {
        case .headline: "All regions together."
        case .region: "By region."
        case .built: "Racks at their peak."
        case .link: "Capacity, and energy sent each way."
        case .cost: "Of each year, real, not discounted."
        case .unserved: "Mean over the year, by where the work comes from."
        case .binding: "Of the year, saved by one more unit of the limit; · where it does not bind."
        case .policy: "Price of each policy's limit; · where there is no such policy."
        }
    }
}
