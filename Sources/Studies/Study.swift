import ArgumentParser
import LinearProgramming
import Output
import Planning
import Reporting
import Vocabulary

/// A question that is put to one or more scenarios and answered with tables: a subcommand of its own.
///
/// A study is one file, with its options, its run and its result, and one line in `StudyCatalogue`: the command, its help and its
/// place in the list of commands follow.
public protocol Study {
    /// What its command line takes, help and checks beside each option.
    associatedtype Options: StudyOptions
    associatedtype Result: StudyResult

    /// The command.
    static var name: String { get }
    /// One sentence for the list of commands.
    static var abstract: String { get }
    /// More for the command's own help, with an example.
    static var discussion: String { get }

    /// Whether its result is one table, for `--save`; else it saves tables of its own.
    static var hasTable: Bool { get }

    /// - Throws: `Failure`, and what reading scenarios and writing files throws.
    static func run(_ options: Options, on bench: StudyBench) throws -> Result
}

extension Study {
    public static var hasTable: Bool { true }
}

/// What every study's command line says, whatever else it takes.
public protocol StudyOptions: ParsableArguments {
    var format: ReportFormat { get }
    var isQuiet: Bool { get }
    /// nil where the study solves nothing in this process.
    var threads: Int? { get }
    /// Seconds for all of it.
    var timeLimit: Double? { get }
}

extension StudyOptions {
    public var timeLimit: Double? { nil }
}

/// What a study found.
public protocol StudyResult {
    /// nil where there is nothing to show.
    func text(_ style: TextTable.Style) -> String?
    /// One object with a final newline.
    func json() throws -> String
    /// What it found as a tidy table, for `--save`; nil where the study saves tables of its own.
    var table: Table? { get }
    /// To be said once the result is out.
    var remarks: [String] { get }
    /// Why the command does not end well, though it has a result.
    var failure: Failure? { get }
}

extension StudyResult {
    public var table: Table? { nil }
    public var remarks: [String] { [] }
    public var failure: Failure? { nil }
}

/// What the tool puts at a study's disposal.
public struct StudyBench {
    /// The program, for the record of a result, and its file, for workers.
    public let program: Program
    public let executable: String
    /// Called at every step; returning false stops the study.
    public let observe: (StudyStep) -> Bool
    /// Says something at once.
    public let say: (String) -> Void
    private let makeSolver: () throws -> any LinearProgramSolver

    public init(
        program: Program, executable: String, solver: @escaping () throws -> any LinearProgramSolver,
        observe: @escaping (StudyStep) -> Bool = { _ in true }, say: @escaping (String) -> Void = { _ in }
    ) {
        self.program = program
        self.executable = executable
        self.observe = observe
        self.say = say
        makeSolver = solver
    }

    /// - Throws: `OutOfMemory` when there is no room for what its linear algebra works in.
    public func solver() throws -> any LinearProgramSolver { try makeSolver() }

    /// A run of one case.
    public func planRun(_ request: PlanRun.Request) throws -> PlanRun {
        PlanRun(request, program: program, solver: try solver()) { observe(.run($0)) }
    }
}

/// How far a study is.
public enum StudyStep: Sendable {
    case run(PlanRun.Stage)
    /// Cases of a sweep have been read and checked.
    case checked(Int, of: Int)
    case sweep(SweepRun.State)
    /// Things tried one by one, and what they are.
    case tried(Int, of: Int, String)
}
