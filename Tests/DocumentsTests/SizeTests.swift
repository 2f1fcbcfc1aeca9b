import Documents
import Testing

/// What is too much is refused early, and of very many problems the first are kept and the rest counted.
@Suite struct SizeTests {
    private func issues(_ text: String, _ read: (TableReader) -> Void = { _ in }) -> InputIssues? {
        do {
            let log = IssueLog()
            let reader = TableReader(try Node.parse(Array(text.utf8), file: "a.toml"), path: "", log: log)
            read(reader)
            reader.finish()
            try log.throwIfErrors()
            return nil
        } catch {
            return error
        }
    }

    @Test func aFileOfTooManyValuesIsRefusedBeforeItIsParsed() throws {
        let many = "a = [" + String(repeating: "1,", count: 200_001) + "]"
        let wrong = try #require(issues(many))
        #expect(wrong.issues.count == 1 && wrong.issues[0].message.hasPrefix("it holds more than 200000 values"))
        #expect(wrong.issues[0].position?.line == 1)
        // Commas in strings and comments are no values.
        let few =
            "# " + String(repeating: ",", count: 300_000) + "\na = \"" + String(repeating: ",[=", count: 100_000)
            + "\"\n"
        #expect(issues(few) { _ = $0.string("a") } == nil)
    }

    @Test func ofManyProblemsTheFirstAreShownAndTheRestCounted() throws {
        let count = 30_000
        let text = (0..<count).map { "key\($0) = 1\n" }.joined()
        let wrong = try #require(issues(text) { _ = $0.optionalString("keyed") })
        #expect(wrong.errorCount == count && wrong.issues.count < count)
        let lines = wrong.description.split(separator: "\n")
        #expect(lines.count == Issue.mostShown + 1)
        #expect(lines[0].hasPrefix("a.toml:1:1: error: key0:") && lines[99].hasPrefix("a.toml:100:1:"))
        #expect(lines[Issue.mostShown] == "and \(count - Issue.mostShown) more")
    }

    @Test func errorsComeBeforeWarningsWhereNotAllAreShown() {
        let log = IssueLog()
        for line in 1...200 {
            log.report(Issue(.warning, at: SourcePosition(file: "a", line: line, column: 1), "odd \(line)"))
        }
        log.report(Issue(.error, at: SourcePosition(file: "a", line: 300, column: 1), "wrong"))
        log.report(Issue(.error, at: SourcePosition(file: "a", line: 300, column: 1), "wrong"))
        #expect(log.count == 201)
        let lines = Issue.list(log.sorted).split(separator: "\n")
        #expect(lines.count == 101 && lines[0] == "a:300:1: error: wrong" && lines[1] == "a:1:1: warning: odd 1")
        #expect(lines[100] == "and 101 more")
    }

    @Test func tablesOfOneKindAreBounded() throws {
        let text = (0..<2_001).map { "[places.p\($0)]\nx = 1\n" }.joined()
        var found = 0
        let wrong = try #require(
            issues(text) { root in
                for place in root.tables("places") { found += place.table.number("x", in: 0...) == 1 ? 1 : 0 }
            })
        #expect(found == 2_000 && wrong.issues[0].message.contains("at most 2000"))
    }

    @Test func theNearestIsLookedForAmongALimitedNumber() {
        let known = (0..<5_000).map { "place_\($0)" }
        #expect(nearest(to: "plase_7", among: known) == "place_7")
        #expect(nearest(to: "place_4999x", among: known) != "place_4999")
        #expect(nearest(to: "limti_mw", among: ["peak_mw", "limit_mw"]) == "limit_mw")
        #expect(nearest(to: "LIMIT", among: ["peak_mw", "limit_mw"]) == "limit_mw")
        #expect(nearest(to: "zzz", among: known) == nil)
    }
}
