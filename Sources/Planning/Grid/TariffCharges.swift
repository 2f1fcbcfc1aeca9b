import LinearProgramming
import TimeSeries
import Vocabulary

/// Bills of a year with their maximum demand, MW, for one demand charge.
struct DemandBills: Sendable {
    /// Place among the tariff's demand charges.
    let charge: Int
    let demand: Columns
    /// For each bill, its billing group, and for how many months it is paid.
    let groups: [Int]
    let months: [Double]
    /// s; nil without a take-up rule.
    var shortfall: Columns?
}

extension PlanModel {
    /// Grid power under a tariff: energy by bands, premiums above steps, a network charge on what passes the meter m(t), a fixed charge,
    /// and a charge for the maximum demand of each billing month, M ≥ m(t) for t in the charge's window (`MeterPart`).
    mutating func addGrid(_ tariff: Tariff, _ cell: Cell) {
        let grid = addHourly("grid", cell)
        power[cell.index].flows.append(.init(id: .grid, isSource: true, factor: 1, columns: grid))
        chargeGridEnergy(tariff, cell, grid)
        let factor = tariff.emissionTPerMwh.value(in: cell.year)
        power[cell.index].emissions.append(
            .init(
                tPerMwh: profiles.gridEmission[cell.region][cell.yearIndex].map { $0 * factor }, scope: .purchased,
                includedUsdPerT: tariff.carbonIncludedUsdPerT.value(in: cell.year), columns: grid))
        power[cell.index].clean.append((tariff.cleanShare.value(in: cell.year), grid))
        limitSupply(tariff, cell, grid)
        addDelivered(tariff, cell)
        for columns in meteredImport(cell, grid: grid) {
            chargeBill(.network, tariff, cell, hourly: tariff.networkUsdPerMwh.value(in: cell.year), columns)
        }
        chargeFixed(tariff, cell)
        let billed = billedDemand(tariff, cell, grid: grid)
        for (c, charge) in tariff.demandCharges.enumerated() {
            if let bills = addDemandCharge(c, charge, tariff, cell, billed) { self.bills[cell.index].append(bills) }
        }
        if let contract = tariff.contract { addContractLimits(contract, tariff, cell, billed: billed) }
    }

    private mutating func chargeGridEnergy(_ tariff: Tariff, _ cell: Cell, _ grid: Columns) {
        let bands = profiles.tariffBand[cell.region][cell.yearIndex]
        let prices = bands.map { tariff.energyUsdPerMwh($0, in: cell.year) }
        chargeBill(.energy, tariff, cell, .series(zip(axis.weight, prices).map { $0 * $1 }), grid)
        chargeBill(.adjustment, tariff, cell, hourly: tariff.adjustmentUsdPerMwh.value(in: cell.year), grid)
        for step in tariff.steps {
            let (above, premium) = (step.aboveMw.value(in: cell.year), step.premiumUsdPerMwh.value(in: cell.year))
            if premium == 0 { continue }
            let excess = addHourly("above_step", cell, item: step.name)
            chargeBill(.premium, tariff, cell, hourly: premium, excess)
            program.addUpperLimits(
                row(.supplyStep, cell, item: step.name), count: hours, per: .hour,
                LinearExpression(grid) - LinearExpression(excess), atMost: .constant(above))
        }
    }

    /// G(t) ≤ limit(y), a bound.
    private mutating func limitSupply(_ tariff: Tariff, _ cell: Cell, _ grid: Columns) {
        let limit = tariff.supplyLimitMw.value(in: cell.year)
        if limit == .infinity { return }
        for t in 0..<hours { program.setBounds(grid, t, lower: 0, upper: limit) }
        constraints.append(
            ReportedConstraint(
                name: "supply_limit", places: [scenario.regions[cell.region].name], item: "", yearIndex: cell.yearIndex,
                site: .upperBounds(grid.start..<grid.start + grid.count),
                number: .amount(key(cell.region, "tariff", "supply_limit_mw"), limit, PriceUnit.mwYear).alone()))
    }

    /// Paid whatever is taken: a column that is 1.
    private mutating func chargeFixed(_ tariff: Tariff, _ cell: Cell) {
        let usd = tariff.fixedUsdPerMonth.value(in: cell.year) * 12
        if usd == 0 { return }
        let one = program.addColumns(label("fixed_charge", cell, role: .yearly), lower: 1, upper: 1)
        chargeBill(.fixed, tariff, cell, .constant(usd), one)
    }

    /// Charges an item of a region's bill, with the levy on it.
    mutating func chargeBill(
        _ charge: BillCharge, _ tariff: Tariff, _ cell: Cell, _ coefficient: Coefficient, _ columns: Columns
    ) {
        self.charge(charge.costItem, cell.region, cell.yearIndex, coefficient, columns)
        let levy = tariff.levy(on: charge, in: cell.year)
        if levy == 0 { return }
        self.charge(.gridLevy, cell.region, cell.yearIndex, coefficient.scaled(by: levy), columns)
    }

    /// A price per MWh on an hourly block.
    mutating func chargeBill(
        _ charge: BillCharge, _ tariff: Tariff, _ cell: Cell, hourly price: Double, _ columns: Columns
    ) {
        if price == 0 { return }
        chargeBill(charge, tariff, cell, .series(axis.weight.map { $0 * price }), columns)
    }

    /// M ≥ m(t). Bills whose sampled hours all lie outside of the window, as a representative day on a weekend does, are paid
    /// like the others, so that all months of the window are paid at any resolution.
    private mutating func addDemandCharge(
        _ index: Int, _ charge: DemandCharge, _ tariff: Tariff, _ cell: Cell, _ metered: [Columns]
    ) -> DemandBills? {
        let price = charge.usdPerKwMonth.value(in: cell.year) * 1000
        let window = profiles.demandWindow[cell.region][cell.yearIndex][index]
        let bills = DemandBill.bills(axis, window, charge.window.months)
        if price == 0 || bills.isEmpty { return nil }
        let item = charge.name == Tariff.maximum ? "" : charge.name
        let demand = program.addColumns(
            label("maximum_demand", cell, item: item, role: .yearly), count: bills.count, per: .bill)
        chargeBill(.demand, tariff, cell, .series(bills.map { price * $0.months }), demand)
        let billed = bills.flatMap(\.hours)
        var excess = LinearExpression()
        for columns in metered { excess.add(1, columns, member: billed.map(Int32.init)) }
        excess.add(
            -1, demand,
            member: bills.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1.hours.count) })
        program.addUpperLimits(
            row(.demandCharge, cell, item: item), count: billed.count, per: .hours(billed), excess)
        return DemandBills(
            charge: index, demand: demand, groups: bills.map(\.group), months: bills.map(\.months))
    }
}

/// A billing group's hours that set a maximum demand, and for how many months it is paid.
struct DemandBill: Sendable {
    let group: Int
    let hours: [Int]
    let months: Double

    /// Those of a year that have any; together they are paid for all months of the window.
    static func bills(_ axis: TimeAxis, _ window: [Bool], _ months: Set<Int>) -> [DemandBill] {
        let bills = axis.billingGroups.enumerated().map { g, group in
            DemandBill(
                group: g, hours: group.hours.filter { window[$0] },
                months: Double(group.calendarMonths.filter(months.contains).count))
        }.filter { !$0.hours.isEmpty && $0.months > 0 }
        let each = Double(months.count) / bills.reduce(0) { $0 + $1.months }
        return bills.map { DemandBill(group: $0.group, hours: $0.hours, months: $0.months * each) }
    }
}

extension Scenario {
    /// For each model hour the band of the tariff; nil: off-peak.
    func tariffBands(_ tariff: Tariff, _ region: Region, _ year: Int, on axis: TimeAxis) -> [Int?] {
        let calendar = tariffCalendar(tariff, region, year)
        return axis.hourOfYear.map { hour in
            tariff.bands.firstIndex { calendar.contains($0.window, hour) }
        }
    }

    /// For each demand charge, the model hours that set it, whatever their month. Where all sampled days are of the other kind, their hours
    /// stand for those of the days that count.
    func demandWindows(_ tariff: Tariff, _ region: Region, _ year: Int, on axis: TimeAxis) -> [[Bool]] {
        let calendar = tariffCalendar(tariff, region, year)
        return tariff.demandCharges.map { charge in
            let exact = axis.hourOfYear.map { calendar.contains(charge.window, inAnyMonth: $0) }
            if exact.contains(true) { return exact }
            let anyDay = TariffWindow(from: charge.window.from, to: charge.window.to, days: .allDays)
            return axis.hourOfYear.map { calendar.contains(anyDay, inAnyMonth: $0) }
        }
    }
}
