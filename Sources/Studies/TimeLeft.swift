import Foundation
import LinearProgramming

/// How long a solve may still take: the worst of its gap and residuals, of which the logarithm falls by about as much at each
/// iteration as it has so far (least squares), and a little more towards the end, down to the tolerance; times the seconds of the
/// latest iterations.
///
/// Nothing is said before there is a trend, nor where it does not lead down. In recorded solves of the flagship, its systems' view,
/// one year of it and two pieces the guess was 0.5 to 1.4 times what was left, from 30 to 80 % of the way.
public struct TimeLeft: Sendable {
    private var points: [(worst: Double, seconds: Double)] = []

    /// Points before a trend is believed, and its least fall, in decades an iteration.
    private static let leastPoints = 10
    private static let leastFall = 0.02
    /// What is left by the trend, less what the quicker end saves.
    private static let quickening = 0.75
    /// Latest iterations whose pace counts.
    private static let latest = 8
    /// Decades of an optimum.
    private static let tolerance = -8.0

    public init() {}

    public mutating func add(_ record: IterationRecord) {
        let worst = max(record.relativeGap, record.primalResidual, record.dualResidual)
        points.append((worst > 0 && worst.isFinite ? log10(worst) : .nan, record.seconds))
    }

    /// Of the way from the first gap that means something to the tolerance, on a logarithmic scale.
    public var share: Double? {
        guard let first = points.first(where: { $0.worst.isFinite })?.worst, let best = best else { return nil }
        let from = max(first, 0)
        return min(max((from - best) / (from - Self.tolerance), 0), 1)
    }

    private var best: Double? { points.map(\.worst).filter(\.isFinite).min() }

    public var seconds: Double? {
        let known = points.enumerated().filter { $0.element.worst.isFinite }
        guard known.count >= Self.leastPoints, let last = known.last else { return nil }
        let fall = -Self.slope(known.map { (Double($0.offset), $0.element.worst) })
        guard fall >= Self.leastFall else { return nil }
        let recent = points.suffix(Self.latest + 1)
        let pace = (recent.last!.seconds - recent.first!.seconds) / Double(recent.count - 1)
        return max(0, last.element.worst - Self.tolerance) / fall * pace * Self.quickening
    }

    /// `about 40 s`, to one figure that means something; nil where it cannot be known.
    public var words: String? { seconds.map(Self.words) }

    public static func words(_ seconds: Double) -> String {
        let steps: [(to: Double, by: Double)] = [(10, 1), (30, 5), (120, 10)]
        if let step = steps.first(where: { seconds <= $0.to }) {
            return "about \(Int(max(1, (seconds / step.by).rounded()) * step.by)) s"
        }
        return seconds < 7200
            ? "about \(Int((seconds / 60).rounded())) min" : "about \(Int((seconds / 3600).rounded())) h"
    }

    /// Of the least-squares line.
    private static func slope(_ points: [(x: Double, y: Double)]) -> Double {
        let n = Double(points.count)
        let (x, y) = (points.reduce(0) { $0 + $1.x } / n, points.reduce(0) { $0 + $1.y } / n)
        let spread = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
        return spread == 0 ? 0 : points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / spread
    }
}
