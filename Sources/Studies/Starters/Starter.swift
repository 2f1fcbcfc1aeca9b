import Documents
import Foundation
import Output
import Planning

/// What there is to begin with: a file, commented number by number, that reads and solves as it is written.
public enum StarterKind: String, CaseIterable, Sendable {
    case campus, region, sweep, policy

    /// What it is, for the help.
    public var summary: String {
        switch self {
        case .campus: "one data-centre campus, 40 numbers to make your own and a file of all others"
        case .region: "one more region for a scenario, with its routes and work"
        case .sweep: "a sweep over a scenario: two axes of three values"
        case .policy: "a policy on a scenario, and the kinds of policies that there are"
        }
    }

    /// Whether it is written over a scenario that is there.
    public var hasBase: Bool { self != .campus }
}

/// The files of a starter, as they are to be written.
public struct Starter: Sendable {
    public struct File: Sendable {
        public let path: String
        public let text: String
        /// What is in it, in a few words.
        public let summary: String
    }

    public let files: [File]
    /// What the user may do next.
    public let next: String

    /// - Parameters:
    ///   - base: the scenario that a region, sweep or policy goes over; nil: `campus.toml` beside it, which is one of the files where it
    ///     is not there.
    /// - Throws: what reading the base throws; a `Failure` (64) where what is asked for is there in the base already.
    public init(_ kind: StarterKind, _ name: StarterName, base: String?) throws {
        if kind == .campus {
            self = CampusStarter(name).starter
            return
        }
        let path = base ?? name.beside("campus.toml")
        if name.relative(path) == (name.path as NSString).lastPathComponent {
            throw Failure(.usage, "\(name.path) would go over itself; give it another name")
        }
        var files: [File] = []
        if base == nil, !FileManager.default.fileExists(atPath: path) {
            files = CampusStarter(try StarterName(path)).starter.files
        }
        let reading = try Starter.reading(path, files)
        let over = StarterBase(reading.scenario, path: name.relative(path))
        switch kind {
        case .campus: preconditionFailure("a campus has no base")
        case .region: files.append(try RegionStarter(name, over).file)
        case .sweep: files.append(SweepStarter(name, over).file)
        case .policy: files.append(PolicyStarter(name, over).file)
        }
        self.init(
            files: files,
            next: kind == .sweep
                ? "dcplan sweep \(name.path)" : kind == .policy ? "dcplan compare \(name.path)" : "dcplan \(name.path)")
    }

    init(files: [File], next: String) { (self.files, self.next) = (files, next) }

    /// Reads a scenario that is there, or one that is still to be written.
    private static func reading(_ path: String, _ files: [File]) throws -> Scenario.Reading {
        if files.isEmpty { return try Scenario.read(path: path) }
        let directory = NSTemporaryDirectory() + "dcplan-new-\(UUID().uuidString)"
        try OutputFile.makeDirectories(directory)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for file in files {
            try OutputFile.write(Array(file.text.utf8), to: "\(directory)/\((file.path as NSString).lastPathComponent)")
        }
        return try Scenario.read(path: "\(directory)/\((path as NSString).lastPathComponent)")
    }

    /// Writes them.
    ///
    /// - Throws: `WriteError` where one of them is there already, or cannot be written; then none is written, unless the disk fails midway.
    public func write() throws {
        for file in files {
            if FileManager.default.fileExists(atPath: file.path) || isLink(file.path) {
                throw WriteError(path: file.path, reason: "it is there already, and nothing is overwritten")
            }
            try OutputFile.check(file.path)
        }
        for file in files { try OutputFile.write(Array(file.text.utf8), to: file.path) }
    }

    private func isLink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }
}

/// What a starter over a scenario has to know of it.
struct StarterBase {
    let scenario: Scenario
    /// As the starter's file names it.
    let path: String

    init(_ scenario: Scenario, path: String) { (self.scenario, self.path) = (scenario, path) }

    var years: ClosedRange<Int> { scenario.horizon.years }

    /// `{ 2027 = a, 2032 = b }`; of one year, or of two alike, the number alone.
    func byYear(_ first: Double, _ last: Double) -> String {
        let (a, b) = (StarterBase.number(first), StarterBase.number(last))
        return years.count == 1 || a == b ? b : "{ \(years.lowerBound) = \(a), \(years.upperBound) = \(b) }"
    }

    /// As a file has it, thousands apart.
    static func number(_ value: Double) -> String {
        guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
        var digits = String(Int(abs(value)))
        var grouped = ""
        while digits.count > 3 {
            grouped = "_" + digits.suffix(3) + grouped
            digits.removeLast(3)
        }
        return (value < 0 ? "-" : "") + digits + grouped
    }
}
