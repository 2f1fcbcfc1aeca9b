import Documents
import TimeSeries
import Vocabulary

/// A price of energy that holds in a window; the tariff's off-peak price is that of all other hours.
public struct PriceBand: Sendable {
    public let name: String
    public let usdPerMwh: YearlyTable
    public let window: TariffWindow
}

/// A charge for the maximum demand of each month in a window: M ≥ m(t) for t in it.
public struct DemandCharge: Sendable {
    public let name: String
    public let usdPerKwMonth: YearlyTable
    public let window: TariffWindow
}

/// Grid supply above what a region's published adequacy covers, at a premium: x(t) ≥ G(t) − above(y).
public struct SupplyStep: Sendable {
    public let name: String
    public let aboveMw: YearlyTable
    public let premiumUsdPerMwh: YearlyTable

    init(name: String, _ table: TableReader, _ term: TariffTerm) {
        self.name = name
        aboveMw = table.yearly("above_mw", "Grid supply above which the premium is paid (`supply_step`).", in: 0...)
        premiumUsdPerMwh = term.prices(
            table, "premium_usd_per_mwh",
            table.yearly(
                "premium_usd_per_mwh", "Paid on what exceeds it, beside other steps (`supply_step`).", in: 0...))
        table.finish()
    }
}

/// What a data centre's supply from the grid costs: energy by bands of hours, a network charge, maximum demand by month, a fixed charge and
/// levies, on what its meter counts (`MeterPart`). Prices are per unit; `Bill` says how a month's bill comes from them.
public struct Tariff: Sendable {
    /// Bands beside the off-peak price; no two share an hour.
    public let bands: [PriceBand]
    public let offPeakUsdPerMwh: YearlyTable
    /// Paid on all grid energy, as an adjustment for fuel; may be negative.
    public let adjustmentUsdPerMwh: YearlyTable
    /// Grid charges on all energy through the meter, whoever supplies it.
    public let networkUsdPerMwh: YearlyTable
    /// The take-up rule of a contract is of the first.
    public let demandCharges: [DemandCharge]
    public let fixedUsdPerMonth: YearlyTable
    /// A levy on the bill's charges of these kinds; it goes to the state or a fund.
    public let levyShare: YearlyTable
    public let levyOn: Set<BillCharge>
    /// Days off beside Saturdays and Sundays.
    public let holidays: Set<CalendarDate>
    public let netting: Netting
    /// Most that the grid supplies to data centres.
    public let supplyLimitMw: YearlyTable
    public let steps: [SupplyStep]
    public let emissionTPerMwh: YearlyTable
    /// The emission factor by local hour of the day, over its mean of the day.
    public let emissionHourOfDayRelative: [Double]
    /// Contracted capacity; nil: nothing is contracted.
    public let contract: SupplyContract?
    /// Share of the grid's energy from sources without emissions.
    public let cleanShare: YearlyTable
    /// Carbon price that the energy price already contains, US$/t: only what exceeds it is charged.
    public let carbonIncludedUsdPerT: YearlyTable

    /// What bills call energy outside of all bands, the band of `peak_hours`, and the charge `demand_usd_per_kw_month`.
    public static let offPeak = "off_peak"
    static let peak = "peak"
    static let maximum = "maximum"

    init(_ table: TableReader) {
        let term = TariffTerm(table)
        func price(
            _ key: String, _ meaning: String, in range: some RangeExpression<Double>, default: YearlyTable? = nil
        ) -> YearlyTable {
            term.prices(table, key, table.yearly(key, meaning, in: range, default: `default`))
        }
        let prices = TariffPrices(table, term)
        (bands, demandCharges) = (prices.bands, prices.demand)
        offPeakUsdPerMwh = price("off_peak_usd_per_mwh", "Price of energy in all other hours.", in: 0...)
        adjustmentUsdPerMwh = price(
            "adjustment_usd_per_mwh", "Added to the price of all grid energy, as for fuel; may be negative.",
            in: -1000...1000, default: .zero)
        networkUsdPerMwh = price(
            "network_usd_per_mwh", "Grid charge on all energy through the meter (`metered_import`).", in: 0...,
            default: .zero)
        fixedUsdPerMonth = price(
            "fixed_usd_per_month", "Paid by all data centres of the region together, whatever they take.", in: 0...,
            default: .zero)
        levyShare = table.yearly(
            "levy_share", "Levy on the charges that levy_on names.", in: 0...1, default: .zero)
        levyOn = Tariff.levied(table, levyShare)
        holidays = CalendarDate.dates(table, "Days off beside weekends: 2026-08-31, or 08-31 for every year.")
        netting = table.choice(
            "netting", "What delivered supply from elsewhere takes the place of (`metered_import`, `no_netting`).",
            as: Netting.self, default: .energy)
        supplyLimitMw =
            table.optionalYearlyLimit("supply_limit_mw", "Most that the grid supplies to data centres.")
            ?? YearlyTable(constant: .infinity)
        steps = table.tables("steps", "Grid supply at a premium, above what the region's adequacy covers.").map {
            SupplyStep(name: $0.name, $0.table, term)
        }
        emissionTPerMwh = table.yearly("emission_t_per_mwh", "Emissions of grid power.", in: 0...2)
        emissionHourOfDayRelative = Tariff.emissionShape(table)
        contract = table.table("contract", "Contracted capacity, and the rule that it must be taken up.").map {
            SupplyContract($0, term)
        }
        cleanShare = table.yearly("clean_share", "Share of grid energy from sources without emissions.", in: 0...1)
        carbonIncludedUsdPerT = table.yearly(
            "carbon_included_usd_per_t", "Carbon price that the energy price holds already.", in: 0...)
        table.finish()
    }

    private static func levied(_ table: TableReader, _ share: YearlyTable) -> Set<BillCharge> {
        let words = table.strings(
            "levy_on", "Charges that the levy is on; needed where there is one.",
            words: BillCharge.levied.map(\.rawValue), default: [])
        for word in words where !BillCharge.levied.contains(where: { $0.rawValue == word }) {
            let known = BillCharge.levied.map(\.rawValue)
            table.report(
                at: "levy_on",
                "there is no charge \"\(word.prefix(60))\": \(known.joined(separator: ", "))\(suggestion(for: word, among: known))"
            )
        }
        if words.isEmpty, share.maximum > 0 {
            table.report(at: "levy_share", "needs levy_on: which charges of the bill it is a share of")
        }
        return Set(words.compactMap(BillCharge.init(rawValue:)))
    }

    private static func emissionShape(_ table: TableReader) -> [Double] {
        let relative = table.numbers(
            "emission_hour_of_day_relative", "Emissions by local hour of the day, over their mean.", count: 24,
            in: 0...10, default: .init(repeating: 1, count: 24))
        let mean = relative.reduce(0, +) / 24
        if mean == 0 { table.report(at: "emission_hour_of_day_relative", "must not be zero in every hour") }
        return relative.map { mean > 0 ? $0 / mean : 1 }
    }

    /// Of a band, or off-peak without one; the adjustment comes on top.
    func energyUsdPerMwh(_ band: Int?, in year: Int) -> Double {
        (band.map { bands[$0].usdPerMwh } ?? offPeakUsdPerMwh).value(in: year)
    }

    /// The least and the greatest price of energy of a year, adjustment included.
    func energyRange(in year: Int) -> ClosedRange<Double> {
        let prices = [offPeakUsdPerMwh.value(in: year)] + bands.map { $0.usdPerMwh.value(in: year) }
        let added = adjustmentUsdPerMwh.value(in: year)
        return (prices.min()! + added)...(prices.max()! + added)
    }

    func chargesDemand(in year: Int) -> Bool { demandCharges.contains { $0.usdPerKwMonth.value(in: year) > 0 } }

    /// Share of a charge that is paid on top of it.
    func levy(on charge: BillCharge, in year: Int) -> Double { levyOn.contains(charge) ? levyShare.value(in: year) : 0 }
}

/// Bands and demand charges: those with names, and the short form, one of each.
private struct TariffPrices {
    private(set) var bands: [PriceBand] = []
    private(set) var demand: [DemandCharge] = []
    private let table: TableReader
    private let term: TariffTerm
    /// What a demand window may be called.
    private var windows: [String: TariffWindow] = ["all_hours": .allHours]

    init(_ table: TableReader, _ term: TariffTerm) {
        (self.table, self.term) = (table, term)
        readShortBand()
        for entry in table.tables("bands", "Prices of energy by hours, days and months; off-peak is the rest.") {
            readBand(entry.name, entry.table)
        }
        readShortDemand()
        for entry in table.tables("demand", "Charges for the maximum demand of a month in hours of their own.") {
            readDemand(entry.name, entry.table)
        }
    }

    /// `peak_usd_per_mwh` in the `peak_hours` of working days; none where these are empty.
    private mutating func readShortBand() {
        let (priceMeaning, hoursMeaning) = (
            "Price of energy in peak hours.", "Local clock hours of working days that are peak, from and to."
        )
        let isShort = !table.has("bands") || table.has("peak_usd_per_mwh") || table.has("peak_hours")
        if !isShort { return }
        let price = table.yearly("peak_usd_per_mwh", priceMeaning, in: 0...)
        let hours = table.numbers("peak_hours", hoursMeaning, count: 2, in: 0...24)
        if hours[0] > hours[1] { table.report(at: "peak_hours", "the first hour must not be after the second") }
        let window = TariffWindow(from: hours[0], to: hours[1], days: .workingDays)
        windows["peak_hours"] = window
        if hours[0] >= hours[1] { return }
        bands.append(
            PriceBand(name: Tariff.peak, usdPerMwh: term.prices(table, "peak_usd_per_mwh", price), window: window))
    }

    private mutating func readBand(_ name: String, _ entry: TableReader) {
        let price = term.prices(entry, "usd_per_mwh", entry.yearly("usd_per_mwh", "Price of energy in it.", in: 0...))
        let window = TariffWindow(entry)
        entry.finish()
        if name == Tariff.offPeak || windows[name] != nil || bands.contains(where: { $0.name == name }) {
            entry.report("is what bills call other hours already; choose another name")
        }
        if let other = bands.first(where: { $0.window.overlaps(window) }) {
            entry.report(at: "hours", "shares hours with the band \(other.name); an hour has one price")
        }
        windows[name] = window
        bands.append(PriceBand(name: name, usdPerMwh: price, window: window))
    }

    /// `demand_usd_per_kw_month` in the `demand_window`.
    private mutating func readShortDemand() {
        let isShort =
            !table.has("demand") || table.has("demand_usd_per_kw_month") || table.has("demand_window")
        if !isShort { return }
        let price = table.yearly(
            "demand_usd_per_kw_month", "Charge for the maximum demand of a month (`demand_charge`).", in: 0...)
        let word = table.string(
            "demand_window", "Hours that set it: all_hours, peak_hours or a band's name (`demand_charge`).")
        demand.append(
            DemandCharge(
                name: Tariff.maximum, usdPerKwMonth: term.prices(table, "demand_usd_per_kw_month", price),
                window: window(word, table, "demand_window", isCharged: price.maximum > 0)))
    }

    private mutating func readDemand(_ name: String, _ entry: TableReader) {
        let price = entry.yearly("usd_per_kw_month", "Charge for it (`demand_charge`).", in: 0...)
        let word = entry.optionalString("window", "Hours that set it, by name: all_hours, peak_hours or a band's name.")
        let own = TariffWindow(entry, defaultHours: [0, 24])
        entry.finish()
        if word != nil, let key = ["hours", "days", "months"].first(where: { entry.keys.contains($0) }) {
            entry.report(at: key, "says again what window says; keep one of the two")
        }
        if name == Tariff.maximum, demand.contains(where: { $0.name == name }) {
            entry.report("is what bills call demand_usd_per_kw_month already; choose another name")
        }
        demand.append(
            DemandCharge(
                name: name, usdPerKwMonth: term.prices(entry, "usd_per_kw_month", price),
                window: word.map { window($0, entry, "window", isCharged: price.maximum > 0) } ?? own))
    }

    private func window(_ word: String, _ table: TableReader, _ key: String, isCharged: Bool) -> TariffWindow {
        if let window = windows[word] {
            if isCharged, window.from == window.to {
                table.report(at: key, "\(word) holds no hour, so that no demand would be charged")
            }
            return window
        }
        let known = windows.keys.sorted()
        if !word.isEmpty {
            table.report(
                at: key,
                "expected one of \(known.joined(separator: ", ")), found \"\(word.prefix(60))\"\(suggestion(for: word, among: known))"
            )
        }
        return .allHours
    }
}

extension CalendarDate {
    /// The dates at `holidays`; reported where one is none.
    static func dates(_ table: TableReader, _ meaning: String) -> Set<CalendarDate> {
        var dates: Set<CalendarDate> = []
        for text in table.strings("holidays", meaning, default: []) {
            if let date = CalendarDate(text) {
                dates.insert(date)
            } else {
                table.report(at: "holidays", "\"\(text)\" is not a date as 2026-08-31, or 08-31 for every year")
            }
        }
        return dates
    }
}
