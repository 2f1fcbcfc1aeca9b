import Documents

/// How what belongs to nobody alone is divided when places plan apart: `[cooperation]`.
///
/// Work of offshore origin could be done anywhere; a limit on several places says nothing of each. A coalition has the sum of its
/// members' parts of both, so that nothing is won by adding up, and all together have all of it.
public struct Cooperation: Sendable {
    /// What offshore work goes by, year by year.
    public enum OffshoreRule: String, CaseIterable, Sendable {
        /// The room in halls, MW of IT, that stands or may be built, less what own work takes of it.
        case hosting
        /// Own work, by the IT power that it takes.
        case demand
    }

    public let offshoreRule: OffshoreRule
    /// By region or jurisdiction, in place of the rule; nil: the rule.
    public let offshoreShare: [String: Double]?
    /// Of limits on several places, by region or jurisdiction; nil: by the work that each has to do alone, own and offshore.
    public let limitShare: [String: Double]?

    /// - Parameter table: `[cooperation]`; nil: there is none.
    init(_ table: TableReader?, regions: [Region]) {
        guard let table else {
            (offshoreRule, offshoreShare, limitShare) = (.hosting, nil, nil)
            return
        }
        let isGiven = table.has("offshore_share")
        offshoreShare = Cooperation.shares(
            table, "offshore_share", "Shares of offshore work that places have when they plan apart; they add up to 1.",
            regions)
        offshoreRule = table.choice(
            "offshore_rule", "What offshore work is divided by when places plan apart; by room in halls unless said.",
            as: OffshoreRule.self, default: .hosting)
        if isGiven, table.has("offshore_rule") {
            table.report(at: "offshore_rule", "says what offshore_share gives already; leave one of them out")
        }
        limitShare = Cooperation.shares(
            table, "limit_share",
            "Shares of limits on several places when these plan apart; by their work unless given.",
            regions)
        table.finish()
    }

    /// By how much shares may miss 1 together.
    private static let tolerance = 1e-6

    private static func shares(
        _ table: TableReader, _ key: String, _ meaning: String, _ regions: [Region]
    ) -> [String: Double]? {
        guard let inner = table.table(key, meaning) else { return nil }
        let entries = inner.numbersByName("Share of the region or jurisdiction; those not named have none.", in: 0...1)
        inner.finish()
        let jurisdictions = regions.map(\.jurisdiction)
        let known = regions.map(\.name) + jurisdictions
        for entry in entries where !known.contains(entry.name) {
            let near = suggestion(for: entry.name, among: known)
            inner.report(at: entry.name, "\"\(entry.name)\" is neither a region nor a jurisdiction\(near)")
        }
        let shares = Dictionary(entries.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        for region in regions
        where region.name != region.jurisdiction && shares[region.name] != nil && shares[region.jurisdiction] != nil {
            inner.report(at: region.name, "is in \"\(region.jurisdiction)\", which has a share too; name one of them")
        }
        let sum = entries.reduce(0) { $0 + $1.value }
        if abs(sum - 1) > tolerance {
            inner.report(at: nil, "its shares add up to \((sum * 1e6).rounded() / 1e6), not to 1")
        }
        return shares
    }
}

/// What part each region has of what belongs to several, in each year of a scenario.
struct CommonShares: Sendable {
    /// [region][year index]: of offshore work; adds up to 1 over the regions.
    let offshore: [[Double]]
    /// [region][year index]: of limits on several places, by any measure.
    private let weights: [[Double]]
    private let firstYear: Int

    init(_ scenario: Scenario) {
        firstYear = scenario.horizon.years.lowerBound
        let own = scenario.regions.map { region in
            scenario.horizon.years.map { scenario.workMw(from: region.name, $0) }
        }
        offshore = CommonShares.offshore(scenario, own)
        if let given = scenario.cooperation.limitShare {
            weights = CommonShares.given(given, scenario)
        } else {
            weights = zip(own, offshore).map { own, shares in
                zip(scenario.horizon.years, zip(own, shares)).map { year, work in
                    work.0 + work.1 * scenario.workMw(from: Demand.offshore, year)
                }
            }
        }
    }

    /// A coalition's part in a year of what a scope's regions have together; 1 where it has them all.
    func part(of scope: [Int], members: [Int], year: Int) -> Double {
        let own = scope.filter(members.contains)
        if own.count == scope.count { return 1 }
        let y = year - firstYear
        let all = scope.reduce(0) { $0 + weights[$1][y] }
        return all > 0
            ? own.reduce(0) { $0 + weights[$1][y] } / all : Double(own.count) / Double(scope.count)
    }

    private static func offshore(_ scenario: Scenario, _ own: [[Double]]) -> [[Double]] {
        if let given = scenario.cooperation.offshoreShare { return CommonShares.given(given, scenario) }
        switch scenario.cooperation.offshoreRule {
        case .demand: return shared(own)
        case .hosting:
            let room = rooms(scenario)
            let left = zip(room, own).map { zip($0, $1).map { max(0, $0 - $1) } }
            return shared(left, or: room)
        }
    }

    /// [region][year index], MW of IT: halls that stand or may be built.
    private static func rooms(_ scenario: Scenario) -> [[Double]] {
        scenario.regions.indices.map { r in
            scenario.horizon.years.map { year in
                let halls = scenario.regions[r].halls
                return halls.usableShare.value(in: year)
                    * (halls.bothMw(\.existingMw, in: year) + scenario.hallRoomMw(r, year))
            }
        }
    }

    /// Each year's numbers over their sum; where there are none, those of another measure, and where there are none either, equal parts.
    private static func shared(_ weights: [[Double]], or others: [[Double]]? = nil) -> [[Double]] {
        let years = weights.first?.indices ?? 0..<0
        var shares = weights
        for y in years {
            let sums = [weights, others].compactMap { $0 }.map { measure in (measure, measure.reduce(0) { $0 + $1[y] })
            }
            let measure = sums.first { $0.1 > 0 }
            for r in weights.indices {
                shares[r][y] = measure.map { $0.0[r][y] / $0.1 } ?? 1 / Double(weights.count)
            }
        }
        return shares
    }

    /// A jurisdiction's share goes to its regions by their room in halls.
    private static func given(_ shares: [String: Double], _ scenario: Scenario) -> [[Double]] {
        let room = rooms(scenario)
        return scenario.regions.enumerated().map { r, region in
            if let own = shares[region.name] { return scenario.horizon.years.map { _ in own } }
            guard let all = shares[region.jurisdiction] else { return scenario.horizon.years.map { _ in 0 } }
            let others = scenario.regions.indices.filter { scenario.regions[$0].jurisdiction == region.jurisdiction }
            return room[r].indices.map { y in
                let sum = others.reduce(0) { $0 + room[$1][y] }
                return all * (sum > 0 ? room[r][y] / sum : 1 / Double(others.count))
            }
        }
    }
}

extension Scenario {
    /// [region][year index]: what part of offshore work each region has when places plan apart; adds up to 1.
    public var offshoreShares: [[Double]] { CommonShares(self).offshore }

    /// Mean IT power that work from an origin takes, MW, on the racks that do it with the least.
    fileprivate func workMw(from origin: String, _ year: Int) -> Double {
        workloads.reduce(0) { sum, workload in
            let least =
                rackClasses.compactMap { rack in rack.workUnitsPerRack[workload.name].map { rack.peakKw / $0 } }
                .min() ?? 0
            let units = workload.demands.filter { $0.origin == origin }.reduce(0) { $0 + $1.meanUnits.value(in: year) }
            return sum + units * least / 1000
        }
    }
}
