import CZlib

/// Series over a stretch of hours as few bytes: integers of the last decimal that is shown; of each series the first, then the
/// differences from hour to hour; each as a variable number of bytes, seven bits in each, the lowest first, signs in the lowest
/// bit (0, −1, 1, −2, … are 0, 1, 2, 3, …); deflated, with zlib's header (RFC 1950).
package enum HourBlock {
    package static func packed(_ series: [HourSeries], _ hours: Range<Int>) -> [UInt8] {
        deflated(differences(series, hours))
    }

    /// Before they are deflated.
    package static func differences(_ series: [HourSeries], _ hours: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(series.count * hours.count * 2)
        for one in series {
            var last = 0
            for hour in hours {
                let value = one.printed(hour)
                append(value - last, to: &bytes)
                last = value
            }
        }
        return bytes
    }

    private static func append(_ difference: Int, to bytes: inout [UInt8]) {
        var rest = UInt64(bitPattern: Int64((difference << 1) ^ (difference >> (Int.bitWidth - 1))))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// - Precondition: there is memory for a copy, which is all that zlib asks for here.
    package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(bytes.count))
        var result = [UInt8](repeating: 0, count: Int(length))
        let code = compress2(&result, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION)
        precondition(code == Z_OK, "zlib gave \(code)")
        return Array(result.prefix(Int(length)))
    }
}
