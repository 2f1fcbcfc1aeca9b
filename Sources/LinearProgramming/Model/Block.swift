/// How a column or row takes part in the program's structure. Solvers that exploit the structure read it; names and
/// duals are grouped by it.
public enum Role: String, Sendable, CaseIterable {
    /// Coupled to nothing outside its hour, except to capacities and yearly rows.
    case local
    /// Joins consecutive hours: store levels, backlogs.
    case state
    /// A stock or a build that every hour of a year may touch.
    case capacity
    /// A sum over the hours of a year or of a part of it (a day, a billing month).
    case yearly
}

/// What a block of columns or rows stands for.
public struct Label: Sendable, Hashable {
    /// The quantity, in the field's words: `rack_work`, `power_balance`.
    public var quantity: String
    /// Where: a region or a link; empty when the block belongs to no place.
    public var place: String
    /// Which thing at the place: a rack class, a plant, a workload; empty when there is just one.
    public var item: String
    /// The year, or nil for blocks that span the horizon.
    public var year: Int?
    public var role: Role

    public init(_ quantity: String, place: String = "", item: String = "", year: Int? = nil, role: Role = .local) {
        self.quantity = quantity
        self.place = place
        self.item = item
        self.year = year
        self.role = role
    }

    /// `quantity:place:item:year` with empty parts left out; free of blanks, as MPS wants it.
    public var name: String {
        var parts = [quantity]
        if !place.isEmpty { parts.append(place) }
        if !item.isEmpty { parts.append(item) }
        if let year { parts.append(String(year)) }
        let joined = parts.joined(separator: ":")
        return joined.contains(" ") ? joined.split(separator: " ").joined(separator: "_") : joined
    }
}

/// A run of consecutive columns or rows that share a label: one per hour (or day, or month), or a single one.
///
/// Labels are kept per block and not per column, so that six million columns cost a few thousand labels.
public struct Block: Sendable {
    public let label: Label
    public let start: Int
    public let count: Int

    package init(label: Label, start: Int, count: Int) {
        (self.label, self.start, self.count) = (label, start, count)
    }

    /// Name of the i-th member: the label's name, with `:i` behind it when the block has more than one.
    public func name(_ i: Int) -> String { count == 1 ? label.name : "\(label.name):\(i)" }
}

extension Array where Element == Block {
    /// The block that holds a global index, by bisection. - Complexity: O(log blocks).
    public func containing(_ index: Int) -> Block {
        var low = 0
        var high = count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if self[middle].start <= index { low = middle } else { high = middle - 1 }
        }
        return self[low]
    }

    /// The name of the column or row at a global index.
    public func name(of index: Int) -> String {
        let block = containing(index)
        return block.name(index - block.start)
    }
}
