import Interchange
import Output
import Reporting
import Studies

/// Writes a scenario's program as a folder for PyPSA, whole or not at all.
struct NetworkExport {
    let path: String
    /// Whether what a network cannot hold is left out; otherwise it is refused.
    let leavesOut: Bool

    /// What was written, for --json.
    func run(built build: () throws -> PlanRun.Built) throws -> JSONValue {
        try ResultDirectory.check(path, holding: .network)
        let built = try build()
        let snapshots = Snapshots(years: built.scenario.horizon.years, axis: built.model.axis)
        let translation = Translation(built.model.program, on: snapshots)
        try settle(translation.leftOut)
        try write(CSVFolder(translation.network))
        let network = translation.network
        say(
            "\(path): \(snapshots.count) snapshots, \(network.busCount) buses, \(network.componentCount) generators, links, "
                + "loads and stores")
        return .object([
            "status": .text("written"), "exit": .integer(0), "path": .text(path),
            "snapshots": .integer(snapshots.count),
            "buses": .integer(network.busCount), "components": .integer(network.componentCount),
            "left_out": .list(translation.leftOut.map { .text("\($0)") }),
        ])
    }

    /// Names what is missing, or refuses to go on without it.
    private func settle(_ leftOut: [Inexpressible]) throws {
        if leftOut.isEmpty { return }
        let pieces = leftOut.map { "  \($0)" }.joined(separator: "\n")
        if leavesOut { return say("left out, so that the optimum may differ:\n\(pieces)") }
        throw Failure(
            .wrongInput,
            "PyPSA's networks cannot hold all of this scenario; nothing was written\n\(pieces)\n"
                + "--leave-out-inexpressible writes the rest")
    }

    private func write(_ folder: CSVFolder) throws {
        let directory = try ResultDirectory(path: path, holding: .network)
        do {
            for file in folder.files { try directory.write(file.name, file.bytes) }
            try directory.commit()
        } catch {
            directory.discard()
            throw error
        }
    }
}
