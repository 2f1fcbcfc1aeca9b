/// A value that is one number throughout, or one for each snapshot.
package enum Values: Sendable, Equatable {
    case constant(Double)
    case series([Double])

    /// A constant where all numbers are the same.
    init(_ numbers: [Double]) {
        if let first = numbers.first, numbers.allSatisfy({ $0 == first }) {
            self = .constant(first)
        } else {
            self = .series(numbers)
        }
    }

    package subscript(snapshot: Int) -> Double {
        switch self {
        case .constant(let value): value
        case .series(let values): values[snapshot]
        }
    }
}

/// A network in PyPSA's terms: buses that balance in every snapshot, and what injects into them.
///
/// Every snapshot has weight one, and the objective is Σ marginal cost · p + Σ capital cost · size. At each bus and snapshot
///
///     Σ sign·p (generators) − Σ p (links from it) + Σ efficiency·p (links to it) + Σ p (stores) = Σ p_set (loads)
public struct Network: Sendable {
    package struct Bus: Sendable {
        package let name: String
        package let carrier: String
        package let location: String
    }

    /// A size that is given, or chosen between two bounds at a cost for each unit.
    package enum Size: Sendable, Equatable {
        case fixed(Double)
        case chosen(ClosedRange<Double>, cost: Double)
    }

    /// What may flow, as shares of a size: minimum·size ≤ p ≤ maximum·size.
    package struct Operation: Sendable {
        package var size: Size
        package var minimum: Values
        package var maximum: Values
        package var marginalCost: Values
    }

    package struct Generator: Sendable {
        package let name: String
        package let carrier: String
        package let bus: String
        package let sign: Double
        package let operation: Operation
    }

    /// p leaves `bus` and efficiency · p reaches each of `ports`; a negative efficiency takes from that bus, too.
    package struct Link: Sendable {
        package let name: String
        package let carrier: String
        package let bus: String
        package let ports: [(bus: String, efficiency: Values)]
        package let operation: Operation
    }

    package struct Load: Sendable {
        package let bus: String
        package let carrier: String
        package let demand: Values
    }

    /// e(s) = (1 − standing loss(s))·e(s−1) − p(s),   minimum·size ≤ e ≤ maximum·size.
    package struct Store: Sendable {
        package let name: String
        package let carrier: String
        package let bus: String
        package let size: Size
        package let minimum: Values
        package let maximum: Values
        /// The level before the first snapshot is that of the last; otherwise it is zero.
        package let isCyclic: Bool
        package let standingLoss: Values
        /// US$ for each unit of the level in each snapshot.
        package let levelCost: Values
        /// p is zero where this is zero, and free where it is not a number.
        package let fixedFlow: Values
    }

    package var name: String
    package var snapshots: [String]
    package var buses: [Bus] = []
    package var generators: [Generator] = []
    package var links: [Link] = []
    package var loads: [Load] = []
    package var stores: [Store] = []

    /// Every carrier that is named, in alphabetical order.
    package var carriers: [String] {
        let all = buses.map(\.carrier) + generators.map(\.carrier) + links.map(\.carrier) + loads.map(\.carrier)
        return Set(all + stores.map(\.carrier)).sorted()
    }
}

extension Network {
    public var busCount: Int { buses.count }
    public var componentCount: Int { generators.count + links.count + loads.count + stores.count }
}
