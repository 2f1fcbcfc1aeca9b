import Planning
import TimeSeries
import Vocabulary

/// Whom regions work for, against the rules on it: nothing for customers who are refused, and shares of the year's work as they must be.
struct CustomerCheck {
    let scenario: Scenario
    let axis: TimeAxis
    let values: AuditValues

    func all(_ tally: inout AuditTally) {
        for named in scenario.policies {
            let places = named.scope.regions.map { scenario.regions[$0].name }
            for year in scenario.horizon.years {
                if let rule = named.policy as? CustomerAccess, rule.isRefused(in: year) {
                    refusal(rule, named.scope.name, places, year, &tally)
                }
                if let rule = named.policy as? CustomerShare { share(rule, named.scope.name, places, year, &tally) }
            }
        }
    }

    private func unit(_ workload: Workload) -> AuditUnit {
        workload.unit == .h100e ? .thousandAccelerators : .megawatt
    }

    private func refusal(
        _ rule: CustomerAccess, _ name: String, _ places: [String], _ year: Int, _ tally: inout AuditTally
    ) {
        for place in places {
            for workload in scenario.workloads {
                for demand in workload.demands where rule.customers.contains(workload, demand) {
                    let work = work(workload, demand, place, year)
                    for t in work.indices {
                        tally.limit(
                            work[t], atMost: 0,
                            AuditPlace(check: .customers, place: place, year: year, unit: unit(workload)),
                            hour: axis.hourOfYear[t], "\(workload.name) from \(demand.origin), refused by \(name)")
                    }
                }
            }
        }
    }

    private func share(
        _ rule: CustomerShare, _ name: String, _ places: [String], _ year: Int, _ tally: inout AuditTally
    ) {
        var (all, theirs, kind) = (0.0, 0.0, AuditUnit.megawatt)
        for workload in scenario.workloads where rule.customers.counts(workload) {
            for demand in workload.demands {
                kind = unit(workload)
                let mean = places.reduce(0) { sum, place in
                    sum + zip(axis.weight, work(workload, demand, place, year)).reduce(0) { $0 + $1.0 * $1.1 } / 8760
                }
                all += mean
                if rule.customers.contains(workload, demand) { theirs += mean }
            }
        }
        let place = AuditPlace(check: .customers, place: places.joined(separator: ", "), year: year, unit: kind)
        if let least = rule.minimumShare?.value(in: year) {
            tally.limit(least * all, atMost: theirs, place, "the least share of \(name)")
        }
        if let most = rule.largestShare?.value(in: year) {
            tally.limit(theirs, atMost: most * all, place, "the largest share of \(name)")
        }
    }

    /// What a region does of an origin's work, thousand units by hour.
    private func work(_ workload: Workload, _ demand: Demand, _ place: String, _ year: Int) -> [Double] {
        values.item(BalanceID(.work, workload.name), .arriving(demand.origin), place, year)
    }
}
