import Foundation

/// Looks for the place on a line at which what holds breaks.
///
/// From the start it walks outward, each step as large as the way so far, until the verdict changes; one point farther on is looked at too, to
/// see whether it stays so; then the interval is halved (in ratio where its ends are far apart) down to the tolerance:
///
///     |b − h| ≤ tolerance · max(|b|, |h|)
///
/// Where the start breaks already it walks the other way, to where it holds. Every verdict that contradicts a single change is noted: then
/// the bracket is the one nearest to the start.
public struct ThresholdSearch: Sendable {
    public enum Verdict: Sendable, Equatable {
        case holds, breaks
        /// Such a number is not taken, so that nothing can be said beyond it.
        case refused
        /// The verdict could not be had in time.
        case stopped
    }

    /// Where to look.
    public struct Line: Sendable {
        public var start: Double
        /// nil: as far as eight doublings.
        public var end: Double?
        public var goesUp: Bool
        /// What may be asked for.
        public var range: ClosedRange<Double>
        public var isWhole: Bool
        /// Relative.
        public var tolerance: Double

        public init(
            start: Double, end: Double? = nil, goesUp: Bool = true,
            range: ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude, isWhole: Bool = false,
            tolerance: Double = 0.01
        ) {
            (self.start, self.end, self.goesUp) = (start, end, goesUp)
            (self.range, self.isWhole, self.tolerance) = (range, isWhole, tolerance)
        }
    }

    public struct Found: Sendable, Equatable {
        public var holdsAt: Double?
        public var breaksAt: Double?
        /// Whether they are as near as asked for.
        public var isWithinTolerance = false
        /// A number farther out than the change at which it is as at the start again; nil: none was seen.
        public var changesBackAt: Double?
        /// The first number that was refused.
        public var refusedAt: Double?
        /// Where a verdict could not be had.
        public var stoppedAt: Double?
    }

    private let line: Line
    private var found = Found()

    /// Doublings outward, and points between two given ends.
    private static let mostDoublings = 8
    private static let pointsBetweenEnds = 4
    /// Of a bracket around zero, what ends its halving.
    private static let leastShareOfBracket = 1e-3
    /// Halvings towards a number that is refused.
    private static let mostRetreats = 4

    public init(_ line: Line) { self.line = line }

    /// - Parameter verdict: asked once for each number.
    public mutating func run(_ verdict: (Double) throws -> Verdict) rethrows -> Found {
        let first = try ask(line.start, verdict)
        guard first == .holds || first == .breaks else { return found }
        let outward = points(reversed: first == .breaks)
        guard let change = try walk(outward, from: first, verdict) else { return found }
        try lookBeyond(change.rest, first, verdict)
        try halve(change.before, change.at, first, verdict)
        return found
    }

    private mutating func ask(_ value: Double, _ verdict: (Double) throws -> Verdict) rethrows -> Verdict {
        let answer = try verdict(value)
        switch answer {
        case .holds: found.holdsAt = value
        case .breaks: found.breaksAt = value
        case .refused: found.refusedAt = found.refusedAt ?? value
        case .stopped: found.stoppedAt = value
        }
        return answer
    }

    /// The first point at which the verdict changes, the one before it, and the points after it.
    private mutating func walk(
        _ points: [Double], from first: Verdict, _ verdict: (Double) throws -> Verdict
    ) rethrows -> (before: Double, at: Double, rest: ArraySlice<Double>)? {
        var last = line.start
        for (i, point) in points.enumerated() {
            let answer = try ask(point, verdict)
            if answer == .stopped { return nil }
            if answer == .refused { return try retreat(last, point, first, verdict) }
            if answer != first { return (last, point, points[(i + 1)...]) }
            last = point
        }
        return nil
    }

    /// Halves the way to a number that is refused, to see whether the verdict changes before it.
    private mutating func retreat(
        _ from: Double, _ refused: Double, _ first: Verdict, _ verdict: (Double) throws -> Verdict
    ) rethrows -> (before: Double, at: Double, rest: ArraySlice<Double>)? {
        var (last, wall) = (from, refused)
        for _ in 0..<Self.mostRetreats {
            guard let middle = middle(last, wall) else { return nil }
            switch try ask(middle, verdict) {
            case .stopped: return nil
            case .refused: wall = middle
            case first: last = middle
            default: return (last, middle, [])
            }
        }
        return nil
    }

    /// Between two ends that were given, all points; else one more.
    private mutating func lookBeyond(
        _ rest: ArraySlice<Double>, _ first: Verdict, _ verdict: (Double) throws -> Verdict
    ) rethrows {
        let known = (found.holdsAt, found.breaksAt)
        for point in line.end == nil ? rest.prefix(1) : rest {
            let answer = try verdict(point)
            if answer == .refused || answer == .stopped { break }
            if answer == first, found.changesBackAt == nil { found.changesBackAt = point }
        }
        (found.holdsAt, found.breaksAt) = known
    }

    private mutating func halve(
        _ near: Double, _ far: Double, _ first: Verdict, _ verdict: (Double) throws -> Verdict
    ) rethrows {
        var (near, far) = (near, far)
        let floor = Self.leastShareOfBracket * line.tolerance * max(abs(near), abs(far))
        func isNear() -> Bool { abs(far - near) <= max(line.tolerance * max(abs(far), abs(near)), floor) }
        while !isNear(), let middle = middle(near, far) {
            switch try ask(middle, verdict) {
            case .refused, .stopped: return set(near, far, first)
            case first: near = middle
            default: far = middle
            }
        }
        set(near, far, first)
        found.isWithinTolerance = true
    }

    private mutating func set(_ near: Double, _ far: Double, _ first: Verdict) {
        (found.holdsAt, found.breaksAt) = first == .holds ? (near, far) : (far, near)
    }

    /// A number between two, to few digits; nil where there is none.
    private func middle(_ a: Double, _ b: Double) -> Double? {
        let ratio = a * b > 0 ? max(a / b, b / a) : 1
        let middle = ratio > 2 ? (a < 0 ? -1 : 1) * (a * b).squareRoot() : (a + b) / 2
        let rounded = line.isWhole ? middle.rounded(.down) : ThresholdSearch.rounded(middle, digits)
        let chosen = isBetween(rounded, a, b) ? rounded : line.isWhole ? middle.rounded(.up) : middle
        return isBetween(chosen, a, b) ? chosen : nil
    }

    private func isBetween(_ x: Double, _ a: Double, _ b: Double) -> Bool { min(a, b) < x && x < max(a, b) }

    /// Enough of them to tell a tenth of the tolerance.
    private var digits: Int { max(3, 2 - Int(log10(line.tolerance).rounded(.down))) }

    static func rounded(_ value: Double, _ digits: Int) -> Double {
        guard value != 0, value.isFinite else { return value }
        let power = digits - 1 - Int(log10(abs(value)).rounded(.down))
        // Powers of ten up to 22 are exact, so that 2.345 comes out as it is typed.
        let scale = pow(10, Double(abs(power)))
        return power >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    }
}

extension ThresholdSearch {
    /// The points to walk along, within the range, each once.
    private func points(reversed: Bool) -> [Double] {
        var points: [Double] = []
        for point in line.end.map(between) ?? doublings(up: line.goesUp != reversed) {
            let whole = line.isWhole ? point.rounded() : point
            let clipped = min(max(whole, line.range.lowerBound), line.range.upperBound)
            if clipped != line.start, !points.contains(clipped) { points.append(clipped) }
        }
        return points
    }

    private func between(_ end: Double) -> [Double] {
        let count = Self.pointsBetweenEnds
        return (1...count).map { $0 == count ? end : line.start + (end - line.start) * Double($0) / Double(count) }
    }

    private func doublings(up: Bool) -> [Double] {
        let sign = up ? 1.0 : -1.0
        let steps = (1...Self.mostDoublings).map { pow(2, Double($0)) }
        if line.start == 0 { return steps.map { sign * first(sign) * $0 / 2 } }
        if (line.start > 0) == up { return steps.map { line.start * $0 } }
        let towards = steps.prefix(3).map { line.start / $0 }
        let least = up ? line.range.upperBound : line.range.lowerBound
        let beyond = line.range.contains(0) ? [0] : steps.dropFirst(3).map { line.start / $0 }
        return towards + beyond
            + (abs(least) > 0 && line.range.contains(0) ? steps.map { sign * abs(line.start) * $0 / 2 } : [])
    }

    /// The first step away from zero: a hundred-and-twenty-eighth of a range that ends.
    private func first(_ sign: Double) -> Double {
        let bound = sign > 0 ? line.range.upperBound : -line.range.lowerBound
        return bound < 1e6 ? bound / 128 : 1
    }
}
