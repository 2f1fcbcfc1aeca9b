/// The comments of a TOML text by line, which the parser drops: a `#` outside of strings, up to the line's end.
///
/// The text has been parsed, so strings are closed. - Complexity: O(bytes).
struct CommentScan {
    struct Line {
        /// What stands before the comment, without blanks around it; strings are kept as they are.
        var code: String
        /// Without the `#` and blanks around it; nil where there is none.
        var comment: String?
        /// Whether the line has nothing but a comment that is set in, as one goes on that a line before began.
        var isContinuation: Bool
    }

    /// By line, from 0.
    let lines: [Line]

    init(_ bytes: [UInt8]) {
        var quote: Quote?
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            let hash = CommentScan.comment(in: line, &quote)
            let code = CommentScan.text(line[..<(hash ?? line.endIndex)])
            return Line(
                code: code, comment: hash.map { CommentScan.text(line[($0 + 1)...]) },
                isContinuation: code.isEmpty && hash != nil && hash != line.startIndex)
        }
    }

    /// A string that is open: its mark, and whether it runs over lines.
    private struct Quote {
        let mark: UInt8
        let isLong: Bool
    }

    /// Where the comment of a line begins, its `#`; `quote` is what string the line begins in, and then ends in.
    private static func comment(in line: ArraySlice<UInt8>, _ quote: inout Quote?) -> Int? {
        var i = line.startIndex
        func hasThree(_ mark: UInt8) -> Bool { line[i...].prefix(3).elementsEqual(repeatElement(mark, count: 3)) }
        while i < line.endIndex {
            let byte = line[i]
            var step = 1
            if let open = quote {
                if open.mark == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
                    step = 2
                } else if byte == open.mark, !open.isLong || hasThree(byte) {
                    step = open.isLong ? CommentScan.run(of: byte, in: line[i...]) : 1
                    quote = nil
                }
            } else if byte == UInt8(ascii: "#") {
                return i
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let isLong = hasThree(byte)
                step = isLong ? 3 : 1
                quote = Quote(mark: byte, isLong: isLong)
            }
            i += step
        }
        return nil
    }

    /// Marks in a row: a long string may end in up to two of its own before the three that close it.
    private static func run(of mark: UInt8, in line: ArraySlice<UInt8>) -> Int {
        line.prefix(5).prefix { $0 == mark }.count
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let isBlank: (UInt8) -> Bool = {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
        }
        let start = bytes.drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }.map { start[...$0] } ?? []
        return String(decoding: end, as: UTF8.self)
    }
}
