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

/// What a block of columns or rows stands for, and what its members run over.
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
    public var step: Step

    public init(
        _ quantity: String, place: String = "", item: String = "", year: Int? = nil, role: Role = .local,
        step: Step = .none
    ) {
        self.quantity = quantity
        self.place = place
        self.item = item
        self.year = year
        self.role = role
        self.step = step
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

extension Label {
    /// The same label with a step, unless that is `none`.
    func per(_ step: Step) -> Label {
        var label = self
        if step != .none { label.step = step }
        return label
    }

    /// What there is one member of a block for.
    public enum Step: Sendable, Hashable {
        /// Nothing in time: a single member, or members in an order of their own.
        case none
        /// Every hour of the model's year, in order.
        case hour
        /// These hours of the model's year, in this order.
        case hours([Int])
        /// Every day of the model's year, in order.
        case day
        /// These days of the model's year, in this order.
        case days([Int])
        /// Every bill of the year, in order: a month's, or that of the days which stand for several.
        case bill

        /// The hour, day or bill of a member; where the step is `none`, the member itself.
        public func index(of member: Int) -> Int {
            switch self {
            case .none, .hour, .day, .bill: member
            case .hours(let those), .days(let those): those[member]
            }
        }

        /// The step of a few consecutive members; of bills, none.
        func part(_ members: Range<Int>) -> Step {
            switch self {
            case .none, .bill: .none
            case .hour: .hours(Array(members))
            case .hours(let hours): .hours(Array(hours[members]))
            case .day: .days(Array(members))
            case .days(let days): .days(Array(days[members]))
            }
        }
    }
}
