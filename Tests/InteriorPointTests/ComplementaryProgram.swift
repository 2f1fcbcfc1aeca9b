import LinearProgramming

/// Programs built backwards: from x*, y* and z* that are complementary, bounds and costs follow, and the optimum is
/// known before anything is solved.
struct ComplementaryProgram {
    let program: LinearProgram
    let optimum: Double

    struct Shape: Sendable {
        var rows: Int
        var columns: Int
        var density: Double
        var equations = 0.4
        var ranges = 0.2
        var freeColumns = 0.1
        var fixedColumns = 0.05
        var boxedColumns = 0.2
        var upperOnlyColumns = 0.1
        /// Part of active bounds whose multiplier is zero, and of interior values that sit on their bound.
        var degeneracy = 0.1
        /// Costs and coefficients spread over 10^±spread.
        var spread = 0.0
        var denseColumns = 0
    }

    init(_ shape: Shape, seed: UInt64) {
        var random = Generator(state: seed)
        func scale(_ random: inout Generator) -> Double {
            var power = 1.0
            for _ in 0..<Int(random.uniform(0...shape.spread + 0.999)) { power *= 10 }
            return random.chance(0.5) ? power : 1 / power
        }
        let columnScale = (0..<shape.columns).map { _ in scale(&random) }
        let rowScale = (0..<shape.rows).map { _ in scale(&random) }
        var rows = Rows(cost: [Double](repeating: 0, count: shape.columns))
        var x = [Double](repeating: 0, count: shape.columns)
        var z = x
        for j in 0..<shape.columns {
            x[j] = random.uniform(-5...5) / columnScale[j]
            let width = random.uniform(1...9) / columnScale[j]
            let active = random.chance(0.5)
            let price = random.chance(shape.degeneracy) ? 0 : random.uniform(0.1...3) * columnScale[j]
            let kind = random.uniform(0...1)
            var edge = shape.freeColumns
            if kind < edge {
                (rows.lower[j], rows.upper[j]) = (-.infinity, .infinity)
                continue
            }
            edge += shape.fixedColumns
            if kind < edge {
                (rows.lower[j], rows.upper[j], z[j]) = (x[j], x[j], random.uniform(-3...3) * columnScale[j])
                continue
            }
            edge += shape.upperOnlyColumns
            let gap = active ? 0 : random.chance(shape.degeneracy) ? 0 : width / 2
            if kind < edge {
                (rows.lower[j], rows.upper[j]) = (-.infinity, x[j] + gap)
                if active { z[j] = -price }
                continue
            }
            edge += shape.boxedColumns
            rows.lower[j] = x[j] - gap
            rows.upper[j] = kind < edge ? rows.lower[j] + width : .infinity
            if active { z[j] = price }
        }
        rows.cost = z
        for i in 0..<shape.rows {
            var entries: [(Int, Double)] = []
            for j in 0..<shape.columns where j < shape.denseColumns || random.chance(shape.density) {
                entries.append((j, random.uniform(-3...3) * rowScale[i] * columnScale[j]))
            }
            let activity = entries.reduce(0) { $0 + $1.1 * x[$1.0] }
            let price = random.chance(shape.degeneracy) ? 0 : random.uniform(0.1...3) / rowScale[i]
            let width = random.uniform(0.5...4) * rowScale[i]
            var y = 0.0
            let kind = random.uniform(0...1)
            if kind < shape.equations {
                y = random.chance(0.5) ? price : -price
                rows.add(activity, entries, activity)
            } else if random.chance(0.5) {
                let ranged = kind < shape.equations + shape.ranges
                if random.chance(0.5) {
                    y = price
                    rows.add(activity, entries, ranged ? activity + width : .infinity)
                } else {
                    y = -price
                    rows.add(ranged ? activity - width : -.infinity, entries, activity)
                }
            } else {
                let ranged = kind < shape.equations + shape.ranges
                rows.add(activity - width, entries, ranged ? activity + width : .infinity)
            }
            for (j, a) in entries { rows.cost[j] += a * y }
        }
        rows.constant = random.uniform(-10...10)
        program = rows.program
        optimum = rows.constant + zip(rows.cost, x).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
