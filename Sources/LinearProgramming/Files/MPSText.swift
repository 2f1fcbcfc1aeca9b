/// The lines of an MPS text and their fields; blank lines and comments are passed over.
struct MPSText {
    /// How fields are told apart: by blanks, or by the columns of a punched card (names may then hold blanks).
    enum Layout { case free, fixed }

    private let lines: FileLines
    private var line = UnsafeRawBufferPointer(start: nil, count: 0)
    private var begins = [Int](repeating: 0, count: MPSText.mostFields)
    private var ends = [Int](repeating: 0, count: MPSText.mostFields)
    private(set) var count = 0
    /// Whether the present line's first character is not blank.
    private(set) var isFlush = false
    /// Whether a comment says that GLPK wrote the file.
    private(set) var isFromGLPK = false

    /// GLPK heads its files with their name, class, sizes, and this.
    private static let glpkFormats = ["* Format:     Free MPS", "* Format:     Fixed MPS"]

    /// More fields than an entry of any section has.
    private static let mostFields = 8

    init(_ lines: FileLines) { self.lines = lines }

    var lineNumber: Int { lines.number }
    var consumed: Int { lines.consumed }

    /// Moves to the next line that says something; false at the end of the text.
    mutating func advance() throws(LinearProgramFileError) -> Bool {
        while let next = try lines.next() {
            if next.isEmpty { continue }
            if next[0] == UInt8(ascii: "*") {
                if Self.glpkFormats.contains(where: { next.elementsEqual($0.utf8) }) { isFromGLPK = true }
                continue
            }
            line = next
            isFlush = !Self.isBlank(next[0])
            split(.free)
            if count > 0 { return true }
        }
        return false
    }

    /// Tells the fields of the present line apart once more. Of more than eight fields, eight are kept.
    mutating func split(_ layout: Layout) {
        count = 0
        switch layout {
        case .free: splitAtBlanks()
        case .fixed: splitAtColumns()
        }
    }

    /// Leaves field k and those behind it out.
    mutating func cut(at k: Int) { count = k }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

    private mutating func append(_ begin: Int, _ end: Int) {
        begins[count] = begin
        ends[count] = end
        count += 1
    }

    private mutating func splitAtBlanks() {
        var i = 0
        let stop = line.count
        while count < Self.mostFields {
            while i < stop && Self.isBlank(line[i]) { i += 1 }
            if i == stop { return }
            let begin = i
            while i < stop && !Self.isBlank(line[i]) { i += 1 }
            append(begin, i)
        }
    }

    /// Fields 1 to 6 start in columns 2, 5, 15, 25, 40 and 50; an empty first field is left out, and so are empty last
    /// ones.
    private mutating func splitAtColumns() {
        let starts = (1, 4, 14, 24, 39, 49, Int.max)
        withUnsafeBytes(of: starts) { raw in
            let starts = raw.bindMemory(to: Int.self)
            for k in 0..<6 where starts[k] < line.count {
                var begin = starts[k]
                var end = min(starts[k + 1], line.count)
                while begin < end && Self.isBlank(line[begin]) { begin += 1 }
                while end > begin && Self.isBlank(line[end - 1]) { end -= 1 }
                if begin < end || k > 0 { append(begin, end) }
            }
        }
        while count > 0 && begins[count - 1] == ends[count - 1] { count -= 1 }
    }

    /// Field k, valid until the next line.
    func field(_ k: Int) -> UnsafeRawBufferPointer { .init(rebasing: line[begins[k]..<ends[k]]) }

    /// Field k as text; bytes that are not UTF-8 are replaced.
    func text(_ k: Int) -> String { String(decoding: field(k), as: UTF8.self) }

    /// From field k to the end of the line.
    func rest(from k: Int) -> String {
        var end = line.count
        while end > begins[k] && Self.isBlank(line[end - 1]) { end -= 1 }
        return String(decoding: line[begins[k]..<end], as: UTF8.self)
    }

    /// Field k as a number; magnitudes of 10²⁰ and more are infinite.
    func number(_ k: Int) throws(LinearProgramFileError) -> Double {
        guard let value = FileNumber.parse(field(k)) else { throw error(.notANumber(shortened(k)), field: k) }
        return value
    }

    /// Field k as a finite number.
    func finite(_ k: Int) throws(LinearProgramFileError) -> Double {
        let value = try number(k)
        if !value.isFinite { throw error(.tooLarge(shortened(k)), field: k) }
        return value
    }

    /// Field k for a message: at most 60 characters of it.
    func shortened(_ k: Int) -> String {
        let text = text(k)
        return text.count <= 60 ? text : text.prefix(60) + "…"
    }

    /// A problem of the present line, at field k where one is to blame.
    func error(_ reason: LinearProgramFileError.Reason, field k: Int? = nil) -> LinearProgramFileError {
        LinearProgramFileError(line: lines.number, column: k.map { $0 < count ? begins[$0] + 1 : 0 } ?? 0, reason)
    }
}
