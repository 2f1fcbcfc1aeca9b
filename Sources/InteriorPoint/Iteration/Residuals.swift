import LinearAlgebra

/// What an iterate leaves of the optimality conditions, in the scaled program:
///
///     primal = b − A·x + s,   dual = c − (A, −I)ᵀ·y − zLower + zUpper,
///     low = (x − lower) − below,   high = (upper − x) − above
struct Residuals: Sendable {
    let primal: Buffer<Double>
    let dual: Buffer<Double>
    let low: Buffer<Double>
    let high: Buffer<Double>
    var primalObjective = 0.0
    var dualObjective = 0.0

    init(zerosFor program: StandardProgram) {
        primal = Buffer(repeating: 0, count: program.rowCount)
        dual = Buffer(repeating: 0, count: program.variableCount)
        low = Buffer(repeating: 0, count: program.variableCount)
        high = Buffer(repeating: 0, count: program.variableCount)
    }

    mutating func measure(_ program: StandardProgram, _ point: Iterate, _ workers: Workers) {
        let n = program.columnCount
        program.byRow.multiply(point.x.base, into: primal.base, workers)
        program.byColumn.multiply(point.y.base, into: dual.base, workers)
        (primalObjective, dualObjective) = (0, 0)
        for i in 0..<program.rowCount {
            primal[i] = program.rightSide[i] - primal[i]
            dualObjective += program.rightSide[i] * point.y[i]
            if program.isEquation[i] {
                dual[n + i] = 0
            } else {
                primal[i] += point.x[n + i]
                dual[n + i] = point.y[i] - point.zLower[n + i] + point.zUpper[n + i]
            }
        }
        for j in 0..<n {
            dual[j] = program.cost[j] - dual[j] - point.zLower[j] + point.zUpper[j]
            primalObjective += program.cost[j] * point.x[j]
        }
        for j in 0..<program.variableCount {
            if program.lower[j].isFinite {
                low[j] = point.x[j] - program.lower[j] - point.below[j]
                dualObjective += program.lower[j] * point.zLower[j]
            }
            if program.upper[j].isFinite {
                high[j] = program.upper[j] - point.x[j] - point.above[j]
                dualObjective -= program.upper[j] * point.zUpper[j]
            }
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
    private let constant: Double
    private let sideScale: Double
    private let costScale: Double

    init(_ program: ReducedProgram, _ equilibration: Equilibration) {
        self.equilibration = equilibration
        constant = program.constant
        func largest(_ values: [Double]) -> Double { values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 } }
        sideScale = 1 + max(largest(program.rowLower), largest(program.rowUpper))
        costScale = 1 + largest(program.cost)
    }

    func progress(_ residuals: Residuals) -> Progress {
        let n = equilibration.column.count
        let (kappa, beta) = (equilibration.objective, equilibration.rightSide)
        var (primal, dual) = (0.0, 0.0)
        for i in 0..<residuals.primal.count {
            let row = equilibration.row[i]
            let own = max(abs(residuals.primal[i]), abs(residuals.low[n + i]), abs(residuals.high[n + i]))
            primal = max(primal, own / (row * beta))
            dual = max(dual, abs(residuals.dual[n + i]) * row / kappa)
        }
        for j in 0..<n {
            let column = equilibration.column[j]
            primal = max(primal, max(abs(residuals.low[j]), abs(residuals.high[j])) * column / beta)
            dual = max(dual, abs(residuals.dual[j]) / (column * kappa))
        }
        let p = residuals.primalObjective / (kappa * beta) + constant
        let d = residuals.dualObjective / (kappa * beta) + constant
        return Progress(
            primalObjective: p, dualObjective: d, primalResidual: primal / sideScale, dualResidual: dual / costScale,
            relativeGap: abs(p - d) / (1 + abs(p)))
    }
}
