import Foundation

/// A Python that can run notebooks, if there is one: `DCPLAN_PYTHON`, or `python3`.
enum Python {
    static let withNotebooks: String? = {
        let named = ProcessInfo.processInfo.environment["DCPLAN_PYTHON"] ?? "python3"
        let outcome = try? run(named, "import nbclient, ipykernel, pandas, pyarrow, matplotlib", in: "/")
        return outcome?.code == 0 ? named : nil
    }()

    static func run(_ python: String, _ script: String, in directory: String) throws -> (
        code: Int32, complaints: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", script]
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        let file = NSTemporaryDirectory() + "python-\(UUID().uuidString)"
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: file)
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, (try? String(contentsOfFile: file, encoding: .utf8)) ?? "")
    }
}
