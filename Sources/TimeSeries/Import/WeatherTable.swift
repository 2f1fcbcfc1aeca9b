/// A record's time on its file's own clock: the hour 0…23 that it belongs to.
struct WeatherStamp: Equatable {
    var year: Int
    /// 1…12.
    var month: Int
    /// 1…31.
    var day: Int
    /// 0…23.
    var hour: Int

    /// Whether the calendar has such an hour; in a typical year, 29 February may be of any year.
    func exists(inTypicalYear isTypical: Bool) -> Bool {
        guard (1583...9999).contains(year), (1...12).contains(month), (0...23).contains(hour), day >= 1 else {
            return false
        }
        let isLeapDay = month == 2 && day == 29 && (isTypical || GregorianCalendar.isLeap(year))
        return day <= PlanningYear.daysOfMonth[month - 1] || isLeapDay
    }

    var isLeapDay: Bool { month == 2 && day == 29 }

    /// The hour 0…8759 of its planning year. Precondition: it exists and is not of 29 February.
    var slot: Int { (PlanningYear.dayRangeOfMonth[month - 1].lowerBound + day - 1) * 24 + hour }

    /// The same instant `minutes` later, for clocks of another zone.
    func adding(minutes: Int, toMinute minute: Int) -> (stamp: WeatherStamp, minute: Int) {
        let total = hour * 60 + minute + minutes
        let days = total >= 0 ? total / 1440 : (total - 1439) / 1440
        let rest = total - days * 1440
        var moved = WeatherStamp(year: year, month: month, day: day, hour: rest / 60)
        moved.move(days: days)
        return (moved, rest % 60)
    }

    private mutating func move(days: Int) {
        for _ in 0..<abs(days) {
            day += days > 0 ? 1 : -1
            if day < 1 {
                month -= 1
                if month < 1 { (year, month) = (year - 1, 12) }
                day = WeatherStamp.days(month, year)
            } else if day > WeatherStamp.days(month, year) {
                (month, day) = (month + 1, 1)
                if month > 12 { (year, month) = (year + 1, 1) }
            }
        }
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        PlanningYear.daysOfMonth[month - 1] + (month == 2 && GregorianCalendar.isLeap(year) ? 1 : 0)
    }
}

/// Records gathered into the 8,760 hours of one typical year, or of each calendar year.
struct WeatherTable {
    /// Hours of one year: sums over the records of an hour, and how many there were.
    struct Year {
        /// The calendar year; nil for a typical one.
        let year: Int?
        fileprivate(set) var sums: [Double]
        fileprivate(set) var counts: [UInt8]
        /// Records of each hour.
        fileprivate(set) var records = [UInt8](repeating: 0, count: PlanningYear.hours)
        /// Line of the first record of each hour; 0 where there is none.
        fileprivate(set) var lines = [Int32](repeating: 0, count: PlanningYear.hours)

        fileprivate init(_ year: Int?, quantities: Int) {
            self.year = year
            sums = [Double](repeating: 0, count: quantities * PlanningYear.hours)
            counts = [UInt8](repeating: 0, count: quantities * PlanningYear.hours)
        }

        /// Takes another year's records of these hours.
        mutating func take(_ hours: Range<Int>, from other: Year, quantities: Int) {
            for hour in hours {
                (records[hour], lines[hour]) = (other.records[hour], other.lines[hour])
                for q in 0..<quantities {
                    let slot = q * PlanningYear.hours + hour
                    (sums[slot], counts[slot]) = (other.sums[slot], other.counts[slot])
                }
            }
        }
    }

    let quantities: [WeatherQuantity]
    let isTypical: Bool
    let recordsPerHour: Int
    var years: [Year] = []
    var sourceYears: Set<Int> = []
    /// Records of 29 February, which no planning year has.
    private(set) var leapDayRecords = 0
    private var current = 0

    init(_ quantities: [WeatherQuantity], isTypical: Bool, recordsPerHour: Int = 1) {
        self.quantities = quantities
        self.isTypical = isTypical
        self.recordsPerHour = recordsPerHour
    }

    /// Puts a record's values (one a quantity, NaN where missing) into its hour. Precondition: the stamp exists.
    mutating func add(_ stamp: WeatherStamp, _ values: [Double], line: Int, log: inout WeatherLog) {
        sourceYears.insert(stamp.year)
        if stamp.isLeapDay {
            leapDayRecords += 1
            return
        }
        guard select(isTypical ? nil : stamp.year, line: line, log: &log) else { return }
        let slot = stamp.slot
        if years[current].records[slot] >= recordsPerHour {
            let first = years[current].lines[slot]
            log.fail(line: line, "one record too many for \(stamp.text): the hour's first is on line \(first)")
            return
        }
        years[current].records[slot] += 1
        if years[current].lines[slot] == 0 { years[current].lines[slot] = Int32(line) }
        for (q, value) in values.enumerated() where !value.isNaN {
            years[current].sums[q * PlanningYear.hours + slot] += value
            years[current].counts[q * PlanningYear.hours + slot] += 1
        }
    }

    /// Makes the year the current one; false when there are too many.
    private mutating func select(_ year: Int?, line: Int, log: inout WeatherLog) -> Bool {
        if current < years.count && years[current].year == year { return true }
        if let known = years.firstIndex(where: { $0.year == year }) {
            current = known
            return true
        }
        guard years.count < WeatherTable.mostYears else {
            log.fail(line: line, "more than \(WeatherTable.mostYears) years in one file")
            return false
        }
        years.append(Year(year, quantities: quantities.count))
        current = years.count - 1
        return true
    }

    private static let mostYears = 60
}

extension WeatherStamp {
    /// `2020-01-31 23:00`, for messages.
    var text: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day)) \(two(hour)):00"
    }
}

/// The column of a file that holds a quantity, and how its numbers become the quantity's.
struct WeatherColumn {
    enum Missing {
        /// Only an empty field is missing.
        case blank
        /// This number too.
        case exactly(Double)
        /// Every number from this one on, as EnergyPlus reads its codes.
        case from(Double)
    }

    /// The field, from 0.
    let index: Int
    let quantity: WeatherQuantity
    /// value = factor · number.
    var factor = 1.0
    var missing = Missing.blank

    /// The quantity's value, NaN when missing; reports what is no number or not possible.
    func value(_ fields: WeatherFields, log: inout WeatherLog) -> Double {
        if fields.isBlank(index) && index < fields.count { return .nan }
        guard let number = fields.number(index) else {
            let hint = fields.hasDecimalComma(index) ? ", with a point for its decimals" : ""
            log.fail(
                line: fields.line, column: fields.column(index),
                "\(quantity.title): found \(fields.quoted(index)), expected a number\(hint)")
            return .nan
        }
        switch missing {
        case .exactly(let code) where number == code: return .nan
        case .from(let code) where number >= code: return .nan
        default: break
        }
        let value = number * factor
        guard quantity.possible.contains(value) else {
            log.fail(
                line: fields.line, column: fields.column(index),
                "\(quantity.title): found \(fields.quoted(index)), expected \(expectation)")
            return .nan
        }
        return quantity.cleaned(value)
    }

    private var expectation: String {
        let range =
            "\(shortNumber(quantity.possible.lowerBound / factor))…\(shortNumber(quantity.possible.upperBound / factor))"
        switch missing {
        case .blank: return range
        case .exactly(let code): return range + ", or \(shortNumber(code)) for a missing value"
        case .from(let code): return range + ", or \(shortNumber(code)) for a missing value"
        }
    }
}

/// A number for a message, without a needless ".0".
func shortNumber(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
}

/// Reads the records of a file, line by line, into a table.
struct RecordReader {
    let columns: [WeatherColumn]
    /// Fields that a record has to have at least.
    let leastFields: Int
    /// The time of a record; reports what is wrong with it.
    let stamp: (WeatherFields, inout WeatherLog) -> WeatherStamp?

    /// Reads the lines of the range (from 0), skipping blank ones and those that begin with '#'.
    func read(_ text: WeatherText, lines: Range<Int>, into table: inout WeatherTable, log: inout WeatherLog) {
        text.bytes.withUnsafeBufferPointer { bytes in
            var fields = WeatherFields(bytes)
            var values = [Double](repeating: .nan, count: columns.count)
            for line in lines where !text.isBlank(line) && !text.line(line, beginsWith: "#") {
                fields.cut(text.lines[line], line: line + 1)
                guard fields.count >= leastFields else {
                    log.fail(
                        line: line + 1, column: fields.column(fields.count),
                        "\(fields.count) \(fields.count == 1 ? "field" : "fields"), expected \(leastFields)")
                    continue
                }
                let time = stamp(fields, &log)
                for (c, column) in columns.enumerated() { values[c] = column.value(fields, log: &log) }
                if let time { table.add(time, values, line: line + 1, log: &log) }
            }
        }
    }
}
