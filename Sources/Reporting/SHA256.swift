import COpenSSL
import Foundation

/// SHA-256 of files, by OpenSSL.
public enum SHA256 {
    /// The digest of the parts one after another, as 64 hexadecimal digits.
    public static func hexadecimal(_ parts: [[UInt8]]) -> String {
        Array(parts.joined()).withUnsafeBytes(hexadecimal)
    }

    /// The digest of the bytes, as 64 hexadecimal digits.
    public static func hexadecimal(_ data: Data) -> String { data.withUnsafeBytes(hexadecimal) }

    /// The digest of the bytes, in base 64.
    static func base64(_ data: Data) -> String { Data(data.withUnsafeBytes(digest)).base64EncodedString() }

    private static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
        let digits = Array("0123456789abcdef")
        return String(digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        COpenSSL.SHA256(bytes.assumingMemoryBound(to: UInt8.self).baseAddress, bytes.count, &digest)
        return digest
    }
}
