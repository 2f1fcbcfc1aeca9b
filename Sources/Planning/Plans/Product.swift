import LinearProgramming
import Vocabulary

/// Costs and amounts of a year, or discounted ones of the horizon, that unit costs are quotients of (`UnitFigure`).
///
/// Capital of what existed before the horizon is sunk and not in it; work left undone is not a cost of what was done.
public struct Product: Sendable {
    /// US$: accelerators' share of all costs, all costs of data centres, and of power.
    private(set) var acceleratorsUsd = 0.0
    private(set) var dataCentresUsd = 0.0
    private(set) var powerUsd = 0.0
    private(set) var h100eHours = 0.0
    private(set) var itMwh = 0.0
    private(set) var powerMwh = 0.0
    /// Of the data centres' costs, what racks cost: annuities, taxes and grants.
    private(set) var racksUsd = 0.0
    private(set) var itKwMonths = 0.0

    public init() {}

    init(
        acceleratorsUsd: Double, dataCentresUsd: Double, powerUsd: Double, h100eHours: Double, itMwh: Double,
        powerMwh: Double, racksUsd: Double, itKwMonths: Double
    ) {
        (self.acceleratorsUsd, self.dataCentresUsd, self.powerUsd) = (acceleratorsUsd, dataCentresUsd, powerUsd)
        (self.h100eHours, self.itMwh, self.powerMwh) = (h100eHours, itMwh, powerMwh)
        (self.racksUsd, self.itKwMonths) = (racksUsd, itKwMonths)
    }

    mutating func add(_ other: Product, _ discount: Double) {
        acceleratorsUsd += discount * other.acceleratorsUsd
        dataCentresUsd += discount * other.dataCentresUsd
        powerUsd += discount * other.powerUsd
        h100eHours += discount * other.h100eHours
        itMwh += discount * other.itMwh
        powerMwh += discount * other.powerMwh
        racksUsd += discount * other.racksUsd
        itKwMonths += discount * other.itKwMonths
    }
}

extension PlanExtraction {
    /// A region's costs and products of a year. The power it consumes is shared between facilities and own load by energy
    /// (`PowerCosts`); what is not racks is shared between accelerators and other racks by IT energy.
    func product(_ cell: Cell, _ year: RegionYear, _ costs: PowerCosts) -> Product {
        let power = costs.consumedUsd[cell.region]
        let taken = year.facilityTwh + year.ownLoadTwh
        let facilityShare = taken > 0 ? year.facilityTwh / taken : 0
        let undone = year.costUsd[.unservedCompute] ?? 0
        let dataCentres = year.costTotalUsd - undone - costs.chargedUsd[cell.region] + power * facilityShare
        let (accelerators, racks) = rackCapital(cell)
        let energy = acceleratorEnergy(cell)
        let share = year.itTwh > 0 ? energy / (year.itTwh * 1e6) : 0
        return Product(
            acceleratorsUsd: accelerators + (dataCentres - racks) * share, dataCentresUsd: dataCentres, powerUsd: power,
            h100eHours: h100eHours(cell), itMwh: year.itTwh * 1e6, powerMwh: taken * 1e6,
            racksUsd: racks, itKwMonths: year.itMw * 1000 * 12)
    }

    /// Annuities of accelerators and of all racks in the year.
    private func rackCapital(_ cell: Cell) -> (accelerators: Double, all: Double) {
        var builds: [Columns: Bool] = [:]
        for rack in scenario.rackClasses {
            for column in model.stocks[.racks(cell.region, rack.name)]?.builds.compactMap({ $0 }) ?? [] {
                builds[column] = rack.h100ePerRack > 0
            }
        }
        var (accelerators, all) = (0.0, 0.0)
        for entry in model.ledger.entries
        where entry.region == cell.region && entry.yearIndex == cell.yearIndex && entry.columns.count == 1 {
            guard let isAccelerator = builds[entry.columns] else { continue }
            let paid = entry.coefficient[0] * value(entry.columns)
            all += paid
            if isAccelerator { accelerators += paid }
        }
        return (accelerators, all)
    }

    private func acceleratorEnergy(_ cell: Cell) -> Double {
        model.compute[cell.index].racks.filter { scenario.rackClasses[$0.rackClass].h100ePerRack > 0 }
            .reduce(0) { $0 + yearlySum(series(model.rackPower(cell, $1.rackClass, stock: $1.stock))) }
    }

    private func h100eHours(_ cell: Cell) -> Double {
        model.compute[cell.index].served.filter { scenario.workloads[$0.workload].unit == .h100e }
            .reduce(0) { $0 + yearlySum(series($1.columns)) * WorkUnit.perModelUnit }
    }
}
