import Documents
import LinearProgramming

/// Another value of a key, as a person would write it.
public struct Change: Sendable, Encodable {
    /// A number, or whether.
    public enum Value: Sendable, Encodable, Equatable {
        case number(Double)
        case flag(Bool)

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            }
        }
    }

    public let key: String
    public let file: String?
    public let line: Int?
    /// In which it is needed.
    public var years: [Int]
    /// As it is; nil where the key is not set.
    public let from: Value?
    public var to: Value
    /// to − from of numbers; of work that must be done, how much of it would not be.
    public var by: Double
    public let unit: String
    /// What `--set` takes: `regions.johor.hosting.limit_mw=412`.
    public var set: String

    let path: [String]
    /// The path that is set: a year of a table by year is set alone.
    let setPath: [String]

    private enum CodingKeys: String, CodingKey { case key, file, line, years, from, to, by, unit, set }

    /// The same key, for good.
    func replaces(_ other: Change) -> Bool { setPath == other.setPath }

    /// How much of the number it is; of a number that is 0, of the unit.
    var share: Double {
        guard case .number(let before) = from else { return abs(by) }
        return before == 0 ? (unit == "share" ? abs(by) : .infinity) : abs(by / before)
    }

    /// The same key with another number; nil where it is no single number of a known unit.
    func moved(by amount: Double) -> Change? {
        guard case .number(let start) = from, case .number = to, !["year", "years"].contains(unit), !set.hasSuffix("}"),
            let key = Override.key(setPath)
        else { return nil }
        let most = unit == "share" ? 1 : Double.infinity
        let end = min(most, max(0, Outward.moved(start, by: abs(amount), up: amount > 0)))
        var moved = self
        (moved.to, moved.by, moved.set) = (.number(end), end - start, "\(key)=\(Change.text(end))")
        return moved
    }

    /// As a person writes it: no exponent where there need be none.
    static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
}

extension Change.Value: CustomStringConvertible {
    public var description: String {
        switch self {
        case .number(let number): Change.text(number)
        case .flag(let flag): "\(flag)"
        }
    }
}

extension Change: CustomStringConvertible {
    /// `raise regions.johor.hosting.limit_mw in 2026 from 300 to 412 MW (a.toml:40)`.
    public var description: String {
        var text = "\(verb) \(key)"
        if setPath.count > path.count, !years.isEmpty { text += " in \(InfeasibilityExplanation.text(years))" }
        if let from, unit != "" { text += " from \(from)" }
        text += " to \(to)"
        if case .number = to, !["year", "share"].contains(unit) { text += " \(unit)" }
        if let file { text += " (\(file)\(line.map { ":\($0)" } ?? ""))" }
        return text
    }

    private var verb: String {
        guard case .number(let number) = to else { return "set" }
        if unit == "year" { return "move" }
        return by > 0 ? "raise" : number == 0 && by == 0 ? "set" : "lower"
    }
}

/// Makes changes of a scenario's keys.
struct ChangeMaker {
    let document: Document

    /// A number that gives way in a year, or in all of them where one number stands for all.
    ///
    /// - Parameters:
    ///   - isByYear: whether the key may be a table by year.
    ///   - curve: its number in each year, to be written in the place of a curve of growth.
    func change(
        _ path: [String], from value: Double, to: Double, _ unit: String, year: Int?, isByYear: Bool,
        curve: [Int: Double] = [:]
    ) -> Change? {
        let node = document.value(at: path)
        let isTable = node?.table != nil
        let isCurve = isTable && node?.table?.isYearly != true
        if isTable && (!isByYear || year == nil || (isCurve && curve.isEmpty)) { return nil }
        let setPath = isTable && !isCurve ? path + ["\(year ?? 0)"] : path
        guard let key = Override.key(setPath) else { return nil }
        let position = node?.position
        return Change(
            key: keyPath(path), file: position?.file,
            line: position.flatMap { $0.isOnCommandLine ? nil : $0.line }, years: year.map { [$0] } ?? [],
            from: node == nil && value == 0 ? nil : .number(value), to: .number(to), by: to - value, unit: unit,
            set: "\(key)=" + (isCurve ? ChangeMaker.text(curve, with: to, in: year) : Change.text(to)), path: path,
            setPath: setPath)
    }

    /// `{ 2025 = 650, 2026 = 530 }`.
    private static func text(_ curve: [Int: Double], with value: Double, in year: Int?) -> String {
        var curve = curve
        if let year { curve[year] = value }
        return "{ "
            + curve.sorted { $0.key < $1.key }.map { "\($0.key) = \(Change.text($0.value))" }
            .joined(separator: ", ") + " }"
    }

    /// A rule that is switched.
    func flag(_ path: [String], to flag: Bool, by: Double, _ unit: String, years: [Int]) -> Change? {
        guard let key = Override.key(path) else { return nil }
        let position = document.position(of: path)
        return Change(
            key: keyPath(path), file: position?.file,
            line: position.flatMap { $0.isOnCommandLine ? nil : $0.line }, years: years, from: .flag(!flag),
            to: .flag(flag), by: by, unit: unit, set: "\(key)=\(flag)", path: path, setPath: path)
    }
}
