import ArgumentParser
import Planning
import Reporting
import Studies
import Testing
import TimeSeries

/// What commands of every study have in common, exit codes, and command lines that this tool writes for itself.
@Suite struct StudyTests {
    @Test func everyStudyHasANameAndASentence() {
        let studies = StudyCatalogue.all
        #expect(Set(studies.map { $0.name }).count == studies.count)
        for study in studies {
            #expect(study.name.wholeMatch(of: /[a-z]+/) != nil)
            #expect(study.abstract.hasSuffix(".") && !study.abstract.dropLast().contains(". "))
            #expect(study.discussion.contains("Example: dcplan \(study.name) "))
        }
    }

    @Test func exitCodesAreOneList() {
        let all = ExitStatus.allCases
        #expect(all.map(\.rawValue) == [0, 10, 11, 12, 13, 14, 64, 65, 66, 73, 130])
        #expect(Set(all.map(\.name)).count == all.count && Set(all.map(\.when)).count == all.count)
        for status in all {
            #expect(ExitStatus.help().contains("\(status.rawValue) \(status.when)"))
            #expect(ExitStatus.name(of: status.rawValue) == status.name)
        }
        #expect(ExitStatus.name(of: 139) == "crashed" && ExitStatus.name(of: 1) == "failed")
    }

    /// What one process asks for, the other does, whatever is in the names.
    @Test(arguments: ["a.toml", "-a.toml", "--json", "a b.toml", "a=b.toml", "ö/ü.toml"])
    func whatIsAskedForIsParsed(name: String) throws {
        for (i, resolution) in [nil, ResolutionRequest.given(.full), .auto, .given(.weeks(2))].enumerated() {
            var request = PlanRun.Request(path: name, resolution: resolution)
            if i > 0 { request.overrides = ["a.b=1", "c={ 2025 = 1, 2026 = 2 }", "--x=-1", "title=\"a = b\""] }
            if i > 1 { request.out = name }
            if i > 2 {
                (request.label, request.formats, request.against) = ("-a label = \(name)", ["json", "csv"], name)
                request.exports = ExportRequest { ["sqlite": name, "xlsx": "-\(name)"][$0] }
            }
            let invocation = PlanInvocation(
                request, threads: 1 + i, printsJSON: i % 2 == 0, isQuiet: i > 1, isWorker: i % 2 == 1)
            #expect(PlanInvocation(try PlanArguments.parse(invocation.arguments)) == invocation)
        }
    }
}
