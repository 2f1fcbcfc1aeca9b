/// What a reader asked of one key of one table.
public struct KeyQuestion: Hashable, Sendable {
    /// The table's path, `*` for each name that a file gives: `regions.*.hosting`.
    public let table: String
    public let key: String
    /// What the key means, in a sentence; nil where it is asked again by those who check.
    public let meaning: String?
    /// nil: only whether the key is there.
    public let type: KeyType?
    public let isRequired: Bool
    public let value: KeyValue?

    /// The key's path, names as `*`.
    public var path: String { joinedPattern(table, key) }
}

/// Notes every question that readers ask. What asks first waits for no answer: see `Specimen`.
///
/// Single-threaded: one reading, one record.
package final class KeyRecord {
    /// Each once, in the order in which they were asked.
    package private(set) var questions: [KeyQuestion] = []
    private var asked: Set<KeyQuestion> = []
    /// The file that is made up while it is read; nil where a real one is.
    let specimen: Specimen?

    package init() { specimen = nil }

    init(_ specimen: Specimen) { self.specimen = specimen }

    func note(_ question: KeyQuestion) {
        if asked.insert(question).inserted { questions.append(question) }
    }
}

extension TableReader {
    /// Notes a question where questions are recorded; of a specimen, the answer is made up now.
    func note(
        _ key: String, _ meaning: String? = nil, _ type: @autoclosure () -> KeyType, isRequired: Bool = false,
        value: @autoclosure () -> KeyValue? = nil, also names: [String] = []
    ) {
        guard let record = log.keys else { return }
        let question = KeyQuestion(
            table: pattern, key: key, meaning: meaning, type: type(), isRequired: isRequired, value: value())
        record.note(question)
        guard let specimen = record.specimen, contents[key] == nil else { return }
        if let answer = specimen.answer(question, also: names) { fill(key, answer) }
    }

    /// Notes that somebody asked whether the key is there. Whether a specimen has it, which it holds only once somebody asks
    /// for more.
    func notePresence(of key: String) -> Bool {
        guard let record = log.keys else { return false }
        let question = KeyQuestion(table: pattern, key: key, meaning: nil, type: nil, isRequired: false, value: nil)
        record.note(question)
        guard let specimen = record.specimen, contents[key] == nil else { return false }
        return specimen.decidesPresence(of: question)
    }
}

extension TableReader {
    /// Notes the keys that are used up before a document is read.
    func noteKeysOfDocuments() {
        if log.keys == nil { return }
        note("extends", "A file whose tables these are merged into: values replace, policies merge by name.", .filePath)
        note(
            Currencies.key, "Rates of other currencies than US$; they hold here and in files that extend this.", .table)
        Currencies.noteKeys(log)
        note(
            Parameters.key, "Values by name; a key that holds \"$NAME\", here or in files that extend this, has one.",
            .table)
        Parameters.noteKeys(log)
    }
}

/// The path of a key inside of a table, names as `*`.
func joinedPattern(_ table: String, _ key: String) -> String { table.isEmpty ? key : "\(table).\(key)" }
