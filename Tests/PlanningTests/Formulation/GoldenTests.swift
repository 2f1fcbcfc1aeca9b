import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing

/// The programs of the hand-solved cases, compared word for word, and with the scenarios that are shipped by their digest: no
/// change of the formulation goes unnoticed.
///
/// After one that is meant, `DCPLAN_UPDATE_GOLDEN=1 swift test -c release --filter GoldenTests` rewrites the files that differ, and
/// fails; the next run has to pass, and the diff belongs to the commit.
@Suite struct GoldenTests {
    @Test(arguments: EquationCase.all) func theProgramIsTheGoldenOne(_ hand: EquationCase) throws {
        let program = try hand.model().program
        GoldenFile(name: hand.name).expect(
            GoldenText(program).text + "whole program: \(ProgramDigest(program))\n",
            hint:
                "Where the digest alone differs, a member that is not shown does: of its block neither first nor last.")
    }

    /// Every program of a scenario that is shipped, at one day a year.
    @Test func shippedProgramsAreTheGoldenOnes() throws {
        let files = ShippedScenarioTests.scenarios + ShippedScenarioTests.pieces
        let lines = try files.map { file in
            let scenario = try Scenario.read(path: Checkout.scenarios.appendingPathComponent(file).path).scenario
            let series = try ScenarioSeries(scenario)
            let axis = series.axis(.days(1))
            let model = PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis))
            return "\(file): \(ProgramDigest(model.program))\n"
        }
        GoldenFile(name: GoldenTests.scenarios).expect(
            lines.joined(),
            hint: "`dcplan export Scenarios/FILE --resolution days:1 --mps …` before and after the change shows where.")
    }

    /// One coefficient of one hour, in the middle of a block of which the words show neither: the digest tells.
    @Test func oneHourInTheMiddleIsNoticed() throws {
        let program = try #require(EquationCase.all.first { $0.name == "reservoir" }).model().program
        let block = try #require(program.rowBlocks.first { $0.count == 24 })
        let middle = program.rowStart[block.start + block.count / 2]
        /// The ordinary rows alone, with something added to that coefficient.
        func rows(adding change: Double) -> LinearProgram {
            var coefficient = program.coefficient
            coefficient[middle] += change
            return LinearProgram(
                name: program.name, cost: program.cost, lower: program.lower, upper: program.upper,
                columnBlocks: program.columnBlocks, rowLower: program.rowLower, rowUpper: program.rowUpper,
                rowBlocks: program.rowBlocks, rowStart: program.rowStart, columnIndex: program.columnIndex,
                coefficient: coefficient)
        }
        let (before, after) = (rows(adding: 0), rows(adding: 1e-6))
        #expect(GoldenText(after).text == GoldenText(before).text)
        #expect(ProgramDigest(after).sha256 != ProgramDigest(before).sha256)
    }

    private static let scenarios = "scenarios"

    /// No file outlives its case.
    @Test func everyGoldenProgramHasItsCase() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: GoldenFile.folder.path)
        let names = EquationCase.all.map(\.name) + [GoldenTests.scenarios]
        #expect(Set(files) == Set(names.map { "\($0).\(GoldenFile.pathExtension)" }))
    }
}

/// A program in words, short enough to read: of each block of rows and columns its first two members and its last.
private struct GoldenText {
    private(set) var text = ""
    private let program: LinearProgram

    init(_ program: LinearProgram) {
        self.program = program
        for block in program.columnBlocks {
            line("column \(block.label.name) × \(block.count)")
            for m in GoldenText.members(block.count) {
                let j = block.start + m
                line(
                    "  \(m): \(number(program.lower[j])) … \(number(program.upper[j])), cost \(number(program.cost[j]))"
                )
            }
        }
        let matrix = program.rowMatrix()
        for block in program.rowBlocks {
            line("row \(block.label.name) × \(block.count)")
            for m in GoldenText.members(block.count) { row(matrix, block.start + m, m) }
        }
        for bound in program.capacityBounds {
            line("capacity bound \(bound.block.label.name) × \(bound.block.count)")
            for m in GoldenText.members(bound.block.count) {
                row(matrix, program.rowCount + bound.block.start + m, m)
            }
        }
    }

    private static func members(_ count: Int) -> [Int] { Array(Set([0, min(1, count - 1), count - 1])).sorted() }

    private mutating func line(_ words: String) { text += words + "\n" }

    private mutating func row(_ matrix: RowMatrix, _ i: Int, _ member: Int) {
        // Sums over many hours: their first and last terms.
        let entries = Array(matrix.start[i]..<matrix.start[i + 1])
        let shown = entries.count <= 12 ? entries : entries.prefix(6) + entries.suffix(6)
        let terms = shown.map { "\(number(matrix.value[$0])) \(program.columnBlocks.name(of: Int(matrix.column[$0])))" }
        let more = entries.count > shown.count ? " + … of \(entries.count) terms" : ""
        line(
            "  \(member): \(number(matrix.lower[i])) ≤ \(terms.joined(separator: " + "))\(more) ≤ \(number(matrix.upper[i]))"
        )
    }

    private func number(_ value: Double) -> String { RoundedNumber.text(value) }
}
