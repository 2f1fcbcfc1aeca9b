import Foundation
import Reporting
import Studies
import TestSupport
import Testing

/// The page of a comparison: every number is the comparison's, or a plan's.
@Suite struct ComparisonPageTests {
    private func comparison(_ texts: [String]) throws -> Comparison {
        let plans = try texts.map(plan)
        let names = Comparison.names(plans, sources: plans.indices.map { "\($0).json" })
        return Comparison(
            plans.indices.map { Comparison.Member(name: names[$0], source: "\($0).json", plan: plans[$0]) })
    }

    static let pairs: [(String, [String])] = [
        (
            "two",
            [
                planText(binding: limit("hosting", 10)),
                planText(name: "<b>", objective: 6e8, itMw: 20, binding: limit("water", 3)),
            ]
        ),
        ("three", [planText(), planText(name: "b", itMw: 15), planText(name: "c", itMw: 5, price: 90)]),
        ("the same", [planText(), planText()]),
        (
            "undone",
            [
                planText(demand: undone(1, of: "cloud", from: "johor")),
                planText(name: "b", demand: undone(2, of: "cloud", from: "johor")),
            ]
        ),
    ]

    @Test(arguments: pairs.indices) func itsNumbersAreThoseOfTheComparison(index: Int) throws {
        let (name, texts) = Self.pairs[index]
        let comparison = try comparison(texts)
        let html = ComparisonPage(comparison, threshold: 0).html()
        let files = try comparison.members.map { ["plan.json": [UInt8](try $0.plan.bytes())] }
        let walk = try NumberWalk(html, files: files, root: [UInt8](try comparison.json()))
        #expect(walk.problems.isEmpty, "\(name): \(walk.problems.prefix(10).joined(separator: "\n"))")
        #expect(walk.count > 10)
        #expect(!html.contains("<b>"))
    }
}
