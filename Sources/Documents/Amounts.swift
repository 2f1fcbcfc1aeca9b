extension Table {
    /// The keys of a growth curve's table that are amounts of the quantity itself, so that the quantity in another unit is
    /// the same curve with these in that unit; all others are rates, shares, years, or amounts of something else (what was
    /// ever made, for learning). Every curve is linear in them together.
    package static let growthAmounts: Set<String> = [
        "base", "slope_per_year", "capacity", "market", "existing", "announced", "values", "history",
    ]
}

extension Node {
    /// Whether this is one value of a quantity, or stands where one should: a scalar, a list of such, a table by year, a
    /// growth curve; not a table of other keys, nor an array of tables.
    var isQuantity: Bool {
        switch value {
        case .table(let table): table.isGrowth || table.entries.contains { year(of: $0.key) != nil }
        case .array(let elements): !elements.contains { $0.table != nil }
        default: true
        }
    }

    /// The value of a quantity in a unit that is `rate` times as large: its amounts divided by `rate`.
    func converted(by rate: Double) -> Node {
        guard let table, table.isGrowth else { return dividedThroughout(by: rate) }
        return Node(.table(table.dividing(by: rate) { Table.growthAmounts.contains($0) }), at: position)
    }

    /// This node, which stands at `path` inside of a quantity (nowhere deeper: the quantity itself), in the larger unit.
    func converted(by rate: Double, at path: some Collection<String>) -> Node {
        guard let key = path.first else { return converted(by: rate) }
        let isAmount = year(of: key) != nil || Table.growthAmounts.contains(key)
        return isAmount ? dividedThroughout(by: rate) : self
    }

    /// Every number in the node divided by `rate`; what is no number stays, to be reported by its reader.
    fileprivate func dividedThroughout(by rate: Double) -> Node {
        let divided: Value =
            switch value {
            case .integer(let integer): .float(Double(integer) / rate)
            case .float(let float): .float(float / rate)
            case .array(let elements): .array(elements.map { $0.dividedThroughout(by: rate) })
            case .table(let table): .table(table.dividing(by: rate) { _ in true })
            case .string, .boolean, .date: value
            }
        return Node(divided, at: position)
    }
}

extension Table {
    fileprivate func dividing(by rate: Double, where isAmount: (String) -> Bool) -> Table {
        var divided = self
        for var entry in entries where isAmount(entry.key) {
            entry.node = entry.node.dividedThroughout(by: rate)
            divided.set(entry)
        }
        return divided
    }
}
