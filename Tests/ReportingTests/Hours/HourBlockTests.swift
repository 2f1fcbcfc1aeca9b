import Planning
import Reporting
import Testing
import Vocabulary

/// What the explorer unpacks is what was packed, to the last digit that is shown.
@Suite struct HourBlockTests {
    private func series(_ values: [Double], decimals: Int = 1) -> HourSeries {
        HourSeries(
            role: .supply, balance: BalanceID(.power), flow: .grid, name: "grid", unit: .megawatt, decimals: decimals,
            values: values)
    }

    /// As the page's script reads it.
    private func unpacked(_ bytes: [UInt8], hours: Int) -> [[Int]] {
        var series: [[Int]] = []
        var (at, last) = (0, 0)
        while at < bytes.count {
            if series.isEmpty || series[series.count - 1].count == hours {
                series.append([])
                last = 0
            }
            var (value, unit) = (0, 1)
            repeat {
                value += Int(bytes[at] & 0x7F) * unit
                unit *= 128
                at += 1
            } while bytes[at - 1] > 0x7F
            last += value % 2 == 1 ? -(value + 1) / 2 : value / 2
            series[series.count - 1].append(last)
        }
        return series
    }

    @Test func itReadsBack() throws {
        let values = [0, -0.04, 0.05, 123_456.78, -123_456.78, 0.1, 1e9, -1e9, 0, 0, 7.25, 7.35]
        let all = [series(values), series(values.reversed(), decimals: 3), series(.init(repeating: 0, count: 12))]
        let packed = HourBlock.packed(all, 2..<12)
        let count = HourBlock.differences(all, 2..<12).count
        let read = unpacked(try #require(Gzip.inflated(packed[...], count: count)), hours: 10)
        #expect(read == all.map { one in (2..<12).map(one.printed) })
        #expect(read[0][0] == 1 && read[0][1] == 1_234_568 && read[0][8] == 73 && read[2].allSatisfy { $0 == 0 })
        // The same bytes again.
        #expect(packed == HourBlock.packed(all, 2..<12))
    }

    /// Digits are those of `NumberText`, which rounds halves away from zero.
    @Test func digitsAreThoseThatPeopleRead() {
        for value in [0.05, -0.05, 2.25, -2.25, 1234.449_999, 0] {
            let one = series([value])
            let sign = one.printed(0) < 0 ? "−" : ""
            let digits = abs(one.printed(0))
            let text = NumberText.text(Double(digits / 10)) + ".\(digits % 10)"
            #expect(NumberText.text(value, decimals: 1) == sign + text)
        }
    }

    @Test(arguments: [(8.55, 3), (99.9, 3), (100, 2), (999.9, 2), (4_000, 1), (60_000, 0), (0, 3)])
    func decimalsFollowTheGreatest(greatest: Double, decimals: Int) {
        #expect(HourSeries.decimals(greatest) == decimals)
        #expect(HourSeries.decimals(greatest, atLeast: 1) == max(decimals, 1))
    }
}
