import Documents
import Planning
import Reporting
import TimeSeries

/// One combination of the axes' values.
public struct SweepCase: Sendable {
    /// From 1, in the order of the grid.
    public let number: Int
    /// The axes' values as tables show them.
    public let values: [String]
    public let scenario: String
    /// As in --set.
    public let overrides: [String]
    /// Which value of each axis.
    let indices: [Int]
}

extension Sweep {
    /// The Cartesian product of the axes, the last axis fastest.
    public func cases() -> [SweepCase] {
        (0..<count).map { number in
            var rest = number
            var indices = [Int](repeating: 0, count: axes.count)
            for axis in axes.indices.reversed() {
                indices[axis] = rest % axes[axis].values.count
                rest /= axes[axis].values.count
            }
            return sweepCase(number + 1, indices)
        }
    }

    private func sweepCase(_ number: Int, _ indices: [Int]) -> SweepCase {
        let chosen = zip(axes, indices).map { $0.values[$1] }
        var path = scenario?.path ?? ""
        var overrides: [String] = []
        for value in chosen {
            switch value.change {
            case .override(let text): overrides.append(text)
            case .scenario(let file): path = file
            }
        }
        return SweepCase(
            number: number, values: chosen.map(\.text), scenario: path, overrides: overrides, indices: indices)
    }
}

/// A sweep whose every case has been read and found right.
public struct SweepGrid: Sendable {
    /// A workload and its unit, for the columns of work not done.
    public struct Workload: Hashable, Sendable {
        let name: String
        let unit: String
    }

    public let sweep: Sweep
    public let cases: [SweepCase]
    /// For each case, what its result depends on: digits of a hash of the version, the scenario's files and the changes.
    public let ids: [String]
    let workloads: [Workload]

    /// Reads every case's scenario with its overrides, without solving.
    ///
    /// - Parameter observe: called with the number of cases read; returning false stops, and the grid is nil.
    /// - Throws: `InputIssues` with the problems of all cases, at the lines of the sweep file where its values make them;
    ///   `MissingFile` for a scenario that cannot be read.
    public init?(_ sweep: Sweep, version: String, observe: (Int) -> Bool = { _ in true }) throws {
        self.sweep = sweep
        cases = sweep.cases()
        var problems = SweepProblems(sweep)
        var ids: [String] = []
        var workloads: [Workload] = []
        for sweepCase in cases {
            guard observe(sweepCase.number - 1) else { return nil }
            do {
                let scenario = try Scenario.read(path: sweepCase.scenario, overrides: sweepCase.overrides).scenario
                ids.append(SweepGrid.id(scenario, sweepCase, sweep.resolution, version: version))
                for workload in scenario.workloads.map({ Workload(name: $0.name, unit: $0.unit.rawValue) })
                where !workloads.contains(workload) {
                    workloads.append(workload)
                }
            } catch let wrong as InputIssues {
                problems.add(wrong.issues, of: sweepCase)
                if problems.isFull { break }
            } catch let missing as MissingFile {
                throw problems.placed(missing, of: sweepCase)
            }
        }
        try problems.throwIfAny()
        self.ids = ids
        self.workloads = workloads
    }

    /// 24 hexadecimal digits: the same only for the same inputs.
    private static func id(
        _ scenario: Scenario, _ sweepCase: SweepCase, _ resolution: Resolution?, version: String
    ) -> String {
        let texts = [version, resolution?.description ?? ""] + sweepCase.overrides
        let parts = texts.map { Array($0.utf8) } + scenario.files.map(\.bytes)
        // Each part with its length, so that no two lists of parts read the same.
        let framed = parts.flatMap { [Array("\($0.count):".utf8), $0] }
        return String(SHA256.hexadecimal(framed).prefix(24))
    }
}
