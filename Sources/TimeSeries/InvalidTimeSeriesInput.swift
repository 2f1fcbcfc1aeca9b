/// Wrong input to a series: every issue found, in order, each a sentence that names the key.
public struct InvalidTimeSeriesInput: Error, Equatable, CustomStringConvertible {
    public let issues: [String]

    public var description: String { issues.joined(separator: "\n") }
}

/// Gathers issues so that all are reported at once.
struct InputCheck {
    private var issues: [String] = []

    mutating func require(_ condition: Bool, _ issue: @autoclosure () -> String) {
        if !condition { issues.append(issue()) }
    }

    /// Requires a finite value in the range.
    mutating func require(_ value: Double, in range: ClosedRange<Double>, _ key: String) {
        require(value.isFinite && range.contains(value), "\(key) is \(value), not in \(range)")
    }

    /// Requires twelve finite values in the range.
    mutating func requireMonthly(_ values: [Double], in range: ClosedRange<Double>, _ key: String) {
        require(values.count == 12, "\(key) has \(values.count) values, not 12")
        for (month, value) in values.enumerated() { require(value, in: range, "\(key)[\(month)]") }
    }

    func finish() throws(InvalidTimeSeriesInput) {
        if !issues.isEmpty { throw InvalidTimeSeriesInput(issues: issues) }
    }
}
