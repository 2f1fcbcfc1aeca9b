/// One dense front of a multifrontal LDLᵀ: k pivots, u rows below them.
///
///     [ P  ·]   [L₁   ] [D  ] [L₁ᵀ L₂ᵀ]
///     [ Q  C] = [L₂  I] [  S] [    I  ]      S = C − L₂·D·L₂ᵀ
///
/// `panel` holds P over Q, (k+u)×k by column, lower part; L overwrites it. `update` holds C, u×u with columns
/// `updateStride` apart, lower part; S overwrites it. `scaled` is work for L₂·D, (k+u)×k. The threads of `crew` share what is large; how work is cut does not
/// depend on how many they are, so neither do the bits.
struct Front {
    let pivots: Int
    let updates: Int
    let panel: UnsafeMutablePointer<Double>
    let update: UnsafeMutablePointer<Double>
    let updateStride: Int
    let scaled: UnsafeMutablePointer<Double>
    let settings: FactorSettings
    let crew: Workers
    let stop: StopFlag

    private var height: Int { pivots + updates }

    /// Factorises in place; `diagonal` (k) gets D, `sign` (k) says which sign each pivot must have, `magnitude` (k) how
    /// large its diagonal was before elimination. Returns how many pivots were replaced.
    func factorise(
        diagonal: UnsafeMutablePointer<Double>, sign: UnsafePointer<Double>, magnitude: UnsafePointer<Double>
    ) -> Int {
        var replaced = 0
        var done = 0
        while done < pivots && !stop.isRaised {
            if pivots > settings.panelWidth { stop.look() }
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
        let tile = settings.rowTile
        if below <= tile {
            eliminateRows(0..<below, at, width, diagonal)
            return
        }
        let shared = Shared(front: self, diagonal: diagonal)
        crew.forEach((below + tile - 1) / tile) { t in
            shared.front.eliminateRows(t * tile..<min(below, (t + 1) * tile), at, width, shared.diagonal)
        }
    }

    private func eliminateRows(_ rows: Range<Int>, _ at: Int, _ width: Int, _ diagonal: UnsafePointer<Double>) {
        let block = panel + at * height + at
        if width > 1 {
            BLAS.solveUnitLowerTransposedRight(
                m: rows.count, n: width, l: block, ldl: height, b: block + width + rows.lowerBound, ldb: height)
        }
        for p in 0..<width {
            let inverse = 1 / diagonal[at + p]
            let from = block + p * height + width
            let to = scaled + (at + p) * height + at + width
            for i in rows {
                to[i] = from[i]
                from[i] *= inverse
            }
        }
    }

    /// What the block takes off the columns right of it: the panel's at once, the update matrix's after the last block.
    private func updateTrailing(_ at: Int, _ width: Int) {
        let next = at + width
        forTiles(next..<pivots) { front, tile in
            front.subtract(
                rows: front.height - tile.lowerBound, columns: tile.count, from: at, width, firstRow: tile.lowerBound,
                front.panel + tile.lowerBound * front.height + tile.lowerBound, ld: front.height)
        }
        if next < pivots { return }
        forTiles(0..<updates) { front, tile in
            front.subtract(
                rows: front.updates - tile.lowerBound, columns: tile.count, from: 0, front.pivots,
                firstRow: front.pivots + tile.lowerBound,
                front.update + tile.lowerBound * front.updateStride + tile.lowerBound, ld: front.updateStride)
        }
    }

    /// Runs `body` on tiles of columns, which touch nothing of each other's.
    private func forTiles(_ columns: Range<Int>, _ body: @Sendable (Front, Range<Int>) -> Void) {
        let width = settings.updateTile
        if columns.count <= width {
            if !columns.isEmpty { body(self, columns) }
            return
        }
        let shared = Shared(front: self, diagonal: panel)
        crew.forEach((columns.count + width - 1) / width) { t in
            let first = columns.lowerBound + t * width
            body(shared.front, first..<min(columns.upperBound, first + width))
        }
    }

    /// A front in the hands of several threads, each at places of its own.
    private struct Shared: @unchecked Sendable {
        let front: Front
        let diagonal: UnsafePointer<Double>
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
