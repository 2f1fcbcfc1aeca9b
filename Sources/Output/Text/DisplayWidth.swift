/// How many columns of a terminal text takes: one for most characters, two for those of East Asia and for pictures, none for marks that
/// sit on others. Joined pictures count for their parts, which is the most that any terminal gives them.
extension StringProtocol {
    /// - Complexity: O(length).
    public var displayWidth: Int {
        if utf8.allSatisfy({ $0 < 0x7F }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }
}

extension Character {
    /// A sign that asks for a picture makes one of what stands before it.
    public var displayWidth: Int {
        let sum = unicodeScalars.reduce(0) { $0 + $1.displayWidth }
        return unicodeScalars.contains("\u{FE0F}") ? max(sum, 2) : sum
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return properties.isEmojiPresentation || isWide ? 2 : 1
        }
    }

    /// Unicode Standard Annex 11, "East Asian Width": wide and fullwidth, by blocks.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
