import LinearAlgebra

/// A KKT system with a factor that solves nearly, as a regularised one does, and `Refinement` to make up for it.
package protocol RefinedSystem: KKTSystem {
    var refinement: Refinement { get }

    /// Overwrites dx (columns), dy (rows) with what the factor has for f (columns), q (rows).
    func solveNearly(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, dx: UnsafeMutablePointer<Double>,
        dy: UnsafeMutablePointer<Double>)

    /// The same for a right side that is zero but at `support` (`RightSide`).
    func solveNearly(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, support: [Int],
        dx: UnsafeMutablePointer<Double>, dy: UnsafeMutablePointer<Double>)

    /// Factorises the same matrix again, more stably if less exactly, after a solve that left this share of its right side; false where
    /// there is nothing more to be had, or when asked to stop.
    func strengthen(left: Double) -> Bool
}

extension RefinedSystem {
    package var hessian: Buffer<Double> { refinement.hessian }
    package var slack: Buffer<Double> { refinement.slack }
    package var columnResidual: Buffer<Double> { refinement.columnResidual }
    package var activity: Buffer<Double> { refinement.activity }

    package func strengthen(left: Double) -> Bool { false }

    package func solveNearly(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, support: [Int],
        dx: UnsafeMutablePointer<Double>, dy: UnsafeMutablePointer<Double>
    ) { solveNearly(f: f, q: q, dx: dx, dy: dy) }

    package func solve(
        _ right: RightSide, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double, scratch: [Buffer<Double>]
    ) -> Double {
        while true {
            let left = refinement.solve(right, dx: dx, dy: dy, tolerance: tolerance, scratch: scratch, self)
            if left <= refinement.bearable * tolerance || !strengthen(left: left) { return left }
        }
    }
}

/// The unregularised Newton system, and its solution with the help of something that solves it nearly:
///
///     −H·Δx + Aᵀ·Δy = f,      A·Δx + Θ·Δy = q
///
/// by flexible GMRES (Saad 1993) with that as preconditioner, so that what a factor was regularised by leaves no trace.
/// It begins anew when its vectors are used up. A `RefinedSystem` brings the preconditioner and gets H, Θ, the residuals
/// and the solution from here.
package final class Refinement: @unchecked Sendable {
    private let program: StandardProgram
    private let workers: Workers
    private let krylov: KrylovSpace
    private let stops: @Sendable () -> Bool
    /// Of GMRES, at most.
    private let steps: Int
    /// That GMRES combines before it begins anew, at most.
    private let mostDirections: Int
    /// What may be left of a right side, in tolerances, where to leave less is slow.
    fileprivate let bearable: Double

    package let hessian: Buffer<Double>
    package let slack: Buffer<Double>
    /// Of columns, then of rows.
    private let residual: Buffer<Double>
    package let activity: Buffer<Double>

    package init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers,
        stops: @escaping @Sendable () -> Bool
    ) {
        self.program = program
        self.workers = workers
        self.stops = stops
        steps = settings.refinementSteps
        hessian = Buffer(repeating: 0, count: program.columnCount)
        slack = Buffer(repeating: 0, count: program.rowCount)
        residual = Buffer(repeating: 0, count: program.variableCount)
        activity = Buffer(repeating: 0, count: program.rowCount)
        mostDirections = Self.directions(program, settings, least: settings.refinementDirectionsAtNeed)
        bearable = settings.bearableResidual
        let directions = Self.directions(program, settings, least: settings.leastRefinementDirections)
        krylov = KrylovSpace(of: residual, hessian, slack, steps: directions, workers)
    }

    package var columnResidual: Buffer<Double> { residual }

    /// Gives up the vectors of GMRES, until they are used again.
    package func giveUpVectors() { krylov.giveUpVectors() }

    /// Bytes of the vectors of a refinement of this program, at most, beside two that it is lent (`scratch` of `KKTSystem.solve`).
    package static func bytes(_ program: StandardProgram, _ settings: KKTSettings) -> Int {
        let directions = directions(program, settings, least: settings.refinementDirectionsAtNeed)
        return 8 * (2 * directions * program.variableCount + program.rowCount)
    }

    /// As many as `refinementEntries` have room for, but no fewer than `least` and no more than the steps.
    private static func directions(_ program: StandardProgram, _ settings: KKTSettings, least: Int) -> Int {
        min(
            settings.refinementSteps,
            max(least, settings.refinementEntries / max(2 * program.variableCount, 1)))
    }

    /// Overwrites dx (columns), dy (rows) with the solution for a right side; returns the residual left, relative
    /// to that, each equation weighed by its diagonal. More than `tolerance` is left when the steps of GMRES are
    /// used up or lead no nearer, when little more is left and they are slow (`bearable`), or when asked to stop.
    /// - Complexity: O(entries) and one call of `solveNearly` a step.
    fileprivate func solve(
        _ right: RightSide, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double, scratch: [Buffer<Double>],
        _ system: some RefinedSystem
    ) -> Double {
        let (f, q) = (right.f, right.q)
        let scale = size(right)
        if let support = right.support {
            system.solveNearly(f: f.base, q: q.base, support: support, dx: dx.base, dy: dy.base)
        } else {
            system.solveNearly(f: f.base, q: q.base, dx: dx.base, dy: dy.base)
        }
        krylov.lent = scratch
        defer { krylov.lent = [] }
        var left = measure(f, q, dx, dy)
        if scale == 0 { return 0 }
        var taken = 0
        while left > tolerance * scale && taken < steps && !stops() {
            taken += descend(to: tolerance * scale, steps - taken, system)
            krylov.addCorrection(to: dx, dy)
            let before = left
            left = measure(f, q, dx, dy)
            if left <= before / 10 { continue }
            if left <= bearable * tolerance * scale { break }
            if left <= before / 2 { continue }
            if krylov.steps >= mostDirections { break }
            krylov.steps = min(2 * krylov.steps, mostDirections)
        }
        return left / scale
    }

    /// GMRES for the residual, until it is `target` long or vectors or `steps` are used up; returns the steps taken.
    private func descend(to target: Double, _ steps: Int, _ system: some RefinedSystem) -> Int {
        let n = program.columnCount
        krylov.start()
        var taken = 0
        while taken < steps && krylov.residual > target && !stops() {
            let (v, z, w) = krylov.next()
            system.solveNearly(f: v.base, q: v.base + n, dx: z.base, dy: z.base + n)
            apply(z, into: w)
            taken += 1
            if !krylov.accept() { break }
        }
        return taken
    }

    /// The weighted length of a right side.
    private func size(_ right: RightSide) -> Double {
        let (f, q, n) = (right.f, right.q, program.columnCount)
        if let support = right.support {
            let squares = support.map {
                $0 < n ? Self.square(f[$0], hessian[$0]) : Self.square(q[$0 - n], slack[$0 - n])
            }
            return squares.reduce(0, +).squareRoot()
        }
        func square(_ right: Buffer<Double>, _ diagonal: Buffer<Double>) -> Double {
            workers.sum(diagonal.count) { range in
                let (right, diagonal) = (right.base, diagonal.base)
                var sum = 0.0
                for k in range { sum += Self.square(right[k], diagonal[k]) }
                return sum
            }
        }
        return (square(f, hessian) + square(q, slack)).squareRoot()
    }

    /// Of a residual, weighed by 1/(1 + diagonal) of its equation.
    @inline(__always)
    private static func square(_ residual: Double, _ diagonal: Double) -> Double {
        let value = residual / (1 + diagonal)
        return value * value
    }

    /// Overwrites the residuals and A·Δx; returns the residuals' weighted length.
    private func measure(
        _ f: Buffer<Double>, _ q: Buffer<Double>, _ dx: Buffer<Double>, _ dy: Buffer<Double>
    ) -> Double {
        let columns = workers.sum(program.columnCount) { range in
            let (f, left, dx, hessian) = (f.base, residual.base, dx.base, hessian.base)
            var sum = 0.0
            program.byColumn.forProducts(dy.base, range) { j, product in
                left[j] = f[j] - (product - hessian[j] * dx[j])
                sum += Self.square(left[j], hessian[j])
            }
            return sum
        }
        let rows = workers.sum(program.rowCount) { range in
            let (q, left, dy) = (q.base, residual.base + program.columnCount, dy.base)
            let (slack, activity) = (slack.base, activity.base)
            var sum = 0.0
            program.byRow.forProducts(dx.base, range) { i, product in
                activity[i] = product
                left[i] = q[i] - (product + slack[i] * dy[i])
                sum += Self.square(left[i], slack[i])
            }
            return sum
        }
        return (columns + rows).squareRoot()
    }

    /// w ← the system's left side at z = (Δx, Δy).
    private func apply(_ z: Buffer<Double>, into w: Buffer<Double>) {
        let n = program.columnCount
        workers.forRanges(n) { range in
            let (dx, f, hessian) = (z.base, w.base, hessian.base)
            program.byColumn.forProducts(z.base + n, range) { j, product in f[j] = product - hessian[j] * dx[j] }
        }
        workers.forRanges(program.rowCount) { range in
            let (dy, q, slack) = (z.base + n, w.base + n, slack.base)
            program.byRow.forProducts(z.base, range) { i, product in q[i] = product + slack[i] * dy[i] }
        }
    }
}
