import CooperativeGames
import Reporting
import Vocabulary

extension Cooperation {
    public func text(_ style: TextTable.Style) -> String? { CooperationReport(found: self, style: style).rendered() }

    public func json() throws -> String {
        let status: ExitStatus =
            switch stopped {
            case nil: failure == nil ? .solved : .stopped
            case .interrupted: .interrupted
            default: .stopped
            }
        func byPlayer(_ value: (Int) -> JSONValue) -> JSONValue {
            .object(Dictionary(uniqueKeysWithValues: players.indices.map { (players[$0].name, value($0)) }))
        }
        func money(_ usd: Double?) -> JSONValue { .number(usd) }
        let years = scenario.horizon.years
        return try JSONValue.object([
            "status": .text(status.name), "exit": .integer(Int(failure?.code ?? 0)),
            "players": .list(players.map { .text($0.name) }),
            "regions": byPlayer { .list(players[$0].regions.map { .text(scenario.regions[$0].name) }) },
            "first_year": .integer(years.lowerBound), "last_year": .integer(years.upperBound),
            "coalitions": .list(cases.map(json)), "coalitions_in_all": .integer((1 << players.count) - 1),
            "alone_usd": byPlayer { money(found(1 << $0)?.costUsd) },
            "together_usd": byPlayer { money(whole.usd(of: $0)) },
            "offshore_share": byPlayer { player in .object(offshoreShares(player)) },
            "shapley_usd": game.map { game in byPlayer { money(game.shapley.savingUsd[$0]) } } ?? .null,
            "nucleolus_usd": game.map { game in byPlayer { money(game.nucleolus.savingUsd[$0]) } } ?? .null,
            "shapley_pays_usd": game.map { game in byPlayer { money(game.shapley.balanceUsd[$0]) } } ?? .null,
            "nucleolus_pays_usd": game.map { game in byPlayer { money(game.nucleolus.balanceUsd[$0]) } } ?? .null,
            "payments": .object([
                "shapley": .list(game?.shapley.payments.map(json) ?? []),
                "nucleolus": .list(game?.nucleolus.payments.map(json) ?? []),
            ]),
            "least_core_usd": money(game?.leastCoreUsd),
            "core_is_empty": game.map { .boolean($0.coreIsEmpty) } ?? .null,
            "shapley_in_core": game.map { .boolean($0.shapley.isInCore) } ?? .null,
            "nucleolus_in_core": game.map { .boolean($0.nucleolus.isInCore) } ?? .null,
            "noise_usd": .number(noiseUsd),
        ]).document()
    }

    private func json(_ coalition: CoalitionCase) -> JSONValue {
        var object: [String: JSONValue] = [
            "members": .list(CoalitionGame.members(coalition.mask).map { .text(players[$0].name) }),
            "status": .text(coalition.status.rawValue), "cost_usd": .number(coalition.costUsd),
            "saving_usd": .number(savingUsd(coalition.mask)),
            "reason": coalition.reason.map(JSONValue.text) ?? .null,
        ]
        for view in MoneyView.allCases {
            object["\(view.rawValue)_usd"] = .number(coalition.usd(view))
            object["\(view.rawValue)_saving_usd"] = .number(savingUsd(coalition.mask, view))
        }
        return .object(object)
    }

    private func json(_ payment: Payment) -> JSONValue {
        .object([
            "from": .text(players[payment.from].name), "to": .text(players[payment.to].name),
            "usd": .number(payment.amount),
        ])
    }

    /// By year.
    private func offshoreShares(_ player: Int) -> [String: JSONValue] {
        let shares = scenario.offshoreShares
        return Dictionary(
            uniqueKeysWithValues: scenario.horizon.years.enumerated().map { y, year in
                ("\(year)", .number(players[player].regions.reduce(0) { $0 + shares[$1][y] }))
            })
    }

    public var table: Table? { Cooperation.tables.table(self) }

    private struct Row {
        let coalition: CoalitionCase
        let found: Cooperation

        var names: [String] { CoalitionGame.members(coalition.mask).map { found.players[$0].name } }
        /// Of what a division gives each.
        func given(_ division: KeyPath<Cooperation.Game, Cooperation.Division>) -> Double? {
            found.game.map { game in
                CoalitionGame.members(coalition.mask).reduce(0) { $0 + game[keyPath: division].savingUsd[$1] }
            }
        }
    }

    private static let tables = TableDefinition<Cooperation, Row>(
        "cooperation", "A coalition: what it costs, saves, and is given of the whole's saving.",
        rows: { found in found.cases.map { Row(coalition: $0, found: found) } },
        [
            .text("members", "Who plans together.") { $0.names.joined(separator: "+") },
            .integer("member_count", "How many they are.") { $0.coalition.mask.nonzeroBitCount },
            .text("status", "How the solve ended.") { $0.coalition.status.rawValue },
            .optional("cost_usd", .dollar, "Present value of all costs of its plan; empty without one.") {
                $0.coalition.costUsd
            },
            .optional("resources_usd", .dollar, "Of it resources.") { $0.coalition.usd(.resources) },
            .optional("transfers_usd", .dollar, "Of it transfers.") { $0.coalition.usd(.transfers) },
            .optional("penalties_usd", .dollar, "Of it what going without is valued at.") {
                $0.coalition.usd(.penalties)
            },
            .optional("saving_usd", .dollar, "Against its members alone.") { $0.found.savingUsd($0.coalition.mask) },
            .optional("shapley_usd", .dollar, "What the Shapley value gives its members.") { $0.given(\.shapley) },
            .optional("nucleolus_usd", .dollar, "What the nucleolus gives its members.") { $0.given(\.nucleolus) },
        ])
}
