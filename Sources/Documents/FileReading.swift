import Foundation
import OperatingSystem

/// A configuration file over this many bytes is taken for a mistake: a data file, a disk image.
private let largestDocument = 64 << 20

/// The whole file at `path`; throws when there is none, it is neither a file nor a pipe, or it cannot be read.
func readFile(_ path: String, referencedBy: SourcePosition?) throws(MissingFile) -> [UInt8] {
    do {
        return try InputFile.bytes(path, mostBytes: largestDocument)
    } catch {
        throw MissingFile(path: path, reason: error.reason, referencedBy: referencedBy)
    }
}

/// One name for a file, however it is reached: absolute, without "..", links followed.
func canonicalPath(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
}
