import Documents
import LinearProgramming

/// A part of the planning model: a chapter of the formulation, with a folder of its own.
///
/// It reads its tables (the types beside it), checks what they say together, adds its stocks and rows in steps, and says what its columns mean in a plan. Adding
/// a part is one file and one line in `PartCatalogue`.
protocol Part: Sendable {
    /// Reports what of a region does not fit together, at the keys of its table.
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks)
    /// The same of what belongs to no region.
    static func check(_ checks: ScenarioChecks)
    /// What it adds to a model.
    static var steps: [BuildStep] { get }
    /// Fills in what its columns say of a region's year.
    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear)
    /// Its flows by hour, of every place and year.
    static func hourly(_ extraction: PlanExtraction) -> [HourlySeries]
}

extension Part {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {}
    static func check(_ checks: ScenarioChecks) {}
    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear) {}
    static func hourly(_ extraction: PlanExtraction) -> [HourlySeries] { [] }
}

package enum PartCatalogue {
    static let parts: [any Part.Type] = [
        HallPart.self, ComputePart.self, CoolingPart.self, TankPart.self, WaterPart.self, SupplyPart.self,
        ContractPart.self, GridPart.self, MeterPart.self, LinkPart.self, ReservePart.self, CarbonPart.self,
    ]

    /// The steps of all parts, as they are listed.
    package static var steps: [BuildStep] { parts.flatMap { $0.steps } }

    /// The steps of all parts, in an order in which each finds what it needs.
    package static let order: [BuildStep] = {
        do {
            return try BuildStep.ordered(steps)
        } catch {
            preconditionFailure("the parts do not fit together: \(error)")
        }
    }()
}

/// One step of building a model, by name, with the steps that must come before it.
package struct BuildStep: Sendable {
    package enum Name: String, Hashable, CaseIterable, Sendable {
        case halls, hallLimits, backup, racks, workSplit, demands, delivery, coolingPlant, tanks, heat, water, plants,
            accessRules, contracts, supply
        case hostingUpgrades, links, linkFlows, metering, powerBalance, hosting, exportRules, reserve, emissions
    }

    /// Steps of a phase come before those of the next. Within one that goes by cells, all of a cell's steps stand together.
    package enum Phase: Int, CaseIterable, Sendable {
        /// Capacities over the horizon.
        case stocks
        /// How racks may share out their work, by cell.
        case work
        /// Work that is asked for.
        case demand
        /// What happens in each hour, by cell.
        case flows
        /// Between regions.
        case exchange
        /// What joins it all, by cell.
        case balances
    }

    enum Action: Sendable {
        case once(@Sendable (inout PlanModel) -> Void)
        case byCell(@Sendable (inout PlanModel, Cell) -> Void)
    }

    package let name: Name
    package let phase: Phase
    package let needs: [Name]
    let action: Action

    package init(
        _ name: Name, _ phase: Phase, after needs: [Name] = [], once add: @escaping @Sendable (inout PlanModel) -> Void
    ) {
        (self.name, self.phase, self.needs, action) = (name, phase, needs, .once(add))
    }

    package init(
        _ name: Name, _ phase: Phase, after needs: [Name] = [],
        byCell add: @escaping @Sendable (inout PlanModel, Cell) -> Void
    ) {
        (self.name, self.phase, self.needs, action) = (name, phase, needs, .byCell(add))
    }

    package enum OrderError: Error, Equatable {
        /// A step that is there twice.
        case repeated(Name)
        /// Steps whose needs are never met: they are missing, come in a later phase, or need each other.
        case unmet([Name])
    }

    /// Phase by phase; in each, always the first step whose needs are met.
    package static func ordered(_ steps: [BuildStep]) throws(OrderError) -> [BuildStep] {
        var done: Set<Name> = []
        var order: [BuildStep] = []
        for phase in Phase.allCases {
            var waiting = steps.filter { $0.phase == phase }
            while !waiting.isEmpty {
                guard let next = waiting.firstIndex(where: { $0.needs.allSatisfy(done.contains) }) else {
                    throw .unmet(waiting.map(\.name))
                }
                let step = waiting.remove(at: next)
                if !done.insert(step.name).inserted { throw .repeated(step.name) }
                order.append(step)
            }
        }
        return order
    }
}

extension PlanModel {
    /// Takes the steps in their order; those of a phase that go by cells together, cell by cell.
    mutating func build(_ order: [BuildStep]) {
        for phase in BuildStep.Phase.allCases {
            let steps = order.filter { $0.phase == phase }
            for step in steps { if case .once(let add) = step.action { add(&self) } }
            let byCell = steps.compactMap { step -> (@Sendable (inout PlanModel, Cell) -> Void)? in
                if case .byCell(let add) = step.action { add } else { nil }
            }
            if byCell.isEmpty { continue }
            for cell in cells() { for add in byCell { add(&self, cell) } }
        }
    }
}
