import Documents

/// What is wrong with the cases of a sweep, gathered over the grid and put where the sweep file says it.
///
/// A key path that does not exist is wrong in every case, and still one problem: at the axis's `key`. A value that is wrong
/// is one problem at the value.
struct SweepProblems {
    private struct Problem: Hashable {
        /// The axis whose override it is about; nil for what stands in a scenario file.
        let axis: Int?
        let issue: Issue
    }

    private let sweep: Sweep
    /// How many overrides come before those of the axes.
    private let commonOverrides: Int
    private var order: [Problem] = []
    private var cases: [Problem: [SweepCase]] = [:]

    /// Enough for a person; a sweep of thousands of wrong cases stops reading here.
    private static let most = 50

    init(_ sweep: Sweep, commonOverrides: Int) {
        self.sweep = sweep
        self.commonOverrides = commonOverrides
    }

    var isFull: Bool { order.count >= SweepProblems.most }

    mutating func add(_ issues: [Issue], of sweepCase: SweepCase) {
        for issue in issues where issue.severity == .error {
            let axis = axis(of: issue.position)
            // An override's place is the axis; its own would tell the values of one axis apart.
            let place = axis == nil ? issue.position : nil
            let related = self.axis(of: issue.related).map { sweep.axes[$0].position } ?? issue.related
            let problem = Problem(
                axis: axis,
                issue: Issue(.error, at: place, keyPath: issue.keyPath, issue.message, related: related))
            if cases[problem] == nil { order.append(problem) }
            cases[problem, default: []].append(sweepCase)
        }
    }

    /// A scenario that cannot be read, named by the place in the sweep file that names it.
    func placed(_ missing: MissingFile, of sweepCase: SweepCase) -> MissingFile {
        if missing.referencedBy != nil { return missing }
        let axis = sweep.axes.firstIndex(where: \.variesScenario)
        let position = axis.map { sweep.axes[$0].values[sweepCase.indices[$0]].position } ?? sweep.scenario?.position
        return MissingFile(path: missing.path, reason: missing.reason, referencedBy: position)
    }

    func throwIfAny() throws {
        let log = IssueLog()
        for problem in order { log.report(contentsOf: issues(problem)) }
        try log.throwIfErrors()
    }

    private func issues(_ problem: Problem) -> [Issue] {
        let (issue, cases) = (problem.issue, cases[problem] ?? [])
        guard let axis = problem.axis.map({ sweep.axes[$0] }), let index = problem.axis else {
            let isEverywhere = cases.count == sweep.count
            let note = isEverywhere ? "" : " (in case \(cases.first.map(words) ?? ""))"
            return [
                Issue(
                    .error, at: issue.position, keyPath: issue.keyPath, issue.message + note, related: issue.related)
            ]
        }
        let values = Set(cases.map { $0.indices[index] }).sorted()
        let positions =
            values.count > 1 && values.count == axis.values.count
            ? [axis.position] : values.map { axis.values[$0].position }
        return positions.map {
            Issue(.error, at: $0, keyPath: issue.keyPath, issue.message, related: issue.related)
        }
    }

    private func words(_ sweepCase: SweepCase) -> String {
        zip(sweep.axes, sweepCase.values).map { "\($0.name) = \($1)" }.joined(separator: ", ")
    }

    /// The axis whose override stands at a place: overrides are numbered in the order of the axes that set keys.
    private func axis(of position: SourcePosition?) -> Int? {
        guard let position, position.isOnCommandLine else { return nil }
        let setting = sweep.axes.indices.filter { !sweep.axes[$0].variesScenario }
        let place = position.column - 1 - commonOverrides
        return setting.indices.contains(place) ? setting[place] : nil
    }
}
