/// Parquet's run-length and bit-packing hybrid (encoding `RLE`): small integers of one width, as runs of one value or groups of eight packed
/// side by side, whichever is shorter.
package struct HybridWriter {
    private let width: Int
    private var bytes: [UInt8] = []
    /// Of the run that is open.
    private var (value, count) = (UInt32(0), 0)
    /// Values that wait to be packed.
    private var packed: [UInt32] = []

    /// As many groups of eight as fit in a header of one byte.
    private static let mostPacked = 63 * 8

    package init(width: Int) { self.width = width }

    /// - Precondition: `value` fits in the width.
    package mutating func append(_ value: UInt32, times: Int = 1) {
        if value != self.value {
            endRun()
            self.value = value
        }
        count += times
    }

    /// All that was appended; the last group is filled up with zeros.
    package mutating func finished() -> [UInt8] {
        endRun()
        while packed.count % 8 != 0 { packed.append(0) }
        flush()
        return bytes
    }

    private mutating func endRun() {
        while count > 0 && (packed.count % 8 != 0 || count < 8) {
            packed.append(value)
            count -= 1
            if packed.count == HybridWriter.mostPacked { flush() }
        }
        if count == 0 { return }
        flush()
        bytes.append(varint: UInt64(count) << 1)
        for byte in 0..<(width + 7) / 8 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        count = 0
    }

    private mutating func flush() {
        if packed.isEmpty { return }
        bytes.append(varint: UInt64(packed.count / 8) << 1 | 1)
        var (buffer, filled) = (UInt64(0), 0)
        for value in packed {
            buffer |= UInt64(value) << filled
            filled += width
            while filled >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: buffer))
                buffer >>= 8
                filled -= 8
            }
        }
        packed.removeAll(keepingCapacity: true)
    }

    /// The values that bytes say, `count` of them; nil where they are cut off or one does not fit in the width.
    package static func values(_ bytes: ArraySlice<UInt8>, width: Int, count: Int) -> [UInt32]? {
        var (rest, result) = (bytes, [UInt32]())
        result.reserveCapacity(count)
        let mask = UInt64(1) << width - 1
        while result.count < count {
            guard let header = rest.popVarint() else { return nil }
            if header & 1 == 0 {
                guard let raw = rest.pop((width + 7) / 8), header > 0 else { return nil }
                let value = raw.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                guard value <= mask, header >> 1 <= count - result.count else { return nil }
                result.append(contentsOf: repeatElement(UInt32(value), count: header >> 1))
            } else {
                guard header >> 1 <= (count - result.count + 7) / 8, let raw = rest.pop((header >> 1) * width) else {
                    return nil
                }
                unpack(raw, width, most: count, &result)
            }
        }
        return rest.isEmpty ? result : nil
    }

    private static func unpack(_ raw: ArraySlice<UInt8>, _ width: Int, most: Int, _ result: inout [UInt32]) {
        let mask = UInt64(1) << width - 1
        var (buffer, filled) = (UInt64(0), 0)
        for byte in raw {
            buffer |= UInt64(byte) << filled
            filled += 8
            while filled >= width && result.count < most {
                result.append(UInt32(buffer & mask))
                buffer >>= UInt64(width)
                filled -= width
            }
        }
    }
}
