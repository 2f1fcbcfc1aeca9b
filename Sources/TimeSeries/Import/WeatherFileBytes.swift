import Foundation

/// The bytes of a weather file.
enum WeatherFileBytes {
    /// Throws `.unreadable` when there is none, it is a directory or larger than any weather file.
    static func read(_ path: String) throws(WeatherFileError) -> [UInt8] {
        func unreadable(_ reason: String) -> WeatherFileError { .unreadable(path: path, reason: reason) }
        var facts = stat()
        guard !path.isEmpty, !path.utf8.contains(0) else { throw unreadable("no such file") }
        guard stat(path, &facts) == 0 else { throw unreadable(reason(errno)) }
        if facts.st_mode & S_IFMT == S_IFDIR { throw unreadable("is a directory") }
        if Int(facts.st_size) > WeatherImportSettings.mostBytes { throw unreadable("is over 64 MiB") }
        guard let file = fopen(path, "rb") else { throw unreadable(reason(errno)) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(facts.st_size))
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            bytes += buffer[..<count]
            if bytes.count > WeatherImportSettings.mostBytes { throw unreadable("is over 64 MiB") }
            if count < buffer.count { break }
        }
        if ferror(file) != 0 { throw unreadable("it cannot be read") }
        return bytes
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "no such file"
        case EACCES, EPERM: "permission denied"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}
