import LinearAlgebra

/// What an iterate leaves of the optimality conditions, in the scaled program:
///
///     primal = b − A·x + s,   dual = c − (A, −I)ᵀ·y − zLower + zUpper,
///     low = (x − lower) − below,   high = (upper − x) − above
struct Residuals: Sendable {
    let primal: Buffer<Double>
    let dual: Buffer<Double>
    let low: Buffer<Double>
    /// Of upper bounds alone.
    let high: Buffer<Double>
    var primalObjective = 0.0
    var dualObjective = 0.0

    init(zerosFor program: StandardProgram) {
        primal = Buffer(repeating: 0, count: program.rowCount)
        dual = Buffer(repeating: 0, count: program.variableCount)
        low = Buffer(repeating: 0, count: program.variableCount)
        high = Buffer(repeating: 0, count: program.upper.count)
    }

    mutating func measure(_ program: StandardProgram, _ point: Iterate, _ workers: Workers) {
        let this = self
        let columns = workers.reduce(program.columnCount, { this.measureColumns($0, program, point) }, Objectives.sum)
        let rows = workers.reduce(program.rowCount, { this.measureRows($0, program, point) }, Objectives.sum)
        primalObjective = columns.primal
        dualObjective = columns.dual + rows.dual
    }

    private func measureColumns(_ range: Range<Int>, _ program: StandardProgram, _ point: Iterate) -> Objectives {
        var objectives = Objectives()
        let (x, cost, dual, zLower) = (point.x.base, program.cost.base, dual.base, point.zLower.base)
        program.byColumn.forProducts(point.y.base, range) { j, product in
            dual[j] = cost[j] - product - zLower[j]
            objectives.primal += cost[j] * x[j]
        }
        objectives.dual = measureBounds(range, program, point)
        return objectives
    }

    private func measureRows(_ range: Range<Int>, _ program: StandardProgram, _ point: Iterate) -> Objectives {
        var objectives = Objectives()
        let n = program.columnCount
        let (y, side, primal) = (point.y.base, program.rightSide.base, primal.base)
        let (slack, dual, kind) = (point.x.base + n, dual.base + n, program.kind.base + n)
        let zLower = point.zLower.base + n
        program.byRow.forProducts(point.x.base, range) { i, product in
            primal[i] = side[i] - product
            objectives.dual += side[i] * y[i]
            if kind[i].contains(.absent) { return }
            primal[i] += slack[i]
            dual[i] = y[i] - zLower[i]
        }
        objectives.dual += measureBounds(range.lowerBound + n..<range.upperBound + n, program, point)
        return objectives
    }

    /// What bounds are off, and what upper ones put into the dual equations; returns what they put into the dual objective.
    private func measureBounds(_ range: Range<Int>, _ program: StandardProgram, _ point: Iterate) -> Double {
        var objective = 0.0
        let (x, low, kind) = (point.x.base, low.base, program.kind.base)
        let (lower, below, zLower) = (program.lower.base, point.below.base, point.zLower.base)
        for j in range where kind[j].contains(.lower) {
            low[j] = x[j] - lower[j] - below[j]
            objective += lower[j] * zLower[j]
        }
        for k in program.upperBounds(of: range) {
            let (j, upper) = (Int(program.ranged[k]), program.upper[k])
            high[k] = upper - x[j] - point.above[k]
            dual[j] += point.zUpper[k]
            objective -= upper * point.zUpper[k]
        }
        return objective
    }

    private struct Objectives {
        var primal = 0.0
        var dual = 0.0

        static func sum(_ a: Objectives, _ b: Objectives) -> Objectives {
            Objectives(primal: a.primal + b.primal, dual: a.dual + b.dual)
        }
    }
}

/// The residuals relative to the data, in the units of the unscaled program (compare `Certificate`).
struct Progress: Sendable {
    var primalObjective: Double
    var dualObjective: Double
    var primalResidual: Double
    var dualResidual: Double
    var relativeGap: Double

    var worst: Double {
        let largest = max(primalResidual, dualResidual, relativeGap)
        return largest.isNaN || primalResidual.isNaN || dualResidual.isNaN || relativeGap.isNaN ? .infinity : largest
    }
}

/// The scales that turn residuals into progress.
struct Yardstick: Sendable {
    private let equilibration: Equilibration
    private let ranged: Buffer<Int32>
    private let constant: Double
    private let sideScale: Double
    private let costScale: Double

    init(_ program: ReducedProgram, _ equilibration: Equilibration, _ standard: StandardProgram) {
        self.equilibration = equilibration
        ranged = standard.ranged
        constant = program.constant
        func largest(_ values: [Double]) -> Double { values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 } }
        sideScale = 1 + max(largest(program.rowLower), largest(program.rowUpper))
        costScale = 1 + largest(program.cost)
    }

    func progress(_ residuals: Residuals, _ workers: Workers) -> Progress {
        let (kappa, beta) = (equilibration.objective, equilibration.rightSide)
        let columns = workers.reduce(equilibration.column.count, { largestOfColumns($0, residuals) }, Self.larger)
        let rows = workers.reduce(equilibration.row.count, { largestOfRows($0, residuals) }, Self.larger)
        let upper = workers.reduce(ranged.count, { largestOfUpperBounds($0, residuals) }, max)
        let largest = Self.larger(Self.larger(columns, rows), (upper, 0))
        let p = residuals.primalObjective / (kappa * beta) + constant
        let d = residuals.dualObjective / (kappa * beta) + constant
        return Progress(
            primalObjective: p, dualObjective: d, primalResidual: largest.primal / sideScale,
            dualResidual: largest.dual / costScale, relativeGap: abs(p - d) / (1 + abs(p)))
    }

    /// The largest residuals, primal and dual, of some columns and their bounds, and of some rows and their slacks'.
    private func largestOfColumns(_ range: Range<Int>, _ residuals: Residuals) -> (primal: Double, dual: Double) {
        let (kappa, beta) = (equilibration.objective, equilibration.rightSide)
        let (low, dual) = (residuals.low.base, residuals.dual.base)
        var largest = (primal: 0.0, dual: 0.0)
        equilibration.column.withUnsafeBufferPointer { column in
            for j in range {
                let own = abs(low[j]) * column[j] / beta
                largest = Self.larger(largest, (own, abs(dual[j]) / (column[j] * kappa)))
            }
        }
        return largest
    }

    private func largestOfRows(_ range: Range<Int>, _ residuals: Residuals) -> (primal: Double, dual: Double) {
        let n = equilibration.column.count
        let (kappa, beta) = (equilibration.objective, equilibration.rightSide)
        let (low, dual) = (residuals.low.base + n, residuals.dual.base + n)
        let primal = residuals.primal.base
        var largest = (primal: 0.0, dual: 0.0)
        equilibration.row.withUnsafeBufferPointer { row in
            for i in range {
                let own = max(abs(primal[i]), abs(low[i])) / (row[i] * beta)
                largest = Self.larger(largest, (own, abs(dual[i]) * row[i] / kappa))
            }
        }
        return largest
    }

    private func largestOfUpperBounds(_ range: Range<Int>, _ residuals: Residuals) -> Double {
        let n = equilibration.column.count
        return range.reduce(0) { largest, k in
            let j = Int(ranged[k])
            let unit = j < n ? equilibration.column[j] : 1 / equilibration.row[j - n]
            return max(largest, abs(residuals.high[k]) * unit / equilibration.rightSide)
        }
    }

    @inline(__always)
    private static func larger(
        _ a: (primal: Double, dual: Double), _ b: (primal: Double, dual: Double)
    ) -> (primal: Double, dual: Double) { (max(a.primal, b.primal), max(a.dual, b.dual)) }
}
