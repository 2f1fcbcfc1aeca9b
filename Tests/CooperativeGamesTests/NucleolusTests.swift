import CooperativeGames
import TestSupport
import Testing

/// The nucleolus of games of the literature, of games that an independent program solved (`nucleolus-oracle.py`), and its laws.
@Suite struct NucleolusTests {
    private func nucleolus(_ game: CoalitionGame) throws -> [Double] { try game.leastCore(OneThread()).nucleolus }

    @Test func ofGlovesTheRareOneHasAll() throws {
        let least = try Games.gloves.leastCore(OneThread())
        #expect(areClose(least.nucleolus, [1, 0, 0], within: 1e-6))
        #expect(abs(least.largestExcess) < 1e-6)
    }

    /// Aumann and Maschler 1985: three creditors of 100, 200 and 300 in the Talmud.
    @Test func anEstateIsDividedAsInTheTalmud() throws {
        let claims = [100.0, 200, 300]
        let estates: [Double: [Double]] = [
            100: [100.0 / 3, 100.0 / 3, 100.0 / 3], 200: [50, 75, 75], 300: [50, 100, 150],
        ]
        for (estate, shares) in estates {
            #expect(areClose(try nucleolus(Games.bankruptcy(estate, claims)), shares, within: 1e-6), "\(estate)")
        }
    }

    /// Littlechild 1974: x₁ = min(2/2, 5/3, 6/4, 12/4), then on in the same way.
    @Test func aRunwayIsShared() throws {
        let costs = [2.0, 5, 6, 12]
        let shares = zip(costs, try nucleolus(Games.airport(costs))).map { $0 - $1 }
        #expect(areClose(shares, [1, 5.0 / 3, 5.0 / 3, 23.0 / 3], within: 1e-6))
    }

    @Test func anEmptyCoreIsMissedByTheLeast() throws {
        let least = try Games.majority.leastCore(OneThread())
        #expect(areClose(least.nucleolus, [1.0 / 3, 1.0 / 3, 1.0 / 3], within: 1e-6))
        #expect(isClose(least.largestExcess, 1.0 / 3))
    }

    /// Many coalitions miss the same: the fewest that fix the rest are picked by rank.
    @Test func degenerateGamesHaveTheirNucleolus() throws {
        #expect(areClose(try nucleolus(Games.apex), [3, 1, 1, 1, 1].map { $0 / 7 }, within: 1e-6))
        #expect(areClose(try nucleolus(Games.projective), [Double](repeating: 1.0 / 7, count: 7), within: 1e-6))
        let additive = CoalitionGame(players: 5) { CoalitionGame.members($0).reduce(0) { $0 + Double($1 * $1) } }
        #expect(areClose(try nucleolus(additive), [0, 1, 4, 9, 16], within: 1e-6))
        let nothing = CoalitionGame(players: 4) { _ in 0 }
        #expect(areClose(try nucleolus(nothing), [0, 0, 0, 0], within: 1e-9))
    }

    @Test func fewPlayersAreNoTrouble() throws {
        let one = try CoalitionGame(players: 1, values: [0, 7]).leastCore(OneThread())
        #expect(one.nucleolus == [7] && one.largestExcess == 0)
        // Two share what they save by half, whatever they have alone.
        #expect(areClose(try nucleolus(CoalitionGame(players: 2, values: [0, 1, 3, 10])), [4, 6], within: 1e-6))
    }

    struct Oracle: Sendable {
        let players: Int
        let seed: Int
        let nucleolus: [Double]
    }

    /// Printed by `nucleolus-oracle.py` (scipy 1.17, HiGHS).
    static let oracles = [
        Oracle(players: 3, seed: 1, nucleolus: [29.0000000, 27.0000000, 27.0000000]),
        Oracle(players: 3, seed: 4, nucleolus: [29.3333333, 34.3333333, 28.3333333]),
        Oracle(players: 4, seed: 1, nucleolus: [32.5000000, 38.5000000, 35.0000000, 42.0000000]),
        Oracle(players: 4, seed: 2, nucleolus: [42.3333333, 31.1666667, 41.1666667, 49.3333333]),
        Oracle(players: 4, seed: 7, nucleolus: [42.0000000, 31.5000000, 44.0000000, 34.5000000]),
        Oracle(players: 5, seed: 1, nucleolus: [43.5000000, 47.5000000, 47.5000000, 46.5000000, 45.0000000]),
        Oracle(players: 5, seed: 3, nucleolus: [41.6666667, 46.5000000, 50.6666667, 51.5000000, 48.6666667]),
        Oracle(players: 5, seed: 8, nucleolus: [54.5000000, 44.0000000, 46.0000000, 39.0000000, 43.5000000]),
        Oracle(
            players: 6, seed: 2, nucleolus: [60.2500000, 46.2500000, 56.2500000, 66.0000000, 53.2500000, 64.0000000]),
    ]

    @Test(arguments: oracles) func itIsWhatAnotherProgramFinds(oracle: Oracle) throws {
        let found = try nucleolus(Games.random(oracle.players, oracle.seed))
        #expect(areClose(found, oracle.nucleolus, within: 1e-6), "\(found)")
    }

    /// Whoever leaves the other out misses as much as is missed of it: the nucleolus lies in the kernel (Maschler, Peleg and Shapley
    /// 1979), of superadditive games with equality. In the least core, in the core where there is one, and efficient.
    @Test(arguments: [(4, 5), (5, 2), (6, 3), (7, 4), (8, 9)]) func noPairHasAClaimOnEachOther(
        players: Int, seed: Int
    ) throws {
        let game = Games.cover(Games.random(players, seed))
        let least = try game.leastCore(OneThread())
        let x = least.nucleolus
        #expect(isClose(x.reduce(0, +), game.total, within: 1e-9))
        #expect(isClose(game.largestExcess(x)!, least.largestExcess, within: 1e-6, floor: 1))
        #expect(game.coreHolds(x, within: 1e-5) == (least.largestExcess <= 1e-5))
        func surplus(_ i: Int, _ j: Int) -> Double {
            game.properCoalitions.filter { $0 >> i & 1 == 1 && $0 >> j & 1 == 0 }.map { game.excess($0, x) }.max()!
        }
        for i in 0..<players {
            for j in 0..<i { #expect(isClose(surplus(i, j), surplus(j, i), within: 1e-5, floor: 1), "\(i), \(j)") }
        }
    }

    /// Units of money and what players have alone do not matter.
    @Test func itMovesWithTheGame() throws {
        let game = Games.random(5, 6)
        let moved = CoalitionGame(players: 5) { mask in
            1e9 * game.values[mask] + CoalitionGame.members(mask).reduce(0) { $0 + 1e10 * Double($1) }
        }
        let expected = try nucleolus(game).enumerated().map { 1e9 * $1 + 1e10 * Double($0) }
        #expect(areClose(try nucleolus(moved), expected, within: 1e-6))
    }

    /// As many players as may be asked: 4,094 coalitions.
    @Test func twelvePlayersAreSolved() throws {
        let costs = (1...12).map { Double($0 * $0) }
        let game = Games.airport(costs)
        let least = try game.leastCore(OneThread())
        #expect(isClose(least.nucleolus.reduce(0, +), game.total))
        #expect(game.coreHolds(least.nucleolus, within: 1e-5))
        // x₁ = min over k of c_k/(k + 1), the last over n.
        #expect(isClose(costs[0] - least.nucleolus[0], 0.5, within: 1e-5))
    }
}
