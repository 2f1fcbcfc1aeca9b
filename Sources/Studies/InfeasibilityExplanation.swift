import LinearProgramming
import Planning

/// Which limits an infeasible program's Farkas ray leans on, in the words of their labels: first those that people and
/// policies set, then the rest of the proof.
public struct InfeasibilityExplanation {
    /// One line for each kind of limit and place, with the years it takes part in.
    public let parties: [String]

    private struct Key: Hashable {
        let quantity: String
        let place: String
        let item: String
    }

    private struct Part {
        var weight = 0.0
        var isLimit = false
        var years: Set<Int> = []
    }

    /// - Parameter ray: a multiplier for each row of `rowMatrix()`, empty when there is none.
    public init(_ model: PlanModel, ray: [Double]) {
        guard !ray.isEmpty else {
            parties = []
            return
        }
        let matrix = model.program.rowMatrix()
        let limits = model.limitRows
        var parts: [Key: Part] = [:]
        var order: [Key] = []
        for i in 0..<matrix.rowCount where ray[i] != 0 {
            let label = model.program.rowLabel(i).label
            let key = Key(quantity: label.quantity, place: label.place, item: label.item)
            if parts[key] == nil { order.append(key) }
            var length = 0.0
            for e in matrix.start[i]..<matrix.start[i + 1] { length += abs(matrix.value[e]) }
            parts[key, default: Part()].weight += abs(ray[i]) * length
            if let year = label.year { parts[key]!.years.insert(year) }
            if limits.contains(i) { parts[key]!.isLimit = true }
        }
        // An interior ray touches nearly every row a little: keep what carries the proof.
        let largestLimit = parts.values.filter(\.isLimit).map(\.weight).max() ?? 0
        let largest = parts.values.map(\.weight).max() ?? 0
        let telling = order.filter { parts[$0]!.weight > 0.05 * (parts[$0]!.isLimit ? largestLimit : largest) }
        let ranked = telling.enumerated().sorted { left, right in
            let (a, b) = (parts[left.element]!, parts[right.element]!)
            if a.isLimit != b.isLimit { return a.isLimit }
            return (a.weight, right.offset) > (b.weight, left.offset)
        }
        parties = ranked.map { InfeasibilityExplanation.words($0.element, parts[$0.element]!.years.sorted()) }
    }

    private static func words(_ key: Key, _ years: [Int]) -> String {
        let name = key.quantity.split(separator: "_").joined(separator: " ")
        let what = key.item.isEmpty ? name : "\(name) (\(key.item))"
        let place = key.place.isEmpty ? "" : " at \(key.place)"
        guard let first = years.first, let last = years.last else { return what + place }
        return what + place + (first == last ? " in \(first)" : " in \(first)–\(last)")
    }
}
