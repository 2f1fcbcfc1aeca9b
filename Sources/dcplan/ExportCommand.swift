import ArgumentParser
import Foundation
import Interchange
import InteriorPoint
import LinearProgramming
import Output
import Planning
import Reporting
import Studies

struct ExportCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Hand a scenario's linear program to other people's tools.",
        discussion: """
            --pypsa writes a folder that pypsa.Network(DIR) reads (PyPSA 1.4 or later) and whose optimize() finds the same \
            optimum: a snapshot for each modelled hour of each year, buses for power, heat, water and compute, links for \
            racks and cooling. What a network cannot hold is named, and nothing is written (exit code 65).

            Where prices or limits weigh carbon or clean energy of power on links for any power, the program holds the factors of \
            each sender's own sources; `dcplan plan` finds those that fit its plan, in rounds.
            """)

    @OptionGroup var input: ScenarioOptions

    @Option(
        help: ArgumentHelp("Write the program as free-format MPS.", valueName: "file"),
        completion: .file(extensions: ["mps"]))
    var mps: String?

    @Option(
        help: ArgumentHelp("Write the program as CPLEX-LP.", valueName: "file"), completion: .file(extensions: ["lp"]))
    var lp: String?

    @Option(
        help: ArgumentHelp("Write the program as a network in PyPSA's CSV folder.", valueName: "dir"),
        completion: .directory)
    var pypsa: String?

    @Flag(help: "With --pypsa: leave out, and name, what a network cannot hold.")
    var leaveOutInexpressible = false

    @OptionGroup var printing: JSONOption

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { printing.json }

    func validate() throws {
        try printing.refuseStandardOutput(mps ?? lp)
        if [mps, lp, pypsa].compactMap({ $0 }).count != 1 {
            throw ValidationError("export takes one of --mps, --lp and --pypsa")
        }
        if let packed = [mps, lp].compactMap({ $0 }).first(where: { $0.hasSuffix(".gz") }) {
            throw ValidationError("\(packed): files are written as plain text; leave out the .gz, and gzip the file")
        }
        if leaveOutInexpressible && pypsa == nil {
            throw ValidationError("--leave-out-inexpressible goes with --pypsa")
        }
    }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        if let pypsa {
            let written = try NetworkExport(path: pypsa, leavesOut: leaveOutInexpressible).run { try build(phases) }
            if printing.json { printJSON(written) }
        } else if let mps {
            try writeFile(mps, phases, MPSFormat.write)
        } else if let lp {
            try writeFile(lp, phases, LPFormat.write)
        }
    }

    /// The program that the scenario's plan is an optimum of: where a price or limit weighs what links for any power carry, the
    /// factors in it are those of the plan, which takes solving it.
    private func build(_ phases: Phases) throws -> PlanRun.Built {
        var built = try PlanRun.build(
            input.request,
            observe: {
                phases.observe($0)
                return true
            })
        guard built.model.weighsCarriedPower else { return built }
        say("what power on links carries depends on the plan, which is solved for it first…")
        let defaults = InteriorPointSettings()
        try reserveNumericMemory(threads: defaults.threads)
        var session = PlanSession(built.model, solver: TimeLimit(seconds: nil).solver(defaults)) {
            phases.observe($0)
            return true
        }
        _ = session.settle()
        built.model = session.model
        return built
    }

    private func writeFile(_ path: String, _ phases: Phases, _ write: (LinearProgram, FileHandle) throws -> Void) throws
    {
        try OutputFile.check(path)
        let built = try build(phases)
        let program = built.model.program
        phases.begin("writing")
        try OutputFile.write(to: path) { try write(program, $0) }
        say(
            "\(path): \(program.totalRowCount) rows, \(program.columnCount) columns, \(program.nonzeroCount) nonzeros, "
                + "modelled in \(NumberText.text(built.timing.model, decimals: 2)) s")
        if printing.json {
            printJSON(
                .object([
                    "status": .text("written"), "exit": .integer(0), "path": .text(path),
                    "rows": .integer(program.totalRowCount), "columns": .integer(program.columnCount),
                    "nonzeros": .integer(program.nonzeroCount),
                ]))
        }
    }
}
