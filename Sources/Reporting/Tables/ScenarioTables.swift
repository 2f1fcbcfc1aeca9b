import Documents
import Forecasting
import Planning
import TimeSeries
import Vocabulary

/// What a plan rests on, as its directory has it: the hours, every number of the scenario, the spread of demand.
public enum ScenarioTables {
    public static let schemas = [hours.schema, assumptions.schema, demandSpread.schema]

    struct HourRow {
        let year: Int
        let hour: ModelHour
        let time: String
    }

    struct Clock {
        let scenario: Scenario
        let axis: TimeAxis
    }

    static let hours = TableDefinition<Clock, HourRow>(
        "hours", "A model hour of a year; a planning year has 365 days, and no 29 February.", key: ["year", "hour"],
        rows: { source in
            let axis = source.axis
            return source.scenario.horizon.years.flatMap { year in
                let offset = source.scenario.horizon.referenceUtcOffsetHours
                let clock = LocalClock(utcOffsetHours: offset, referenceUtcOffsetHours: offset, year: year)
                return axis.hourOfYear.indices.map { t in
                    HourRow(
                        year: year,
                        hour: ModelHour(
                            hourOfYear: axis.hourOfYear[t], weight: axis.weight[t], period: axis.periodIndex[t]),
                        time: clock.text(axis.hourOfYear[t]))
                }
            }
        },
        [
            .integer("year", "Calendar year.") { $0.year },
            .integer("hour", unit: .hour, "Hour of the year, 0…8759, on the scenario's reference clock.") {
                $0.hour.hourOfYear
            },
            .text("time", "Its beginning on that clock, with the offset from UTC (ISO 8601).") { $0.time },
            .integer("period", "Representative period, 0, 1, …; each begins at midnight of the reference clock.") {
                $0.hour.period
            },
            .number("weight_h", .hour, "Hours of the year that it stands for.") { $0.hour.weight },
        ])

    static let assumptions = TableDefinition<[Assumption], Assumption>(
        "assumptions", "A number of the scenario, with where it is from as the comment beside it says.",
        key: ["scenario_key", "position"], rows: { $0 },
        [
            .text("scenario_key", "Path of its key; of a curve or a table by year, one number for all years.") {
                $0.key
            },
            .text("value", "As it could stand in the file, in the unit that its key ends in.") { $0.value },
            .text(
                "grade", mayBeEmpty: true,
                "How far it can be trusted: S read in the named source, D derived from sourced numbers, K commonly known, W weak; empty where none is given."
            ) { $0.grade ?? "" },
            .optional("low", nil, "Lower end of its range, where one is given.") { $0.low },
            .optional("high", nil, "Upper end of its range.") { $0.high },
            .optionalInteger("source_year", "Year of the latest source named.") { $0.sourceYear },
            .text("source", mayBeEmpty: true, "What the comment says of it.") { $0.source ?? "" },
            .text("position", "File and line; or the option that set it.") { $0.position },
            .text(
                "second_look", mayBeEmpty: true,
                "Why it is worth one: \(PlanTables.words(SourceSurvey.Why.self)); empty where it is not."
            ) { $0.why ?? "" },
        ])

    static let demandSpread = TableDefinition<[SavedFan], SavedFan>(
        "demand_spread",
        "Energy that the demand of an origin, or of all together, takes in a year, over the samples of the scenario's uncertainties; without "
            + "such there are no rows.", key: ["year", "scope", "from_place"],
        rows: { $0 },
        [
            .integer("year", "Calendar year.") { $0.year },
            .text("scope", "origin, or total: all of them together.") { $0.origin == nil ? "total" : "origin" },
            .place("from_place", mayBeEmpty: true, "Where demand arises; empty for the total.") { $0.origin ?? "" },
            .number("base_twh", .terawattHour, "By the scenario's own numbers.") { $0.baseTwh },
            .number("p5_twh", .terawattHour, "5 of 100 samples are below.") { $0.twh.p5 },
            .number("p25_twh", .terawattHour, "25 of 100 samples are below.") { $0.twh.p25 },
            .number("p50_twh", .terawattHour, "50 of 100 samples are below.") { $0.twh.p50 },
            .number("p75_twh", .terawattHour, "75 of 100 samples are below.") { $0.twh.p75 },
            .number("p95_twh", .terawattHour, "95 of 100 samples are below.") { $0.twh.p95 },
        ])

    /// - Parameters:
    ///   - series: the scenario's.
    ///   - axis: the plan's hours.
    /// - Throws: `InputIssues`.
    /// - Complexity: that of `Projection`.
    public static func tables(
        _ reading: Scenario.Reading, _ series: ScenarioSeries, axis: TimeAxis
    ) throws -> [Vocabulary.Table] {
        [
            hours.table(Clock(scenario: reading.scenario, axis: axis)),
            assumptions.table(try SourceSurvey(reading).numbers.map(Assumption.init)),
            demandSpread.table(SavedFan.all(reading.scenario, series, axis.resolution)),
        ]
    }
}

extension SourceSurvey {
    /// Of a scenario's numbers, as of the year that its facts are of.
    package init(_ reading: Scenario.Reading) throws(InputIssues) {
        try self.init(reading.document, asOf: reading.scenario.meta.asOfYear)
    }
}

extension SourcePosition {
    /// `file:line`, or the option.
    package var fileAndLine: String { isOnCommandLine ? file : "\(file):\(line)" }
}

extension Assumption {
    init(_ number: SourceSurvey.Number) {
        self.init(
            key: number.key, value: number.value, grade: number.note?.grade.rawValue, low: number.note?.low,
            high: number.note?.high, sourceYear: number.year, source: number.note?.text,
            position: number.position.fileAndLine, why: number.why?.rawValue)
    }
}

extension SavedFan {
    /// As `dcplan project` draws them at the plan's resolution, whose hours are spread evenly over the year; none where the scenario has no
    /// uncertainties to draw.
    static func all(_ scenario: Scenario, _ series: ScenarioSeries, _ resolution: Resolution) -> [SavedFan] {
        guard scenario.projection?.uncertainties.isEmpty == false else { return [] }
        let axis = TimeAxis(resolution)
        let projection = Projection(
            ProjectionModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)))
        return scenario.horizon.years.enumerated().flatMap { y, year in
            projection.originNames.enumerated().compactMap { o, name in
                let base = projection.base.origins[o][y].twh
                if name == Demand.offshore && !scenario.hasOffshoreDemand { return nil }
                return SavedFan(year: year, origin: name, twh: projection.origins[o][y].twh, baseTwh: base)
            } + [SavedFan(year: year, origin: nil, twh: projection.all[y].twh, baseTwh: projection.base.all[y].twh)]
        }
    }
}
