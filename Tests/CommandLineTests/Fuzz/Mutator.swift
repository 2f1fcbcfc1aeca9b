/// Changes texts at random, the same way for the same seed.
struct Mutator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// Numbers at the edges of types, units and tolerances.
    static let numbers = [
        "0", "-0.0", "-1", "1", "0.5", "1e-320", "1e-30", "1e-9", "1e6", "1e9", "1e12", "1e15", "1e18", "1e21", "1e30",
        "1e308", "1e999", "inf", "-inf", "nan", "9223372036854775807", "-9223372036854775808", "99999999999999999999",
        "2147483648", "0x10", "1_000", "2030", "-1e15",
    ]

    static let plausible = ["0.01", "0.1", "0.9", "1.1", "2", "3", "8", "12", "24", "100", "1000", "20000"]

    /// Words that mean something to one reader or another, and some that should mean nothing.
    static let words = [
        "", "\"\"", "[]", "{}", "true", "\"x\"", "\"=1+1\"", "\"\\u001b[31m\"", "{ 2025 = 1, 2030 = inf }", "[1, 2, 3]",
        "{ growth = \"bass\" }", "\"../../etc/passwd\"", "\u{FEFF}", "é", "\0", "\r", "1979-05-27", "\"offshore\"",
        "free",
        "ENDATA", "RANGES", "subject to", "end", ":", "<=", ">=", "[", "]", "\"", "'", "#", "\\", "*", ",", ";", "\t",
    ]

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int(next() % UInt64(choices.count))] }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }

    /// One to three changes, mostly one, each of bytes, of a number, or of lines.
    mutating func mutated(_ text: [UInt8]) -> [UInt8] {
        var text = text
        for _ in 0..<(1 + below(2) * below(3)) where !text.isEmpty {
            switch below(5) {
            case 0: changeBytes(&text)
            case 1: changeLines(&text)
            default: changeNumber(&text)
            }
        }
        return text
    }

    private mutating func changeBytes(_ text: inout [UInt8]) {
        let (a, b) = (below(text.count), below(text.count))
        let word = Array((below(2) == 0 ? pick(Self.words) : pick(Self.numbers)).utf8)
        switch below(6) {
        case 0: text[a] = UInt8(truncatingIfNeeded: next())
        case 1: text[a] ^= 1 << UInt8(below(8))
        case 2: text.insert(contentsOf: word, at: a)
        case 3: text.removeSubrange(a..<min(a + 1 + below(40), text.count))
        case 4: text.replaceSubrange(a..<min(a + 1 + below(8), text.count), with: word)
        default: text.insert(contentsOf: text[min(a, b)..<min(max(a, b), min(a, b) + 400)], at: a)
        }
    }

    /// Repeats, removes, swaps or cuts off lines.
    private mutating func changeLines(_ text: inout [UInt8]) {
        var lines = text.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
        let (a, b) = (below(lines.count), below(lines.count))
        switch below(5) {
        case 0: lines.insert(lines[a], at: b)
        case 1: lines.remove(at: a)
        case 2: lines.swapAt(a, b)
        case 3: lines.removeSubrange(min(a, b)..<min(max(a, b), min(a, b) + 10))
        default: lines.removeLast(below(min(lines.count, 20)))
        }
        text = Array(lines.joined(separator: [10]))
    }

    /// Puts another number, or now and then a word, in the place of one.
    private mutating func changeNumber(_ text: inout [UInt8]) {
        func isDigit(_ i: Int) -> Bool { text[i] &- 48 < 10 }
        let from = below(text.count)
        guard let start = (from..<text.count).first(where: isDigit) ?? (0..<from).first(where: isDigit) else { return }
        var end = start
        while end < text.count, isDigit(end) || text[end] == 46 || text[end] == 95 { end += 1 }
        let words = [Self.words, Self.numbers, Self.numbers, Self.plausible, Self.plausible]
        text.replaceSubrange(start..<end, with: Array(pick(pick(words)).utf8))
    }
}
