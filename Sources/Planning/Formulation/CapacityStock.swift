import LinearProgramming

/// Which stock of capacity.
enum StockKey: Hashable, Sendable {
    /// Quoted MW of halls.
    case hall(Int, HallKind)
    /// Racks of a class.
    case racks(Int, String)
    /// MW of heat.
    case cooling(Int, String)
    /// MW.
    case plant(Int, String)
    /// MWh.
    case energy(Int, String)
    /// MWh of heat.
    case tank(Int, String)
    /// MW.
    case hosting(Int, String)
    /// MW; region: the one it leaves from, which pays.
    case link(Int, String)

    var region: Int {
        switch self {
        case .hall(let r, _), .racks(let r, _), .cooling(let r, _), .plant(let r, _), .energy(let r, _),
            .tank(let r, _), .hosting(let r, _), .link(let r, _):
            r
        }
    }
}

/// A capacity over the years: K(y) = existing(y) + Σ_{y' ≤ y < y' + life} b(y').
struct Stock: Sendable {
    let key: StockKey
    let label: Label
    let existing: [Double]
    /// US$ of a unit built in each year.
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
        precondition(index[stock.key] == nil, "stock \(stock.label.name) twice")
        index[stock.key] = all.count
        all.append(stock)
    }
}

/// What is needed to set up a stock. Arrays hold one value a year; amounts are in the stock's unit.
struct StockRequest {
    var key: StockKey
    var quantity: String
    var item: String
    var existing: [Double]
    var committed: [Double]
    /// Largest stock.
    var limit: [Double]
    var earliestYear: Int
    var latestYear = Int.max
    var capexUsdPerUnit: [Double]
    var fixedCostUsdPerUnitYear: [Double]
    var lifeYears: Double
    var wacc: Double
    /// Taxes and grants on what is built; nil: none.
    var tax: Tax?
    /// What the annuities and the fixed costs are called in the report.
    var costItem: String
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
    var existing: [String]?
    var limit: [String]?
    var committed: [String]?

    init(_ table: [String], existing: String? = nil, limit: String? = nil, committed: String? = nil) {
        func path(_ key: String?) -> [String]? { key.map { table + [$0] } }
        (self.existing, self.limit, self.committed) = (path(existing), path(limit), path(committed))
    }
}

extension StockRequest {
    /// CRF(wacc, life).
    fileprivate var annuity: Double { capitalRecoveryFactor(wacc: wacc, lifeYears: lifeYears) }

    /// Yearly income tax on a unit built in each year.
    fileprivate var incomeTaxUsdPerUnitYear: [Double] {
        capexUsdPerUnit.map { (tax?.incomeTaxShare(wacc: wacc) ?? 0) * annuity * $0 }
    }
}

extension PlanModel {
    /// Adds the columns, stock equations and costs of a capacity over the horizon.
    ///
    /// Each build pays its annuity, CRF(wacc, life)·capex, in every year of the horizon in which it stands; fixed
    /// costs are paid on the whole stock. Nothing is paid after the horizon and nothing is salvaged. Rows:
    ///
    ///     stock:      K(y) − Σ_{y' ≤ y < y' + life} b(y') = existing(y)
    ///     committed:  Σ_{y' ≤ y} b(y') ≥ committed(y)
    mutating func addStock(_ request: StockRequest) {
        let horizon = scenario.horizon
        let years = Array(horizon.years)
        let place = request.key.region
        func label(_ quantity: String, _ year: Int) -> Label {
            Label(
                quantity, place: scenario.regions[place].name, item: request.item, year: year, role: .capacity)
        }
        func row(_ equation: Equation, _ year: Int) -> Label {
            Label(
                equation, place: scenario.regions[place].name, item: "\(request.quantity).\(request.item)", year: year,
                role: .capacity)
        }
        var capacity: [Columns?] = []
        var builds: [Columns?] = []
        var cumulative = LinearExpression()
        for (i, year) in years.enumerated() {
            let existing = request.existing[i]
            let open = year >= request.earliestYear && year <= request.latestYear && request.limit[i] > existing
            let mayBuild = year >= horizon.firstBuildYear && (open || request.committed[i] > 0)
            let build = mayBuild ? program.addColumns(label("build_" + request.quantity, year)) : nil
            builds.append(build)
            if let build { cumulative.add(1, build) }
            let standing = builds.enumerated().compactMap { j, column in
                Double(year - years[j]) < request.lifeYears ? column : nil
            }
            if standing.isEmpty {
                let fixed =
                    existing > 0
                    ? program.addColumns(label(request.quantity, year), lower: existing, upper: existing) : nil
                if let fixed { reportExisting(request, fixed, i) }
                capacity.append(fixed)
            } else {
                let largest = max(request.limit[i], existing + request.committed[i])
                let stock = program.addColumns(label(request.quantity, year), upper: largest)
                var balance = LinearExpression()
                balance.add(1, stock)
                for column in standing { balance.add(-1, column) }
                program.addEqualities(row(.stock, year), balance, equals: .constant(existing))
                if largest.isFinite { reportLimit(request, stock, i) }
                capacity.append(stock)
            }
            if request.committed[i] > 0 {
                let rows = program.addRows(
                    row(.committed, year), lower: .constant(request.committed[i]),
                    upper: .constant(.infinity), cumulative)
                reportStock(
                    request, Equation.committed.rawValue, i, .rows(rows.start..<rows.start + 1),
                    .amount(request.keys.committed, request.committed[i], PriceUnit.mw, gain: -1))
            }
            if let column = capacity[i] {
                charge(request.costItem + "_fixed", place, i, request.fixedCostUsdPerUnitYear[i], column)
            }
        }
        chargeAnnuities(request, builds)
        stocks.add(
            Stock(
                key: request.key,
                label: Label(request.quantity, place: scenario.regions[place].name, item: request.item),
                existing: request.existing, capexUsdPerUnit: request.capexUsdPerUnit,
                annuityUsdPerUnitYear: request.capexUsdPerUnit.map { request.annuity * $0 },
                incomeTaxUsdPerUnitYear: request.incomeTaxUsdPerUnitYear, embodiedTPerUnit: request.embodiedTPerUnit,
                lifeYears: request.lifeYears, capacity: capacity, builds: builds))
    }

    /// The worth of one more unit of the largest stock; where what is committed lies above the limit, the limit is no limit.
    private mutating func reportLimit(_ request: StockRequest, _ stock: Columns, _ i: Int) {
        guard let name = request.limitName, request.limit[i] >= request.existing[i] + request.committed[i] else {
            return
        }
        reportStock(
            request, name, i, .upperBounds(stock.start..<stock.start + 1),
            .amount(request.keys.limit, request.limit[i], request.limitUnit))
    }

    /// The worth of one more unit of what exists, where nothing may be built; of things that have no limit it is not told.
    private mutating func reportExisting(_ request: StockRequest, _ stock: Columns, _ i: Int) {
        reportStock(
            request, "existing_\(request.quantity)", i, .upperBounds(stock.start..<stock.start + 1),
            role: request.limitName == nil ? .fact : .asset,
            .amount(request.keys.existing, request.existing[i], request.limitUnit))
    }

    private mutating func reportStock(
        _ request: StockRequest, _ name: String, _ i: Int, _ site: ReportedConstraint.Site,
        role: ReportedConstraint.Role = .limit, _ number: SetNumber
    ) {
        constraints.append(
            ReportedConstraint(
                name: name, place: scenario.regions[request.key.region].name, item: request.item, yearIndex: i,
                site: site, number: number, role: role))
    }

    private mutating func chargeAnnuities(_ request: StockRequest, _ builds: [Columns?]) {
        let annuity = request.annuity
        for (i, column) in builds.enumerated() {
            guard let column else { continue }
            let yearly = annuity * request.capexUsdPerUnit[i]
            for paid in i..<builds.count where Double(paid - i) < request.lifeYears {
                charge(request.costItem + "_capital", request.key.region, paid, yearly, column)
                guard let tax = request.tax else { continue }
                charge("sales_tax", request.key.region, paid, yearly * tax.salesTaxShare, column)
                charge("grants", request.key.region, paid, -yearly * tax.grantShare, column)
                charge("income_tax", request.key.region, paid, request.incomeTaxUsdPerUnitYear[i], column)
            }
        }
    }
}
