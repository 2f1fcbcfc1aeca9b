import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#endif

/// Scaling by powers of two, so that it rounds nothing:
///
///     x = C·x̂/β,   y = R·ŷ/κ,   Â = R·A·C,   ĉ = κ·C·c,   b̂ = β·R·b
///
/// and turns rows and columns that have an upper side alone round, which makes it a lower one: their factors in C and R are negative.
package struct Equilibration: Sendable {
    /// Sizes of the factors.
    private(set) var row: [Double]
    private(set) var column: [Double]
    private let rowIsTurned: [Bool]
    private let columnIsTurned: [Bool]
    /// κ and β.
    private(set) var objective = 1.0
    private(set) var rightSide = 1.0

    /// `byColumn` is the program's matrix by column, where there is one. - Complexity: O(entries) a pass, shared by the workers.
    package init(
        _ program: ReducedProgram, byColumn: CompressedMatrix? = nil, _ settings: ScalingSettings,
        _ workers: Workers = Workers(count: 1)
    ) {
        let (rows, columns) = (
            Buffer(repeating: 1.0, count: program.rowCount), Buffer(repeating: 1.0, count: program.columnCount)
        )
        let byColumn = byColumn ?? program.byColumn
        for _ in 0..<settings.geometricPasses {
            Self.balance(rows, program.rows, against: columns, settings, workers)
            Self.balance(columns, byColumn, against: rows, settings, workers)
        }
        (row, column) = (Self.array(rows), Self.array(columns))
        rowIsTurned = zip(program.rowLower, program.rowUpper).map(Self.hasUpperAlone)
        columnIsTurned = zip(program.lower, program.upper).map(Self.hasUpperAlone)
        var costs = Sizes()
        for j in column.indices { costs.see(program.cost[j] * column[j]) }
        objective = costs.inverse(settings)
        var sides = Sizes()
        for i in row.indices { sides.see(program.rowLower[i] * row[i]) }
        for i in row.indices { sides.see(program.rowUpper[i] * row[i]) }
        for j in column.indices { sides.see(program.lower[j] / column[j]) }
        for j in column.indices { sides.see(program.upper[j] / column[j]) }
        rightSide = sides.inverse(settings)
    }

    private static func hasUpperAlone(_ lower: Double, _ upper: Double) -> Bool { !lower.isFinite && upper.isFinite }

    private func rowFactor(_ i: Int) -> Double { rowIsTurned[i] ? -row[i] : row[i] }

    private func columnFactor(_ j: Int) -> Double { columnIsTurned[j] ? -column[j] : column[j] }

    /// Sides in the units of the scaled program.
    private func sides(_ lower: Double, _ upper: Double, _ factor: Double) -> (lower: Double, upper: Double) {
        let (first, second) = (lower * factor * rightSide, upper * factor * rightSide)
        return factor < 0 ? (second, first) : (first, second)
    }

    private static func array(_ values: Buffer<Double>) -> [Double] {
        Array(UnsafeBufferPointer(start: values.base, count: values.count))
    }

    /// Each factor becomes 1/√(smallest·largest) of its row's (column's) scaled entries, a power of two.
    private static func balance(
        _ factor: Buffer<Double>, _ matrix: CompressedMatrix, against other: Buffer<Double>,
        _ settings: ScalingSettings, _ workers: Workers
    ) {
        workers.forRanges(matrix.majorCount) { range in
            for i in range {
                var (low, high) = (Double.infinity, 0.0)
                for e in matrix.start[i]..<matrix.start[i + 1] {
                    let size = abs(matrix.value[e]) * other[Int(matrix.index[e])]
                    if size > 0 { (low, high) = (min(low, size), max(high, size)) }
                }
                if high > 0 { factor[i] = power(-(log2(low) + log2(high)) / 2, settings) }
            }
        }
    }

    /// The geometric mean of numbers that are finite and not zero.
    private struct Sizes {
        private var sum = 0.0
        private var count = 0

        mutating func see(_ value: Double) {
            if value == 0 || !value.isFinite { return }
            sum += log2(abs(value))
            count += 1
        }

        /// A power of two that brings it to one.
        func inverse(_ settings: ScalingSettings) -> Double {
            count == 0 ? 1 : power(-sum / Double(count), settings)
        }
    }

    private static func power(_ exponent: Double, _ settings: ScalingSettings) -> Double {
        let limit = Double(settings.exponentLimit)
        return exp2(rint(max(-limit, min(limit, exponent))))
    }

    /// The scaled program.
    package func standardise(
        _ program: ReducedProgram, byColumn: CompressedMatrix? = nil, _ workers: Workers = Workers(count: 1)
    ) -> StandardProgram {
        let (m, n) = (program.rowCount, program.columnCount)
        let (lower, upper) = (Buffer(repeating: 0.0, count: n + m), Buffer(repeating: 0.0, count: n + m))
        let (cost, side) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: m))
        workers.forRanges(n) { range in
            for j in range {
                cost[j] = program.cost[j] * columnFactor(j) * objective
                (lower[j], upper[j]) = sides(program.lower[j], program.upper[j], 1 / columnFactor(j))
            }
        }
        workers.forRanges(m) { range in
            for i in range {
                let isEquation = program.rowLower[i] == program.rowUpper[i]
                (lower[n + i], upper[n + i]) =
                    isEquation ? (-.infinity, .infinity) : sides(program.rowLower[i], program.rowUpper[i], rowFactor(i))
                side[i] = isEquation ? program.rowLower[i] * row[i] * rightSide : 0
            }
        }
        return StandardProgram(
            columnCount: n, rowCount: m, cost: cost, lower: lower, upper: upper, rightSide: side,
            isEquation: (0..<m).map { program.rowLower[$0] == program.rowUpper[$0] },
            byRow: scaled(program.rows, by: rowFactor, and: columnFactor, workers),
            byColumn: scaled(byColumn ?? program.byColumn, by: columnFactor, and: rowFactor, workers),
            structure: program.structure)
    }

    /// R·A·C, by the factors of its majors and of its minors.
    private func scaled(
        _ matrix: CompressedMatrix, by major: @Sendable (Int) -> Double, and minor: @Sendable (Int) -> Double,
        _ workers: Workers
    ) -> CompressedMatrix {
        let count = matrix.value.count
        if count == 0 { return matrix }
        let values = [Double](count: count) { values in
            let target = MutableView(values.baseAddress!)
            workers.forRanges(matrix.majorCount) { range in
                for i in range {
                    for e in matrix.start[i]..<matrix.start[i + 1] {
                        target.base[e] = matrix.value[e] * (major(i) * minor(Int(matrix.index[e])))
                    }
                }
            }
        }
        return CompressedMatrix(start: matrix.start, index: matrix.index, value: values)
    }

    /// The point in the units of the unscaled program.
    func unscale(x: Buffer<Double>, y: Buffer<Double>) -> PrimalDual {
        PrimalDual(
            x: column.indices.map { x[$0] * columnFactor($0) / rightSide },
            y: row.indices.map { y[$0] * rowFactor($0) / objective })
    }

    /// x and y of the unscaled program in the units of the scaled one.
    func scale(x: [Double]) -> [Double] { column.indices.map { x[$0] / columnFactor($0) * rightSide } }

    func scale(y: [Double]) -> [Double] { row.indices.map { y[$0] / rowFactor($0) * objective } }
}
