/// Periods worth a look, of a place and year.
package struct PeriodPresets: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case tightest, sunniest, median

        package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    package struct Preset: Sendable {
        package let kind: Kind
        package let period: HourPeriod
        /// What it is the one of.
        package let because: String
    }

    package let presets: [Preset]

    package subscript(_ kind: Kind) -> Preset? { presets.first { $0.kind == kind } }

    /// - the tightest: the one in which most load is shed; where none is, that of the hour with the highest price; where there are no
    ///   prices, of the highest load;
    /// - the sunniest: the one in which plants that follow the sun could give most; none where there are no such plants;
    /// - the median: half of the periods have a lower load net of what the sun gives; of an even number the lower of the two.
    ///
    /// Of equals the first. Power that is shed and the sun are means over the period, as the last week of a year has a day more.
    package init(_ place: PlaceHours, _ periods: [HourPeriod]) {
        func mean(_ value: (Int) -> Double, _ period: HourPeriod) -> Double {
            period.hours.reduce(0) { $0 + value($1) } / Double(period.hours.count)
        }
        func greatest(_ value: (HourPeriod) -> Double) -> HourPeriod? {
            let values = periods.map(value)
            return values.max().flatMap { most in values.firstIndex(of: most) }.map { periods[$0] }
        }
        func highest(_ value: @escaping (Int) -> Double) -> (HourPeriod) -> Double {
            { period in period.hours.reduce(-Double.infinity) { max($0, value($1)) } }
        }
        var presets: [Preset] = []
        func add(_ kind: Kind, _ period: HourPeriod?, _ because: String) {
            if let period { presets.append(Preset(kind: kind, period: period, because: because)) }
        }
        if periods.contains(where: { mean(place.shed, $0) > 0 }) {
            add(.tightest, greatest { mean(place.shed, $0) }, "most load is shed")
        } else if let price = place.price {
            add(.tightest, greatest(highest { price.values[$0] }), "the highest price of an hour")
        } else {
            add(.tightest, greatest(highest(place.load)), "the highest load of an hour")
        }
        if !place.available.isEmpty { add(.sunniest, greatest { mean(place.sun, $0) }, "most sun for its plants") }
        let net = periods.map { period in mean({ place.load($0) - place.sunUsed($0) }, period) }
        let byNet = periods.indices.sorted { (net[$0], $0) < (net[$1], $1) }
        add(
            .median, byNet.isEmpty ? nil : periods[byNet[(byNet.count - 1) / 2]],
            "half of them have a lower load net of sun")
        self.presets = presets
    }
}
