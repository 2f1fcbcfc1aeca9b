/// Which unknowns of the KKT system stay in the matrix that is factorised.
///
/// Columns with few entries are eliminated by hand (they have a diagonal Hessian), dense and free ones stay. A row
/// that is an inequality and joins one eliminated column to kept ones only, as a capacity bound g ≤ a·K does, is
/// eliminated too. What stays: the other rows and the kept columns.
struct KKTLayout: Sendable {
    /// Index in the reduced system of each column or row, −1 when it is eliminated.
    var columnIndex: [Int32]
    var rowIndex: [Int32]
    var keptColumns: [Int32] = []
    var keptRows: [Int32] = []
    var count: Int { keptColumns.count + keptRows.count }

    init(_ program: StandardProgram, _ settings: KKTSettings) {
        let (m, n) = (program.rowCount, program.columnCount)
        columnIndex = [Int32](repeating: -1, count: n)
        rowIndex = [Int32](repeating: -1, count: m)
        let mean = n == 0 ? 0 : Double(program.byColumn.index.count) / Double(n)
        let limit = min(
            max(Double(settings.denseColumnMinimum), settings.denseColumnFactor * mean),
            Self.longestWithinProducts(program.byColumn, settings))
        var keeps = [Bool](repeating: false, count: n)
        for j in 0..<n { keeps[j] = Double(program.byColumn.count(j)) > limit || program.isFree(j) }
        for i in 0..<m where program.isEquation[i] || !Self.joinsOne(program.byRow, i, keeps, settings) {
            rowIndex[i] = Int32(keptRows.count)
            keptRows.append(Int32(i))
        }
        for j in 0..<n where keeps[j] {
            columnIndex[j] = Int32(keptRows.count + keptColumns.count)
            keptColumns.append(Int32(j))
        }
    }

    /// The length up to which columns may be eliminated so that the products of their entries stay within the settings.
    private static func longestWithinProducts(_ columns: CompressedMatrix, _ settings: KKTSettings) -> Double {
        var columnsOfLength: [Int] = []
        for j in 0..<columns.majorCount {
            let length = columns.count(j)
            while columnsOfLength.count <= length { columnsOfLength.append(0) }
            columnsOfLength[length] += 1
        }
        var left = max(settings.productFloor, settings.productsPerEntry * columns.index.count)
        for (length, count) in columnsOfLength.enumerated() {
            left -= count * length * (length + 1) / 2
            if left < 0 { return Double(length - 1) }
        }
        return .infinity
    }

    /// The hour of each index, as `Structure.hours` counts them; nil where none has one.
    func hours(_ structure: Structure) -> [Int32]? {
        let hours = structure.hours(ofRows: keptRows) + structure.hours(ofColumns: keptColumns)
        return hours.contains { $0 >= 0 } ? hours : nil
    }

    private static func joinsOne(
        _ rows: CompressedMatrix, _ i: Int, _ keeps: [Bool], _ settings: KKTSettings
    ) -> Bool {
        let count = rows.count(i)
        if count == 0 || count > settings.eliminatedRowCapacities + 1 { return false }
        var eliminated = 0
        for e in rows.start[i]..<rows.start[i + 1] where !keeps[Int(rows.index[e])] { eliminated += 1 }
        return eliminated == 1
    }
}
