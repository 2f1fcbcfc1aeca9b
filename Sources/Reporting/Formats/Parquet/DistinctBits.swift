/// Distinct words in the order in which they came first, found again by open addressing: hours of a year have hundreds of thousands.
struct DistinctBits {
    private(set) var all: [UInt64] = []
    /// Whether there were more than `most`; indices mean nothing then.
    private(set) var isTooMany = false
    private let most: Int
    /// Indices of `all` plus one, 0 where nothing is; a power of two of them, at most half filled.
    private var slots = [UInt32](repeating: 0, count: 64)

    init(most: Int = .max) { self.most = most }

    /// The word's index, which it is given where it is new.
    mutating func index(_ bits: UInt64) -> UInt32 {
        if isTooMany { return 0 }
        var slot = place(bits)
        while slots[slot] != 0 {
            let index = slots[slot] - 1
            if all[Int(index)] == bits { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        if all.count >= most {
            isTooMany = true
            return 0
        }
        all.append(bits)
        slots[slot] = UInt32(all.count)
        if 2 * all.count > slots.count { grow() }
        return UInt32(all.count - 1)
    }

    /// Multiplied by 2⁶⁴ over the golden ratio, whose high bits are well mixed (Knuth, volume 3, 6.4).
    private func place(_ bits: UInt64) -> Int {
        Int((bits &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(slots.count.trailingZeroBitCount)))
    }

    private mutating func grow() {
        slots = .init(repeating: 0, count: 2 * slots.count)
        for (index, bits) in all.enumerated() {
            var slot = place(bits)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }
}
