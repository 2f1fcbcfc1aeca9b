import Foundation
import Output

/// How results are written as JSON and read back: keys in snake case and sorted, two-space indents, numbers not rounded, and
/// those that JSON does not have as "inf", "-inf" and "nan", so that whatever a plan holds can be written.
public enum ResultCoding {
    /// The bytes of a document, with a final newline.
    public static func bytes(_ document: some Encodable) throws -> Data { try JSONText.bytes(document) }

    /// What reads such bytes.
    public static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return decoder
    }
}
