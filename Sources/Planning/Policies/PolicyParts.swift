import Documents
import LinearProgramming
import Vocabulary

/// `from_year` and `to_year` of a policy, both included; the horizon's ends when left out.
struct PolicyYears {
    let range: ClosedRange<Int>

    init(_ table: TableReader) {
        let from = table.integer("from_year", "First year in which it holds.", in: 1900...2200, default: 1900)
        let to = table.integer("to_year", "Last year in which it holds.", in: 1900...2200, default: 2200)
        if to < from { table.report(at: "to_year", "must not be earlier than from_year (\(from))") }
        range = from...max(from, to)
    }
}

extension Scenario {
    func requireRacks(_ names: [String], _ table: TableReader) {
        let known = rackClasses.map(\.name)
        for name in names where !known.contains(name) {
            table.report(at: "racks", "there is no rack class \"\(name)\"\(suggestion(for: name, among: known))")
        }
    }

    func requireWorkload(_ name: String, _ table: TableReader, key: String = "workload") {
        let known = workloads.map(\.name)
        if !known.contains(name) {
            table.report(at: key, "there is no workload \"\(name)\"\(suggestion(for: name, among: known))")
        }
    }

    /// Whether work may be served in another jurisdiction than its origin's.
    func mayLeave(_ workload: Workload, from origin: String) -> Bool {
        guard let home = regions.first(where: { $0.name == origin }) else { return true }
        return regions.contains { region in
            region.jurisdiction != home.jurisdiction
                && (roundTripMs(from: origin, to: region.name) ?? .infinity) <= workload.latencyLimitMs
        }
    }

    /// Everything with a capital cost; the energy of a battery belongs to its plant.
    var buildable: Set<StockID> {
        var all: Set<StockID> = []
        func add(_ kind: StockKind, _ names: [String]) { for name in names { all.insert(StockID(kind, name)) } }
        add(.halls, HallKind.allCases.map(\.rawValue))
        add(.racks, rackClasses.map(\.name))
        add(.cooling, coolingSystems.map(\.name))
        add(.tank, thermalStores.map(\.name))
        add(.plant, regions.flatMap { $0.plants.map(\.name) })
        add(.hosting, regions.flatMap { $0.hosting.upgrades.map(\.name) })
        add(.link, links.map(\.name))
        return all
    }
}

extension StockID {
    /// Whether a policy's word for what is built means this: its name, or its kind and name where a name alone could be several
    /// things. A battery's energy goes by the name of its plant.
    func isMeant(by word: String) -> Bool {
        word == name || word == text || kind == .energy && word == StockID(.plant, name).text
    }
}

extension Set<StockID> {
    /// Reports a policy's word that means none of these, as `nothing` says, or several.
    func check(_ word: String, at key: String, _ table: TableReader, nothing: (_ word: String) -> String) {
        let meant = filter { $0.isMeant(by: word) }
        if meant.isEmpty {
            table.report(at: key, nothing(word) + suggestion(for: word, among: map(\.name)))
        } else if meant.count > 1 {
            let all = meant.map { "\"\($0.text)\"" }.sorted().joined(separator: ", ")
            table.report(at: key, "\"\(word)\" names more than one thing that can be built: write one of \(all)")
        }
    }
}

extension StockKind {
    /// What relief from taxes on it is charged under.
    var taxRelief: CostItem { .incomeTax }

    /// What is paid towards building it is charged under.
    var subsidy: CostItem {
        switch self {
        case .plant, .energy, .link: .powerSubsidies
        default: .subsidies
        }
    }
}

extension PlanModel {
    /// Pays back, for each unit built in `years` in the scope's regions and each year that it stands, what `credit` says of
    /// (stock, year built, year paid), US$, under the item of its kind.
    mutating func creditBuilds(
        _ scope: PolicyScope, _ years: ClosedRange<Int>, _ item: (StockKind) -> CostItem,
        _ credit: (Stock, _ built: Int, _ paid: Int) -> Double
    ) {
        let horizon = scenario.horizon.years
        for stock in stocks.all where scope.regions.contains(stock.key.region) {
            for (y, built) in horizon.enumerated() where years.contains(built) {
                guard let build = stock.builds[y] else { continue }
                for paid in built...horizon.upperBound where Double(paid - built) < stock.lifeYears {
                    charge(
                        item(stock.key.id.kind), stock.key.region, paid - horizon.lowerBound,
                        -credit(stock, built, paid), build)
                }
            }
        }
    }

    /// Σ_k P(r,k,t), MW.
    func itPower(_ cell: Cell) -> LinearExpression {
        var sum = LinearExpression()
        for (k, stock) in compute[cell.index].racks { sum.add(1, rackPower(cell, k, stock: stock)) }
        return sum
    }
}
