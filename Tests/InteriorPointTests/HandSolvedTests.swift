import InteriorPoint
import LinearProgramming
import Synchronization
import Testing

/// Programs solved by hand, with their duals: y ≥ 0 at an active lower row bound, y ≤ 0 at an active upper one.
@Suite struct HandSolvedTests {
    private func solve(_ rows: Rows, presolves: Bool) -> Solution {
        var settings = InteriorPointSettings()
        settings.presolves = presolves
        return InteriorPointSolver(settings: settings).solve(rows.program) { _ in true }
    }

    private func expect(_ solution: Solution, x: [Double], y: [Double], objective: Double) {
        #expect(solution.status == .optimal, "\(solution.message)")
        guard solution.status == .optimal else { return }
        #expect(abs(solution.certificate.primalObjective - objective) <= 1e-6 * (1 + abs(objective)))
        for (j, value) in x.enumerated() { #expect(abs(solution.primal[j] - value) < 1e-5, "x\(j)") }
        for (i, value) in y.enumerated() { #expect(abs(solution.rowDual[i] - value) < 1e-5, "y\(i)") }
    }

    /// min 2x + 3y, x + y ≥ 4, x ≤ 3: x = 3, y = 1; a unit more demand costs 3.
    @Test(arguments: [true, false]) func coversDemandAtLeastCost(presolves: Bool) {
        var rows = Rows(cost: [2, 3], upper: [3, .infinity])
        rows.add(4, [(0, 1), (1, 1)], .infinity)
        expect(solve(rows, presolves: presolves), x: [3, 1], y: [3], objective: 9)
    }

    /// max x + y in minimising form, x + 2y ≤ 4, 3x + y ≤ 6: the corner (1.6, 1.2).
    @Test(arguments: [true, false]) func findsACorner(presolves: Bool) {
        var rows = Rows(cost: [-1, -1])
        rows.add(-.infinity, [(0, 1), (1, 2)], 4)
        rows.add(-.infinity, [(0, 3), (1, 1)], 6)
        expect(solve(rows, presolves: presolves), x: [1.6, 1.2], y: [-0.4, -0.2], objective: -2.8)
    }

    /// A free column, an equation, a range and a column with an upper bound only.
    @Test(arguments: [true, false]) func takesEveryKindOfBound(presolves: Bool) {
        // min x − z, x + y = 1, −2 ≤ y − z ≤ 2, x ≥ 0, y free, z ≤ 5. Best: x = 0, y = 1, z = 3: y − z = −2.
        var rows = Rows(
            cost: [1, 0, -1], lower: [0, -.infinity, -.infinity], upper: [.infinity, .infinity, 5])
        rows.add(1, [(0, 1), (1, 1)], 1)
        rows.add(-2, [(1, 1), (2, -1)], 2)
        expect(solve(rows, presolves: presolves), x: [0, 1, 3], y: [-1, 1], objective: -3)
    }

    /// A fixed column, a row in one column, an empty row, an empty column, and a constant.
    @Test(arguments: [true, false]) func takesTrivialParts(presolves: Bool) {
        var rows = Rows(cost: [5, 1, 2], lower: [2, 0, 1], upper: [2, .infinity, 7])
        rows.constant = 100
        rows.add(3, [(0, 1), (1, 1)], .infinity)
        rows.add(4, [(1, 2)], .infinity)
        rows.add(-.infinity, [], 1)
        expect(solve(rows, presolves: presolves), x: [2, 2, 1], y: [0, 0.5, 0], objective: 114)
    }

    @Test(arguments: [true, false]) func takesProgramsWithoutRowsOrColumns(presolves: Bool) {
        expect(solve(Rows(cost: [1, -1], upper: [1, 1]), presolves: presolves), x: [0, 1], y: [], objective: -1)
        expect(solve(Rows(cost: []), presolves: presolves), x: [], y: [], objective: 0)
        var rows = Rows(cost: [])
        rows.add(-1, [], 1)
        expect(solve(rows, presolves: presolves), x: [], y: [0], objective: 0)
    }

    /// x ≤ ½·K as a capacity bound: building costs 10, so serving 3 costs 60 and demand is worth 20.
    @Test(arguments: [true, false]) func pricesCapacityBounds(presolves: Bool) {
        var program = LinearProgram(name: "capacity")
        let x = program.addColumns(Label("x"), count: 2)
        let stock = program.addColumns(Label("stock", role: .capacity))
        program.addCost(10, stock)
        var served = LinearExpression()
        served.add(1, x)
        program.addRows(Label("demand"), count: 2, lower: .series([3, 1]), upper: .constant(.infinity), served)
        program.addCapacityBounds(Label("limit"), x, factor: .constant(0.5), capacity: stock)
        var settings = InteriorPointSettings()
        settings.presolves = presolves
        let solution = InteriorPointSolver(settings: settings).solve(program) { _ in true }
        #expect(abs(solution.primal[2] - 6) < 1e-6 && abs(solution.rowDual[0] - 20) < 1e-5)
        expect(solution, x: [3], y: [20, 0, -20, 0], objective: 60)
    }

    @Test func stopsWhenTheObserverSaysSo() {
        var rows = Rows(cost: [2, 3, 1], upper: [3, .infinity, 4])
        rows.add(4, [(0, 1), (1, 1), (2, 2)], .infinity)
        rows.add(1, [(0, 1), (1, -1), (2, 0.5)], 9)
        var calls = 0
        let solution = InteriorPointSolver().solve(rows.program) { _ in
            calls += 1
            return calls < 2
        }
        #expect(solution.status == .interrupted && calls == 2 && solution.primal.count == 3)
    }

    @Test func stopsAtItsLimits() {
        var rows = Rows(cost: [2, 3, 1], upper: [3, .infinity, 4])
        rows.add(4, [(0, 1), (1, 1), (2, 2)], .infinity)
        rows.add(1, [(0, 1), (1, -1), (2, 0.5)], 9)
        var settings = InteriorPointSettings()
        settings.maxIterations = 1
        #expect(InteriorPointSolver(settings: settings).solve(rows.program) { _ in true }.status == .iterationLimit)
        settings = InteriorPointSettings()
        settings.timeLimit = 0
        #expect(InteriorPointSolver(settings: settings).solve(rows.program) { _ in true }.status == .timeLimit)
    }

    /// Asked at every look, not only between iterations: setup and factorisation end too, with a point and its residuals.
    @Test(arguments: [0, 1, 3, 10, 20]) func stopsInsideOfAnIteration(looks: Int) {
        let known = ComplementaryProgram(.init(rows: 60, columns: 100, density: 0.1), seed: 5)
        let count = Counter()
        var settings = InteriorPointSettings()
        settings.isInterrupted = { count.next() > looks }
        let solution = InteriorPointSolver(settings: settings).solve(known.program) { _ in true }
        #expect(solution.status == .interrupted)
        #expect(solution.primal.count == 100 && solution.certificate.primalResidual.isFinite)
    }

    @Test func saysWhatItNeedsWhenMemoryIsShort() {
        let known = ComplementaryProgram(.init(rows: 60, columns: 100, density: 0.1), seed: 5)
        var settings = InteriorPointSettings()
        settings.memoryLimit = 1 << 12
        let solution = InteriorPointSolver(settings: settings).solve(known.program) { _ in true }
        #expect(solution.status == .memoryLimit && solution.message.contains("MiB of memory are left"))
    }
}

private final class Counter: Sendable {
    private let value = Mutex(0)
    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}
