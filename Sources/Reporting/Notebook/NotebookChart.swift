/// A picture of a notebook as its numbers: marks in the units of its axes.
struct NotebookChart {
    struct Point {
        let x: Double
        let y: Double
    }

    /// What is drawn, and its colour: the number of its entry in the legend, or nil for ink.
    enum Mark {
        /// Corners of a rectangle, with what it says.
        case bar(Point, Point, colour: Int, says: String)
        case line([Point], colour: Int?, width: Double)
        case area([Point], colour: Int, opacity: Double = 1)
        /// A dot, with what it says.
        case dot(Point, radius: Double, colour: Int?, says: String)
        /// Beside a point, so far from it.
        case words(Point, String, away: Double = 8)
    }

    let title: String
    let xTitle: String
    let yTitle: String
    var marks: [Mark] = []
    var legend: [String] = []
    /// Words under the axis; nil: numbers.
    var xWords: [(x: Double, text: String)]?
    var yWords: [(y: Double, text: String)]?
    /// Whether the upward axis holds 0.
    var fromZero = true

    private var points: [Point] {
        marks.flatMap { mark in
            switch mark {
            case .bar(let a, let b, _, _): [a, b]
            case .line(let points, _, _), .area(let points, _, _): points
            case .dot(let point, _, _, _), .words(let point, _, _): [point]
            }
        }
    }

    var xRange: ClosedRange<Double> { range(points.map(\.x), fromZero: false) }
    var yRange: ClosedRange<Double> { range(points.map(\.y), fromZero: fromZero) }

    private func range(_ values: [Double], fromZero: Bool) -> ClosedRange<Double> {
        let all = values.filter(\.isFinite) + (fromZero ? [0] : [])
        let (low, high) = (all.min() ?? 0, all.max() ?? 1)
        if low == high { return low - 0.5...high + 0.5 }
        return low...high
    }
}

/// Bars of several series on each other, a bar for each key.
extension NotebookChart {
    struct Stack {
        let name: String
        let values: [Double]
    }

    /// - Parameter stacks: each with a value for each of `keys`.
    mutating func addBars(_ keys: [String], _ stacks: [Stack]) {
        legend = stacks.map(\.name)
        xWords = keys.enumerated().map { (Double($0), $1) }
        for k in keys.indices {
            var (above, below) = (0.0, 0.0)
            for (s, stack) in stacks.enumerated() where stack.values[k] != 0 {
                let value = stack.values[k]
                let from = value < 0 ? below : above
                if value < 0 { below += value } else { above += value }
                let says = "\(keys[k]), \(stack.name): \(NumberText.text(value, decimals: 3)) \(yTitle)"
                marks.append(
                    .bar(
                        Point(x: Double(k) - 0.4, y: from), Point(x: Double(k) + 0.4, y: from + value), colour: s,
                        says: says))
            }
        }
    }

    /// Areas of several series on each other: what is above 0 upwards, the rest downwards.
    mutating func addAreas(_ xs: [Double], _ stacks: [Stack]) {
        legend = stacks.map(\.name)
        for isAbove in [true, false] {
            var base = xs.map { _ in 0.0 }
            for (s, stack) in stacks.enumerated() {
                let top = zip(base, stack.values).map { $0 + (isAbove ? max($1, 0) : min($1, 0)) }
                if top != base {
                    let edge = zip(xs, top).map(Point.init) + zip(xs, base).reversed().map(Point.init)
                    marks.append(.area(edge, colour: s))
                }
                base = top
            }
        }
    }

    mutating func addLine(_ name: String, _ points: [Point]) {
        marks.append(.line(points, colour: legend.count, width: 2))
        legend.append(name)
    }
}
