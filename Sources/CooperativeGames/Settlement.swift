/// A payment between two players.
public struct Payment: Sendable, Equatable {
    public let from: Int
    public let to: Int
    public let amount: Double

    public init(from: Int, to: Int, amount: Double) { (self.from, self.to, self.amount) = (from, to, amount) }

    /// The fewest payments that settle what players owe (above zero) or are owed (below), which adds up to zero.
    ///
    /// Within a group whose balances add up to zero, one payment fewer than it has members is enough, each closing one
    /// account; so the fewest take the division into the most such groups. Balances below `negligible` are settled as they are.
    ///
    /// - Complexity: O(n·2ⁿ) of n balances that are not negligible; 20 at the most.
    public static func settling(_ balances: [Double], negligible: Double) -> [Payment] {
        let open = balances.indices.filter { abs(balances[$0]) > negligible }
        precondition(open.count <= CoalitionGame.mostPlayers)
        return groups(open.map { balances[$0] }, zero: negligible).flatMap { group in
            chain(group.map { (open[$0], balances[open[$0]]) }, negligible: negligible)
        }
    }

    /// The most groups, none of which could be divided further, each with a sum of zero. `most[mask]` is how many zero sums can be
    /// passed while the members of the mask are put in a row.
    private static func groups(_ balances: [Double], zero: Double) -> [[Int]] {
        let count = balances.count
        if count == 0 { return [] }
        let size = 1 << count
        var sum = [Double](repeating: 0, count: size)
        var most = [Int](repeating: 0, count: size)
        var last = [Int](repeating: 0, count: size)
        for mask in 1..<size {
            let lowest = mask.trailingZeroBitCount
            sum[mask] = sum[mask & (mask - 1)] + balances[lowest]
            last[mask] = CoalitionGame.members(mask).max { most[mask ^ 1 << $0] < most[mask ^ 1 << $1] }!
            // A sum of n balances may be off by n times what one may.
            most[mask] = most[mask ^ 1 << last[mask]] + (abs(sum[mask]) <= zero * Double(count) ? 1 : 0)
        }
        var groups: [[Int]] = []
        var (mask, group) = (size - 1, [Int]())
        while mask > 0 {
            if !group.isEmpty, abs(sum[mask]) <= zero * Double(count) {
                groups.append(group)
                group = []
            }
            group.append(last[mask])
            mask ^= 1 << last[mask]
        }
        return (groups + [group]).map { $0.sorted() }
    }

    /// The largest debt pays the largest claim until nothing is open.
    private static func chain(_ accounts: [(player: Int, balance: Double)], negligible: Double) -> [Payment] {
        var accounts = accounts
        var payments: [Payment] = []
        for _ in accounts.indices.dropLast() {
            let debtor = accounts.indices.max { accounts[$0].balance < accounts[$1].balance }!
            let creditor = accounts.indices.min { accounts[$0].balance < accounts[$1].balance }!
            let amount = min(accounts[debtor].balance, -accounts[creditor].balance)
            if amount <= negligible { break }
            payments.append(
                Payment(from: accounts[debtor].player, to: accounts[creditor].player, amount: amount))
            accounts[debtor].balance -= amount
            accounts[creditor].balance += amount
        }
        return payments
    }
}
