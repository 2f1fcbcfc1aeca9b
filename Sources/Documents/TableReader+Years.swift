extension TableReader {
    /// A number, or a table of numbers by year (`{ 2025 = 650, 2030 = 530 }`), each in `bounds`. `default` nil: the key must
    /// be there. A table with the key `growth` is read as the log's `growth` says.
    ///
    /// Years before 1900 or after 2200 are refused. Once the log has a horizon, a table with no year within 10 of it is
    /// warned about; its numbers are interpolated and held all the same.
    /// What to go on with when something is wrong: the years that are right, else the default, else a constant within the
    /// bounds nearest to 1.
    public func yearly(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double>, default: YearlyTable? = nil
    ) -> YearlyTable {
        yearly(key, meaning, Limits(bounds), default: `default`)
    }

    /// As `yearly`, nil when the key is not there or its value is wrong.
    public func optionalYearly(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double>
    ) -> YearlyTable? {
        optionalYearly(key, meaning, Limits(bounds))
    }

    /// A limit by year, as `yearly`; `inf`, or a number larger than anything that is measured in the key's unit, is none:
    /// infinity.
    public func yearlyLimit(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double> = 0...,
        default: YearlyTable? = nil
    ) -> YearlyTable {
        yearly(key, meaning, Limits(bounds, areOfLimit: true), default: `default`)
    }

    /// As `yearlyLimit`; nil when the key is not there or its value is wrong.
    public func optionalYearlyLimit(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double> = 0...
    ) -> YearlyTable? {
        optionalYearly(key, meaning, Limits(bounds, areOfLimit: true))
    }

    private func optionalYearly(_ key: String, _ meaning: String?, _ limits: Limits<Double>) -> YearlyTable? {
        note(key, meaning, .yearly(NumberRange(limits, key: key)))
        return value(key).flatMap { yearly($0, limits, key: key) }
    }

    private func yearly(
        _ key: String, _ meaning: String?, _ limits: Limits<Double>, default: YearlyTable?
    ) -> YearlyTable {
        note(
            key, meaning, .yearly(NumberRange(limits, key: key)), isRequired: `default` == nil,
            value: `default`?.keyValue)
        let fallback = `default` ?? YearlyTable(constant: limits.fallback)
        let expected = "\(limits.noun("a number")), or a table of such by year"
        guard let found = `default` == nil ? required(key, expected) : value(key) else { return fallback }
        return yearly(found, limits, key: key) ?? fallback
    }

    private func yearly(_ found: Node, _ limits: Limits<Double>, key: String) -> YearlyTable? {
        switch found.value {
        case .table(let table) where table.entries.isEmpty:
            mismatch(key, "a number for at least one year, { 2030 = 1.5 }", found)
            return nil
        case .table(let table) where table.isGrowth && log.growth != nil: return grown(found, limits, key)
        case .table(let table):
            checkYears(table, found, key)
            let points = table.entries.compactMap { point($0, limits, key) }
            return points.isEmpty ? nil : YearlyTable(points: points)
        case .integer, .float:
            return number(found, limits, key: key).map(YearlyTable.init(constant:))
        default:
            mismatch(key, "\(limits.noun("a number")), or a table of such by year", found)
            return nil
        }
    }

    /// Numbers by year that belong to no plan, such as a history: any year may come, none is held outside of its own.
    ///
    /// The key must be there; empty when something is wrong, with the reason logged.
    public func numbersByYear(
        _ key: String, _ meaning: String? = nil, in bounds: some RangeExpression<Double>
    ) -> [Int: Double] {
        let limits = Limits(bounds)
        note(key, meaning, .numbersByYear(NumberRange(limits, key: key)), isRequired: true)
        let expected = "a table of numbers by year, { 2024 = 1.5 }"
        guard let found = required(key, expected) else { return [:] }
        guard let table = found.table, !table.entries.isEmpty else {
            mismatch(key, expected, found)
            return [:]
        }
        let points = table.entries.map { point($0, limits, key) }
        guard !points.contains(where: { $0 == nil }) else { return [:] }
        return Dictionary(uniqueKeysWithValues: points.compactMap { $0 }.map { ($0.year, $0.value) })
    }

    /// What the growth curve says for each year of the horizon, all of it within the limits.
    private func grown(_ found: Node, _ limits: Limits<Double>, _ key: String) -> YearlyTable? {
        guard let horizon = log.horizon, let values = grow(found, key, horizon) else {
            return nil
        }
        var points: [YearlyTable.Point] = []
        for point in values.points {
            // A curve may come as near to 0 as it likes.
            let value = OuterRange.isNegligible(point.value) ? 0 : point.value
            if let expected = limits.expectation(of: value, key: key) {
                let message = "\(key) grows to \(value) in \(point.year): it must be \(expected)"
                log.report(Issue(.error, at: found.position, keyPath: keyPath(of: key), message))
                return nil
            }
            points.append(.init(year: point.year, value: limits.isNone(value, key: key) ? .infinity : value))
        }
        return YearlyTable(points: points)
    }

    private func grow(_ found: Node, _ key: String, _ horizon: ClosedRange<Int>) -> YearlyTable? {
        log.growth?(child(found, path: keyPath(of: key), pattern: TableReader.growthPattern), horizon)
    }

    /// What the keys of a growth curve are recorded under, whatever it is a curve of.
    package static let growthPattern = "growth"

    private func point(_ entry: Table.Entry, _ limits: Limits<Double>, _ key: String) -> YearlyTable.Point? {
        guard let year = year(of: entry.key) else {
            let message = "expected a year of four digits, found the key `\(shortened(entry.key))`"
            let path = joined(keyPath(of: key), entry.key)
            log.report(Issue(.error, at: entry.keyPosition, keyPath: path, message))
            return nil
        }
        return number(entry.node, limits, key: key, suffix: ".\(entry.key)").map { .init(year: year, value: $0) }
    }

    /// Years that a plan may speak of; others are slips of the keyboard.
    private static let plausibleYears = 1900...2200

    /// A table all of whose years lie farther than this from the horizon, in years, is worth a look.
    private static let margin = 10

    private func checkYears(_ table: Table, _ node: Node, _ key: String) {
        let years = table.entries.compactMap { entry in year(of: entry.key).map { (entry, $0) } }
        for (entry, year) in years where !Self.plausibleYears.contains(year) {
            let (first, last) = (Self.plausibleYears.lowerBound, Self.plausibleYears.upperBound)
            let path = joined(keyPath(of: key), entry.key)
            let message = "year \(year) is out of range: it must be between \(first) and \(last)"
            log.report(Issue(.error, at: entry.keyPosition, keyPath: path, message))
        }
        guard let horizon = log.horizon, !years.isEmpty else { return }
        let near = (horizon.lowerBound - Self.margin)...(horizon.upperBound + Self.margin)
        if years.contains(where: { near.contains($1) }) { return }
        let message =
            "all its years lie more than \(Self.margin) years outside of the horizon "
            + "\(horizon.lowerBound)–\(horizon.upperBound); check them"
        log.report(Issue(.warning, at: node.position, keyPath: keyPath(of: key), message))
    }
}
