import Foundation

/// Files on their way into a directory that stays: written down before the first takes its place, so that whoever comes
/// next can finish what a killed run began.
///
/// Lines: a signature, the name of the directory inside that holds the new files, `put NAME` in the order in which they take
/// their places, `drop NAME` for those of the earlier result that the new one lacks.
struct ResultJournal {
    let staging: String
    let puts: [String]
    let drops: [String]

    static let name = ".dcplan-journal"
    /// What the directory inside is a temporary of.
    static let staging = "results"
    private static let signature = "dcplan journal 1"

    /// - Parameter earlier: the names in the directory until now.
    init(staging: String, new: [String], earlier: [String], kind: ResultKind) {
        self.staging = staging
        // Readers begin with the summary, and the marker speaks for all files: they come last.
        let last = [kind.summary, ResultMarker.name]
        puts = new.filter { !last.contains($0) }.sorted() + last.filter(new.contains)
        drops = earlier.filter { !new.contains($0) }
    }

    /// nil unless the directory has a journal of this form, whose names are names.
    init?(in directory: String) {
        guard let lines = ResultMarker.lines("\(directory)/\(ResultJournal.name)"), lines.count >= 2,
            lines[0] == ResultJournal.signature, Temporary.isName(lines[1], of: ResultJournal.staging)
        else { return nil }
        func names(_ word: String) -> [String] {
            lines[2...].filter { $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
        }
        (staging, puts, drops) = (lines[1], names("put"), names("drop"))
        if (puts + drops).contains(where: { $0.contains("/") || $0 == ".." || $0 == "." }) { return nil }
    }

    private var bytes: [UInt8] {
        let lines = [ResultJournal.signature, staging] + puts.map { "put \($0)" } + drops.map { "drop \($0)" }
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// From here on the new files are the result, whoever puts them into place.
    func write(in directory: String, given: String) throws(WriteError) {
        let draft = "\(directory)/\(staging)/\(ResultJournal.name)"
        try Files.create(draft, bytes, for: given)
        try Files.rename(draft, "\(directory)/\(ResultJournal.name)", for: given)
    }

    /// Puts the files into place; any number of times gives the same.
    func finish(in directory: String, given: String, after step: (CommitStep) throws -> Void = { _ in }) throws {
        for name in puts {
            let from = "\(directory)/\(staging)/\(name)"
            if FileFacts(from) != nil { try Files.rename(from, "\(directory)/\(name)", for: given) }
            try step(.put(name))
        }
        for name in drops { unlink("\(directory)/\(name)") }
        rmdir("\(directory)/\(staging)")
        unlink("\(directory)/\(ResultJournal.name)")
    }
}

/// Where a commit stands: tests end it there.
package enum CommitStep: Equatable {
    /// The new files are whole, beside the earlier ones.
    case staged
    case exchanged
    case journalled
    case put(String)
}
