import ArgumentParser
import Foundation
import LinearProgramming
import Reporting
import Studies

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Hand a scenario's linear program to other people's solvers.")

    @OptionGroup var input: ScenarioOptions

    @Option(
        help: ArgumentHelp("Write the program as free-format MPS.", valueName: "file"),
        completion: .file(extensions: ["mps"]))
    var mps: String?

    @Option(
        help: ArgumentHelp("Write the program as CPLEX-LP.", valueName: "file"), completion: .file(extensions: ["lp"]))
    var lp: String?

    func validate() throws {
        if (mps == nil) == (lp == nil) { throw ValidationError("export takes one of --mps and --lp") }
    }

    func run() throws {
        guard let path = mps ?? lp else { return }
        let write = mps == nil ? LPFormat.write : MPSFormat.write
        let built = try PlanRun.build(
            PlanRun.Request(path: input.scenario, overrides: input.overrides, resolution: input.resolution))
        let temporary = path + ".tmp-\(getpid())"
        do {
            guard FileManager.default.createFile(atPath: temporary, contents: nil),
                let handle = FileHandle(forWritingAtPath: temporary)
            else { throw CocoaError(.fileWriteUnknown) }
            try write(built.model.program, handle)
            try handle.close()
            guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw ResultDirectory.WriteError(path: path, reason: "the file cannot be created or written")
        }
        let program = built.model.program
        say("\(path): \(program.totalRowCount) rows, \(program.columnCount) columns, \(program.nonzeroCount) nonzeros")
    }
}
