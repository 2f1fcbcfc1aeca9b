import Foundation
import LinearProgramming
import Planning
import TimeSeries

/// A program to be read, built and solved, and what has to come out.
struct BenchmarkCase: Sendable {
    enum Source: Sendable {
        /// A scenario below the checkout's root, at a resolution. What links carry for any power has the factors of the senders' own
        /// sources, as in the first of a plan's rounds.
        case scenario(String, Resolution)
        /// A program made in code, which is written as MPS to be read.
        case generated(@Sendable () -> KnownProgram)
    }

    let name: String
    let source: Source
    let answer: Answer
}

/// An optimal objective, and where the number comes from.
struct Answer: Sendable {
    /// US$, or the unit of the program.
    let objective: Double
    let origin: String

    /// Largest difference, relative to 1 + |objective|: the tolerance of the solver's gap.
    static let tolerance = 1e-8

    func difference(of solution: Solution) -> Double {
        abs(solution.certificate.primalObjective - objective) / (1 + abs(objective))
    }

    /// What is wrong with a solution; nil where it is optimal with this objective.
    func complaint(of solution: Solution) -> String? {
        if solution.status != .optimal { return "\(solution.status): \(solution.message)" }
        if difference(of: solution) <= Answer.tolerance { return nil }
        return "the objective is \(solution.certificate.primalObjective), not \(objective) (\(origin))"
    }
}

/// A program whose optimum is known from how it was made.
struct KnownProgram {
    let program: LinearProgram
    let optimum: Double
}

extension BenchmarkCase {
    /// A case whose answer is its maker's.
    private init(_ name: String, origin: String, _ make: @escaping @Sendable () -> KnownProgram) {
        self.init(name: name, source: .generated(make), answer: Answer(objective: make().optimum, origin: origin))
    }

    /// Objectives of the scenarios are those of a vertex that HiGHS finds of the program that `--mps` writes, with feasibility
    /// tolerances of 1e-9.
    static let all = [
        BenchmarkCase(
            name: "toy", source: .scenario("Tests/CommandLineTests/Fixtures/toy.toml", .days(1)),
            answer: Answer(objective: 329975801.1096699, origin: "HiGHS 1.16.0, simplex")),
        BenchmarkCase(
            name: "one-year", source: .scenario("Scenarios/pieces/one-year.toml", .days(2)),
            answer: Answer(objective: 23911962812.327595, origin: "HiGHS 1.16.0, simplex")),
        BenchmarkCase(
            name: "flagship", source: .scenario("Scenarios/four-regions-2030.toml", .days(1)),
            answer: Answer(objective: 65885151936.15496, origin: "HiGHS 1.16.0, ipx and crossover")),
        BenchmarkCase("screening-curves", origin: "screening curves", ScreeningCurves.make),
        BenchmarkCase("transport", origin: "prices it was made from", Transport.make),
        BenchmarkCase("staircase", origin: "point and duals it was made from", Staircase.make),
    ]
}
