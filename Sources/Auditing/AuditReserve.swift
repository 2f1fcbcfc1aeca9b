import Planning
import TimeSeries
import Vocabulary

/// Planning reserve, and the bills of a tariff.
extension RegionCheck {
    /// Σ firm + Σ_ℓ credit·(1 − loss)·K + shortfall ≥ (1 + margin)·P, P = max_t F + L·peak/max L.
    func reserve(_ tally: inout AuditTally) {
        guard case .system(let load) = region.market, let reserve = region.reserve else { return }
        let ownLoad = profiles.ownLoad[index][yearIndex]
        let scale = load.peakMw.value(in: year) / max(ownLoad.max() ?? 0, .leastNormalMagnitude)
        let peak = zip(flow(.facility), ownLoad).reduce(0) { max($0, $1.1 * scale - $1.0) }
        var firm = stock(.reserveShortfall)
        for plant in region.plants {
            let credited =
                (plant.technology.capacityCreditShare ?? 0) * (1 - plant.deliveryLossShare)
                * stock(.plant, plant.name)
            guard let store = plant.store else {
                firm += credited
                continue
            }
            firm += min(credited, store.firmHours.map { stock(.energy, plant.name) / $0 } ?? .infinity)
        }
        for link in scenario.links where link.to == region.name {
            let capacity = values.stock(StockID(.link, link.name), link.from, year)?.capacity ?? 0
            firm += link.capacityCreditShare * (1 - link.lossShare) * capacity
        }
        tally.limit((1 + reserve.marginShare.value(in: year)) * peak, atMost: firm, at(.reserve), "peak and margin")
    }

    /// M(m) ≥ m(t) in the hours of each bill, twelve months in all, and s(m) ≥ u·C(y − n) − M(m).
    func bills(_ tally: inout AuditTally) {
        guard case .tariff(let tariff) = region.market else { return }
        let bills = values.bills(region.name, year).sorted { $0.bill < $1.bill }
        let expected = tariff.demandUsdPerKwMonth.value(in: year) > 0 ? billHours(tariff) : []
        guard bills.count == expected.count else {
            return tally.note(
                .infinity, among: 0, at(.takeUp), "number of bills, \(bills.count) for \(expected.count)")
        }
        let billed = billedDemand(tariff)
        tally.same(
            bills.reduce(0) { $0 + $1.months }, bills.isEmpty ? 0 : 12, at(.takeUp), "months that are billed")
        for (bill, hours) in zip(bills, expected) {
            for t in hours {
                tally.limit(
                    billed[t], atMost: bill.maximumDemandMw, at(.takeUp), hour: axis.hourOfYear[t],
                    "maximum demand of bill \(bill.bill)")
            }
            guard let contract = tariff.contract, contract.takeUpShare > 0 else { continue }
            let then = year - contract.graceYears
            let contracted =
                then < scenario.horizon.years.lowerBound
                ? contract.existingMw.value(in: then) : stock(.contracted, in: then)
            tally.limit(
                contract.takeUpShare * contracted - bill.maximumDemandMw, atMost: bill.takeUpShortfallMw, at(.takeUp),
                "take-up shortfall of bill \(bill.bill)")
        }
    }

    /// The hours that set each bill's maximum demand; bills without any are not written.
    private func billHours(_ tariff: Tariff) -> [[Int]] {
        let clock = scenario.clock(region.utcOffsetHours, year)
        let inWindow = axis.hourOfYear.map { hour in
            clock.hourOfDay(hour) >= tariff.peakHours[0] && clock.hourOfDay(hour) < tariff.peakHours[1]
        }
        let isPeak = zip(inWindow, axis.hourOfYear).map { $0 && !clock.isWeekend($1) }
        // Where all hours that are modelled lie on days off, they stand for those of working days.
        let window = isPeak.contains(true) ? isPeak : inWindow
        return axis.billingGroups.map { group in
            tariff.demandWindow == .allHours ? group.hours : group.hours.filter { window[$0] }
        }.filter { !$0.isEmpty }
    }
}
