import Foundation
import Testing

@Suite struct NewCommandTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test func whatItWritesChecksAndIsNotOverwritten() throws {
        let first = try tool.run("new", "campus", "sedenak")
        #expect(first.exitCode == 0 && first.output.contains("Next: dcplan sedenak.toml"), "\(first.complaints)")
        #expect(try tool.written() == ["sedenak-base.toml", "sedenak.toml"])
        for file in try tool.written() {
            #expect(try tool.run("check", file).output == "\(file): no errors, 0 warnings\n")
        }
        let again = try tool.run("new", "campus", "sedenak", "--json")
        #expect(again.exitCode == 73 && again.complaints.contains("it is there already"))
        #expect(try object(again.output)["status"] as? String == "cannot_write")
    }

    @Test func aBaseIsNamedOrWritten() throws {
        let policy = try tool.run("new", "policy", "Café tax", "--base", "toy.toml", "--json")
        #expect(try object(policy.output)["files"] as? [String] == ["Cafe-tax.toml"], "\(policy.complaints)")
        #expect(policy.complaints.contains("Called Cafe-tax"))
        #expect(try tool.run("check", "Cafe-tax.toml").exitCode == 0)
        #expect(try tool.run("new", "region").exitCode == 0)
        #expect(try tool.written() == ["Cafe-tax.toml", "campus-base.toml", "campus.toml", "region.toml"])
        #expect(try tool.run("check", "region.toml").exitCode == 0)
    }

    @Test func wrongUsageIsRefused() throws {
        #expect(try tool.run("new", "campu").exitCode == 64)
        #expect(try tool.run("new", "campus", "🚀").exitCode == 64)
        #expect(try tool.run("new", "campus", "--base", "toy.toml").exitCode == 64)
        #expect(try tool.run("new", "policy", "--base", "none.toml").exitCode == 66)
        #expect(try tool.run("new", "policy", "toy", "--base", "toy.toml").exitCode == 64)
        #expect(try tool.run("new", "campus", "none/campus").exitCode == 73)
        #expect(try tool.written().isEmpty)
    }

    @Test func aThresholdIsAskedFor() throws {
        let outcome = try tool.run(
            "threshold", "toy.toml", "--key", "demand", "--until", "unserved > 10 %", "--json", "--quiet",
            "--tolerance", "0.1")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let found = try object(outcome.output)
        let (holds, breaks) = (try #require(found["holds_at"] as? Double), try #require(found["breaks_at"] as? Double))
        #expect(holds < breaks && breaks < 1.12 * holds && found["monotone"] as? Bool == true)
        let wrong = try tool.run("threshold", "toy.toml", "--key", "demand", "--until", "unservd > 1 %")
        #expect(wrong.exitCode == 64 && wrong.complaints.contains("did you mean 'unserved'?"), "\(wrong.complaints)")
        #expect(try tool.run("threshold", "toy.toml", "--key", "demand").exitCode == 64)
    }
}
