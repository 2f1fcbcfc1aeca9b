import LinearProgramming

/// The rows of a program gathered on buses: those of one quantity, place and item, each in its own snapshots, share one.
///
/// Rows that overlap in time, as bills that share hours do, need as many buses as overlap. Parts of a thing share a bus:
/// sums over parts of a year, such as days of water, whatever their items, and states of numbered parts, `dam.0`, `dam.1`.
struct Buses {
    struct Bus {
        let label: Label
        let name: String
        /// By snapshot.
        let rows: [Int]
    }

    let all: [Bus]
    /// When each row holds; nil for rows that say nothing or are left out.
    let placements: [Placement?]
    /// Bus of each row; nil where its placement is.
    let bus: [Int?]

    /// More rows than this over one hour are not taken apart: each bus has a row in every snapshot. A reservoir followed
    /// through 365 days that are alike has as many.
    static let mostOverlaps = 400

    /// - Complexity: O(rows · log rows).
    init(_ equations: Equations, log: inout InexpressibleLog) {
        var placements = equations.placements(log: &log)
        var names = NameRegister()
        var all: [Bus] = []
        var bus = [Int?](repeating: nil, count: placements.count)
        for group in Buses.groups(equations, placements) {
            for (layer, rows) in Buses.layers(group, placements).enumerated() {
                let label = Buses.commonLabel(rows, equations)
                if layer >= Buses.mostOverlaps {
                    log.note(label, "more than \(Buses.mostOverlaps) of its rows overlap in time")
                    for row in rows { placements[row] = nil }
                    continue
                }
                for row in rows { bus[row] = all.count }
                all.append(Bus(label: label, name: names.unique(label.nameWithoutYear), rows: rows))
            }
        }
        (self.all, self.placements, self.bus) = (all, placements, bus)
    }

    private struct Key: Hashable {
        let quantity, place, item: String
    }

    /// Rows that may share a bus, in the order of the program.
    private static func groups(_ equations: Equations, _ placements: [Placement?]) -> [[Int]] {
        var groups: [[Int]] = []
        var index: [Key: Int] = [:]
        for block in equations.rowBlocks {
            let label = block.label
            for row in block.rows {
                guard let placement = placements[row] else { continue }
                let item = placement.kind == .total && label.role == .yearly ? "" : label.itemOfParts
                let key = Key(quantity: label.quantity, place: label.place, item: item)
                let group = index[key, default: groups.count]
                if group == groups.count {
                    index[key] = group
                    groups.append([])
                }
                groups[group].append(row)
            }
        }
        return groups
    }

    /// The rows of a group taken apart, so that none overlap in time; as few layers as can be.
    private static func layers(_ rows: [Int], _ placements: [Placement?]) -> [[Int]] {
        var layers: [[Int]] = []
        var ends: [Int] = []
        let ordered = rows.sorted {
            let (a, b) = (placements[$0]!.span.lowerBound, placements[$1]!.span.lowerBound)
            return a != b ? a < b : $0 < $1
        }
        for row in ordered {
            let span = placements[row]!.span
            if let layer = ends.firstIndex(where: { $0 <= span.lowerBound }) {
                layers[layer].append(row)
                ends[layer] = span.upperBound
            } else {
                layers.append([row])
                ends.append(span.upperBound)
            }
        }
        return layers
    }

    /// What all rows of a bus have in common.
    private static func commonLabel(_ rows: [Int], _ equations: Equations) -> Label {
        var label = equations.label(ofRow: rows[0])
        let others = rows.map { equations.label(ofRow: $0) }
        if others.contains(where: { $0.item != label.item }) { label.item = label.itemOfParts }
        if others.contains(where: { $0.itemOfParts != label.itemOfParts }) { label.item = "" }
        return label
    }
}

extension Label {
    /// `quantity:place:item`, as blocks of all years share it.
    var nameWithoutYear: String {
        var label = self
        label.year = nil
        return label.name
    }

    /// Which numbered part of its item a state belongs to: 3 of `dam.3`.
    var part: Int? {
        guard role == .state, let dot = item.lastIndex(of: ".") else { return nil }
        return Int(item[item.index(after: dot)...])
    }

    /// The item without the number of its part.
    var itemOfParts: String {
        part == nil ? item : String(item[..<item.lastIndex(of: ".")!])
    }

    /// What flows: the quantity, without saying that it is balanced.
    var carrier: String {
        let ending = "_balance"
        return quantity.hasSuffix(ending) ? String(quantity.dropLast(ending.count)) : quantity
    }
}

/// Names, each given once.
struct NameRegister {
    private var given: [String: Int] = [:]

    /// The name itself, or with `:2`, `:3` … behind it where it is taken.
    mutating func unique(_ name: String) -> String {
        given[name, default: 0] += 1
        let count = given[name]!
        return count == 1 ? name : unique("\(name):\(count)")
    }
}
