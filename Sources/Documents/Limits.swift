/// A number that a range can bound.
protocol Bounded: Comparable {
    static var one: Self { get }
    /// Whether a bound of this value is none to speak of.
    var isUnlimited: Bool { get }
}

extension Double: Bounded {
    static var one: Double { 1 }
    var isUnlimited: Bool { isInfinite }
}

extension Int: Bounded {
    static var one: Int { 1 }
    var isUnlimited: Bool { self == .min || self == .max }
}

/// The bounds of a range of any kind, opened up so that a message can name them.
struct Limits<Number: Bounded> {
    private let isInside: (Number) -> Bool
    private(set) var lower: Number?
    private(set) var upper: Number?
    private(set) var upperIsOutside = false
    /// Whether the numbers are limits, so that `inf` is one of them: no limit.
    let areOfLimit: Bool

    init(_ range: some RangeExpression<Number>, areOfLimit: Bool = false) {
        isInside = { range.contains($0) }
        self.areOfLimit = areOfLimit
        switch range {
        case let range as ClosedRange<Number>: (lower, upper) = (range.lowerBound, range.upperBound)
        case let range as PartialRangeFrom<Number>: lower = range.lowerBound
        case let range as PartialRangeThrough<Number>: upper = range.upperBound
        case let range as Range<Number>: (lower, upper, upperIsOutside) = (range.lowerBound, range.upperBound, true)
        case let range as PartialRangeUpTo<Number>: (upper, upperIsOutside) = (range.upperBound, true)
        default: break
        }
        if lower?.isUnlimited == true { lower = nil }
        if upper?.isUnlimited == true { upper = nil }
    }

    func contains(_ number: Number) -> Bool { isInside(number) }

    /// The number within nearest to 1, so that a caller who divides by it goes on safely.
    var fallback: Number {
        if contains(.one) { return .one }
        if let lower, lower > .one { return lower }
        return upperIsOutside ? lower ?? .one : upper ?? .one
    }

    /// "between 0 and 1", "at least 0", "greater than 0", "below 10"; empty without bounds.
    var text: String {
        switch (lower, upper) {
        case (let lower?, let upper?) where !upperIsOutside: "between \(shown(lower)) and \(shown(upper))"
        case (let lower?, let upper?): "at least \(shown(lower)) and below \(shown(upper))"
        case (let lower?, nil): isSmallest(lower) ? "greater than 0" : "at least \(shown(lower))"
        case (nil, let upper?): upperIsOutside ? "below \(shown(upper))" : "at most \(shown(upper))"
        case (nil, nil): ""
        }
    }

    /// "a number between 0 and 1", "a number at least 0 or inf".
    func noun(_ noun: String) -> String { (text.isEmpty ? noun : "\(noun) \(text)") + (areOfLimit ? " or inf" : "") }

    private func isSmallest(_ number: Number) -> Bool { number as? Double == Double.leastNonzeroMagnitude }
}

extension Limits<Double> {
    /// Whether the numbers are limits and this one is none: infinite, or larger than anything measured in the key's unit.
    func isNone(_ number: Double, key: String) -> Bool {
        areOfLimit && number > 0 && OuterRange.isBeyond(number, key: key)
    }

    /// What a number of the key must be, when it is not within these bounds or the key's outer range; nil when it is.
    func expectation(of number: Double, key: String) -> String? {
        if isNone(number, key: key) { return nil }
        return contains(number) ? OuterRange.expectation(of: number, key: key, lower: lower) : text
    }
}

/// A whole number without ".0".
func shown(_ number: some Bounded) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
