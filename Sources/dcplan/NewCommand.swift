import ArgumentParser
import Foundation
import Reporting
import Studies

extension StarterKind: ExpressibleByArgument {}

struct NewCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a commented starter file: campus, region, sweep or policy.",
        discussion: """
            \(StarterKind.allCases.map { "\($0.rawValue): \($0.summary)." }.joined(separator: "\n"))

            Every starter passes 'dcplan check' and solves as it is written. Nothing is ever overwritten (exit code 73). NAME may be a path; \
            in its last part what is no ASCII letter, digit, - or _ becomes a -. A region, sweep or policy goes over the scenario that --base \
            names, or over campus.toml beside it, which is written too where it is not there.

            Examples:
              dcplan new campus sedenak
              dcplan new policy carbon-floor --base Scenarios/four-regions-2030.toml
            """)

    @Argument(help: "campus, region, sweep or policy.")
    var kind: StarterKind

    @Argument(help: "Its name, or where to write it; the kind's unless given.", completion: .file(extensions: ["toml"]))
    var name: String?

    @Option(
        help: ArgumentHelp("The scenario that a region, sweep or policy goes over.", valueName: "scenario"),
        completion: .file(extensions: ["toml"]))
    var base: String?

    @OptionGroup var printing: JSONOption

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { printing.json }

    func validate() throws {
        if base != nil, !kind.hasBase { throw ValidationError("a campus goes over no scenario: leave --base out") }
    }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        phases.begin("writing the starter")
        let name = try StarterName(name ?? kind.rawValue)
        let starter = try Starter(kind, name, base: base)
        try starter.write()
        if name.isMadeSafe { say("Called \(name.name): names have ASCII letters, digits, - and _.") }
        printing.json ? printJSON(json(starter, name)) : printResult(text(starter))
    }

    private func text(_ starter: Starter) -> String {
        let width = starter.files.map(\.path.count).max() ?? 0
        return starter.files.map {
            $0.path + String(repeating: " ", count: width + 2 - $0.path.count) + $0.summary + "\n"
        }.joined() + "Next: \(starter.next)\n"
    }

    private func json(_ starter: Starter, _ name: StarterName) -> JSONValue {
        .object([
            "status": .text(ExitStatus.solved.name), "exit": .integer(0), "kind": .text(kind.rawValue),
            "name": .text(name.name), "files": .list(starter.files.map { .text($0.path) }), "next": .text(starter.next),
        ])
    }
}
