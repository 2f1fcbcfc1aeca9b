import LinearProgramming
import Vocabulary

/// What passes the data centres' meter, the one definition that bills, contracts, hosting limits and scope 2 rest on:
///
///     m(t) = max( 0, F(t) − o(t) − s(t), G(t) )
///
/// F is the facilities' load, o the net output of plants and stores on the site (but for the parts of stores that serve others), s load
/// that is not served, G what a tariff's grid supplies. Supply elsewhere and what links bring are delivered through the grid and lower G,
/// not m. Where on-site power leaves on a link while the grid serves the site, G is above F − o, and m with it: nothing that is
/// sold elsewhere makes room on the meter. On a bus that balances, F − o − s = G + n, with n what comes from elsewhere less what leaves, so
///
///     m(t) = G(t) + d(t),   d(t) ≥ 0,   d(t) ≥ n(t)        (`metered_import`)
///
/// with d = 0 where nothing can be delivered, and n(t) ≤ 0 where a tariff nets nothing (`no_netting`). A hosting limit asks of the whole
/// load, served or not: nobody connects more by going dark.
enum MeterPart: Part {
    static let steps = [
        BuildStep(.metering, .balances, after: [.supply, .linkFlows], byCell: { $0.addMeteredImport($1) })
    ]

    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear) {
        let metered = extraction.metered(cell)
        year.meteredMwh = extraction.yearlySum(metered)
        year.meteredPeakMw = metered.max() ?? 0
        year.billUsd = extraction.bills(cell)?.reduce(0) { $0 + $1.totalUsd }
    }

    static func hourly(_ extraction: PlanExtraction) -> [HourlySeries] {
        extraction.model.cells().map {
            extraction.hourlySeries($0, BalanceID(.meter), .metered, .megawatt, extraction.metered($0))
        }
    }
}

/// What of a bill supply from elsewhere takes the place of.
public enum Netting: String, Sendable, CaseIterable {
    /// The energy price is paid on what the grid supplies; maximum demand and contract are of what passes the meter.
    case energy
    /// Demand and contract too are of what the grid supplies.
    case energyAndDemand = "energy_and_demand"
    /// Nothing: all that passes the meter is bought from the grid.
    case nothing = "none"
}

extension PlanModel {
    /// d(t), where some charge or limit is on what passes the meter and power can come from elsewhere; before the grid's charges.
    mutating func addDelivered(_ tariff: Tariff, _ cell: Cell) {
        let demandCounts = tariff.netting == .energy && (tariff.chargesDemand(in: cell.year) || tariff.contract != nil)
        guard tariff.netting != .nothing, demandCounts || tariff.networkUsdPerMwh.value(in: cell.year) > 0,
            mayBeDelivered(cell)
        else { return }
        delivered[cell.index] = addHourly("delivered", cell)
    }

    /// m(t).
    func meteredImport(_ cell: Cell, grid: Columns) -> [Columns] { [grid] + [delivered[cell.index]].compactMap { $0 } }

    /// What the tariff's maximum demand and contract are of.
    func billedDemand(_ tariff: Tariff, _ cell: Cell, grid: Columns) -> [Columns] {
        tariff.netting == .energyAndDemand ? [grid] : meteredImport(cell, grid: grid)
    }

    /// Whether plants or stores elsewhere, or links, are on the bus.
    private func mayBeDelivered(_ cell: Cell) -> Bool {
        let region = scenario.regions[cell.region]
        return region.plants.contains { !$0.onSite && plantCapacity($0, in: cell) != nil }
            || scenario.links.contains { link in
                let from = scenario.regions.firstIndex { $0.name == link.from }!
                return [link.from, link.to].contains(region.name)
                    && stocks[.link(from, link.name)]?.capacity[cell.yearIndex] != nil
            }
    }

    /// n(t) ≤ d(t), or n(t) ≤ 0.
    mutating func addMeteredImport(_ cell: Cell) {
        guard case .tariff(let tariff) = scenario.regions[cell.region].market else { return }
        let delivered = delivered[cell.index]
        guard delivered != nil || tariff.netting == .nothing else { return }
        var excess = fromElsewhere(cell)
        if excess.terms.isEmpty { return }
        if let delivered { excess.add(-1, delivered) }
        program.addUpperLimits(
            row(delivered == nil ? .noNetting : .meteredImport, cell), count: hours, per: .hour, excess)
    }

    /// n(t): what plants, stores and links beyond the site bring, less what they take.
    private func fromElsewhere(_ cell: Cell) -> LinearExpression {
        let bus = power[cell.index]
        var sum = LinearExpression()
        for flow in bus.flows
        where flow.id != .grid && flow.id != .unserved
            && !bus.onSite.terms.contains(where: { $0.columns == flow.columns })
        {
            sum.add(.constant(flow.factor), flow.columns)
        }
        return sum
    }

    /// What data centres ask of a region's grid, F(t) − o(t); where limits weigh several regions, never below zero, so that what one
    /// has to spare is no room for another.
    mutating func addDraw(_ cell: Cell, isOneOfSeveral: Bool) -> LinearExpression {
        var draw = facility[cell.index]
        let onSite = power[cell.index].onSite
        if draw.terms.isEmpty { return draw }
        draw.add(-1, onSite)
        if !isOneOfSeveral || onSite.terms.isEmpty { return draw }
        if let columns = draws[cell.index] { return LinearExpression(columns) }
        let columns = addHourly("draw", cell)
        draws[cell.index] = columns
        draw.add(-1, columns)
        program.addUpperLimits(row(.draw, cell), count: hours, per: .hour, draw)
        return LinearExpression(columns)
    }
}

extension PlanExtraction {
    /// m(t), MW. What is not served on the bus of a region that is seen as a system is everybody's.
    func metered(_ cell: Cell) -> [Double] {
        let bus = model.power[cell.index]
        var taken = series(model.facility[cell.index])
        if !bus.onSite.terms.isEmpty { taken = zip(taken, series(bus.onSite)).map { $0 - $1 } }
        guard case .tariff = scenario.regions[cell.region].market else { return taken.map { max(0, $0) } }
        func flow(_ id: FlowID) -> [Double] { series(bus.flows.first { $0.id == id }!.columns) }
        let (grid, shed) = (flow(.grid), flow(.unserved))
        return taken.indices.map { max(0, taken[$0] - shed[$0], grid[$0]) }
    }

    /// What the tariff's maximum demand and contract are of, MW.
    func billedDemand(_ tariff: Tariff, _ cell: Cell) -> [Double] {
        tariff.netting == .energyAndDemand
            ? series(model.power[cell.index].flows.first { $0.id == .grid }!.columns) : metered(cell)
    }
}
