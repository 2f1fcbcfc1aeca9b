import Planning
import Vocabulary

/// The plan on one screen: what is built where and by when, and what it takes.
enum PlanSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        let screen = PlanScreen.sentences(document)
        return Section(
            "plan", "The plan",
            [
                tiles(document), placeTable(document), Markup.charts([capacity(document), capital(document)]),
                yearTable(document), .group((screen.places + screen.money).map(Markup.words)),
                .details("What is built, by place and item", builds(document)),
            ])
    }

    /// Below the title: what the page is of, and what has to be known before it is read.
    static func lead(_ plan: SavedPlan) -> Markup {
        let document = plan.document
        let head = PlanScreen.sentences(document).head
        let alarm = document.isUnfinished || document.hasFailedAudit
        return .group([
            alarm
                ? Markup("p", ["class": "alarm words", "role": "alert"], .text(head.joined(separator: " "))) : .nothing,
            alarm ? .nothing : .group(head.map(Markup.words)),
        ])
    }

    // MARK: Headline numbers

    private static func tiles(_ document: PlanDocument) -> Markup {
        guard let last = document.years.last else { return .nothing }
        let figures: [RegionFigure] = [.itMw, .facilityTwh, .h100e, .emissions, .water]
        var tiles = figures.compactMap { figure in
            document.told(last, figure.figure).map { told in
                tile("\(figure.figure.shown.title), \(last)", told.shown(figure.figure.shown, brief: true))
            }
        }
        if let capital = Told.capital(document) {
            tiles.append(
                tile(
                    "\(RegionFigure.capex.figure.shown.title), all years",
                    capital.shown(RegionFigure.capex.figure.shown, brief: true)))
        }
        return tiles.isEmpty ? .nothing : Markup("dl", ["class": "tiles"], tiles)
    }

    private static func tile(_ title: String, _ number: Markup) -> Markup {
        Markup("div", ["class": "tile"], Markup("dt", [:], .text(title)), Markup("dd", [:], number))
    }

    // MARK: Places

    /// Of the last year what reports tell of a place, but for what is nothing everywhere.
    private static func placeTable(_ document: PlanDocument) -> Markup {
        guard let last = document.years.last else { return .nothing }
        let figures = RegionFigure.all.map(\.figure).filter { figure in
            figure.isHeadline && document.places.contains { (document.told($0, last, figure)?.value ?? 0) != 0 }
        }
        var table = PageTable(
            "Places in \(last)", [.words("place")] + figures.map { .number($0.shown) })
        for place in document.ranked {
            table.add([.name(place)] + figures.map { .number(document.told(place, last, $0), $0.shown, brief: true) })
        }
        if document.places.count > 1 {
            table.add(
                [.text("all")] + figures.map { .number(document.told(last, $0), $0.shown, brief: true) }, kind: "total")
        }
        return table.markup
    }

    /// By year what adds up over places: the rows of the screen.
    private static func yearTable(_ document: PlanDocument) -> Markup {
        let figures: [RegionFigure] = [
            .itMw, .facilityTwh, .capex, .runningCost, .transfers, .penalties, .emissions,
        ]
        var table = PageTable("All places by year", [.words("year")] + figures.map { .number($0.figure.shown) })
        for year in document.years {
            table.add(
                [.year(year)] + figures.map { .number(document.told(year, $0.figure), $0.figure.shown, brief: false) })
        }
        return table.markup
    }

    // MARK: Pictures

    private static func capacity(_ document: PlanDocument) -> Markup {
        let (figure, styles) = (RegionFigure.itMw.figure, SeriesStyles(document))
        guard let last = document.years.last else { return .nothing }
        let parts = document.places.compactMap { place in document.told(place, last, figure).map { (place, $0) } }
        return StackedBars(
            id: "plan-capacity",
            title: Finding.share(
                of: figure.shown.title, "in \(last)", parts, total: document.told(last, figure), figure.shown),
            shown: figure.shown, bars: document.years.map { "\($0)" },
            series: document.places.map { place in
                ChartSeries(place, styles.place(place), document.years.map { document.told(place, $0, figure) })
            }, totals: document.years.map { document.told($0, figure) }
        ).markup
    }

    private static func capital(_ document: PlanDocument) -> Markup {
        let figure = RegionFigure.capex.figure
        let totals = document.years.map { year in
            Told(document.headline?.capexUsd["\(year)"], "headline.capex_usd.\(year)")
        }
        return StackedBars(
            id: "plan-capital",
            title: Finding.course(
                of: figure.shown.title.capitalisedFirst,
                zip(document.years, totals).compactMap { year, told in told.map { (year, $0) } },
                figure.shown),
            shown: figure.shown, bars: document.years.map { "\($0)" },
            series: StockKind.allCases.filter { $0.costs != nil }.map { kind in
                ChartSeries(
                    kind.rawValue, SeriesStyles.stock(kind), document.years.map { document.toldCapital($0, kind) })
            }, totals: totals
        ).markup
    }

    // MARK: Builds

    private static func builds(_ document: PlanDocument) -> [Markup] {
        let breakdowns = [RegionBreakdown.builtMw, .builtMwTh, .builtMwh, .builtMwhTh].map(\.breakdown)
        return document.years.chunked.compactMap { years in
            var table = PageTable(
                "Built in each year; racks at their peak",
                [.words("place"), .words("what"), .words("unit")] + years.map { .number("\($0)") }, keys: 2)
            for place in document.places {
                for breakdown in breakdowns {
                    for item in document.items(breakdown) {
                        let told = years.map { document.told(place, $0, breakdown, item) }
                        guard told.contains(where: { abs($0?.value ?? 0) >= 0.05 }) else { continue }
                        table.add(
                            [.name(place), .name(item), .text(breakdown.shown.unit)]
                                + told.map { .number($0, breakdown.shown) })
                    }
                }
            }
            return table.markup
        }
    }
}

extension Told {
    /// All that is built, as cash.
    static func capital(_ document: PlanDocument) -> Told? {
        guard let byYear = document.headline?.capexUsd, !byYear.isEmpty else { return nil }
        return Told(byYear.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }, "headline.capex_usd.*")
    }
}

extension PlanDocument {
    /// Places by IT power in the last year, largest first.
    var ranked: [String] {
        let last = years.last ?? 0
        func it(_ place: String) -> Double { told(place, last, RegionFigure.itMw.figure)?.value ?? 0 }
        return places.sorted { (it($0), $1) > (it($1), $0) }
    }

    /// Capital of what a year builds of a kind, over all places.
    func toldCapital(_ year: Int, _ kind: StockKind) -> Told? {
        let breakdown = RegionBreakdown.capex.breakdown
        let parts = places.flatMap { place -> [Double] in
            let items = regions[place]?["\(year)"]?.breakdowns[breakdown.key] ?? [:]
            return items.sorted { $0.key < $1.key }.compactMap { StockID(text: $0.key)?.kind == kind ? $0.value : nil }
        }
        return parts.isEmpty
            ? nil : Told(parts.reduce(0, +), "regions.*.\(year).\(breakdown.key).\(kind.rawValue)*")
    }
}

extension [Int] {
    /// Years in groups of as many as a page has columns for.
    var chunked: [[Int]] {
        stride(from: 0, to: count, by: 9).map { Array(dropFirst($0).prefix(9)) }
    }
}

extension Markup {
    /// A sentence of the screen.
    static func words(_ sentence: String) -> Markup { Markup("p", ["class": "words", "dir": "auto"], .text(sentence)) }
}
