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
    var mps: String

    func run() throws {
        let built = try PlanRun.build(
            PlanRun.Request(path: input.scenario, overrides: input.overrides, resolution: input.resolution))
        let temporary = mps + ".tmp-\(getpid())"
        do {
            guard FileManager.default.createFile(atPath: temporary, contents: nil),
                let handle = FileHandle(forWritingAtPath: temporary)
            else { throw CocoaError(.fileWriteUnknown) }
            try MPSFormat.write(built.model.program, to: handle)
            try handle.close()
            guard rename(temporary, mps) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw ResultDirectory.WriteError(path: mps, reason: "the file cannot be created or written")
        }
        let program = built.model.program
        say("\(mps): \(program.totalRowCount) rows, \(program.columnCount) columns, \(program.nonzeroCount) nonzeros")
    }
}
