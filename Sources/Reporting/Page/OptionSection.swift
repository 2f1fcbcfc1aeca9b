import Planning
import Vocabulary

/// What else could be built, what stores take off bills, and whom the work is for.
enum OptionSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        let body = [options(document), savings(document), customers(document)].filter { !$0.isNothing }
        return body.isEmpty ? nil : Section("options", "What else could be built, and what stores save", body)
    }

    private static let share = Shown.percent("capital too dear by", heading: "too dear by")
    private static let dollars = Shown("a unit", "US$", decimals: 0)
    private static let money = RegionFigure.costTotal.figure.shown
    private static let most = 12

    // MARK: Options

    private static func options(_ document: PlanDocument) -> Markup {
        let parts = document.notBuilt ?? []
        if parts.isEmpty { return .nothing }
        func stock(_ part: PlanDocument.NotBuiltPart) -> String {
            part.item.isEmpty ? part.quantity : "\(part.quantity) \(part.item)"
        }
        let bars = parts.enumerated().compactMap { i, part in
            part.tooDearShare.map {
                BarList.Bar(
                    "\(stock(part)), \(part.place)", note: "\(part.year)", Told($0, "not_built.\(i).too_dear_share"),
                    SeriesStyle(number: 0))
            }
        }
        var table = PageTable(
            "Built in no year: present cost of a unit, and net of what it would save, in the year in which it comes nearest",
            [
                .words("where"), .words("what"), .words("unit"), .number("year"), .number("present cost, US$"),
                .number("net, US$"), .number("too dear by, %"),
            ], keys: 2, isSortable: true)
        for (i, part) in parts.enumerated() {
            table.add([
                .name(part.place), .name(stock(part)), .text(part.unit), .year(part.year),
                .number(Told(part.presentUsd, "not_built.\(i).present_usd"), dollars),
                .number(Told(part.netPresentUsd, "not_built.\(i).net_present_usd"), dollars),
                .number(Told(part.tooDearShare, "not_built.\(i).too_dear_share"), share),
            ])
        }
        let first = parts.indices.first { parts[$0].tooDearShare != nil }
        let title: Markup =
            first.map { i in
                .group([
                    .name("\(stock(parts[i])), \(parts[i].place)"),
                    " comes nearest to being built: its capital is too dear by ",
                    Told(parts[i].tooDearShare!, "not_built.\(i).too_dear_share").shown(share),
                ])
            } ?? "What is built in no year costs nothing to build"
        let chart = BarList(
            id: "options-not-built", title: title, shown: share, bars: Array(bars.prefix(most)), table: [table.markup])
        return bars.isEmpty ? table.markup : .charts([chart.markup])
    }

    // MARK: Stores

    private static func savings(_ document: PlanDocument) -> Markup {
        var table = PageTable(
            "What stores on data centres' sites take off a year's bills, all else as planned, and what they cost",
            [
                .words("region"), .words("store"), .number("year"), .number("demand charges, \(money.unit)"),
                .number("other charges"), .number("its cost"),
            ], keys: 3)
        for (i, part) in (document.storeSavings ?? []).enumerated() {
            func told(_ value: Double, _ name: String) -> Told { Told(value, "store_savings.\(i).\(name)") }
            table.add([
                .name(part.place), .name(part.item), .year(part.year),
                .number(told(part.demandUsd, "demand_usd"), money),
                .number(told(part.otherUsd, "other_usd"), money), .number(told(part.costUsd, "cost_usd"), money),
            ])
        }
        return table.isEmpty ? .nothing : .group([Markup("h3", [:], "What stores save"), table.markup])
    }

    // MARK: Customers

    private static func customers(_ document: PlanDocument) -> Markup {
        let breakdown = RegionBreakdown.customers.breakdown
        let tables = document.years.chunked.map { years in
            var table = PageTable(
                breakdown.documentation,
                [.words("place"), .words("customers and workload")] + years.map { .number("\($0)") }, keys: 2)
            for place in document.places {
                for item in document.items(breakdown) {
                    let told = years.map { document.told(place, $0, breakdown, item) }
                    guard told.contains(where: { ($0?.value ?? 0) != 0 }) else { continue }
                    table.add([.name(place), .name(item)] + told.map { .number($0, breakdown.shown) })
                }
            }
            return table.markup
        }.filter { !$0.isNothing }
        return tables.isEmpty ? .nothing : .group([Markup("h3", [:], "Whom work is done for")] + tables)
    }
}
