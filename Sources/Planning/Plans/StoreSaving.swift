import Vocabulary

/// What a store on the data centres' site takes off a year's bills: the bills without it less those with it, all else as planned,
/// beside what it costs. What it may save elsewhere, at the connection or in other years, is not in it.
public struct StoreSaving: Sendable, Codable, Equatable {
    public let place: String
    public let item: String
    public let year: Int
    /// US$ of the year, not discounted: of maximum demand and contract, and of all else.
    public let demandUsd: Double
    public let otherUsd: Double
    /// Annuities, upkeep and running cost of the store in the year, US$; what stood before the horizon is sunk.
    public let costUsd: Double

    private enum CodingKeys: String, CodingKey {
        case place = "where"
        case item, year, demandUsd, otherUsd, costUsd
    }
}

extension PlanExtraction {
    /// Of each place that buys under a tariff, year by year.
    func storeSavings() -> [StoreSaving] {
        let costs = scenario.horizon.years.indices.enumerated().map { PlantCosts(model, x, yearIndex: $0.offset) }
        return model.cells().flatMap { cell -> [StoreSaving] in
            let region = scenario.regions[cell.region]
            guard case .tariff(let tariff) = region.market else { return [] }
            return region.plants.filter(\.onSite).compactMap { plant in
                let given = given(by: plant.name, cell)
                if given.allSatisfy({ $0 == 0 }) { return nil }
                let (with, without) = (bills(cell, tariff), bills(cell, tariff, without: given))
                func saved(_ charges: (BillCharge) -> Bool) -> Double {
                    BillCharge.allCases.filter(charges).reduce(0) { $0 + without.usd($1) - with.usd($1) }
                }
                func isOfDemand(_ charge: BillCharge) -> Bool { charge == .demand || charge == .contract }
                return StoreSaving(
                    place: region.name, item: plant.name, year: cell.year, demandUsd: saved(isOfDemand),
                    otherUsd: saved { !isOfDemand($0) },
                    costUsd: costs[cell.yearIndex].usd(.plant(cell.region, plant.name)))
            }
        }
    }

    /// What a store gives less what it takes behind the meter, MW by hour; nothing of what is no store.
    private func given(by store: String, _ cell: Cell) -> [Double] {
        model.power[cell.index].stores.filter { $0.store == store && $0.part != .clean }.reduce(
            [Double](repeating: 0, count: model.hours)
        ) {
            sum, part in
            let (given, taken) = (series(part.discharge), series(part.charge))
            return sum.indices.map { sum[$0] + given[$0] - taken[$0] }
        }
    }

    /// A year's bills, added up by charge, with more through the meter, MW by hour.
    private func bills(_ cell: Cell, _ tariff: Tariff, without given: [Double]? = nil) -> YearlyBills {
        YearlyBills(self, tariff, cell, more: given ?? [Double](repeating: 0, count: model.hours))
    }
}

/// Bills of a year by charge, at other readings than the plan's.
private struct YearlyBills {
    private var sums: [BillCharge: Double] = [:]

    init(_ extraction: PlanExtraction, _ tariff: Tariff, _ cell: Cell, more: [Double]) {
        let model = extraction.model
        let bands = model.profiles.tariffBand[cell.region][cell.yearIndex]
        let grid = extraction.series(model.power[cell.index].flows.first { $0.id == .grid }!.columns)
        let taken = zip(grid, more).map { max(0, $0 + $1) }
        let metered = zip(extraction.metered(cell), more).map { max(0, $0 + $1) }
        let billed = tariff.netting == .energyAndDemand ? taken : metered
        let contracted = model.contracts[cell.index].map { max(extraction.value($0), billed.max() ?? 0) }
        for (group, months) in model.axis.billingGroups.enumerated() {
            var reading = MeterReading(
                tariff, cell.year, months: months.months,
                hours: zip(months.hours, months.weight).map { (bands[$0], $1, taken[$0], metered[$0]) })
            for (charge, window) in zip(
                tariff.demandCharges, model.profiles.demandWindow[cell.region][cell.yearIndex])
            {
                let bill = DemandBill.bills(model.axis, window, charge.window.months).first { $0.group == group }
                reading.demand[charge.name] = bill.map { bill in
                    (bill.hours.reduce(0) { max($0, billed[$1]) }, bill.months)
                }
            }
            if let contracted { reading.contractedMw = contracted }
            for line in Bill(tariff, year: cell.year, reading).lines { sums[line.charge, default: 0] += line.usd }
        }
    }

    func usd(_ charge: BillCharge) -> Double { sums[charge] ?? 0 }
}
