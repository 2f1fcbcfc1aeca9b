import Documents
import Planning
import Reporting

/// The numbers of a scenario that are worth a second look, and how many there are of each sort.
struct SourceList {
    private let survey: SourceSurvey
    private let meta: Meta
    private let listed: [SourceSurvey.Number]

    init(_ reading: Scenario.Reading) throws {
        meta = reading.scenario.meta
        survey = try SourceSurvey(reading)
        listed = survey.numbers.filter { $0.why != nil }
    }

    private func count(_ why: SourceSurvey.Why) -> Int { listed.count { $0.why == why } }

    var text: String {
        var table = TextTable([
            .left("where"), .left("key"), .left("why"), .left("grade"), .right("date"), .left("source"),
        ])
        for number in listed {
            table.add([
                number.position.fileAndLine, number.key, number.why?.rawValue ?? "", number.note?.grade.rawValue ?? "–",
                number.year.map { "\($0)" } ?? "–", number.note?.text ?? "",
            ])
        }
        let counts = SourceSurvey.Why.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
        let asOf = meta.asOf.map { "as of \($0)" } ?? "no [meta] as_of, so that none is old"
        return (table.isEmpty ? "" : table.rendered(Terminal.style) + "\n\n")
            + "\(survey.numbers.count) numbers, \(asOf): \(counts)\n"
    }

    var json: JSONValue {
        .object([
            "ok": .boolean(true), "status": .text("ok"), "exit": .integer(0), "as_of": optional(meta.asOf),
            "numbers": .list(listed.map(json)), "total": .integer(survey.numbers.count),
            "counts": .object(
                Dictionary(
                    uniqueKeysWithValues: SourceSurvey.Why.allCases.map { ($0.rawValue, .integer(count($0))) })),
        ])
    }

    private func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

    private func json(_ number: SourceSurvey.Number) -> JSONValue {
        let ends = [number.note?.low, number.note?.high].compactMap { $0 }
        return .object([
            "key": .text(number.key), "file": .text(number.position.file), "line": .integer(number.position.line),
            "grade": optional(number.note?.grade.rawValue),
            "range": ends.isEmpty ? .null : .list(ends.map { JSONValue.number($0) }),
            "date": optional(number.year.map { "\($0)" }), "source": optional(number.note?.text),
            "why": optional(number.why?.rawValue),
        ])
    }
}
