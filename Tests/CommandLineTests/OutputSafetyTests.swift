import Foundation
import Testing

/// Whatever a command is told to write, what a user has stays.
@Suite struct OutputSafetyTests {
    let tool: Tool

    init() throws {
        tool = try Tool()
        try tool.write("uncertain.toml", "extends = \"toy.toml\"\n[projection]\nsamples = 5\nseed = 1\n")
        try tool.write("small.lp", "Minimize\n x\nSubject To\n r: x >= 1\nEnd\n")
    }

    /// Each command that writes a folder, told to write to `mine`.
    static let folders = [
        ["plan", "toy.toml", "--out", "mine"], ["project", "uncertain.toml", "--out", "mine"],
        ["sweep", "toy-sweep.toml", "--out", "mine"], ["export", "toy.toml", "--pypsa", "mine"],
    ]

    @Test(arguments: folders)
    func foldersOfAUserAreLeftAlone(command: [String]) throws {
        let contents = [
            "mine/measurements.csv": "precious", "mine/raw.csv/keep.txt": "precious", "mine/sweep.csv": "precious",
            "mine/cases/a.json": "precious",
        ]
        for folder in ["mine/raw.csv", "mine/cases"] {
            try FileManager.default.createDirectory(atPath: tool.path(folder), withIntermediateDirectories: true)
        }
        for (name, text) in contents { try tool.write(name, text) }
        let before = try tool.written()
        let outcome = try tool.start(command).outcome()
        #expect(outcome.exitCode == 73 && outcome.complaints.contains("mine"), "\(outcome.complaints)")
        #expect(try tool.written() == before)
        for (name, text) in contents { #expect(tool.text(name) == text) }
    }

    @Test(arguments: folders.dropLast(2) + [folders[3]])
    func aFolderOfItsOwnIsReplacedThroughALink(command: [String]) throws {
        try FileManager.default.createSymbolicLink(atPath: tool.path("mine"), withDestinationPath: "there")
        for _ in 0..<2 { #expect(try tool.start(command).outcome().exitCode == 0) }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: tool.path("mine")) == "there")
        #expect(tool.exists("there/.dcplan"))
        let folder = try tool.written().filter { !["uncertain.toml", "small.lp"].contains($0) }
        #expect(folder.allSatisfy { $0 == "mine" || $0.hasPrefix("there") })
    }

    /// Each command that writes a file, told to write to `f`.
    @Test(arguments: [
        ["series", "toy.toml", "--out", "f"], ["export", "toy.toml", "--mps", "f"],
        ["export", "toy.toml", "--lp", "f"],
        ["lp", "small.lp", "--solution", "f"],
    ])
    func filesAreWrittenThroughLinksAndPipes(command: [String]) throws {
        try tool.write("there", "old")
        try FileManager.default.createSymbolicLink(atPath: tool.path("f"), withDestinationPath: "there")
        #expect(try tool.start(command).outcome().exitCode == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: tool.path("f")) == "there")
        let text = try #require(tool.text("there"))
        #expect(text.count > 20)

        try FileManager.default.removeItem(atPath: tool.path("f"))
        #expect(mkfifo(tool.path("f"), 0o600) == 0)
        let pipe = open(tool.path("f"), O_RDONLY | O_NONBLOCK)
        defer { close(pipe) }
        let running = try tool.start(command)
        #expect(drained(pipe, while: running) == text.utf8.count)
        #expect(running.outcome().exitCode == 0)
        var facts = stat()
        #expect(lstat(tool.path("f"), &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO)
    }

    /// How many bytes come through a pipe until the tool has ended.
    private func drained(_ pipe: Int32, while running: Tool.Running) -> Int {
        var total = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let isRunning = running.process.isRunning
            let count = read(pipe, &buffer, buffer.count)
            if count > 0 {
                total += count
            } else if !isRunning {
                return total
            } else {
                usleep(2_000)
            }
        }
    }
}
