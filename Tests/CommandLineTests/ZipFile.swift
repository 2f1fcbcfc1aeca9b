import CZlib
import Testing

/// The files of a zip archive, stored or deflated (APPNOTE 6.3).
struct ZipFile {
    private(set) var files: [String: [UInt8]] = [:]

    init(_ bytes: [UInt8]) throws {
        func number(_ at: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
        let end = try #require((0...bytes.count - 22).last { number($0, 4) == 0x0605_4b50 })
        var entry = number(end + 16, 4)
        for _ in 0..<number(end + 10, 2) {
            let (packed, size) = (number(entry + 20, 4), number(entry + 24, 4))
            let nameLength = number(entry + 28, 2)
            let name = String(decoding: bytes[entry + 46..<entry + 46 + nameLength], as: UTF8.self)
            let local = number(entry + 42, 4)
            let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
            let content = Array(bytes[start..<start + packed])
            files[name] = number(entry + 10, 2) == 0 ? content : try ZipFile.inflated(content, size)
            entry += 46 + nameLength + number(entry + 30, 2) + number(entry + 32, 2)
        }
    }

    private static func inflated(_ content: [UInt8], _ size: Int) throws -> [UInt8] {
        var (content, result) = (content, [UInt8](repeating: 0, count: size))
        var stream = z_stream()
        #expect(inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
        defer { inflateEnd(&stream) }
        return content.withUnsafeMutableBufferPointer { input in
            result.withUnsafeMutableBufferPointer { output in
                (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
                #expect(inflate(&stream, Z_FINISH) == Z_STREAM_END)
            }
            return result
        }
    }
}
