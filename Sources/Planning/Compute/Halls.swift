import Documents

/// The halls of a region: quoted MW of IT, of which a share carries racks at their peak.
///
///     Σ_k κ_k·N(k,y) ≤ usable(y) · (H_air(y) + H_liquid(y)),   Σ_{k liquid} κ_k·N(k,y) ≤ usable(y) · H_liquid(y)
///     occupancy:  Σ_k κ_k·N(k,y) ≥ least(y) · usable(y) · (H_air(y) + H_liquid(y))
///     Σ_{y' ≤ y} b(y') ≤ realisation(y) · pipeline(y)
///     lead time:  Σ_{y' ≤ y} b(y') ≤ under construction(y) for y < first build year + lead time
///     growth:     b(y) ≤ largest build(y),   b(y) ≤ g(y) · H(y − 1)
///     land:       a · ( existing(y) + Σ_{y' ≤ y} b(y') ) ≤ land limit(y)
///
/// Quoted capacity is never drawn in full: `usable_share` is the peak IT power that quoted MW ends up carrying.
public struct Halls: Sendable {
    public let air: Hall
    public let liquid: Hall
    public let usableShare: YearlyTable
    /// Least peak IT power of racks over what all halls that stand can carry.
    public let minimumOccupancyShare: YearlyTable
    /// Announced additions, cumulative quoted MW that could be finished by the end of a year.
    public let pipelineMw: YearlyTable
    public let realisationShare: YearlyTable
    /// Of both kinds of hall together.
    public let pace: BuildPace
    /// g, largest build over all halls of the year before; nil: no such limit.
    public let largestGrowthSharePerYear: YearlyTable?
    /// a, land for a quoted MW.
    public let landM2PerMw: Double
    /// Land that there is for halls, those that stand included, m²; nil: no such limit.
    public let landLimitM2: YearlyTable?
    /// Land does not wear out: a plot costs its price times the cost of capital a year, from the first year on.
    public let landUsdPerM2: YearlyTable
    public let opexUsdPerKwYear: YearlyTable
    public let lifeYears: Double
    /// IT power over power into the UPS, transformers and distribution.
    public let electricalEfficiencyShare: Double
    /// The tier that the halls are built to; nil: nothing stands by.
    public let redundancy: Redundancy?
    /// Lighting, offices, controls, over IT power.
    public let auxiliaryShare: Double

    /// Both kinds of hall together.
    func bothMw(_ value: KeyPath<Hall, YearlyTable>, in year: Int) -> Double {
        air[keyPath: value].value(in: year) + liquid[keyPath: value].value(in: year)
    }

    /// ρ, spare cooling plant over what is needed.
    package var coolingRedundancyShare: Double { redundancy?.coolingRedundancyShare ?? 0 }

    init(_ table: TableReader, tiers: [String: Redundancy]) {
        usableShare = table.yearly(
            "usable_share", "Peak IT power of racks over quoted capacity (`hall_fit`).", in: 0.01...1)
        minimumOccupancyShare = table.yearly(
            "minimum_occupancy_share", "Least peak IT power of racks over what standing halls carry (`occupancy`).",
            in: 0...1, default: .zero)
        pipelineMw = table.yearly(
            "pipeline_mw", "Cumulative additions announced, quoted IT power (`pipeline`).", in: 0...)
        realisationShare = table.yearly(
            "realisation_share", "Share of what is announced that comes to be (`pipeline`).", in: 0...1)
        pace = BuildPace(table)
        largestGrowthSharePerYear = table.optionalYearlyLimit(
            "largest_growth_share_per_year", "Most built in a year over what stood the year before (`growth`).")
        landM2PerMw = table.number("land_m2_per_mw", "Land for a quoted MW (`land`).", in: 0..., default: 0)
        landLimitM2 = table.optionalYearlyLimit("land_limit_m2", "Land for halls, those that stand included (`land`).")
        landUsdPerM2 = table.yearly("land_usd_per_m2", "Price of land.", in: 0..., default: .zero)
        if landM2PerMw == 0, landLimitM2 != nil || table.has("land_usd_per_m2") {
            table.report(at: "land_m2_per_mw", "is needed where land has a limit or a price")
        }
        opexUsdPerKwYear = table.yearly("opex_usd_per_kw_year", "Yearly cost of halls.", in: 0...)
        lifeYears = table.number("life_years", "Years over which their cost is paid.", in: 1...100)
        let tier = table.optionalString("tier", "Tier of redundancy that they are built to, a name in [redundancy].")
        redundancy = tier.flatMap { tiers[$0] }
        if let tier, redundancy == nil {
            table.report(
                at: "tier", "there is no [redundancy.\(tier)]\(suggestion(for: tier, among: tiers.keys.sorted()))")
        }
        let own = table.number(
            "electrical_efficiency_share", "IT power over power into the UPS, transformers and distribution (`heat`).",
            in: 0.5...1, default: redundancy?.electricalEfficiencyShare)
        electricalEfficiencyShare = redundancy?.electricalEfficiencyShare ?? own
        auxiliaryShare = table.number("auxiliary_share", "Lighting, offices and controls, over IT power.", in: 0...0.5)
        air = Hall(table.section("air", "Halls for racks that air cools."))
        liquid = Hall(table.section("liquid", "Halls for racks that liquid cools."))
        table.finish()
    }
}

/// One kind of hall.
public struct Hall: Sendable {
    public let existingMw: YearlyTable
    /// Cumulative quoted MW that will be built whatever the plan says; their cost counts.
    public let committedMw: YearlyTable
    public let capexUsdPerKw: YearlyTable
    /// Carbon of building a quoted MW, t CO2.
    public let embodiedTPerMw: Double

    init(_ table: TableReader) {
        embodiedTPerMw = table.number("embodied_t_per_mw", "Carbon of building it.", in: 0..., default: 0)
        existingMw = table.yearly("existing_mw", "Quoted IT power that stands already (`stock`).", in: 0...)
        committedMw = table.yearly(
            "committed_mw", "Cumulative quoted IT power that is built whatever the plan says (`committed`).", in: 0...,
            default: .zero)
        capexUsdPerKw = table.yearly("capex_usd_per_kw", "Capital cost.", in: 0...)
        table.finish()
    }
}
