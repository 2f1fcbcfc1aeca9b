import ArgumentParser
import Documents
import Foundation
import OperatingSystem
import Reporting
import Studies

@main
struct Dcplan: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "dcplan",
        abstract: "Plans data-centre capacity and energy: what to build where and when, at what cost, and what binds.",
        discussion: """
            A scenario file goes in, a plan comes out: 'dcplan SCENARIO.toml' is short for 'dcplan plan SCENARIO.toml'. \
            With --json, every command prints one JSON object, whatever the outcome.

            \(ExitStatus.help())
            """,
        version: version,
        subcommands: [PlanCommand.self, CheckCommand.self, ProjectCommand.self]
            + StudyCatalogue.all.map { command(of: $0) }
            + [
                ExportCommand.self, SeriesCommand.self, WeatherCommand.self, LpCommand.self, KeysCommand.self,
                SchemaCommand.self, NewCommand.self, ReportCommand.self,
            ],
        defaultSubcommand: PlanCommand.self)

    private static func command<S: Study>(of study: S.Type) -> any ParsableCommand.Type { StudyCommand<S>.self }

    static func main() {
        AddressSpaceLimit.leaveOpenBLASWithoutThreads()
        Interruption.watch()
        // Until the command is known, its word on the command line counts.
        var printsJSON = CommandLine.arguments.contains("--json")
        do {
            try refuseMisspeltCommand(CommandLine.arguments.dropFirst().first)
            var command = try parseAsRoot()
            printsJSON = (command as? any JSONPrinting)?.printsJSON ?? false
            if !(command is WeatherCommand) { try reserveNumericMemory(threads: 1) }
            try FreeMemory.require(leastMemoryBytes, for: "\(configuration.commandName ?? "")")
            try command.run()
            leave(0)
        } catch {
            Failure.exit(error, asJSON: printsJSON)
        }
    }

    /// This program, by the bytes that run, for the record of a result.
    static var program: Program { Program(version: version, executable: executable) }

    /// This program's own file: on Linux by the link that holds even when the file has been replaced since.
    static var executable: String {
        let link = "/proc/self/exe"
        if FileManager.default.isExecutableFile(atPath: link) { return link }
        return Bundle.main.executablePath ?? CommandLine.arguments[0]
    }

    /// A worker ends with the sweep that started it, even one that was killed: its standard input closes then.
    static func endWithParent() {
        Thread {
            var byte: UInt8 = 0
            while true {
                let count = read(STDIN_FILENO, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { _exit(ExitStatus.interrupted.rawValue) }
            }
        }.start()
    }

    /// A first word that is neither a command nor a file would go to the default command as its scenario: where it
    /// looks like a command, say so.
    private static func refuseMisspeltCommand(_ word: String?) throws {
        let commands = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let word, !word.hasPrefix("-"), !commands.contains(word), !word.hasSuffix(".toml"),
            !FileManager.default.fileExists(atPath: word), let near = nearest(to: word, among: commands)
        else { return }
        throw Failure(.usage, "there is no command or file '\(word)'; did you mean 'dcplan \(near)'?")
    }
}
