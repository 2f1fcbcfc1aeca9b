import Planning
import TimeSeries
import Vocabulary

/// The checks of a workload's demand from one origin in one year; thousand units, as it is written.
struct DemandCheck {
    let scenario: Scenario
    let axis: TimeAxis
    let workload: Workload
    let demand: Demand
    let year: Int
    /// Demand over its yearly mean, by hour.
    let shape: [Double]
    let values: AuditValues

    private var balance: BalanceID { BalanceID(.demand, workload.name) }
    private var unit: AuditUnit { workload.unit == .h100e ? .thousandAccelerators : .megawatt }

    private func at(_ check: AuditCheck) -> AuditPlace {
        AuditPlace(check: check, place: demand.origin, year: year, unit: unit)
    }

    private func item(_ flow: FlowID) -> [Double] { values.item(balance, flow, demand.origin, year) }

    func all(_ tally: inout AuditTally) {
        let mean = demand.meanUnits.value(in: year) / WorkUnit.perModelUnit
        let asked = shape.map { $0 * mean }
        let written = item(.demand)
        for t in asked.indices {
            tally.same(written[t], asked[t], at(.delivery), hour: axis.hourOfYear[t], "demand of \(workload.name)")
        }
        let served = scenario.regions.map { item(.served($0.name)) }
        delivery(served, &tally)
        placement(asked, served, &tally)
        interruptions(asked, served, &tally)
        backlog(asked, &tally)
    }

    /// What an origin has served in a region is what the region does for it, near enough, and never negative.
    private func delivery(_ served: [[Double]], _ tally: inout AuditTally) {
        for (region, here) in zip(scenario.regions, served) {
            let there = values.item(BalanceID(.work, workload.name), .arriving(demand.origin), region.name, year)
            let isNear =
                scenario.roundTripMs(from: demand.origin, to: region.name).map { $0 <= workload.latencyLimitMs }
                ?? false
            for t in here.indices {
                let hour = axis.hourOfYear[t]
                tally.same(there[t], -here[t], at(.delivery), hour: hour, "\(workload.name) done in \(region.name)")
                tally.limit(
                    isNear ? here[t] : abs(here[t]), atMost: 0, at(.delivery), hour: hour,
                    "\(workload.name) in \(region.name), \(isNear ? "negative" : "too far away")")
            }
        }
        for (t, lost) in item(.unserved).enumerated() {
            tally.limit(
                workload.mayBeUnserved ? lost : abs(lost), atMost: 0, at(.delivery), hour: axis.hourOfYear[t],
                "\(workload.name) not done, \(workload.mayBeUnserved ? "negative" : "and it must be")")
        }
    }

    /// Σ_{r abroad} x ≤ (1 − ρ)·D where ρ > 0, and Σ_{r ≠ o} x ≤ μ·D where μ < 1: without such a share, work that has waited may be done
    /// elsewhere in an hour in which less arrives.
    private func placement(_ asked: [Double], _ served: [[Double]], _ tally: inout AuditTally) {
        guard let home = scenario.regions.first(where: { $0.name == demand.origin }) else { return }
        let (stay, leave) = (demand.residencyShare.value(in: year), demand.migratableShare.value(in: year))
        for t in asked.indices {
            var (abroad, away) = (0.0, 0.0)
            for (region, here) in zip(scenario.regions, served) where region.name != home.name {
                away -= here[t]
                if region.jurisdiction != home.jurisdiction { abroad -= here[t] }
            }
            let hour = axis.hourOfYear[t]
            if stay > 0 {
                tally.limit(
                    abroad, atMost: (1 - stay) * asked[t], at(.residency), hour: hour, "\(workload.name) abroad")
            }
            if leave < 1 {
                tally.limit(away, atMost: leave * asked[t], at(.residency), hour: hour, "\(workload.name) elsewhere")
            }
        }
    }

    /// What is done again is at least h · Σ_r max(0, min(1, D(t)/D(t−1))·x(t−1) − x(t)).
    private func interruptions(_ asked: [Double], _ served: [[Double]], _ tally: inout AuditTally) {
        if workload.checkpointHoursPerStop == 0 { return }
        let redone = item(.redone)
        for t in asked.indices {
            let before = axis.previous(t)
            let going = asked[before] > 0 ? min(1, asked[t] / asked[before]) : 1
            let stopped = served.reduce(0) { $0 + max(0, $1[t] - going * $1[before]) }
            tally.limit(
                workload.checkpointHoursPerStop * stopped, atMost: redone[t], at(.delivery), hour: axis.hourOfYear[t],
                "\(workload.name) done again after stops")
        }
    }

    /// 0 ≤ B ≤ φ·(arrivals of the last W hours), B(t) − B(t−1) ≤ φ·D(t), and what is postponed is what B gains.
    private func backlog(_ asked: [Double], _ tally: inout AuditTally) {
        let level = values.item(BalanceID(.level), .backlog(workload.name), demand.origin, year)
        let postponed = item(.postponed)
        let mayWait = workload.longestDelayHours > 0 ? workload.deferrableShare : 0
        for t in asked.indices {
            let (hour, before) = (axis.hourOfYear[t], axis.previous(t))
            let growth = level[t] - level[before]
            var (arrived, earlier) = (0.0, t)
            for _ in 0..<workload.longestDelayHours {
                arrived += asked[earlier]
                earlier = axis.previous(earlier)
            }
            tally.same(
                growth, -postponed[t], among: level[t], at(.backlog), hour: hour, "\(workload.name) postponed")
            tally.limit(
                level[t], atMost: mayWait * arrived, at(.backlog), hour: hour, "\(workload.name) that waits")
            tally.limit(-level[t], atMost: 0, at(.backlog), hour: hour, "\(workload.name) that waits, negative")
            tally.limit(growth, atMost: mayWait * asked[t], at(.backlog), hour: hour, "urgent \(workload.name)")
        }
    }
}
