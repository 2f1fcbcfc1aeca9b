import Foundation
import Output
import Reporting

/// A comparison in words and tables, or as JSON.
public struct ComparisonReport {
    private let comparison: Comparison
    private let style: TextTable.Style

    public init(_ comparison: Comparison, style: TextTable.Style) {
        self.comparison = comparison
        self.style = style
    }

    private var members: [Comparison.Member] { comparison.members }

    public func rendered() -> String {
        var parts = [memberTable()]
        parts += overrideTable() + resolutionNote() + programNote()
        parts +=
            comparison.rows.isEmpty ? ["Nothing changes: every figure is the same within the tolerance."] : sections()
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func memberTable() -> String {
        var table = TextTable([.left("plan"), .left("from"), .left("hours"), .left("status")])
        for member in members {
            let resolution = member.plan.scenario?.resolution ?? "–"
            table.add([member.name, member.source, resolution, member.plan.status])
        }
        return heading("Plans compared") + gap + "Changes are against the first.\n\n" + table.rendered(style)
    }

    /// What makes two runs of one scenario differ.
    private func overrideTable() -> [String] {
        let overrides = comparison.overrides
        if overrides.isEmpty { return [] }
        var table = TextTable([.left("key")] + members.map { .right($0.name) })
        for (key, values) in overrides { table.add([key] + values.map { $0?.line ?? "·" }) }
        return [
            heading("What was set differently") + gap + "By --set; · where the scenario's own value holds.\n\n"
                + table.rendered(style)
        ]
    }

    private func programNote() -> [String] {
        let programs = members.compactMap { $0.plan.program?.sha256 }
        if Set(programs).count < 2 { return [] }
        return [
            "Mind that the plans come from different builds of dcplan: a part of the differences may come from that."
        ]
    }

    private func resolutionNote() -> [String] {
        let resolutions = members.compactMap { $0.plan.scenario?.resolution }
        if Set(resolutions).count < 2 { return [] }
        return ["Mind that the plans model different hours: a part of the differences comes from that alone."]
    }

    private func sections() -> [String] {
        Comparison.Topic.allCases.compactMap { topic in
            let rows = comparison.rows(topic)
            if rows.isEmpty { return nil }
            let isYearly = members.count == 2 && topic.isYearly
            let note = isYearly ? topic.note + " Changes by year, and both plans' figures in the last." : topic.note
            let table = isYearly ? yearTable(topic, rows) : table(rows)
            return heading(topic.title) + gap + note + "\n\n" + table.rendered(style)
        }
    }

    /// For two plans: a column for the change in each year, and both plans' own figures in the last one.
    private func yearTable(_ topic: Comparison.Topic, _ rows: [Comparison.Row]) -> TextTable {
        let figures = comparison.figures.filter { $0.topic == topic }
        let years = Set(figures.compactMap(\.year)).sorted()
        let last = years.last ?? 0
        var table = TextTable(
            [.left("where"), .left("what"), .left("unit")] + years.map { .right("\($0)") }
                + [.right("first"), .right("second")])
        let changes = Dictionary(grouping: rows) { Subject($0) }
        let ends = Dictionary(grouping: figures.filter { $0.year == last }) { Subject($0) }
        var place: String?
        var told: Set<Subject> = []
        for subject in figures.map(Subject.init) where changes[subject] != nil && told.insert(subject).inserted {
            if let place, place != subject.place { table.addSeparator() }
            place = subject.place
            let row = changes[subject]![0]
            let cells = years.map { year in
                changes[subject]!.first { $0.year == year }.map { change($0)[0] } ?? "·"
            }
            let end = ends[subject]?.first?.values ?? [nil, nil]
            table.add(
                [subject.place, subject.quantity, row.unit] + cells
                    + end.map { NumberText.text($0, decimals: row.decimals) })
        }
        return table
    }

    /// What rows of several years are about.
    private struct Subject: Hashable {
        let place: String
        let quantity: String

        init(_ row: Comparison.Row) {
            place = row.place
            quantity = row.quantity
        }
    }

    /// A column for each plan; with two plans, the change and its share too.
    private func table(_ rows: [Comparison.Row]) -> TextTable {
        let hasPlaces = rows.contains { !$0.place.isEmpty }
        let isPair = members.count == 2
        var columns: [TextTable.Column] = hasPlaces ? [.left("where")] : []
        columns += [.right("year"), .left("what"), .left("unit")] + members.map { .right($0.name) }
        if isPair { columns += [.right("change"), .right("relative")] }
        var table = TextTable(columns)
        var last: Comparison.Row?
        for row in rows {
            if let last, last.place != row.place { table.addSeparator() }
            last = row
            var cells = hasPlaces ? [row.place] : []
            cells += [row.year.map { "\($0)" } ?? "all", row.quantity, row.unit]
            cells += row.values.map { value in value.map { NumberText.text($0, decimals: row.decimals) } ?? "·" }
            if isPair { cells += change(row) }
            table.add(cells)
        }
        return table
    }

    private func change(_ row: Comparison.Row) -> [String] {
        switch (row.values[0], row.values[1]) {
        case (nil, _?): return ["appears", ""]
        case (_?, nil): return ["disappears", ""]
        default:
            let share = row.relativeChange(1).flatMap { abs($0) < 10 && row.unit != "%" ? $0 : nil }
            return [signed(row.change(1) ?? 0, row.decimals), share.map { signed($0 * 100, 1) + " %" } ?? ""]
        }
    }

    private func signed(_ value: Double, _ decimals: Int) -> String {
        (value > 0 ? "+" : "") + NumberText.text(value, decimals: decimals)
    }

    private var gap: String { style == .markdown ? "\n\n" : "  " }

    private func heading(_ text: String) -> String { style == .markdown ? "## \(text)" : text.uppercased() + "." }
}

extension Comparison.Topic {
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

extension Comparison {
    private struct Document: Encodable {
        struct Plan: Encodable {
            let name: String
            let source: String
            let title: String?
            let label: String?
            let status: String
            let resolution: String?
            let objectiveUsd: Double?
            let overrides: [String: JSONValue]
            let program: PlanDocument.ProgramPart?
        }

        struct Override: Encodable {
            let key: String
            let values: [JSONValue?]
        }

        struct Line: Encodable {
            let table: Topic
            let place: String
            let year: Int?
            let quantity: String
            let unit: String
            let values: [Double?]
            let changes: [Double?]
        }

        let plans: [Plan]
        let overrides: [Override]
        let changed: Bool
        let rows: [Line]
    }

    /// `{"plans": […], "overrides": [{"key", "values"}], "changed": …, "rows": [{"table", "place", "year", "quantity", "unit", "values", "changes"}]}`, keys
    /// sorted, numbers not rounded, a final newline.
    public func json() throws -> Data {
        let document = Document(
            plans: members.map {
                Document.Plan(
                    name: $0.name, source: $0.source, title: $0.plan.scenario?.title, label: $0.plan.label,
                    status: $0.plan.status, resolution: $0.plan.scenario?.resolution,
                    objectiveUsd: $0.plan.objectiveUsd, overrides: $0.plan.overrides ?? [:], program: $0.plan.program)
            },
            overrides: overrides.map { Document.Override(key: $0.key, values: $0.values) },
            changed: !rows.isEmpty,
            rows: rows.map { row in
                Document.Line(
                    table: row.topic, place: row.place, year: row.year, quantity: row.quantity, unit: row.unit,
                    values: row.values, changes: members.indices.map { row.change($0) })
            })
        return try ResultCoding.bytes(document)
    }
}
