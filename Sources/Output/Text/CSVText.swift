/// Comma-separated text built byte by byte: UTF-8, a header row, one observation a row (RFC 4180), fields as
/// `Neutral.field` makes them.
public struct CSVText {
    public private(set) var bytes: [UInt8] = []

    public init(header: [String]) { row(header) }

    /// The text so far, which is then forgotten: long ones leave piece by piece.
    public mutating func taken() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    public mutating func row(_ fields: [String]) {
        for (i, field) in fields.enumerated() {
            if i > 0 { bytes.append(44) }
            append(field)
        }
        bytes.append(10)
    }

    public mutating func append(_ text: String) { bytes.append(contentsOf: CSVText.field(text).utf8) }

    /// A field as it stands in a row, quoted where it must be: a semicolon separates fields where the comma is in numbers.
    public static func field(_ text: String) -> String {
        let field = Neutral.field(text)
        guard field.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 59 }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    public mutating func append(raw: [UInt8]) { bytes.append(contentsOf: raw) }

    /// Appends an integer.
    public mutating func append(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// The number rounded to 10⁻⁶, a watt of a megawatt: the one nearest to what `append(rounded:)` writes.
    public static func rounded(_ value: Double) -> Double {
        let scaled = (value * 1e6).rounded()
        return abs(scaled) < mostScaled ? scaled / 1e6 : value
    }

    /// What an integer holds; numbers beyond it have no millionths.
    private static let mostScaled = 9e18

    /// Appends a number rounded to 10⁻⁶, without trailing zeros.
    public mutating func append(rounded value: Double) {
        let scaled = (value * 1e6).rounded()
        guard abs(scaled) < CSVText.mostScaled else {
            append(value.description)
            return
        }
        var rest = Int(scaled)
        if rest < 0 {
            bytes.append(45)
            rest = -rest
        }
        append(rest / 1_000_000)
        var fraction = rest % 1_000_000
        if fraction == 0 { return }
        bytes.append(46)
        var place = 100_000
        while fraction > 0 {
            bytes.append(UInt8(48 + fraction / place))
            fraction %= place
            place /= 10
        }
    }
}

/// Reads what `CSVText` wrote, a header row and fields; quoted fields may hold commas, quotes and line breaks.
public struct CSVRows {
    public let header: [String]
    public let rows: [[String]]

    public init(_ bytes: [UInt8]) {
        var all: [[String]] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var quoted = false
        var i = 0
        func text() -> String { Neutral.text(ofField: String(decoding: field, as: UTF8.self)) }
        while i < bytes.count {
            let byte = bytes[i]
            switch byte {
            case 34 where quoted && i + 1 < bytes.count && bytes[i + 1] == 34:
                field.append(34)
                i += 1
            case 34: quoted.toggle()
            case 44 where !quoted:
                fields.append(text())
                field.removeAll(keepingCapacity: true)
            case 10 where !quoted:
                fields.append(text())
                field.removeAll(keepingCapacity: true)
                all.append(fields)
                fields.removeAll(keepingCapacity: true)
            case 13 where !quoted: break
            default: field.append(byte)
            }
            i += 1
        }
        if !field.isEmpty || !fields.isEmpty { all.append(fields + [text()]) }
        header = all.first ?? []
        rows = Array(all.dropFirst())
    }
}
