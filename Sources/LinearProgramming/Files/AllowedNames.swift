/// Names as a format of files allows them, no two the same.
struct AllowedNames {
    private var used = FileNames()
    private let allowed: (String) -> String

    /// - Parameter allowed: a name with what the format does not allow replaced.
    init(_ allowed: @escaping (String) -> String) { self.allowed = allowed }

    mutating func add(_ given: [String]) -> [String] { given.map { add($0) } }

    mutating func add(_ given: String) -> String {
        let name = allowed(given)
        var unique = name
        var copy = 1
        while !Array(unique.utf8).withUnsafeBytes({ used.insert($0).isNew }) {
            copy += 1
            unique = "\(name)_\(copy)"
        }
        return unique
    }
}
