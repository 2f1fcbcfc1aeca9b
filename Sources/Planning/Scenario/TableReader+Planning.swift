import Documents
import TimeSeries

extension TableReader {
    /// The table at `key`. When it is missing, that is reported, and an empty one stands in whose own gaps are not.
    func section(_ key: String, _ meaning: String? = nil) -> TableReader {
        if let table = requiredTable(key, meaning) { return table }
        return TableReader(Node(.table(Table()), at: node.position), path: keyPath(of: key), log: IssueLog())
    }

    /// Reports an error at a key's value, or at the table itself.
    func report(at key: String? = nil, _ message: String) { report(.error, at: key, message) }

    /// What `make` makes of the table's values; nil, and its complaint reported, when they don't fit together.
    func reading<T>(_ make: () throws -> T) -> T? {
        do { return try make() } catch {
            report(at: nil, "\(error)")
            return nil
        }
    }
}

/// "; did you mean …?" with the nearest of the known names, empty when none is near.
func suggestion(for word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
}

extension YearlyTable {
    static let zero = YearlyTable(constant: 0)
    static let one = YearlyTable(constant: 1)
}
