import Planning
import Reporting
import Vocabulary

/// The tables of a sweep, rows in the order of the grid: the same sweep gives the same bytes, however it was run.
public struct SweepTables {
    private let grid: SweepGrid
    private let records: [SweepRecord?]

    /// - Parameter records: for each case of the grid, nil for those not finished.
    public init(_ grid: SweepGrid, _ records: [SweepRecord?]) {
        precondition(records.count == grid.cases.count, "\(records.count) records of \(grid.cases.count) cases")
        self.grid = grid
        self.records = records
    }

    private static let number = Column("case_number", .integer, "From 1, in the order of the grid.")
    private static let status = Column("status", .text, "optimal, or how the case ended.")
    private static let placeYear = [
        Column("place", .text, mayBeEmpty: true, "Region; empty for a case without a plan."),
        Column("year", .integer, mayBeEmpty: true, "Calendar year; empty for a case without a plan."),
    ]
    private static let figures = RegionFigure.all.map(\.figure)
    private static let figureColumns = figures.map {
        Column($0.key, .number, unit: $0.unit, mayBeEmpty: true, $0.documentation)
    }
    private static let unservedColumns =
        [Column("from_place", .text, "Origin of the work."), Column("year", .integer, "Calendar year.")] + [
            Column("workload", .text, "Workload."), Column("unit", .text, "Of the workload."),
            Column("unserved_units", .number, "Work left undone, mean over the year."),
        ]
    private static let caseColumns = [
        Column("scenario", .text, "Path of the scenario."), status,
        Column("exit_code", .integer, mayBeEmpty: true, "Of the run; empty where it was not run."),
        Column("objective_usd", .number, unit: .dollar, mayBeEmpty: true, "Present value of all costs."),
        Column("primal_residual", .number, unit: .one, mayBeEmpty: true, "Of the solution."),
        Column("dual_residual", .number, unit: .one, mayBeEmpty: true, "Of the solution."),
        Column("relative_gap", .number, unit: .one, mayBeEmpty: true, "Of the solution."),
        Column("iterations", .integer, mayBeEmpty: true, "Of the solver."),
        Column(
            "audit_max_imbalance_mw", .number, unit: .megawatt, mayBeEmpty: true, "Largest difference of the audit."),
        Column("id", .text, "Digits of a hash of what the case depends on; of its record in cases/."),
        Column("conflict_key", .text, mayBeEmpty: true, "Of a case without a plan, the key that leads its conflict."),
        Column("message", .text, mayBeEmpty: true, "What the run said."),
    ]

    /// Columns that an axis must not be named like.
    static let reservedColumns = Set(
        ([number, status] + placeYear + figureColumns + unservedColumns + caseColumns).map(\.name) + ["case", "region"])

    private var axes: [Column] {
        grid.sweep.axes.map { Column($0.name, .text, "The case's value of this axis.") }
    }

    private func start(_ sweepCase: SweepCase) -> [TableValue] {
        [.integer(sweepCase.number)] + sweepCase.values.map(TableValue.text)
    }

    /// Of the tables' files.
    static let names = ["sweep", "unserved", "cases"]

    public func all() -> [Table] { [sweep(), unserved(), cases()] }

    /// A row for each case, region and year; one row without them for a case without a plan.
    public func sweep() -> Table {
        let schema = TableSchema(
            "sweep", "A region in a year of a case, with its figures; a case without a plan has one row.",
            key: [SweepTables.number.name, "place", "year"],
            [SweepTables.number] + axes + [SweepTables.status] + SweepTables.placeYear + SweepTables.figureColumns)
        var rows: [[TableValue]] = []
        for (sweepCase, record) in zip(grid.cases, records) {
            guard let record else { continue }
            let front = start(sweepCase) + [.text(record.casePart.status)]
            guard let plan = record.plan else {
                rows.append(front + .init(repeating: .empty, count: schema.columns.count - front.count))
                continue
            }
            for (region, byYear) in plan.regions.sorted(by: { $0.key < $1.key }) {
                for year in plan.years {
                    guard let values = byYear["\(year)"] else { continue }
                    rows.append(
                        front + [.text(region), .integer(year)] + SweepTables.figures.map { .number(values[$0]) })
                }
            }
        }
        return Table(schema, rows: rows)
    }

    /// A row for each case and each origin, year and workload of its demand, offshore among the origins.
    public func unserved() -> Table {
        let schema = TableSchema(
            "unserved", "Work of an origin that a case leaves undone in a year.",
            [SweepTables.number] + axes + SweepTables.unservedColumns)
        var rows: [[TableValue]] = []
        for (sweepCase, record) in zip(grid.cases, records) {
            guard let plan = record?.plan else { continue }
            for flow in plan.demand ?? [] {
                rows.append(
                    start(sweepCase) + [
                        .text(flow.origin), .integer(flow.year), .text(flow.workload), .text(flow.unit),
                        .number(flow.unserved),
                    ])
            }
        }
        return Table(schema, rows: rows)
    }

    /// A row for each case, those not run too.
    public func cases() -> Table {
        let schema = TableSchema(
            "cases", "A case, and how it ended.", key: [SweepTables.number.name],
            [SweepTables.number] + axes + SweepTables.caseColumns)
        let rows = grid.cases.enumerated().map { index, sweepCase -> [TableValue] in
            let record = records[index]
            let certificate = record?.plan?.certificate
            return start(sweepCase) + [
                .text(sweepCase.scenario), .text(record?.casePart.status ?? "not_run"),
                record.map { .integer(Int($0.casePart.exitCode)) } ?? .empty, .number(record?.plan?.objectiveUsd),
                .number(certificate?.primalResidual), .number(certificate?.dualResidual),
                .number(certificate?.relativeGap), certificate?.iterations.map(TableValue.integer) ?? .empty,
                .number(certificate?.auditMaxImbalanceMw), .text(grid.ids[index]),
                .text(record?.casePart.conflictKey ?? ""),
                .text(record?.casePart.message ?? ""),
            ]
        }
        return Table(schema, rows: rows)
    }

    /// The cases for a person: the axes, the status, cost, energy and emissions.
    public func overview(_ style: TextTable.Style) -> TextTable {
        var table = TextTable(
            [.right("case")] + grid.sweep.axes.map { .right($0.name) }
                + [.left("status"), .right("cost, M US$"), .right("TWh"), .right("kt CO₂"), .right("H100e")])
        for (sweepCase, record) in zip(grid.cases, records) {
            let plan = record?.plan
            let last = plan?.years.last
            table.add(
                ["\(sweepCase.number)"] + sweepCase.values + [record?.casePart.status ?? "not run"] + [
                    NumberText.text(plan?.objectiveUsd.map { $0 / 1e6 }, decimals: 1),
                    NumberText.text(last.flatMap { plan?.total($0, .facilityTwh) }, decimals: 3),
                    NumberText.text(plan?.total(.emissions).map { $0 / 1e3 }, decimals: 1),
                    NumberText.text(last.flatMap { plan?.total($0, .h100e) }),
                ])
        }
        return table
    }
}
