import Output
import Planning
import Reporting
import Vocabulary

/// A comparison as one self-contained page: who gains and who loses, what moved, what binds anew, what is not served, what differs, and the
/// plans side by side.
///
/// Keys of numbers are paths in what `compare --json` prints; of numbers of one plan, paths in its `plan.json` behind the plan's number.
package struct ComparisonPage {
    let comparison: Comparison
    /// Of the largest figure of its table and unit; smaller changes are not listed.
    let threshold: Double
    private let parties: ComparisonParties
    private let moves: ComparisonMoves
    private let limits: ComparisonLimits
    let undone: ComparisonUndone

    private typealias Measure = ComparisonParties.Measure

    package init(_ comparison: Comparison, threshold: Double) {
        (self.comparison, self.threshold) = (comparison, threshold)
        let plans = comparison.members.map(\.plan)
        parties = ComparisonParties(plans)
        moves = ComparisonMoves(plans)
        limits = ComparisonLimits(plans)
        undone = ComparisonUndone(plans)
    }

    /// The file: the same plans give the same bytes.
    package func html() -> String {
        let side = SideBySide(names: members.map(\.name), documents: members.map(\.plan))
        let own = [gains, moved, bound, notServed, details].compactMap { $0 }
        let sections = side.sections.prefix(1) + own + side.sections.dropFirst()
        return Page(title, lead: lead, sections: Array(sections), scripts: ReportPage.scripts).html()
    }

    var members: [Comparison.Member] { comparison.members }
    /// Those that are set against the first.
    var others: Range<Int> { 1..<members.count }

    private var title: String {
        members.count == 2
            ? "\(members[1].name) against \(members[0].name)" : "\(members.count - 1) plans against \(members[0].name)"
    }

    private var lead: Markup {
        let screen = ComparisonScreen(comparison, style: .terminal(width: .max))
        var table = PageTable(
            "What was set differently; · where the scenario's own value holds",
            [.words("key")] + members.indices.map { .words("\($0 + 1)") })
        for (key, values) in comparison.overrides {
            table.add([.mixed(Markup("code", [:], .text(key)))] + values.map { .text($0?.line ?? "·") })
        }
        return .group(screen.sentences.map { Markup("p", ["class": "words"], .text($0)) } + [table.markup])
    }

    // MARK: Who gains and who loses

    private func change(_ party: Int, _ measure: Measure, _ member: Int) -> Told? {
        let values = parties.parties[party][measure]
        guard values.indices.contains(member), let from = values[0], let to = values[member] else { return nil }
        return Told(to - from, "parties.\(party).changes.\(measure.key).\(member)")
    }

    private var gains: Section? {
        let all = parties.parties.indices.filter { parties.parties[$0].kind != .operators }
        let charts = others.map { member in
            let bars = all.filter { parties.parties[$0].kind == .jurisdiction }.compactMap { p in
                change(p, .netCost, member).map {
                    BarList.Bar(parties.parties[p].name, $0, SeriesStyle(number: $0.value > 0 ? 1 : 2))
                }
            }
            return BarList(
                id: "gains-\(member)", title: gainTitle(bars, member), shown: Measure.netCost.shown, bars: bars,
                isSigned: true,
                table: [partyTable(all, Measure.places, member)]
            ).markup
        }
        let operators = parties.parties.indices.filter { parties.parties[$0].kind == .operators }
        let money = parties.isPresentValue ? "Money is present value" : "Money is not discounted"
        return Section(
            "gains", "Who gains and who loses",
            [Markup.note("Changes against plan 1; less is better. \(money).")]
                + [.charts(charts)] + others.map { partyTable(operators, Measure.operators, $0) })
    }

    private func gainTitle(_ bars: [BarList.Bar], _ member: Int) -> Markup {
        let shown = Measure.netCost.shown
        let sums = bars.filter { $0.told.text(shown) != NumberText.text(0, decimals: shown.decimals) }
        func extreme(_ bar: BarList.Bar?, _ verb: String) -> [Markup] {
            bar.map { [.name($0.name), .text(" \(verb) most: "), $0.told.signed(shown)] } ?? []
        }
        let loser = sums.filter { $0.told.value > 0 }.max { $0.told.value < $1.told.value }
        let winner = sums.filter { $0.told.value < 0 }.min { $0.told.value < $1.told.value }
        if sums.isEmpty { return .text("\(members[member].name): no jurisdiction's net cost changes") }
        let parts = [extreme(winner, "gains"), extreme(loser, "loses")].filter { !$0.isEmpty }
        return .group([.name(members[member].name), ": "] + parts[0] + (parts.count > 1 ? ["; "] + parts[1] : []))
    }

    private func partyTable(_ told: [Int], _ measures: [Measure], _ member: Int) -> Markup {
        var table = PageTable(
            "\(members[member].name) less \(members[0].name)",
            [.words("who")]
                + measures.map { .number($0.heading.contains($0.unit) ? $0.heading : "\($0.heading), \($0.unit)") })
        for p in told {
            table.add(
                [.name(parties.parties[p].name)]
                    + measures.map { measure in
                        .number(change(p, measure, member).map { $0.data($0.signedText(measure.shown)) } ?? "")
                    })
        }
        return table.markup
    }

    // MARK: What moved

    /// Bars of a picture.
    private static let most = 10

    private var moved: Section? {
        let all = moves.moves.enumerated().map { (index: $0, move: $1) }
        if all.isEmpty { return nil }
        let kinds = ComparisonMoves.Group.allCases.flatMap { group in
            Set(all.filter { $0.move.group == group }.map(\.move.unit)).sorted().map { (group: group, unit: $0) }
        }
        let charts = others.flatMap { member in
            kinds.enumerated().map { k, kind in
                let told = all.filter { $0.move.group == kind.group && $0.move.unit == kind.unit }
                    .map { (move: $0.move, told: Told($0.move.changes[member], "moves.\($0.index).changes.\(member)")) }
                    .filter { $0.told.value != 0 }.sorted { abs($0.told.value) > abs($1.told.value) }
                return moveChart("moved-\(member)-\(k)", kind.group, kind.unit, told, member)
            }
        }
        return Section("moved", "What moved", [.charts(charts), .details("Every move", [moveTable])])
    }

    private func moveChart(
        _ id: String, _ group: ComparisonMoves.Group, _ unit: String,
        _ told: [(move: ComparisonMoves.Move, told: Told)], _ member: Int
    ) -> Markup {
        guard let first = told.first else { return .nothing }
        let shown = Shown(group.title, unit, decimals: first.move.decimals)
        let title = Markup.group([
            members.count > 2 ? .group([.name(members[member].name), ": "]) : .nothing,
            .text("\(group.title.capitalisedFirst): "),
            .name("\(first.move.what), \(first.move.place)"), " changes most, ",
            first.told.data(first.told.signedText(shown)), .text(" \(unit)"),
        ])
        let bars = told.prefix(Self.most).map {
            BarList.Bar("\($0.move.what), \($0.move.place)", $0.told, SeriesStyle(number: $0.told.value > 0 ? 1 : 2))
        }
        return BarList(id: id, title: title, shown: shown, bars: bars, isSigned: true, table: [moveTable(group, unit)])
            .markup
    }

    private var moveTable: Markup { moveTable(nil, nil) }

    private func moveTable(_ group: ComparisonMoves.Group?, _ unit: String?) -> Markup {
        var table = PageTable(
            "Sums of the years",
            [.words("what"), .words("of"), .words("where"), .words("unit")]
                + members.indices.map { .number("\($0 + 1)") }
                + others.map { .number(members.count == 2 ? "change" : "change of \($0 + 1)") }, keys: 3,
            isSortable: true)
        for (i, move) in moves.moves.enumerated()
        where (group ?? move.group) == move.group && (unit ?? move.unit) == move.unit {
            let shown = Shown("", "", decimals: move.decimals)
            table.add(
                [.text(move.group.title), .name(move.what), .name(move.place), .text(move.unit)]
                    + move.values.indices.map { .number(Told(move.values[$0], "moves.\(i).values.\($0)"), shown) }
                    + others.map { m in
                        let told = Told(move.changes[m], "moves.\(i).changes.\(m)")
                        return .number(told.data(told.signedText(shown)))
                    })
        }
        return table.markup
    }

    // MARK: What binds

    private var bound: Section? {
        let money = Measure.netCost.shown
        let split = limits.limits.enumerated().filter { $0.element.isSplit }
        func told(_ l: Int, _ member: Int) -> Told? {
            Told(limits.limits[l].worth[member], "limits.\(l).worth_usd.\(member)")
        }
        let charts = others.map { member in
            let changed = split.filter { $0.element.newlyBinds(member) || $0.element.bindsNoMore(member) }
            let bars = changed.compactMap { l, limit -> BarList.Bar? in
                let isNew = limit.newlyBinds(member)
                guard let worth = told(l, isNew ? member : 0) else { return nil }
                let change = isNew ? worth : Told(-worth.value, "0 − \(worth.key)")
                return BarList.Bar(
                    "\(limit.name), \(limit.place)", note: isNew ? "binds anew" : "binds no more", change,
                    SeriesStyle(number: isNew ? 1 : 2))
            }.sorted { abs($0.told.value) > abs($1.told.value) }
            let title = Markup.group([
                .name(members[member].name),
                ": \(changed.count { $0.element.newlyBinds(member) }) limits bind anew, \(changed.count { $0.element.bindsNoMore(member) }) no more",
            ])
            return BarList(
                id: "bound-\(member)", title: title, shown: Shown("worth", money.unit, scale: money.scale, decimals: 1),
                bars: Array(bars.prefix(Self.most)), isSigned: true, table: [limitTable(split.map(\.offset))]
            ).markup
        }
        let drawn = Markup.charts(charts)
        return drawn.isNothing ? nil : Section("bound", "What binds anew, and what no more", [drawn])
    }

    private func limitTable(_ told: [Int]) -> Markup {
        let money = Measure.netCost.shown
        var table = PageTable(
            "Limits that bind in some plans and not in all: worth, \(money.unit)",
            [.words("limit"), .words("where")] + members.indices.flatMap { [.number("\($0 + 1)"), .words("in")] },
            keys: 2)
        for l in told {
            let limit = limits.limits[l]
            table.add(
                [.name(limit.name), .name(limit.place)]
                    + members.indices.flatMap { m -> [PageTable.Cell] in
                        [
                            .number(Told(limit.worth[m], "limits.\(l).worth_usd.\(m)")?.number(money) ?? "·"),
                            .text(ComparisonScreen.span(limit.years[m])),
                        ]
                    })
        }
        return table.markup
    }
}

extension ComparisonParties.Measure {
    var shown: Shown { Shown(heading, unit, scale: scale, decimals: decimals) }
}

extension Told {
    /// With its sign, whichever it is.
    func signedText(_ shown: Shown) -> String {
        ComparisonScreen.signed(value * shown.scale, shown.decimals)
    }

    fileprivate func signed(_ shown: Shown) -> Markup {
        .group([data(signedText(shown)), .text("\u{A0}\(shown.unit)")])
    }
}
