import Vocabulary

/// Every number of the scenario with its source, grade and range, in groups by the table that it stands in.
enum AssumptionSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let all = plan.assumptions
        if all.isEmpty { return nil }
        return Section(
            "assumptions", "Every assumption, with its source",
            [summary(all)]
                + groups(all).map { .details("\($0.name): \(NumberText.text(Double($0.parts.count)))", [table($0)]) })
    }

    private struct Group {
        let name: String
        var parts: [Assumption]
    }

    /// By the first part of their keys, of regions by the second too, in the order of the file.
    private static func groups(_ all: [Assumption]) -> [Group] {
        var groups: [Group] = []
        var index: [String: Int] = [:]
        for part in all {
            let path = part.key.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
            let name = path.prefix(path[0] == "regions" && path.count > 2 ? 2 : 1).joined(separator: ".")
            if index[name] == nil {
                index[name] = groups.count
                groups.append(Group(name: name, parts: []))
            }
            groups[index[name]!].parts.append(part)
        }
        return groups
    }

    /// How many numbers have which grade, and how many are worth a second look.
    private static func summary(_ all: [Assumption]) -> Markup {
        let grades = Dictionary(grouping: all) { $0.grade ?? "" }.mapValues(\.count)
        let words = [
            "S": "read in a source", "D": "derived", "K": "commonly known", "W": "weak", "": "without a grade",
        ]
        let parts = ["S", "D", "K", "W", ""].compactMap { grade in
            grades[grade].map {
                "\(NumberText.text(Double($0))) \(words[grade]!)" + (grade.isEmpty ? "" : " (\(grade))")
            }
        }
        let doubtful = all.count { $0.why != nil }
        return .paragraph(
            "\(NumberText.text(Double(all.count))) numbers: \(parts.joined(separator: ", "))."
                + (doubtful > 0 ? " \(NumberText.text(Double(doubtful))) are worth a second look." : ""))
    }

    private static func table(_ group: Group) -> Markup {
        var table = PageTable(
            group.name,
            [
                .words("key"), .words("value"), .words("grade"), .number("low"), .number("high"), .number("source of"),
                .words("source"), .words("where it stands"), .words("second look"),
            ], isSortable: true)
        for part in group.parts {
            func number(_ value: Double?, _ column: String) -> PageTable.Cell {
                .number(
                    Told(value, "\(path(part)):\(column)").map { $0.data($0.raw) } ?? "")
            }
            table.add([
                .key(part.key), value(part), .text(part.grade ?? ""), number(part.low, "low"),
                number(part.high, "high"),
                .text(part.sourceYear.map { "\($0)" } ?? ""), .text(part.source ?? ""), .text(part.position),
                .text(part.why ?? ""),
            ])
        }
        return table.markup
    }

    /// A key may stand in several places.
    private static func path(_ part: Assumption) -> String { "assumptions.csv:\(part.key)/\(part.position)" }

    /// As the file has it; a single number is one.
    private static func value(_ part: Assumption) -> PageTable.Cell {
        guard let number = Double(part.value) else { return .text(part.value) }
        return .mixed(Told(number, "\(path(part)):value").data(part.value))
    }
}
