/// One dense front of a multifrontal LDLᵀ: k pivots, u rows below them.
///
///     [ P  ·]   [L₁   ] [D  ] [L₁ᵀ L₂ᵀ]
///     [ Q  C] = [L₂  I] [  S] [    I  ]      S = C − L₂·D·L₂ᵀ
///
/// `panel` holds P over Q, (k+u)×k by column, lower part; L overwrites it. `update` holds C, u×u, lower part; S
/// overwrites it. `scaled` is work for L₂·D, (k+u)×k.
struct Front {
    let pivots: Int
    let updates: Int
    let panel: UnsafeMutablePointer<Double>
    let update: UnsafeMutablePointer<Double>
    let scaled: UnsafeMutablePointer<Double>
    let settings: FactorSettings

    private var height: Int { pivots + updates }

    /// Factorises in place; `diagonal` (k) gets D, `sign` (k) says which sign each pivot must have, `magnitude` (k) how
    /// large its diagonal was before elimination. Returns how many pivots were replaced.
    func factorise(
        diagonal: UnsafeMutablePointer<Double>, sign: UnsafePointer<Double>, magnitude: UnsafePointer<Double>
    ) -> Int {
        var replaced = 0
        var done = 0
        while done < pivots {
            let width = min(settings.panelWidth, pivots - done)
            replaced += factorBlock(done, width, diagonal, sign, magnitude)
            let below = done + width
            if below < height {
                eliminateBelow(done, width, diagonal)
                updateTrailing(done, width)
            }
            done = below
        }
        return replaced
    }

    /// The diagonal block at `at`, by rank-1 updates within the block.
    private func factorBlock(
        _ at: Int, _ width: Int, _ diagonal: UnsafeMutablePointer<Double>, _ sign: UnsafePointer<Double>,
        _ magnitude: UnsafePointer<Double>
    ) -> Int {
        var replaced = 0
        for p in at..<(at + width) {
            let column = panel + p * height
            var pivot = column[p]
            if !(pivot * sign[p] > settings.pivotTolerance * magnitude[p]) {
                pivot = sign[p] * max(magnitude[p], .leastNormalMagnitude) * settings.replacement
                replaced += 1
            }
            diagonal[p] = pivot
            column[p] = 1
            let inverse = 1 / pivot
            for j in (p + 1)..<max(p + 1, at + width) {
                let l = column[j] * inverse
                let other = panel + j * height
                for i in j..<(at + width) { other[i] -= l * column[i] }
            }
            for i in (p + 1)..<max(p + 1, at + width) { column[i] *= inverse }
        }
        return replaced
    }

    /// Rows below the block: scaled ← A₂·L₁₁⁻ᵀ = L₂·D, panel ← L₂.
    private func eliminateBelow(_ at: Int, _ width: Int, _ diagonal: UnsafePointer<Double>) {
        let below = height - at - width
        let block = panel + at * height + at
        if width > 1 {
            BLAS.solveUnitLowerTransposedRight(
                m: below, n: width, l: block, ldl: height, b: block + width, ldb: height)
        }
        for p in 0..<width {
            let inverse = 1 / diagonal[at + p]
            let from = block + p * height + width
            let to = scaled + (at + p) * height + at + width
            for i in 0..<below {
                to[i] = from[i]
                from[i] *= inverse
            }
        }
    }

    /// What the block takes off the columns right of it: the panel's at once, the update matrix's after the last block.
    private func updateTrailing(_ at: Int, _ width: Int) {
        let next = at + width
        var column = next
        while column < pivots {
            let tile = min(settings.updateTile, pivots - column)
            subtract(
                rows: height - column, columns: tile, from: at, width, firstRow: column,
                panel + column * height + column, ld: height)
            column += tile
        }
        if next < pivots { return }
        column = 0
        while column < updates {
            let tile = min(settings.updateTile, updates - column)
            subtract(
                rows: updates - column, columns: tile, from: 0, pivots, firstRow: pivots + column,
                update + column * updates + column, ld: updates)
            column += tile
        }
    }

    /// target (rows × columns) ← target − L·(L·D)ᵀ over the pivots at ..< at + width.
    private func subtract(
        rows: Int, columns: Int, from at: Int, _ width: Int, firstRow: Int, _ target: UnsafeMutablePointer<Double>,
        ld: Int
    ) {
        let left = panel + at * height + firstRow
        let right = scaled + at * height + firstRow
        if rows * columns * width > 512 {
            BLAS.subtractProductTransposed(
                m: rows, n: columns, k: width, a: left, lda: height, b: right, ldb: height, c: target, ldc: ld)
            return
        }
        for p in 0..<width {
            for j in 0..<columns {
                let factor = right[p * height + j]
                if factor == 0 { continue }
                for i in j..<rows { target[j * ld + i] -= left[p * height + i] * factor }
            }
        }
    }
}
