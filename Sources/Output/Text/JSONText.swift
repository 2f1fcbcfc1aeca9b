import Foundation

/// JSON as this program writes it: keys sorted, indented, a final line feed; the same value gives the same bytes.
public enum JSONText {
    /// How numbers that JSON does not have are written.
    public static let infinities = JSONEncoder.NonConformingFloatEncodingStrategy.convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")

    /// Numbers that JSON has no form for are the texts `inf`, `-inf` and `nan`.
    ///
    /// - Parameter snakeCase: whether properties' names become keys in snake case.
    public static func bytes(_ value: some Encodable, snakeCase: Bool = true) throws -> Data {
        let encoder = JSONEncoder()
        if snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
        encoder.nonConformingFloatEncodingStrategy = infinities
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return Data((Neutral.json(text) + "\n").utf8)
    }
}
