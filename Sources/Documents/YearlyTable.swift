/// A number that may change from year to year: straight lines between the given years, held level outside them.
public struct YearlyTable: Equatable, Sendable {
    public struct Point: Equatable, Sendable {
        public let year: Int
        public let value: Double

        public init(year: Int, value: Double) {
            self.year = year
            self.value = value
        }
    }

    /// By year, at least one, no year twice.
    public let points: [Point]

    /// The same number in every year.
    public init(constant value: Double) { points = [Point(year: 0, value: value)] }

    /// The points may come in any order. Precondition: at least one, and no year twice.
    public init(points: [Point]) {
        precondition(!points.isEmpty, "a yearly table without points")
        self.points = points.sorted { $0.year < $1.year }
        precondition(zip(self.points, self.points.dropFirst()).allSatisfy { $0.year < $1.year }, "a year twice")
    }

    /// v(y) = v₀ + (v₁ − v₀)·(y − y₀)/(y₁ − y₀) for y₀ ≤ y ≤ y₁, neighbours among the points; infinity (no limit) between two
    /// of which one is.
    ///
    /// - Complexity: O(points).
    public func value(in year: Int) -> Double {
        guard let next = points.firstIndex(where: { $0.year >= year }) else { return points[points.count - 1].value }
        guard next > 0, points[next].year > year else { return points[next].value }
        let (before, after) = (points[next - 1], points[next])
        guard before.value.isFinite, after.value.isFinite else { return .infinity }
        let share = Double(year - before.year) / Double(after.year - before.year)
        return before.value + (after.value - before.value) * share
    }

    public var isConstant: Bool { minimum == maximum }

    /// The least of the points' values, hence of any year's.
    public var minimum: Double { points.reduce(points[0].value) { min($0, $1.value) } }

    /// The greatest of the points' values, hence of any year's.
    public var maximum: Double { points.reduce(points[0].value) { max($0, $1.value) } }
}
