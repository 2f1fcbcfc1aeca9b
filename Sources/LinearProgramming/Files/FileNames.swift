import Foundation

/// The names of a file's rows or columns, each numbered in the order of its first appearance: one run of bytes, and an
/// open-addressing table of numbers beside it. Looking a name up hashes it once and allocates nothing.
struct FileNames {
    private var bytes: [UInt8] = []
    private var start: [Int] = [0]
    private var hashes: [UInt32] = []
    /// A hash above, a number below, so that a slot is judged without going elsewhere; `empty` where there is neither.
    private var table = [UInt64](repeating: FileNames.empty, count: 1 << 10)
    private static let empty = UInt64.max
    /// Differs from run to run, so that no file can be made of names that collide.
    private let seed = UInt64.random(in: .min ... .max)

    var count: Int { hashes.count }
    /// Bytes held.
    var footprint: Int { bytes.count + 8 * start.count + 4 * hashes.count + 8 * table.count }

    func string(_ i: Int) -> String { String(decoding: bytes[start[i]..<start[i + 1]], as: UTF8.self) }

    /// Whether name i is `name`.
    func matches(_ i: Int, _ name: UnsafeRawBufferPointer) -> Bool {
        let length = start[i + 1] - start[i]
        if length != name.count { return false }
        if length == 0 { return true }
        return bytes.withUnsafeBytes { memcmp($0.baseAddress! + start[i], name.baseAddress!, length) == 0 }
    }

    func find(_ name: UnsafeRawBufferPointer) -> Int? {
        let found = table[slot(name, hash(name))]
        return found == Self.empty ? nil : Self.number(found)
    }

    /// The number of a name, and whether it is new. - Complexity: O(length), amortised.
    mutating func insert(_ name: UnsafeRawBufferPointer) -> (index: Int, isNew: Bool) {
        let hash = hash(name)
        let slot = slot(name, hash)
        if table[slot] != Self.empty { return (Self.number(table[slot]), false) }
        let index = count
        table[slot] = Self.pack(hash, index)
        bytes.append(contentsOf: name)
        start.append(bytes.count)
        hashes.append(hash)
        if 2 * count > table.count { grow() }
        return (index, true)
    }

    /// A block for each name, in order.
    func blocks() -> [Block] {
        (0..<count).map { Block(label: Label(string($0)), start: $0, count: 1) }
    }

    private func slot(_ name: UnsafeRawBufferPointer, _ hash: UInt32) -> Int {
        let mask = table.count - 1
        var slot = Int(hash) & mask
        while table[slot] != Self.empty {
            if UInt32(truncatingIfNeeded: table[slot] >> 32) == hash && matches(Self.number(table[slot]), name) {
                return slot
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private static func number(_ slot: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: slot)) }

    private static func pack(_ hash: UInt32, _ i: Int) -> UInt64 {
        UInt64(hash) << 32 | UInt64(UInt32(truncatingIfNeeded: i))
    }

    private mutating func grow() {
        table = [UInt64](repeating: Self.empty, count: 2 * table.count)
        let mask = table.count - 1
        for (i, hash) in hashes.enumerated() {
            var slot = Int(hash) & mask
            while table[slot] != Self.empty { slot = (slot + 1) & mask }
            table[slot] = Self.pack(hash, i)
        }
    }

    /// Multiplies and folds eight bytes at a time.
    private func hash(_ name: UnsafeRawBufferPointer) -> UInt32 {
        var state = seed ^ UInt64(truncatingIfNeeded: name.count)
        var i = 0
        while i < name.count {
            var word: UInt64 = 0
            if i + 8 <= name.count {
                word = name.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            } else {
                for k in i..<name.count { word = word << 8 | UInt64(name[k]) }
            }
            let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            state = product.high ^ product.low
            i += 8
        }
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }
}
