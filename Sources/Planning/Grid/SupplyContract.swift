import Documents
import LinearProgramming
import Vocabulary

/// The maximum demand that data centres have contracted with the grid's company, C(y), and the take-up rule:
///
///     m(t) ≤ C(y),   C(y) ≥ existing(y),   C(y) ≥ C(y − 1)
///     s(m) ≥ u · C(y − n) − M(m):   what is not taken up n years after it was contracted is charged, month by month
///
/// with m what passes the meter (`MeterPart`) and M the maximum demand of a bill. M is an upper estimate of the month's highest demand that costs its demand charge,
/// so the rule is exact as long as a kilowatt of M costs no less than a kilowatt of shortfall; other scenarios are refused.
public struct SupplyContract: Sendable {
    public let existingMw: YearlyTable
    public let chargeUsdPerKwMonth: YearlyTable
    /// u, the share of contracted demand that must be taken up; 0: no such rule.
    public let takeUpShare: Double
    /// n.
    public let graceYears: Int
    public let shortfallUsdPerKwMonth: YearlyTable

    init(_ table: TableReader, _ term: TariffTerm) {
        existingMw = table.yearly("existing_mw", "Maximum demand contracted already (`contract`).", in: 0...)
        chargeUsdPerKwMonth = term.prices(
            table, "charge_usd_per_kw_month",
            table.yearly("charge_usd_per_kw_month", "Charge for contracted demand.", in: 0...))
        takeUpShare = table.number(
            "take_up_share", "Share of it that must be taken up; 0: no such rule (`take_up`).", in: 0...1)
        graceYears = table.integer(
            "grace_years", "Years after contracting in which it need not be taken up (`take_up`).", in: 0...30,
            default: takeUpShare == 0 ? 0 : nil)
        shortfallUsdPerKwMonth = term.prices(
            table, "shortfall_usd_per_kw_month",
            table.yearly(
                "shortfall_usd_per_kw_month", "Charge for what is not taken up (`take_up`).", in: 0...,
                default: takeUpShare == 0 ? .zero : nil))
        table.finish()
    }
}

/// What is contracted with the grid's company; its limits come with the grid's power.
enum ContractPart: Part {
    static let steps = [BuildStep(.contracts, .stocks, once: { $0.addContracts() })]
}

extension PlanModel {
    /// C(y) and what it costs, for every year of a region under a tariff; before the hourly grid columns are added.
    mutating func addContracts() {
        for (r, region) in scenario.regions.enumerated() {
            guard case .tariff(let tariff) = region.market, let contract = tariff.contract else { continue }
            for cell in cells([r]) {
                let existing = contract.existingMw.value(in: cell.year)
                let contracted = program.addColumns(
                    label("contracted", cell, item: "grid", role: .capacity), lower: existing)
                chargeBill(
                    .contract, tariff, cell, .constant(contract.chargeUsdPerKwMonth.value(in: cell.year) * 12_000),
                    contracted)
                contracts[cell.index] = contracted
                guard cell.yearIndex > 0, let before = contracts[cell.index - 1] else { continue }
                var kept = LinearExpression()
                kept.add(1, before)
                kept.add(-1, contracted)
                program.addUpperLimits(row(.contractKept, cell, role: .capacity), kept)
            }
        }
    }

    /// m(t) ≤ C(y), and the take-up rule on the year's bills.
    mutating func addContractLimits(_ contract: SupplyContract, _ tariff: Tariff, _ cell: Cell, billed: [Columns]) {
        let contracted = contracts[cell.index]!
        if billed.count == 1 {
            program.addCapacityBounds(row(.contract, cell), billed[0], capacity: contracted)
        } else {
            var excess = LinearExpression()
            for columns in billed { excess.add(1, columns) }
            excess.add(-1, contracted)
            program.addUpperLimits(row(.contract, cell), count: hours, per: .hour, excess)
        }
        // The rule is of the first demand charge.
        guard contract.takeUpShare > 0, let bills = bills[cell.index].first, bills.charge == 0 else { return }
        // What was contracted before the horizon stands in `existing_mw`.
        let known = cell.yearIndex < contract.graceYears
        let shortfall = program.addColumns(
            label("take_up_shortfall", cell, role: .yearly), count: bills.demand.count, per: .bill)
        self.bills[cell.index][0].shortfall = shortfall
        let price = contract.shortfallUsdPerKwMonth.value(in: cell.year) * 1000
        chargeBill(.takeUp, tariff, cell, .series(bills.months.map { $0 * price }), shortfall)
        var rule = LinearExpression()
        if !known { rule.add(contract.takeUpShare, contracts[cell.index - contract.graceYears]!) }
        rule.add(-1, bills.demand)
        rule.add(-1, shortfall)
        let due = known ? contract.takeUpShare * contract.existingMw.value(in: cell.year - contract.graceYears) : 0
        program.addUpperLimits(
            row(.takeUp, cell, role: .yearly), count: bills.demand.count, per: .bill, rule, atMost: .constant(-due))
    }
}
