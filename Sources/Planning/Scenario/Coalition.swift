import Documents
import Vocabulary

extension Scenario {
    /// The same scenario of some of its regions, as they would plan if there were no others:
    ///
    /// - what they have, ask for and may build is theirs, with their own rules, weather and prices;
    /// - links among them stay. A link that leads elsewhere carries nothing, counts for no reserve and no contract; what stands or is
    ///   committed of it is paid for by the region that pays for it in any case (`from`);
    /// - work is done among them, on their own routes;
    /// - of offshore work they have their members' shares (`Cooperation`);
    /// - a policy holds for those of its regions that are among them: shares, ratios, prices and bans as they are, an amount that is set for
    ///   several regions by their part of it (`Policy.sharing`).
    ///
    /// Of all regions it is the scenario itself. - Parameter members: indices, in ascending order.
    func coalition(_ members: [Int]) -> Scenario {
        if members.count == regions.count { return self }
        let shares = CommonShares(self)
        let names = members.map { regions[$0].name }
        var part = self
        part.regions = members.map { regions[$0] }
        part.links = links.filter { names.contains($0.from) && names.contains($0.to) }
        part.severedLinks = links.filter { names.contains($0.from) && !names.contains($0.to) }
        let offshore = horizon.years.enumerated().map { y, _ in members.reduce(0) { $0 + shares.offshore[$1][y] } }
        for w in workloads.indices {
            part.workloads[w].demands = workloads[w].demands.compactMap { demand in
                if names.contains(demand.origin) { return demand }
                return demand.origin == Demand.offshore ? demand.scaled(offshore, horizon) : nil
            }
        }
        part.policies = policies.compactMap { $0.coalition(members, shares, horizon) }
        return part
    }
}

extension Demand {
    /// The same, of each year so much.
    fileprivate func scaled(_ shares: [Double], _ horizon: Horizon) -> Demand {
        var part = self
        part.meanUnits = YearlyTable(
            points: zip(horizon.years, shares).map { .init(year: $0, value: $1 * meanUnits.value(in: $0)) })
        return part
    }
}

extension NamedPolicy {
    /// The policy among some of the regions; nil where it holds for none of them.
    fileprivate func coalition(
        _ members: [Int], _ shares: CommonShares, _ horizon: Horizon
    ) -> NamedPolicy? {
        guard let scope = scope.within(members) else { return nil }
        if scope.regions.count == self.scope.regions.count { return NamedPolicy(scope: scope, policy: policy) }
        let part: any Policy = policy.sharing(
            AmountShare { shares.part(of: self.scope.regions, members: members, year: $0) }, horizon)
        return NamedPolicy(scope: scope, policy: part)
    }
}

/// What part of an amount some places have, by year.
public struct AmountShare {
    private let share: (Int) -> Double

    init(_ share: @escaping (Int) -> Double) { self.share = share }

    /// Their part of an amount that is set for each year.
    func of(_ amount: YearlyTable, _ horizon: Horizon) -> YearlyTable {
        YearlyTable(
            points: horizon.years.map { .init(year: $0, value: of(amount.value(in: $0), in: $0)) })
    }

    /// Their part of an amount of a year; all of one that is no limit.
    func of(_ amount: Double, in year: Int) -> Double { amount.isFinite ? amount * share(year) : amount }

    /// Their part of an amount of all years together: by the mean over the years.
    func of(_ amount: Double, over horizon: Horizon) -> Double {
        amount.isFinite
            ? amount * horizon.years.reduce(0) { $0 + share($1) } / Double(horizon.years.count) : amount
    }
}

extension Profiles {
    /// Those of some regions and of the demands that a coalition of them has.
    init(_ all: Profiles, of members: [Int], in scenario: Scenario, _ whole: Scenario) {
        func picked<T>(_ values: [T]) -> [T] { members.map { values[$0] } }
        dryBulbC = picked(all.dryBulbC)
        wetBulbC = picked(all.wetBulbC)
        coolingElectricity = picked(all.coolingElectricity)
        coolingWater = picked(all.coolingWater)
        photovoltaic = picked(all.photovoltaic)
        inflow = picked(all.inflow)
        tariffBand = picked(all.tariffBand)
        demandWindow = picked(all.demandWindow)
        gridEmission = picked(all.gridEmission)
        ownLoad = picked(all.ownLoad)
        demand = zip(zip(whole.workloads, scenario.workloads), all.demand).map { workloads, series in
            let kept = workloads.1.demands.map(\.origin)
            return zip(workloads.0.demands, series).filter { kept.contains($0.0.origin) }.map(\.1)
        }
    }
}

extension PlanModel {
    /// The program of a coalition, over the same hours; of all regions, this one. See `Scenario.coalition`.
    ///
    /// - Parameter members: indices of regions, in ascending order, at least one.
    /// - Complexity: as building a model of so many regions.
    public func coalition(_ members: [Int]) -> PlanModel {
        precondition(!members.isEmpty && members == members.sorted(), "members of a coalition")
        if members.count == scenario.regions.count { return self }
        let part = scenario.coalition(members)
        return PlanModel(part, axis: axis, profiles: Profiles(profiles, of: members, in: part, scenario))
    }

    /// Present value of every cost at the point x, US$ of the first year, by region and item; their sum is the objective.
    public func presentValueUsd(at x: [Double]) -> [[CostItem: Double]] {
        let years = scenario.horizon.years
        let items = ledger.items(at: x, regions: scenario.regions.count, years: years.count)
        return items.map { byYear in
            var sum: [CostItem: Double] = [:]
            for (year, costs) in zip(years, byYear) {
                for (item, usd) in costs { sum[item, default: 0] += scenario.horizon.weight(year) * usd }
            }
            return sum
        }
    }
}
