import Output
import Reporting

/// A comparison on one screen: what is compared with what, who gains and who loses, what moved, what binds anew and what no more, what is
/// not served. At most `mostLines` lines of text.
struct ComparisonScreen {
    static let mostLines = 40

    let comparison: Comparison
    let style: TextTable.Style
    let parties: ComparisonParties
    let limits: ComparisonLimits
    private let moves: ComparisonMoves
    private let undone: ComparisonUndone

    typealias Measure = ComparisonParties.Measure

    /// How much of each thing there is room for.
    struct Budget {
        var parties = 12
        var moves = 9
        var limits = 8
        var undone = 3

        /// From the most that is told to the least.
        static let all = [
            Budget(), Budget(moves: 7, limits: 6), Budget(parties: 9, moves: 6, limits: 5, undone: 2),
            Budget(parties: 8, moves: 5, limits: 4, undone: 2), Budget(parties: 7, moves: 4, limits: 3, undone: 1),
            Budget(parties: 6, moves: 3, limits: 2, undone: 1), Budget(parties: 4, moves: 2, limits: 1, undone: 1),
        ]
    }

    init(_ comparison: Comparison, style: TextTable.Style) {
        (self.comparison, self.style) = (comparison, style)
        let plans = comparison.members.map(\.plan)
        parties = ComparisonParties(plans)
        limits = ComparisonLimits(plans)
        moves = ComparisonMoves(plans)
        undone = ComparisonUndone(plans)
    }

    func rendered() -> String { text(budget) }

    /// What is compared with what, without more.
    func head() -> String { blocks([headLines]) }

    /// The most for which there is room.
    private var budget: Budget {
        if style == .markdown { return Budget.all[0] }
        func lines(_ budget: Budget) -> Int {
            text(budget).split(separator: "\n", omittingEmptySubsequences: false).count - 1
        }
        return Budget.all.first { lines($0) <= Self.mostLines } ?? Budget.all.last!
    }

    /// The places of the limits that it tells, among all of them.
    var toldLimits: Set<Int> {
        Set(limits.limits.enumerated().filter { $0.element.isSplit }.prefix(budget.limits).map(\.offset))
    }

    var members: [Comparison.Member] { comparison.members }
    var isPair: Bool { members.count == 2 }
    /// Those that are set against the first.
    var others: Range<Int> { 1..<members.count }

    private func text(_ budget: Budget) -> String {
        blocks([headLines, gains(budget), moved(budget), bound(budget), notServed(budget)]) + "\n"
    }

    private func blocks(_ blocks: [[String?]]) -> String {
        let gap = style == .markdown ? "\n\n" : "\n"
        return blocks.map { $0.compactMap { $0 } }.filter { !$0.isEmpty }.map { $0.joined(separator: gap) }
            .joined(separator: "\n\n")
    }

    func heading(_ text: String) -> String { style.heading(text) }

    // MARK: What is compared

    private var headLines: [String?] {
        [title, memberTable, overrides] + notes + (isPair ? [costs] : [])
    }

    private var title: String {
        let names = members.map { style.neutral($0.name) }
        let text =
            isPair
            ? "\(names[1]) against \(comparison.baseIsExtended ? "its base " : "")\(names[0])"
            : "\(members.count - 1) plans against \(comparison.baseIsExtended ? "their base " : "")\(names[0])"
        return style == .markdown ? "# \(text)" : style.paragraph(text)
    }

    private var memberTable: String {
        var table = TextTable(
            [.right("plan"), .left("name"), .name("from"), .left("hours"), .left("status"), .right("M US$")], keys: 2)
        for (i, member) in members.enumerated() {
            table.add([
                "\(i + 1)", member.name, member.source, member.plan.scenario?.resolution ?? "–", member.plan.status,
                NumberText.text(member.plan.objectiveUsd.map { $0 / 1e6 }, decimals: 1),
            ])
        }
        return table.rendered(style)
    }

    private static let mostOverrides = 3

    /// What makes two runs of one scenario differ, where it is little; much stands in the details.
    private var overrides: String? {
        let overrides = comparison.overrides
        if overrides.isEmpty || overrides.count > Self.mostOverrides { return nil }
        let words = overrides.map { key, values in
            "\(style.neutral(key)) = "
                + values.map { $0.map { style.neutral($0.line) } ?? "·" }.joined(separator: " / ")
        }
        return style.paragraph("Set differently: " + words.joined(separator: "; ") + ".")
    }

    /// What makes the plans differ, where it is much; nil where it stands above, or is nothing.
    var overrideTable: String? {
        let overrides = comparison.overrides
        if overrides.count <= Self.mostOverrides { return nil }
        var table = TextTable([.left("key")] + members.indices.map { .right("\($0 + 1)") }, keys: 1)
        for (key, values) in overrides { table.add([key] + values.map { $0?.line ?? "·" }) }
        return style.section(
            "What was set differently", "By --set; · where the scenario's own value holds.", table)
    }

    /// What is to be said besides tables and pictures, each in a paragraph of the style.
    var sentences: [String] { (notes + (isPair ? [costs, operators] : [])).compactMap { $0 } }

    private var notes: [String?] {
        let resolutions = Set(members.compactMap { $0.plan.scenario?.resolution })
        let programs = Set(members.compactMap { $0.plan.program?.sha256 })
        return [
            resolutions.count > 1
                ? style.paragraph(
                    "Mind that the plans model different hours: a part of the differences comes from that alone.")
                : nil,
            programs.count > 1
                ? style.paragraph(
                    "Mind that the plans come from different builds of dcplan: a part of the differences may come from that."
                )
                : nil,
        ]
    }

    /// The change of the cost and of its parts, in a line.
    private var costs: String? {
        let plans = members.map(\.plan)
        guard let from = plans[0].objectiveUsd, let to = plans[1].objectiveUsd else { return nil }
        let change = (to - from) / 1e6
        let share = from == 0 ? "" : " (\(signed((to - from) / abs(from) * 100, 2)) %)"
        let views: [(String, KeyPath<PlanDocument.HeadlinePart, Double>)] = [
            ("resources", \.resourceCostUsd), ("transfers", \.transfersUsd), ("penalties", \.penaltiesUsd),
        ]
        let parts = views.compactMap { words, view -> String? in
            guard let a = plans[0].headline?[keyPath: view], let b = plans[1].headline?[keyPath: view] else {
                return nil
            }
            return "\(words) \(signed((b - a) / 1e6, 1))"
        }
        let words = NumberText.text(abs(change), decimals: 1)
        return style.paragraph(
            words == "0.0"
                ? "They cost the same."
                : "Plan 2 costs \(words) M US$ \(change > 0 ? "more" : "less")\(share)"
                    + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))") + "; present value.")
    }

    // MARK: What moved

    private func moved(_ budget: Budget) -> [String?] {
        let chosen = moves.largest(budget.moves)
        if chosen.isEmpty { return [] }
        var table = TextTable(
            [.left("what"), .name("of"), .name("where"), .left("unit")]
                + (isPair
                    ? [.right("1"), .right("2"), .right("change")] : members.indices.map { .right("\($0 + 1)") }),
            keys: 4)
        for move in chosen {
            let values = move.values.map { NumberText.text($0, decimals: move.decimals) }
            let changes = others.map { shown(move.changes[$0], move.decimals) ?? "·" }
            table.add(
                [move.group.title, move.what, move.place, move.unit]
                    + (isPair ? values + changes : [values[0]] + changes))
        }
        let more = moves.moves.count - chosen.count
        return [
            heading("What moved" + (isPair ? "" : ", against plan 1")),
            table.rendered(style),
            more > 0 && style == .markdown ? "\(more) smaller moves stand in the details." : nil,
        ]
    }

    // MARK: What binds

    private func bound(_ budget: Budget) -> [String?] {
        let split = limits.limits.filter(\.isSplit)
        if split.isEmpty { return [] }
        let chosen = Array(split.prefix(budget.limits))
        let more = split.count - chosen.count
        let table = isPair ? pairOfLimits(chosen) : limitsByPlan(chosen)
        let title = isPair ? "What binds anew, and what no more" : "What binds in some plans and not in all"
        return [
            heading(title) + (more > 0 ? " (\(more) smaller ones below)" : ""),
            table.rendered(style),
        ]
    }

    private func pairOfLimits(_ limits: [ComparisonLimits.Limit]) -> TextTable {
        var table = TextTable(
            [.left("now"), .name("limit"), .name("where"), .left("years"), .right("worth, M US$")], keys: 3)
        for limit in limits.filter({ $0.newlyBinds(1) }) + limits.filter({ $0.bindsNoMore(1) }) {
            let member = limit.newlyBinds(1) ? 1 : 0
            table.add([
                member == 1 ? "binds" : "free", limit.name, limit.place, ComparisonScreen.span(limit.years[member]),
                NumberText.text(limit.worth[member].map { $0 / 1e6 }, decimals: 1),
            ])
        }
        return table
    }

    private func limitsByPlan(_ limits: [ComparisonLimits.Limit]) -> TextTable {
        var table = TextTable(
            [.name("limit"), .name("where"), .left("worth")] + members.indices.map { .right("\($0 + 1)") }, keys: 3)
        for limit in limits {
            table.add(
                [limit.name, limit.place, "M US$"]
                    + limit.worth.map { $0.map { NumberText.text($0 / 1e6, decimals: 1) } ?? "·" })
        }
        return table
    }

    /// `2026–2028, 2030`.
    static func span(_ years: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for year in years {
            if let last = runs.last, last.upperBound == year - 1 {
                runs[runs.count - 1] = last.lowerBound...year
            } else {
                runs.append(year...year)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: ", ")
    }

    // MARK: What is not served

    private func notServed(_ budget: Budget) -> [String?] {
        let changed = undone.lines.filter { NumberText.percent($0.change, decimals: 2) != "0.00 %" }
        if changed.isEmpty {
            return [
                undone.lines.isEmpty ? "All is served in each plan." : "What is not served is the same in each plan."
            ]
        }
        let words = changed.prefix(budget.undone).map { line in
            "\(style.neutral(line.what)) of \(style.neutral(line.place)) "
                + line.shares.map { NumberText.percent($0, decimals: 2) }.joined(separator: isPair ? " → " : " / ")
        }
        let more = changed.count - words.count
        return [
            style.paragraph(
                "NOT SERVED: " + words.joined(separator: "; ") + (more > 0 ? "; \(more) more" : "") + ".")
        ]
    }

    // MARK: Numbers

    func signed(_ value: Double, _ decimals: Int) -> String { ComparisonScreen.signed(value, decimals) }

    static func signed(_ value: Double, _ decimals: Int) -> String {
        let text = NumberText.text(value, decimals: decimals)
        return (text.hasPrefix("−") || !text.contains { $0 != "0" && $0 != "." && $0 != "," } ? "" : "+") + text
    }

    func shown(_ value: Double, _ decimals: Int) -> String? { ComparisonScreen.shown(value, decimals) }

    /// A change; nil where it would be shown as 0.
    static func shown(_ value: Double, _ decimals: Int) -> String? {
        let text = signed(value, decimals)
        return text.hasPrefix("+") || text.hasPrefix("−") ? text : nil
    }
}
