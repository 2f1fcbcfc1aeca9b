/// The issues found while a document is read. Single-threaded: one reading, one log.
public final class IssueLog {
    /// In the order in which they were found; the same issue is kept once, and of many the first.
    public private(set) var issues: [Issue] = []
    /// The issues reported, each once, kept or not.
    public private(set) var count = 0
    private var errorCount = 0
    /// Hashes of the issues: a broken file can have a million, whose texts would fill the memory.
    private var seen: Set<Int> = []

    /// Of errors and of warnings, the most that are kept: enough to find among them the first of the file.
    private static let mostKept = 5_000

    /// The years of the plan, once the caller has read them: from then on per-year tables are checked against it.
    public var horizon: ClosedRange<Int>?

    /// How a yearly number written as a table with the key `growth` becomes values for the years of the horizon; nil with the
    /// reasons logged. Where nothing is set, such tables are refused like any other without years.
    public var growth: ((TableReader, ClosedRange<Int>) -> YearlyTable?)?

    /// Notes the questions that readers ask; nil where nobody wants to know.
    package var keys: KeyRecord?

    /// How a file writes the money that was converted to US$, by the positions of its keys and values; messages about
    /// these end with it.
    var origins: [SourcePosition: String] = [:]

    public init() {}

    public func report(_ issue: Issue) {
        let issue = issue.position.flatMap { origins[$0] }.map { issue.ending(with: $0) } ?? issue
        guard seen.insert(issue.hashValue).inserted else { return }
        count += 1
        if issue.severity == .error { errorCount += 1 }
        let alike = issue.severity == .error ? errorCount : count - errorCount
        if alike <= Self.mostKept { issues.append(issue) }
    }

    public func report(contentsOf issues: some Sequence<Issue>) {
        for issue in issues { report(issue) }
    }

    public var hasErrors: Bool { errorCount > 0 }

    /// The warnings that were kept; a last one says how many there are beside.
    public var warnings: [Issue] {
        let kept = sorted.filter { $0.severity == .warning }
        let more = count - errorCount - kept.count
        return more > 0 ? kept + [Issue(.warning, at: nil, "and \(more) more warnings")] : kept
    }

    /// By file, line and column; issues without a position come first, and ties keep the order of finding.
    public var sorted: [Issue] {
        issues.enumerated().sorted { a, b in
            switch (a.element.position, b.element.position) {
            case (nil, nil): a.offset < b.offset
            case (nil, _): true
            case (_, nil): false
            case (let p?, let q?): p == q ? a.offset < b.offset : p < q
            }
        }.map(\.element)
    }

    /// Throws `InputIssues` with all issues that were kept, warnings too, if any is an error.
    public func throwIfErrors() throws(InputIssues) {
        if hasErrors { throw InputIssues(sorted, more: count - issues.count) }
    }

    /// The body's result, or nil with its issues logged.
    @discardableResult
    func catching<T>(_ body: () throws(InputIssues) -> T) -> T? {
        do {
            return try body()
        } catch {
            report(contentsOf: error.issues)
            return nil
        }
    }
}

extension Issue {
    fileprivate func ending(with origin: String) -> Issue {
        Issue(severity, at: position, keyPath: keyPath, "\(message) (\(origin))", related: related)
    }
}
