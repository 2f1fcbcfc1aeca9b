import LinearProgramming
import Vocabulary

/// Who pays a year's power: its costs follow the energy, so that regions together pay what the plan pays.
///
/// - What leaves on links for clean power only costs what the clean supply costs that it is made of (`CleanSupply`).
/// - What leaves on other links costs the mean of its sender's pool: all that the region pays for power, for what it receives too,
///   less what clean links take, over the pool's energy (`FlowTracing`). What load that goes without and reserves that lack cost stays
///   with their region.
/// - A link's capital and fixed costs are paid by those who receive over it, by energy; its wheeling is theirs already. Of a link
///   that carries nothing they stay with the region it is named from.
package struct PowerCosts {
    /// By region, US$ of the year: costs of power charged there, and costs of the power consumed there. Their sums agree.
    let chargedUsd: [Double]
    let consumedUsd: [Double]

    /// The cost items of power.
    package static let items = Set(CostItem.allCases.filter(\.isOfPower))
    /// Of these, what is no cost of a MWh that leaves.
    private static let staying = items.filter { $0.category == .penalties }

    /// - Parameter costs: by region, US$ of each item of the year.
    init(_ model: PlanModel, _ x: [Double], traced: TracedYear, yearIndex: Int, costs: [[CostItem: Double]]) {
        func sum(_ costs: [CostItem: Double], _ items: Set<CostItem>) -> Double {
            costs.sorted { $0.key < $1.key }.reduce(0) { $0 + (items.contains($1.key) ? $1.value : 0) }
        }
        chargedUsd = costs.map { sum($0, PowerCosts.items) }
        let moved = MovedCosts(model, x, yearIndex: yearIndex)
        let borne = zip(chargedUsd, moved.usd).map { $0 + $1 }
        let pooled = zip(borne, costs).map { $0 - sum($1, PowerCosts.staying) }
        let mean = traced.tracing.intensity(own: pooled, carried: traced.flows.sentMwh)
        consumedUsd = traced.flows.consumed(borne, mean, carried: traced.flows.sentMwh)
    }
}

/// What links and clean exports move from the region that is charged to the one that receives, US$ by region; sums to zero.
private struct MovedCosts {
    private(set) var usd: [Double]

    init(_ model: PlanModel, _ x: [Double], yearIndex: Int) {
        usd = .init(repeating: 0, count: model.scenario.regions.count)
        let ledger = PlantCosts(model, x, yearIndex: yearIndex)
        for r in model.scenario.regions.indices { moveCleanSupply(model, x, model.cell(r, yearIndex), ledger) }
        for flow in model.linkFlows where flow.yearIndex == yearIndex {
            let cost = ledger.usd(.link(flow.from, model.scenario.links[flow.link].name))
            let sent = flow.ways.map { model.yearlySum($0.sent, at: x) }
            let all = sent.reduce(0, +)
            if all < FlowTracing.leastPoolMwh { continue }
            for (way, amount) in zip(flow.ways, sent) { usd[way.receiver] += cost * amount / all }
            usd[flow.from] -= cost
        }
    }

    private mutating func moveCleanSupply(_ model: PlanModel, _ x: [Double], _ cell: Cell, _ ledger: PlantCosts) {
        let ways = model.linkFlows.filter {
            $0.yearIndex == cell.yearIndex && model.scenario.links[$0.link].cleanOnly
        }.flatMap(\.ways).filter { $0.sender == cell.region }
        let sent = ways.map { model.yearlySum($0.sent, at: x) }
        let all = sent.reduce(0, +)
        if all < FlowTracing.leastPoolMwh { return }
        let supply = CleanSupply(model, x, cell)
        let cost = supply.exportedShare.sorted { $0.key < $1.key }.reduce(0) {
            $0 + ledger.usd(.plant(cell.region, $1.key)) * $1.value
        }
        for (way, amount) in zip(ways, sent) { usd[way.receiver] += cost * amount / all }
        usd[cell.region] -= cost
    }
}

/// What a year's costs are paid for, where it is one plant (with its energy, if it is a store) or one link.
struct PlantCosts {
    private var sums: [StockKey: Double] = [:]

    init(_ model: PlanModel, _ x: [Double], yearIndex: Int) {
        var keys: [Columns: StockKey] = [:]
        for stock in model.stocks.all {
            let key: StockKey
            switch stock.key.id.kind {
            case .plant, .link: key = stock.key
            case .energy: key = .plant(stock.key.region, stock.key.id.name)
            default: continue
            }
            for columns in stock.builds + stock.capacity { if let columns { keys[columns] = key } }
        }
        for r in model.scenario.regions.indices {
            let bus = model.power[model.cell(r, yearIndex).index]
            for term in bus.ownOutput.terms {
                guard let flow = bus.flows.first(where: { $0.columns == term.columns }) else { continue }
                keys[flow.columns] = .plant(r, flow.id.name)
            }
            for store in bus.stores { keys[store.discharge] = .plant(r, store.store) }
        }
        for entry in model.ledger.entries
        where entry.yearIndex == yearIndex && PowerCosts.items.contains(entry.item) {
            guard let key = keys[entry.columns] else { continue }
            sums[key, default: 0] += (0..<entry.columns.count).reduce(0) {
                $0 + entry.coefficient[$1] * x[entry.columns.start + $1]
            }
        }
    }

    func usd(_ key: StockKey) -> Double { sums[key] ?? 0 }
}

/// What of a region's clean supply leaves on links for clean power only. In each hour, plants without emissions and clean parts of
/// stores supply in one proportion what leaves, what such parts charge, and what stays; what a store gives in a year was charged in one
/// proportion too.
private struct CleanSupply {
    /// By plant or store: the share of its year's output that leaves, and by which its costs do. Of a store, what leaves over what both of
    /// its parts give.
    private(set) var exportedShare: [String: Double] = [:]

    init(_ model: PlanModel, _ x: [Double], _ cell: Cell) {
        let bus = model.power[cell.index]
        let stores = bus.stores.filter { $0.part == .clean }
        let plants = bus.flows.filter { flow in
            flow.isSource && bus.ownOutput.terms.contains { $0.columns == flow.columns }
                && bus.clean.contains { $0.columns == flow.columns && $0.share > 0 }
        }
        func hourly(_ columns: Columns, factor: Double = 1) -> [Double] {
            (0..<model.hours).map { factor * max(0, x[columns.start + $0]) }
        }
        let outputs =
            plants.map { hourly($0.columns, factor: $0.factor) } + stores.map { hourly($0.discharge) }
        let charges = stores.map { hourly($0.charge) }
        let leaving = (0..<model.hours).map { max(0, bus.cleanExports.value($0, at: x)) }
        /// Of each hour's clean supply, the shares that leave and that stores take.
        var (leaves, kept) = (leaving, leaving)
        for t in leaving.indices {
            let supply = outputs.reduce(0) { $0 + $1[t] }
            let taken = leaving[t] + charges.reduce(0) { $0 + $1[t] }
            let all = max(supply, taken, CleanSupply.leastMw)
            leaves[t] = leaving[t] / all
            kept[t] = charges.reduce(0) { $0 + $1[t] } / all
        }
        func part(_ output: [Double], _ shares: [Double]) -> Double {
            output.indices.reduce(0) { $0 + model.axis.weight[$1] * output[$1] * shares[$1] }
        }
        func total(_ output: [Double]) -> Double { part(output, output.map { _ in 1 }) }
        let given = zip(stores, outputs.dropFirst(plants.count)).map { ($0, part($1, leaves), total($1)) }
        let stored = given.reduce(0) { $0 + $1.2 }
        let passedOn = stored < FlowTracing.leastPoolMwh ? 0 : given.reduce(0) { $0 + $1.1 } / stored
        for (plant, output) in zip(plants, outputs) where total(output) >= FlowTracing.leastPoolMwh {
            exportedShare[plant.id.name] = (part(output, leaves) + passedOn * part(output, kept)) / total(output)
        }
        for (store, left, _) in given {
            let whole = bus.stores.filter { $0.store == store.store }.reduce(0) { $0 + total(hourly($1.discharge)) }
            if whole >= FlowTracing.leastPoolMwh { exportedShare[store.store] = left / whole }
        }
    }

    /// Below this, MW, an hour has no clean supply.
    private static let leastMw = 1e-6
}
