import CZlib
import Foundation
import OperatingSystem

/// Where the bytes of a text come from, piece by piece, so that no text is ever held whole.
protocol ByteSource: AnyObject {
    /// Copies the next bytes into `space`; 0 at the end.
    func read(into space: UnsafeMutableRawBufferPointer) throws(LinearProgramFileError) -> Int
}

/// A text in memory.
final class TextInMemory: ByteSource {
    private let bytes: [UInt8]
    private var next = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into space: UnsafeMutableRawBufferPointer) throws(LinearProgramFileError) -> Int {
        let count = min(space.count, bytes.count - next)
        bytes.withUnsafeBytes { space.copyMemory(from: .init(rebasing: $0[next..<next + count])) }
        next += count
        return count
    }
}

/// A file, inflated when its content (not its name) is gzip's.
final class FileBytes: ByteSource {
    private let file: gzFile
    private let limits: FileLimits
    private var produced = 0

    /// - Throws: `.unreadable` when there is no such file, it is neither a file nor a pipe, or it cannot be opened.
    init(path: String, limits: FileLimits) throws(LinearProgramFileError) {
        let descriptor: Int32
        do {
            descriptor = try InputFile.open(path)
        } catch {
            throw LinearProgramFileError(.unreadable(error.reason))
        }
        guard let file = gzdopen(descriptor, "rb") else {
            close(descriptor)
            throw LinearProgramFileError(.unreadable("it cannot be inflated"))
        }
        gzbuffer(file, UInt32(limits.bufferBytes))
        self.file = file
        self.limits = limits
    }

    deinit { gzclose(file) }

    func read(into space: UnsafeMutableRawBufferPointer) throws(LinearProgramFileError) -> Int {
        let count = gzread(file, space.baseAddress, UInt32(min(space.count, limits.bufferBytes)))
        if count < space.count {
            var code: Int32 = 0
            _ = gzerror(file, &code)
            switch code {
            case Z_OK where count >= 0: break
            case Z_BUF_ERROR: throw LinearProgramFileError(.damagedGzip("it ends in the middle"))
            case Z_ERRNO, Z_OK: throw LinearProgramFileError(.unreadable(String(cString: strerror(errno)).lowercased()))
            default: throw LinearProgramFileError(.damagedGzip("its data contradict each other"))
            }
        }
        produced += Int(count)
        let taken = gzdirect(file) == 1 ? -1 : Int(gzoffset(file))
        if produced > limits.inflationFreeBytes && taken > 0 && produced / taken > limits.largestInflation {
            throw LinearProgramFileError(.damagedGzip("it inflates more than \(limits.largestInflation)-fold"))
        }
        return Int(count)
    }
}

/// What a text may ask for before it is taken for a mistake or an attack.
struct FileLimits: Sendable {
    /// Bytes taken from a source at once.
    var bufferBytes = 1 << 18
    /// A line of MPS longer than this is no linear program: binary noise, a bomb of blanks.
    var longestLine = 1 << 20
    /// LP files may have a whole objective on one line.
    var longestLPLine = 16 << 20
    /// Linear programs deflate 5- to 50-fold; deflate's own limit is about 1,000-fold, which is what bombs use.
    var largestInflation = 300
    /// Text that needs no look at how far it was inflated.
    var inflationFreeBytes = 4 << 20
    /// Bytes of text between two looks at the memory that is left.
    var memoryCheckBytes = 16 << 20
    /// Rows and columns are numbered in 32 bits.
    var mostNames = Int(Int32.max) - 1
}
