import Auditing
import Planning
import Vocabulary

/// Bills of grid power, month by month where months are modelled, else as the groups of months that are billed alike.
enum BillSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let bills = plan.written.bills
        guard let last = bills.map(\.year).max() else { return nil }
        let systems = plan.document.places.filter { place in
            bills.contains { $0.place == place }
                && (plan.document.told(place, last, RegionFigure.ownLoad.figure)?.value ?? 0) > 0
        }
        let places = plan.document.places.filter { place in bills.contains { $0.place == place && $0.year == last } }
        return Section(
            "bills", "Bills by month",
            [
                systems.isEmpty
                    ? .nothing
                    : Markup(
                        "p", ["class": "note"], Finding.names(systems),
                        ": planned as a system; these are what its data centres would pay, and no cost of the plan."),
                .charts(places.enumerated().map { chart(plan, $1, last, number: $0) }),
                .details("Every bill", [table(bills)]),
            ])
    }

    private static let figure = Shown("bill", "M US$ a month", scale: 1e-6, decimals: 2)
    private static let money = Shown("bill", "M US$", scale: 1e-6, decimals: 2)
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func key(_ bill: BillObservation) -> String { "bills.csv:\(bill.year)/\(bill.place)/\(bill.bill)" }

    /// A bar for each bill, as wide as the months that it stands for, of what a month of them costs by charge.
    private static func chart(_ plan: SavedPlan, _ place: String, _ year: Int, number: Int) -> Markup {
        let bills = plan.written.bills.filter { $0.place == place && $0.year == year }.sorted { $0.bill < $1.bill }
        let lines = plan.written.billLines.filter { $0.place == place && $0.year == year }
        let isByMonth = bills.count == 12 && bills.allSatisfy { $0.months == 1 }
        let series = BillCharge.allCases.enumerated().map { i, charge in
            ChartSeries(
                charge.words, SeriesStyle(number: i),
                bills.map { bill in
                    Told.sum(lines.filter { $0.bill == bill.bill && $0.charge == charge }.map(told))
                        .flatMap { $0.share(of: Told(bill.months, "\(key(bill)):months")) }
                })
        }
        let totals = bills.map { bill in
            Told(bill.totalUsd, "\(key(bill)):total_usd").share(of: Told(bill.months, "\(key(bill)):months"))
        }
        let names = bills.map { isByMonth ? months[$0.bill - 1] : name($0, of: bills) }
        return StackedBars(
            id: "bills-\(number)", title: finding(place, year, bills, lines), shown: figure, bars: names,
            widths: bills.map(\.months), barHeading: isByMonth ? "month" : "group of months that are billed alike",
            series: series, totals: totals
        ).markup
    }

    private static func told(_ line: BillLine) -> Told {
        Told(
            line.usd,
            "bill_lines.csv:\(line.year)/\(line.place)/\(line.bill)/\(line.charge.rawValue)/\(line.item):amount_usd")
    }

    /// `12 months alike`, or which and how many.
    private static func name(_ bill: BillObservation, of bills: [BillObservation]) -> String {
        let months = NumberText.text(bill.months, decimals: bill.months == bill.months.rounded() ? 0 : 1)
        return bills.count == 1 ? "\(months) months alike" : "\(bill.bill): \(months) mo."
    }

    private static func finding(_ place: String, _ year: Int, _ bills: [BillObservation], _ lines: [BillLine]) -> Markup
    {
        let parts = BillCharge.allCases.compactMap { charge in
            Told.sum(lines.filter { $0.charge == charge }.map(told)).map { (charge: charge, told: $0) }
        }
        let all = Told.sum(bills.map { Told($0.totalUsd, "\(key($0)):total_usd") })
        let most = parts.max { $0.told.value < $1.told.value }
        guard let all, let most, all.text(money) != NumberText.text(0, decimals: money.decimals) else {
            return .group([.name(place), " pays nothing for grid power in \(year)"])
        }
        let paid = Markup.group([.name(place), " pays ", all.shown(money), " for grid power in \(year), "])
        if most.told.text(money) == all.text(money) { return .group([paid, .text("all for \(most.charge.words)")]) }
        return .group([paid, .text("most for \(most.charge.words), "), most.told.shown(money)])
    }

    private static func table(_ bills: [BillObservation]) -> Markup {
        let energy = Shown("energy", "GWh", scale: 1e-3, decimals: 1)
        let power = Shown("maximum demand", "MW", decimals: 1)
        var table = PageTable(
            "Each bill: calendar months that are billed alike",
            [
                .words("place"), .number("year"), .number("bill"), .number("months"), .number("from the grid, GWh"),
                .number("through the meter, GWh"), .number(power), .number("not taken up, MW"), .number(money),
            ], keys: 3)
        for bill in bills {
            func told(_ value: Double, _ column: String) -> Told { Told(value, "\(key(bill)):\(column)") }
            table.add([
                .name(bill.place), .year(bill.year), .text("\(bill.bill)"),
                .number(told(bill.months, "months"), Shown("", "", decimals: 1)),
                .number(told(bill.gridMwh, "grid_mwh"), energy), .number(told(bill.meteredMwh, "metered_mwh"), energy),
                .number(told(bill.maximumDemandMw, "maximum_demand_mw"), power),
                .number(told(bill.takeUpShortfallMw, "take_up_shortfall_mw"), power),
                .number(told(bill.totalUsd, "total_usd"), money),
            ])
        }
        return table.markup
    }
}

extension BillCharge {
    fileprivate var words: String { rawValue.replacing("_", with: " ") }
}
