import Output
import Planning
import Vocabulary

/// The long table in which integrated assessment models exchange results: model, scenario, region, variable, unit, year, value, as
/// pyam reads it (`IAMCMapping` has the names). Sums over all regions stand under `World`, and between two regions under `A>B`.
public enum IAMCExport: PlanExport {
    public static let name = "iamc"
    public static let summary = "Yearly figures as a table of the IAMC, which pyam reads (CSV)."

    public static func write(_ plan: ExportedPlan, to path: String) throws {
        try OutputFile.write(bytes(plan), to: path)
    }

    public static func bytes(_ plan: ExportedPlan) -> [UInt8] {
        let document = plan.saved.document
        let scenario = document.label ?? document.scenario?.name ?? "plan"
        var text = CSVText(header: ["model", "scenario", "region", "variable", "unit", "year", "value"])
        for (key, value) in IAMCBuilder(plan).table.rows {
            text.row([
                "dcplan \(document.dcplan)", scenario, key.region, key.variable, key.unit, "\(key.year)", "\(value)",
            ])
        }
        return text.bytes
    }
}

/// Fills the table from a plan.
struct IAMCBuilder {
    private(set) var table: IAMCTable
    private let saved: SavedPlan
    /// Names of plants that store.
    private let stores: Set<String>

    init(_ plan: ExportedPlan) {
        saved = plan.saved
        let places = Set(saved.places.map(\.name))
        table = IAMCTable(world: ["World", "World (all)"].first { !places.contains($0) } ?? "World (all places)")
        stores = Set(saved.written.capacity.filter { $0.stock.kind == .energy }.map(\.stock.name))
        addFigures()
        addCapacity()
        addInvestment()
        addCosts()
        addEnergy()
        addDemand()
        addLinks(plan.table(PlanTables.flows.schema))
    }

    private mutating func addFigures() {
        for (place, years) in saved.document.regions.sorted(by: { $0.key < $1.key }) {
            for (key, values) in years.sorted(by: { $0.key < $1.key }) {
                guard let year = Int(key) else { continue }
                for figure in RegionFigure.all.map(\.figure) {
                    if let value = values[figure] {
                        add(figure.key, IAMCMapping.figures, place, year, value, figure.addsUp)
                    }
                }
                if let facility = values[.facilityTwh], let it = values["it_twh"] {
                    let words = ["Final Energy", "Electricity", "Data Centers", "Overhead"]
                    table.add(IAMCTable.word(place), words, of: 2, .terawattHours, year, facility - it)
                }
                for (key, entry) in IAMCMapping.breakdowns.sorted(by: { $0.key < $1.key }) {
                    guard case .part(let variable, let depth, let unit, let scale) = entry else { continue }
                    for (name, value) in (values.breakdowns[key] ?? [:]).sorted(by: { $0.key < $1.key }) {
                        let words = variable.split(separator: "|").map(String.init) + [IAMCTable.word(name)]
                        table.add(IAMCTable.word(place), words, of: depth, unit, year, value * scale)
                    }
                }
            }
        }
        addWorld()
    }

    private mutating func add(
        _ key: String, _ entries: [String: IAMCMapping.Entry], _ place: String, _ year: Int, _ value: Double,
        _ addsUp: Bool
    ) {
        switch entries[key] {
        case .variable(let variable, let unit, let scale):
            table.set(IAMCTable.word(place), variable, unit, year, value * scale)
        case .part(let variable, let depth, let unit, let scale):
            let words = variable.split(separator: "|").map(String.init)
            table.add(IAMCTable.word(place), words, of: depth, unit, year, value * scale)
        case .leftOut: break
        case nil: preconditionFailure("the figure \(key) is not mapped to the IAMC's names")
        }
    }

    /// Of what adds up and is no part of a sum.
    private mutating func addWorld() {
        for figure in RegionFigure.all.map(\.figure) where figure.addsUp {
            guard case .variable(let variable, let unit, let scale) = IAMCMapping.figures[figure.key] else { continue }
            for year in saved.document.years {
                let values = saved.document.regions.sorted { $0.key < $1.key }.compactMap {
                    $0.value["\(year)"]?[figure]
                }
                if values.isEmpty { continue }
                table.set(table.world, variable, unit, year, values.reduce(0, +) * scale)
            }
        }
    }

    private func words(_ first: String, _ stock: StockID) -> (words: [String], depth: Int, unit: IAMCMapping.IAMCUnit)?
    {
        let isStore = stock.kind == .plant && stores.contains(stock.name)
        return IAMCMapping.path(stock.kind, isStore: isStore).map { path, unit in
            let name = stock.name.isEmpty ? [] : [IAMCTable.word(stock.name)]
            return ([first] + path + name, 1 + path.count, unit)
        }
    }

    private mutating func addCapacity() {
        for one in saved.written.capacity {
            for (first, value) in [("Capacity", one.capacity), ("Capacity Additions", one.built)] {
                guard let (words, depth, unit) = words(first, one.stock) else { continue }
                table.add(IAMCTable.word(one.place), words, of: depth, unit, one.year, value)
            }
        }
    }

    private mutating func addInvestment() {
        for one in saved.capex {
            guard let (words, _, _) = words("Investment", one.stock) else { continue }
            table.add(IAMCTable.word(one.place), words, of: 1, .millions, one.year, one.capexUsd * 1e-6)
        }
    }

    private mutating func addCosts() {
        for one in saved.written.costs {
            let words = ["Cost", IAMCMapping.title(one.item.category.rawValue), IAMCMapping.title(one.item.rawValue)]
            table.add(IAMCTable.word(one.place), words, of: 1, .millions, one.year, one.value * 1e-6)
        }
    }

    private mutating func addEnergy() {
        let electricity = ["Secondary Energy", "Electricity"]
        for one in saved.written.energy {
            let name = [IAMCTable.word(one.item.name)]
            let isStore = stores.contains(one.item.name)
            let (words, depth, sign): ([String], Int, Double)
            switch one.item.kind {
            case .grid: (words, depth, sign) = (electricity + ["Grid"], 2, 1)
            case .output where isStore: (words, depth, sign) = (["Electricity Storage", "Discharge"] + name, 2, 1)
            case .output: (words, depth, sign) = (electricity + ["Plants"] + name, 2, 1)
            case .charge: (words, depth, sign) = (["Electricity Storage", "Charge"] + name, 2, -1)
            case .linkImport: (words, depth, sign) = (["Trade"] + electricity + ["Imports"] + name, 4, 1)
            case .linkExport: (words, depth, sign) = (["Trade"] + electricity + ["Exports"] + name, 4, -1)
            // Of load that is shed there is a figure; nothing else reaches the bus.
            default: continue
            }
            table.add(IAMCTable.word(one.place), words, of: depth, .terawattHours, one.year, sign * one.value)
        }
    }

    /// In each workload's unit, of the places that it is from.
    private mutating func addDemand() {
        for one in saved.document.demand ?? [] {
            for (first, value) in [("Demand", one.mean), ("Unserved Demand", one.unserved)] {
                let words = [first, "Computing", IAMCTable.word(one.workload)]
                table.add(IAMCTable.word(one.origin), words, of: 3, IAMCMapping.workUnit(one.unit), one.year, value)
            }
        }
    }

    /// What is sent from one region to another.
    private mutating func addLinks(_ flows: Table) {
        let (year, from, to) = (
            flows.schema.index("year"), flows.schema.index("from_place"), flows.schema.index("to_place")
        )
        var sent: [String: [Int: Double]] = [:]
        flows.forEachRow { row in
            guard case .integer(let year) = row[year], case .text(let from) = row[from], case .text(let to) = row[to]
            else {
                return
            }
            for (key, ends) in [("forward_twh", (from, to)), ("backward_twh", (to, from))] {
                guard case .number(let value) = row[flows.schema.index(key)] else { continue }
                sent[IAMCTable.word(ends.0) + ">" + IAMCTable.word(ends.1), default: [:]][year, default: 0] += value
            }
        }
        for (region, years) in sent {
            for (year, value) in years {
                add("forward_twh", IAMCMapping.links, raw: region, year, value)
            }
        }
    }

    private mutating func add(
        _ key: String, _ entries: [String: IAMCMapping.Entry], raw region: String, _ year: Int, _ value: Double
    ) {
        guard case .variable(let variable, let unit, let scale) = entries[key] else { return }
        table.set(region, variable, unit, year, value * scale)
    }
}
