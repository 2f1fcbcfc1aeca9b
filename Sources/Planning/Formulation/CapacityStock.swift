import LinearProgramming
import Vocabulary

/// Which stock of capacity: what of, and the region that pays for it; of a link the one it is named from.
struct StockKey: Hashable, Sendable {
    let region: Int
    let id: StockID

    private init(_ region: Int, _ kind: StockKind, _ name: String) { (self.region, id) = (region, StockID(kind, name)) }

    static func hall(_ region: Int, _ kind: HallKind) -> StockKey { StockKey(region, .halls, kind.rawValue) }
    static func racks(_ region: Int, _ name: String) -> StockKey { StockKey(region, .racks, name) }
    static func cooling(_ region: Int, _ name: String) -> StockKey { StockKey(region, .cooling, name) }
    static func plant(_ region: Int, _ name: String) -> StockKey { StockKey(region, .plant, name) }
    static func energy(_ region: Int, _ name: String) -> StockKey { StockKey(region, .energy, name) }
    static func tank(_ region: Int, _ name: String) -> StockKey { StockKey(region, .tank, name) }
    static func hosting(_ region: Int, _ name: String) -> StockKey { StockKey(region, .hosting, name) }
    static func link(_ region: Int, _ name: String) -> StockKey { StockKey(region, .link, name) }
}

/// A capacity over the years: K(y) = existing(y) + Σ_{y' ≤ y < y' + life} b(y').
struct Stock: Sendable {
    let key: StockKey
    let existing: [Double]
    /// US$ of a unit built in each year, and the same with interest while it is built, which its annuity pays.
    let overnightUsdPerUnit: [Double]
    let capexUsdPerUnit: [Double]
    /// CRF(w, life) · capex of a unit built in each year, US$ a year.
    let annuityUsdPerUnitYear: [Double]
    /// Yearly income tax on a unit built in each year, US$: see `Tax`.
    let incomeTaxUsdPerUnitYear: [Double]
    /// Carbon of making a unit, t CO2.
    let embodiedTPerUnit: Double
    let lifeYears: Double
    /// K(y); nil where there is nothing and nothing can be built.
    let capacity: [Columns?]
    /// b(y); nil where nothing can be built.
    let builds: [Columns?]
}

/// All stocks of a plan, in the order they were added.
struct StockTable: Sendable {
    private(set) var all: [Stock] = []
    private var index: [StockKey: Int] = [:]

    subscript(key: StockKey) -> Stock? { index[key].map { all[$0] } }

    func inRegion(_ region: Int) -> [Stock] { all.filter { $0.key.region == region } }

    mutating func add(_ stock: Stock) {
        precondition(index[stock.key] == nil, "stock \(stock.key.id.text) twice")
        index[stock.key] = all.count
        all.append(stock)
    }
}

/// What is needed to set up a stock. Arrays hold one value a year; amounts are in the stock's unit.
struct StockRequest {
    var key: StockKey
    var existing: [Double]
    /// Built by then whatever the plan says, Σ_{y' ≤ y} b(y') at least.
    var committed: [Double]
    /// Whether what is committed is built before the earliest year and above the limit too, as a project that was decided is;
    /// what is bought must be on sale.
    var commitmentsOpen = true
    /// Largest stock.
    var limit: [Double]
    /// How fast it may be built, alone; nil: as fast as you like, or within limits that it shares with others.
    var pace: BuildPace?
    /// What lead time it has, where its pace is one that it shares with others.
    var leads: BuildPace?
    var earliestYear: Int
    var latestYear = Int.max
    /// Overnight: without interest while it is built.
    var capexUsdPerUnit: [Double]
    /// What interest while it is built makes of a dollar.
    var interestFactor = 1.0
    var fixedCostUsdPerUnitYear: [Double]
    var lifeYears: Double
    var wacc: Double
    /// Taxes and grants on what is built; nil: none.
    var tax: Tax?
    /// The keys behind the existing stock, and behind what is committed and the largest stock where there are such numbers.
    var keys: StockKeys
    /// What a binding limit is called and measured in; nil: not reported.
    var limitName: String?
    var limitUnit = PriceUnit.mwYear
    /// Carbon of making a unit, t CO2.
    var embodiedTPerUnit = 0.0
}

/// Paths of the numbers of a stock; nil where there is no such number.
struct StockKeys {
    let table: [String]
    var existing: [String]?
    var limit: [String]?
    var committed: [String]?
    /// First and last year in which it may be built; unless said, of the stock's own table.
    var earliest: [String]
    var latest: [String]
    /// The table with the lead time.
    var paceTable: [String]
    /// By year, where the number behind the limit is not the limit itself but none is built without it, and how much of the stock one unit of it allows.
    var limitValue: [Double]?
    var limitGain = 1.0

    init(_ table: [String], existing: String? = nil, limit: String? = nil, committed: String? = nil) {
        self.table = table
        func path(_ key: String?) -> [String]? { key.map { table + [$0] } }
        (self.existing, self.limit, self.committed) = (path(existing), path(limit), path(committed))
        (earliest, latest, paceTable) = (table + ["earliest_year"], table + ["latest_year"], table)
    }

    /// The same, of what is on sale in years that the table of its class gives.
    func onSale(_ table: [String]) -> StockKeys {
        var keys = self
        (keys.earliest, keys.latest) = (table + ["available_from_year"], table + ["available_to_year"])
        return keys
    }
}

extension StockRequest {
    fileprivate var item: String { key.id.name }
    /// What its columns are called.
    fileprivate var quantity: String { key.id.kind.rawValue }
    /// What its annuities and fixed costs are charged under.
    fileprivate var costs: (capital: CostItem, fixed: CostItem) {
        guard let costs = key.id.kind.costs else { preconditionFailure("\(key.id.text) is not built") }
        return costs
    }

    /// US$ of a unit built in each year, interest included.
    fileprivate var financedUsdPerUnit: [Double] { capexUsdPerUnit.map { $0 * interestFactor } }

    /// CRF(wacc, life).
    fileprivate var annuity: Double { capitalRecoveryFactor(wacc: wacc, lifeYears: lifeYears) }

    /// Yearly income tax on a unit built in each year.
    fileprivate var incomeTaxUsdPerUnitYear: [Double] {
        financedUsdPerUnit.map { (tax?.incomeTaxShare(wacc: wacc) ?? 0) * annuity * $0 }
    }
}

extension PlanModel {
    /// Adds the columns, stock equations and costs of a capacity over the horizon.
    ///
    /// Each build pays its annuity, CRF(wacc, life)·capex, in every year of the horizon in which it stands; fixed
    /// costs are paid on the whole stock. Nothing is salvaged, and nothing is paid after the horizon but its tail. Rows:
    ///
    ///     stock:      K(y) − Σ_{y' ≤ y < y' + life} b(y') = existing(y)
    ///     committed:  Σ_{y' ≤ y} b(y') ≥ committed(y)
    ///
    /// and those of its pace (`BuildPace`).
    mutating func addStock(_ request: StockRequest) {
        let horizon = scenario.horizon
        let years = Array(horizon.years)
        let place = request.key.region
        func label(_ quantity: String, _ year: Int) -> Label {
            Label(
                quantity, place: scenario.regions[place].name, item: request.item, year: year, role: .capacity)
        }
        var capacity: [Columns?] = []
        var builds: [Columns?] = []
        var cumulative = LinearExpression()
        for (i, year) in years.enumerated() {
            let existing = request.existing[i]
            let bars = request.bars(i, in: year, horizon)
            let build = bars.isEmpty ? program.addColumns(label("build_" + request.quantity, year)) : nil
            builds.append(build)
            if let build { cumulative.add(1, build) }
            let standing = builds.enumerated().compactMap { j, column in
                Double(year - years[j]) < request.lifeYears ? column : nil
            }
            if standing.isEmpty {
                let fixed =
                    existing > 0 || explains
                    ? program.addColumns(label(request.quantity, year), lower: existing, upper: existing) : nil
                if let fixed { reportExisting(request, fixed, i, bars) }
                capacity.append(fixed)
            } else {
                let largest = max(request.limit[i], existing + request.committed[i])
                let stock = program.addColumns(label(request.quantity, year), upper: largest)
                var balance = LinearExpression()
                balance.add(1, stock)
                for column in standing { balance.add(-1, column) }
                let rows = program.addEqualities(row(.stock, request, year), balance, equals: .constant(existing))
                if explains && existing > 0 {
                    reportExisting(request, .rows(rows.start..<rows.start + rows.count), i, role: .fact)
                }
                if largest.isFinite { reportLimit(request, stock, i) }
                capacity.append(stock)
            }
            addCommitment(request, i, cumulative)
            addPace(request, i, build, cumulative)
            if let column = capacity[i] {
                charge(request.costs.fixed, place, i, request.fixedCostUsdPerUnitYear[i], column)
            }
        }
        chargeAnnuities(request, builds)
        stocks.add(
            Stock(
                key: request.key,
                existing: request.existing, overnightUsdPerUnit: request.capexUsdPerUnit,
                capexUsdPerUnit: request.financedUsdPerUnit,
                annuityUsdPerUnitYear: request.financedUsdPerUnit.map { request.annuity * $0 },
                incomeTaxUsdPerUnitYear: request.incomeTaxUsdPerUnitYear, embodiedTPerUnit: request.embodiedTPerUnit,
                lifeYears: request.lifeYears, capacity: capacity, builds: builds))
    }

    private func row(_ equation: Equation, _ request: StockRequest, _ year: Int) -> Label {
        Label(
            equation, place: scenario.regions[request.key.region].name, item: "\(request.quantity).\(request.item)",
            year: year, role: .capacity)
    }

    /// Σ_{y' ≤ y} b(y') ≥ committed(y).
    private mutating func addCommitment(_ request: StockRequest, _ i: Int, _ cumulative: LinearExpression) {
        if request.committed[i] <= 0 { return }
        let rows = program.addRows(
            row(.committed, request, scenario.horizon.years.lowerBound + i), lower: .constant(request.committed[i]),
            upper: .constant(.infinity), cumulative)
        // Where it reaches the limit, one more raises what may stand too: floor and ceiling share the price, and neither has one alone.
        let isLimit = request.existing[i] + request.committed[i] < request.limit[i]
        reportStock(
            request, Equation.committed.rawValue, i, .rows(rows.start..<rows.start + 1), item: request.key.id.text,
            role: isLimit ? .limit : .fact,
            .amount(request.keys.committed, request.committed[i], PriceUnit.built(request.key.id.kind), gain: -1))
    }

    private mutating func addPace(
        _ request: StockRequest, _ i: Int, _ build: Columns?, _ cumulative: LinearExpression
    ) {
        guard let pace = request.pace else { return }
        let (cell, id) = (cell(request.key.region, i), request.key.id)
        limitStarted(pace, cell, item: id.text, cumulative, of: id.kind, request.keys.table)
        guard let build else { return }
        limitPace(pace, cell, item: id.text, LinearExpression(build), of: id.kind, request.keys.table)
    }

    /// The worth of one more unit of the largest stock; where what is committed lies above the limit, the limit is no limit.
    private mutating func reportLimit(_ request: StockRequest, _ stock: Columns, _ i: Int) {
        guard let name = request.limitName, request.limit[i] >= request.existing[i] + request.committed[i] else {
            return
        }
        reportStock(
            request, name, i, .upperBounds(stock.start..<stock.start + 1),
            .amount(request.keys.limit, request.limit[i], request.limitUnit)
                .alone(from: max(request.existing[i] + request.committed[i], request.existing[i].nextUp)))
    }

    /// The worth of one more unit of what exists, where nothing may be built; of things that have no limit it is not told.
    private mutating func reportExisting(_ request: StockRequest, _ stock: Columns, _ i: Int, _ bars: [Bar]) {
        reportExisting(
            request, .upperBounds(stock.start..<stock.start + 1), i, role: request.limitName == nil ? .fact : .asset,
            bars)
    }

    private mutating func reportExisting(
        _ request: StockRequest, _ site: ReportedConstraint.Site, _ i: Int, role: ReportedConstraint.Role,
        _ bars: [Bar] = []
    ) {
        let exists = request.existing[i] > 0
        reportStock(
            request, exists ? "existing_\(request.quantity)" : "not_built", i, site,
            item: exists ? nil : request.key.id.text, role: role,
            .amount(exists ? request.keys.existing : bars.first?.path, request.existing[i], request.limitUnit), bars)
    }

    private mutating func reportStock(
        _ request: StockRequest, _ name: String, _ i: Int, _ site: ReportedConstraint.Site, item: String? = nil,
        role: ReportedConstraint.Role = .limit, _ number: SetNumber, _ bars: [Bar] = []
    ) {
        constraints.append(
            ReportedConstraint(
                name: name, places: [scenario.regions[request.key.region].name], item: item ?? request.item,
                yearIndex: i, site: site, number: number, role: role, bars: bars))
    }

    private mutating func chargeAnnuities(_ request: StockRequest, _ builds: [Columns?]) {
        let annuity = request.annuity
        for (i, column) in builds.enumerated() {
            guard let column else { continue }
            let yearly = annuity * request.financedUsdPerUnit[i]
            for paid in i..<builds.count where Double(paid - i) < request.lifeYears {
                charge(request.costs.capital, request.key.region, paid, yearly, column)
                guard let tax = request.tax else { continue }
                charge(.salesTax, request.key.region, paid, yearly * tax.salesTaxShare, column)
                charge(.grants, request.key.region, paid, -yearly * tax.grantShare, column)
                charge(.incomeTax, request.key.region, paid, request.incomeTaxUsdPerUnitYear[i], column)
            }
        }
    }
}
