import Output
import Reporting

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

    private static let figures: [(column: String, value: @Sendable (SavedPlan.RegionYear) -> Double?)] = [
        ("it_mw", { $0.itMw }), ("h100e", { $0.h100e }), ("facility_twh", { $0.facilityTwh }),
        ("facility_peak_mw", { $0.facilityPeakMw }), ("grid_peak_mw", { $0.gridPeakMw }), ("pue", { $0.pue }),
        ("wue_l_per_kwh", { $0.wueLPerKwh }), ("water_ml_per_day", { $0.waterMlPerDay }),
        ("liquid_heat_share", { $0.liquidHeatShare }), ("emissions_t", { $0.emissionsT }),
        ("clean_share", { $0.cleanShare }), ("cost_usd", { $0.costTotalUsd }),
        ("mean_price_usd_per_mwh", { $0.meanPriceUsdPerMwh }),
    ]

    private static let caseColumns = [
        "objective_usd", "primal_residual", "dual_residual", "relative_gap", "iterations", "audit_max_imbalance_mw",
    ]

    /// Columns that an axis must not be named like.
    static let reservedColumns = Set(
        ["case", "status", "region", "year", "scenario", "exit_code", "message", "id"] + figures.map(\.column)
            + caseColumns)

    /// `sweep.csv`: a row for each case, region and year; one row without them for a case without a plan.
    public func sweep() -> [UInt8] {
        let workloads = grid.workloads
        var text = CSVText(
            header: ["case"] + grid.sweep.axes.map(\.name) + ["status", "region", "year"]
                + SweepTables.figures.map(\.column) + workloads.map { "unserved_\($0.name)_\($0.unit)" }
                + ["unserved_energy_mwh"])
        for (sweepCase, record) in zip(grid.cases, records) {
            guard let record else { continue }
            let start = ["\(sweepCase.number)"] + sweepCase.values + [record.casePart.status]
            guard let plan = record.plan else {
                text.row(start + blanks(2 + SweepTables.figures.count + workloads.count + 1))
                continue
            }
            for (region, byYear) in plan.regions.sorted(by: { $0.key < $1.key }) {
                for year in plan.years {
                    guard let values = byYear["\(year)"] else { continue }
                    let unserved = (workloads.map(\.name) + ["energy_mwh"]).map { values.unserved?[$0] ?? 0 }
                    text.row(
                        start + [region, "\(year)"] + SweepTables.figures.map { SweepTables.text($0.value(values)) }
                            + unserved.map(SweepTables.text))
                }
            }
        }
        return text.bytes
    }

    /// `cases.csv`: a row for each case, those not run too.
    public func cases() -> [UInt8] {
        var text = CSVText(
            header: ["case"] + grid.sweep.axes.map(\.name) + ["scenario", "status", "exit_code"]
                + SweepTables.caseColumns
                + ["id", "message"])
        for (index, sweepCase) in grid.cases.enumerated() {
            let start = ["\(sweepCase.number)"] + sweepCase.values + [sweepCase.scenario]
            let record = records[index]
            let certificate = record?.plan?.certificate
            let residuals = [certificate?.primalResidual, certificate?.dualResidual, certificate?.relativeGap]
            text.row(
                start + [record?.casePart.status ?? "not_run", record.map { "\($0.casePart.exitCode)" } ?? ""]
                    + [SweepTables.text(record?.plan?.objectiveUsd)] + residuals.map(SweepTables.text)
                    + [
                        certificate?.iterations.map { "\($0)" } ?? "",
                        SweepTables.text(certificate?.auditMaxImbalanceMw),
                    ]
                    + [grid.ids[index], record?.casePart.message ?? ""])
        }
        return text.bytes
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
                    Figure.text(plan?.objectiveUsd.map { $0 / 1e6 }, decimals: 1),
                    Figure.text(last.flatMap { plan?.total($0, \.facilityTwh) }, decimals: 3),
                    Figure.text(plan?.total(\.emissionsT).map { $0 / 1e3 }, decimals: 1),
                    Figure.text(last.flatMap { plan?.total($0, \.h100e) }),
                ])
        }
        return table
    }

    private func blanks(_ count: Int) -> [String] { [String](repeating: "", count: count) }

    private static func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
}
