import LinearProgramming
import TimeSeries

extension PlanSession {
    /// Solves the plan on one week a year first where the program is large and has many weeks, and starts from the middle of the path that
    /// leads there (`FinerHours`). Nothing but that point stays of it, so that it goes no further; where there is none, the program starts
    /// as if there were no week.
    ///
    /// The flagship's four weeks then take some 40 iterations instead of some 70, a year's 8,760 hours 35 instead of some 60. Several stages, each from
    /// the one before, gain nothing more: what was started in the middle has left no point that is both central and as far from its optimum.
    ///
    /// - Parameters:
    ///   - series: the scenario's, from which the week is chosen.
    ///   - leastRows: smaller programs are left as they are.
    public mutating func startFromFewerHours(_ series: ScenarioSeries, leastRows: Int = PlanSession.leastRowsToRefine) {
        if model.program.totalRowCount < leastRows || model.hours < PlanSession.leastHoursToRefine { return }
        let axis = series.axis(PlanSession.stage)
        let profiles = Profiles(model.scenario, series, on: axis)
        let coarse = PlanModel(model.scenario, axis: axis, profiles: profiles, carried: model.carried)
        var stage = PlanSession(coarse, solver: solver, programsFollow: true) { [observe] event in
            let goesOn = observe(event)
            guard case .iteration(let now) = event else { return goesOn }
            return goesOn && !(max(now.primalResidual, now.dualResidual, now.relativeGap) <= PlanSession.farEnough)
        }
        start(from: stage.solve(), of: coarse)
    }

    /// From about here on the week takes less than it saves.
    public static let leastRowsToRefine = 300_000
    private static let stage = Resolution.weeks(1)
    /// Residuals and gap at which the week is left: those of the first point that a solver keeps.
    private static let farEnough = 0.1
    /// From so many hours a year on there is much that the week does not know, and most that is left to find is far from the start.
    private static let leastHoursToRefine = 4 * stage.hours
}
