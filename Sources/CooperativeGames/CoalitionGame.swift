/// A cooperative game with transferable payoff: what each coalition of n players gains by itself, v(S), v(∅) = 0.
///
/// A coalition is a bit mask: player i takes part where bit i is set. Payoffs are what players gain; a game of costs c is played with
/// its savings, v(S) = Σ_{i ∈ S} c({i}) − c(S).
public struct CoalitionGame: Sendable {
    /// n.
    public let players: Int
    /// v by mask, 2ⁿ numbers.
    public let values: [Double]

    /// More players have more coalitions than anyone will name.
    public static let mostPlayers = 20

    /// - Precondition: 1 to 20 players, 2ⁿ finite values of which the first is 0.
    public init(players: Int, values: [Double]) {
        precondition((1...CoalitionGame.mostPlayers).contains(players) && values.count == 1 << players)
        precondition(values[0] == 0 && values.allSatisfy(\.isFinite))
        (self.players, self.values) = (players, values)
    }

    /// - Parameter value: v of a mask; not asked for the empty one.
    public init(players: Int, value: (Int) -> Double) {
        self.init(players: players, values: (0..<(1 << players)).map { $0 == 0 ? 0 : value($0) })
    }

    /// The game of savings of a game of costs, c by mask.
    public init(savingsOf cost: [Double], players: Int) {
        self.init(players: players) { mask in
            CoalitionGame.members(mask).reduce(-cost[mask]) { $0 + cost[1 << $1] }
        }
    }

    /// The mask of all players.
    public var whole: Int { (1 << players) - 1 }

    /// All coalitions but the empty one and the whole.
    public var properCoalitions: Range<Int> { 1..<whole }

    /// v(N).
    public var total: Double { values[whole] }

    /// The players of a mask, in ascending order.
    public static func members(_ mask: Int) -> [Int] {
        (0..<Int.bitWidth - 1).prefix { mask >> $0 != 0 }.filter { mask >> $0 & 1 == 1 }
    }

    /// x(S) = Σ_{i ∈ S} x_i.
    public func payoff(_ mask: Int, _ x: [Double]) -> Double {
        CoalitionGame.members(mask).reduce(0) { $0 + x[$1] }
    }

    /// e(S, x) = v(S) − x(S): what a coalition misses, and could gain by going its own way.
    public func excess(_ mask: Int, _ x: [Double]) -> Double { values[mask] - payoff(mask, x) }

    /// max e(S, x) over all coalitions but none and all; nil for a single player. - Complexity: O(n·2ⁿ).
    public func largestExcess(_ x: [Double]) -> Double? { properCoalitions.map { excess($0, x) }.max() }

    /// Whether x shares out v(N), and no coalition misses more than `tolerance`: x(N) = v(N), x(S) ≥ v(S).
    public func coreHolds(_ x: [Double], within tolerance: Double = 0) -> Bool {
        abs(excess(whole, x)) <= max(tolerance, 1e-12 * abs(total)) && (largestExcess(x) ?? 0) <= tolerance
    }

    /// The most by which two coalitions without a common player lose by joining: max v(S) + v(T) − v(S ∪ T). At most 0 of a
    /// superadditive game. - Complexity: O(3ⁿ).
    public var largestLossOfJoining: Double {
        var worst = 0.0
        for union in 1...whole {
            // All parts S of the union; each pair is met twice.
            var part = (union - 1) & union
            while part > 0 {
                worst = max(worst, values[part] + values[union ^ part] - values[union])
                part = (part - 1) & union
            }
        }
        return worst
    }
}
