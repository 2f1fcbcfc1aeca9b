/// Round numbers along an axis through 0.
package struct AxisTicks {
    package let step: Double
    package let values: [Double]
    package var top: Double { values[values.count - 1] }
    package var bottom: Double { values[0] }

    /// Ticks of 1, 2 or 5 times a power of ten, about `count` of them, the last at or above `greatest` and the first at or below
    /// `least`; 0 is one of them.
    package init(from least: Double = 0, upTo greatest: Double, about count: Int) {
        let (low, high) = (min(least, 0), max(greatest, 0))
        let span = high - low
        let rough = (span > 0 && span.isFinite ? span : 1) / Double(count)
        var power = 1.0
        while power > rough { power /= 10 }
        while power * 10 <= rough { power *= 10 }
        step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
        let first = span.isFinite ? Int((low / step).rounded(.down)) : 0
        let last = span.isFinite && span > 0 ? Int((high / step).rounded(.up)) : count
        values = (first...last).map { [step] in Double($0) * step }
    }

    /// As few decimals as tell the ticks apart.
    package func text(_ value: Double) -> String {
        var decimals = 0
        var scaled = step
        while scaled.rounded() != scaled && decimals < 6 {
            scaled *= 10
            decimals += 1
        }
        return NumberText.text(value, decimals: decimals)
    }
}
