import LinearProgramming
import Testing

@Suite struct ExtremeNumbersTests {
    private func program(price: Double, limit: Double) -> LinearProgram {
        var program = LinearProgram(name: "p")
        let (x, u) = (program.addColumns(Label("x"), count: 5), program.addColumns(Label("unserved")))
        program.addCost(90, x)
        program.addCost(price, u)
        var sum = LinearExpression()
        sum.add(1, x)
        program.addRows(Label("balance"), count: 5, lower: .constant(2), upper: .constant(3), sum)
        var one = LinearExpression()
        one.add(1, u)
        program.addUpperLimits(Label("hosting"), one, atMost: .constant(limit))
        return program
    }

    @Test func theyAreNamedBesideTheOthers() {
        let sentences = ExtremeNumbers(program(price: 1e9, limit: 1e14)).sentences
        #expect(sentences.count == 2)
        #expect(sentences.contains { $0.contains("1000000000.0") && $0.contains("unserved") && $0.contains("90.0") })
        #expect(sentences.contains { $0.contains("hosting") && $0.contains("about 3.0") })
        #expect(ExtremeNumbers(program(price: 1e-5, limit: 5)).sentences.count == 1)
    }

    @Test func numbersOfOneSizeAreNotWorthAWord() {
        #expect(ExtremeNumbers(program(price: 8000, limit: 50)).sentences.isEmpty)
    }
}
