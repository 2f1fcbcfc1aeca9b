import Planning

/// A policy over a scenario: a carbon price, and every other kind in a line.
struct PolicyStarter {
    let name: StarterName
    let base: StarterBase

    init(_ name: StarterName, _ base: StarterBase) { (self.name, self.base) = (name, base) }

    /// The price of the last year, US$/t.
    private static let lastPrice = 50.0

    var file: Starter.File {
        Starter.File(path: name.path, text: text, summary: "a carbon price over \(base.path), to be made your policy")
    }

    private var text: String {
        """
        # What does this policy ask, of whom, and from when? Say so here, with its source.
        #
        #   dcplan compare \(name.path)         who gains and loses by it, against \(base.path)
        #   dcplan \(name.path)                 the plan under it
        #
        # A policy file is short: it extends a scenario, tables merge with its tables, numbers replace its numbers. Any key may be set here.

        extends = \(StarterName.quoted(base.path))
        name = "\(name.name)"
        title = \(name.quotedTitle)

        # A kind of policy. Grade every number: S read in the named source, D arithmetic on sourced numbers, K engineering knowledge, W weak,
        # with the range in which it lies: # S [low … high] words (Source, year)
        [[policies]]
        name = "\(policyName)"
        kind = "carbon_price"
        # applies_to = ["\(base.scenario.regions[0].name)"]  # regions or jurisdictions; all where it is left out
        added_usd_per_t = \(base.byYear(base.years.count == 1 ? Self.lastPrice : 0, Self.lastPrice))  # W [0 … 100] on top of what is charged already

        # What a policy may do instead of listing a kind: replace a number of the scenario.
        # [regions.\(base.scenario.regions[0].name).hosting]
        # limit_mw = 1_000

        # Every kind; dcplan keys KIND tells its keys:
        \(kinds)

        """
    }

    private var kinds: String {
        let width = PolicyCatalogue.kinds.map { $0.kind.count }.max() ?? 0
        return PolicyCatalogue.kinds.map {
            "#   " + $0.kind + String(repeating: " ", count: width + 2 - $0.kind.count) + $0.summary
        }.joined(separator: "\n")
    }

    /// One that the scenario does not have: entries merge by their names.
    private var policyName: String {
        let taken = Set(base.scenario.policies.map(\.scope.name))
        return (["carbon-price"] + (2...taken.count + 2).map { "carbon-price-\($0)" }).first { !taken.contains($0) }!
    }
}
