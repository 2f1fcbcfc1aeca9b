import LinearProgramming

/// A program written down row by row.
struct Rows {
    var cost: [Double]
    var lower: [Double]
    var upper: [Double]
    var rows: [(low: Double, entries: [(Int, Double)], high: Double)] = []
    var constant = 0.0

    init(cost: [Double], lower: [Double]? = nil, upper: [Double]? = nil) {
        self.cost = cost
        self.lower = lower ?? cost.map { _ in 0 }
        self.upper = upper ?? cost.map { _ in .infinity }
    }

    mutating func add(_ low: Double, _ entries: [(Int, Double)], _ high: Double) { rows.append((low, entries, high)) }

    var program: LinearProgram {
        var program = LinearProgram(name: "rows")
        program.objectiveConstant = constant
        let columns = cost.indices.map {
            program.addColumns(Label("x\($0)"), lower: lower[$0], upper: upper[$0])
        }
        for (j, c) in cost.enumerated() { program.addCost(c, columns[j]) }
        for (i, row) in rows.enumerated() {
            var expression = LinearExpression()
            for (j, a) in row.entries { expression.add(a, columns[j]) }
            program.addRows(Label("r\(i)"), lower: .constant(row.low), upper: .constant(row.high), expression)
        }
        return program
    }
}

/// SplitMix64: the same numbers on every machine.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func uniform(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
    mutating func chance(_ probability: Double) -> Bool { uniform(0...1) < probability }
}
