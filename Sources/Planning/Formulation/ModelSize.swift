import LinearProgramming
import OperatingSystem
import TimeSeries

/// How large a scenario's program will be, before it is built.
///
/// Every part of a model is a number of rows, columns and entries for each year, and others for each hour of it: with counts
/// n₁ and n₂ at one and two days, n(h) = n₁ + (n₂ − n₁)·(h − 24)/24. What depends on the calendar (billing months, days that
/// work may wait for) is of the second order.
package struct ModelSize: Equatable, Sendable {
    package let hours: Int
    package let rows: Int
    package let columns: Int
    package let nonzeros: Int

    /// Bytes of a model while it is built, for each row or column and for each nonzero; measured on the flagship.
    private static let bytesPerLine = 120
    private static let bytesPerNonzero = 50

    /// Models of no more hours than this are no larger than those that would measure them.
    private static let smallestHours = 48

    init(hours: Int, rows: Int, columns: Int, nonzeros: Int) {
        (self.hours, self.rows, self.columns, self.nonzeros) = (hours, rows, columns, nonzeros)
    }

    /// Builds the model at one and at two days. - Complexity: that of 72 hours.
    package init(_ scenario: Scenario, _ series: ScenarioSeries, hours: Int) {
        let (one, two) = (Self.measured(scenario, series, days: 1), Self.measured(scenario, series, days: 2))
        func extrapolated(_ size: KeyPath<ModelSize, Int>) -> Int {
            one[keyPath: size] + (two[keyPath: size] - one[keyPath: size]) * (hours - one.hours)
                / (two.hours - one.hours)
        }
        self.init(
            hours: hours, rows: extrapolated(\.rows), columns: extrapolated(\.columns),
            nonzeros: extrapolated(\.nonzeros))
    }

    private static func measured(_ scenario: Scenario, _ series: ScenarioSeries, days: Int) -> ModelSize {
        let axis = TimeAxis(.days(days))
        let program = PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)).program
        return ModelSize(
            hours: axis.hoursPerYear, rows: program.totalRowCount, columns: program.columnCount,
            nonzeros: program.nonzeroCount)
    }

    /// Bytes that building and solving it take at least.
    package var bytes: Int {
        Self.bytesPerLine * (rows + columns) + Self.bytesPerNonzero * nonzeros
            + LinearProgram.leastSolverBytes(lines: rows + columns, nonzeros: nonzeros)
    }

    /// - Throws: `OutOfMemory` when there is no room for the model of so many hours.
    static func requireRoom(_ scenario: Scenario, _ series: ScenarioSeries, hours: Int) throws(OutOfMemory) {
        // Less than any region takes, so that what measures fits as well.
        let cells = scenario.regions.count * scenario.horizon.years.count
        let least = ModelSize(hours: smallestHours, rows: 0, columns: 10 * cells * smallestHours, nonzeros: 0)
        try least.requireRoom()
        if hours > smallestHours { try ModelSize(scenario, series, hours: hours).requireRoom() }
    }

    private func requireRoom() throws(OutOfMemory) {
        try FreeMemory.require(
            bytes,
            for:
                "a model of \(hours) hours a year, with about \(rows) rows, \(columns) columns and \(nonzeros) nonzeros,",
            advice: "choose fewer hours (--resolution weeks:1, or days:1), or fewer years")
    }
}

extension PlanModel {
    /// The model of a scenario, where there is room for it.
    ///
    /// - Throws: `OutOfMemory` (exit code 12), before anything large is built.
    public static func sized(
        _ scenario: Scenario, _ series: ScenarioSeries, axis: TimeAxis, profiles: Profiles
    ) throws -> PlanModel {
        try ModelSize.requireRoom(scenario, series, hours: axis.hoursPerYear)
        return PlanModel(scenario, axis: axis, profiles: profiles)
    }
}
