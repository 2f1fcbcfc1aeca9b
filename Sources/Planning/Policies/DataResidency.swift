import Documents
import LinearProgramming

/// A share of the work of regions' origin that must stay in their jurisdiction:
/// Σ_{r abroad} x(ω,o,r,t) ≤ (1 − share(y)) · D(ω,o,t) for each origin o and workload ω that it applies to.
public struct DataResidency: Policy {
    public static let kind = "data_residency"
    public static let summary = "Keeps a share of the regions' own work in their jurisdiction."
    let minimumShare: YearlyTable
    /// nil: all workloads.
    let workloads: [String]?

    public init(_ table: TableReader) {
        minimumShare = table.yearly(
            "minimum_share", "Share of the regions' own work that must stay in their jurisdiction (`data_residency`).",
            in: 0...1)
        workloads =
            table.has("workloads")
            ? table.strings("workloads", "Workloads that it holds for; all of them unless said.") : nil
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        for name in workloads ?? [] { scenario.requireWorkload(name, table, key: "workloads") }
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        let share = minimumShare.value(in: year)
        if share == 0 { return Idle("minimum_share", "it keeps nothing at home in any year of the plan") }
        let names = scope.regions.map { scenario.regions[$0].name }
        let demands = scenario.workloads.filter { workloads?.contains($0.name) ?? true }.flatMap { workload in
            workload.demands.filter { names.contains($0.origin) && $0.meanUnits.value(in: year) > 0 }.map {
                (workload, $0)
            }
        }
        if demands.isEmpty { return Idle("kind", "no such work comes from the regions that it applies to") }
        let isFree = demands.contains { workload, demand in
            demand.residencyShare.value(in: year) < share && scenario.mayLeave(workload, from: demand.origin)
        }
        return isFree ? nil : Idle("minimum_share", "as large a share of that work cannot leave, or must stay, anyway")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for flows in model.demands {
            let workload = model.scenario.workloads[flows.workload]
            guard let home = model.scenario.regions.firstIndex(where: { $0.name == flows.origin }),
                scope.regions.contains(home), workloads?.contains(workload.name) ?? true
            else { continue }
            let year = model.scenario.horizon.years.lowerBound + flows.yearIndex
            let share = minimumShare.value(in: year)
            var abroad = LinearExpression()
            for (r, columns) in flows.served
            where model.scenario.regions[r].jurisdiction != model.scenario.regions[home].jurisdiction {
                abroad.add(1, columns)
            }
            model.limitHourly(
                .dataResidency, scope, year, item: "\(flows.origin).\(workload.name)", abroad,
                atMost: .series(flows.demand.map { $0 * (1 - share) }),
                .share(
                    scope.key("minimum_share"), share, of: Relief(flows.demand),
                    also: PriceUnit.workYear(workload.unit)
                ).floor())
        }
    }
}
