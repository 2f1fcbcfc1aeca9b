#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A configuration file over this many bytes is taken for a mistake: a data file, a disk image.
private let largestDocument = 64 << 20

/// The whole file at `path`; throws when there is none, it is a directory or a device, or it cannot be read.
func readFile(_ path: String, referencedBy: SourcePosition?) throws(MissingFile) -> [UInt8] {
    func missing(_ reason: String) -> MissingFile {
        MissingFile(path: path, reason: reason, referencedBy: referencedBy)
    }
    let files = FileManager.default
    var isDirectory = false
    guard !path.contains("\0"), files.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw missing("no such file")
    }
    if isDirectory { throw missing("is a directory") }
    if let attributes = try? files.attributesOfItem(atPath: canonicalPath(path)) {
        if attributes[.type] as? FileAttributeType == .typeCharacterSpecial { throw missing("is a device") }
        if let size = attributes[.size] as? UInt64, size > largestDocument { throw missing("is over 64 MiB") }
    }
    do {
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as CocoaError where error.code == .fileReadNoPermission {
        throw missing("permission denied")
    } catch {
        throw missing("it cannot be read")
    }
}

/// One name for a file, however it is reached: absolute, without "..", links followed.
func canonicalPath(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
}
