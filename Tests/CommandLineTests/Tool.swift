import Foundation
import Testing

/// The built executable, run in a directory of its own that holds the fixtures.
final class Tool {
    struct Outcome {
        let exitCode: Int32
        let output: String
        let complaints: String
    }

    let directory: String
    /// What it takes its terminal to have; nil: what it finds.
    var columns: Int?

    init() throws {
        directory = NSTemporaryDirectory() + "dcplan-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Tool.fixtures, toPath: directory)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

    func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Every file below the directory, without the fixtures.
    func written() throws -> [String] {
        let fixtures = try FileManager.default.subpathsOfDirectory(atPath: Tool.fixtures)
        return try FileManager.default.subpathsOfDirectory(atPath: directory).filter {
            !fixtures.contains($0) && !$0.hasPrefix("said-")
        }.sorted()
    }

    /// Starts the tool; its output goes to files, so that it never waits for a reader. Signals mean to it what they mean to a
    /// program started from a terminal, whatever they mean to these tests (under `nohup`, say).
    ///
    /// - Parameters:
    ///   - addressSpaceMib: what the shell's `ulimit -v` leaves it; nil for no limit.
    ///   - ignoring: a signal, without its SIG, that it is started deaf to.
    func start(_ arguments: [String], addressSpaceMib: Int? = nil, ignoring: String? = nil) throws -> Running {
        let process = Process()
        let executable = try #require(Tool.executable, "no built dcplan was found")
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let signals = ["--default-signal"] + (ignoring.map { ["--ignore-signal=\($0)"] } ?? [])
        let limit = addressSpaceMib.map { ["/bin/sh", "-c", "ulimit -v \($0 << 10); exec \"$0\" \"$@\""] } ?? []
        process.arguments = signals + (columns.map { ["COLUMNS=\($0)"] } ?? []) + limit + [executable] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        let said = path("said-\(UUID().uuidString)")
        for stream in ["out", "err"] { _ = FileManager.default.createFile(atPath: "\(said).\(stream)", contents: nil) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: said + ".out")
        process.standardError = FileHandle(forWritingAtPath: said + ".err")
        try process.run()
        return Running(process: process, said: said)
    }

    func run(_ arguments: String...) throws -> Outcome { try start(arguments).outcome() }

    struct Running {
        let process: Process
        let said: String

        /// Longer than any of these runs takes on a busy machine: one that hangs is ended, so that a test fails instead.
        private static let patience = Duration.seconds(900)

        func outcome() -> Outcome {
            let deadline = ContinuousClock.now + Running.patience
            while process.isRunning, ContinuousClock.now < deadline { usleep(2_000) }
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()
            func text(_ stream: String) -> String {
                String(decoding: FileManager.default.contents(atPath: "\(said).\(stream)") ?? Data(), as: UTF8.self)
            }
            let wasSignalled = process.terminationReason == .uncaughtSignal
            return Outcome(
                exitCode: process.terminationStatus + (wasSignalled ? 128 : 0), output: text("out"),
                complaints: text("err"))
        }
    }

    private static let testDirectory = (#filePath as NSString).deletingLastPathComponent
    static let fixtures = testDirectory + "/Fixtures"

    /// Beside the running tests, or named by DCPLAN, or where a build leaves it.
    static let executable: String? = {
        let package = ((testDirectory as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
        let beside = [CommandLine.arguments[0], Bundle.main.executablePath ?? "", Bundle.main.bundlePath].map {
            ($0 as NSString).deletingLastPathComponent + "/dcplan"
        }
        let named = ProcessInfo.processInfo.environment["DCPLAN"].map { [$0] } ?? []
        let built = ["release", "debug"].map { "\(package)/.build/\($0)/dcplan" }
        return (named + beside + built).first { FileManager.default.isExecutableFile(atPath: $0) }
    }()
}

/// A JSON object.
func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
