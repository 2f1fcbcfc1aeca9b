import InteriorPoint
import LinearProgramming
import Testing

/// Solves that start from the middle of the path of a program much like theirs: the same optima, in fewer iterations.
@Suite struct WarmStartTests {
    private static let shape = ComplementaryProgram.Shape(rows: 60, columns: 90, density: 0.08)

    enum Change: CaseIterable, Sendable {
        case costs, sides, bounds
    }

    private func changed(_ program: LinearProgram, _ change: Change) -> LinearProgram {
        var program = program
        switch change {
        case .costs:
            for block in program.columnBlocks { program.addCost(0.01 * program.cost[block.start], block.columns[0]) }
        case .sides:
            for i in 0..<program.rowCount {
                let (low, high) = (program.rowLower[i], program.rowUpper[i])
                program.setSides(i, lower: low - 0.001 * abs(low), upper: high == low ? low - 0.001 * abs(low) : high)
            }
        case .bounds:
            for j in 0..<program.columnCount where program.upper[j].isFinite {
                program.setBounds(
                    program.columnBlocks.containing(j).columns, j - program.columnBlocks.containing(j).start,
                    lower: program.lower[j], upper: program.upper[j] + 0.01)
            }
        }
        return program
    }

    private func solve(
        _ program: LinearProgram, near points: [NearbyPoint] = [], programsFollow: Bool = false
    ) -> Solution {
        var settings = InteriorPointSettings()
        settings.threads = 1
        return InteriorPointSolver(settings: settings)
            .solve(program, near: points, programsFollow: programsFollow) { _ in true }
    }

    @Test(arguments: Change.allCases) func findsTheSameOptimumSooner(change: Change) {
        var (cold, warm) = (0, 0)
        for seed in 1...8 {
            let program = ComplementaryProgram(WarmStartTests.shape, seed: UInt64(seed)).program
            let first = solve(program, programsFollow: true)
            #expect(first.status == .optimal && !first.waypoints.isEmpty)
            #expect(zip(first.waypoints, first.waypoints.dropFirst()).allSatisfy { $0.relativeGap > $1.relativeGap })
            let next = changed(program, change)
            let (anew, near) = (solve(next), solve(next, near: first.waypoints))
            #expect(near.status == anew.status)
            (cold, warm) = (cold + anew.iterations, warm + near.iterations)
            if anew.status != .optimal { continue }
            let (a, b) = (anew.certificate.primalObjective, near.certificate.primalObjective)
            #expect(abs(a - b) <= 1e-7 * (1 + abs(a)), "seed \(seed)")
        }
        #expect(warm < cold, "\(warm) iterations instead of \(cold)")
    }

    /// A point of another shape is none, and one far from the path leaves the usual start: bit for bit.
    @Test func whatIsNoUseIsLeft() {
        let program = ComplementaryProgram(WarmStartTests.shape, seed: 3).program
        let anew = solve(program)
        let far = NearbyPoint(
            primal: [Double](repeating: 1e6, count: program.columnCount),
            rowDual: [Double](repeating: -1e6, count: program.totalRowCount))
        for points in [[NearbyPoint(primal: [1], rowDual: [])], [far]] {
            let solution = solve(program, near: points)
            #expect(solution.primal == anew.primal && solution.iterations == anew.iterations)
        }
        #expect(anew.waypoints.isEmpty)
    }

    /// Changed so that nothing is feasible, from points of when something was.
    @Test func provesWhatHasNoSolution() {
        var rows = Rows(cost: [2, 3], upper: [4, 4])
        rows.add(3, [(0, 1), (1, 1)], .infinity)
        let first = solve(rows.program, programsFollow: true)
        var tight = rows.program
        tight.setSides(0, lower: 9, upper: .infinity)
        #expect(first.status == .optimal && solve(tight, near: first.waypoints).status == .infeasible)
    }
}
