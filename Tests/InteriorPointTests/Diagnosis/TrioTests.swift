import InteriorPoint
import LinearProgramming
import Testing

/// Trios: a program that is feasible, and close relatives of it that are infeasible and unbounded.
@Suite struct TrioTests {
    private func solve(_ program: LinearProgram, presolves: Bool) -> Solution {
        var settings = InteriorPointSettings()
        settings.presolves = presolves
        return InteriorPointSolver(settings: settings).solve(program) { _ in true }
    }

    /// Farkas, on the program's own data: y·A·x cannot reach what the row bounds ask for.
    private func provesInfeasible(_ program: LinearProgram, _ y: [Double]) -> Bool {
        let matrix = program.rowMatrix()
        let d = matrix.transposeTimes(y)
        var (gain, violation) = (0.0, 0.0)
        func add(_ multiplier: Double, _ lower: Double, _ upper: Double) {
            let bound = multiplier > 0 ? lower : upper
            if multiplier == 0 { return }
            if bound.isFinite { gain += multiplier * bound } else { violation = max(violation, abs(multiplier)) }
        }
        for i in y.indices { add(y[i], matrix.lower[i], matrix.upper[i]) }
        for j in d.indices { add(-d[j], program.lower[j], program.upper[j]) }
        return gain > 0 && violation <= 1e-7 * gain
    }

    private func provesUnbounded(_ program: LinearProgram, _ x: [Double]) -> Bool {
        let matrix = program.rowMatrix()
        let gain = -zip(program.cost, x).reduce(0) { $0 + $1.0 * $1.1 }
        var violation = 0.0
        func check(_ value: Double, _ lower: Double, _ upper: Double) {
            if value < 0 && lower.isFinite || value > 0 && upper.isFinite { violation = max(violation, abs(value)) }
        }
        for (i, activity) in matrix.times(x).enumerated() { check(activity, matrix.lower[i], matrix.upper[i]) }
        for j in x.indices { check(x[j], program.lower[j], program.upper[j]) }
        return gain > 0 && violation <= 1e-7 * gain
    }

    private func transport(supply: [Double], demand: [Double], seed: UInt64) -> Rows {
        var random = Generator(state: seed)
        let (m, n) = (supply.count, demand.count)
        var rows = Rows(cost: (0..<(m * n)).map { _ in random.uniform(1...10) })
        for i in 0..<m { rows.add(-.infinity, (0..<n).map { (i * n + $0, 1) }, supply[i]) }
        for j in 0..<n { rows.add(demand[j], (0..<m).map { ($0 * n + j, 1) }, .infinity) }
        return rows
    }

    @Test(arguments: [true, false]) func transportation(presolves: Bool) {
        let feasible = transport(supply: [10, 20, 30], demand: [15, 15, 20, 10], seed: 1).program
        #expect(solve(feasible, presolves: presolves).status == .optimal)

        let short = transport(supply: [10, 20, 29], demand: [15, 15, 20, 10], seed: 1).program
        let infeasible = solve(short, presolves: presolves)
        #expect(infeasible.status == .infeasible && provesInfeasible(short, infeasible.rowDual))

        var rows = transport(supply: [10, 20, 30], demand: [15, 15, 20, 10], seed: 1)
        rows.cost.append(-1)
        rows.lower.append(0)
        rows.upper.append(.infinity)
        rows.rows[3].entries.append((12, 1))
        let unbounded = solve(rows.program, presolves: presolves)
        #expect(unbounded.status == .unbounded, "\(unbounded)")
        #expect(provesUnbounded(rows.program, unbounded.primal))
    }

    @Test(arguments: [true, false]) func contradictionsThatPresolveMeets(presolves: Bool) {
        var bounds = Rows(cost: [1], upper: [2])
        bounds.add(3, [(0, 1)], .infinity)
        var empty = Rows(cost: [1])
        empty.add(1, [], .infinity)
        var sums = Rows(cost: [0, 0], upper: [1, 1])
        sums.add(3, [(0, 1), (1, 1)], 4)
        for rows in [bounds, empty, sums] {
            let solution = solve(rows.program, presolves: presolves)
            #expect(solution.status == .infeasible && provesInfeasible(rows.program, solution.rowDual))
        }
    }

    @Test(arguments: [true, false]) func unboundedWithoutRows(presolves: Bool) {
        let program = Rows(cost: [-1, 1]).program
        let solution = solve(program, presolves: presolves)
        #expect(solution.status == .unbounded && provesUnbounded(program, solution.primal))
    }

    /// Neither feasible nor bounded: infeasible is what is said.
    @Test(arguments: [true, false]) func infeasibleGoesBeforeUnbounded(presolves: Bool) {
        var rows = Rows(cost: [-1, -1])
        rows.add(1, [(0, 1), (1, -1)], .infinity)
        rows.add(1, [(0, -1), (1, 1)], .infinity)
        let solution = solve(rows.program, presolves: presolves)
        #expect(solution.status == .infeasible && provesInfeasible(rows.program, solution.rowDual))
    }

    /// A chain of stores that has to deliver more than it is given, by a little.
    @Test(arguments: [0.0, 0.01]) func storesCannotDeliverMoreThanTheyGet(excess: Double) {
        let hours = 48
        var program = LinearProgram(name: "store")
        let charge = program.addColumns(Label("charge"), count: hours, upper: 1)
        let level = program.addColumns(Label("level", role: .state), count: hours, upper: 20)
        program.addCost(1, charge)
        var balance = LinearExpression()
        balance.add(1, level)
        balance.add(-1, level, member: (0..<Int32(hours)).map { ($0 + Int32(hours) - 1) % Int32(hours) })
        balance.add(-1, charge)
        let demand = (0..<hours).map { $0 % 2 == 0 ? -0.5 : -1.5 - excess }
        program.addEqualities(Label("level_balance"), count: hours, balance, equals: .series(demand))
        let solution = InteriorPointSolver().solve(program) { _ in true }
        if excess == 0 {
            #expect(solution.status == .optimal)
        } else {
            #expect(solution.status == .infeasible && provesInfeasible(program, solution.rowDual))
        }
    }
}
