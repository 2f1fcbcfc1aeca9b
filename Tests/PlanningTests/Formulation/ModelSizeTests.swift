import LinearProgramming
import Planning
import TestSupport
import Testing
import TimeSeries

/// A model is sized before it is built.
@Suite struct ModelSizeTests {
    /// What two small models foretell is what the large one has, to a part in fifty.
    @Test(arguments: [Resolution.days(10), .weeks(3)]) func sizesAreForetold(resolution: Resolution) throws {
        for seed in 0..<UInt64(4) {
            let scenario = try RandomScenario(seed: seed).scenario()
            let series = try ScenarioSeries(scenario)
            let axis = TimeAxis(resolution)
            let program = PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)).program
            let size = ModelSize(scenario, series, hours: axis.hoursPerYear)
            for (foretold, actual) in [
                (size.rows, program.totalRowCount), (size.columns, program.columnCount),
                (size.nonzeros, program.nonzeroCount),
            ] { #expect(abs(foretold - actual) <= actual / 50 + 10, "\(foretold) for \(actual), seed \(seed)") }
        }
    }

    @Test func moreHoursTakeMoreBytes() throws {
        let scenario = try Toy().scenario()
        let series = try ScenarioSeries(scenario)
        let (week, year) = (ModelSize(scenario, series, hours: 168), ModelSize(scenario, series, hours: 8_760))
        #expect(year.bytes > 40 * week.bytes && week.bytes > 100 * (week.rows + week.columns))
    }
}
