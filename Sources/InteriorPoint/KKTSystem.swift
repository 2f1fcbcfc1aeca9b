import LinearAlgebra

/// The Newton system of a linear program, and its solution:
///
///     −H·Δx + Aᵀ·Δy = f        H ≥ 0 diagonal over columns
///      A·Δx + Θ·Δy = q        Θ ≥ 0 diagonal over rows, 0 for equations
///
/// It is regularised to H + ρ, Θ + δ, which makes it quasi-definite (Vanderbei 1995; Friedlander & Orban 2012), reduced
/// by hand (`KKTLayout`), factorised, and refined against the system above. For an eliminated column g with rows'
/// coefficients a, and eliminated rows r with coefficients α of g and κ of kept columns K, with v = 1/(Θ_r + δ):
///
///     d = H + ρ + Σ α²·v,   w = (a, −α·v·κ),   reduced matrix += w·wᵀ/d,   on K: −κ²·v·(d − α²·v)/d
///
/// the last being the product form of −κ²·v + (α·v·κ)²/d, which would cancel.
final class KKTSystem {
    private let program: StandardProgram
    private let settings: KKTSettings
    private let workers: Workers
    private let layout: KKTLayout
    private let eliminated: EliminatedColumns
    private let pattern: KKTPattern
    private let factor: QuasidefiniteFactor
    let symbolic: SymbolicFactor

    private var hessian: [Double]
    private var slack: [Double]
    private var values: [Double]
    /// 1/d of each eliminated column, v of each link, w of each slot.
    private var inverse: [Double]
    private var linkWeight: [Double]
    private var weight: [Double]
    private var reduced: [Double]
    private(set) var replacedPivots = 0
    private(set) var columnResidual: [Double]
    private var rowResidual: [Double]
    private var trialX: [Double]
    private var trialY: [Double]
    private var trialColumnResidual: [Double]
    private var trialRowResidual: [Double]

    init(_ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers) throws(LinearAlgebraError) {
        self.program = program
        self.settings = settings
        self.workers = workers
        layout = KKTLayout(program, settings)
        eliminated = EliminatedColumns(program, layout)
        pattern = KKTPattern(program, layout, eliminated)
        symbolic = try SymbolicFactor(pattern.pattern, settings: settings.factor)
        let signs =
            [Double](repeating: 1, count: layout.keptRows.count)
            + [Double](repeating: -1, count: layout.keptColumns.count)
        factor = QuasidefiniteFactor(symbolic, signs: signs, workers: workers)
        hessian = []
        slack = []
        values = [Double](repeating: 0, count: pattern.pattern.entryCount)
        inverse = [Double](repeating: 0, count: eliminated.column.count)
        linkWeight = [Double](repeating: 0, count: eliminated.linkRow.count)
        weight = eliminated.coefficient
        reduced = [Double](repeating: 0, count: layout.count)
        columnResidual = [Double](repeating: 0, count: program.columnCount)
        rowResidual = [Double](repeating: 0, count: program.rowCount)
        (trialX, trialY) = (columnResidual, rowResidual)
        (trialColumnResidual, trialRowResidual) = (columnResidual, rowResidual)
    }

    /// Takes H (columns) and Θ (rows) and factorises.
    func factorise(hessian: [Double], slack: [Double]) {
        self.hessian = hessian
        self.slack = slack
        assemble()
        replacedPivots = factor.factorise(values)
    }

    private func regularised(_ j: Int) -> Double {
        hessian[j] + (program.isFree(j) ? settings.freeRegularisation : settings.primalRegularisation)
    }

    private func assemble() {
        values.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        let start = pattern.pattern.start
        for (k, i) in layout.keptRows.enumerated() {
            values[start[k]] = slack[Int(i)] + settings.dualRegularisation
        }
        for (k, j) in layout.keptColumns.enumerated() {
            values[start[layout.keptRows.count + k]] = -regularised(Int(j))
        }
        for (e, target) in pattern.fixedTarget.enumerated() { values[Int(target)] += pattern.fixedValue[e] }
        var pair = 0
        for k in 0..<eliminated.column.count { eliminate(k, &pair) }
    }

    /// Adds w·wᵀ/d of the k-th eliminated column, the kept columns' part in product form.
    private func eliminate(_ k: Int, _ pair: inout Int) {
        let own = regularised(Int(eliminated.column[k]))
        var d = own
        for l in eliminated.link[k]..<eliminated.link[k + 1] {
            let v = 1 / (slack[Int(eliminated.linkRow[l])] + settings.dualRegularisation)
            linkWeight[l] = v
            d += eliminated.linkCoefficient[l] * eliminated.linkCoefficient[l] * v
        }
        inverse[k] = 1 / d
        let (begin, rows, end) = (eliminated.slot[k], eliminated.slotRows[k], eliminated.slot[k + 1])
        for p in rows..<end {
            let l = Int(eliminated.slotLink[p])
            weight[p] = -eliminated.linkCoefficient[l] * linkWeight[l] * eliminated.coefficient[p]
        }
        for p in begin..<end {
            let scaled = weight[p] / d
            for q in begin...p {
                var value = scaled * weight[q]
                if q >= rows && eliminated.slotLink[p] == eliminated.slotLink[q] {
                    let l = Int(eliminated.slotLink[p])
                    let rest = rest(k, without: l, own)
                    value = -eliminated.coefficient[p] * eliminated.coefficient[q] * linkWeight[l] * rest / d
                } else if p != q && eliminated.index[p] == eliminated.index[q] {
                    value *= 2
                }
                values[Int(pattern.pairTarget[pair])] += value
                pair += 1
            }
        }
    }

    /// d − α²·v of link l, as a sum.
    private func rest(_ k: Int, without link: Int, _ own: Double) -> Double {
        var sum = own
        for l in eliminated.link[k]..<eliminated.link[k + 1] where l != link {
            sum += eliminated.linkCoefficient[l] * eliminated.linkCoefficient[l] * linkWeight[l]
        }
        return sum
    }

    /// Δx, Δy for the right sides f, q. `columnResidual` then holds what the solution leaves of the first equation,
    /// f + H·Δx − Aᵀ·Δy. Returns the largest residual, relative to the right side.
    @discardableResult
    func solve(f: [Double], q: [Double], dx: inout [Double], dy: inout [Double]) -> Double {
        solveOnce(f, q, &dx, &dy)
        let scale = size(f, q)
        residual(f, q, dx, dy, &columnResidual, &rowResidual)
        var left = size(columnResidual, rowResidual)
        if !(scale > 0) { return 0 }
        for _ in 0..<settings.refinementSteps where left > settings.refinementTolerance * scale {
            solveOnce(columnResidual, rowResidual, &trialX, &trialY)
            for j in trialX.indices { trialX[j] += dx[j] }
            for i in trialY.indices { trialY[i] += dy[i] }
            residual(f, q, trialX, trialY, &trialColumnResidual, &trialRowResidual)
            let next = size(trialColumnResidual, trialRowResidual)
            if !(next < left) { break }
            swap(&dx, &trialX)
            swap(&dy, &trialY)
            swap(&columnResidual, &trialColumnResidual)
            swap(&rowResidual, &trialRowResidual)
            let stalls = next > settings.refinementProgress * left
            left = next
            if stalls { break }
        }
        return left / scale
    }

    /// The largest entry of a right side, each against the diagonal of its equation.
    private func size(_ f: [Double], _ q: [Double]) -> Double {
        var size = 0.0
        for j in f.indices { size = max(size, abs(f[j]) / (1 + hessian[j])) }
        for i in q.indices { size = max(size, abs(q[i]) / (1 + slack[i])) }
        return size
    }

    /// rf ← f + H·Δx − Aᵀ·Δy,  rq ← q − A·Δx − Θ·Δy.
    private func residual(
        _ f: [Double], _ q: [Double], _ dx: [Double], _ dy: [Double], _ rf: inout [Double], _ rq: inout [Double]
    ) {
        program.byColumn.multiply(dy, into: &rf, workers)
        program.byRow.multiply(dx, into: &rq, workers)
        for j in rf.indices { rf[j] = f[j] + hessian[j] * dx[j] - rf[j] }
        for i in rq.indices { rq[i] = q[i] - rq[i] - slack[i] * dy[i] }
    }

    /// One solve with the regularised factor.
    private func solveOnce(_ f: [Double], _ q: [Double], _ dx: inout [Double], _ dy: inout [Double]) {
        for (k, i) in layout.keptRows.enumerated() { reduced[k] = q[Int(i)] }
        let offset = layout.keptRows.count
        for (k, j) in layout.keptColumns.enumerated() { reduced[offset + k] = f[Int(j)] }
        for k in 0..<eliminated.column.count {
            let j = Int(eliminated.column[k])
            var own = f[j]
            for l in eliminated.link[k]..<eliminated.link[k + 1] {
                own -= eliminated.linkCoefficient[l] * linkWeight[l] * q[Int(eliminated.linkRow[l])]
            }
            let share = own * inverse[k]
            dx[j] = -share
            for p in eliminated.slot[k]..<eliminated.slot[k + 1] {
                reduced[Int(eliminated.index[p])] += weight[p] * share
                let l = Int(eliminated.slotLink[p])
                if l < 0 { continue }
                reduced[Int(eliminated.index[p])] -=
                    eliminated.coefficient[p] * linkWeight[l] * q[Int(eliminated.linkRow[l])]
            }
        }
        factor.solve(&reduced)
        for (k, i) in layout.keptRows.enumerated() { dy[Int(i)] = reduced[k] }
        for (k, j) in layout.keptColumns.enumerated() { dx[Int(j)] = reduced[offset + k] }
        for k in 0..<eliminated.column.count { recover(k, q, &dx, &dy) }
    }

    /// Δg = (w·u − f′)/d, then Δy of the eliminated rows: v·(q − α·Δg − κ·ΔK).
    private func recover(_ k: Int, _ q: [Double], _ dx: inout [Double], _ dy: inout [Double]) {
        let j = Int(eliminated.column[k])
        var sum = 0.0
        for p in eliminated.slot[k]..<eliminated.slot[k + 1] {
            sum += weight[p] * reduced[Int(eliminated.index[p])]
        }
        dx[j] += sum * inverse[k]
        for l in eliminated.link[k]..<eliminated.link[k + 1] {
            let i = Int(eliminated.linkRow[l])
            dy[i] = q[i] - eliminated.linkCoefficient[l] * dx[j]
        }
        for p in eliminated.slotRows[k]..<eliminated.slot[k + 1] {
            let i = Int(eliminated.linkRow[Int(eliminated.slotLink[p])])
            dy[i] -= eliminated.coefficient[p] * reduced[Int(eliminated.index[p])]
        }
        for l in eliminated.link[k]..<eliminated.link[k + 1] { dy[Int(eliminated.linkRow[l])] *= linkWeight[l] }
    }
}
