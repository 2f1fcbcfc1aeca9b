import OperatingSystem

/// The bytes of a weather file.
enum WeatherFileBytes {
    /// Throws `.unreadable` when there is none, it is neither a file nor a pipe, or it is larger than any weather file.
    static func read(_ path: String) throws(WeatherFileError) -> [UInt8] {
        do {
            return try InputFile.bytes(path, mostBytes: WeatherImportSettings.mostBytes)
        } catch {
            throw .unreadable(path: path, reason: error.reason)
        }
    }
}
