import LinearProgramming
import Vocabulary

/// A region's bus, and the connection of its data centres.
enum GridPart: Part {
    static let steps = [
        BuildStep(.hostingUpgrades, .stocks, once: { $0.addHostingUpgrades() }),
        BuildStep(
            .powerBalance, .balances, after: [.heat, .supply, .linkFlows], byCell: { $0.addPowerBalance($1) }),
        BuildStep(
            .hosting, .balances, after: [.heat, .supply, .hostingUpgrades], byCell: { $0.addHosting($1) }),
    ]
}

extension PlanModel {
    mutating func addHostingUpgrades() {
        for (r, region) in scenario.regions.enumerated() {
            for upgrade in region.hosting.upgrades {
                let interest = upgrade.pace.interest(wacc: region.waccShare)
                addStock(
                    StockRequest(
                        key: .hosting(r, upgrade.name),
                        existing: yearly { _ in 0 }, committed: yearly(upgrade.committedMw.value),
                        limit: yearly { _ in upgrade.capacityMw }, pace: upgrade.pace,
                        earliestYear: upgrade.earliestYear,
                        capexUsdPerUnit: yearly { upgrade.capexUsdPerKw.value(in: $0) * 1000 },
                        interestFactor: interest,
                        fixedCostUsdPerUnitYear: yearly { _ in 0 }, lifeYears: upgrade.lifeYears,
                        wacc: region.waccShare,
                        keys: StockKeys(
                            key(r, "hosting", "upgrades", upgrade.name), limit: "capacity_mw",
                            committed: "committed_mw"),
                        limitName: "upgrade_size"))
            }
        }
    }

    /// Own load of the region, MW by hour; zero under a tariff.
    func ownLoad(_ cell: Cell) -> [Double] {
        guard case .system(let load, _) = scenario.regions[cell.region].market else {
            return [Double](repeating: 0, count: hours)
        }
        let mean = load.peakMw.value(in: cell.year) * load.loadFactorShare
        return profiles.ownLoad[cell.region][cell.yearIndex].map { $0 * mean }
    }

    /// Σ flows into the bus − F(t) = L(t).
    mutating func addPowerBalance(_ cell: Cell) {
        var balance = LinearExpression()
        for flow in power[cell.index].flows { balance.add(flow.factor, flow.columns) }
        balance.add(-1, facility[cell.index])
        power[cell.index].balance = program.addEqualities(
            row(.powerBalance, cell), count: hours, per: .hour, balance, equals: .series(ownLoad(cell)))
    }

    /// F(t) − on-site supply(t) − Σ upgrades ≤ limit(y), where there is a limit.
    mutating func addHosting(_ cell: Cell) {
        let hosting = scenario.regions[cell.region].hosting
        let limit = hosting.limitMw.value(in: cell.year)
        var draw = addDraw(cell, isOneOfSeveral: false)
        if draw.terms.isEmpty || limit == .infinity { return }
        for upgrade in hosting.upgrades {
            guard let stock = stocks[.hosting(cell.region, upgrade.name)]?.capacity[cell.yearIndex] else { continue }
            draw.add(-1, stock)
        }
        let rows = program.addUpperLimits(
            row(.hosting, cell), count: hours, per: .hour, draw, atMost: .constant(limit))
        reportRows(
            rows, "hosting", cell, .amount(key(cell.region, "hosting", "limit_mw"), limit, PriceUnit.mwYear).alone())
    }
}
