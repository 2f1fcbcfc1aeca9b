import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#endif

/// Scaling by powers of two, so that it rounds nothing:
///
///     x = C·x̂/β,   y = R·ŷ/κ,   Â = R·A·C,   ĉ = κ·C·c,   b̂ = β·R·b
package struct Equilibration: Sendable {
    private(set) var row: [Double]
    private(set) var column: [Double]
    /// κ and β.
    private(set) var objective = 1.0
    private(set) var rightSide = 1.0

    package init(_ program: ReducedProgram, _ settings: ScalingSettings) {
        row = [Double](repeating: 1, count: program.rowCount)
        column = [Double](repeating: 1, count: program.columnCount)
        let byColumn = program.rows.transposed(minorCount: program.columnCount)
        for _ in 0..<settings.geometricPasses {
            Self.balance(&row, program.rows, against: column, settings)
            Self.balance(&column, byColumn, against: row, settings)
        }
        objective = Self.inverseSize(zip(program.cost, column).map { $0 * $1 }, settings)
        let sides =
            zip(program.rowLower, row).map { $0 * $1 } + zip(program.rowUpper, row).map { $0 * $1 }
            + zip(program.lower, column).map { $0 / $1 } + zip(program.upper, column).map { $0 / $1 }
        rightSide = Self.inverseSize(sides, settings)
    }

    /// Each factor becomes 1/√(smallest·largest) of its row's (column's) scaled entries, a power of two.
    private static func balance(
        _ factor: inout [Double], _ matrix: CompressedMatrix, against other: [Double], _ settings: ScalingSettings
    ) {
        for i in 0..<matrix.majorCount {
            var (low, high) = (Double.infinity, 0.0)
            for e in matrix.start[i]..<matrix.start[i + 1] {
                let size = abs(matrix.value[e]) * other[Int(matrix.index[e])]
                if size > 0 { (low, high) = (min(low, size), max(high, size)) }
            }
            if high > 0 { factor[i] = power(-(log2(low) + log2(high)) / 2, settings) }
        }
    }

    /// A power of two that brings the geometric mean of the finite nonzero sizes to one.
    private static func inverseSize(_ values: [Double], _ settings: ScalingSettings) -> Double {
        var (sum, count) = (0.0, 0)
        for value in values where value != 0 && value.isFinite {
            sum += log2(abs(value))
            count += 1
        }
        return count == 0 ? 1 : power(-sum / Double(count), settings)
    }

    private static func power(_ exponent: Double, _ settings: ScalingSettings) -> Double {
        let limit = Double(settings.exponentLimit)
        return exp2(rint(max(-limit, min(limit, exponent))))
    }

    /// The scaled program.
    package func standardise(_ program: ReducedProgram) -> StandardProgram {
        let (m, n) = (program.rowCount, program.columnCount)
        var rows = program.rows
        for i in 0..<m {
            for e in rows.start[i]..<rows.start[i + 1] { rows.value[e] *= row[i] * column[Int(rows.index[e])] }
        }
        let isEquation = (0..<m).map { program.rowLower[$0] == program.rowUpper[$0] }
        let slackLower = (0..<m).map { isEquation[$0] ? -.infinity : program.rowLower[$0] * row[$0] * rightSide }
        let slackUpper = (0..<m).map { isEquation[$0] ? .infinity : program.rowUpper[$0] * row[$0] * rightSide }
        return StandardProgram(
            columnCount: n, rowCount: m,
            cost: Buffer((0..<n).map { program.cost[$0] * column[$0] * objective }),
            lower: Buffer((0..<n).map { program.lower[$0] / column[$0] * rightSide } + slackLower),
            upper: Buffer((0..<n).map { program.upper[$0] / column[$0] * rightSide } + slackUpper),
            rightSide: Buffer((0..<m).map { isEquation[$0] ? program.rowLower[$0] * row[$0] * rightSide : 0 }),
            isEquation: isEquation, byRow: rows, byColumn: rows.transposed(minorCount: n),
            structure: program.structure)
    }

    /// The point in the units of the unscaled program.
    func unscale(x: Buffer<Double>, y: Buffer<Double>) -> PrimalDual {
        PrimalDual(
            x: column.indices.map { x[$0] * column[$0] / rightSide },
            y: row.indices.map { y[$0] * row[$0] / objective })
    }
}
