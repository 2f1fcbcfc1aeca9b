import LinearProgramming

/// Which limits an infeasible program's Farkas ray leans on, in the words of their labels.
public struct InfeasibilityExplanation {
    /// One line for each group of rows, the largest share of the proof first.
    public let parties: [String]

    /// - Parameter ray: a multiplier for each row of `rowMatrix()`, empty when there is none.
    public init(_ program: LinearProgram, ray: [Double]) {
        guard !ray.isEmpty else {
            parties = []
            return
        }
        // A row's part in the contradiction is its multiplier times the side it leans on.
        let matrix = program.rowMatrix()
        var parts: [Label: Double] = [:]
        var order: [Label] = []
        for i in 0..<matrix.rowCount where ray[i] != 0 {
            let side = ray[i] > 0 ? matrix.lower[i] : matrix.upper[i]
            guard side.isFinite, side != 0 else { continue }
            var label = program.rowLabel(i).label
            label.role = .local
            if parts[label] == nil { order.append(label) }
            parts[label, default: 0] += abs(ray[i] * side)
        }
        let ranked = order.enumerated().sorted { (parts[$0.element]!, $1.offset) > (parts[$1.element]!, $0.offset) }
        let total = ranked.reduce(0) { $0 + parts[$1.element]! }
        parties = ranked.filter { parts[$0.element]! > 1e-3 * total }.map { InfeasibilityExplanation.words($0.element) }
    }

    private static func words(_ label: Label) -> String {
        let name = label.quantity.split(separator: "_").joined(separator: " ")
        let what = label.item.isEmpty ? name : "\(name) (\(label.item))"
        let place = label.place.isEmpty ? "" : " at \(label.place)"
        let year = label.year.map { " in \($0)" } ?? ""
        return what + place + year
    }
}
