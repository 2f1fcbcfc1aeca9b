/// A linear program with ranged rows and bounded columns, labelled by block:
///
///     minimise    c·x + constant
///     subject to  rowLower ≤ A·x ≤ rowUpper,   lower ≤ x ≤ upper,   x[g] ≤ a·x[K] for each capacity bound
///
/// Bounds may be infinite; from `noLimit` on they are taken to be. Rows are stored compressed by row, in the order they
/// were added. Capacity bounds are kept apart, so that a solver may treat them as bounds; for solvers and files that know
/// rows only, they follow the ordinary rows (see `rowMatrix`).
public struct LinearProgram: Sendable {
    public var name: String
    public var objectiveConstant = 0.0

    public private(set) var cost: [Double] = []
    public private(set) var lower: [Double] = []
    public private(set) var upper: [Double] = []
    public private(set) var columnBlocks: [Block] = []

    public private(set) var rowLower: [Double] = []
    public private(set) var rowUpper: [Double] = []
    public private(set) var rowBlocks: [Block] = []
    /// Row i holds entries rowStart[i] ..< rowStart[i+1] of `columnIndex` and `coefficient`.
    public private(set) var rowStart: [Int] = [0]
    public private(set) var columnIndex: [Int32] = []
    public private(set) var coefficient: [Double] = []

    /// Members are numbered through all blocks; `start` of a block's label counts capacity bounds only.
    public private(set) var capacityBounds: [CapacityBoundBlock] = []
    public private(set) var capacityBoundCount = 0

    public init(name: String) { self.name = name }

    /// A program whose rows are already compressed, as a file gives them.
    ///
    /// Columns hold one entry each in `cost`, `lower`, `upper`; row i has entries rowStart[i] ..< rowStart[i+1]. Blocks
    /// cover all columns and all rows in order.
    package init(
        name: String, cost: [Double], lower: [Double], upper: [Double], columnBlocks: [Block], rowLower: [Double],
        rowUpper: [Double], rowBlocks: [Block], rowStart: [Int], columnIndex: [Int32], coefficient: [Double]
    ) {
        precondition(cost.count == lower.count && cost.count == upper.count && rowLower.count == rowUpper.count)
        precondition(rowStart.count == rowLower.count + 1 && rowStart.last == columnIndex.count)
        precondition(columnIndex.count == coefficient.count)
        self.name = name
        (self.cost, self.lower, self.upper, self.columnBlocks) = (cost, lower, upper, columnBlocks)
        (self.rowLower, self.rowUpper, self.rowBlocks) = (rowLower, rowUpper, rowBlocks)
        (self.rowStart, self.columnIndex, self.coefficient) = (rowStart, columnIndex, coefficient)
    }

    /// c·x + constant. - Complexity: O(columns).
    public func objective(at x: [Double]) -> Double {
        var sum = objectiveConstant
        for j in 0..<columnCount { sum += cost[j] * x[j] }
        return sum
    }

    public var columnCount: Int { cost.count }
    public var rowCount: Int { rowLower.count }
    /// Rows with the capacity bounds counted as rows.
    public var totalRowCount: Int { rowCount + capacityBoundCount }
    public var nonzeroCount: Int { coefficient.count + 2 * capacityBoundCount }
}

/// x[columns[t]] ≤ factor[t] · x[capacity], for every member t of `columns`.
public struct CapacityBoundBlock: Sendable {
    /// `start` numbers the members among all capacity bounds of the program.
    public let block: Block
    public let columns: Columns
    public let factor: Coefficient
    public let capacity: Columns
}

extension LinearProgram {
    /// Adds `count` columns with common bounds, one per hour, day or bill when told so.
    public mutating func addColumns(
        _ label: Label, count: Int = 1, per step: Label.Step = .none, lower: Double = 0, upper: Double = .infinity
    ) -> Columns {
        precondition(count > 0 && lower <= upper, "columns \(label.name): \(count) of them in [\(lower), \(upper)]")
        let start = columnCount
        let bounds = Self.limits(lower, upper)
        columnBlocks.append(Block(label: label.per(step), start: start, count: count))
        cost.append(contentsOf: repeatElement(0, count: count))
        self.lower.append(contentsOf: repeatElement(bounds.lower, count: count))
        self.upper.append(contentsOf: repeatElement(bounds.upper, count: count))
        return Columns(start: start, count: count)
    }

    /// Sets the bounds of one member of a block.
    public mutating func setBounds(_ columns: Columns, _ i: Int = 0, lower: Double, upper: Double) {
        precondition(i < columns.count && lower <= upper)
        (self.lower[columns.start + i], self.upper[columns.start + i]) = Self.limits(lower, upper)
    }

    /// Sets the sides of one ordinary row.
    public mutating func setSides(_ row: Int, lower: Double, upper: Double) {
        precondition(lower <= upper, "row \(row): \(lower) … \(upper)")
        (rowLower[row], rowUpper[row]) = Self.limits(lower, upper)
    }

    /// Puts an expression in place of the objective; each of its terms counts all its members. - Complexity: O(columns).
    public mutating func setObjective(_ expression: LinearExpression) {
        objectiveConstant = 0
        cost = [Double](repeating: 0, count: columnCount)
        for term in expression.terms {
            precondition(term.member == nil, "an objective takes every member once")
            addCost(term.coefficient, term.columns)
        }
    }

    /// The objective without its constant, as an expression of one term for each block of columns with a cost.
    public var objective: LinearExpression {
        var sum = LinearExpression()
        for block in columnBlocks {
            let members = block.start..<block.start + block.count
            if members.contains(where: { cost[$0] != 0 }) {
                sum.add(Array(cost[members]), block.columns)
            }
        }
        return sum
    }

    /// Adds coefficient[i] · x[i] of the block to the objective.
    public mutating func addCost(_ coefficient: Coefficient, _ columns: Columns) {
        for i in 0..<columns.count { cost[columns.start + i] += coefficient[i] }
    }

    public mutating func addCost(_ factor: Double, _ columns: Columns) { addCost(.constant(factor), columns) }

    /// Adds, for every t < count, lower[t] ≤ expression(t) ≤ upper[t]. Returns the first row's index.
    ///
    /// Coefficients that are exactly zero are left out. - Complexity: O(count · terms).
    @discardableResult
    public mutating func addRows(
        _ label: Label, count: Int = 1, per step: Label.Step = .none, lower: Coefficient, upper: Coefficient,
        _ expression: LinearExpression
    ) -> Block {
        let block = Block(label: label.per(step), start: rowCount, count: count)
        rowBlocks.append(block)
        // Terms that pick their members may meet in one column, as an hour and the hour before it do where there is only one.
        let mayMeet = expression.terms.contains { $0.member != nil }
        for t in 0..<count {
            for term in expression.terms {
                let i = term.member.map { Int($0[t]) } ?? (term.columns.count == 1 ? 0 : t)
                let value = term.coefficient[t]
                precondition(i < term.columns.count && value.isFinite, "row \(t) of \(label.name)")
                if value == 0 { continue }
                if mayMeet {
                    addEntry(term.columns.start + i, value)
                } else {
                    appendEntry(term.columns.start + i, value)
                }
            }
            closeRow(lower: lower[t], upper: upper[t])
        }
        return block
    }

    /// Adds expression(t) = rightHandSide[t] for every t < count.
    @discardableResult
    public mutating func addEqualities(
        _ label: Label, count: Int = 1, per step: Label.Step = .none, _ expression: LinearExpression,
        equals rightHandSide: Coefficient = .constant(0)
    ) -> Block {
        addRows(label, count: count, per: step, lower: rightHandSide, upper: rightHandSide, expression)
    }

    /// Adds expression(t) ≤ rightHandSide[t] for every t < count.
    @discardableResult
    public mutating func addUpperLimits(
        _ label: Label, count: Int = 1, per step: Label.Step = .none, _ expression: LinearExpression,
        atMost rightHandSide: Coefficient = .constant(0)
    ) -> Block {
        addRows(label, count: count, per: step, lower: .constant(-.infinity), upper: rightHandSide, expression)
    }

    /// Adds one row that sums every member of every term, over `members` of hourly blocks (all when nil):
    /// lower ≤ Σ_t Σ_terms coefficient[t] · x[t] ≤ upper. Terms on blocks of one count once, with coefficient[0].
    @discardableResult
    public mutating func addSum(
        _ label: Label, per step: Label.Step = .none, lower: Double = -.infinity, upper: Double = .infinity,
        over members: Range<Int>? = nil, _ expression: LinearExpression
    ) -> Block {
        let block = Block(label: label.per(step), start: rowCount, count: 1)
        rowBlocks.append(block)
        for term in expression.terms {
            precondition(term.member == nil, "a sum takes every member once")
            let range = term.columns.count == 1 ? 0..<1 : (members ?? 0..<term.columns.count)
            for t in range where term.coefficient[t] != 0 {
                appendEntry(term.columns.start + t, term.coefficient[t])
            }
        }
        closeRow(lower: lower, upper: upper)
        return block
    }

    /// Adds x[t] ≤ factor[t] · capacity for every member of `columns`, one per what these are one per.
    ///
    /// Where factor[t] is zero the column is bounded by zero instead.
    public mutating func addCapacityBounds(
        _ label: Label, _ columns: Columns, factor: Coefficient = .constant(1), capacity: Columns
    ) {
        precondition(capacity.count == 1)
        for t in 0..<columns.count where factor[t] == 0 { upper[columns.start + t] = 0 }
        let block = Block(
            label: label.per(step(of: columns)), kind: .capacityBound, start: capacityBoundCount, count: columns.count)
        capacityBounds.append(CapacityBoundBlock(block: block, columns: columns, factor: factor, capacity: capacity))
        capacityBoundCount += columns.count
    }

    private func step(of columns: Columns) -> Label.Step {
        let block = columnBlocks.containing(columns.start)
        let first = columns.start - block.start
        return columns.count == block.count ? block.label.step : block.label.step.part(first..<first + columns.count)
    }

    private mutating func appendEntry(_ column: Int, _ value: Double) {
        columnIndex.append(Int32(truncatingIfNeeded: column))
        coefficient.append(value)
    }

    /// Adds to the entry that the row being built has in the column, or appends one. - Complexity: O(entries of the row).
    private mutating func addEntry(_ column: Int, _ value: Double) {
        let row = rowStart[rowStart.count - 1]..<columnIndex.count
        guard let e = row.first(where: { Int(columnIndex[$0]) == column }) else { return appendEntry(column, value) }
        coefficient[e] += value
        if coefficient[e] == 0 {
            columnIndex.remove(at: e)
            coefficient.remove(at: e)
        }
    }

    private mutating func closeRow(lower: Double, upper: Double) {
        precondition(lower <= upper, "row \(rowCount): \(lower) … \(upper)")
        let sides = Self.limits(lower, upper)
        rowLower.append(sides.lower)
        rowUpper.append(sides.upper)
        rowStart.append(columnIndex.count)
    }
}
