import Documents

/// A power link between two regions: f⁺(t), f⁻(t) ≤ K(y), f⁺(t) − f⁻(t) ≥ contracted; of what is sent, (1 − loss) arrives.
public struct Link: Sendable {
    public let name: String
    public let from: String
    public let to: String
    public let existingMw: YearlyTable
    /// Cumulative MW that will be built whatever the plan says; its cost counts.
    public let committedMw: YearlyTable
    /// Largest stock, MW.
    public let limitMw: YearlyTable
    public let earliestYear: Int
    public let pace: BuildPace
    /// The smallest cable that is laid, MW; the plan may build part of one, and says so.
    public let minimumSizeMw: Double
    public let lossShare: Double
    /// What is sent in every hour under contract, less what is sent back in it, whatever it is worth, MW at the sending end; one
    /// direction a year.
    public let contractedForwardMw: YearlyTable
    public let contractedBackwardMw: YearlyTable
    /// The share of the capacity that counts towards the planning reserve of the region it leads to (`to`).
    public let capacityCreditShare: Double
    /// Only power from plants without emissions may be sent.
    public let cleanOnly: Bool
    /// Clean power that a store has kept may be sent too, in the regions at both ends.
    public let storedClean: Bool
    /// Power bought under a tariff may be sent over it too.
    public let resaleAllowed: Bool
    public let wheelingUsdPerMwh: YearlyTable
    public let capexUsdPerKw: YearlyTable
    public let fixedCostShare: Double
    public let lifeYears: Double

    init(name: String, _ table: TableReader) {
        self.name = name
        from = table.string("from", "Region at one end; it pays the capital.")
        to = table.string("to", "Region at the other end.")
        existingMw = table.yearly(
            "existing_mw", "Capacity that stands already, each way (`stock`).", in: 0..., default: .zero)
        committedMw = table.yearly(
            "committed_mw", "Cumulative capacity that is built whatever the plan says (`committed`).", in: 0...,
            default: .zero)
        limitMw = table.yearlyLimit("limit_mw", "Largest capacity (`stock`).")
        earliestYear = table.integer("earliest_year", "First year in which it can be built.", in: 1990...2100)
        pace = BuildPace(table)
        minimumSizeMw = table.number(
            "minimum_size_mw", "Smallest cable that is laid; a plan that builds part of one says so.", in: 0...,
            default: 0)
        lossShare = table.number("loss_share", "Share of what is sent that does not arrive.", in: 0...0.5)
        contractedForwardMw = table.yearly(
            "contracted_forward_mw", "Sent on in every hour, net of what comes back (`contracted_flow`).", in: 0...,
            default: .zero)
        contractedBackwardMw = table.yearly(
            "contracted_backward_mw", "Sent back in every hour, net of what goes on (`contracted_flow`).", in: 0...,
            default: .zero)
        capacityCreditShare = table.number(
            "capacity_credit_share",
            "Share of the capacity that counts in the reserve of the region it leads to (`reserve`).", in: 0...1,
            default: 0)
        cleanOnly = table.boolean(
            "clean_only", "Only power from plants without emissions may be sent (`clean_export_rule`).")
        storedClean = table.boolean(
            "stored_clean", "Clean power that a store has kept may be sent too (`store_parts`).", default: false)
        resaleAllowed = table.boolean(
            "resale_allowed", "Power bought under a tariff may be sent too (`export_rule`).", default: false)
        wheelingUsdPerMwh = table.yearly(
            "wheeling_usd_per_mwh", "Charge for what is sent, paid where it arrives.", in: 0...)
        capexUsdPerKw = table.yearly("capex_usd_per_kw", "Capital cost.", in: 0...)
        fixedCostShare = table.number("fixed_cost_share_per_year", "Yearly cost over the capital cost.", in: 0...0.5)
        lifeYears = table.number("life_years", "Years over which its cost is paid.", in: 1...100)
        table.finish()
    }
}

/// Round-trip time between two regions.
public struct Route: Sendable {
    public let from: String
    public let to: String
    public let roundTripMs: Double

    init(_ table: TableReader) {
        from = table.string("from", "Region at one end.")
        to = table.string("to", "Region at the other end.")
        roundTripMs = table.number("round_trip_ms", "Time there and back.", in: 0...)
        table.finish()
    }
}
