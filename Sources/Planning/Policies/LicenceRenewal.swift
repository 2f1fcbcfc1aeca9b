import Documents
import LinearProgramming

/// Licences that have to be renewed: of the racks of a class in working order, only the share renewed(y) may work,
/// Σ_ω q(ω,r,k,t)/c(ω,k) ≤ renewed(y) · a_k · N(r,k,y). The others stand idle.
public struct LicenceRenewal: Policy {
    public static let kind = "licence_renewal"
    public static let summary = "Lets only the share of installed racks work whose licence is renewed each year."
    let classes: [String]
    let renewedShare: YearlyTable

    public init(_ table: TableReader) {
        classes = table.strings("racks", "Rack classes that need a licence.")
        renewedShare = table.yearly("renewed_share", "Share of licences renewed (`licence_renewal`).", in: 0...1)
        if classes.isEmpty { table.report(at: "racks", "names no rack class") }
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        scenario.requireRacks(classes, table)
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if renewedShare.value(in: year) == 1 { return Idle("renewed_share", "every licence is renewed") }
        return scenario.mayHaveRacks(classes, scope.regions, year)
            ? nil : Idle("racks", "no such racks can stand there")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years {
            for cell in model.cells(scope.regions, year) {
                for (k, stock) in model.compute[cell.index].racks
                where classes.contains(model.scenario.rackClasses[k].name) {
                    var working = model.busyRacks(cell, k)
                    if working.terms.isEmpty { continue }
                    let share = renewedShare.value(in: year)
                    let inOrder = model.scenario.rackClasses[k].availabilityShare * LinearExpression(stock)
                    working.add(-share, inOrder)
                    let item = "\(model.scenario.regions[cell.region].name).\(model.scenario.rackClasses[k].name)"
                    model.limitHourly(
                        .licenceRenewal, scope, year, item: item, working, atMost: .constant(0),
                        .share(
                            scope.key("renewed_share"), share, of: Relief(hourly: inOrder), also: PriceUnit.rackYear))
                }
            }
        }
    }
}
