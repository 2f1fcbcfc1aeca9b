import Documents
import LinearProgramming

/// Who may be served where, as rules on rented accelerators say: customers of some classes, by what their work is marked with, are refused in
/// the regions, or licensed there.
///
/// - refused, and licensed before the first year of licences: Σ_{r,o} Σ_t w(t)·x(ω,o,r,t) ≤ 0 over origins o of these classes, for each workload ω
/// - licensed: cost += (licence + compliance)/8760 · Σ_t w(t)·x(ω,o,r,t), each a price per unit of work through a year
///
/// A licence is a fee, which changes hands; compliance is what it takes to know customers, keep records and be audited.
public struct CustomerAccess: Policy {
    public static let kind = "customer_access"
    public static let summary = "Refuses customers of some classes where they would be served, or asks for licences."

    enum Access: String, CaseIterable { case refused, licensed }

    public let customers: CustomerSelection
    let access: Access
    let years: ClosedRange<Int>
    let firstYearOfLicences: Int
    private let prices: [WorkUnit: (licence: YearlyTable, compliance: YearlyTable)]

    public init(_ table: TableReader) {
        customers = CustomerSelection(table)
        years = PolicyYears(table).range
        access = table.choice(
            "access", "Whether they are refused (`customer_access`), or served under licences.", as: Access.self)
        guard access == .licensed else {
            (firstYearOfLicences, prices) = (.max, [:])
            return
        }
        firstYearOfLicences = table.integer(
            "granted_from_year", "First year in which licences are granted; until then, refused (`customer_access`).",
            in: 1900...2200, default: 1900)
        func price(_ key: String, _ meaning: String) -> YearlyTable {
            table.yearly(key, meaning, in: 0..., default: .zero)
        }
        prices = [
            .h100e: (
                price("licence_usd_per_h100e_year", "Fee for an H100-equivalent that works for them through a year."),
                price("compliance_usd_per_h100e_year", "What it takes to comply, for each of these.")
            ),
            .itKw: (
                price("licence_usd_per_it_kw_year", "Fee for a kW of IT work done for them through a year."),
                price("compliance_usd_per_it_kw_year", "What it takes to comply, for each of these.")
            ),
        ]
    }

    public func isRefused(in year: Int) -> Bool { years.contains(year) && year < firstYearOfLicences }

    /// US$ of the year for a unit of work served through it; zero where they are refused, or the rule does not hold.
    public func price(_ unit: WorkUnit, in year: Int) -> (licence: Double, compliance: Double) {
        guard years.contains(year), !isRefused(in: year), let price = prices[unit] else { return (0, 0) }
        return (price.licence.value(in: year), price.compliance.value(in: year))
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        customers.check(table, scenario)
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if let outside = scenario.idle(in: year, outside: years) { return outside }
        let touched = customers.demands(scenario).filter { workload, demand in
            demand.meanUnits.value(in: year) > 0
                && scope.regions.contains { scenario.mayServe(workload, demand, in: scenario.regions[$0].name) }
        }
        if touched.isEmpty { return Idle("customer_classes", "none of these customers could be served there") }
        let isFree = touched.allSatisfy { price($0.workload.unit, in: year) == (0, 0) }
        return isFree && !isRefused(in: year) ? Idle("access", "a licence costs nothing then") : nil
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years where years.contains(year) {
            if isRefused(in: year) { refuse(scope, year, &model) } else { charge(scope, year, &model) }
        }
    }

    private func refuse(_ scope: PolicyScope, _ year: Int, _ model: inout PlanModel) {
        for (w, workload) in model.scenario.workloads.enumerated() {
            var work = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                for served in customers.served(cell, model) where served.workload == w {
                    work.add(1, model.weighted(LinearExpression(served.columns)))
                }
            }
            model.limit(
                .customerAccess, scope.part(workload.name), year, work, atMost: 0,
                .amount(nil, 0, PriceUnit.workHour(workload.unit)))
        }
    }

    private func charge(_ scope: PolicyScope, _ year: Int, _ model: inout PlanModel) {
        for cell in model.cells(scope.regions, year) {
            for served in customers.served(cell, model) {
                let price = price(model.scenario.workloads[served.workload].unit, in: year)
                let perModelUnitHour = WorkUnit.perModelUnit / 8760
                model.chargeHourly(.customerLicences, cell, price.licence * perModelUnitHour, served.columns)
                model.chargeHourly(.customerCompliance, cell, price.compliance * perModelUnitHour, served.columns)
            }
        }
    }
}

extension Scenario {
    /// What all rules together ask for a unit of work done in a region through a year, US$ of it.
    func customerPrice(
        _ workload: Workload, _ demand: Demand, in region: Int, _ year: Int
    ) -> (licence: Double, compliance: Double) {
        policies.reduce((0, 0)) { sum, named in
            guard let rule = named.policy as? CustomerAccess, named.scope.regions.contains(region),
                rule.customers.contains(workload, demand)
            else { return sum }
            let price = rule.price(workload.unit, in: year)
            return (sum.0 + price.licence, sum.1 + price.compliance)
        }
    }
}
