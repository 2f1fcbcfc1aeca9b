import Documents
import Foundation
import LinearProgramming
import Planning
import Reporting
import Studies
import TestSupport
import Testing
import TimeSeries

/// What a scenario with an awkward number does on the rest of its way: profiles, program, projection, and what is printed
/// and written of plans whose numbers are as large as they come.
@Suite struct AwkwardNumberRunTests {
    /// Every how many of the keys and numbers one is taken, the first being the one with the seed's number.
    private static let every = 61

    private static let numbers = ["0", "1e-9", "0.5", "1", "1e6", "1e9", "1e15", "1e18", "inf"]

    /// Those of the sample that reading accepts have a program of finite numbers, and a projection that prints and saves.
    @Test(arguments: 0..<2) func whatIsAcceptedCanBeBuiltAndProjected(seed: Int) throws {
        let tables = try AllTables()
        let place = try Workplace()
        var built = 0
        let cases = try tables.keys().flatMap { key in Self.numbers.map { key.setting($0) } }
        for index in stride(from: seed, to: cases.count, by: Self.every) {
            let request = PlanRun.Request(path: tables.path, overrides: [cases[index]], resolution: .given(.days(1)))
            do {
                let program = try PlanRun.build(request).model.program
                #expect(
                    program.coefficient.allSatisfy(\.isFinite) && program.cost.allSatisfy(\.isFinite), "\(cases[index])"
                )
                #expect(
                    program.rowLower.allSatisfy { $0 < .infinity } && program.rowUpper.allSatisfy { $0 > -.infinity })
                let projected = try ProjectionRun(
                    .init(
                        path: tables.path, overrides: [cases[index]], resolution: .given(.days(1)), samples: 4,
                        out: place.path("p\(index)")), program: Program(version: "0", sha256: nil)
                ).run()
                let outcome = try #require(projected)
                #expect(!ProjectionReport(outcome.projection, hoursPerYear: outcome.hoursPerYear).rendered().isEmpty)
                built += 1
            } catch is InputIssues {
            } catch is InvalidTimeSeriesInput {
            }
        }
        #expect(built > 5, "\(built) of \(cases.count / Self.every)")
    }

    /// Points that no solver would call optimal: what they say is printed, written and read back all the same.
    @Test(arguments: [0, -1e9, 5e-308, 1e15, 1e18, 1e21, 1e150, 1e300, -1e300, .infinity, .nan])
    func plansOfWildNumbersArePrintedAndWritten(size: Double) throws {
        let place = try Workplace(["toy.toml": try String(contentsOfFile: Workplace.toy, encoding: .utf8)])
        let request = PlanRun.Request(
            path: place.path("toy.toml"), resolution: .given(.days(1)), out: place.path("out"))
        let outcome = try PlanRun(request, program: Program(version: "0", sha256: nil), solver: Wild(size: size)).run()
        let (document, plan) = (try #require(outcome.document), try #require(outcome.plan))
        for style in [TextTable.Style.text, .markdown] {
            #expect(!PlanReport(document, plan, outcome.built.scenario, style: style).rendered().isEmpty)
        }
        let saved = try PlanDocument.read(place.path("out"))
        let comparison = Comparison([
            .init(name: "a", source: "a", plan: saved), .init(name: "b", source: "b", plan: saved),
        ])
        #expect(!(try comparison.json()).isEmpty)
    }

    /// Calls every program solved, at a point whose entries are of one size and of either sign.
    private struct Wild: LinearProgramSolver {
        let size: Double

        func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
            func values(_ count: Int) -> [Double] { (0..<count).map { $0 % 3 == 2 ? -size : size } }
            var certificate = Certificate()
            certificate.primalResidual = size
            return Solution(
                status: .optimal, primal: values(program.columnCount), rowDual: values(program.totalRowCount),
                certificate: certificate, iterations: 1)
        }
    }
}
