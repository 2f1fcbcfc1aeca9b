import LinearProgramming

/// What a unit of product costs, US$: all costs of a year, or of the horizon, over what was made.
///
/// Capital of what existed before the horizon is sunk and not in it; work left undone is not a cost of what was done.
public struct UnitCost: Sendable, Encodable {
    /// Halls, racks, cooling, power and the rest for an hour of an H100-equivalent's work.
    @Nullable public var usdPerH100eHour: Double?
    /// The same for a MWh of IT energy of all kinds.
    @Nullable public var usdPerItMwh: Double?
    /// Power alone, for a MWh that facilities and own load take, wherever it was made.
    @Nullable public var powerUsdPerMwh: Double?

    private enum CodingKeys: String, CodingKey {
        case usdPerH100eHour = "usd_per_h100e_hour"
        case usdPerItMwh = "usd_per_it_mwh"
        case powerUsdPerMwh = "power_usd_per_mwh"
    }
}

/// Costs and amounts that unit costs are quotients of.
struct Product {
    /// US$: accelerators' share of all costs, all costs of data centres, and of power.
    private var acceleratorsUsd = 0.0
    private var dataCentresUsd = 0.0
    private var powerUsd = 0.0
    private var h100eHours = 0.0
    private var itMwh = 0.0
    private var powerMwh = 0.0

    init() {}

    init(
        acceleratorsUsd: Double, dataCentresUsd: Double, powerUsd: Double, h100eHours: Double, itMwh: Double,
        powerMwh: Double
    ) {
        (self.acceleratorsUsd, self.dataCentresUsd, self.powerUsd) = (acceleratorsUsd, dataCentresUsd, powerUsd)
        (self.h100eHours, self.itMwh, self.powerMwh) = (h100eHours, itMwh, powerMwh)
    }

    mutating func add(_ other: Product, _ discount: Double) {
        acceleratorsUsd += discount * other.acceleratorsUsd
        dataCentresUsd += discount * other.dataCentresUsd
        powerUsd += discount * other.powerUsd
        h100eHours += discount * other.h100eHours
        itMwh += discount * other.itMwh
        powerMwh += discount * other.powerMwh
    }

    /// Quotients; nil where next to nothing was made.
    var unitCost: UnitCost {
        UnitCost(
            usdPerH100eHour: Ratio.of(acceleratorsUsd, per: h100eHours, .h100eHours),
            usdPerItMwh: Ratio.of(dataCentresUsd, per: itMwh, .energyMwh),
            powerUsdPerMwh: Ratio.of(powerUsd, per: powerMwh, .energyMwh))
    }
}

extension PlanExtraction {
    /// A region's costs and products of a year. The power it consumes is shared between facilities and own load by energy
    /// (`PowerCosts`); what is not racks is shared between accelerators and other racks by IT energy.
    func product(_ cell: Cell, _ year: RegionYear, _ costs: PowerCosts) -> Product {
        let power = costs.consumedUsd[cell.region]
        let taken = year.facilityTwh + year.ownLoadTwh
        let facilityShare = taken > 0 ? year.facilityTwh / taken : 0
        let undone = year.costUsd["unserved_compute"] ?? 0
        let dataCentres = year.costTotalUsd - undone - costs.chargedUsd[cell.region] + power * facilityShare
        let (accelerators, racks) = rackCapital(cell)
        let energy = acceleratorEnergy(cell)
        let share = year.itTwh > 0 ? energy / (year.itTwh * 1e6) : 0
        return Product(
            acceleratorsUsd: accelerators + (dataCentres - racks) * share, dataCentresUsd: dataCentres, powerUsd: power,
            h100eHours: h100eHours(cell), itMwh: year.itTwh * 1e6, powerMwh: taken * 1e6)
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
