import CooperativeGames
import TestSupport
import Testing

/// Games of the literature, and laws of the Shapley value and the core on games drawn at random.
enum Games {
    /// One left glove (player 0) and two right ones; a pair is worth 1.
    static let gloves = CoalitionGame(players: 3) { $0 & 1 == 1 && $0 != 1 ? 1 : 0 }

    /// Two of three decide.
    static let majority = CoalitionGame(players: 3) { $0.nonzeroBitCount >= 2 ? 1 : 0 }

    /// Player 0 wins with anyone, the others only all together (von Neumann and Morgenstern's apex game).
    static let apex = CoalitionGame(players: 5) { $0 & 1 == 1 && $0 != 1 || $0 >> 1 == 15 ? 1 : 0 }

    /// The seven lines of the plane of order 2 win.
    static let projective = CoalitionGame(players: 7) { mask in
        let lines = [[0, 1, 2], [0, 3, 4], [0, 5, 6], [1, 3, 5], [1, 4, 6], [2, 3, 6], [2, 4, 5]]
        return lines.contains { $0.allSatisfy { mask >> $0 & 1 == 1 } } ? 1 : 0
    }

    /// What an estate leaves a coalition of creditors once all others are paid.
    static func bankruptcy(_ estate: Double, _ claims: [Double]) -> CoalitionGame {
        CoalitionGame(players: claims.count) { mask in
            max(0, estate - claims.indices.filter { mask >> $0 & 1 == 0 }.reduce(0) { $0 + claims[$1] })
        }
    }

    /// A runway as long as its largest user needs.
    static func airport(_ costs: [Double]) -> CoalitionGame {
        CoalitionGame(
            savingsOf: (0..<(1 << costs.count)).map { mask in
                costs.indices.filter { mask >> $0 & 1 == 1 }.map { costs[$0] }.max() ?? 0
            }, players: costs.count)
    }

    /// Any values, from a seed.
    static func random(_ players: Int, _ seed: Int) -> CoalitionGame {
        CoalitionGame(players: players) { mask in
            Double(
                (mask * mask * seed * 7 + mask * 13 + seed * 5) % 23 + 9 * mask.nonzeroBitCount * mask.nonzeroBitCount)
        }
    }

    /// The least superadditive game above one.
    static func cover(_ game: CoalitionGame) -> CoalitionGame {
        var values = game.values
        for mask in 1...game.whole {
            var part = (mask - 1) & mask
            while part > 0 {
                values[mask] = max(values[mask], values[part] + values[mask ^ part])
                part = (part - 1) & mask
            }
        }
        return CoalitionGame(players: game.players, values: values)
    }
}

@Suite struct GamesTests {
    @Test func shapleyValuesAreThePublishedOnes() {
        #expect(areClose(Games.gloves.shapleyValue, [2.0 / 3, 1.0 / 6, 1.0 / 6], within: 1e-12))
        #expect(areClose(Games.majority.shapleyValue, [1.0 / 3, 1.0 / 3, 1.0 / 3], within: 1e-12))
        #expect(areClose(Games.apex.shapleyValue, [0.6, 0.1, 0.1, 0.1, 0.1], within: 1e-12))
    }

    /// Littlechild and Owen 1973: everyone who needs a stretch pays an equal part of it.
    @Test func aRunwayIsPaidByTheStretch() {
        let costs = [2.0, 5, 6, 12]
        let shares = zip(costs, Games.airport(costs).shapleyValue).map { $0 - $1 }
        #expect(areClose(shares, [0.5, 0.5 + 1, 1.5 + 0.5, 2 + 6], within: 1e-12))
    }

    @Test(arguments: [3, 5, 8, 12]) func theShapleyValueHoldsItsLaws(players: Int) {
        let (a, b) = (Games.random(players, 3), Games.random(players, 11))
        let sum = CoalitionGame(players: players, values: zip(a.values, b.values).map { $0 + $1 })
        #expect(isClose(a.shapleyValue.reduce(0, +), a.total, within: 1e-12))
        #expect(areClose(sum.shapleyValue, zip(a.shapleyValue, b.shapleyValue).map { $0 + $1 }, within: 1e-12))
        // One more player, who adds 4 to whatever is there, gets just that, and the others what they had.
        let dummy = CoalitionGame(players: players + 1) { mask in
            a.values[mask & a.whole] + (mask >> players == 1 ? 4 : 0)
        }
        #expect(areClose(dummy.shapleyValue, a.shapleyValue + [4], within: 1e-12))
        // Players who are alike get the same: the value of a game in which only numbers count.
        let alike = CoalitionGame(players: players) { Double($0.nonzeroBitCount * $0.nonzeroBitCount) }
        #expect(areClose(alike.shapleyValue, alike.shapleyValue.map { _ in Double(players) }, within: 1e-12))
    }

    @Test func theCoreIsTold() {
        #expect(Games.gloves.coreHolds([1, 0, 0]) && !Games.gloves.coreHolds(Games.gloves.shapleyValue, within: 1e-9))
        #expect(!Games.majority.coreHolds(Games.majority.shapleyValue, within: 1e-9))
        // Not all of it is shared out, or more.
        #expect(!Games.gloves.coreHolds([0.9, 0, 0]) && !Games.gloves.coreHolds([1.1, 0, 0]))
        #expect(isClose(Games.majority.largestExcess([0.5, 0.5, 0]) ?? .nan, 0.5))
    }

    @Test func losingByJoiningIsTold() {
        #expect(Games.majority.largestLossOfJoining == 0)
        let rivals = CoalitionGame(players: 2, values: [0, 3, 4, 5])
        #expect(rivals.largestLossOfJoining == 2)
        for seed in 1...5 { #expect(Games.cover(Games.random(6, seed)).largestLossOfJoining == 0) }
    }
}
