import InteriorPoint
import LinearAlgebra

/// A random Newton system with its dense twin.
struct RandomSystem {
    struct Shape: Sendable {
        var rows: Int
        var columns: Int
        var density: Double
        var equations = 0.5
        var freeColumns = 0.1
        var denseColumns = 0
        /// Rows g − a·K ≤ 0 that are eliminated with their column.
        var capacityRows = 0
        /// H and Θ over 10^±spread.
        var spread = 1.0
        var copiedEquations = 0
        /// Rows whose slack and columns, all of their own, are next to their bounds.
        var activeRows = 0
    }

    static let shapes: [Shape] = [
        Shape(rows: 1, columns: 1, density: 1), Shape(rows: 4, columns: 7, density: 0.6),
        Shape(rows: 30, columns: 50, density: 0.15), Shape(rows: 50, columns: 40, density: 0.1, equations: 0),
        Shape(rows: 40, columns: 90, density: 0.1, equations: 1, freeColumns: 0),
        Shape(rows: 60, columns: 120, density: 0.05, denseColumns: 3),
        Shape(rows: 30, columns: 80, density: 0.08, denseColumns: 2, capacityRows: 40),
        Shape(rows: 30, columns: 60, density: 0.15, freeColumns: 0.5),
        Shape(rows: 40, columns: 80, density: 0.1, spread: 6),
        Shape(rows: 30, columns: 80, density: 0.08, denseColumns: 2, capacityRows: 40, spread: 6),
        Shape(rows: 40, columns: 80, density: 0.1, equations: 1, copiedEquations: 5),
        Shape(rows: 30, columns: 50, density: 0.15, activeRows: 40),
    ]

    let program: StandardProgram
    let hessian: [Double]
    let slack: [Double]
    let dense: DenseMatrix

    init(_ shape: Shape, seed: UInt64) {
        var random = Generator(state: seed)
        let n = shape.columns + 2 * shape.activeRows
        var matrix = CompressedMatrix(start: [0], index: [], value: [])
        var isEquation: [Bool] = []
        func close(_ equation: Bool) {
            matrix.start.append(matrix.index.count)
            isEquation.append(equation)
        }
        for i in 0..<shape.rows {
            let all = 0..<shape.columns
            for j in all where j < shape.denseColumns || j == i % shape.columns || random.chance(shape.density) {
                matrix.index.append(Int32(j))
                matrix.value.append(random.uniform(-2...2))
            }
            close(random.chance(shape.equations))
        }
        for r in 0..<shape.copiedEquations {
            let original = matrix.start[r]..<matrix.start[r + 1]
            matrix.index.append(contentsOf: Array(matrix.index[original]))
            matrix.value.append(contentsOf: matrix.value[original].map { 2 * $0 })
            close(true)
        }
        for r in 0..<shape.capacityRows {
            matrix.index.append(contentsOf: [
                Int32(shape.denseColumns + r % (n - shape.denseColumns)), Int32(r % 2),
            ])
            matrix.value.append(contentsOf: [1, -random.uniform(0.1...1)])
            close(false)
        }
        let rows = isEquation.count
        for r in 0..<shape.activeRows {
            matrix.index.append(contentsOf: [Int32(shape.columns + 2 * r), Int32(shape.columns + 2 * r + 1)])
            matrix.value.append(contentsOf: [1, -random.uniform(0.1...1)])
            close(false)
        }
        let m = isEquation.count
        let isFree = (0..<n).map {
            $0 >= shape.denseColumns && $0 < shape.columns && random.chance(shape.freeColumns)
        }
        func magnitude() -> Double {
            var value = random.uniform(0.5...2)
            for _ in 0..<Int(random.uniform(0...shape.spread + 0.99)) { value *= random.chance(0.5) ? 10 : 0.1 }
            return value
        }
        hessian = isFree.enumerated().map { $1 ? 0 : magnitude() * ($0 < shape.columns ? 1 : 1e12) }
        slack = isEquation.enumerated().map { $1 ? 0 : magnitude() * ($0 < rows ? 1 : 1e-12) }
        let bounds = isFree.map { $0 ? Double.infinity : 1 } + isEquation.map { $0 ? .infinity : 1 }
        program = StandardProgram(
            columnCount: n, rowCount: m, cost: Buffer(repeating: 0, count: n), lower: Buffer(bounds.map { -$0 }),
            upper: Buffer(bounds), rightSide: Buffer(repeating: 0, count: m), isEquation: isEquation, byRow: matrix,
            byColumn: matrix.transposed(minorCount: n))
        var dense = DenseMatrix(rows: n + m, columns: n + m)
        for j in 0..<n { dense[j, j] = -hessian[j] }
        for i in 0..<m {
            dense[n + i, n + i] = slack[i]
            for e in matrix.start[i]..<matrix.start[i + 1] {
                let j = Int(matrix.index[e])
                dense[n + i, j] += matrix.value[e]
                dense[j, n + i] += matrix.value[e]
            }
        }
        self.dense = dense
    }

    func times(_ x: [Double]) -> [Double] {
        (0..<x.count).map { i in (0..<x.count).reduce(0) { $0 + dense[i, $1] * x[$1] } }
    }
}
