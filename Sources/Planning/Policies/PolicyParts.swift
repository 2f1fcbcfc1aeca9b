import Documents
import LinearProgramming

/// `from_year` and `to_year` of a policy, both included; the horizon's ends when left out.
struct PolicyYears {
    let range: ClosedRange<Int>

    init(_ table: TableReader) {
        let from = table.integer("from_year", in: 1900...2200, default: 1900)
        let to = table.integer("to_year", in: 1900...2200, default: 2200)
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

    /// Everything with a capital cost, by name.
    var buildableNames: [String] {
        HallKind.allCases.map(\.rawValue) + rackClasses.map(\.name) + coolingSystems.map(\.name)
            + thermalStores.map(\.name) + regions.flatMap { $0.plants.map(\.name) + $0.hosting.upgrades.map(\.name) }
            + links.map(\.name)
    }
}

extension PlanModel {
    /// Pays back, for each unit built in `years` in the scope's regions and each year that it stands, what `credit` says of
    /// (stock, year built, year paid), US$.
    mutating func creditBuilds(
        _ scope: PolicyScope, _ years: ClosedRange<Int>, _ item: String,
        _ credit: (Stock, _ built: Int, _ paid: Int) -> Double
    ) {
        let horizon = scenario.horizon.years
        for stock in stocks.all where scope.regions.contains(stock.key.region) {
            for (y, built) in horizon.enumerated() where years.contains(built) {
                guard let build = stock.builds[y] else { continue }
                for paid in built...horizon.upperBound where Double(paid - built) < stock.lifeYears {
                    charge(item, stock.key.region, paid - horizon.lowerBound, -credit(stock, built, paid), build)
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
