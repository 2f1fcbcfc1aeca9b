import LinearProgramming
import Testing

/// min −x − 2y subject to x + y ≤ 4, 0 ≤ x, 0 ≤ y ≤ 3: the optimum is x = 1, y = 3, worth −7, with a price of −1 on the row.
@Suite struct CertificateTests {
    private func certificate(x: [Double], y: [Double]) -> Certificate {
        var program = LinearProgram(name: "p")
        let a = program.addColumns(Label("x"))
        let b = program.addColumns(Label("y"), upper: 3)
        program.addCost(-1, a)
        program.addCost(-2, b)
        var row = LinearExpression()
        row.add(1, a)
        row.add(1, b)
        program.addUpperLimits(Label("r"), row, atMost: .constant(4))
        program.objectiveConstant = 10
        return Certificate(program, program.rowMatrix(), x: x, y: y)
    }

    @Test func theOptimumHasNoResidualAndNoGap() {
        let found = certificate(x: [1, 3], y: [-1])
        #expect(found.primalObjective == 3 && found.dualObjective == 3)
        #expect(found.primalResidual == 0 && found.dualResidual == 0 && found.relativeGap == 0)
        #expect(found.worst == 0)
    }

    /// A feasible point that is not optimal: p = 10, d = 3, gap 7/11.
    @Test func aPointThatIsNotOptimalHasAGap() {
        let found = certificate(x: [0, 0], y: [-1])
        #expect(found.primalObjective == 10)
        #expect(abs(found.relativeGap - 7.0 / 11) < 1e-15)
        #expect(found.primalResidual == 0 && found.dualResidual == 0)
    }

    /// x + y = 6 is 2 over 4, beside 1 + 4; y = 4 is 1 over its bound of 3, beside 1 + 4; x = −1 is 1 under 0, beside 1 + 1.
    @Test func aPointOutsideHasAPrimalResidual() {
        #expect(abs(certificate(x: [2, 4], y: [-1]).primalResidual - 2.0 / 5) < 1e-15)
        #expect(abs(certificate(x: [0, 4], y: [-1]).primalResidual - 1.0 / 5) < 1e-15)
        #expect(abs(certificate(x: [-1, 0], y: [-1]).primalResidual - 1.0 / 2) < 1e-15)
    }

    /// A row with an upper bound only takes no positive price; x, without an upper bound, no negative reduced cost.
    @Test func aPriceOfTheWrongSignHasADualResidual() {
        // y = +1: reduced costs −2 and −3, of which x's has no bound to lean on; its terms are −1 and −1.
        #expect(abs(certificate(x: [1, 3], y: [1]).dualResidual - 2.0 / 2) < 1e-15)
        // y = 0: reduced cost of x is −1.
        #expect(abs(certificate(x: [1, 3], y: [0]).dualResidual - 1.0 / 2) < 1e-15)
    }

    /// x + u = 4, x ≤ limit, u dear: what a row lacks is not measured by a limit elsewhere, and a multiplier of the size of
    /// rounding is no gap, however far the limit.
    @Test(arguments: [1e9, 1e14, 1e18]) func aLimitFarAwayMeasuresNothing(limit: Double) {
        var program = LinearProgram(name: "p")
        let x = program.addColumns(Label("x"), upper: limit)
        let u = program.addColumns(Label("u"))
        program.addCost(90, x)
        program.addCost(8000, u)
        var (sum, single) = (LinearExpression(), LinearExpression())
        sum.add(1, x)
        sum.add(1, u)
        single.add(1, x)
        program.addEqualities(Label("d"), sum, equals: .constant(4))
        program.addUpperLimits(Label("h"), single, atMost: .constant(limit))
        let matrix = program.rowMatrix()
        let short = Certificate(program, matrix, x: [0, 0], y: [90, 0])
        #expect(abs(short.primalResidual - 4.0 / 5) < 1e-15)
        let optimum = Certificate(program, matrix, x: [4, 0], y: [90 * (1 + 1e-15), -1e-14])
        #expect(optimum.worst < 1e-13 && optimum.primalObjective == 360)
        // A multiplier that means something does lean on the limit: with y = 91 it is worth limit · 1.
        #expect(Certificate(program, matrix, x: [4, 0], y: [91, 0]).relativeGap > 0.9 * limit / 361)
    }

    @Test func notANumberIsNotHidden() {
        #expect(certificate(x: [.nan, 0], y: [-1]).worst.isNaN)
        #expect(certificate(x: [0, 0], y: [.nan]).worst.isNaN)
    }
}
