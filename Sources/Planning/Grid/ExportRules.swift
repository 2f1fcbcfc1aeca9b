import LinearProgramming

extension PlanModel {
    /// Power bought under a tariff is not resold abroad, unless a link allows it: what leaves a tariff region in an hour is at
    /// most what the plan's own plants there make in that hour, and what stores give of it. What leaves any region on links for clean power only is at
    /// most what its plants without emissions make, and, where a link takes stored clean power, what stores give of it:
    ///
    ///     clean exports(t) ≤ clean(t) + dis_c(t) − ch_c(t)
    mutating func addExportRules(_ cell: Cell) {
        let bus = power[cell.index]
        var stored = LinearExpression()
        if !bus.cleanExports.terms.isEmpty && sendsStoredPower(cell) {
            for store in bus.stores { stored.add(1, addCleanStore(store, cell)) }
        }
        if !bus.cleanExports.terms.isEmpty {
            var excess = bus.cleanExports + stored
            for term in bus.ownOutput.terms
            where bus.clean.contains(where: { $0.columns == term.columns && $0.share > 0 }) {
                excess.add(-1, term.columns)
            }
            program.addUpperLimits(row(.cleanExportRule, cell), count: hours, excess)
        }
        // Where every link is for clean power only, the rule above says more than this one.
        guard case .tariff = scenario.regions[cell.region].market,
            bus.exports.terms.contains(where: { term in
                !bus.cleanExports.terms.contains { $0.columns == term.columns }
            })
        else { return }
        program.addUpperLimits(row(.exportRule, cell), count: hours, bus.exports + stored - bus.ownOutput)
    }

    private func sendsStoredPower(_ cell: Cell) -> Bool {
        let name = scenario.regions[cell.region].name
        return scenario.links.contains { $0.storedClean && ($0.from == name || $0.to == name) }
    }

    /// The clean part of a store: what it charges of clean power and gives back, in its own time and with its own losses,
    ///
    ///     ch_c ≤ ch,  dis_c ≤ dis,  level_c ≤ level,   level_c(t) = (1 − σ)·level_c(t−1) + η·ch_c − dis_c/η
    ///
    /// Returns ch_c − dis_c.
    private mutating func addCleanStore(_ store: StoreFlow, _ cell: Cell) -> LinearExpression {
        let charge = addHourly("clean_charge", cell, item: store.item)
        let discharge = addHourly("clean_discharge", cell, item: store.item)
        let level = program.addColumns(label("clean_level", cell, item: store.item, role: .state), count: hours)
        for (name, part, whole) in [
            ("charge", charge, store.charge), ("discharge", discharge, store.discharge), ("level", level, store.level),
        ] {
            var excess = LinearExpression(part)
            excess.add(-1, whole)
            program.addUpperLimits(
                row(.cleanStoreLimit, cell, item: "\(store.item).\(name)", role: name == "level" ? .state : .local),
                count: hours, excess)
        }
        var balance = LinearExpression(level)
        balance.add(-store.keptShare, level, member: previousHour)
        balance.add(-store.oneWayShare, charge)
        balance.add(1 / store.oneWayShare, discharge)
        program.addEqualities(
            row(.cleanStoreBalance, cell, item: store.item, role: .state), count: hours, balance)
        var net = LinearExpression(charge)
        net.add(-1, discharge)
        return net
    }
}
