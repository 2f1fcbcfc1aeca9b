import Foundation
import Reporting

/// What `dcplan sweep --json` prints: how the sweep ended and what became of each case; the figures are in its tables.
public struct SweepDocument {
    private let grid: SweepGrid
    private let outcome: SweepRun.Outcome
    private let directory: String
    private let exitCode: Int32

    /// - Parameter directory: of the results.
    public init(_ grid: SweepGrid, _ outcome: SweepRun.Outcome, in directory: String, exitCode: Int32) {
        self.grid = grid
        self.outcome = outcome
        self.directory = directory
        self.exitCode = exitCode
    }

    /// `{"status", "exit", "sweep": {"name", "title", "path"}, "directory", "reused", "failed", "cases": […]}`.
    public func json() throws -> JSONValue {
        .object([
            "status": .text(ExitStatus.name(of: exitCode)), "exit": .integer(Int(exitCode)),
            "sweep": .object([
                "name": .text(grid.sweep.name), "title": .text(grid.sweep.title), "path": .text(grid.sweep.path),
            ]),
            "directory": .text(directory),
            "reused": .integer(outcome.isReused.count { $0 }),
            "failed": .integer(outcome.records.count { $0?.isSolved == false }),
            "cases": .list(try grid.cases.indices.map(sweepCase)),
        ])
    }

    private func sweepCase(_ index: Int) throws -> JSONValue {
        let record = outcome.records[index]
        let values = zip(grid.sweep.axes, grid.cases[index].indices).map { ($0.name, $0.values[$1].value) }
        return .object([
            "case": .integer(grid.cases[index].number), "id": .text(grid.ids[index]),
            "values": .object(Dictionary(values, uniquingKeysWith: { $1 })),
            "inputs": try JSONValue(encoding: grid.inputs[index]),
            "status": .text(record?.casePart.status ?? "not_run"),
            "exit": .integer(record.map { Int($0.casePart.exitCode) }),
            "reused": .boolean(outcome.isReused[index]),
            "objective_usd": .number(record?.plan?.objectiveUsd),
            "message": .text(record?.casePart.message ?? ""),
        ])
    }
}
