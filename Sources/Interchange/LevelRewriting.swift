import LinearProgramming

extension Equations {
    /// Puts hours in the place of columns that equal them by a row of their own, s − x(t) = 0, among states: the level that
    /// a year begins with is the level it ends with.
    mutating func mergeEqualStates() {
        let matrix = byColumn()
        for block in rowBlocks where block.label.role == .state && block.rows.count == 1 {
            let row = block.rows.lowerBound
            let pair = entries(row)
            guard pair.count == 2, rows.lower[row] == 0, rows.upper[row] == 0, pair[0].value == -pair[1].value,
                let kept = pair.first(where: { snapshot[$0.column] != nil })?.column,
                let merged = pair.first(where: { snapshot[$0.column] == nil })?.column
            else { continue }
            drop(row)
            merge(merged, into: kept, (matrix.start[merged]..<matrix.start[merged + 1]).map { Int(matrix.row[$0]) })
        }
    }

    /// - Parameter rows: those in which the merged column takes part.
    private mutating func merge(_ merged: Int, into kept: Int, _ rows: [Int]) {
        for row in rows where !dropped.contains(row) {
            var changed = entries(row)
            let value = changed.remove(at: changed.firstIndex { $0.column == merged }!).value
            if let i = changed.firstIndex(where: { $0.column == kept }) {
                changed[i].value += value
            } else {
                changed.append((kept, value))
            }
            rewrite(row, changed)
        }
        lower[kept] = max(lower[kept], lower[merged])
        upper[kept] = min(upper[kept], upper[merged])
        cost[kept] += cost[merged]
        retire(merged)
    }

    /// Takes a level out of the rows: its balances keep the flows, turned so that what charges the store reaches the
    /// bus; its limits go; rows that repeat its balance take the flows for it.
    mutating func take(_ level: Level) {
        let columns = Set(level.hours.map(\.column))
        for repeated in level.repeats {
            let balance = level.hours[repeated.hour].balance
            var sum: [Int: Double] = [:]
            for entry in entries(repeated.row) { sum[entry.column, default: 0] += entry.value }
            for entry in entries(balance) { sum[entry.column, default: 0] -= repeated.factor * entry.value }
            let rest = sum.filter { !columns.contains($0.key) && $0.value != 0 }.sorted { $0.key < $1.key }
            rewrite(
                repeated.row, rest.map { ($0.key, $0.value) }, shift: -repeated.factor * rows.lower[balance])
        }
        for hour in level.hours {
            let flows = entries(hour.balance).filter { !columns.contains($0.column) }
            let turn: Double = hour.coefficient > 0 ? -1 : 1
            let side = rows.lower[hour.balance]
            rewrite(hour.balance, flows.map { ($0.column, turn * $0.value) }, shift: turn * side - side)
        }
        for row in level.limits { drop(row) }
        for column in columns { retire(column) }
        if case .chosen(let chosen) = level.energy {
            drop(chosen.stock)
            retire(chosen.energy)
            retire(chosen.build)
        }
    }
}
