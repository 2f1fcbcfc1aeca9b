import LinearProgramming
import Vocabulary

/// What racks do in a region and year.
struct ComputeFlows: Sendable {
    /// Installed racks by class.
    var racks: [(rackClass: Int, stock: Columns)] = []
    /// q(ω,k,t): work of a workload on a class, in model units.
    var work: [WorkFlow] = []
    /// x(ω,o,r,t): work served here, by workload and origin.
    var served: [(workload: Int, origin: String, columns: Columns)] = []
}

struct WorkFlow: Sendable {
    let workload: Int
    let rackClass: Int
    /// A block of its own, or, where one class alone can serve the workload, the sum of what is served.
    var expression = LinearExpression()
    let isSplit: Bool
}

/// A workload's demand from one origin in one year.
struct DemandFlows: Sendable {
    let workload: Int
    let origin: String
    let yearIndex: Int
    /// D(t), model units.
    let demand: [Double]
    /// x by region index.
    var served: [(region: Int, columns: Columns)]
    let unserved: Columns
    /// B(t); nil when the work can't wait.
    let backlog: Columns?
    /// h · Σ_r s(r,t): work lost to stops and done again, model units; no terms where stops cost nothing.
    let redone: LinearExpression
}

/// Racks, the work that is asked for, and the work that they do.
enum ComputePart: Part {
    static let steps = [
        BuildStep(.racks, .stocks, once: { $0.addRacks() }),
        BuildStep(.workSplit, .work, after: [.racks], byCell: { $0.addWorkSplit($1) }),
        BuildStep(
            .demands, .demand, after: [.workSplit],
            once: { model in for workload in model.scenario.workloads.indices { model.addDemands(workload) } }),
        BuildStep(.delivery, .flows, after: [.demands], byCell: { $0.addDelivery($1) }),
    ]
}

extension PlanModel {
    mutating func addRacks() {
        for (r, region) in scenario.regions.enumerated() {
            for rack in scenario.rackClasses {
                addStock(
                    StockRequest(
                        key: .racks(r, rack.name),
                        existing: yearly { region.existingRacks[rack.name]?.value(in: $0) ?? 0 },
                        committed: yearly { region.committedRacks[rack.name]?.value(in: $0) ?? 0 },
                        commitmentsOpen: false, limit: yearly { _ in .infinity },
                        earliestYear: rack.availableFromYear, latestYear: rack.availableToYear,
                        capexUsdPerUnit: yearly(rack.capexUsdPerRack.value), fixedCostUsdPerUnitYear: yearly { _ in 0 },
                        lifeYears: rack.lifeYears, wacc: region.dataCentreWaccShare, tax: region.tax,
                        keys: StockKeys(
                            key(r, "racks", rack.name), existing: "existing_racks", committed: "committed_racks"
                        ).onSale(["racks", rack.name]),
                        limitUnit: PriceUnit.rackYear,
                        embodiedTPerUnit: rack.embodiedTPerRack))
            }
        }
    }

    /// Which classes may serve which workloads here: one block q(ω,k,t) for each pair, unless a single class serves the
    /// workload and what is served is its work.
    mutating func addWorkSplit(_ cell: Cell) {
        for (k, rack) in scenario.rackClasses.enumerated() {
            guard let stock = stocks[.racks(cell.region, rack.name)]?.capacity[cell.yearIndex] else { continue }
            compute[cell.index].racks.append((k, stock))
        }
        for (w, workload) in scenario.workloads.enumerated() {
            let able = compute[cell.index].racks.filter {
                scenario.rackClasses[$0.rackClass].workUnitsPerRack[workload.name] != nil
            }
            for (k, _) in able {
                var flow = WorkFlow(workload: w, rackClass: k, isSplit: able.count > 1)
                if flow.isSplit {
                    let item = "\(workload.name).\(scenario.rackClasses[k].name)"
                    flow.expression.add(1, addHourly("work", cell, item: item))
                }
                compute[cell.index].work.append(flow)
            }
        }
    }

    /// Demand, where it may be served, and what is done about the rest.
    mutating func addDemands(_ w: Int) {
        let workload = scenario.workloads[w]
        for (d, demand) in workload.demands.enumerated() {
            for (y, year) in scenario.horizon.years.enumerated() {
                let mean = demand.meanUnits.value(in: year) / WorkUnit.perModelUnit
                if mean > 0 { addDemand(w, demand, y, profiles.demand[w][d][y].map { $0 * mean }) }
            }
        }
    }

    private mutating func addDemand(_ w: Int, _ demand: Demand, _ yearIndex: Int, _ series: [Double]) {
        let workload = scenario.workloads[w]
        let origin = demand.origin
        let home = scenario.regions.firstIndex { $0.name == origin }
        var served: [(region: Int, columns: Columns)] = []
        for r in scenario.regions.indices {
            let cell = cell(r, yearIndex)
            let bar = reachBar(workload, from: origin, to: r)
            guard bar == nil || explains, compute[cell.index].work.contains(where: { $0.workload == w }) else {
                continue
            }
            let columns = addHourly("served", cell, item: "\(workload.name).\(origin)")
            if let bar { close(columns, bar, workload, cell) }
            served.append((r, columns))
            compute[cell.index].served.append((w, origin, columns))
            for i in compute[cell.index].work.indices
            where compute[cell.index].work[i].workload == w && !compute[cell.index].work[i].isSplit {
                compute[cell.index].work[i].expression.add(1, columns)
            }
        }
        let year = scenario.horizon.years.lowerBound + yearIndex
        func label(_ quantity: String, _ role: Role = .local) -> Label {
            Label(quantity, place: origin, item: workload.name, year: year, role: role)
        }
        let payer = cell(home ?? served.first?.region ?? 0, yearIndex)
        let unserved = addUnserved(workload, origin, payer, label("unserved"))
        var balance = LinearExpression()
        for (_, columns) in served { balance.add(1, columns) }
        balance.add(1, unserved)
        let backlog = addBacklog(workload, series, label("backlog", .state), &balance)
        let redone = addInterruptions(workload, series, origin, served, yearIndex)
        balance.add(-1, redone)
        func row(_ equation: Equation, _ role: Role = .local) -> Label { label(equation.rawValue, role) }
        let rows = program.addEqualities(
            row(.demand, backlog == nil ? .local : .state), count: hours, per: .hour, balance, equals: .series(series))
        if explains && !workload.mayBeUnserved { reportDemand(workload, demand, yearIndex, series, rows) }
        if let backlog { addUrgentWork(workload, series, row(.urgentWork, .state), backlog) }
        if let home { addPlacementLimits(demand, served, series, cell(home, yearIndex), workload) }
        demands.append(
            DemandFlows(
                workload: w, origin: origin, yearIndex: yearIndex, demand: series, served: served, unserved: unserved,
                backlog: backlog, redone: redone))
    }

    /// Why work of an origin cannot be served in a region; nil where it can.
    private func reachBar(_ workload: Workload, from origin: String, to region: Int) -> Bar? {
        let place = scenario.regions[region].name
        guard let delay = scenario.roundTripMs(from: origin, to: place) else {
            return Bar(
                path: ["routes"], value: 0, opening: .none, words: "no route from \(origin) to \(place) is given")
        }
        if delay <= workload.latencyLimitMs { return nil }
        return Bar(
            path: ["workloads", workload.name, "latency_limit_ms"], value: workload.latencyLimitMs,
            opening: .value(delay, unit: "ms"),
            words:
                "the round trip to \(place) takes \(rounded(delay)) ms, and \(rounded(workload.latencyLimitMs)) are allowed"
        )
    }

    /// x = 0 where the bar holds.
    private mutating func close(_ columns: Columns, _ bar: Bar, _ workload: Workload, _ cell: Cell) {
        for t in 0..<columns.count { program.setBounds(columns, t, lower: 0, upper: 0) }
        constraints.append(
            ReportedConstraint(
                name: "out_of_reach", places: [scenario.regions[cell.region].name], item: workload.name,
                yearIndex: cell.yearIndex, site: .upperBounds(columns.start..<columns.start + columns.count),
                number: .amount(bar.path, bar.value, PriceUnit.workYear(workload.unit)), role: .fact, bars: [bar]))
    }

    /// Reports D(t) by the number behind it.
    private mutating func reportDemand(
        _ workload: Workload, _ demand: Demand, _ yearIndex: Int, _ series: [Double], _ rows: Block
    ) {
        let year = scenario.horizon.years.lowerBound + yearIndex
        let mean = demand.meanUnits.value(in: year)
        let reading = SetNumber.Reading(
            unit: "usd/\(workload.unit.rawValue)", relief: Relief(series.map { $0 / mean }), perUnit: 1)
        let key = workload.unit == .itKw ? "mean_it_kw" : "mean_h100e"
        constraints.append(
            ReportedConstraint(
                name: Equation.demand.rawValue, places: [demand.origin], item: workload.name, yearIndex: yearIndex,
                site: .rows(rows.start..<rows.start + rows.count),
                number: SetNumber(
                    path: ["workloads", workload.name, "demand", demand.origin, key], value: mean, readings: [reading]),
                role: .fact))
    }

    /// u(t), paid at its value by a cell; u = 0 where work must be served.
    private mutating func addUnserved(_ workload: Workload, _ origin: String, _ payer: Cell, _ label: Label) -> Columns
    {
        if workload.mayBeUnserved {
            let unserved = program.addColumns(label, count: hours, per: .hour)
            let value = workload.valueUsdPerUnitHour.value(in: payer.year) * WorkUnit.perModelUnit
            chargeHourly(.unservedCompute, payer, value, unserved)
            return unserved
        }
        let unserved = program.addColumns(label, count: hours, per: .hour, upper: 0)
        constraints.append(
            ReportedConstraint(
                name: "must_serve", places: [origin], item: workload.name, yearIndex: payer.yearIndex,
                site: .upperBounds(unserved.start..<unserved.start + unserved.count),
                number: .amount(
                    ["workloads", workload.name, "unserved"], 0, PriceUnit.workYear(workload.unit))))
        return unserved
    }

    /// s(r,t) ≥ min(1, D(t)/D(t−1)) · x(r,t−1) − x(r,t): what ran here an hour ago, has not ended with the demand, and runs
    /// here no more. Returns h · Σ_r s(r,t).
    private mutating func addInterruptions(
        _ workload: Workload, _ series: [Double], _ origin: String, _ served: [(region: Int, columns: Columns)],
        _ yearIndex: Int
    ) -> LinearExpression {
        var redone = LinearExpression()
        if workload.checkpointHoursPerStop == 0 { return redone }
        let going = series.indices.map { t in
            let before = series[axis.previous(t)]
            return before > 0 ? min(1, series[t] / before) : 1
        }
        for (r, columns) in served {
            let cell = cell(r, yearIndex)
            let item = "\(workload.name).\(origin)"
            let stopped = program.addColumns(label("stopped", cell, item: item, role: .state), count: hours, per: .hour)
            var fall = LinearExpression()
            fall.add(going, columns, member: previousHour)
            fall.add(-1, columns)
            fall.add(-1, stopped)
            program.addUpperLimits(row(.interruption, cell, item: item, role: .state), count: hours, per: .hour, fall)
            redone.add(workload.checkpointHoursPerStop, stopped)
        }
        return redone
    }

    /// B(t) − B(t−1) joins the balance; B(t) ≤ φ · Σ of the last W hours' arrivals, cyclic within the period.
    private mutating func addBacklog(
        _ workload: Workload, _ series: [Double], _ label: Label, _ balance: inout LinearExpression
    ) -> Columns? {
        if workload.longestDelayHours == 0 || workload.deferrableShare == 0 { return nil }
        let backlog = program.addColumns(label, count: hours, per: .hour)
        for t in 0..<hours {
            var arrived = 0.0
            var hour = t
            for _ in 0..<workload.longestDelayHours {
                arrived += series[hour]
                hour = axis.previous(hour)
            }
            program.setBounds(backlog, t, lower: 0, upper: workload.deferrableShare * arrived)
        }
        balance.add(1, backlog)
        balance.add(-1, backlog, member: previousHour)
        return backlog
    }

    /// Only the share φ of what arrives may wait; the rest is served, or given up, in its hour:
    /// Σ_r x(t) + u(t) ≥ (1 − φ)·D(t), that is B(t) − B(t−1) ≤ φ·D(t).
    private mutating func addUrgentWork(_ workload: Workload, _ series: [Double], _ label: Label, _ backlog: Columns) {
        if workload.deferrableShare == 1 { return }
        var growth = LinearExpression()
        growth.add(1, backlog)
        growth.add(-1, backlog, member: previousHour)
        program.addUpperLimits(
            label, count: hours, per: .hour, growth, atMost: .series(series.map { $0 * workload.deferrableShare }))
    }

    /// Where a region's own work may go: Σ_{r abroad} x ≤ (1 − ρ)·D and Σ_{r ≠ o} x ≤ μ·D.
    private mutating func addPlacementLimits(
        _ demand: Demand, _ served: [(region: Int, columns: Columns)], _ series: [Double], _ home: Cell,
        _ workload: Workload
    ) {
        let jurisdiction = scenario.regions[home.region].jurisdiction
        let residency = demand.residencyShare.value(in: home.year)
        let migratable = demand.migratableShare.value(in: home.year)
        let limits: [(Equation, String, Double, Double, (Int) -> Bool)] = [
            (
                .residency, "residency_share", residency, 1 - residency,
                { [scenario] in scenario.regions[$0].jurisdiction != jurisdiction }
            ),
            (.migration, "migratable_share", migratable, migratable, { $0 != home.region }),
        ]
        for (equation, key, set, share, isOutside) in limits where share < 1 {
            var outside = LinearExpression()
            for (r, columns) in served where isOutside(r) { outside.add(1, columns) }
            if outside.terms.isEmpty { continue }
            let rows = program.addUpperLimits(
                row(equation, home, item: workload.name), count: hours, per: .hour, outside,
                atMost: .series(series.map { $0 * share }))
            let path = ["workloads", workload.name, "demand", demand.origin, key]
            let number = SetNumber.share(path, set, of: Relief(series), also: PriceUnit.workYear(workload.unit))
            reportRows(
                rows, equation.rawValue, home, item: workload.name,
                equation == .residency ? number.floor() : number)
        }
    }

    /// Σ_o x(ω,o,r,t) = Σ_k q(ω,r,k,t)  and  Σ_ω q(ω,r,k,t)/c(ω,k) ≤ a_k · N(r,k,y).
    mutating func addDelivery(_ cell: Cell) {
        let flows = compute[cell.index]
        for (w, workload) in scenario.workloads.enumerated() {
            let split = flows.work.filter { $0.workload == w && $0.isSplit }
            if split.isEmpty { continue }
            var delivery = LinearExpression()
            for served in flows.served where served.workload == w { delivery.add(1, served.columns) }
            for flow in split { delivery.add(-1, flow.expression) }
            program.addEqualities(row(.delivery, cell, item: workload.name), count: hours, per: .hour, delivery)
        }
        for (k, stock) in flows.racks {
            let rack = scenario.rackClasses[k]
            var busy = busyRacks(cell, k)
            if busy.terms.isEmpty { continue }
            busy.add(-rack.availabilityShare, stock)
            program.addUpperLimits(row(.rackWorkLimit, cell, item: rack.name), count: hours, per: .hour, busy)
        }
    }

    /// Σ_ω q(ω,k,t)/c(ω,k): racks of class k at full work.
    func busyRacks(_ cell: Cell, _ k: Int) -> LinearExpression {
        var busy = LinearExpression()
        for flow in compute[cell.index].work where flow.rackClass == k {
            let units = scenario.rackClasses[k].workUnitsPerRack[scenario.workloads[flow.workload].name]!
            busy.add(WorkUnit.perModelUnit / units, flow.expression)
        }
        return busy
    }

    /// P(k,t) = κ·( i·N + (1−i)·Σ_ω q/c ), MW.
    func rackPower(_ cell: Cell, _ k: Int, stock: Columns) -> LinearExpression {
        let rack = scenario.rackClasses[k]
        var power = LinearExpression()
        power.add(rack.peakKw / 1000 * (1 - rack.idleShare), busyRacks(cell, k))
        power.add(rack.peakKw / 1000 * rack.idleShare, stock)
        return power
    }
}
