import Documents

/// How long a tariff's prices hold, and what they are after that:
///
///     held: p(y) = p(Y),   escalated: p(y) = p(Y)·(1 + e)^(y − Y)   for y after Y, the last year of validity
///
/// No price may be given for a year after Y: the rule says what holds there.
struct TariffTerm {
    enum Rule: String, CaseIterable {
        case held, escalated
    }

    private let lastYear: Int?
    private let escalation: Double
    private let horizon: ClosedRange<Int>?

    init(_ table: TableReader) {
        horizon = table.log.horizon
        guard table.has("valid_until_year") else {
            (lastYear, escalation) = (nil, 0)
            for key in ["after_validity", "escalation_share_per_year"] {
                TariffTerm.refuse(key, table, "says nothing without valid_until_year")
            }
            return
        }
        let last = table.integer(
            "valid_until_year", "Last year in which the prices hold as published.", in: 1990...2200)
        lastYear = last
        let rule = table.optionalChoice(
            "after_validity", "What the prices are after that year; needed where the plan goes beyond it.",
            as: Rule.self)
        if rule == nil, !table.keys.contains("after_validity"), let horizon, horizon.upperBound > last {
            table.report(
                at: "valid_until_year",
                "prices end in \(last) and the plan in \(horizon.upperBound): after_validity must say what holds then, held or escalated"
            )
        }
        let yearly = table.optionalNumber(
            "escalation_share_per_year",
            "By how much all prices rise each year after their last; needed where they are escalated.", in: -0.5...0.5)
        if rule == .escalated, yearly == nil, !table.keys.contains("escalation_share_per_year") {
            table.report(at: "after_validity", "escalated needs escalation_share_per_year")
        }
        if rule != .escalated, yearly != nil {
            table.report(at: "escalation_share_per_year", "says nothing unless after_validity is escalated")
        }
        escalation = yearly ?? 0
    }

    private static func refuse(_ key: String, _ table: TableReader, _ message: String) {
        if table.keys.contains(key), table.value(key) != nil { table.report(at: key, message) }
    }

    /// Prices by the term's rule; reported where they are given for years in which that rule holds.
    func prices(_ table: TableReader, _ key: String, _ given: YearlyTable) -> YearlyTable {
        guard let lastYear, let horizon else { return given }
        if let late = given.points.first(where: { $0.year > lastYear }) {
            table.report(
                at: key,
                "is given for \(late.year), after valid_until_year (\(lastYear)): after_validity says what holds there")
            return given
        }
        if escalation == 0 || horizon.upperBound <= lastYear { return given }
        var (points, price) = (given.points.filter { $0.year < lastYear }, given.value(in: lastYear))
        for year in lastYear...horizon.upperBound {
            points.append(.init(year: year, value: price))
            price *= 1 + escalation
        }
        return YearlyTable(points: points)
    }
}
