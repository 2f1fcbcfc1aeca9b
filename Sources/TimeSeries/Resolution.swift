/// How many of a year's 8,760 hours a plan models.
///
/// Written in scenarios as `full`, `weeks:4` or `days:12`.
public enum Resolution: Hashable, Sendable {
    /// All 8,760 chronological hours.
    case full
    /// Representative weeks of 168 hours, 1…52.
    case weeks(Int)
    /// Representative days of 24 hours, 1…365.
    case days(Int)

    /// Modelled hours of a year.
    public var hours: Int {
        switch self {
        case .full: 8_760
        case .weeks(let count): 168 * count
        case .days(let count): 24 * count
        }
    }

    /// Whether the number of periods lies in its range: weeks 1…52, days 1…365.
    public var isValid: Bool {
        switch self {
        case .full: true
        case .weeks(let count): (1...52).contains(count)
        case .days(let count): (1...365).contains(count)
        }
    }
}

extension Resolution {
    /// From so many representative periods on, the one with the least sun and the one with the hottest hour are among them.
    public static let leastCountWithExtremes = 4

    /// Whether the year's worst lull and its hottest hour are modelled.
    public var holdsExtremes: Bool {
        switch self {
        case .full: true
        case .weeks(let count), .days(let count): count >= Resolution.leastCountWithExtremes
        }
    }
}

extension Resolution: LosslessStringConvertible {
    /// Reads `full`, `weeks:N` or `days:N`; nil for anything else and for N outside 1…52 or 1…365.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("full", 1):
            self = .full
        case ("weeks", 2):
            guard let count = Int(parts[1]) else { return nil }
            self = .weeks(count)
        case ("days", 2):
            guard let count = Int(parts[1]) else { return nil }
            self = .days(count)
        default:
            return nil
        }
        guard isValid else { return nil }
    }

    /// The text that `init?(_:)` reads back: `full`, `weeks:4`, `days:12`.
    public var description: String {
        switch self {
        case .full: "full"
        case .weeks(let count): "weeks:\(count)"
        case .days(let count): "days:\(count)"
        }
    }
}
