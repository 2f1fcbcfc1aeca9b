/// Times such as `2020-01-31T23:00:00+08:00`, `2020-01-31 23:00` or `2020-01-31T15:00Z` (ISO 8601).
struct ISOTime: Equatable {
    var stamp: WeatherStamp
    var minute: Int
    /// nil when the text has no offset.
    var utcOffsetMinutes: Int?

    /// nil when the bytes are not such a time; whether the calendar has it is not looked at.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var cursor = DigitCursor(text)
        guard let year = cursor.digits(4), cursor.skip("-"), let month = cursor.digits(2), cursor.skip("-"),
            let day = cursor.digits(2), cursor.skip("T") || cursor.skip(" "), let hour = cursor.digits(2),
            cursor.skip(":"), let minute = cursor.digits(2), minute < 60
        else { return nil }
        if cursor.skip(":") {
            guard let seconds = cursor.digits(2), seconds == 0 else { return nil }
            if cursor.skip(".") { cursor.skipZeros() }
        }
        stamp = WeatherStamp(year: year, month: month, day: day, hour: hour)
        self.minute = minute
        guard let offset = ISOTime.offset(&cursor) else { return nil }
        utcOffsetMinutes = offset
    }

    /// nil: not an offset; .some(nil): none is there.
    private static func offset(_ cursor: inout DigitCursor) -> Int?? {
        if cursor.isAtEnd { return .some(nil) }
        if cursor.skip("Z") { return cursor.isAtEnd ? 0 : nil }
        let isWest = cursor.skip("-")
        guard isWest || cursor.skip("+"), let hours = cursor.digits(2), hours <= 14 else { return nil }
        _ = cursor.skip(":")
        let minutes = cursor.isAtEnd ? 0 : cursor.digits(2)
        guard let minutes, minutes < 60, cursor.isAtEnd else { return nil }
        return (hours * 60 + minutes) * (isWest ? -1 : 1)
    }

    /// A time as a spreadsheet rewrote it.
    private init(_ time: SpreadsheetTime, _ order: SpreadsheetTime.Order) {
        (stamp, minute, utcOffsetMinutes) = (time.stamp(order), time.minute, nil)
    }

    /// The time in the first field, as ISO or a spreadsheet writes it.
    ///
    /// - Parameter order: of days and months where a spreadsheet wrote them; nil: no date of the file tells.
    static func read(_ fields: WeatherFields, order: SpreadsheetTime.Order?, log: inout WeatherLog) -> ISOTime? {
        let field = UnsafeBufferPointer(rebasing: fields.bytes[fields[0]])
        if let time = ISOTime(field), time.stamp.exists(inTypicalYear: false) { return time }
        let rewritten = SpreadsheetTime(field)
        if let rewritten, let order {
            let time = ISOTime(rewritten, order)
            if time.stamp.exists(inTypicalYear: false) { return time }
        }
        let isOpen = rewritten != nil && order == nil
        log.fail(
            line: fields.line, column: fields.column(0),
            "time: found \(fields.quoted(0)), "
                + (isOpen ? "which may be a day or a month first, " : "") + "expected a time such as '2020-01-31 23:00'"
        )
        return nil
    }

    /// A stamp reader for whole hours on the clock that is `utcOffsetMinutes` ahead of UTC; times without an offset are on
    /// the clock `givenMinutes` ahead.
    static func stamp(
        utcOffsetMinutes: Int, givenMinutes: Int = 0, order: SpreadsheetTime.Order?
    ) -> (WeatherFields, inout WeatherLog) -> WeatherStamp? {
        { fields, log in
            guard let time = read(fields, order: order, log: &log) else { return nil }
            let (stamp, minute) = time.stamp.adding(
                minutes: utcOffsetMinutes - (time.utcOffsetMinutes ?? givenMinutes), toMinute: time.minute)
            if minute == 0 && stamp.exists(inTypicalYear: false) { return stamp }
            log.fail(
                line: fields.line, column: fields.column(0),
                "time: found \(fields.quoted(0)), expected whole hours: one record an hour")
            return nil
        }
    }
}

/// Reads digits and single characters from the left.
private struct DigitCursor {
    private let text: UnsafeBufferPointer<UInt8>
    private var next = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { next == text.count }

    mutating func digits(_ count: Int) -> Int? {
        guard next + count <= text.count else { return nil }
        var value = 0
        for byte in text[next..<next + count] {
            guard byte &- 48 < 10 else { return nil }
            value = value * 10 + Int(byte &- 48)
        }
        next += count
        return value
    }

    mutating func skip(_ character: Character) -> Bool {
        guard next < text.count, text[next] == character.asciiValue else { return false }
        next += 1
        return true
    }

    mutating func skipZeros() { while next < text.count && text[next] == 48 { next += 1 } }
}
