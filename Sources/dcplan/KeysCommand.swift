import ArgumentParser
import Documents
import Foundation
import Planning
import Reporting
import Studies

struct KeysCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Look up the keys of scenario files: unit, what they take, default and meaning.",
        discussion: """
            PATH is that of a key or table as it stands in a file, with * for any name, or its last words, or the word \
            of a kind; all keys unless given. Words between backquotes in a meaning are rows of the program: what \
            'dcplan plan' tells of limits, and Formulation.md of equations, goes by them.

            Examples:
              dcplan keys regions.johor.hosting.limit_mw
              dcplan keys 'regions.*.hosting'
              dcplan keys hosting
              dcplan keys battery
            """)

    @Argument(help: "A key path, a part of one, or a kind.")
    var path: String?

    @OptionGroup var printing: PrintOptions

    @OptionGroup var verbosity: Verbosity

    /// Longer lines are hard to read.
    private static let widest = 160

    var printsJSON: Bool { printing.format == .json }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        phases.begin("asking the readers")
        let catalogue = Scenario.keys()
        let keys = try path.map { try KeysCommand.keys(at: $0, in: catalogue) } ?? catalogue.keys
        let reference = KeyReference(keys, summaries: Scenario.kindSummaries)
        switch printing.format {
        case .json: printJSON(reference.json)
        case .text: printResult(reference.text(width: min(Terminal.width, KeysCommand.widest)))
        case .markdown: printResult(reference.markdown)
        }
    }

    private static func keys(at path: String, in catalogue: KeyCatalogue) throws -> [Key] {
        let query = KeyQuery(path, in: catalogue)
        let keys = query.keys
        if !keys.isEmpty { return keys }
        let advice = query.suggestion.map { "; did you mean '\($0)'?" } ?? "; 'dcplan keys' lists them all"
        throw Failure(.usage, "there is no key '\(path)' in a scenario file\(advice)")
    }
}
