import Documents

/// Rules that jurisdictions adopt as one: what has to stay, whom rented accelerators may serve, what licences cost and from when there are any.
///
///     [[regimes.hard.policies]]
///     name = "customers"
///     kind = "customer_access"
///     …
///     [jurisdictions.malaysia]
///     regime = "hard"
///
/// A regime is no rule of its own: each of its policies holds in each jurisdiction that adopts it as one of `[[policies]]` would, by the name
/// JURISDICTION.REGIME.POLICY, with its own limit and price; what it costs is what they cost.
struct Regime {
    let name: String
    private let rules: [(name: String, policy: any Policy)]

    /// The word for no regime.
    private static let none = "none"

    private init(name: String, _ table: TableReader) {
        self.name = name
        rules = table.entries(
            "policies", "Its rules, as those of policies; they hold where it is adopted.", as: "policies"
        )
        .compactMap { entry in PolicyCatalogue.rule(entry.table).map { (entry.name, $0) } }
        if name == Regime.none { table.report(at: nil, "\"\(name)\" is the word for no regime; choose another name") }
        table.finish()
    }

    /// The rules of the regimes that jurisdictions adopt, each where it is adopted.
    ///
    /// - Parameter others: names of policies, which none of these may have too.
    static func adopted(_ root: TableReader, regions: [Region], beside others: [String]) -> [NamedPolicy] {
        let regimes = root.tables("regimes", "Bundles of rules that jurisdictions adopt as one.").map {
            Regime(name: $0.name, $0.table)
        }
        return root.tables("jurisdictions", "What holds for all regions of a jurisdiction.").flatMap {
            jurisdiction, table -> [NamedPolicy] in
            let adopted = table.string("regime", "The regime that it adopts; \"none\" is none.", default: none)
            table.finish()
            let inside = regions.indices.filter { regions[$0].jurisdiction == jurisdiction }
            if inside.isEmpty {
                let near = suggestion(for: jurisdiction, among: regions.map(\.jurisdiction))
                table.report(at: nil, "no region is of a jurisdiction \"\(jurisdiction)\"\(near)")
            }
            guard let regime = regimes.first(where: { $0.name == adopted }) else {
                if adopted != none {
                    let near = suggestion(for: adopted, among: regimes.map(\.name))
                    table.report(at: "regime", "there is no regime \"\(adopted)\", [regimes.\(adopted)]\(near)")
                }
                return []
            }
            return regime.rules.map { rule in
                let name = "\(jurisdiction).\(regime.name).\(rule.name)"
                if others.contains(name) { table.report(at: "regime", "a policy is called \"\(name)\" already") }
                let scope = PolicyScope(
                    name: name, path: ["regimes", regime.name, "policies", rule.name], regions: inside)
                return NamedPolicy(scope: scope, policy: rule.policy)
            }
        }
    }
}
