import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing

/// The programs of the hand-solved cases, compared word for word: no change of the formulation goes unnoticed. After one that
/// is meant, `DCPLAN_UPDATE_GOLDEN=1 swift test -c release --filter GoldenTests` rewrites the files; the diff belongs to
/// the commit.
@Suite struct GoldenTests {
    private static let folder = Checkout.tests("PlanningTests/Golden")

    @Test(arguments: EquationCase.all) func theProgramIsTheGoldenOne(_ hand: EquationCase) throws {
        let text = GoldenText(try hand.model().program).text
        let file = GoldenTests.folder.appendingPathComponent("\(hand.name).txt")
        if ProcessInfo.processInfo.environment["DCPLAN_UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        if text == golden { return }
        let (found, expected) = (text.split(separator: "\n"), golden.split(separator: "\n"))
        let first = zip(found, expected).enumerated().first { $1.0 != $1.1 }
        let place = first.map { "line \($0.offset + 1): \($0.element.0), not \($0.element.1)" } ?? "the length"
        Issue.record("the program differs from Golden/\(hand.name).txt in \(place)")
    }

    /// No file outlives its case.
    @Test func everyGoldenProgramHasItsCase() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: GoldenTests.folder.path)
        #expect(Set(files) == Set(EquationCase.all.map { "\($0.name).txt" }))
    }
}

/// A program in words, short enough to read: of each block of rows and columns its first two members and its last.
///
/// Numbers are rounded to ten digits, so that the last bits of a platform's mathematics do not matter.
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

    private func number(_ value: Double) -> String { String(format: "%.10g", value) }
}
