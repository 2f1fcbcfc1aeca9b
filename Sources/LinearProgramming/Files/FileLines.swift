import Foundation

/// The lines of a text, one at a time, from a buffer that holds a few of them.
final class FileLines {
    private let source: any ByteSource
    private let limits: FileLimits
    private var buffer: UnsafeMutableRawBufferPointer
    private var begin = 0
    private var end = 0
    private var isAtEnd = false
    /// Number of the present line, from 1.
    private(set) var number = 0
    /// Bytes of text read so far.
    private(set) var consumed = 0

    init(_ source: any ByteSource, _ limits: FileLimits) {
        self.source = source
        self.limits = limits
        buffer = .allocate(byteCount: limits.bufferBytes, alignment: 16)
    }

    deinit { buffer.deallocate() }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The next line without its end (LF or CRLF), valid until the next call; nil at the end of the text.
    func next() throws(LinearProgramFileError) -> UnsafeRawBufferPointer? {
        var searched = begin
        while true {
            if searched < end, let found = memchr(buffer.baseAddress! + searched, 10, end - searched) {
                let stop = UnsafeRawPointer(found) - UnsafeRawPointer(buffer.baseAddress!)
                return try take(stop, next: stop + 1)
            }
            searched = end
            if isAtEnd { return begin < end ? try take(end, next: end) : nil }
            let offset = begin
            try refill()
            searched -= offset - begin
        }
    }

    /// Reads to the end of the source, whose check sum comes last.
    func drain() throws(LinearProgramFileError) {
        while !isAtEnd {
            begin = end
            try refill()
        }
    }

    private func take(_ stop: Int, next: Int) throws(LinearProgramFileError) -> UnsafeRawBufferPointer {
        var last = stop
        if last > begin && buffer[last - 1] == 13 { last -= 1 }
        if number == 0 && buffer[begin..<last].starts(with: Self.byteOrderMark) { begin += Self.byteOrderMark.count }
        let line = UnsafeRawBufferPointer(rebasing: buffer[begin..<last])
        consumed += next - begin
        begin = next
        number += 1
        if line.count > 0, memchr(line.baseAddress!, 0, line.count) != nil {
            throw LinearProgramFileError(line: number, .notText)
        }
        return line
    }

    /// Moves what is left to the front, and reads on behind it.
    private func refill() throws(LinearProgramFileError) {
        let left = end - begin
        if left > limits.longestLine {
            throw LinearProgramFileError(line: number + 1, .lineTooLong(limits.longestLine))
        }
        if 2 * left > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * buffer.count, alignment: 16)
            larger.copyMemory(from: .init(rebasing: buffer[begin..<end]))
            buffer.deallocate()
            buffer = larger
        } else if left > 0 {
            memmove(buffer.baseAddress!, buffer.baseAddress! + begin, left)
        }
        (begin, end) = (0, left)
        do {
            let count = try source.read(into: .init(rebasing: buffer[left...]))
            if count == 0 { isAtEnd = true }
            end += count
        } catch let error {
            throw error.line > 0 ? error : LinearProgramFileError(line: number + 1, error.reason)
        }
    }
}
