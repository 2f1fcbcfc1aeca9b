import Testing

/// Whether the solver stands: what was solved by hand, what has no optimum, and a program with what makes those of others
/// difficult. Each is another suite's test, run here by itself.
@Suite struct InteriorPointSmokeTests {
    @Test(arguments: [true, false]) func whatWasSolvedByHand(presolves: Bool) {
        HandSolvedTests().coversDemandAtLeastCost(presolves: presolves)
        HandSolvedTests().findsACorner(presolves: presolves)
        HandSolvedTests().takesEveryKindOfBound(presolves: presolves)
        HandSolvedTests().takesTrivialParts(presolves: presolves)
        HandSolvedTests().pricesCapacityBounds(presolves: presolves)
    }

    @Test func whatHasAnOptimumAndWhatHasNone() { TrioTests().transportation(presolves: true) }

    /// Degenerate, and half of its rows follow from the others, as in Netlib's.
    @Test func aDifficultProgram() { DifficultTests().dependentEquations(seed: 1) }
}
