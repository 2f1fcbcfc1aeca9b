import Documents

/// The halls of a region: quoted MW of IT, of which a share carries racks at their peak.
///
///     Σ_k κ_k·N(k,y) ≤ usable(y) · (H_air(y) + H_liquid(y)),   Σ_{k liquid} κ_k·N(k,y) ≤ usable(y) · H_liquid(y)
///     Σ_{y' ≤ y} builds(y') ≤ realisation(y) · pipeline(y)
///
/// Quoted capacity is never drawn in full: `usable_share` is the peak IT power that quoted MW ends up carrying.
public struct Halls: Sendable {
    public let air: Hall
    public let liquid: Hall
    public let usableShare: YearlyTable
    /// Announced additions, cumulative quoted MW that could be finished by the end of a year.
    public let pipelineMw: YearlyTable
    public let realisationShare: YearlyTable
    public let opexUsdPerKwYear: YearlyTable
    public let lifeYears: Double
    /// IT power over power into the UPS, transformers and distribution.
    public let electricalEfficiencyShare: Double
    /// Lighting, offices, controls, over IT power.
    public let auxiliaryShare: Double

    init(_ table: TableReader) {
        usableShare = table.yearly("usable_share", in: 0.01...1)
        pipelineMw = table.yearly("pipeline_mw", in: 0...)
        realisationShare = table.yearly("realisation_share", in: 0...1)
        opexUsdPerKwYear = table.yearly("opex_usd_per_kw_year", in: 0...)
        lifeYears = table.number("life_years", in: 1...100)
        electricalEfficiencyShare = table.number("electrical_efficiency_share", in: 0.5...1)
        auxiliaryShare = table.number("auxiliary_share", in: 0...0.5)
        air = Hall(table.section("air"))
        liquid = Hall(table.section("liquid"))
        table.finish()
    }
}

/// One kind of hall.
public struct Hall: Sendable {
    public let existingMw: YearlyTable
    public let capexUsdPerKw: YearlyTable

    init(_ table: TableReader) {
        existingMw = table.yearly("existing_mw", in: 0...)
        capexUsdPerKw = table.yearly("capex_usd_per_kw", in: 0...)
        table.finish()
    }
}
