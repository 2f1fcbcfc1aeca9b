#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The lines of an MPS text and their fields; blank lines and comments are passed over.
struct MPSText {
    /// How fields are told apart: by blanks, or by the columns of a punched card (names may then hold blanks).
    enum Layout { case free, fixed }

    private let bytes: [UInt8]
    private let layout: Layout
    private var next = 0
    private(set) var line = 0
    /// Whether the present line starts a section: its first character is not blank.
    private(set) var isHeader = false
    private(set) var fields: [Range<Int>] = []

    /// - Parameter bytes: ends in a zero byte, which stops number scanning.
    init(_ bytes: [UInt8], layout: Layout) {
        precondition(bytes.last == 0)
        self.bytes = bytes
        self.layout = layout
    }

    /// Moves to the next line that says something; false at the end of the text.
    mutating func advance() -> Bool {
        while next < bytes.count - 1 {
            let begin = next
            var end = begin
            while end < bytes.count - 1 && bytes[end] != 10 { end += 1 }
            next = end + 1
            line += 1
            if end > begin && bytes[end - 1] == 13 { end -= 1 }
            if begin == end || bytes[begin] == UInt8(ascii: "*") { continue }
            isHeader = !Self.isBlank(bytes[begin])
            fields.removeAll(keepingCapacity: true)
            if isHeader || layout == .free { splitAtBlanks(begin..<end) } else { splitAtColumns(begin..<end) }
            if !fields.isEmpty { return true }
        }
        return false
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

    private mutating func splitAtBlanks(_ range: Range<Int>) {
        var i = range.lowerBound
        while i < range.upperBound {
            while i < range.upperBound && Self.isBlank(bytes[i]) { i += 1 }
            let begin = i
            while i < range.upperBound && !Self.isBlank(bytes[i]) { i += 1 }
            if begin < i { fields.append(begin..<i) }
        }
    }

    /// Fields 1 to 6 start in columns 2, 5, 15, 25, 40 and 50; a missing first field is left out.
    private mutating func splitAtColumns(_ range: Range<Int>) {
        let starts = [1, 4, 14, 24, 39, 49, 1 << 40]
        for k in 0..<6 {
            var begin = range.lowerBound + starts[k]
            if begin >= range.upperBound { return }
            var end = min(range.lowerBound + starts[k + 1], range.upperBound)
            while begin < end && Self.isBlank(bytes[begin]) { begin += 1 }
            while end > begin && Self.isBlank(bytes[end - 1]) { end -= 1 }
            if begin < end || k > 0 { fields.append(begin..<end) }
        }
        while let last = fields.last, last.isEmpty { fields.removeLast() }
    }

    /// Field k as text; bytes that are not UTF-8 are replaced.
    func text(_ k: Int) -> String { String(decoding: bytes[fields[k]], as: UTF8.self) }

    /// Field k as a number; magnitudes of 10²⁰ and more are infinite.
    func number(_ k: Int) throws(MPSError) -> Double {
        let range = fields[k]
        var end = range.lowerBound
        let value = bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress!.assumingMemoryBound(to: CChar.self) + range.lowerBound
            var stop: UnsafeMutablePointer<CChar>?
            let value = strtod(start, &stop)
            end = range.lowerBound + (UnsafePointer(stop!) - start)
            return value
        }
        if range.isEmpty || end != range.upperBound || value.isNaN {
            throw MPSError(line: line, .notANumber(text(k)))
        }
        return abs(value) >= 1e20 ? (value < 0 ? -.infinity : .infinity) : value
    }
}
