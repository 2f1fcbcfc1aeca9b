/// Hours in a row in which a quantity is missing; a gap across the year's end begins before it.
public struct WeatherGap: Hashable, Sendable {
    public let quantity: WeatherQuantity
    /// 0…8759 on the file's clock.
    public let firstHour: Int
    public let hours: Int

    package init(quantity: WeatherQuantity, firstHour: Int, hours: Int) {
        (self.quantity, self.firstHour, self.hours) = (quantity, firstHour, hours)
    }

    /// Whether it is short enough to be bridged by a straight line.
    public var isMended: Bool { hours <= WeatherImportSettings.longestMendedGapHours }

    /// The gaps of a series, around the year; none when nothing is missing.
    package static func all(_ quantity: WeatherQuantity, _ series: [Double]) -> [WeatherGap] {
        guard series.contains(where: \.isNaN), let start = series.firstIndex(where: { !$0.isNaN }) else { return [] }
        let count = series.count
        var gaps: [WeatherGap] = []
        var length = 0
        for step in 1...count {
            let hour = (start + step) % count
            if series[hour].isNaN {
                length += 1
            } else if length > 0 {
                gaps.append(
                    WeatherGap(quantity: quantity, firstHour: (hour - length + count) % count, hours: length))
                length = 0
            }
        }
        return gaps.sorted { $0.firstHour < $1.firstHour }
    }

    /// The series with straight lines across those of its gaps that are short enough.
    package static func bridged(_ series: [Double], _ gaps: [WeatherGap]) -> [Double] {
        var series = series
        let count = series.count
        for gap in gaps where gap.isMended {
            let from = series[(gap.firstHour + count - 1) % count]
            let to = series[(gap.firstHour + gap.hours) % count]
            for step in 0..<gap.hours {
                let share = Double(step + 1) / Double(gap.hours + 1)
                series[(gap.firstHour + step) % count] = from + share * (to - from)
            }
        }
        return series
    }
}
