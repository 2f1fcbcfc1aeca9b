import LinearProgramming
import Testing

/// A proof is judged in the numbers of the rows that it uses.
@Suite struct RayCheckTests {
    /// low ≤ x and x ≤ high as rows, x free.
    private func between(_ low: Double, _ high: Double) -> LinearProgram {
        var program = LinearProgram(name: "p")
        let x = program.addColumns(Label("x"), lower: -.infinity)
        var single = LinearExpression()
        single.add(1, x)
        program.addRows(Label("low"), lower: .constant(low), upper: .constant(.infinity), single)
        program.addUpperLimits(Label("high"), single, atMost: .constant(high))
        return program
    }

    private func check(_ program: LinearProgram, _ y: [Double]) -> RayCheck {
        RayCheck(farkas: y, program, program.rowMatrix())
    }

    @Test(arguments: [1e-3, 1, 1e9, 1e14]) func aContradictionIsAProofInAnyUnit(size: Double) {
        let found = check(between(2 * size, size), [1, -1])
        #expect(found.gain == size && found.violation == 0 && abs(found.relativeGain - 1.0 / 3) < 1e-15)
        #expect(found.proves(1e-8, rounding: 1e-9))
    }

    /// x ≥ 1e14 alone: x's own multiplier of 1 has no bound to lean on, and the gain of 1e14 does not make it small.
    @Test func aLargeSideMakesNoProof() {
        let found = check(between(1e14, .infinity), [1, 0])
        #expect(found.gain == 1e14 && found.violation >= 1)
        #expect(!found.proves(1e-8, rounding: 1e-9))
    }

    /// 1e14 + 1/64 against 1e14: the last digit.
    @Test func theRoundingOfLargeTermsIsNoGain() {
        let found = check(between(1e14 + 1.0 / 64, 1e14), [1, -1])
        #expect(found.gain > 0 && !found.proves(1e-8, rounding: 1e-9))
    }

    @Test func aDirectionIsJudgedInItsOwnNumbers() {
        var program = LinearProgram(name: "p")
        let x = program.addColumns(Label("x"))
        program.addCost(-1e14, x)
        var single = LinearExpression()
        single.add(1, x)
        program.addUpperLimits(Label("r"), single, atMost: .constant(3))
        let stopped = RayCheck(direction: [1], program, program.rowMatrix())
        #expect(stopped.gain == 1e14 && !stopped.proves(1e-8, rounding: 1e-9))
    }
}
