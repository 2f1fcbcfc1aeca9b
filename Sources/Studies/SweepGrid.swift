import Documents
import OperatingSystem
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
    /// As in --set: those of the whole sweep, then those of its axes in their order.
    public let overrides: [String]
    /// Which value of each axis.
    let indices: [Int]
}

/// What the result of a case depends on, for its record.
public struct CaseInputs: Codable, Equatable, Sendable {
    public let scenario: String
    /// nil: the scenario's own.
    public let resolution: String?
    /// By key path, as typed.
    public let overrides: [String: JSONValue]
    public let files: [FileHash]
    public let program: PlanDocument.ProgramPart
}

extension Sweep {
    /// The Cartesian product of the axes, the last axis fastest.
    ///
    /// - Parameter overrides: set in every case, before what its axes set.
    public func cases(_ overrides: [String] = []) -> [SweepCase] {
        (0..<count).map { number in
            var rest = number
            var indices = [Int](repeating: 0, count: axes.count)
            for axis in axes.indices.reversed() {
                indices[axis] = rest % axes[axis].values.count
                rest /= axes[axis].values.count
            }
            return sweepCase(number + 1, indices, overrides)
        }
    }

    private func sweepCase(_ number: Int, _ indices: [Int], _ common: [String]) -> SweepCase {
        let chosen = zip(axes, indices).map { $0.values[$1] }
        var path = scenario?.path ?? ""
        var overrides = common
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
    public let sweep: Sweep
    public let cases: [SweepCase]
    /// For each case, digits of a hash of what its result depends on: the program, the scenario's files and the changes.
    public let ids: [String]
    public let inputs: [CaseInputs]
    /// For each case, the hours that it is run with; nil: its scenario's own.
    public let resolutions: [Resolution?]

    /// Reads every case's scenario with its overrides, without solving.
    ///
    /// - Parameters:
    ///   - overrides: set in every case, before what its axes set.
    ///   - program: what the cases are solved with.
    ///   - observe: called with the number of cases read; returning false stops, and the grid is nil.
    /// - Throws: `InputIssues` with the problems of all cases, at the lines of the sweep file where its values make them;
    ///   `MissingFile` for a scenario that cannot be read.
    public init?(
        _ sweep: Sweep, overrides: [String] = [], program: Program, observe: (Int) -> Bool = { _ in true }
    ) throws {
        self.sweep = sweep
        cases = sweep.cases(overrides)
        var problems = SweepProblems(sweep, commonOverrides: overrides.count)
        var inputs: [CaseInputs] = []
        var ids: [String] = []
        var resolutions: [Resolution?] = []
        // Cases that leave their hours open are run with the same ones: the first such case chooses.
        var auto: Resolution?
        // Most cases rest on the same files: they share one list of them.
        var fileLists: Set<[FileHash]> = []
        for sweepCase in cases {
            guard observe(sweepCase.number - 1) else { return nil }
            do {
                let scenario = try Scenario.read(
                    path: sweepCase.scenario, overrides: sweepCase.overrides, resolution: sweep.resolution, auto: auto,
                    options: sweep.options
                ).scenario
                if scenario.resolutionRequest == .auto { auto = scenario.resolution }
                let isOwn = sweep.resolution == nil && scenario.resolutionRequest != .auto
                let resolution = isOwn ? nil : scenario.resolution
                resolutions.append(resolution)
                if let pipe = scenario.files.first(where: { InputFile.isPipe($0.path) }) {
                    throw MissingFile(
                        path: pipe.path, reason: "is a pipe; cases are run by processes of their own, which need a file"
                    )
                }
                let files = fileLists.insert(scenario.files.map(FileHash.init)).memberAfterInsert
                inputs.append(
                    CaseInputs(
                        scenario: sweepCase.scenario, resolution: resolution?.description,
                        overrides: scenario.overrideValues, files: files, program: PlanDocument.ProgramPart(program)))
                ids.append(SweepGrid.id(sweepCase, resolution, files, program))
            } catch let wrong as InputIssues {
                problems.add(wrong.issues, of: sweepCase)
                if problems.isFull { break }
            } catch let missing as MissingFile {
                throw problems.placed(missing, of: sweepCase)
            }
        }
        try problems.throwIfAny()
        self.inputs = inputs
        self.ids = ids
        self.resolutions = resolutions
    }

    /// What to call a case's run: "hosting_mw = 30, demand = 15000".
    func label(_ index: Int) -> String {
        zip(sweep.axes, cases[index].values).map { "\($0.name) = \($1)" }.joined(separator: ", ")
    }

    /// 24 hexadecimal digits: the same only for the same inputs, wherever their files lie. A program that cannot be read
    /// counts by its version.
    private static func id(
        _ sweepCase: SweepCase, _ resolution: Resolution?, _ files: [FileHash], _ program: Program
    ) -> String {
        let texts = [program.sha256 ?? program.version, resolution?.description ?? ""] + files.map(\.sha256)
        // Each part with its length, so that no two lists of parts read the same.
        let framed = (texts + sweepCase.overrides).flatMap { ["\($0.utf8.count):", $0] }
        return String(SHA256.hexadecimal(framed.map { Array($0.utf8) }).prefix(idDigits))
    }

    private static let idDigits = 24

    /// Whether a file may be named for a case.
    static func isRecordName(_ name: String) -> Bool {
        let digits = name.dropLast(".json".count)
        return name.hasSuffix(".json") && digits.count == idDigits
            && digits.utf8.allSatisfy { $0 &- 48 < 10 || $0 &- 97 < 6 }
    }
}
