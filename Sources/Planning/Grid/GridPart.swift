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
                addStock(
                    StockRequest(
                        key: .hosting(r, upgrade.name),
                        existing: yearly { _ in 0 }, committed: yearly { _ in 0 },
                        limit: yearly { _ in upgrade.capacityMw }, earliestYear: upgrade.earliestYear,
                        capexUsdPerUnit: yearly { upgrade.capexUsdPerKw.value(in: $0) * 1000 },
                        fixedCostUsdPerUnitYear: yearly { _ in 0 }, lifeYears: upgrade.lifeYears,
                        wacc: region.waccShare,
                        keys: StockKeys(
                            key(r, "hosting", "upgrades", upgrade.name), limit: "capacity_mw"),
                        limitName: "upgrade_size"))
            }
        }
    }

    /// Grid power under a tariff: energy by time of use, and a maximum-demand charge for each billing month,
    /// M(m) ≥ G(t) for t in the month's window.
    mutating func addGrid(_ tariff: Tariff, _ cell: Cell) {
        let grid = addHourly("grid", cell)
        power[cell.index].flows.append(.init(id: .grid, isSource: true, factor: 1, columns: grid))
        let isPeak = profiles.isPeakHour[cell.region][cell.yearIndex]
        let peak = tariff.peakUsdPerMwh.value(in: cell.year)
        let offPeak = tariff.offPeakUsdPerMwh.value(in: cell.year)
        chargeHourly(.gridEnergy, cell, isPeak.map { $0 ? peak : offPeak }, grid)
        let factor = tariff.emissionTPerMwh.value(in: cell.year)
        power[cell.index].emissions.append(
            .init(
                tPerMwh: profiles.gridEmission[cell.region][cell.yearIndex].map { $0 * factor }, scope: .purchased,
                includedUsdPerT: tariff.carbonIncludedUsdPerT.value(in: cell.year), columns: grid))
        power[cell.index].clean.append((tariff.cleanShare.value(in: cell.year), grid))
        bills[cell.index] = addDemandCharge(tariff, cell, grid, isPeak)
        if let contract = tariff.contract { addContractLimits(contract, cell, grid: grid) }
    }

    /// Bills whose sampled hours all lie outside of the window, as a representative day on a weekend does, are paid
    /// like the others, so that twelve months are paid at any resolution.
    private mutating func addDemandCharge(
        _ tariff: Tariff, _ cell: Cell, _ grid: Columns, _ isPeak: [Bool]
    ) -> DemandBills? {
        let price = tariff.demandUsdPerKwMonth.value(in: cell.year) * 1000
        let window = demandWindow(tariff, cell, isPeak)
        let bills = axis.billingGroups.map { group in
            (hours: group.hours.filter { window[$0] }, months: group.months)
        }.filter { !$0.hours.isEmpty }
        if price == 0 || bills.isEmpty { return nil }
        let monthsEach = 12 / bills.reduce(0) { $0 + $1.months }
        let demand = program.addColumns(label("maximum_demand", cell, role: .yearly), count: bills.count, per: .bill)
        let months = bills.map { $0.months * monthsEach }
        charge(.gridDemand, cell.region, cell.yearIndex, .series(months.map { price * $0 }), demand)
        let billed = bills.flatMap(\.hours)
        var excess = LinearExpression()
        excess.add(1, grid, member: billed.map(Int32.init))
        excess.add(
            -1, demand,
            member: bills.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1.hours.count) })
        program.addUpperLimits(
            row(.demandCharge, cell), count: billed.count, per: .hours(billed), excess)
        return DemandBills(demand: demand, months: months)
    }

    /// The hours that set a maximum demand. Where all sampled days are days off, their hours stand for those of working days.
    private func demandWindow(_ tariff: Tariff, _ cell: Cell, _ isPeak: [Bool]) -> [Bool] {
        if tariff.demandWindow == .allHours { return isPeak.map { _ in true } }
        if isPeak.contains(true) { return isPeak }
        let clock = scenario.clock(scenario.regions[cell.region].utcOffsetHours, cell.year)
        return axis.hourOfYear.map { (tariff.peakHours[0]..<tariff.peakHours[1]).contains(clock.hourOfDay($0)) }
    }

    /// Own load of the region, MW by hour; zero under a tariff.
    func ownLoad(_ cell: Cell) -> [Double] {
        guard case .system(let load) = scenario.regions[cell.region].market else {
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
        var draw = facility[cell.index]
        if draw.terms.isEmpty || limit == .infinity { return }
        draw.add(-1, power[cell.index].onSite)
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
