import Documents

/// Why something cannot be built or reached in a year, by the key that says so.
struct Bar: Sendable, Hashable {
    /// What another value of the key does.
    enum Opening: Sendable, Hashable {
        /// With this value it is barred no longer; a value is a year, a number of years, or a time.
        case value(Double, unit: String)
        /// Each unit of the key gives room for so much of the stock.
        case amount(gain: Double, unit: String)
        /// No number opens it.
        case none
    }

    let path: [String]
    /// As it is.
    let value: Double
    let opening: Opening
    /// What the key says, for a person.
    let words: String
}

extension StockRequest {
    /// Everything that keeps anything from being built in a year; empty where it may be.
    func bars(_ i: Int, in year: Int, _ horizon: Horizon) -> [Bar] {
        let first = horizon.firstBuildYear
        var bars: [Bar] = []
        func bar(_ path: [String], _ value: Double, _ opening: Bar.Opening, _ words: String) {
            bars.append(Bar(path: path, value: value, opening: opening, words: words))
        }
        if year < first {
            bar(
                ["horizon", "first_build_year"], Double(first), .value(Double(year), unit: "year"),
                "nothing is built before \(first)")
        }
        if commitmentsOpen && committed[i] > 0 { return bars }
        if year < earliestYear {
            bar(
                keys.earliest, Double(earliestYear), .value(Double(year), unit: "year"),
                "none is built before \(earliestYear)")
        }
        if year > latestYear {
            bar(
                keys.latest, Double(latestYear), .value(Double(year), unit: "year"), "none is built after \(latestYear)"
            )
        }
        if limit[i] <= existing[i], keys.limitValue.map({ $0[i] <= 0 }) ?? true {
            bar(
                keys.limit ?? keys.table, keys.limitValue?[i] ?? limit[i],
                keys.limit == nil ? .none : .amount(gain: keys.limitGain, unit: unit),
                limit[i] > 0 ? "what exists is all that may stand" : "none may be built")
        }
        if let pace = leads ?? pace, !pace.mayBeFinished(in: year, horizon) {
            bar(
                keys.paceTable + ["lead_time_years"], Double(pace.leadTimeYears),
                .value(Double(max(0, year - max(first, horizon.years.lowerBound))), unit: "years"),
                "what is begun in \(first) takes \(pace.leadTimeYears) years")
        }
        return bars
    }

    /// Of the stock, as people count it.
    private var unit: String { PriceUnit.counted(PriceUnit.built(key.id.kind)) }
}
