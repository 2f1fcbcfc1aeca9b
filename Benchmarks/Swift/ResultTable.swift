import Foundation

/// The table of the medians, in Markdown.
enum ResultTable {
    static let heading =
        "| case | rows | columns | " + Stage.allCases.map { "\($0.rawValue), s" }.joined(separator: " | ")
        + " | iterations | objective | difference | stored from |\n|---|"
        + String(repeating: "--:|", count: Stage.allCases.count + 5)
        + "---|"

    /// One row of it; iterations, objective and difference are the last run's.
    static func row(_ benchmark: BenchmarkCase, _ runs: [Measurement]) -> String {
        let last = runs[runs.count - 1]
        let seconds = Stage.allCases.map { stage in
            String(format: "%.4f", median(runs.compactMap { $0.seconds[stage] }))
        }
        let cells =
            [benchmark.name, "\(last.program.totalRowCount)", "\(last.program.columnCount)"] + seconds
            + [
                "\(last.solution.iterations)", String(format: "%.12g", last.solution.certificate.primalObjective),
                String(format: "%.1e", benchmark.answer.difference(of: last.solution)), benchmark.answer.origin,
            ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func median(_ values: [Double]) -> Double {
        let (sorted, middle) = (values.sorted(), values.count / 2)
        return values.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
