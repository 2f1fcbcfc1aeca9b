import Foundation
import InteriorPoint
import LinearProgramming
import Testing

/// A point that misses its rows by a little is brought back to them, without passing a bound.
@Suite struct RowCorrectionTests {
    /// Primal residual of an optimal point whose columns were moved by 1e-6 of their size, and after the correction.
    private func residuals(_ seed: UInt64) -> (before: Double, after: Double) {
        let known = ComplementaryProgram(
            .init(rows: 30, columns: 50, density: 0.15, freeColumns: 0.1, degeneracy: 0), seed: seed)
        let (program, matrix) = (known.program, known.program.rowMatrix())
        let solution = InteriorPointSolver().solve(program) { _ in true }
        var random = Generator(state: seed)
        var x = solution.primal
        for j in x.indices {
            let moved = x[j] * (1 + random.uniform(-1e-6...1e-6))
            x[j] = max(program.lower[j], min(program.upper[j], moved))
        }
        let corrected = RowCorrection(program, matrix, x, CleaningSettings()).move(to: 1e-8)
        #expect(zip(corrected, program.lower).allSatisfy { $0 >= $1 - 1e-15 * abs($1) })
        #expect(zip(corrected, program.upper).allSatisfy { $0 <= $1 + 1e-15 * abs($1) })
        func residual(_ x: [Double]) -> Double {
            Certificate(program, matrix, x: x, y: solution.rowDual).primalResidual
        }
        return (residual(x), residual(corrected))
    }

    /// Rows that only columns at their bounds could bring back stay off: few, and no further than they were.
    @Test func rowsAreMetAgain() {
        let pairs = (1...20).map { residuals($0) }
        #expect(pairs.allSatisfy { $0.before > 1e-8 && $0.after <= $0.before })
        #expect(pairs.count { $0.after <= 1e-8 } >= 16, "\(pairs)")
    }

    /// Rows x = 1 with room for x of 1 down to 1e-4 beside 5e-8 that they are off: none has to wait for those with more room.
    @Test func rowsWithLittleRoomAreMetToo() {
        let room = (0..<200).map { pow(10, -Double($0) / 50) }
        var rows = Rows(cost: room.map { _ in 1 }, upper: room.map { 1 + $0 })
        for j in room.indices { rows.add(1, [(j, 1)], 1) }
        let (program, point) = (rows.program, room.indices.map { 1 + ($0.isMultiple(of: 2) ? 1e-7 : -1e-7) })
        func furthest(_ settings: CleaningSettings) -> Double {
            let x = RowCorrection(program, program.rowMatrix(), point, settings).move(to: 1e-8)
            return x.reduce(0) { max($0, abs($1 - 1)) }
        }
        var settings = CleaningSettings()
        #expect(furthest(settings) <= 1e-8)
        settings.reach = .infinity
        #expect(furthest(settings) > 3e-8)
    }

    /// x₁ + u = 2 + 1e-6 and x_t ≤ K for a thousand hours at 1, all but the first of them, and u, at their bounds: K goes up with the
    /// first hour, and leaves the others behind.
    @Test func aCapacityLeavesItsHours() {
        let hours = 1000
        let (capacity, u) = (0, hours + 1)
        var rows = Rows(
            cost: [1] + [Double](repeating: 0, count: hours + 1),
            upper: [.infinity, .infinity] + [Double](repeating: 1, count: hours))
        for t in 1...hours { rows.add(-.infinity, [(t, 1), (capacity, -1)], 0) }
        rows.add(2 + 1e-6, [(1, 1), (u, 1)], 2 + 1e-6)
        let (program, matrix) = (rows.program, rows.program.rowMatrix())
        let point = [Double](repeating: 1, count: hours + 2)
        func residual(_ x: [Double]) -> Double {
            Certificate(program, matrix, x: x, y: [Double](repeating: 0, count: hours + 1)).primalResidual
        }
        let x = RowCorrection(program, matrix, point, CleaningSettings()).move(to: 1e-8)
        #expect(residual(point) > 3e-7 && residual(x) <= 1e-8)
        #expect(x[capacity] >= 1 + 9e-7 && x[2...] == point[2...])
        var once = CleaningSettings()
        once.rounds = 1
        #expect(residual(RowCorrection(program, matrix, point, once).move(to: 1e-8)) > 1e-8)
    }

    /// min 90x, 4 ≤ x + u, x ≥ 0, 0 ≤ u ≤ 1 free of charge: with a price of 90 on the row, x + u is at 4, and u at 1, once
    /// both are near; without the prices a point inside is as good as any.
    @Test func whatHasAPriceComesToItsSide() {
        var rows = Rows(cost: [90, 0], upper: [.infinity, 1])
        rows.add(4, [(0, 1), (1, 1)], .infinity)
        let (program, point) = (rows.program, [3 + 3e-7, 1 - 1e-7])
        let matrix = program.rowMatrix()
        let brought = RowCorrection(program, matrix, point, duals: [90], CleaningSettings()).move(to: 1e-8)
        #expect(abs(brought[0] - 3) <= 1e-8 && brought[1] == 1)
        #expect(RowCorrection(program, matrix, point, CleaningSettings()).move(to: 1e-8) == point)
    }
}
