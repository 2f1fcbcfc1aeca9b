import LinearProgramming

extension PlanModel {
    /// Power bought under a tariff is not resold abroad, unless a link allows it: what leaves a tariff region in an hour is at
    /// most what the plan's own plants there make in that hour, and what stores give of it. What leaves any region on links for clean power only is at
    /// most what its plants without emissions make, and, where a link takes stored clean power, what stores give of it:
    ///
    ///     clean exports(t) ≤ clean(t) + dis_c(t) − ch_c(t),   with c the clean part of each store (see `Battery`)
    mutating func addExportRules(_ cell: Cell) {
        let bus = power[cell.index]
        var stored = LinearExpression()
        for store in bus.stores where store.part == .clean {
            stored.add(1, store.charge)
            stored.add(-1, store.discharge)
        }
        if !bus.cleanExports.terms.isEmpty {
            var excess = bus.cleanExports + stored
            for term in bus.ownOutput.terms {
                guard let clean = bus.clean.first(where: { $0.columns == term.columns && $0.share > 0 }) else {
                    continue
                }
                excess.add(-clean.share, term.columns)
            }
            program.addUpperLimits(row(.cleanExportRule, cell), count: hours, per: .hour, excess)
        }
        // Where every link is for clean power only, the rule above says more than this one.
        guard case .tariff = scenario.regions[cell.region].market,
            bus.exports.terms.contains(where: { term in
                !bus.cleanExports.terms.contains { $0.columns == term.columns }
            })
        else { return }
        program.addUpperLimits(row(.exportRule, cell), count: hours, per: .hour, bus.exports + stored - bus.ownOutput)
    }

    /// Whether clean power that a store has kept may leave the region.
    func sendsStoredPower(_ cell: Cell) -> Bool {
        let name = scenario.regions[cell.region].name
        return scenario.links.contains { link in
            link.storedClean && link.cleanOnly && (link.from == name || link.to == name)
                && stocks[.link(scenario.regions.firstIndex { $0.name == link.from }!, link.name)]?
                    .capacity[cell.yearIndex] != nil
        }
    }
}
