import ArgumentParser
import Foundation
import InteriorPoint
import Output
import Reporting
import Studies

/// The command of a study: runs it, prints what it found, ends as it ends.
struct StudyCommand<S: Study>: ParsableCommand, JSONPrinting {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: S.name, abstract: S.abstract, discussion: S.discussion)
    }

    @OptionGroup var options: S.Options
    @Option(
        help: ArgumentHelp(
            "Write what was found to this file too, as a table; its ending says how: \(FormatCatalogue.names.joined(separator: ", ")).",
            valueName: "file"),
        completion: .file(extensions: FormatCatalogue.names))
    var save: String?

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { options.format == .json }

    func validate() throws {
        guard let save else { return }
        if FormatCatalogue.format(ofFile: save) == nil {
            throw ValidationError(
                "--save takes a file that ends in .\(FormatCatalogue.names.joined(separator: " or ."))")
        }
        if !S.hasTable { throw ValidationError("\(S.name) saves its tables in its directory; see --out") }
    }

    func run() throws {
        if let save { try OutputFile.check(save) }
        let limit = TimeLimit(seconds: options.timeLimit, asJSON: printsJSON)
        let progress = StudyProgress(quiet: options.isQuiet)
        let phases = verbosity.phases()
        defer {
            progress.finish()
            phases.tell()
        }
        let bench = StudyBench(
            program: Dcplan.program, executable: Dcplan.executable,
            solver: { limit.solver(progress.listening(try InteriorPointSettings.of(threads: options.threads ?? 1))) },
            observe: { step in
                phases.observe(step)
                if case .run(.solver(.iteration)) = step { limit.hasPoint() }
                return progress.observe(step)
            },
            say: progress.say)
        let result = try S.run(options, on: bench)
        progress.finish()
        limit.callOff()
        switch options.format {
        case .json: printResult(try result.json())
        case .text: if let text = result.text(Terminal.style) { printResult(text) }
        case .markdown: if let text = result.text(.markdown) { printResult(text) }
        }
        if let save, let table = result.table, let format = FormatCatalogue.format(ofFile: save) {
            try OutputFile.write(format.bytes(table), to: save)
            say("\(save): \(table.rowCount) rows.")
        }
        for remark in result.remarks { say(remark) }
        if let failure = result.failure { throw failure }
    }
}

/// Tells on stderr how far a study is.
final class StudyProgress {
    private let run: Progress
    private let sweep: SweepProgress

    init(quiet: Bool) {
        run = Progress(quiet: quiet)
        sweep = SweepProgress(quiet: quiet)
    }

    /// The solver's settings, with its phases told here.
    func listening(_ settings: InteriorPointSettings) -> InteriorPointSettings { run.listening(settings) }

    /// Says something at once, in place of lines that renew themselves.
    func say(_ text: String) {
        sweep.finish()
        run.say(text)
    }

    /// False once the user has asked to stop.
    func observe(_ step: StudyStep) -> Bool {
        switch step {
        case .run(let stage): return run.observe(stage)
        case .checked(let count, let cases):
            Interruption.listens(true)
            return sweep.observe(checked: count, of: cases)
        case .sweep(let state): return sweep.observe(state)
        case .tried(let count, let things, let what):
            run.title("\(count + 1) of \(things), \(what): ")
            return !Interruption.wasAsked
        }
    }

    /// Removes lines that renew themselves.
    func finish() {
        run.finish()
        sweep.finish()
    }
}
