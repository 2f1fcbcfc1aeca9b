/// The numbers of a program that stand furthest from the others of their kind, by name: what to look at where a solver
/// could not bring them under one tolerance.
public struct ExtremeNumbers: Sendable {
    /// One for each kind (costs, bounds, sides, coefficients) whose largest or smallest is `outlying` times away from the
    /// median of its kind; empty when none is.
    public let sentences: [String]

    /// Costs and sides of one program within six decades of their median leave ten digits for the smallest.
    private static let outlying = 1e6

    /// - Complexity: O(nonzeros · log nonzeros).
    public init(_ program: LinearProgram) {
        let matrix = program.rowMatrix()
        func column(_ j: Int) -> String { "column \(program.columnBlocks.name(of: j))" }
        func row(_ i: Int) -> String { "row \(program.rowName(i))" }
        func both(_ low: [Double], _ high: [Double]) -> [(Double, Int)] {
            low.indices.map { (low[$0], $0) } + high.indices.map { (high[$0], $0) }
        }
        var rowOf = [Int](repeating: 0, count: matrix.value.count)
        for i in 0..<matrix.rowCount { for e in matrix.start[i]..<matrix.start[i + 1] { rowOf[e] = i } }
        sentences =
            Self.describe("cost", "costs", program.cost.enumerated().map { ($1, $0) }, column)
            + Self.describe("bound", "bounds", both(program.lower, program.upper), column)
            + Self.describe("side", "sides", both(matrix.lower, matrix.upper), row)
            + Self.describe("coefficient", "coefficients", matrix.value.enumerated().map { ($1, $0) }) {
                "\(column(Int(matrix.column[$0]))) in \(row(rowOf[$0]))"
            }
    }

    private static func describe(
        _ one: String, _ many: String, _ numbers: [(value: Double, at: Int)], _ name: (Int) -> String
    ) -> [String] {
        let sorted = numbers.filter { $0.value != 0 && $0.value.isFinite }
            .sorted { (abs($0.value), $0.at) < (abs($1.value), $1.at) }
        guard let least = sorted.first, let greatest = sorted.last else { return [] }
        let median = abs(sorted[sorted.count / 2].value)
        var sentences: [String] = []
        for (extreme, ratio) in [(greatest, abs(greatest.value) / median), (least, median / abs(least.value))]
        where ratio >= outlying {
            sentences.append(
                "the \(one) \(extreme.value) of \(name(extreme.at)) stands beside \(many) of about \(median)")
        }
        return sentences
    }
}
