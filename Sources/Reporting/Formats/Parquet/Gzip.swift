import CZlib
import Foundation

/// Gzip (RFC 1952) of whole buffers, by the system's zlib. The header has no time, so that the same bytes give the same.
package enum Gzip {
    /// Deflate's window with gzip's header.
    private static let windowBits: Int32 = 15 + 16
    private static let memoryLevel: Int32 = 8
    /// zlib's own default: beyond it, series shrink by a hundredth in twice the time.
    private static let level: Int32 = 6
    /// Deflate makes at most so many bytes of one.
    static let largestInflation = 1032

    package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        let opened = deflateInit2_(
            &stream, level, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(opened == Z_OK, "zlib has no memory")
        defer { deflateEnd(&stream) }
        var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let code = run(&stream, bytes, &result) { deflate($0, Z_FINISH) }
        precondition(code == Z_STREAM_END, "zlib did not end a stream that has room")
        result.removeLast(Int(stream.avail_out))
        return result
    }

    /// The bytes that were deflated; nil where they are not just `count`, or the data are damaged.
    package static func inflated(_ bytes: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        guard count >= 0, count <= (bytes.count + 1) * largestInflation else { return nil }
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        // A byte more, so that zlib comes to the end mark.
        var result = [UInt8](repeating: 0, count: count + 1)
        let code = run(&stream, Array(bytes), &result) { inflate($0, Z_FINISH) }
        guard code == Z_STREAM_END, stream.avail_out == 1, stream.avail_in == 0 else { return nil }
        result.removeLast()
        return result
    }

    /// - Precondition: both buffers are below 4 GiB.
    private static func run(
        _ stream: inout z_stream, _ input: [UInt8], _ output: inout [UInt8], _ step: (z_streamp) -> Int32
    ) -> Int32 {
        var source = input
        return source.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return step(&stream)
            }
        }
    }
}
