import ArgumentParser
import Foundation
import InteriorPoint
import LinearProgramming
import OperatingSystem
import Output
import Studies

struct LpCommand: ParsableCommand, JSONPrinting {
    private static let codes = ExitStatus.help(
        [.solved, .infeasible, .unbounded, .stopped, .wrongInput, .missingInput, .interrupted],
        saying: [
            .solved: "optimal", .stopped: "stopped before the tolerance (or more memory needed than there is)",
            .wrongInput: "a wrong file",
        ])

    static let configuration = CommandConfiguration(
        commandName: "lp", abstract: "Solve anyone's linear program: an MPS or CPLEX-LP file, gzipped or not.",
        discussion: """
            Example: dcplan lp afiro.mps.gz --solution afiro.csv

            A bound or side of 1e20 or more is no limit, as HiGHS, CPLEX and SCIP read it; smaller ones are kept, and one that \
            nothing reaches changes nothing. Residuals are measured beside the numbers of their own row or column.

            Where readers of MPS and LP differ: columns between integer markers without any bound are binary; a negative UP \
            without LO has no lower bound in MPS, as in CPLEX and Gurobi (in LP the zero stays, as in HiGHS, SCIP and GLPK); \
            the last of several bounds counts; Bounds go before Binaries in LP; semi-continuous columns, relaxed, may be zero.

            \(codes)
            """)

    @Argument(
        help: "The program: FILE.mps or FILE.lp, gzipped or not.", completion: .file(extensions: ["mps", "lp", "gz"]))
    var file: String

    @OptionGroup var printing: JSONOption

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { printing.json }

    @Option(help: ArgumentHelp("Seconds until the best point is returned, reading included.", valueName: "seconds"))
    var timeLimit: Double?

    @Option(help: "Largest relative primal residual, dual residual and gap of an optimal solution.")
    var tolerance = InteriorPointSettings().tolerance

    @Option(
        help: ArgumentHelp("Write the value and dual of every row and column as CSV.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var solution: String?

    @Flag(help: "Take integer and semi-continuous columns for continuous ones instead of refusing them.")
    var relax = false

    @OptionGroup var solving: SolverOptions

    func validate() throws {
        try SolverOptions.check(timeLimit: timeLimit)
        if !(tolerance > 0 && tolerance < 1) { throw ValidationError("--tolerance takes a number between 0 and 1") }
        try printing.refuseStandardOutput(solution)
    }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        let clock = ContinuousClock()
        let started = clock.now
        if let solution { try OutputFile.check(solution) }
        let watchdog = timeLimit.map { Watchdog(limit: $0) }
        phases.begin("reading")
        let read = try readFile()
        let program = read.program
        let reading = (clock.now - started) / .seconds(1)
        for warning in read.warnings { say("\(file): warning: \(warning)") }
        try checkMemory(program)
        let log = IterationLog(quiet: solving.quiet)
        log.say(
            "\(file): \(program.rowCount) rows, \(program.columnCount) columns, \(program.nonzeroCount) nonzeros, read in "
                + "\(IterationLog.seconds(reading)) s")
        let crossed = CrossedBounds(program)
        watchdog?.prints(unsolved(read, reading))
        Interruption.listens(true)
        phases.observe(.solving(rows: program.totalRowCount, columns: program.columnCount))
        let result =
            try crossed.map(\.solution)
            ?? solver(program, spent: reading, log).solve(program) {
                phases.observe(.iteration($0))
                watchdog?.hasPoint()
                return log.observe($0)
            }
        let solved = (clock.now - started) / .seconds(1)
        let conflict =
            result.status == .infeasible && crossed == nil ? try explain(program, result, spent: solved, phases) : nil
        phases.begin("writing")
        watchdog?.callOff()
        let outcome = LpOutcome(
            read, result, crossed: crossed, conflict: conflict, readSeconds: reading, seconds: solved - reading)
        if let solution { try write(SolutionTable(read, result), of: result, to: solution) }
        printResult(printing.json ? outcome.json : outcome.text)
        if result.status != .optimal {
            throw Failure(ExitStatus.of(result.status), result.message, details: nil)
        }
    }

    /// A solve that was stopped has a best point, which is said to be no optimum, and kept where it nearly holds the rows: how far
    /// its objective is off is told by the gap.
    private func write(_ table: SolutionTable, of result: Solution, to path: String) throws {
        if result.status.stopped {
            let isKept = result.iterations > 0 && result.certificate.primalResidual <= UnfinishedPlan.worstKept
            say(
                isKept
                    ? "\(path): the best point so far, which is not optimal (\(result.status.rawValue))"
                    : "\(path): not written, as no point so far nearly holds the rows")
            if !isKept { return }
        }
        try table.write(to: path)
    }

    /// Which rows and bounds contradict each other; what is not found before the time limit is not told.
    private func explain(
        _ program: LinearProgram, _ result: Solution, spent: Double, _ phases: Phases
    ) throws -> ProgramConflict? {
        if result.rowDual.count != program.totalRowCount { return nil }
        var settings = try solving.settings()
        settings.limitMemory(for: program)
        let (clock, began) = (ContinuousClock(), ContinuousClock.now)
        let (limit, base) = (timeLimit, settings)
        phases.observe(.trying)
        return ProgramConflict(program, ray: result.rowDual) { part in
            var settings = base
            if let limit { settings.timeLimit = max(0, limit - spent - (clock.now - began) / .seconds(1)) }
            return InteriorPointSolver(settings: settings).solve(part) { _ in !Interruption.wasAsked }
        }
    }

    /// The outcome without a point.
    private func unsolved(_ read: LinearProgramFile, _ reading: Double) -> String {
        let none = Solution(
            status: .timeLimit, primal: [], rowDual: [], certificate: Certificate(), iterations: 0)
        let outcome = LpOutcome(
            read, none, crossed: nil, readSeconds: reading, seconds: max(0, (timeLimit ?? 0) - reading))
        return printing.json ? outcome.json : outcome.text
    }

    private func solver(_ program: LinearProgram, spent: Double, _ log: IterationLog) throws -> InteriorPointSolver {
        var settings = try solving.settings()
        settings.limitMemory(for: program)
        settings.tolerance = tolerance
        settings.onAnalysis = log.show
        if let timeLimit { settings.timeLimit = max(0, timeLimit - spent) }
        return InteriorPointSolver(settings: settings)
    }

    private func readFile() throws -> LinearProgramFile {
        do {
            return try LinearProgramFile.read(path: file, integers: relax ? .relaxed : .refused)
        } catch let error {
            switch error.reason {
            case .unreadable(let reason):
                throw Failure(.missingInput, "cannot read \(file): \(reason)")
            case .outOfMemory: throw Failure(.stopped, error.described(path: file))
            default: throw Failure(.wrongInput, error.described(path: file))
            }
        }
    }

    private func checkMemory(_ program: LinearProgram) throws(OutOfMemory) {
        try FreeMemory.require(
            program.leastSolverBytes,
            for:
                "\(file): solving \(program.rowCount) rows, \(program.columnCount) columns and \(program.nonzeroCount) "
                + "nonzeros")
    }
}

/// A row or column whose lower bound is above its upper one: it needs no solver to be infeasible.
struct CrossedBounds {
    let name: String
    let gain: Double

    init?(_ program: LinearProgram) {
        if let i = (0..<program.rowCount).first(where: { program.rowLower[$0] > program.rowUpper[$0] }) {
            name = "row \(program.rowBlocks.name(of: i))"
            gain = program.rowLower[i] - program.rowUpper[i]
        } else if let j = (0..<program.columnCount).first(where: { program.lower[$0] > program.upper[$0] }) {
            name = "column \(program.columnBlocks.name(of: j))"
            gain = program.lower[j] - program.upper[j]
        } else {
            return nil
        }
    }

    var solution: Solution {
        Solution(
            status: .infeasible, primal: [], rowDual: [], certificate: Certificate(), iterations: 0,
            message: "the lower bound of \(name) is above its upper bound")
    }
}
