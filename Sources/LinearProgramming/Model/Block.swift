/// A run of consecutive columns or rows that share a label: one per hour (or day, or month), or a single one.
///
/// Labels are kept per block and not per column, so that six million columns cost a few thousand labels.
public struct Block: Sendable {
    public enum Kind: Sendable, Hashable {
        /// Columns, or rows of any shape.
        case general
        /// Rows x[g] − a·x[K] ≤ 0, for each of many columns g and one column K.
        case capacityBound
    }

    public let label: Label
    public let kind: Kind
    public let start: Int
    public let count: Int

    package init(label: Label, kind: Kind = .general, start: Int, count: Int) {
        (self.label, self.kind, self.start, self.count) = (label, kind, start, count)
        switch label.step {
        case .hours(let those), .days(let those): precondition(those.count == count, "steps of \(label.name)")
        case .none, .hour, .day, .bill: break
        }
    }

    /// Name of the i-th member: the label's name, with `:i` behind it when the block has more than one.
    public func name(_ i: Int) -> String { count == 1 ? label.name : "\(label.name):\(i)" }
}

/// Where a column or row stands: the block that it is a member of, and which one.
public struct Coordinates: Sendable, Hashable {
    public let label: Label
    public let kind: Block.Kind
    public let member: Int

    init(_ block: Block, _ index: Int) { (label, kind, member) = (block.label, block.kind, index - block.start) }

    public var step: Label.Step { label.step }
    /// The hour, day or bill of the model's year that it stands for; of a block that runs over none, the member.
    public var index: Int { step.index(of: member) }
}

extension Array where Element == Block {
    /// The block that holds a global index. - Complexity: O(log blocks).
    public func containing(_ index: Int) -> Block { last(from: \.start, upTo: index) }

    /// The name of the column or row at a global index.
    public func name(of index: Int) -> String {
        let block = containing(index)
        return block.name(index - block.start)
    }
}

extension Array {
    /// The last element whose number is at most `index`, by bisection of ascending numbers.
    func last(from number: KeyPath<Element, Int>, upTo index: Int) -> Element {
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if self[middle][keyPath: number] <= index { low = middle } else { high = middle - 1 }
        }
        return self[low]
    }
}

extension LinearProgram {
    /// What a column stands for. - Complexity: O(log blocks).
    public func coordinates(ofColumn column: Int) -> Coordinates {
        Coordinates(columnBlocks.containing(column), column)
    }

    /// What a row of `rowMatrix()` stands for. - Complexity: O(log blocks).
    public func coordinates(ofRow row: Int) -> Coordinates {
        let (block, index) = block(ofRow: row)
        return Coordinates(block, index)
    }

    /// The block of a row of `rowMatrix()`, and the row's index among those that the block's start counts.
    /// - Complexity: O(log blocks).
    package func block(ofRow row: Int) -> (block: Block, index: Int) {
        row < rowCount ? (rowBlocks.containing(row), row) : (bounds(ofRow: row).block, row - rowCount)
    }

    /// The name of a row of `rowMatrix()`. - Complexity: O(log blocks).
    public func rowName(_ row: Int) -> String {
        let (block, index) = block(ofRow: row)
        return block.name(index - block.start)
    }

    /// The columns x[g] and x[K] of a row of `rowMatrix()` that is a capacity bound; of others, nil.
    /// - Complexity: O(log blocks).
    public func capacityBound(ofRow row: Int) -> (column: Int, capacity: Int)? {
        if row < rowCount { return nil }
        let bound = bounds(ofRow: row)
        return (bound.columns.start + row - rowCount - bound.block.start, bound.capacity.start)
    }

    private func bounds(ofRow row: Int) -> CapacityBoundBlock {
        capacityBounds.last(from: \.block.start, upTo: row - rowCount)
    }
}
