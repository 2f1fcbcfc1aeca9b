import InteriorPoint
import LinearProgramming
import Testing

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

@Suite struct ComplementaryPairTests {
    typealias Shape = ComplementaryProgram.Shape
    static let shapes: [Shape] = [
        Shape(rows: 3, columns: 4, density: 0.9), Shape(rows: 20, columns: 30, density: 0.2),
        Shape(rows: 40, columns: 25, density: 0.2), Shape(rows: 60, columns: 200, density: 0.05),
        Shape(rows: 60, columns: 100, density: 0.1, degeneracy: 0.6),
        Shape(rows: 50, columns: 80, density: 0.1, equations: 1),
        Shape(rows: 50, columns: 80, density: 0.1, equations: 0),
        Shape(rows: 40, columns: 60, density: 0.1, freeColumns: 0.4),
        Shape(rows: 60, columns: 90, density: 0.1, spread: 2),
        Shape(rows: 150, columns: 200, density: 0.02, denseColumns: 3),
        Shape(rows: 30, columns: 60, density: 0.15, freeColumns: 0, boxedColumns: 0.9),
    ]

    /// Optimal, at the known value; strong duality and the sign conventions are what the certificate measures.
    @Test(arguments: 0..<shapes.count, [true, false]) func findsTheKnownOptimum(index: Int, presolves: Bool) {
        var settings = InteriorPointSettings()
        settings.presolves = presolves
        for seed in 1...5 as ClosedRange<UInt64> {
            let known = ComplementaryProgram(Self.shapes[index], seed: seed)
            let solution = InteriorPointSolver(settings: settings).solve(known.program) { _ in true }
            #expect(solution.status == .optimal, "shape \(index), seed \(seed): \(solution.certificate)")
            #expect(solution.certificate.worst <= settings.tolerance)
            let error = abs(solution.certificate.primalObjective - known.optimum)
            #expect(error <= 1e-6 * (1 + abs(known.optimum)), "shape \(index), seed \(seed)")
        }
    }

    @Test func repeatsBitForBitOnAnyNumberOfThreads() {
        let shape = Shape(rows: 300, columns: 500, density: 0.01, denseColumns: 2)
        let known = ComplementaryProgram(shape, seed: 11)
        let solutions = [1, 2, 3, 2].map { threads in
            var settings = InteriorPointSettings()
            settings.threads = threads
            return InteriorPointSolver(settings: settings).solve(known.program) { _ in true }
        }
        for solution in solutions {
            #expect(solution.primal.map(\.bitPattern) == solutions[0].primal.map(\.bitPattern))
            #expect(solution.rowDual.map(\.bitPattern) == solutions[0].rowDual.map(\.bitPattern))
        }
    }

    /// A unit more of a row's bound changes the optimum by its dual.
    @Test func dualsAreTheSlopeOfTheOptimum() {
        func optimum(_ demand: Double) -> Solution {
            var rows = Rows(cost: [1, 2, 4], upper: [3, 5, 9])
            rows.add(demand, [(0, 1), (1, 1), (2, 1)], .infinity)
            rows.add(-.infinity, [(0, 2), (1, 1)], 7)
            return InteriorPointSolver().solve(rows.program) { _ in true }
        }
        let (at, above) = (optimum(5.5), optimum(5.75))
        let slope = (above.certificate.primalObjective - at.certificate.primalObjective) / 0.25
        #expect(abs(slope - at.rowDual[0]) < 1e-5)
    }
}
