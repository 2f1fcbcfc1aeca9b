import Planning
import TimeSeries
import Vocabulary

/// The bills of a tariff, made again from hours, contracts and prices.
extension RegionCheck {
    /// Each bill's readings and amounts; of a place that buys under the tariff, their sum by charge against the year's costs.
    func bills(_ tally: inout AuditTally) {
        let written = values.bills(region.name, year).sorted { $0.bill < $1.bill }
        guard let tariff = region.market.tariff else {
            return tally.limit(Double(written.count), atMost: 0, at(.bills), "bills where there is no tariff")
        }
        let meters = MeterValues(self, tariff)
        guard written.count == axis.billingGroups.count else {
            return tally.note(
                .infinity, among: 0, at(.bills), "number of bills, \(written.count) for \(axis.billingGroups.count)")
        }
        for (bill, group) in zip(written, axis.billingGroups.indices) { self.bill(bill, tariff, meters, group, &tally) }
        demand(written, tariff, meters, &tally)
        if case .tariff = region.market { sums(tariff, &tally) }
    }

    private func lines(_ bill: BillObservation) -> [BillLine] {
        values.billLines(region.name, year).filter { $0.bill == bill.bill }
    }

    /// Energy by band, what is above steps, the network's energy, the fixed charge, levies, and the total of one bill.
    private func bill(
        _ bill: BillObservation, _ tariff: Tariff, _ meters: MeterValues, _ group: Int, _ tally: inout AuditTally
    ) {
        let months = axis.billingGroups[group]
        let name = "bill \(bill.bill)"
        let lines = lines(bill)
        tally.same(bill.months, months.months, at(.bills), "months of \(name)")
        // MWh as the mean power that they are: hours are written to a watt.
        let hours = months.weight.reduce(0, +)
        func sum(_ series: [Double]) -> Double {
            zip(months.hours, months.weight).reduce(0) { $0 + series[$1.0] * $1.1 }
        }
        let energy = meters.expectedEnergy(tariff, year, sum)
        for (charge, item, mwh, price) in energy {
            let line = lines.filter { $0.charge == charge && $0.item == item }
            if price == 0 { continue }
            tally.same(
                line.reduce(0) { $0 + $1.quantity } / hours, mwh / hours, at(.bills),
                "\(charge.rawValue) \(item) of \(name)")
        }
        tally.same(bill.gridMwh / hours, sum(meters.grid) / hours, at(.bills), "grid energy of \(name)")
        tally.same(bill.meteredMwh / hours, sum(meters.metered) / hours, at(.bills), "metered energy of \(name)")
        let prices = Dictionary(energy.map { ("\($0.charge.rawValue) \($0.item)", $0.price) }) { a, _ in a }
        for line in lines {
            let size = lines.reduce(0) { $0 + abs($1.usd) }
            tally.same(
                line.usd, line.quantity * line.months * line.price, among: size, at(.bills, .dollar),
                "\(line.charge.rawValue) \(line.item) of \(name)")
            let known = prices["\(line.charge.rawValue) \(line.item)"] ?? unitPrice(line, tariff)
            tally.same(line.price, known, at(.bills), "price of \(line.charge.rawValue) \(line.item) of \(name)")
            guard line.charge == .levy else { continue }
            let base = lines.filter { $0.charge.rawValue == line.item }.reduce(0) { $0 + $1.usd }
            tally.same(line.quantity, base, among: size, at(.bills, .dollar), "what the levy of \(name) is on")
        }
        let fixed = lines.filter { $0.charge == .fixed }.reduce(0) { $0 + $1.usd }
        tally.same(
            fixed, tariff.fixedUsdPerMonth.value(in: year) * months.months, at(.bills, .dollar),
            "fixed charge of \(name)")
        tally.same(
            bill.totalUsd, lines.reduce(0) { $0 + $1.usd }, among: lines.reduce(0) { $0 + abs($1.usd) },
            at(.bills, .dollar), "total of \(name)")
    }

    /// What a tariff asks for a unit of what is not energy.
    private func unitPrice(_ line: BillLine, _ tariff: Tariff) -> Double {
        switch line.charge {
        case .demand:
            (tariff.demandCharges.first { $0.name == line.item }?.usdPerKwMonth.value(in: year) ?? 0) * 1000
        case .contract: (tariff.contract?.chargeUsdPerKwMonth.value(in: year) ?? 0) * 1000
        case .takeUp: (tariff.contract?.shortfallUsdPerKwMonth.value(in: year) ?? 0) * 1000
        case .fixed: tariff.fixedUsdPerMonth.value(in: year)
        case .levy: tariff.levyShare.value(in: year)
        case .energy, .adjustment, .premium, .network: 0
        }
    }

    /// M ≥ m(t) in the hours of each demand charge, the months of its window in all, and s ≥ u·C(y − n) − M.
    private func demand(
        _ written: [BillObservation], _ tariff: Tariff, _ meters: MeterValues, _ tally: inout AuditTally
    ) {
        let billed = tariff.netting == .energyAndDemand ? meters.grid : meters.metered
        for (c, charge) in tariff.demandCharges.enumerated() where charge.usdPerKwMonth.value(in: year) > 0 {
            var paid = 0.0
            let hours = meters.hours(charge.window)
            for (bill, group) in zip(written, hours) {
                let line = lines(bill).first { $0.charge == .demand && $0.item == charge.name }
                paid += line?.months ?? 0
                for t in group {
                    tally.limit(
                        billed[t], atMost: line?.quantity ?? 0, at(.bills), hour: axis.hourOfYear[t],
                        "maximum demand \(charge.name) of bill \(bill.bill)")
                }
                if c == 0 {
                    tally.same(
                        bill.maximumDemandMw, line?.quantity ?? 0, at(.bills), "maximum demand of bill \(bill.bill)")
                }
            }
            // Where nothing is drawn nothing is charged, and no line is written.
            let isAll = hours.allSatisfy { $0.isEmpty || $0.contains { billed[$0] > 0.01 } }
            let due = isAll && hours.contains { !$0.isEmpty } ? Double(charge.window.months.count) : paid
            tally.same(paid, due, at(.bills), "months of \(charge.name) that are billed")
        }
        takeUp(written, tariff, meters, &tally)
    }

    private func takeUp(
        _ written: [BillObservation], _ tariff: Tariff, _ meters: MeterValues, _ tally: inout AuditTally
    ) {
        guard case .tariff = region.market, let contract = tariff.contract, contract.takeUpShare > 0,
            let first = tariff.demandCharges.first, first.usdPerKwMonth.value(in: year) > 0
        else { return }
        let then = year - contract.graceYears
        let contracted =
            then < scenario.horizon.years.lowerBound
            ? contract.existingMw.value(in: then) : stock(.contracted, in: then)
        for (bill, hours) in zip(written, meters.hours(first.window)) where !hours.isEmpty {
            tally.limit(
                contract.takeUpShare * contracted - bill.maximumDemandMw, atMost: bill.takeUpShortfallMw, at(.takeUp),
                "take-up shortfall of bill \(bill.bill)")
        }
    }

    /// Σ over the year's bills of each charge = its cost item; a policy may add to the price of energy, and levies to that.
    private func sums(_ tariff: Tariff, _ tally: inout AuditTally) {
        let (lines, costs) = (values.billLines(region.name, year), values.costs(region.name, year))
        let size = costs.values.sorted().reduce(0) { $0 + abs($1) }
        let added = scenario.policies.reduce(0.0) { sum, named in
            named.scope.regions.contains(index) ? sum + named.policy.addedToTariffUsdPerMwh(in: year) : sum
        }
        let extra = added * mean(flow(.grid)) * 8760
        let levied = tariff.levyOn.contains(.energy) ? extra * tariff.levyShare.value(in: year) : 0
        for charge in BillCharge.allCases {
            let billed = lines.filter { $0.charge == charge }.reduce(0) { $0 + $1.usd }
            let beside = charge == .energy ? extra : charge == .levy ? levied : 0
            tally.same(
                billed + beside, costs[charge.costItem] ?? 0, among: size, at(.costs, .dollar), charge.costItem.rawValue
            )
        }
    }
}

/// What a meter counted, as the audit reads it out of the hours.
private struct MeterValues {
    let grid: [Double]
    let metered: [Double]
    private let axis: TimeAxis
    private let clock: LocalClock
    private let daysOff: Set<Int>

    init(_ check: RegionCheck, _ tariff: Tariff) {
        axis = check.axis
        clock = check.scenario.clock(check.region.utcOffsetHours, check.year)
        let year = check.year
        daysOff = Set(tariff.holidays.filter { ($0.year ?? year) == year }.map(\.dayOfYear))
        let metered = check.metered()
        self.metered = metered
        if case .tariff = check.region.market {
            grid = check.flow(.grid)
            return
        }
        var rest = metered
        if tariff.netting != .nothing {
            let clean = BalanceID(.cleanStore)
            var own = [Double](repeating: 0, count: rest.count)
            for plant in check.region.plants where !plant.onSite && !plant.isFleet {
                for flow in [FlowID.output(plant.name), .charge(plant.name)] {
                    let (all, sold) = (check.flow(flow), check.item(clean, flow))
                    for t in own.indices { own[t] += all[t] - sold[t] }
                }
            }
            rest = zip(metered, own).map { max(0, $0 - max(0, $1)) }
        }
        grid = rest
    }

    private func isDayOff(_ hour: Int) -> Bool {
        [.saturday, .sunday].contains(clock.weekday(hour)) || daysOff.contains(clock.dayOfYear(hour))
    }

    private func isWithin(_ window: TariffWindow, _ hour: Int, anyDay: Bool = false) -> Bool {
        let time = clock.hourOfDay(hour)
        let inHours =
            window.from > window.to
            ? !(time >= window.to && time < window.from) : time >= window.from && time < window.to
        return inHours
            && (anyDay || window.days == .allDays || isDayOff(hour) == (window.days == .daysOff))
    }

    /// The hours of each billing group that set a maximum demand.
    func hours(_ window: TariffWindow) -> [[Int]] {
        let anyDay = !axis.hourOfYear.contains { isWithin(window, $0) }
        return axis.billingGroups.map { group in
            group.calendarMonths.contains(where: window.months.contains)
                ? group.hours.filter { isWithin(window, axis.hourOfYear[$0], anyDay: anyDay) } : []
        }
    }

    /// MWh and price of each line of energy; `sum` adds up a series over the hours of a bill.
    func expectedEnergy(
        _ tariff: Tariff, _ year: Int, _ sum: ([Double]) -> Double
    ) -> [(charge: BillCharge, item: String, mwh: Double, price: Double)] {
        var rest = grid
        var result: [(charge: BillCharge, item: String, mwh: Double, price: Double)] = []
        for band in tariff.bands {
            let inBand = grid.indices.map { t in
                let hour = axis.hourOfYear[t]
                return band.window.months.contains(clock.month(hour)) && isWithin(band.window, hour) ? grid[t] : 0
            }
            rest = zip(rest, inBand).map { $0 - $1 }
            result.append((.energy, band.name, sum(inBand), band.usdPerMwh.value(in: year)))
        }
        result.append((.energy, Tariff.offPeak, sum(rest), tariff.offPeakUsdPerMwh.value(in: year)))
        result.append((.adjustment, "", sum(grid), tariff.adjustmentUsdPerMwh.value(in: year)))
        for step in tariff.steps {
            let above = grid.map { max(0, $0 - step.aboveMw.value(in: year)) }
            result.append((.premium, step.name, sum(above), step.premiumUsdPerMwh.value(in: year)))
        }
        result.append((.network, "", sum(metered), tariff.networkUsdPerMwh.value(in: year)))
        return result
    }
}
