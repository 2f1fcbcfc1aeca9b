import Documents

/// What a zone takes from and gives to those who build data centres there, on each dollar of capital cost:
///
///     yearly charge = CRF(w, life) · (1 + s − g) · (1 + τ'),   1 + τ' = (1 − τ·(D + a)) / (1 − τ)
///
/// with s the tax on sales and imports of equipment, g the grant, τ the tax on income at w after tax, D the present value
/// of straight-line depreciation over n years, D = 1/(n·CRF(w, n)), and a the investment allowance, deducted beside
/// depreciation. The form is the fixed charge rate of engineering economics (e.g. Short, Packey and Holt 1995, "A manual for
/// the economic evaluation of energy efficiency and renewable energy technologies", NREL/TP-462-5173).
public struct Tax: Sendable {
    /// τ.
    public let corporateTaxShare: Double
    public let depreciationYears: Double
    /// a, deducted from taxable income beside depreciation, over capital cost.
    public let investmentAllowanceShare: Double
    /// s.
    public let salesTaxShare: Double
    /// g.
    public let grantShare: Double

    init(_ table: TableReader) {
        corporateTaxShare = table.number("corporate_tax_share", "Tax on income, τ.", in: 0...0.6)
        depreciationYears = table.number("depreciation_years", "Years of straight-line depreciation.", in: 1...50)
        investmentAllowanceShare = table.number(
            "investment_allowance_share", "Share of the capital cost deducted from income beside depreciation.",
            in: 0...2)
        salesTaxShare = table.number("sales_tax_share", "Tax on sales and imports of equipment.", in: 0...1)
        grantShare = table.number("grant_share", "Share of the capital cost that is granted.", in: 0...0.9)
        table.finish()
    }

    /// (1 + s − g)·τ': income tax over the annuity of the untaxed capital cost. Allowances may make it negative: the firm has
    /// other income to deduct them from.
    func incomeTaxShare(wacc: Double) -> Double {
        let depreciation = 1 / (depreciationYears * capitalRecoveryFactor(wacc: wacc, lifeYears: depreciationYears))
        let deducted = corporateTaxShare * (depreciation + investmentAllowanceShare)
        return (1 + salesTaxShare - grantShare) * ((1 - deducted) / (1 - corporateTaxShare) - 1)
    }
}
