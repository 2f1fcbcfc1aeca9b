/// The file in a directory of results by which this program knows that it wrote it, and what: a signature, the kind, and
/// the names, one a line.
public struct ResultMarker: Equatable, Sendable {
    public let kind: String
    public let names: [String]

    public static let name = ".dcplan"
    private static let signature = "dcplan results 1"

    public init(kind: String, names: [String]) {
        self.kind = kind
        self.names = names.sorted()
    }

    /// nil unless the directory has a marker of this form.
    public init?(in directory: String) {
        guard let lines = ResultMarker.lines("\(directory)/\(ResultMarker.name)"), lines.count >= 2,
            lines[0] == ResultMarker.signature
        else { return nil }
        self.init(kind: lines[1], names: Array(lines[2...]))
    }

    public var bytes: [UInt8] { Array(([ResultMarker.signature, kind] + names).map { $0 + "\n" }.joined().utf8) }

    /// The lines of a small text file that ends in a line feed.
    static func lines(_ path: String) -> [String]? {
        guard let bytes = Files.contents(path), bytes.last == 10 else { return nil }
        return bytes.dropLast().split(separator: 10, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
