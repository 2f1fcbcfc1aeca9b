import CooperativeGames
import Output
import Reporting
import Vocabulary

/// A cooperation as text: what is saved, who pays what, who pays whom, and what every coalition saves. One screen.
struct CooperationReport {
    let found: Cooperation
    let style: TextTable.Style

    /// Rows of coalitions on one screen; of more, those that save most.
    private static let mostCoalitions = 15
    /// Items that a sentence tells.
    private static let mostItems = 5
    private static let width = 80

    func rendered() -> String {
        let parts: [String?] = [
            sentences.map(wrapped).joined(separator: "\n"), playersTable, payments, coalitionsTable,
        ]
        return parts.compactMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    // MARK: - Sentences

    private var sentences: [String] {
        var lines: [String] = []
        let mask = found.whole.mask
        if let saving = found.savingUsd(mask), let cost = found.whole.costUsd {
            let share = NumberText.percent(saving / max(abs(cost + saving), .leastNormalMagnitude), decimals: 1)
            lines.append(
                "A shared plan saves \(money(saving)) million US$ (\(share)) against \(found.players.count) separate ones, \(years)."
            )
            lines.append(contentsOf: kinds(mask))
            lines.append(contentsOf: items(mask))
        } else {
            lines.append("A shared plan costs \(money(found.whole.costUsd!)) million US$; what it saves is not known:")
        }
        lines.append(contentsOf: core)
        lines.append(contentsOf: missing)
        lines.append(contentsOf: offshore)
        return lines
    }

    private var years: String {
        let years = found.scenario.horizon.years
        return years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
    }

    /// What of offshore work each would have to do alone, in the last year.
    private var offshore: [String] {
        guard found.scenario.hasOffshoreDemand else { return [] }
        let shares = found.scenario.offshoreShares
        let parts = found.players.map { player in
            let share = player.regions.reduce(0) { $0 + (shares[$1].last ?? 0) }
            return "\(style.neutral(player.name)) \(NumberText.percent(share))"
        }
        let last = found.scenario.horizon.years.upperBound
        return ["Of offshore work in \(last), each alone has: \(parts.joined(separator: ", "))."]
    }

    /// Bills and penalties apart.
    private func kinds(_ mask: Int) -> [String] {
        guard let penalties = found.savingUsd(mask, .penalties), let resources = found.savingUsd(mask, .resources),
            let transfers = found.savingUsd(mask, .transfers)
        else { return [] }
        let bills = resources + transfers
        return [
            "Of it bills \(signed(bills)) (resources \(signed(resources)), transfers \(signed(transfers))), "
                + "what goes undone \(signed(penalties))."
        ]
    }

    /// What saves and what takes most, by category.
    private func items(_ mask: Int) -> [String] {
        let parts = CostCategory.allCases.filter { $0.view == .resources }.map { category in
            let alone = CoalitionGame.members(mask).reduce(0) { $0 + (found.found(1 << $1)?.usd(category) ?? 0) }
            return (category, alone - found.whole.usd(category))
        }.filter { abs($0.1) > found.noiseUsd }
        if parts.isEmpty { return [] }
        return ["Of the resources: " + parts.map { "\($0.0.rawValue) \(signed($0.1))" }.joined(separator: ", ") + "."]
    }

    private var core: [String] {
        guard let game = found.game else { return [] }
        if game.coreIsEmpty {
            return [
                "The core is empty: however it is divided, some coalition could do \(money(game.leastCoreUsd)) better apart."
            ]
        }
        let shapley =
            game.shapley.isInCore
            ? "so is the Shapley value: no coalition would do better apart"
            : "the Shapley value is not: some coalition would do better apart"
        return ["The core is not empty; the nucleolus is in it, \(shapley)."]
    }

    /// Coalitions without a cost, those with the fewest members first.
    private var missing: [String] {
        let without = found.cases.filter { $0.costUsd == nil }
        return without.prefix(Self.mostItems).map { coalition in
            let have = coalition.mask.nonzeroBitCount == 1 ? "has" : "have"
            return
                "\(members(coalition.mask)) alone \(have) no plan (\(coalition.status.rawValue)): \(coalition.reason ?? "")"
        } + (without.count > Self.mostItems ? ["and \(without.count - Self.mostItems) more"] : [])
    }

    // MARK: - Tables

    private var playersTable: String {
        var columns: [TextTable.Column] = [
            .left("million US$"), .right("alone"), .right("of it undone"), .right("together"),
        ]
        let divisions = found.game?.divisions ?? []
        for heading in [("Shapley", "pays"), ("nucleolus", "pays")].prefix(divisions.count) {
            columns += [.right(heading.0), .right(heading.1)]
        }
        var table = TextTable(columns)
        for (i, player) in found.players.enumerated() {
            let alone = found.found(1 << i)
            table.add(
                [
                    player.name, money(alone?.costUsd), money(alone?.usd(.penalties)), money(found.whole.usd(of: i)),
                ] + divisions.flatMap { [money($0.savingUsd[i]), signed($0.balanceUsd[i])] })
        }
        let alone = found.players.indices.map { found.found(1 << $0) }
        func sum(_ usd: (CoalitionCase) -> Double?) -> Double? {
            let known = alone.compactMap { $0.flatMap(usd) }
            return known.count == alone.count ? known.reduce(0, +) : nil
        }
        table.add(
            [
                "all", money(sum(\.costUsd)), money(sum { $0.usd(.penalties) }), money(found.whole.costUsd),
            ] + divisions.flatMap { [money($0.savingUsd.reduce(0, +)), money(0)] })
        return "WHAT EACH BEARS ALONE AND TOGETHER, IS DUE TO SAVE, AND PAYS FOR THAT\n\n"
            + table.rendered(style)
    }

    private var payments: String? {
        guard let game = found.game else { return nil }
        return game.divisions.map { division in
            let payments = division.payments.map { payment in
                "\(name(payment.from)) pays \(name(payment.to)) \(money(payment.amount))"
            }
            return "By the \(division.name): " + (payments.isEmpty ? "nobody pays" : payments.joined(separator: "; "))
                + "."
        }.map(wrapped).joined(separator: "\n")
    }

    private var coalitionsTable: String? {
        let several = found.cases.filter { $0.mask.nonzeroBitCount > 1 }
        if several.isEmpty { return nil }
        var shown = several
        if shown.count > Self.mostCoalitions {
            shown = Array(
                shown.sorted { (found.savingUsd($0.mask) ?? 0, $1.mask) > (found.savingUsd($1.mask) ?? 0, $0.mask) }
                    .prefix(Self.mostCoalitions))
        }
        let divisions = found.game?.divisions ?? []
        var table = TextTable(
            [.left("million US$"), .right("cost"), .right("saves")]
                + ["Shapley gives", "nucleolus gives"].prefix(divisions.count).map { .right($0) })
        for coalition in shown {
            table.add(
                [members(coalition.mask), money(coalition.costUsd), money(found.savingUsd(coalition.mask))]
                    + divisions.map { division in
                        money(CoalitionGame.members(coalition.mask).reduce(0) { $0 + division.savingUsd[$1] })
                    })
        }
        let more = several.count - shown.count
        return "WHAT COALITIONS SAVE AGAINST THEIR MEMBERS ALONE\n\n" + table.rendered(style)
            + (more > 0 ? "\n\n\(more) more, which save less: --json or --save has them." : "")
    }

    // MARK: - Words

    /// On a terminal, broken at blanks so that a line has at most eighty characters where its words let it.
    private func wrapped(_ sentence: String) -> String {
        if style == .markdown { return sentence + "\n" }
        var lines: [String] = []
        for word in sentence.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= Self.width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append((lines.isEmpty ? "" : "  ") + word)
            }
        }
        return lines.joined(separator: "\n")
    }

    private func name(_ player: Int) -> String { style.neutral(found.players[player].name) }

    /// `all`, `all but johor`, or the names.
    private func members(_ mask: Int) -> String {
        let all = found.whole.mask
        if mask == all { return "all" }
        let without = all & ~mask
        if without.nonzeroBitCount == 1, mask.nonzeroBitCount > 2 { return "all but \(names(without))" }
        return names(mask)
    }

    private func names(_ mask: Int) -> String {
        CoalitionGame.members(mask).map { found.players[$0].name }.joined(separator: ", ")
    }

    /// Million US$, with as many decimals as the whole's cost lets mean something.
    private func money(_ usd: Double?) -> String { NumberText.text(usd.map { $0 / 1e6 }, decimals: decimals) }

    private func signed(_ usd: Double) -> String {
        let text = money(usd)
        return usd > 0 && text != money(0) ? "+" + text : text
    }

    private var decimals: Int {
        let cost = abs(found.whole.costUsd ?? 0)
        return cost >= 1e9 ? 0 : cost >= 1e7 ? 1 : cost >= 1e5 ? 3 : 6
    }
}
