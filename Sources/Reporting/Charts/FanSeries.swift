import TimeSeries

/// A quantity's spread over the years, and points to set beside it: what a fan chart draws.
public struct FanSeries: Sendable {
    public struct Point: Sendable {
        public let year: Int
        public let value: Double
        /// One letter, which the legend explains.
        public let mark: String
        public let label: String

        public init(year: Int, value: Double, mark: String, label: String) {
            self.year = year
            self.value = value
            self.mark = mark
            self.label = label
        }
    }

    public let title: String
    public let unit: String
    public let years: [Int]
    /// One for each year.
    public let fans: [Fan]
    /// The scenario's own numbers, one for each year.
    public let base: [Double]
    /// Points of years that the chart shows.
    public let points: [Point]

    /// - Precondition: at least one year, rising, and a fan and a base value for each.
    public init(title: String, unit: String, years: [Int], fans: [Fan], base: [Double], points: [Point]) {
        precondition(!years.isEmpty && years.count == fans.count && years.count == base.count)
        self.title = title
        self.unit = unit
        self.years = years
        self.fans = fans
        self.base = base
        self.points = points.filter { years[0] <= $0.year && $0.year <= years[years.count - 1] }
    }

    /// The values of the fan at a place between years, straight lines between.
    func fan(at place: Double) -> (p5: Double, p25: Double, p50: Double, p75: Double, p95: Double) {
        let below = min(max(Int(place), 0), years.count - 1)
        let above = min(below + 1, years.count - 1)
        let share = place - Double(below)
        let (a, b) = (fans[below], fans[above])
        func mixed(_ value: (Fan) -> Double) -> Double { value(a) + share * (value(b) - value(a)) }
        return (mixed(\.p5), mixed(\.p25), mixed(\.p50), mixed(\.p75), mixed(\.p95))
    }

    /// The greatest value on the chart.
    var greatest: Double { max(fans.map(\.p95).max()!, points.map(\.value).max() ?? 0, base.max()!, 1e-9) }
}
