import ArgumentParser
import Documents
import Foundation

@main
struct Dcplan: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "dcplan",
        abstract: "Plans data-centre capacity and energy: what to build where and when, at what cost, and what binds.",
        discussion: """
            A scenario file goes in, a plan comes out: 'dcplan SCENARIO.toml' is short for 'dcplan plan SCENARIO.toml'.

            Exit codes: 0 solved; 10 infeasible; 11 unbounded; 12 stopped before the tolerance; 13 a sweep with failed \
            cases; 64 wrong usage; 65 a wrong input file; 66 a missing one; 73 output cannot be written; 130 interrupted.
            """,
        version: version,
        subcommands: [
            PlanCommand.self, CheckCommand.self, ProjectCommand.self, CompareCommand.self, SweepCommand.self,
            ExportCommand.self, SeriesCommand.self, WeatherCommand.self, LpCommand.self,
        ],
        defaultSubcommand: PlanCommand.self)

    static func main() {
        Interruption.watch()
        do {
            try refuseMisspeltCommand(CommandLine.arguments.dropFirst().first)
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Failure.exit(error)
        }
    }

    /// A first word that is neither a command nor a file would go to the default command as its scenario: where it
    /// looks like a command, say so.
    private static func refuseMisspeltCommand(_ word: String?) throws {
        let commands = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let word, !word.hasPrefix("-"), !commands.contains(word), !word.hasSuffix(".toml"),
            !FileManager.default.fileExists(atPath: word), let near = nearest(to: word, among: commands)
        else { return }
        throw Failure(
            code: ExitStatus.usage, message: "there is no command or file '\(word)'; did you mean 'dcplan \(near)'?")
    }
}
