import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing

/// Each equation of the planning model has a hand-solved case, a golden program and an entry in the documentation.
@Suite struct EquationTests {
    @Test(arguments: EquationCase.all) func theCostIsAsFoundOnPaper(_ hand: EquationCase) throws {
        let solved = try SolvedToy(model: hand.model())
        #expect(isClose(solved.cost, hand.cost), "\(solved.cost), by hand \(hand.cost)")
        #expect(isClose(solved.plan.discountedCostItemsUsd, solved.cost))
    }

    /// A case shows what it says it shows, and no program has rows that are not listed.
    @Test(arguments: EquationCase.all) func theProgramHasTheEquations(_ hand: EquationCase) throws {
        let program = try hand.model().program
        let rows = Set(program.rowBlocks.map(\.label.quantity) + program.capacityBounds.map(\.block.label.quantity))
        for equation in hand.equations { #expect(rows.contains(equation.rawValue), "no row of \(equation.rawValue)") }
        for row in rows { #expect(Equation(rawValue: row) != nil, "rows of \(row) are not in the list of equations") }
    }

    @Test(arguments: Equation.allCases) func eachEquationHasACase(_ equation: Equation) {
        #expect(EquationCase.all.contains { $0.equations.contains(equation) })
    }

    /// Named in backticks in the page that says what dcplan solves.
    @Test(arguments: Equation.allCases) func eachEquationIsDocumented(_ equation: Equation) throws {
        #expect(try String(contentsOf: Checkout.formulation, encoding: .utf8).contains("`\(equation.rawValue)`"))
    }

    /// Policies and kinds of plant are documented too.
    @Test func eachKindIsDocumented() throws {
        let text = try String(contentsOf: Checkout.formulation, encoding: .utf8)
        for kind in PolicyCatalogue.kinds.map({ $0.kind }) + SupplyCatalogue.kinds.map({ $0.kind }) {
            #expect(text.contains("`\(kind)`"), "\(kind)")
        }
    }

    @Test func casesHaveNamesOfTheirOwn() {
        #expect(Set(EquationCase.all.map(\.name)).count == EquationCase.all.count)
    }
}
