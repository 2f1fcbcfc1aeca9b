/// The bytes of a weather file, cut into lines at LF, CR LF or CR, its fields separated by commas (`WeatherEncoding`). Bytes
/// are never taken for UTF-8: headers are often Latin-1.
struct WeatherText {
    let bytes: [UInt8]
    /// The bytes of each line, without its end; trailing blank lines are left out.
    let lines: [Range<Int>]

    /// Reports binary content and lines that are too long, and is then empty.
    init(_ given: [UInt8], log: inout WeatherLog) {
        guard let bytes = WeatherEncoding.plain(given, log: &log) else {
            (bytes, lines) = ([], [])
            return
        }
        self.bytes = bytes
        let lines = WeatherText.cut(bytes)
        if let long = lines.firstIndex(where: { $0.count > WeatherImportSettings.longestLine }) {
            log.fail(
                line: long + 1,
                "a line of \(lines[long].count) bytes; weather files have lines of at most "
                    + "\(WeatherImportSettings.longestLine)")
            self.lines = []
            return
        }
        self.lines = lines
    }

    /// The first line that is not blank; 0 when there is none.
    var firstLine: Int { lines.indices.first { !isBlank($0) } ?? 0 }

    /// A line as text, Latin-1 where it is not UTF-8, of at most `limit` characters, without the blanks, empty fields and
    /// quotation marks that spreadsheets put around what is no table.
    func text(_ line: Int, limit: Int = WeatherImportSettings.longestLine) -> String {
        guard lines.indices.contains(line) else { return "" }
        let range = content(line)
        let text = decoded(range.prefix(limit))
        let isQuoted = range.lowerBound > 0 && bytes[range.lowerBound - 1] == 34
        return isQuoted ? text.replacing("\"\"", with: "\"") : text
    }

    private func decoded(_ range: Range<Int>) -> String {
        let slice = bytes[range]
        let latin1 = { String(String.UnicodeScalarView(slice.map { Unicode.Scalar($0) })) }
        return String(validating: slice, as: UTF8.self) ?? latin1()
    }

    /// The names of a header line's columns, without quotation marks and empty names at the end.
    func names(_ line: Int) -> [String] {
        guard lines.indices.contains(line) else { return [] }
        return bytes.withUnsafeBufferPointer { bytes in
            var fields = WeatherFields(bytes)
            fields.cut(lines[line], line: line + 1)
            var names = (0..<fields.count).map { decoded(fields[$0]) }
            while names.last == "" { names.removeLast() }
            return names
        }
    }

    /// Whether the line begins with these ASCII letters, in any case.
    func line(_ line: Int, beginsWith word: StaticString) -> Bool {
        guard lines.indices.contains(line) else { return false }
        var range = content(line)
        // The first of several quoted fields.
        if range.first.map({ bytes[$0] == 34 }) == true { range = range.lowerBound + 1..<range.upperBound }
        return word.withUTF8Buffer { word in
            range.count >= word.count
                && word.indices.allSatisfy { lowercase(bytes[range.lowerBound + $0]) == lowercase(word[$0]) }
        }
    }

    func isBlank(_ line: Int) -> Bool { content(line).isEmpty }

    private func lowercase(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }

    /// A line without empty fields at its end, blanks, tabs and one pair of quotation marks around it.
    private func content(_ line: Int) -> Range<Int> {
        var end = lines[line].upperBound
        while end > lines[line].lowerBound, bytes[end - 1] == 44 || bytes[end - 1] == 32 { end -= 1 }
        return bytes.withUnsafeBufferPointer { bytes in
            let begin = lines[line].lowerBound
            let range = trimmedField(bytes, begin, end)
            // Marks around the first field and the last one are no pair.
            let isQuoted = range.lowerBound > begin && bytes[range.lowerBound - 1] == 34
            if isQuoted, range.contains(where: { bytes[$0] == 34 && bytes[$0 + 1] == 44 }) {
                return range.lowerBound - 1..<range.upperBound + 1
            }
            return range
        }
    }

    private static func cut(_ bytes: [UInt8]) -> [Range<Int>] {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        var lines: [Range<Int>] = []
        lines.reserveCapacity(bytes.count / 64)
        bytes.withUnsafeBufferPointer { bytes in
            var begin = hasMark ? 3 : 0
            var i = begin
            while i < bytes.count {
                if bytes[i] == 10 || bytes[i] == 13 {
                    lines.append(begin..<i)
                    if bytes[i] == 13 && i + 1 < bytes.count && bytes[i + 1] == 10 { i += 1 }
                    begin = i + 1
                }
                i += 1
            }
            if begin < bytes.count { lines.append(begin..<bytes.count) }
            while let last = lines.last, trimmedField(bytes, last.lowerBound, last.upperBound).isEmpty {
                lines.removeLast()
            }
        }
        return lines
    }
}

/// The fields of one line, separated by commas; reused from line to line.
struct WeatherFields {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Line of the file, from 1.
    private(set) var line = 0
    private var lineBegin = 0
    private var fields: [Range<Int>] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { fields.count }

    /// Cuts the line at its commas, but for those between quotation marks; fields beyond the most that any format has stay
    /// uncut.
    mutating func cut(_ range: Range<Int>, line: Int) {
        self.line = line
        lineBegin = range.lowerBound
        fields.removeAll(keepingCapacity: true)
        var begin = range.lowerBound
        var i = begin
        while i < range.upperBound {
            if i == begin, bytes[i] == 34, let end = closingQuote(i, range.upperBound) { i = end }
            if bytes[i] == 44 && fields.count < WeatherImportSettings.mostFields {
                fields.append(begin..<i)
                begin = i + 1
            }
            i += 1
        }
        fields.append(begin..<range.upperBound)
    }

    /// The mark that ends a quoted field: one that a comma or the line's end follows. nil when none does.
    private func closingQuote(_ begin: Int, _ end: Int) -> Int? {
        (begin + 1..<end).first { bytes[$0] == 34 && ($0 + 1 == end || bytes[$0 + 1] == 44) }
    }

    subscript(index: Int) -> Range<Int> {
        trimmedField(bytes, fields[index].lowerBound, fields[index].upperBound)
    }

    /// Where a field begins, from 1; a field that is not there, at the end of the line.
    func column(_ index: Int) -> Int {
        if index < fields.count { return self[index].lowerBound - lineBegin + 1 }
        return fields[fields.count - 1].upperBound - lineBegin + 1
    }

    /// The field for a message: at most 24 printable characters between quotation marks.
    func quoted(_ index: Int) -> String {
        guard index < fields.count else { return "nothing" }
        let range = self[index]
        if range.isEmpty { return "nothing" }
        let shown = range.prefix(24).map { bytes[$0] }.map { $0 < 32 || $0 > 126 ? "?" : Character(Unicode.Scalar($0)) }
        return "'\(String(shown))\(range.count > 24 ? "…" : "")'"
    }

    /// The finite number that is all of the field; nil for anything else.
    func number(_ index: Int) -> Double? {
        guard index < fields.count else { return nil }
        let range = self[index]
        return WeatherNumber.parse(UnsafeBufferPointer(rebasing: bytes[range]))
    }

    func integer(_ index: Int) -> Int? {
        guard let value = number(index), value == value.rounded(), abs(value) < 1e9 else { return nil }
        return Int(value)
    }

    func hasDecimalComma(_ index: Int) -> Bool {
        guard index < fields.count else { return false }
        return number(index) == nil && self[index].contains { bytes[$0] == 44 }
    }

    func isBlank(_ index: Int) -> Bool { index >= fields.count || self[index].isEmpty }
}

/// The range without blanks, tabs and one pair of quotation marks around it.
private func trimmedField(_ bytes: UnsafeBufferPointer<UInt8>, _ begin: Int, _ end: Int) -> Range<Int> {
    var (begin, end) = (begin, end)
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
    while begin < end && isBlank(bytes[begin]) { begin += 1 }
    while end > begin && isBlank(bytes[end - 1]) { end -= 1 }
    if end - begin >= 2 && bytes[begin] == 34 && bytes[end - 1] == 34 { return begin + 1..<end - 1 }
    return begin..<end
}

/// Decimal numbers as weather files write them.
enum WeatherNumber {
    /// The finite number that is all of `text`; nil for anything else: NaN, infinities, 1e400, hexadecimal digits.
    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var i = 0
        let isNegative = !text.isEmpty && text[0] == 45
        if !text.isEmpty && (text[0] == 45 || text[0] == 43) { i = 1 }
        var (mantissa, digits, scale) = (0, 0, 0)
        var hasPoint = false
        while i < text.count {
            let byte = text[i]
            if byte &- 48 < 10 {
                mantissa = mantissa &* 10 &+ Int(byte &- 48)
                digits += 1
                if hasPoint { scale += 1 }
            } else if byte == 46 && !hasPoint {
                hasPoint = true
            } else {
                return long(text)
            }
            if digits > exactDigits { return long(text) }
            i += 1
        }
        if digits == 0 { return nil }
        // Both are exact in binary, so that the quotient is rounded once.
        let value = Double(mantissa) / powers[scale]
        return isNegative ? -value : value
    }

    private static let exactDigits = 15
    private static let powers: [Double] = (0...exactDigits).map { exponent in
        (0..<exponent).reduce(1) { p, _ in p * 10 }
    }
    private static let longestNumber = 64

    private static func long(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard !text.isEmpty, text.count <= longestNumber else { return nil }
        guard text.allSatisfy({ $0 &- 48 < 10 || "+-.eE".utf8.contains($0) }) else { return nil }
        let value = Double(String(decoding: text, as: UTF8.self))
        return value.flatMap { $0.isFinite ? $0 : nil }
    }
}
