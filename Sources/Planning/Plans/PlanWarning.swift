import Vocabulary

/// Something that readers of a plan should know before they build by it: where a linear program says less than the scenario.
public struct PlanWarning: Sendable, Codable, Equatable {
    public enum Kind: String, Sendable, Codable {
        /// A build that is smaller than the smallest that is made: a linear program builds any part.
        case belowMinimumSize = "below_minimum_size"
    }

    public let kind: Kind
    /// A region or link.
    public let place: String
    public let year: Int
    /// The key of the number that the plan does not keep.
    public let key: String
    /// What the plan has, and what the number asks for.
    public let amount: Double
    public let least: Double
    public let unit: String

    private enum CodingKeys: String, CodingKey {
        case kind
        case place = "where"
        case year, key, amount, least, unit
    }
}

extension Plan {
    /// Less than this share of the smallest is noise of an interior point.
    private static let leastShare = 1e-6

    /// Builds of links in a year that are less than the smallest cable, link by link and year by year.
    static func warnings(_ links: [LinkPlan], _ scenario: Scenario) -> [PlanWarning] {
        zip(links, scenario.links).flatMap { plan, link in
            plan.years.sorted { $0.key < $1.key }.compactMap { year, values -> PlanWarning? in
                let (built, least) = (values.builtMw, link.minimumSizeMw)
                guard built > leastShare * least, built < least * (1 - leastShare) else { return nil }
                return PlanWarning(
                    kind: .belowMinimumSize, place: link.name, year: year, key: "links.\(link.name).minimum_size_mw",
                    amount: built, least: least, unit: "MW")
            }
        }
    }
}
