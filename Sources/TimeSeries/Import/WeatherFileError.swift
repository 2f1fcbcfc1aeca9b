import Output

/// Why a weather file can't be used.
public enum WeatherFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no such file, or its bytes cannot be had.
    case unreadable(path: String, reason: String)
    /// What is wrong in it, in the order of the file: at least one problem, at most 20, and how
    /// many more there are.
    case wrong(path: String, problems: [WeatherProblem], more: Int)

    /// One line for each problem: `a.epw:12:30: error: dry bulb: …`.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): return Neutral.line("cannot read \(path): \(reason)")
        case .wrong(let path, let problems, let more):
            let lines = problems.map {
                Neutral.line("\(path)\($0.place): error: \($0.message)", limit: Neutral.longestMessage)
            }
            return (lines + (more > 0 ? ["\(path): and \(more) more"] : [])).joined(separator: "\n")
        }
    }
}

/// Something wrong, or worth a look, in a weather file.
public struct WeatherProblem: Hashable, Sendable {
    /// Line of the file, from 1; 0 when no line is to blame.
    public let line: Int
    /// Byte of the line, from 1; 0 when the whole line is to blame.
    public let column: Int
    /// The field's name, what was found and what was expected.
    public let message: String

    public init(line: Int = 0, column: Int = 0, _ message: String) {
        self.line = line
        self.column = column
        self.message = message
    }

    /// `:line:column`, without the parts that are not there.
    var place: String { (line > 0 ? ":\(line)" : "") + (line > 0 && column > 0 ? ":\(column)" : "") }
}

/// Gathers the problems and warnings of one file, so that all come out at once; keeps the first few and counts the rest.
struct WeatherLog {
    private(set) var problems: [WeatherProblem] = []
    private(set) var problemCount = 0
    private(set) var warnings: [WeatherProblem] = []

    mutating func fail(line: Int = 0, column: Int = 0, _ message: @autoclosure () -> String) {
        problemCount += 1
        if problems.count < WeatherImportSettings.mostProblems {
            problems.append(WeatherProblem(line: line, column: column, message()))
        }
    }

    mutating func warn(line: Int = 0, _ message: String) { warnings.append(WeatherProblem(line: line, message)) }

    func finish(path: String) throws(WeatherFileError) {
        if problemCount > 0 {
            throw .wrong(path: path, problems: problems, more: problemCount - problems.count)
        }
    }
}

/// What a weather file may ask for, and what its data are measured against.
enum WeatherImportSettings {
    // What is still taken for a weather file.
    /// Twenty-five years of hours take about 15 MB; more is a mistake or a device without end.
    static let mostBytes = 64 << 20
    /// Header lines of EPW files with many design days reach some thousand bytes.
    static let longestLine = 64 << 10
    /// No format has more; EPW has 35.
    static let mostFields = 512
    /// Lines in which a format's own header must show up.
    static let detectionLines = 60
    /// A reader sees the pattern in this many problems; the rest are counted.
    static let mostProblems = 20

    // What is mended.
    /// Longer gaps than this span the rise or fall of a day, which a straight line does not follow.
    static let longestMendedGapHours = 6
    /// Pyranometers read a few W/m² below zero at night.
    static let leastRadiationWPerM2 = -20.0
    /// The sun's upper edge sets when its centre is this low: 34′ of refraction, 16′ of its own radius.
    static let sunsetElevationDegrees = -0.833
    /// Clocks are up to this far from UTC: so much of a local year lies in the year before or after.
    static let farthestClockHours = 14
    /// Diffuse radiation is split off no lower than the sun's disc on the horizon allows: sin 3°.
    static let smallestSineForBeam = 0.0523
}
