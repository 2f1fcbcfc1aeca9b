/// Every question that readers ask, found by reading specimens: one with the first choice everywhere, and for each decision
/// one more with each other choice, all else as where the decision came up. Readings that differ in one decision alone are a
/// family: what is asked in some of them and not in others depends on that decision.
///
/// - Complexity: as many readings as there are choices, some hundred for scenarios.
struct KeySurvey {
    /// One reading.
    struct Run {
        /// Places in `questions`.
        var asked: Set<Int> = []
        /// By the path of the key that decides, the place among its choices.
        var decisions: [String: Int] = [:]
    }

    /// The runs that differ in a decision alone.
    struct Family {
        let path: String
        var runs: [Int]
    }

    private(set) var runs: [Run] = []
    private(set) var families: [Family] = []
    /// Every question, in the order in which they came up.
    private(set) var questions: [KeyQuestion] = []
    /// By the path of the key that decides: every choice there was.
    private(set) var choices: [String: [Node.Value?]] = [:]

    /// - Parameter read: reads a document whose readers log there.
    init(_ read: (IssueLog) -> Void) {
        var plans: [[String: Node.Value?]] = [[:]]
        var places: [KeyQuestion: Int] = [:]
        var next = 0
        while next < plans.count {
            let specimen = Specimen(plan: plans[next])
            let log = IssueLog()
            let record = KeyRecord(specimen)
            log.keys = record
            read(log)
            var run = Run()
            for question in record.questions {
                if places[question] == nil {
                    places[question] = questions.count
                    questions.append(question)
                }
                run.asked.insert(places[question]!)
            }
            for (path, decision) in specimen.decisions.sorted(by: { $0.key < $1.key }) {
                run.decisions[path] = place(of: decision.taken, at: path)
                guard !families.contains(where: { $0.path == path }) else { continue }
                let others = decision.choices.filter { $0 != decision.taken }
                families.append(Family(path: path, runs: [next] + others.indices.map { plans.count + $0 }))
                for choice in others {
                    _ = place(of: choice, at: path)
                    plans.append(plans[next].merging([path: choice]) { $1 })
                }
            }
            runs.append(run)
            next += 1
        }
    }

    private mutating func place(of choice: Node.Value?, at path: String) -> Int {
        if let place = choices[path, default: []].firstIndex(of: choice) { return place }
        choices[path, default: []].append(choice)
        return choices[path]!.count - 1
    }

    /// What the choice counts as: what is not there, as what stands in for it.
    func value(_ place: Int, at path: String) -> KeyValue? {
        if let value = choices[path]?[place] { return KeyValue(value) }
        return questions.first { $0.path == path && $0.value != nil }?.value
    }
}
