import Documents
import LinearProgramming

/// Rack classes that may not do a workload, as accelerators licensed for inference only: Σ_r Σ_t w(t)·q(ω,r,k,t) ≤ 0.
public struct FixedSet: Policy {
    public static let kind = "fixed_set"
    public static let summary = "Keeps rack classes from serving a workload."
    let classes: [String]
    let workload: String
    let years: ClosedRange<Int>

    public init(_ table: TableReader) {
        classes = table.strings("racks", "Rack classes that may not do the workload (`fixed_set`).")
        workload = table.string("workload", "The workload that they may not do (`fixed_set`).")
        years = PolicyYears(table).range
        if classes.isEmpty { table.report(at: "racks", "names no rack class") }
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        scenario.requireRacks(classes, table)
        scenario.requireWorkload(workload, table)
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if let outside = scenario.idle(in: year, outside: years) { return outside }
        let able = scenario.rackClasses.filter { classes.contains($0.name) && $0.workUnitsPerRack[workload] != nil }
        if able.isEmpty { return Idle("racks", "none of these classes can do \"\(workload)\" at all") }
        return scenario.mayHaveRacks(able.map(\.name), scope.regions, year)
            ? nil : Idle("racks", "no such racks can stand there")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years where years.contains(year) {
            var work = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                for flow in model.compute[cell.index].work
                where model.scenario.workloads[flow.workload].name == workload
                    && classes.contains(model.scenario.rackClasses[flow.rackClass].name)
                {
                    work.add(1, model.weighted(flow.expression))
                }
            }
            let unit = model.scenario.workloads.first { $0.name == workload }!.unit
            model.limit(.fixedSet, scope, year, work, atMost: 0, .amount(nil, 0, PriceUnit.workHour(unit)))
        }
    }
}
