import TimeSeries

/// The hours that were chosen for a scenario that leaves them open, and why.
///
/// Of the steps of a ladder, from one day to all hours, the finest with which a plan is expected within `targetS` on two cores. What
/// is expected comes from counts alone (`ModelGrowth`, `PlanCost`): the same scenario gets the same hours on any machine at any
/// time.
public struct ResolutionChoice: Sendable, Equatable {
    /// A resolution, and what a plan with it is expected to take.
    public struct Step: Sendable, Equatable {
        public let resolution: Resolution
        public let size: ModelSize
        /// Of two cores.
        public let seconds: Double
    }

    /// What was chosen.
    public let step: Step
    /// The next finer step; nil where all hours were chosen.
    public let finer: Step?

    /// Seconds that an answer may take: half a minute.
    public static let targetS = 30.0

    /// Coarse to fine: days only where there is no time for a week. Against all hours a week is off by hundredths of a per cent
    /// where twelve days, with more hours, are off by more than one (`Benchmarks/README.md`): between days nothing is carried.
    public static let ladder: [Resolution] = [
        .days(1), .days(2), .days(4), .weeks(1), .weeks(2), .weeks(4), .weeks(8), .weeks(13), .weeks(26), .full,
    ]

    /// Every step of the ladder. - Complexity: that of 72 hours' models.
    public static func steps(_ scenario: Scenario, _ series: ScenarioSeries) -> [Step] {
        let growth = ModelGrowth(scenario, series)
        return ladder.map { resolution in
            let size = growth.size(hours: resolution.hours)
            return Step(resolution: resolution, size: size, seconds: PlanCost.seconds(size.rows, solves: growth.solves))
        }
    }

    /// The finest step within the target; the coarsest where there is none.
    package init(_ steps: [Step]) {
        let chosen = steps.lastIndex { $0.seconds <= Self.targetS } ?? 0
        step = steps[chosen]
        finer = chosen + 1 < steps.count ? steps[chosen + 1] : nil
    }

    /// - Throws: what `ScenarioSeries` throws.
    public init(_ scenario: Scenario) throws { self.init(Self.steps(scenario, try ScenarioSeries(scenario))) }
}

extension ResolutionRequest {
    /// Stands in until a resolution is chosen.
    var provisional: Resolution {
        switch self {
        case .given(let resolution): resolution
        case .auto: .days(1)
        }
    }
}

extension Scenario {
    /// Takes the hours that are settled already, or chooses them.
    ///
    /// - Throws: what `ScenarioSeries` throws.
    mutating func choose(_ settled: Resolution?) throws {
        if let settled {
            resolution = settled
        } else {
            let choice = try ResolutionChoice(self)
            (resolution, resolutionChoice) = (choice.step.resolution, choice)
        }
    }
}
