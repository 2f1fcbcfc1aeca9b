import Testing

/// Whether the planning model stands: the flagship reads, a piece has a plan that adds up, and a hand-solved case has its cost and
/// its golden program. Each is another suite's test, run here by itself.
@Suite struct PlanningSmokeTests {
    @Test func scenariosRead() throws {
        try ShippedScenarioTests().itReadsWithoutComplaint(file: "four-regions-2030.toml")
        try ShippedScenarioTests().itReadsWithoutComplaint(file: "policies/carbon-price.toml")
    }

    @Test func aPieceHasAPlanThatAddsUp() throws {
        try ShippedScenarioTests().aPieceHasAPlanThatAddsUp(file: "pieces/one-year.toml")
    }

    @Test func aHandSolvedCaseIsWhatItWas() throws {
        let hand = try #require(EquationCase.all.first { $0.name == "reservoir" })
        try EquationTests().theCostIsAsFoundOnPaper(hand)
        try GoldenTests().theProgramIsTheGoldenOne(hand)
    }
}
