import Foundation
import Testing

/// Whatever is in a file, the tool ends with a code of its contract and a word, in time, in bounded memory, and leaves
/// nothing behind when it fails.
///
/// The number of inputs is small in the suite. `DCPLAN_FUZZ=10000` tries ten thousand, and two hundred plans;
/// `DCPLAN_FUZZ_SEED=7` tries others. Inputs with findings are kept in the folder that the finding names.
@Suite struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// Inputs that are looked at by `check` and its like, and that are planned.
    private static let checks = environment["DCPLAN_FUZZ"].flatMap { Int($0) } ?? 50
    private static let plans = environment["DCPLAN_FUZZ"] == nil ? 2 : 200
    private static let seed = environment["DCPLAN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

    private let bench: FuzzBench

    init() throws { bench = try FuzzBench() }

    @Test(arguments: ["scenario", "sweep", "weather", "mps", "lp"])
    func filesAreReadOrRefused(kind name: String) throws {
        let kind = try #require(bench.kinds.first { $0.name == name })
        // Scenarios have most to be read; a sweep that is right runs its cases.
        let share = ["scenario": 2, "sweep": 50][name] ?? 6
        try bench.run(kind, count: max(Self.checks / share, 5), seed: Self.seed)
    }

    @Test func overridesAreReadOrRefused() throws {
        try bench.runOverrides(count: max(Self.checks / 6, 5), seed: Self.seed)
    }

    @Test func scenariosArePlannedOrRefused() throws {
        let plan = try #require(bench.kinds.first { $0.name == "plan" })
        try bench.run(plan, count: Self.plans, seed: Self.seed &+ 1000)
    }
}

/// Runs mutants and records what is wrong with how they end.
struct FuzzBench {
    let kinds: [FuzzSeeds.Kind]
    private let tool: Tool
    private let program: String

    /// A run may take so long, on a machine that is busy, and so much memory: far more than any right input of the size.
    private static let seconds = 30.0
    private static let mebibytes = 1_000

    init() throws {
        tool = try Tool()
        // The runs are in other directories.
        program = URL(fileURLWithPath: try #require(Tool.executable, "no built dcplan was found")).path
        kinds = FuzzSeeds.kinds(
            toy: try #require(tool.text("toy.toml")), sweep: try #require(tool.text("toy-sweep.toml")))
    }

    /// A mutant is made of the seed and its own number, so that one can be made again alone.
    func run(_ kind: FuzzSeeds.Kind, count: Int, seed: UInt64) throws {
        try inEachOf(count, named: kind.name) { number, directory in
            var mutator = Mutator(seed: seed &* 1_000_003 &+ UInt64(number))
            let text = mutator.mutated(Array(mutator.pick(kind.texts).utf8))
            try Data(text).write(to: URL(fileURLWithPath: "\(directory)/\(kind.file)"))
            // The first command for two in three.
            let command = mutator.below(3) > 0 ? kind.commands[0] : mutator.pick(kind.commands)
            return (command.split(separator: " ").map { $0 == "FILE" ? kind.file : String($0) }, kind.codes)
        }
    }

    /// Keys of the toy scenario set to numbers and words.
    func runOverrides(count: Int, seed: UInt64) throws {
        let keys = try #require(tool.text("toy.toml")).split(separator: "\n").reduce(
            into: (table: "", keys: [String]())
        ) {
            if $1.hasPrefix("[") {
                $0.table = $1.prefix { $0 != "]" }.dropFirst() + "."
            } else if let equals = $1.firstIndex(of: "=") {
                $0.keys.append($0.table + $1[..<equals].filter { $0 != " " })
            }
        }.keys
        try inEachOf(count, named: "override") { number, _ in
            var mutator = Mutator(seed: seed &* 1_000_003 &+ UInt64(number))
            let words = (0..<(1 + mutator.below(2))).flatMap { _ in
                let word = mutator.below(4) == 0 ? mutator.pick(Mutator.words) : mutator.pick(Mutator.numbers)
                return ["--set", mutator.pick(keys) + "=" + word.filter { $0 != "\0" }]
            }
            return (["check", "toy.toml"] + words, [0, 65, 66])
        }
    }

    /// Runs `count` inputs, each in the same directory, which holds the fixtures and what `prepare` puts there.
    private func inEachOf(
        _ count: Int, named name: String,
        _ prepare: (_ number: Int, _ directory: String) throws -> (arguments: [String], codes: Set<Int32>)
    ) throws {
        let directory = tool.path("work-\(name)")
        for number in 0..<count {
            try FileManager.default.copyItem(atPath: Tool.fixtures, toPath: directory)
            let (arguments, codes) = try prepare(number, directory)
            let before = try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
            let child = try Child(program, arguments, in: directory, seconds: Self.seconds)
            let after = try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
            if let finding = finding(child, codes, wrote: before != after, isProgram: arguments[0] == "lp") {
                let kept = try keep(directory, "\(name)-\(number)")
                let words = String(decoding: child.complaints.suffix(600), as: UTF8.self)
                Issue.record("\(finding): dcplan \(arguments.joined(separator: " ")) in \(kept)\n\(words)")
            } else {
                try FileManager.default.removeItem(atPath: directory)
            }
        }
    }

    /// What is wrong with the way in which a run ended; nil when nothing is.
    private func finding(_ child: Child, _ codes: Set<Int32>, wrote: Bool, isProgram: Bool) -> String? {
        if child.isLate { return "still running after \(Self.seconds) s" }
        if child.exitCode >= 128 { return "ended by signal \(child.exitCode - 128)" }
        if !codes.contains(child.exitCode) { return "exit code \(child.exitCode)" }
        if child.mebibytes > Self.mebibytes { return "\(child.mebibytes) MiB of memory" }
        // What is wrong with a scenario is what `check` prints as its result.
        if child.exitCode != 0 && child.complaints.isEmpty && child.output.isEmpty { return "fails without a word" }
        // What a linear program without an optimum can say is its solution's file.
        let keepsResults = [0, 13, 14].contains(child.exitCode) || [10, 11, 12].contains(child.exitCode) && isProgram
        return wrote && !keepsResults ? "fails and leaves files behind" : nil
    }

    private func keep(_ directory: String, _ name: String) throws -> String {
        let kept = NSTemporaryDirectory() + "dcplan-fuzz-\(UUID().uuidString)-\(name)"
        try FileManager.default.moveItem(atPath: directory, toPath: kept)
        return kept
    }
}
