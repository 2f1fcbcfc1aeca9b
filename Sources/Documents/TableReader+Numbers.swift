extension RangeExpression where Self == ClosedRange<Double> {
    /// Any finite number.
    public static var anyNumber: ClosedRange<Double> { -Double.infinity...Double.infinity }
}

extension RangeExpression where Self == PartialRangeFrom<Double> {
    /// Any finite number over 0.
    public static var positive: PartialRangeFrom<Double> { Double.leastNonzeroMagnitude... }
}

extension TableReader {
    /// A finite number in `bounds`, and in the outer range of the key's unit; an integer literal is a number too. `default`
    /// nil: the key must be there.
    ///
    /// What to go on with when something is wrong: the default, else the number within the bounds nearest to 1.
    public func number(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double>, default: Double? = nil
    ) -> Double {
        number(key, meaning, Limits(bounds), default: `default`)
    }

    private func number(_ key: String, _ meaning: String?, _ limits: Limits<Double>, default: Double?) -> Double {
        note(
            key, meaning, .number(NumberRange(limits, key: key)), isRequired: `default` == nil,
            value: `default`.map(KeyValue.number))
        guard let found = `default` == nil ? required(key, limits.noun("a number")) : value(key) else {
            return `default` ?? limits.fallback
        }
        return number(found, limits, key: key) ?? `default` ?? limits.fallback
    }

    /// As `number`, nil when the key is not there or its value is wrong.
    public func optionalNumber(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double>
    ) -> Double? {
        optionalNumber(key, meaning, Limits(bounds))
    }

    private func optionalNumber(_ key: String, _ meaning: String?, _ limits: Limits<Double>) -> Double? {
        note(key, meaning, .number(NumberRange(limits, key: key)))
        return value(key).flatMap { number($0, limits, key: key) }
    }

    /// An integer literal in `bounds` (a float such as 3.0 is refused); else as `number`.
    public func integer(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Int>, default: Int? = nil
    ) -> Int {
        let limits = Limits(bounds)
        note(
            key, meaning, .integer(NumberRange(limits)), isRequired: `default` == nil,
            value: `default`.map(KeyValue.integer))
        guard let found = `default` == nil ? required(key, limits.noun("an integer")) : value(key) else {
            return `default` ?? limits.fallback
        }
        return integer(found, limits, key: key) ?? `default` ?? limits.fallback
    }

    /// As `integer`, nil when the key is not there or its value is wrong.
    public func optionalInteger(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Int>
    ) -> Int? {
        note(key, meaning, .integer(NumberRange(Limits(bounds))))
        return value(key).flatMap { integer($0, Limits(bounds), key: key) }
    }

    /// An array of numbers in `bounds`, exactly `count` of them when that is given. `default` nil: the key must be there.
    ///
    /// When something is wrong: the default, else `count` (or no) numbers within the bounds nearest to 1.
    public func numbers(
        _ key: String, _ meaning: String? = nil, count: Int? = nil, in bounds: some RangeExpression<Double>,
        default: [Double]? = nil
    ) -> [Double] {
        let limits = Limits(bounds)
        note(
            key, meaning, .numbers(NumberRange(limits, key: key), count: count), isRequired: `default` == nil,
            value: `default`.map { .list($0.map(KeyValue.number)) })
        let expected = count.map { "an array of \($0) numbers" } ?? "an array of numbers"
        let fallback = `default` ?? [Double](repeating: limits.fallback, count: count ?? 0)
        guard let found = `default` == nil ? required(key, expected) : value(key) else { return fallback }
        guard let elements = found.array, count == nil || elements.count == count else {
            mismatch(key, expected, found)
            return fallback
        }
        return elements.enumerated().map { index, element in
            number(element, limits, key: key, suffix: "[\(index)]") ?? limits.fallback
        }
    }

    /// A limit in `bounds`; `inf`, or a number larger than anything that is measured in the key's unit, is none: infinity.
    /// `default` as for `number`.
    public func limit(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double> = 0..., default: Double? = nil
    ) -> Double {
        number(key, meaning, Limits(bounds, areOfLimit: true), default: `default`)
    }

    /// As `limit`; nil when the key is not there, its value is wrong or there is no limit.
    public func optionalLimit(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double> = 0...
    ) -> Double? {
        optionalNumber(key, meaning, Limits(bounds, areOfLimit: true)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The table's keys as names that the file gives, with a number in `bounds` each.
    public func numbersByName(
        _ meaning: String? = nil, in bounds: some RangeExpression<Double>
    ) -> [(name: String, value: Double)] {
        let limits = Limits(bounds)
        log.keys?.note(
            KeyQuestion(
                table: pattern, key: "*", meaning: meaning, type: .number(NumberRange(limits, key: "")),
                isRequired: false, value: nil))
        return keys.map { key in
            (key, value(key).flatMap { number($0, limits, key: key) } ?? limits.fallback)
        }
    }

    /// The node's number; nil with an issue when it is not a number, not finite, out of bounds or beyond the outer range.
    /// Infinity where a limit is none. Never −0.
    func number(_ node: Node, _ limits: Limits<Double>, key: String, suffix: String = "") -> Double? {
        guard let number = node.number, number.isFinite || (limits.areOfLimit && number == .infinity) else {
            let expected = limits.noun(node.number == nil || limits.areOfLimit ? "a number" : "a finite number")
            mismatch(key, expected, node, keyPath: keyPath(of: key) + suffix)
            return nil
        }
        if let expected = limits.expectation(of: number, key: key) {
            let message = "\(key) = \(node.literal) is out of range: it must be \(expected)"
            log.report(Issue(.error, at: node.position, keyPath: keyPath(of: key) + suffix, message))
            return nil
        }
        guard limits.isNone(number, key: key) else { return number + 0 }
        if number.isFinite {
            let message = "\(key) = \(node.literal) counts as no limit, being more than there can be; `inf` says so"
            log.report(Issue(.warning, at: node.position, keyPath: keyPath(of: key) + suffix, message))
        }
        return .infinity
    }

    private func integer(_ node: Node, _ limits: Limits<Int>, key: String) -> Int? {
        guard case .integer(let integer) = node.value else {
            mismatch(key, limits.noun("an integer"), node)
            return nil
        }
        if limits.contains(integer) { return integer }
        let message = "\(key) = \(node.literal) is out of range: it must be \(limits.text)"
        log.report(Issue(.error, at: node.position, keyPath: keyPath(of: key), message))
        return nil
    }
}
