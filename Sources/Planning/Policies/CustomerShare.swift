import Documents
import LinearProgramming

/// Whose work the regions do, as a share of all that they do over the year, in one unit of work: with X = Σ_{r,ω,o} Σ_t w(t)·x(ω,o,r,t) and X_c
/// that of the classes,
///
/// - `minimum_share`: share(y)·X − X_c ≤ 0, as where room is kept for customers of the country
/// - `largest_share`: X_c − share(y)·X ≤ 0
public struct CustomerShare: Policy {
    public static let kind = "customer_share"
    public static let summary = "Keeps a share of what the regions do for customers of some classes, or limits it."
    public let customers: CustomerSelection
    public let minimumShare: YearlyTable?
    public let largestShare: YearlyTable?

    public init(_ table: TableReader) {
        customers = CustomerSelection(table)
        minimumShare = table.optionalYearly(
            "minimum_share", "Least share of the year's work that is theirs (`customer_share`).", in: 0...1)
        largestShare = table.optionalYearly(
            "largest_share", "Largest share of the year's work that is theirs (`customer_share`).", in: 0...1)
        if minimumShare == nil && largestShare == nil {
            table.report(at: nil, "needs `minimum_share`, `largest_share` or both")
        }
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        customers.check(table, scenario)
        if let minimumShare, let largestShare,
            let year = scenario.horizon.years.first(where: { minimumShare.value(in: $0) > largestShare.value(in: $0) })
        {
            table.report(at: "minimum_share", "is over largest_share in \(year)")
        }
        if Set(counted(scenario).map(\.unit)).count > 1 {
            table.report(
                at: table.keys.contains("workloads") ? "workloads" : nil,
                "the workloads are measured in several units, which make no sum; name those of one in `workloads`")
        }
    }

    private func counted(_ scenario: Scenario) -> [Workload] {
        scenario.workloads.filter { customers.counts($0) && !$0.demands.isEmpty }
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        let (least, most) = (minimumShare?.value(in: year) ?? 0, largestShare?.value(in: year) ?? 1)
        if least == 0 && most == 1 {
            return Idle(minimumShare == nil ? "largest_share" : "minimum_share", "any share will do")
        }
        let canServe = counted(scenario).contains { workload in
            workload.demands.contains { demand in
                demand.meanUnits.value(in: year) > 0
                    && scope.regions.contains { scenario.mayServe(workload, demand, in: scenario.regions[$0].name) }
            }
        }
        return canServe ? nil : Idle("kind", "none of this work can be done there")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        guard let unit = counted(model.scenario).first?.unit else { return }
        for year in model.scenario.horizon.years {
            let (all, theirs) = work(scope, year, model)
            func limit(_ part: String, _ share: Double, sign: Double) {
                let sum = sign * theirs + (-sign * share) * all
                model.limit(
                    .customerShare, scope.part(part), year, sum, atMost: 0,
                    .share(
                        scope.key(part), share, of: Relief(sum: all), also: PriceUnit.workHour(unit)))
            }
            if let share = minimumShare?.value(in: year), share > 0 { limit("minimum_share", share, sign: -1) }
            if let share = largestShare?.value(in: year), share < 1 { limit("largest_share", share, sign: 1) }
        }
    }

    /// X and X_c of a year.
    private func work(
        _ scope: PolicyScope, _ year: Int, _ model: PlanModel
    ) -> (all: LinearExpression, theirs: LinearExpression) {
        var (all, theirs) = (LinearExpression(), LinearExpression())
        for cell in model.cells(scope.regions, year) {
            for served in model.compute[cell.index].served
            where customers.counts(model.scenario.workloads[served.workload]) {
                all.add(1, model.weighted(LinearExpression(served.columns)))
            }
            for served in customers.served(cell, model) {
                theirs.add(1, model.weighted(LinearExpression(served.columns)))
            }
        }
        return (all, theirs)
    }
}
