import LinearProgramming
import TimeSeries
import Vocabulary

/// The bills of every place that has a tariff. Where the plan buys under it, demand, contract and shortfall are the plan's; where the
/// place is seen as a system, the bill is what its data centres would pay, without a contract, and no cost of the plan.
extension PlanExtraction {
    func bills() -> [BillPlan] { model.cells().flatMap { bills($0) ?? [] } }

    /// nil where there is no tariff.
    func bills(_ cell: Cell) -> [BillPlan]? {
        guard let tariff = scenario.regions[cell.region].market.tariff else { return nil }
        let metered = MeteredYear(self, tariff, cell)
        return model.axis.billingGroups.indices.map { bill(cell, tariff, metered, group: $0) }
    }

    private func bill(_ cell: Cell, _ tariff: Tariff, _ metered: MeteredYear, group: Int) -> BillPlan {
        let months = model.axis.billingGroups[group]
        let bands = model.profiles.tariffBand[cell.region][cell.yearIndex]
        var reading = MeterReading(
            tariff, cell.year, months: months.months,
            hours: zip(months.hours, months.weight).map { (bands[$0], $1, metered.gridMw[$0], metered.meteredMw[$0]) })
        for (charge, maxima) in zip(tariff.demandCharges, metered.maxima) {
            reading.demand[charge.name] = maxima[group]
        }
        if let contracted = model.contracts[cell.index] { reading.contractedMw = value(contracted) }
        if let first = model.bills[cell.index].first, let shortfall = first.shortfall,
            let place = first.groups.firstIndex(of: group)
        {
            reading.shortfall = (value(shortfall[place]), first.months[place])
        }
        return BillPlan(
            year: cell.year, place: scenario.regions[cell.region].name, bill: group + 1,
            perspective: metered.perspective,
            reading: reading, maximumDemandMw: metered.maxima.first?[group]?.maximumMw ?? 0,
            bill: Bill(tariff, year: cell.year, reading))
    }
}

/// What the meters of a place's data centres count over a year.
private struct MeteredYear {
    let perspective: Perspective
    let gridMw: [Double]
    let meteredMw: [Double]
    /// By demand charge and billing group; nil where nothing is charged.
    let maxima: [[(maximumMw: Double, months: Double)?]]

    init(_ extraction: PlanExtraction, _ tariff: Tariff, _ cell: Cell) {
        let model = extraction.model
        meteredMw = extraction.metered(cell)
        let groups = model.axis.billingGroups.count
        if case .tariff = model.scenario.regions[cell.region].market {
            perspective = .tariff
            gridMw = extraction.series(model.power[cell.index].flows.first { $0.id == .grid }!.columns)
            var maxima = [[(maximumMw: Double, months: Double)?]](
                repeating: .init(repeating: nil, count: groups), count: tariff.demandCharges.count)
            for bills in model.bills[cell.index] {
                let demand = extraction.series(bills.demand)
                for (b, group) in bills.groups.enumerated() {
                    maxima[bills.charge][group] = (demand[b], bills.months[b])
                }
            }
            self.maxima = maxima
            return
        }
        perspective = .system
        let metered = meteredMw
        let delivered = extraction.deliveredByOwn(cell)
        let grid =
            tariff.netting == .nothing ? metered : metered.indices.map { max(0, metered[$0] - max(0, delivered[$0])) }
        gridMw = grid
        let billed = tariff.netting == .energyAndDemand ? grid : metered
        maxima = zip(tariff.demandCharges, model.profiles.demandWindow[cell.region][cell.yearIndex]).map {
            charge, window in
            var found = [(maximumMw: Double, months: Double)?](repeating: nil, count: groups)
            for bill in DemandBill.bills(model.axis, window, charge.window.months) {
                found[bill.group] = (bill.hours.reduce(0) { max($0, billed[$1]) }, bill.months)
            }
            return found
        }
    }
}

extension PlanExtraction {
    /// Net output of the data centres' own plants and stores elsewhere, MW.
    fileprivate func deliveredByOwn(_ cell: Cell) -> [Double] {
        let bus = model.power[cell.index]
        let sold = Set(bus.stores.filter { $0.part == .clean }.flatMap { [$0.charge, $0.discharge] })
        var sum = [Double](repeating: 0, count: model.hours)
        for plant in scenario.regions[cell.region].plants where !plant.onSite && !plant.isFleet {
            for flow in bus.flows
            where [.output(plant.name), .charge(plant.name)].contains(flow.id) && !sold.contains(flow.columns) {
                sum = zip(sum, series(flow.columns)).map { $0 + flow.factor * $1 }
            }
        }
        return sum
    }
}
