import LinearProgramming
import Testing

/// From 1e20 on a limit is none, however a program came by it; what asks for so much stays.
@Suite struct NoLimitTests {
    @Test func boundsAndSidesFrom1e20OnAreAbsent() {
        var program = LinearProgram(name: "p")
        let x = program.addColumns(Label("x"), count: 2, lower: -1e21, upper: 1e20)
        program.setBounds(x, 1, lower: 3, upper: 1e300)
        var sum = LinearExpression()
        sum.add(1, x)
        program.addRows(Label("r"), count: 2, lower: .series([-1e20, 1]), upper: .series([7, 1e25]), sum)
        #expect(program.lower == [-.infinity, 3] && program.upper == [.infinity, .infinity])
        #expect(program.rowLower == [-.infinity, 1] && program.rowUpper == [7, .infinity])
    }

    @Test func belowItIsALimitAndADemandIsADemand() {
        var program = LinearProgram(name: "p")
        let x = program.addColumns(Label("x"), upper: 0.99e20)
        var one = LinearExpression()
        one.add(1, x)
        program.addEqualities(Label("e"), one, equals: .constant(1e20))
        program.addSum(Label("s"), lower: 1e21, one)
        #expect(program.upper == [0.99e20])
        #expect(program.rowLower == [1e20, 1e21] && program.rowUpper == [1e20, .infinity])
    }
}
