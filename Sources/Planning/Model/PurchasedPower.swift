import LinearProgramming

extension PlanExtraction {
    /// Scope 2 of a cell's data centres, t: what they take beyond their own sites' supply, at the mean of all that the region
    /// makes, buys and receives for others than itself, less what it sends away.
    ///
    /// Power on links for clean power only carries no emissions; on others it carries the mean of what its sender makes and
    /// buys (one step back: power that only passes through a region counts as that region's).
    func purchasedEmissions(_ cell: Cell, facilityTwh: Double) -> Double {
        let own = pool(cell)
        var (tonnes, energy) = own
        for flow in model.linkFlows where flow.yearIndex == cell.yearIndex {
            let link = scenario.links[flow.link]
            for way in flow.ways where way.sender == cell.region || way.receiver == cell.region {
                let sent = yearlySum(series(way.sent))
                let source = pool(model.cell(way.sender, cell.yearIndex))
                let carried = link.cleanOnly || source.energy <= 0 ? 0 : sent * source.tonnes / source.energy
                let isArrival = way.receiver == cell.region
                tonnes += isArrival ? carried : -carried
                energy += isArrival ? sent * (1 - link.lossShare) : -sent
            }
        }
        let onSite = model.power[cell.index].onSite
        let taken = facilityTwh * 1e6 - (onSite.terms.isEmpty ? 0 : yearlySum(series(onSite)))
        return energy > 0 ? max(0, taken) * max(0, tonnes) / energy : 0
    }

    /// Emissions, t, and energy, MWh, of what a region makes off the data centres' sites and buys from its grid.
    private func pool(_ cell: Cell) -> (tonnes: Double, energy: Double) {
        let bus = model.power[cell.index]
        let tonnes = bus.emissions.filter { $0.scope == .purchased }.reduce(0) { sum, flow in
            sum + yearlySum(zip(flow.tPerMwh, series(flow.columns)).map { $0 * $1 })
        }
        let onSite = Set(bus.onSite.terms.map(\.columns))
        let sources = bus.flows.filter { flow in
            flow.isSource && !onSite.contains(flow.columns)
        }
        return (tonnes, sources.reduce(0) { $0 + yearlySum(series($1.columns)) })
    }
}
