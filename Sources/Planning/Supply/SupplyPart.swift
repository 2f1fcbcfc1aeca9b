import LinearProgramming
import Vocabulary

/// Everything on a region's power bus in a year, MW.
struct PowerBus: Sendable {
    struct Flow: Sendable {
        let id: FlowID
        /// Power made or bought here, not kept, sent or lost.
        var isSource = false
        /// MW into the bus (+) or out of it (−) per unit of the columns.
        let factor: Double
        let columns: Columns
    }

    var flows: [Flow] = []
    /// Supply behind the meters, which relieves the hosting limit.
    var onSite = LinearExpression()
    /// Output of the plan's own plants, which may be exported.
    var ownOutput = LinearExpression()
    var exports = LinearExpression()
    /// The part of the exports that leaves on links for clean power only.
    var cleanExports = LinearExpression()
    /// Output of plants without emissions, the clean share of grid energy, and what links for clean power only bring
    /// (less what they take).
    var clean: [(share: Double, columns: Columns)] = []
    var emissions: [EmissionFlow] = []
    /// What links for any power bring and take, with what it carries.
    var carried: [CarriedFlow] = []
    var stores: [StoreFlow] = []
    /// The balance's rows; set when they are added.
    var balance: Block?
}

/// Who makes an emission, as the Greenhouse Gas Protocol asks (WRI and WBCSD 2004, "A corporate accounting and reporting
/// standard"): scope 1 from plants on the data centres' sites, scope 2 from the power they take from elsewhere.
enum EmissionScope: Sendable {
    case onSite
    case purchased
}

/// Emissions of an hourly block: t per MWh in each hour, and the carbon price its energy price holds already.
struct EmissionFlow: Sendable {
    let tPerMwh: [Double]
    let scope: EmissionScope
    let includedUsdPerT: Double
    let columns: Columns
}

/// A store of power on the bus, or a part of one, MW.
struct StoreFlow: Sendable {
    enum Part: Sendable {
        case whole
        /// Holds power from plants without emissions alone, which may leave on links for stored clean power.
        case clean
        case other

        /// The item of the part's own columns and rows.
        func item(of store: String) -> String {
            switch self {
            case .whole: store
            case .clean: store + ".clean"
            case .other: store + ".other"
            }
        }
    }

    /// The store's name.
    let store: String
    let part: Part
    let charge: Columns
    let discharge: Columns
}

/// A reservoir's water, MWh of electricity.
struct ReservoirFlow: Sendable {
    let plant: String
    let cell: Cell
    let inflow: [Double]
    let output: Columns
    let spill: Columns
    let level: Columns
    /// By period: the level at the start of its first run.
    let starts: [Columns]
}

/// A store's level.
struct LevelRecord: Sendable {
    let id: FlowID
    let cell: Cell
    let level: Columns
}

/// Plants and stores, and what they put on a region's bus.
enum SupplyPart: Part {
    static let steps = [
        BuildStep(.plants, .stocks, once: { $0.addPlants() }),
        BuildStep(.accessRules, .stocks, after: [.plants], once: { $0.addAccessRules() }),
        BuildStep(.supply, .flows, after: [.plants, .contracts], byCell: { $0.addSupply($1) }),
    ]
}

extension PlanModel {
    mutating func addPlants() {
        for (r, region) in scenario.regions.enumerated() {
            for plant in region.plants {
                let technology = plant.technology
                let interest = plant.pace.interest(wacc: region.waccShare)
                let table = key(r, plant.isFleet ? "fleet" : "supply", plant.name)
                addStock(
                    StockRequest(
                        key: .plant(r, plant.name),
                        existing: yearly(plant.existingMw.value), committed: yearly(plant.committedMw.value),
                        limit: yearly(plant.limitMw.value), pace: plant.pace, earliestYear: plant.earliestYear,
                        capexUsdPerUnit: yearly { technology.capexUsdPerKw.value(in: $0) * 1000 },
                        interestFactor: interest,
                        fixedCostUsdPerUnitYear: yearly { technology.fixedCostUsdPerKwYear.value(in: $0) * 1000 },
                        lifeYears: technology.lifeYears, wacc: region.waccShare,
                        keys: StockKeys(table, existing: "existing_mw", limit: "limit_mw", committed: "committed_mw"),
                        limitName: "plant_limit", embodiedTPerUnit: technology.embodiedTPerMw))
                guard let energy = plant.kind.facts.energy else { continue }
                addStock(
                    StockRequest(
                        key: .energy(r, plant.name),
                        existing: yearly(energy.existingMwh.value), committed: yearly(energy.committedMwh.value),
                        limit: yearly(energy.limitMwh.value), pace: BuildPace(energyOf: plant.pace, energy),
                        earliestYear: plant.earliestYear,
                        capexUsdPerUnit: yearly { energy.capexUsdPerKwh.value(in: $0) * 1000 },
                        interestFactor: interest,
                        fixedCostUsdPerUnitYear: yearly { _ in 0 }, lifeYears: technology.lifeYears,
                        wacc: region.waccShare,
                        keys: StockKeys(
                            table, existing: "existing_mwh", limit: "limit_mwh", committed: "committed_mwh"),
                        limitName: "store_limit", limitUnit: PriceUnit.mwhYear,
                        embodiedTPerUnit: energy.embodiedTPerMwh))
            }
        }
    }

    mutating func addSupply(_ cell: Cell) {
        let region = scenario.regions[cell.region]
        for plant in region.plants { plant.kind.contribute(plant, in: cell, to: &self) }
        switch region.market {
        case .tariff(let tariff): addGrid(tariff, cell)
        case .system: break
        }
        let shed = addHourly("unserved_energy", cell)
        chargeHourly(.unservedEnergy, cell, region.unservedEnergyUsdPerMwh, shed)
        power[cell.index].flows.append(.init(id: .unserved, factor: 1, columns: shed))
    }

    func plantCapacity(_ plant: Plant, in cell: Cell) -> Columns? {
        stocks[.plant(cell.region, plant.name)]?.capacity[cell.yearIndex]
    }

    /// Puts a generator's output on the bus, less what is lost on the way, with what it costs and emits where it is made; access is paid
    /// on what arrives.
    mutating func generate(_ plant: Plant, _ output: Columns, in cell: Cell) {
        power[cell.index].flows.append(
            .init(id: .output(plant.name), isSource: true, factor: plant.keptShare, columns: output))
        power[cell.index].ownOutput.add(plant.keptShare, output)
        if plant.onSite { power[cell.index].onSite.add(1, output) }
        if plant.kind.isClean { power[cell.index].clean.append((plant.keptShare, output)) }
        let emissionTPerMwh = plant.kind.emissionTPerMwh
        if emissionTPerMwh > 0 {
            power[cell.index].emissions.append(
                .init(
                    tPerMwh: .init(repeating: emissionTPerMwh, count: hours),
                    scope: plant.onSite ? .onSite : .purchased, includedUsdPerT: 0, columns: output))
        }
        chargeHourly(.plantsVariable, cell, plant.technology.variableCostUsdPerMwh.value(in: cell.year), output)
        chargeHourly(.gridAccess, cell, plant.accessUsdPerMwh.value(in: cell.year) * plant.keptShare, output)
    }

    /// Puts a store on the bus. What stands on a site passes the data centres' meter, both ways, but for a part that serves others.
    mutating func store(_ plant: Plant, _ flow: StoreFlow, in cell: Cell) {
        let (charge, discharge) = (flow.charge, flow.discharge)
        power[cell.index].flows.append(.init(id: .charge(plant.name), factor: -1, columns: charge))
        power[cell.index].flows.append(.init(id: .output(plant.name), factor: 1, columns: discharge))
        power[cell.index].stores.append(flow)
        if plant.onSite && flow.part != .clean {
            power[cell.index].onSite.add(1, discharge)
            power[cell.index].onSite.add(-1, charge)
        }
        chargeHourly(.plantsVariable, cell, plant.technology.variableCostUsdPerMwh.value(in: cell.year), discharge)
        chargeHourly(.gridAccess, cell, plant.accessUsdPerMwh.value(in: cell.year), discharge)
    }

    mutating func recordLevel(_ id: FlowID, _ cell: Cell, _ level: Columns) {
        levels.append(LevelRecord(id: id, cell: cell, level: level))
    }
}
