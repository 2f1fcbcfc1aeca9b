import Foundation

/// Calls of the file system whose failures are errors.
enum Files {
    /// A new file with these bytes; throws when anything has the name already, and follows no link.
    static func create(_ path: String, _ bytes: some ContiguousBytes, for given: String) throws(WriteError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw WriteError(path: given, code: errno) }
        defer { close(file) }
        try write(bytes, to: file, for: given)
    }

    static func write(_ bytes: some ContiguousBytes, to file: Int32, for given: String) throws(WriteError) {
        let code: Int32 = bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno != EINTR { return errno }
                rest = rest.dropFirst(max(count, 0))
            }
            return 0
        }
        if code != 0 { throw WriteError(path: given, code: code) }
    }

    static func rename(_ from: String, _ to: String, for given: String) throws(WriteError) {
        guard Glibc.rename(from, to) == 0 else { throw WriteError(path: given, code: errno) }
    }

    /// The names in a directory, sorted; bytes that are no UTF-8 come out as others, so that such a name is nobody's.
    static func names(in directory: String, for given: String) throws(WriteError) -> [String] {
        guard let stream = opendir(directory) else { throw WriteError(path: given, code: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a small file; nil for a link, for what is no file, and for a large one.
    static func contents(_ path: String, limit: Int = 1 << 20) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let facts = FileFacts(descriptor: file), facts.isFile else { return nil }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress! + count, $0.count - count) }
            if more <= 0 { break }
            count += more
        }
        return count > limit ? nil : Array(bytes[..<count])
    }

    /// Makes the directory and those above it.
    static func makeDirectories(_ path: String, for given: String) throws(WriteError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            let code = cause.flatMap { $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil } ?? ENOTDIR
            throw WriteError(path: given, code: code)
        }
    }

    /// - Throws: `WriteError` when nothing can be made in the directory, or in the nearest above it that exists.
    static func checkWritable(_ directory: String, for given: String) throws(WriteError) {
        var place = directory
        while FileFacts(place) == nil, let slash = place.lastIndex(of: "/") {
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
        if FileFacts(place) == nil { place = "." }
        var facts = stat()
        guard stat(place, &facts) == 0 else { throw WriteError(path: given, code: errno) }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            throw WriteError(path: given, reason: "\(place) is in the way: it is no directory")
        }
        if access(place, W_OK | X_OK) != 0 { throw WriteError(path: given, code: errno) }
    }
}
