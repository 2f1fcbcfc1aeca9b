/// A kind of weather file.
protocol WeatherFormat: Sendable {
    /// The word for it in JSON.
    var key: String { get }
    /// Its name for people.
    var title: String { get }
    /// Whether the content (never the file's name) is of this kind.
    func recognises(_ text: WeatherText) -> Bool
    /// Reads header and records; what is wrong goes to the log.
    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading
}

/// Every format that can be read; detection asks them in this order.
package enum WeatherFormatCatalogue {
    static let all: [any WeatherFormat] = [
        EnergyPlusWeather(), NASAPowerWeather(), PVGISHourlyWeather(), PVGISTypicalYear(), RenewablesNinjaWeather(),
        TidyWeather(),
    ]

    /// The words for them in JSON.
    package static var keys: [String] { all.map(\.key) }

    /// Those that take the content for theirs.
    package static func recognising(_ bytes: [UInt8]) -> [String] {
        var log = WeatherLog()
        let text = WeatherText(bytes, log: &log)
        return all.filter { $0.recognises(text) }.map(\.key)
    }
}

/// What a file says of the place of its weather.
public struct WeatherPlace: Hashable, Sendable {
    /// Empty where the file has no name for it.
    public var name = ""
    /// As in the file: a word or an ISO 3166 code; empty where it has none.
    public var country = ""
    /// North positive, −90…90 degrees.
    public var latitudeDegrees: Double?
    /// East positive, −180…180 degrees.
    public var longitudeDegrees: Double?
    /// Above the sea, m.
    public var elevationM: Double?

    public init() {}
}

/// When a record's values hold, relative to the time it is stamped with.
public enum HourConvention: Hashable, Sendable {
    /// Means over the hour that begins at the stamp.
    case hourBeginning
    /// Means over the hour that ends at the stamp.
    case hourEnding
    /// Values of one moment, this many hours (0 ≤ h < 1) after the whole hour.
    case instant(hoursAfter: Double)

    /// Hours from the whole hour that a record belongs to until the middle of the time that its values stand for.
    var middleHours: Double {
        if case .instant(let hours) = self { hours } else { 0.5 }
    }
}

/// A file as its format's reader leaves it.
struct WeatherReading {
    var place = WeatherPlace()
    /// The offset of the file's clock from UTC, hours.
    var utcOffsetHours = 0.0
    var convention = HourConvention.hourBeginning
    /// Hours from the whole hour that a record belongs to until the moment of its temperatures, humidity and pressure; nil:
    /// they are of the same time as radiation.
    var airHours: Double?
    /// Whether the stamps' years are the file's own.
    var hasCalendarYears = true
    var table: WeatherTable
}

extension WeatherText {
    /// The number after `label` in one of the first lines: "Latitude (decimal degrees): 45.000"; what is not in `range`, or
    /// no number, is reported under `title`.
    func labelled(
        _ label: StaticString, in lines: Range<Int>, title: String, range: ClosedRange<Double>, log: inout WeatherLog
    ) -> Double? {
        guard let line = lines.first(where: { self.line($0, beginsWith: label) }) else { return nil }
        let text = text(line)
        let colon = text.firstIndex(of: ":") ?? text.startIndex
        let words = text[colon...].dropFirst().split(whereSeparator: { $0 == " " || $0 == "\t" })
        let word = words.first.map(String.init) ?? ""
        if let value = number(word), range.contains(value) { return value }
        log.fail(
            line: line + 1, column: text[..<colon].utf8.count + 2,
            "\(title): found \(word.isEmpty ? "nothing" : "'\(word.prefix(24))'"), expected "
                + "\(shortNumber(range.lowerBound))…\(shortNumber(range.upperBound))")
        return nil
    }

}

extension [String] {
    /// Where a column of this name stands, in capitals or not.
    func column(_ name: String) -> Int? { firstIndex { $0.lowercased() == name.lowercased() } }

    func hasColumn(_ name: String) -> Bool { column(name) != nil }
}

extension Substring {
    func trimming(_ isBlank: (Character) -> Bool) -> String {
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }
}

/// The finite number that is all of the text; nil for anything else.
package func number(_ text: some StringProtocol) -> Double? {
    var bytes = Array(text.utf8)
    return bytes.withUnsafeMutableBufferPointer { WeatherNumber.parse(UnsafeBufferPointer($0)) }
}
