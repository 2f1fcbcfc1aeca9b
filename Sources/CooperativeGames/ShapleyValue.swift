extension CoalitionGame {
    /// The Shapley value: what each player adds to those before it, the mean over all orders in which players can come,
    ///
    ///     φ_i = Σ_{S without i} |S|!·(n − |S| − 1)!/n! · (v(S ∪ i) − v(S))
    ///
    /// It shares out v(N), treats players alike that are alike, gives nothing to who adds nothing, and of the sum of two games gives the
    /// sum; no other rule does all four (Shapley 1953, "A value for n-person games").
    /// - Complexity: O(n·2ⁿ).
    public var shapleyValue: [Double] {
        let weight = orderShares
        return (0..<players).map { i in
            var sum = 0.0
            for mask in 0...whole where mask >> i & 1 == 0 {
                sum += weight[mask.nonzeroBitCount] * (values[mask | 1 << i] - values[mask])
            }
            return sum
        }
    }

    /// s!·(n − s − 1)!/n! for s = 0 ..< n: the share of orders in which given s players, and no others, come before a given one.
    private var orderShares: [Double] {
        var shares = [1 / Double(players)]
        for s in 1..<max(players, 1) { shares.append(shares[s - 1] * Double(s) / Double(players - s)) }
        return shares
    }
}
