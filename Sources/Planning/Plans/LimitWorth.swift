import Vocabulary

/// A limit, once: over its years and whatever units it is priced in. What it is worth in total is
///
///     worth = Σ_y weight(y) · number(y) · dual(y)
///
/// in present value: US$ of the first year, with `Horizon.weight`, as the objective counts them. It is the limit's number at its price: to
/// first order, loosening it by one per cent in all its years saves one per cent of its worth. A ban, whose number is zero, has a
/// price and no worth.
public struct LimitWorth: Sendable, Codable, Equatable {
    public let constraint: String
    /// A region or link; of a policy its regions, joined by +.
    public let place: String
    public let item: String
    /// The policy that sets it; nil: none does.
    public let policy: String?
    /// The key of its number; nil for a rule without one.
    public let key: String?
    /// Those in which it binds; of a limit over the horizon the last.
    public let years: [Int]
    public let presentUsd: Double
    /// Its greatest price, not discounted, and the year, unit and number that belong to it.
    public let dual: Double
    public let unit: String
    public let year: Int
    public let limit: Double?

    private enum CodingKeys: String, CodingKey {
        case constraint
        case place = "where"
        case item, policy, key, years, presentUsd, dual, unit, year, limit
    }

    /// What it is called: the policy, or the kind of limit, and which of them.
    public var name: String { item.isEmpty ? policy ?? constraint : "\(policy ?? constraint) \(item)" }

    /// The limits that bind, a plan's own and its policies', greatest worth first; prices that are set are no limits.
    static func merged(_ binding: [BindingLimit], _ policies: [PolicyPrice], _ horizon: Horizon) -> [LimitWorth] {
        struct Subject: Hashable {
            let policy: String?
            let constraint: String
            let place: String
            let item: String
        }
        let all = binding.map { (nil as String?, $0) } + policies.map { ($0.name, $0.limitPrice) }
        var order: [Subject] = []
        var readings: [Subject: [BindingLimit]] = [:]
        for (policy, limit) in all where limit.worthUsd != nil && limit.dual > PriceUnit.noise(limit.unit) {
            let subject = Subject(
                policy: policy, constraint: limit.constraint, place: limit.place, item: limit.item)
            if readings[subject] == nil { order.append(subject) }
            readings[subject, default: []].append(limit)
        }
        let limits = order.map { LimitWorth(readings[$0]!, $0.policy, horizon) }
        return limits.enumerated().sorted { a, b in
            a.element.presentUsd == b.element.presentUsd
                ? a.offset < b.offset : a.element.presentUsd > b.element.presentUsd
        }.map(\.element)
    }

    /// - Parameter readings: of one limit, all its years and units; not empty.
    private init(_ readings: [BindingLimit], _ policy: String?, _ horizon: Horizon) {
        let first = readings[0]
        // Of each year, one: what a limit is worth is the same in all units.
        var yearly: [Int: BindingLimit] = [:]
        for reading in readings where yearly[reading.year] == nil { yearly[reading.year] = reading }
        let sorted = yearly.sorted { $0.key < $1.key }.map(\.value)
        let dearest = readings.filter { $0.unit == first.unit }.max { $0.dual < $1.dual }!
        (constraint, place, item, self.policy, key) = (first.constraint, first.place, first.item, policy, first.key)
        years = sorted.map(\.year)
        presentUsd = sorted.reduce(0) {
            $0 + ($1.worthUsd ?? 0) * ($1.period == .horizon ? 1 : horizon.weight($1.year))
        }
        (dual, unit, year, limit) = (dearest.dual, dearest.unit, dearest.year, dearest.limit)
    }
}
