/// Series over a stretch of hours as few bytes: integers of the last decimal that is shown; of each series the first, then the
/// differences from hour to hour; each as a variable number of bytes, seven bits in each, the lowest first, signs in the lowest
/// bit (0, −1, 1, −2, … are 0, 1, 2, 3, …); as gzip.
package enum HourBlock {
    package static func packed(_ series: [HourSeries], _ hours: Range<Int>) -> [UInt8] {
        Gzip.deflated(differences(series, hours))
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
}
