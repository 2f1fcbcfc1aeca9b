extension RangeExpression where Self == ClosedRange<Double> {
    /// Any finite number.
    public static var anyNumber: ClosedRange<Double> { -Double.infinity...Double.infinity }
}

extension RangeExpression where Self == PartialRangeFrom<Double> {
    /// Any finite number over 0.
    public static var positive: PartialRangeFrom<Double> { Double.leastNonzeroMagnitude... }
}

extension TableReader {
    /// A finite number in `bounds`; an integer literal is a number too. `default` nil: the key must be there.
    ///
    /// What to go on with when something is wrong: the default, else the number within the bounds nearest to 1.
    public func number(_ key: String, in bounds: some RangeExpression<Double>, default: Double? = nil) -> Double {
        let limits = Limits(bounds)
        guard let found = `default` == nil ? required(key, limits.noun("a number")) : value(key) else {
            return `default` ?? limits.fallback
        }
        return number(found, limits, key: key) ?? `default` ?? limits.fallback
    }

    /// As `number`, nil when the key is not there or its value is wrong.
    public func optionalNumber(_ key: String, in bounds: some RangeExpression<Double>) -> Double? {
        value(key).flatMap { number($0, Limits(bounds), key: key) }
    }

    /// An integer literal in `bounds` (a float such as 3.0 is refused); else as `number`.
    public func integer(_ key: String, in bounds: some RangeExpression<Int>, default: Int? = nil) -> Int {
        let limits = Limits(bounds)
        guard let found = `default` == nil ? required(key, limits.noun("an integer")) : value(key) else {
            return `default` ?? limits.fallback
        }
        return integer(found, limits, key: key) ?? `default` ?? limits.fallback
    }

    /// As `integer`, nil when the key is not there or its value is wrong.
    public func optionalInteger(_ key: String, in bounds: some RangeExpression<Int>) -> Int? {
        value(key).flatMap { integer($0, Limits(bounds), key: key) }
    }

    /// An array of numbers in `bounds`, exactly `count` of them when that is given. `default` nil: the key must be there.
    ///
    /// When something is wrong: the default, else `count` (or no) numbers within the bounds nearest to 1.
    public func numbers(
        _ key: String, count: Int? = nil, in bounds: some RangeExpression<Double>, default: [Double]? = nil
    ) -> [Double] {
        let limits = Limits(bounds)
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

    /// The node's number; nil with an issue when it is not a number, not finite or out of bounds.
    func number(_ node: Node, _ limits: Limits<Double>, key: String, suffix: String = "") -> Double? {
        guard let number = node.number, number.isFinite else {
            let expected = limits.noun(node.number == nil ? "a number" : "a finite number")
            mismatch(key, expected, node, keyPath: keyPath(of: key) + suffix)
            return nil
        }
        if limits.contains(number) { return number }
        outOfRange(node, limits, key: key, suffix: suffix)
        return nil
    }

    private func integer(_ node: Node, _ limits: Limits<Int>, key: String) -> Int? {
        guard case .integer(let integer) = node.value else {
            mismatch(key, limits.noun("an integer"), node)
            return nil
        }
        if limits.contains(integer) { return integer }
        outOfRange(node, limits, key: key, suffix: "")
        return nil
    }

    private func outOfRange<T>(_ node: Node, _ limits: Limits<T>, key: String, suffix: String) {
        let message = "\(key) = \(node.literal) is out of range: it must be \(limits.text)"
        log.report(Issue(.error, at: node.position, keyPath: keyPath(of: key) + suffix, message))
    }
}
