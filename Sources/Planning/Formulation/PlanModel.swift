import LinearProgramming
import TimeSeries
import Vocabulary

/// A region in a year.
public struct Cell: Sendable, Hashable {
    public let region: Int
    public let yearIndex: Int
    public let year: Int
    /// Position in region-major order.
    let index: Int
}

/// A column of a year that is reported beside the stocks.
struct RecordedCapacity: Sendable {
    let id: StockID
    let cell: Cell
    let columns: Columns
}

/// A scenario as a linear program, with what is needed to read a plan out of its solution.
///
/// Parts are added one by one; each contributes columns, terms to shared balances, rows, and charges to the ledger.
/// Policies come last and only bound or price what the parts expose. Work is counted in thousands of units (MW of IT
/// work, thousand H100-equivalents), power in MW, heat in MW, money in US$.
public struct PlanModel: Sendable {
    public let scenario: Scenario
    public let axis: TimeAxis
    public let profiles: Profiles
    public internal(set) var program: LinearProgram

    var ledger = CostLedger()
    var stocks = StockTable()
    var constraints: [ReportedConstraint] = []
    /// Per cell: every flow on the region's power bus.
    var power: [PowerBus]
    /// Per cell: facility load, MW in each hour.
    var facility: [LinearExpression]
    /// Per cell: heat to be removed and by what.
    var heat: [HeatFlows]
    /// Per cell: what racks do.
    var compute: [ComputeFlows]
    /// Per cell: cooling water.
    var water: [[WaterFlow]]
    /// Per cell: the year's bills under a tariff, by demand charge.
    var bills: [[DemandBills]]
    /// Per cell: d(t), of what passes the meter what does not come from the tariff's grid; nil where nothing counts it.
    var delivered: [Columns?]
    /// Per cell: what data centres ask of the grid, where a limit on several regions weighs it.
    var draws: [Columns?]
    /// Per cell: carbon price charged so far, US$/t.
    var carbonCharged: [Double]
    /// What power carries that leaves each cell on links for any power.
    let carried: CarriedFactors
    /// Whether it says why there is no plan: what cannot be built or reached has columns all the same, bound to zero, so that what
    /// bars it has a name, and demand and what exists are numbers that people set.
    let explains: Bool
    /// Cells whose consumed carbon, or clean energy, some price or limit weighs.
    var carbonWeighed: Set<Int> = []
    var cleanWeighed: Set<Int> = []
    /// Per cell: capacity contracted with the grid's company; nil where there is no contract.
    var contracts: [Columns?]
    /// Yearly capacities that are not stocks: what is contracted, what is kept on line.
    var recorded: [RecordedCapacity] = []
    var demands: [DemandFlows] = []
    var linkFlows: [LinkFlow] = []
    var levels: [LevelRecord] = []
    var reservoirs: [ReservoirFlow] = []
    /// For each hour, the hour before it, cyclic within its period.
    let previousHour: [Int32]

    public var hours: Int { axis.hoursPerYear }

    /// Builds the whole program; power on links carries the factors of its sender's own sources (see `AccountingRounds`).
    ///
    /// - Complexity: linear in years × hours × (parts of a region).
    public init(_ scenario: Scenario, axis: TimeAxis, profiles: Profiles) {
        self.init(
            scenario, axis: axis, profiles: profiles,
            carried: CarriedFactors(ownSourcesOf: scenario, axis, profiles))
    }

    init(
        _ scenario: Scenario, axis: TimeAxis, profiles: Profiles, carried: CarriedFactors, explains: Bool = false
    ) {
        self.carried = carried
        self.explains = explains
        self.scenario = scenario
        self.axis = axis
        self.profiles = profiles
        program = LinearProgram(name: scenario.name)
        let cellCount = scenario.regions.count * scenario.horizon.years.count
        power = .init(repeating: PowerBus(), count: cellCount)
        facility = .init(repeating: LinearExpression(), count: cellCount)
        heat = .init(repeating: HeatFlows(), count: cellCount)
        compute = .init(repeating: ComputeFlows(), count: cellCount)
        water = .init(repeating: [], count: cellCount)
        contracts = .init(repeating: nil, count: cellCount)
        bills = .init(repeating: [], count: cellCount)
        delivered = .init(repeating: nil, count: cellCount)
        draws = .init(repeating: nil, count: cellCount)
        carbonCharged = .init(repeating: 0, count: cellCount)
        previousHour = (0..<axis.hoursPerYear).map { Int32(axis.previous($0)) }

        build(PartCatalogue.order)
        for named in scenario.policies { named.policy.apply(named.scope, to: &self) }
    }

    /// All cells, region by region, year by year.
    func cells(_ regions: [Int]? = nil) -> [Cell] {
        (regions ?? Array(scenario.regions.indices)).flatMap { r in
            scenario.horizon.years.indices.enumerated().map { y, _ in cell(r, y) }
        }
    }

    /// The regions' cells of one year.
    func cells(_ regions: [Int], _ year: Int) -> [Cell] { cells(regions).filter { $0.year == year } }

    func cell(_ region: Int, _ yearIndex: Int) -> Cell {
        Cell(
            region: region, yearIndex: yearIndex, year: scenario.horizon.years.lowerBound + yearIndex,
            index: region * scenario.horizon.years.count + yearIndex)
    }

    func label(_ quantity: String, _ cell: Cell, item: String = "", role: Role = .local) -> Label {
        Label(quantity, place: scenario.regions[cell.region].name, item: item, year: cell.year, role: role)
    }

    mutating func recordCapacity(_ id: StockID, _ cell: Cell, _ columns: Columns) {
        recorded.append(.init(id: id, cell: cell, columns: columns))
    }

    /// One non-negative column for each hour.
    mutating func addHourly(_ quantity: String, _ cell: Cell, item: String = "") -> Columns {
        program.addColumns(label(quantity, cell, item: item), count: hours, per: .hour)
    }

    /// Σ_t w_t · expression(t) as one sum over the year.
    func weighted(_ expression: LinearExpression) -> LinearExpression {
        var sum = LinearExpression()
        for term in expression.terms {
            precondition(term.member == nil, "a shifted term has no plain sum")
            let series = axis.weight.indices.map { axis.weight[$0] * term.coefficient[$0] }
            if term.columns.count == 1 {
                sum.add(series.reduce(0, +), term.columns)
            } else {
                sum.add(series, term.columns)
            }
        }
        return sum
    }

    /// Values of a yearly table over the horizon, times a factor.
    func yearly(_ value: (Int) -> Double) -> [Double] { scenario.horizon.years.map(value) }
}
