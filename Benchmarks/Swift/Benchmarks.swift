import ArgumentParser
import Foundation

/// Times the stages of fixed cases, and checks their answers.
@main struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dcplan-benchmarks",
        abstract: "Time reading, building, presolve, factorisation and solve of fixed cases, and check their answers.",
        discussion: """
            Prints a table in Markdown, seconds as medians of the runs. Ends with exit code 1 when an objective is not the one that \
            is stored (1e-8 relative); how long anything takes is not judged.
            """)

    @Option(help: "Runs of each case.") var runs = 3

    @Option(help: "Threads of the solver.") var threads = 2

    @Option(name: .customLong("case"), help: "Only this case; may be repeated.") var only: [String] = []

    @Option(help: ArgumentHelp("Write each program as MPS, for other solvers.", valueName: "folder")) var mps: String?

    func validate() throws {
        if runs < 1 || threads < 1 { throw ValidationError("--runs and --threads are 1 or more") }
        let unknown = only.filter { name in !BenchmarkCase.all.contains { $0.name == name } }
        let known = BenchmarkCase.all.map(\.name).joined(separator: ", ")
        if !unknown.isEmpty { throw ValidationError("no case \(unknown.joined(separator: ", ")); there are \(known)") }
    }

    func run() throws {
        print(ResultTable.heading)
        var areRight = true
        for benchmark in BenchmarkCase.all where only.isEmpty || only.contains(benchmark.name) {
            let measured = try (0..<runs).map { _ in try Measurement(benchmark, threads: threads, mps: mps) }
            print(ResultTable.row(benchmark, measured))
            for wrong in measured.compactMap({ benchmark.answer.complaint(of: $0.solution) }) {
                areRight = false
                FileHandle.standardError.write(Data("\(benchmark.name): \(wrong)\n".utf8))
            }
        }
        if !areRight { throw ExitCode.failure }
    }
}
