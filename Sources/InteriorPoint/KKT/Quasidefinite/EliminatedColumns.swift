/// The entries of an eliminated column g in the reduced system, one slot each: first its kept rows, then, for each of
/// its eliminated rows, the kept columns of that row.
struct EliminatedColumns: Sendable {
    /// Columns of the program, ascending.
    var column: [Int32] = []
    /// Slots of column k: slot[k] ..< slot[k+1]; those before slotRows[k] are rows.
    var slot: [Int] = [0]
    var slotRows: [Int] = []
    /// Reduced index and coefficient of each slot.
    var index: [Int32] = []
    var coefficient: [Double] = []
    /// For each slot of a kept column: which of column k's eliminated rows it comes from.
    var slotLink: [Int32] = []
    /// Eliminated rows of column k: link[k] ..< link[k+1]; row of the program and g's coefficient in it.
    var link: [Int] = [0]
    var linkRow: [Int32] = []
    var linkCoefficient: [Double] = []

    init(_ program: StandardProgram, _ layout: KKTLayout) {
        let (columns, rows) = (program.byColumn, program.byRow)
        reserve(columns, layout)
        for j in 0..<program.columnCount where layout.columnIndex[j] < 0 {
            column.append(Int32(j))
            for e in columns.start[j]..<columns.start[j + 1] {
                let i = Int(columns.index[e])
                if layout.rowIndex[i] >= 0 { appendSlot(layout.rowIndex[i], columns.value[e], link: -1) }
            }
            slotRows.append(index.count)
            for e in columns.start[j]..<columns.start[j + 1] {
                let i = Int(columns.index[e])
                if layout.rowIndex[i] >= 0 { continue }
                let this = Int32(linkRow.count)
                linkRow.append(Int32(i))
                linkCoefficient.append(columns.value[e])
                for f in rows.start[i]..<rows.start[i + 1] where Int(rows.index[f]) != j {
                    appendSlot(layout.columnIndex[Int(rows.index[f])], rows.value[f], link: this)
                }
            }
            slot.append(index.count)
            link.append(linkRow.count)
        }
    }

    /// Takes memory at once. Every entry of the program is a slot but for those of the eliminated columns in the eliminated
    /// rows, one each, and the few that stay.
    private mutating func reserve(_ columns: CompressedMatrix, _ layout: KKTLayout) {
        let count = layout.columnIndex.count - layout.keptColumns.count
        let rows = layout.rowIndex.count - layout.keptRows.count
        let slots = columns.index.count - rows
        column.reserveCapacity(count)
        slot.reserveCapacity(count + 1)
        slotRows.reserveCapacity(count)
        link.reserveCapacity(count + 1)
        index.reserveCapacity(slots)
        coefficient.reserveCapacity(slots)
        slotLink.reserveCapacity(slots)
        linkRow.reserveCapacity(rows)
        linkCoefficient.reserveCapacity(rows)
    }

    private mutating func appendSlot(_ reduced: Int32, _ value: Double, link: Int32) {
        index.append(reduced)
        coefficient.append(value)
        slotLink.append(link)
    }
}
