import LinearProgramming
import OperatingSystem
import TimeSeries

/// How large a scenario's program will be, before it is built.
public struct ModelSize: Equatable, Sendable {
    public let hours: Int
    public let rows: Int
    public let columns: Int
    public let nonzeros: Int

    package init(hours: Int, rows: Int, columns: Int, nonzeros: Int) {
        (self.hours, self.rows, self.columns, self.nonzeros) = (hours, rows, columns, nonzeros)
    }

    /// - Complexity: that of `ModelGrowth`.
    package init(_ scenario: Scenario, _ series: ScenarioSeries, hours: Int) {
        self = ModelGrowth(scenario, series).size(hours: hours)
    }

    /// `a model of 8760 hours a year, with about … rows, … columns and … nonzeros,`
    package var words: String {
        "a model of \(hours) hours a year, with about \(rows) rows, \(columns) columns and \(nonzeros) nonzeros,"
    }

    /// What to do where there is no room for it.
    package static let advice = "choose fewer hours (--resolution weeks:1, or days:1), or fewer years"
}

/// How a scenario's program grows with its hours.
///
/// Every part of a model is a number of rows, columns and entries for each year, and others for each hour of it: with counts
/// n₁ and n₂ at one and two days, n(h) = n₁ + (n₂ − n₁)·(h − 24)/24. What depends on the calendar (billing months, days that
/// work may wait for) is of the second order.
public struct ModelGrowth: Sendable {
    private let one: ModelSize
    private let two: ModelSize
    /// How often a program is solved for one plan, in the mean.
    let solves: Double

    /// Builds the model at one and at two days. - Complexity: that of 72 hours.
    package init(_ scenario: Scenario, _ series: ScenarioSeries) {
        let models = [1, 2].map { days in
            let axis = TimeAxis(.days(days))
            return PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis))
        }
        let sizes = models.map { model in
            ModelSize(
                hours: model.hours, rows: model.program.totalRowCount, columns: model.program.columnCount,
                nonzeros: model.program.nonzeroCount)
        }
        (one, two) = (sizes[0], sizes[1])
        solves =
            (models[0].weighsCarriedPower ? PlanCost.settlingSolves : 1)
            + (scenario.wholeRackRows ? PlanCost.roundingSolves : 0)
    }

    package func size(hours: Int) -> ModelSize {
        func extrapolated(_ count: KeyPath<ModelSize, Int>) -> Int {
            one[keyPath: count] + (two[keyPath: count] - one[keyPath: count]) * (hours - one.hours)
                / (two.hours - one.hours)
        }
        return ModelSize(
            hours: hours, rows: extrapolated(\.rows), columns: extrapolated(\.columns),
            nonzeros: extrapolated(\.nonzeros))
    }
}

extension PlanModel {
    /// Models of no more hours than this are no larger than those that would measure them.
    private static let smallestHours = 48

    /// The model of a scenario, where there is room for it.
    ///
    /// - Parameters:
    ///   - scenario: what is planned.
    ///   - series: its hourly series.
    ///   - axis: the hours of the model.
    ///   - profiles: the series on these hours.
    ///   - solves: whether there has to be room to solve it too.
    ///   - tell: told how large it will be.
    /// - Throws: `OutOfMemory` (exit code 12), before anything large is built.
    public static func sized(
        _ scenario: Scenario, _ series: ScenarioSeries, axis: TimeAxis, profiles: Profiles, solves: Bool,
        tell: (ModelSize) -> Void = { _ in }
    ) throws -> PlanModel {
        let hours = axis.hoursPerYear
        // Less than any region takes, so that what measures fits as well.
        let cells = scenario.regions.count * scenario.horizon.years.count
        try ModelSize(hours: smallestHours, rows: 0, columns: 10 * cells * smallestHours, nonzeros: 0).requireRoom(
            solves: false)
        if hours > smallestHours {
            let size = ModelSize(scenario, series, hours: hours)
            tell(size)
            try size.requireRoom(solves: solves)
        }
        return PlanModel(scenario, axis: axis, profiles: profiles)
    }
}

extension ModelSize {
    fileprivate func requireRoom(solves: Bool) throws(OutOfMemory) {
        try FreeMemory.require(
            solves ? neededBytes : modelBytes, for: solves ? "solving \(words)" : words, advice: ModelSize.advice)
    }
}
