import Documents
import LinearProgramming
import Vocabulary

/// What store must stand beside a plant, as firm access to a grid asks of plants that depend on the weather: for each store s, over
/// the plants g that name it,
///
///     Σ_g power share(g)·K(g,y) ≤ K(s,y),   Σ_g hours(g)·power share(g)·K(g,y) ≤ E(s,y)
public struct PairedStorage: Sendable {
    /// A store of the same region's supply.
    public let store: String
    /// MW of the store for each MW of the plant.
    public let powerShare: Double
    /// MWh of the store for each MW of it that the plant asks for.
    public let hours: Double

    init(_ table: TableReader) {
        store = table.string("store", "Name of the store, in the same region's supply.")
        powerShare = table.number(
            "power_share", "Power of the store over the plant's capacity (`paired_storage`).", in: 0...10)
        hours = table.number("hours", "Hours that this power must last (`paired_storage`).", in: 0...1000)
        table.finish()
    }
}

/// A limit that several plants and stores share, as a programme's quota or a site: Σ_m K(m,y) ≤ limit(y).
public struct SupplyScheme: Sendable {
    public let name: String
    public let limitMw: YearlyTable
    /// Names of plants of the region.
    public let members: [String]

    init(name: String, _ table: TableReader) {
        self.name = name
        limitMw = table.yearlyLimit("limit_mw", "Largest capacity of all members together (`scheme`).")
        members = table.strings("members", "Names of the region's plants and stores that share it.")
        table.finish()
    }
}

extension PlanModel {
    /// What access to the grid asks of plants together.
    mutating func addAccessRules() { for cell in cells() { addAccessRules(cell) } }

    private mutating func addAccessRules(_ cell: Cell) {
        let region = scenario.regions[cell.region]
        for store in region.plants where store.store != nil { addPairedStorage(store, cell) }
        for scheme in region.schemes {
            var capacity = LinearExpression()
            for plant in region.plants where scheme.members.contains(plant.name) {
                if let stock = plantCapacity(plant, in: cell) { capacity.add(1, stock) }
            }
            let limit = scheme.limitMw.value(in: cell.year)
            limitCapacity(
                .scheme, cell, item: scheme.name, capacity, atMost: limit,
                .amount(key(cell.region, "schemes", scheme.name, "limit_mw"), limit, PriceUnit.mwYear).alone())
        }
    }

    private mutating func addPairedStorage(_ store: Plant, _ cell: Cell) {
        let paired = scenario.regions[cell.region].plants.filter { $0.pairedStorage?.store == store.name }
        guard let first = paired.first, let terms = first.pairedStorage else { return }
        var (power, energy) = (LinearExpression(), LinearExpression())
        for plant in paired {
            guard let asked = plant.pairedStorage, let stock = plantCapacity(plant, in: cell) else { continue }
            power.add(asked.powerShare, stock)
            energy.add(asked.powerShare * asked.hours, stock)
        }
        let firstStock = plantCapacity(first, in: cell).map { LinearExpression($0) } ?? LinearExpression()
        let table = key(cell.region, "supply", first.name, "paired_storage")
        if let stock = plantCapacity(store, in: cell) { power.add(-1, stock) }
        // The share stands in both rows, so no price of one is its own.
        limitCapacity(
            .pairedStorage, cell, item: "\(store.name).power", power, atMost: 0, role: .fact,
            .share(
                table + ["power_share"], terms.powerShare, of: Relief(sum: firstStock), also: PriceUnit.mwYear
            ).floor())
        if let stock = stocks[.energy(cell.region, store.name)]?.capacity[cell.yearIndex] { energy.add(-1, stock) }
        limitCapacity(
            .pairedStorage, cell, item: "\(store.name).energy", energy, atMost: 0,
            .ratio(
                table + ["hours"], terms.hours, of: Relief(sum: terms.powerShare * firstStock),
                also: PriceUnit.mwhYear, step: 1, stepUnit: PriceUnit.hour
            ).floor())
    }
}

extension ScenarioChecks {
    /// Stores that are asked for, and members of schemes, are the region's own; what stands and is committed fits a scheme.
    func checkAccessRules(_ region: Region, _ table: TableReader) {
        let stores = region.plants.filter { $0.store != nil && !$0.isFleet }.map(\.name)
        for entry in table.tables("supply") {
            guard let asked = region.plants.first(where: { $0.name == entry.name })?.pairedStorage,
                let pairing = entry.table.table("paired_storage")
            else { continue }
            require(asked.store, among: stores, "store in [regions.\(region.name).supply]", pairing, "store")
        }
        let known = table.tables("supply").map(\.name) + table.tables("fleet").map(\.name)
        for entry in table.tables("schemes") {
            guard let scheme = region.schemes.first(where: { $0.name == entry.name }) else { continue }
            for member in scheme.members {
                require(member, among: known, "plant in the supply of \(region.name)", entry.table, "members")
            }
            if Set(scheme.members).count < max(scheme.members.count, 1) {
                entry.table.report(at: "members", scheme.members.isEmpty ? "names no plant" : "names a plant twice")
            }
            checkRoom(scheme, region, entry.table)
        }
    }

    private func checkRoom(_ scheme: SupplyScheme, _ region: Region, _ table: TableReader) {
        let members = region.plants.filter { scheme.members.contains($0.name) }
        for year in scenario.horizon.years {
            let standing = members.reduce(0) { $0 + $1.existingMw.value(in: year) }
            // What is committed may have worn out by then, and what stood has not.
            let built = members.filter { isYoung($0, year) }.reduce(0) { $0 + $1.committedMw.value(in: year) }
            guard Self.isOver(standing + built, scheme.limitMw.value(in: year)) else { continue }
            table.report(
                at: "limit_mw",
                "\(rounded(scheme.limitMw.value(in: year))) MW in \(year) are less than the \(rounded(standing + built)) MW "
                    + "of its members that stand or are committed")
            return
        }
    }

    private func isYoung(_ plant: Plant, _ year: Int) -> Bool {
        buildYears(to: year).first.map { Double(year - $0) < plant.technology.lifeYears } ?? false
    }
}
