import Documents

/// How fast something may be built:
///
///     growth:     b(y) ≤ largest build(y)
///     lead_time:  Σ_{y' ≤ y} b(y') ≤ under construction(y) for y < first build year + lead time
///
/// What is decided in the first build year is finished a lead time later; before that only what is being built already. Capital that
/// is spent meanwhile bears interest for half of the lead time: capex · (1 + w)^(lead time/2).
public struct BuildPace: Sendable {
    /// Largest amount built in a year; nil: no such limit.
    public let largestBuildPerYear: YearlyTable?
    /// Years from the decision to build to the finished thing.
    public let leadTimeYears: Int
    /// Cumulative amount under construction already, which can be finished before the lead time has passed.
    public let underConstruction: YearlyTable
    /// The keys of both amounts.
    let largestKey: String
    let startedKey: String

    /// Of a capacity in MW.
    init(_ table: TableReader) {
        let years = table.integer(
            "lead_time_years", "Years from the decision to what is finished (`lead_time`).", in: 0...15, default: 0)
        let started = table.yearly(
            "under_construction_mw", "Cumulative capacity being built already (`lead_time`).", in: 0..., default: .zero)
        let largest = table.optionalYearlyLimit("largest_build_mw_per_year", "Most built in a year (`growth`).")
        self.init(largest, years, started, unit: "mw")
    }

    /// The energy of a store that is built with its power.
    package init(energyOf power: BuildPace, _ energy: PlantFacts.EnergyFacts) {
        self.init(energy.largestBuildMwhPerYear, power.leadTimeYears, energy.underConstructionMwh, unit: "mwh")
    }

    private init(_ largest: YearlyTable?, _ leadTimeYears: Int, _ started: YearlyTable, unit: String) {
        (largestBuildPerYear, self.leadTimeYears, underConstruction) = (largest, leadTimeYears, started)
        (largestKey, startedKey) = ("largest_build_\(unit)_per_year", "under_construction_\(unit)")
    }

    /// (1 + w)^(lead time/2).
    func interest(wacc: Double) -> Double { compound(1 + wacc, Double(leadTimeYears) / 2) }

    /// Whether the lead time of what is decided in the plan has not passed.
    func isLeading(in year: Int, _ horizon: Horizon) -> Bool { year < horizon.firstBuildYear + leadTimeYears }

    /// Whether the lead time lets anything be finished in a year.
    func mayBeFinished(in year: Int, _ horizon: Horizon) -> Bool {
        !isLeading(in: year, horizon) || underConstruction.value(in: year) > 0
    }

    /// Σ b at the most by a year.
    func most(by year: Int, _ horizon: Horizon) -> Double {
        min(mostStarted(by: year, horizon), mostPaced(by: year, horizon))
    }

    /// As far as the lead time says.
    func mostStarted(by year: Int, _ horizon: Horizon) -> Double {
        isLeading(in: year, horizon) ? underConstruction.value(in: year) : .infinity
    }

    /// As far as the largest build of each year says.
    func mostPaced(by year: Int, _ horizon: Horizon) -> Double {
        guard let largest = largestBuildPerYear else { return .infinity }
        return horizon.years.filter { $0 >= horizon.firstBuildYear && $0 <= year }
            .reduce(0) { $0 + largest.value(in: $1) }
    }
}

extension Commitment.Bound {
    /// What a pace says of commitments.
    static func pace(_ pace: BuildPace, _ horizon: Horizon) -> [Commitment.Bound] {
        [
            Commitment.Bound(keys: "lead_time_years and \(pace.startedKey)") { pace.mostStarted(by: $0, horizon) },
            Commitment.Bound(keys: pace.largestKey) { pace.mostPaced(by: $0, horizon) },
        ]
    }
}
