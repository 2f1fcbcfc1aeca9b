/// The bytes of a weather file as its writer meant them: UTF-16 becomes UTF-8, and the separators of a spreadsheet that
/// writes decimal commas, semicolons or tabs, become commas, its decimal commas points. Lines stay where they are.
enum WeatherEncoding {
    /// Reports what is no text at all, in words that say what to do.
    static func plain(_ bytes: [UInt8], log: inout WeatherLog) -> [UInt8]? {
        if let kind = wrongKinds.first(where: { bytes.starts(with: $0.begin) }) {
            log.fail(line: 1, "this is \(kind.words)")
            return nil
        }
        guard let text = utf8(bytes, log: &log) else { return nil }
        return withCommas(text)
    }

    private static let wrongKinds: [(begin: [UInt8], words: String)] = [
        (
            [0x50, 0x4B, 3, 4],
            "a spreadsheet's workbook or an archive, no text file; save the sheet as CSV, or unpack it"
        ),
        ([0xD0, 0xCF, 0x11, 0xE0], "a spreadsheet's workbook, no text file; save the sheet as CSV"),
        ([0x1F, 0x8B], "a gzipped file; unpack it first"),
    ]

    private static func utf8(_ bytes: [UInt8], log: inout WeatherLog) -> [UInt8]? {
        for (mark, low) in [([0xFF, 0xFE] as [UInt8], 0), ([0xFE, 0xFF], 1)] where bytes.starts(with: mark) {
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
                UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        }
        guard let zero = bytes.firstIndex(of: 0) else { return bytes }
        let line = bytes[..<zero].count { $0 == 10 } + 1
        let isWide = bytes.prefix(wideSample).count { $0 == 0 } * 3 > min(bytes.count, wideSample)
        log.fail(
            line: line,
            isWide
                ? "every other byte is zero, as in UTF-16 without its mark; save the file as UTF-8"
                : "a zero byte; this is no text file")
        return nil
    }

    private static let wideSample = 1_000

    /// A spreadsheet's own first line, `sep=;`, becomes blank.
    private static func withCommas(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let begin = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var separator: UInt8?
        if bytes.count > begin + 4, bytes[begin..<begin + 4].elementsEqual("sep=".utf8) {
            separator = bytes[begin + 4]
            for i in begin..<begin + 5 { bytes[i] = 32 }
        }
        let found = separator ?? likelySeparator(bytes)
        if found == 44 || ![59, 9].contains(found) { return bytes }
        for i in bytes.indices {
            if bytes[i] == found {
                bytes[i] = 44
            } else if bytes[i] == 44 {
                bytes[i] = isBetweenDigits(bytes, i) ? 46 : 32
            }
        }
        return bytes
    }

    private static func isBetweenDigits(_ bytes: [UInt8], _ i: Int) -> Bool {
        i > 0 && i + 1 < bytes.count && bytes[i - 1] &- 48 < 10 && bytes[i + 1] &- 48 < 10
    }

    /// What most of the first lines are cut by: three fields or more.
    private static func likelySeparator(_ bytes: [UInt8]) -> UInt8 {
        var lines: [UInt8: Int] = [:]
        for line in bytes.prefix(sample).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let fitting = [59, 9, 44].first { sign in line.count { $0 == sign } >= 2 }
            if let fitting { lines[fitting, default: 0] += 1 }
        }
        return lines.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 44
    }

    /// Enough for the longest header and some records.
    private static let sample = 200_000
}
