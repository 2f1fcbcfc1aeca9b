import Testing

/// `--verbose` tells on stderr what a command did; what it prints is the same.
@Suite struct VerboseTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test(arguments: [
        (
            ["plan", "toy.toml", "--quiet"],
            ["reading took", "building took", "solving took", "auditing took", "solves"]
        ),
        (["check", "toy.toml"], ["reading took"]), (["series", "toy.toml"], ["making series took"]),
        (["project", "toy.toml", "--samples", "10"], ["projecting took"]),
        (["compare", "toy.toml", "toy-cheap-power.toml", "--quiet"], ["solving took", "factorisations"]),
        (["upgrades", "toy.toml", "--top", "1", "--quiet"], ["solving again took", "solves, "]),
        (
            ["cooperate", "toy.toml", "--players", "regions", "--quiet"],
            ["solving took", "solving again took", "solves, "]
        ),
        (["export", "toy.toml", "--lp", "a.lp"], ["building took", "writing took"]),
        (["lp", "a.lp", "--quiet"], ["reading took", "1 solve, "]),
        (["sweep", "toy-sweep.toml", "--quiet"], ["checking took"]),
        (["keys", "hosting"], ["asking the readers took"]), (["schema"], ["asking the readers took"]),
    ])
    func phasesAreTold(arguments: [String], words: [String]) throws {
        if arguments[0] == "lp" { #expect(try tool.run("export", "toy.toml", "--lp", "a.lp").exitCode == 0) }
        let plain = try tool.start(arguments).outcome()
        let told = try tool.start(arguments + ["--verbose"]).outcome()
        #expect(told.exitCode == plain.exitCode && [0, 13].contains(told.exitCode), "\(told.complaints)")
        // How long a solve took stands in what lp prints.
        if arguments[0] != "lp" { #expect(told.output == plain.output) }
        for word in words + ["all of it took"] {
            #expect(told.complaints.contains(word), "\(told.complaints)")
            #expect(!plain.complaints.contains(word))
        }
    }

    @Test func aWeatherFileIsReadInAPhase() throws {
        let outcome = try tool.run("weather", "toy.toml", "--verbose")
        #expect(outcome.exitCode == 65 && outcome.complaints.contains("reading took"))
    }
}
