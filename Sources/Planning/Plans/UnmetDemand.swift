import Vocabulary

/// Work that a plan leaves undone, or load that it leaves unserved, in a year: a limit may be met by going without.
public struct UnmetDemand: Sendable, Codable, Equatable {
    /// Of the region's bus, or a workload's.
    public enum Kind: String, Sendable, Codable {
        case power, work
    }

    public let kind: Kind
    /// nil: power.
    public let workload: String?
    /// Whose work or load.
    public let place: String
    public let year: Int
    /// Work: mean over the year; load: the year's energy.
    public let amount: Double
    public let unit: String
    /// Of the demand.
    public let share: Double
    /// Limits and policies that bind there in that year, dearest first: what it is gone without for.
    public let because: [String]

    /// Less than this share is noise of an interior point.
    static let least = 1e-4
    /// Limits named.
    private static let mostNamed = 3

    /// nil where it is noise.
    fileprivate init?(
        _ workload: String?, _ place: String, _ year: Int, _ amount: Double, of demand: Double,
        _ denominator: Ratio.Denominator, _ unit: String, _ plan: Plan
    ) {
        guard let share = Ratio.of(amount, per: demand, denominator), share > UnmetDemand.least else { return nil }
        kind = workload == nil ? .power : .work
        (self.workload, self.place, self.year, self.amount, self.unit) = (workload, place, year, amount, unit)
        self.share = share
        because = Array(plan.bindingNames(place, year).prefix(UnmetDemand.mostNamed))
    }
}

extension Plan {
    /// Region by region and year by year, power before work, the work of elsewhere last.
    public var unmet: [UnmetDemand] {
        let power = regions.flatMap { region in
            region.years.sorted { $0.key < $1.key }.compactMap { year, values -> UnmetDemand? in
                UnmetDemand(
                    nil, region.name, year, values.unservedEnergyMwh, of: values.loadMwh, .energyMwh, "MWh", self)
            }
        }
        return power
            + demand.compactMap {
                UnmetDemand(
                    $0.workload, $0.origin, $0.year, $0.unservedUnits, of: $0.meanUnits, .workUnits, $0.unit, self)
            }
    }

    /// Policies, then limits, that bind in a year at a place, or anywhere for demand from elsewhere.
    fileprivate func bindingNames(_ place: String, _ year: Int) -> [String] {
        let isElsewhere = !regions.contains { $0.name == place }
        func holds(_ places: [String], _ price: Double, _ unit: String, _ limitYear: Int, _ period: LimitPeriod) -> Bool
        {
            (limitYear == year || period == .horizon) && price > PriceUnit.noise(unit)
                && (isElsewhere || places.contains(place))
        }
        var names: [String] = []
        for policy in policies
        where policy.kind != CarbonPrice.kind
            && holds(policy.places, policy.dual, policy.unit, policy.year, policy.period)
        {
            names.append(policy.name)
        }
        for limit in binding where holds([limit.place], limit.dual, limit.unit, limit.year, limit.period) {
            names.append(limit.item.isEmpty ? limit.constraint : "\(limit.constraint) \(limit.item)")
        }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
