/// Times as spreadsheets rewrite them: `1/31/2020 0:00`, `31.01.2020 00:00`, `2020/1/31 0:00:00`, `1/31/2020 12:00 AM`.
struct SpreadsheetTime {
    enum Order { case yearFirst, dayFirst, monthFirst }

    private let date: [Int]
    private let hour: Int
    let minute: Int

    /// nil when the bytes are not such a time; whether the calendar has it is not looked at.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard text.count <= SpreadsheetTime.longest else { return nil }
        var words = String(decoding: text, as: UTF8.self).split(separator: " ").map(String.init)
        let half = words.last.flatMap { ["am": 0, "pm": 12][$0.lowercased()] }
        if half != nil { words.removeLast() }
        guard words.count == 2 || words.count == 1 && half == nil else { return nil }
        let date = SpreadsheetTime.numbers(words[0], separators: "/-.")
        let time = words.count == 1 ? [0, 0] : SpreadsheetTime.numbers(words[1], separators: ":")
        guard let date, date.count == 3, let time, (2...3).contains(time.count), time[1] < 60,
            time.count == 2 || time[2] == 0
        else { return nil }
        if half != nil, !(1...12).contains(time[0]) { return nil }
        self.date = date
        hour = half.map { time[0] % 12 + $0 } ?? time[0]
        minute = time[1]
    }

    private static let longest = 32

    private static func numbers(_ text: String, separators: String) -> [Int]? {
        let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let numbers = parts.compactMap { part in
            part.utf8.count <= 4 && part.utf8.allSatisfy { $0 &- 48 < 10 } ? Int(part) : nil
        }
        return numbers.count == parts.count ? numbers : nil
    }

    func stamp(_ order: Order) -> WeatherStamp {
        let (year, month, day) =
            switch order {
            case .yearFirst: (date[0], date[1], date[2])
            case .dayFirst: (date[2], date[1], date[0])
            case .monthFirst: (date[2], date[0], date[1])
            }
        return WeatherStamp(year: year, month: month, day: day, hour: hour)
    }

    /// The order that this one date shows; nil when it may be read either way.
    private var order: Order? {
        if date[0] > 31 { return .yearFirst }
        if date[0] > 12 { return .dayFirst }
        return date[1] > 12 ? .monthFirst : nil
    }

    /// The order of the dates in the first field of lines, as the first date shows it that can be read one way only.
    static func order(_ text: WeatherText, lines: Range<Int>) -> Order? {
        text.bytes.withUnsafeBufferPointer { bytes in
            var fields = WeatherFields(bytes)
            for line in lines {
                fields.cut(text.lines[line], line: line + 1)
                let field = UnsafeBufferPointer(rebasing: bytes[fields[0]])
                if let order = SpreadsheetTime(field)?.order { return order }
            }
            return nil
        }
    }
}
