import Planning

/// What the plan was made from and by: files with their digests, changes to them, the program.
enum ProvenanceSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        let scenario = document.scenario
        let facts: [(key: String, value: String?)] = [
            ("scenario.name", scenario?.name), ("scenario.title", scenario?.title), ("label", document.label),
            ("scenario.as_of", scenario?.asOf), ("scenario.path", scenario?.path),
            ("scenario.resolution", scenario?.resolution),
            ("scenario.hours_per_year", scenario?.hoursPerYear.map { "\($0)" }),
            ("scenario.sha256", scenario?.sha256), ("dcplan", document.dcplan),
            ("program.sha256", document.program?.sha256),
        ]
        var table = PageTable("The scenario and the program", [.words("what"), .words("")])
        for fact in facts {
            if let value = fact.value { table.add([.text(PlanDocument.meaning(fact.key)), .text(value)]) }
        }
        return Section(
            "provenance", "Where it comes from", [table.markup, overrides(document), files(scenario?.files ?? [])])
    }

    private static func overrides(_ document: PlanDocument) -> Markup {
        var table = PageTable("What --set changed", [.words("key"), .words("value")])
        for (key, value) in (document.overrides ?? [:]).sorted(by: { $0.key < $1.key }) {
            table.add([.key(key), .text(value.line)])
        }
        return table.markup
    }

    private static func files(_ files: [FileHash]) -> Markup {
        var table = PageTable("Files that it rests on", [.words("file"), .words("SHA-256")])
        for file in files { table.add([.text(file.path), .key(file.sha256)]) }
        return table.markup
    }
}
