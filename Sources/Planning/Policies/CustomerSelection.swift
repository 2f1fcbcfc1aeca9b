import Documents
import LinearProgramming

/// The work of some classes of customers, as a policy names it: `customer_classes`, and `workloads` where not all count.
public struct CustomerSelection: Sendable {
    let classes: [String]
    /// nil: all workloads.
    let workloads: [String]?

    init(_ table: TableReader) {
        classes = table.strings("customer_classes", "Classes of customers, as customer_class of workloads has them.")
        workloads =
            table.has("workloads")
            ? table.strings("workloads", "Workloads that it holds for; all of them unless said.") : nil
        if classes.isEmpty { table.report(at: "customer_classes", "names no class of customers") }
    }

    func check(_ table: TableReader, _ scenario: Scenario) {
        let known = scenario.customerClasses
        for name in classes where !known.contains(name) {
            table.report(
                at: "customer_classes",
                "no workload has customers of class \"\(name)\"\(suggestion(for: name, among: known))")
        }
        for name in workloads ?? [] { scenario.requireWorkload(name, table, key: "workloads") }
    }

    public func counts(_ workload: Workload) -> Bool { workloads?.contains(workload.name) ?? true }

    /// Whether work is of these customers.
    public func contains(_ workload: Workload, _ demand: Demand) -> Bool {
        counts(workload) && demand.customerClass.map(classes.contains) ?? false
    }

    func demands(_ scenario: Scenario) -> [(workload: Workload, demand: Demand)] {
        scenario.workloads.flatMap { workload in
            workload.demands.filter { contains(workload, $0) }.map { (workload, $0) }
        }
    }

    /// What a cell serves of these customers' work.
    func served(_ cell: Cell, _ model: PlanModel) -> [(workload: Int, columns: Columns)] {
        model.compute[cell.index].served.filter { served in
            let workload = model.scenario.workloads[served.workload]
            return workload.demands.contains { $0.origin == served.origin && contains(workload, $0) }
        }.map { ($0.workload, $0.columns) }
    }
}

extension Scenario {
    /// Every class of customers that work is marked with, each once.
    var customerClasses: [String] {
        Set(workloads.flatMap { $0.demands.compactMap(\.customerClass) }).sorted()
    }

    /// Whether a region is near enough to where work is asked for.
    func mayServe(_ workload: Workload, _ demand: Demand, in region: String) -> Bool {
        (roundTripMs(from: demand.origin, to: region) ?? .infinity) <= workload.latencyLimitMs
    }
}
