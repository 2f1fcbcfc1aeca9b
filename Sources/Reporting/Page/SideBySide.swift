import Foundation
import Planning
import Vocabulary

/// Results beside each other: the same pictures of each, on the same scale, and what limits each.
///
/// A key of a number says first which of the plans it is of, counted from 1: `2:regions.johor.2030.it_mw`.
package struct SideBySide {
    package let names: [String]
    package let documents: [PlanDocument]
    private let styles: SeriesStyles

    package init(names: [String], documents: [PlanDocument]) {
        precondition(names.count == documents.count, "\(names.count) names of \(documents.count) plans")
        (self.names, self.documents) = (names, documents)
        styles = SeriesStyles(documents)
    }

    package var sections: [Section] { [headline, capacity, money, carbon, limits].compactMap { $0 } }

    private static let money = RegionFigure.costTotal.figure.shown

    // MARK: Headline

    private var headline: Section? {
        let figures: [RegionFigure] = [.itMw, .facilityTwh, .emissions]
        var table = PageTable(
            "The plans: present values of money; power, energy and carbon of the last year",
            [.number("plan"), .words("name"), .words("status"), .words("hours")]
                + [
                    .number("all, \(Self.money.unit)"), .number("resources"), .number("transfers"),
                    .number("penalties"), .number("capital, cash"),
                ]
                + [.number("last year")] + figures.map { .number($0.figure.shown) }, keys: 2)
        for (i, document) in documents.enumerated() {
            let head = document.headline
            let values: [(Double?, String)] = [
                (document.objectiveUsd, "objective_usd"), (head?.resourceCostUsd, "headline.resource_cost_usd"),
                (head?.transfersUsd, "headline.transfers_usd"), (head?.penaltiesUsd, "headline.penalties_usd"),
            ]
            let amounts = values.map { Told($0, $1)?.of(plan: i) } + [Told.capital(document)?.of(plan: i)]
            let last = document.years.last
            let cells: [PageTable.Cell] = [
                .text("\(i + 1)"), .name(names[i]), .text(document.status), .text(document.scenario?.resolution ?? "–"),
            ]
            table.add(
                cells + amounts.map { .number($0, Self.money) } + [.text(last.map { "\($0)" } ?? "–")]
                    + figures.map { figure in
                        .number(
                            last.flatMap { document.told($0, figure.figure)?.of(plan: i) }, figure.figure.shown,
                            brief: true)
                    })
        }
        return Section("plans", "The plans", [table.markup, Markup.note(same)])
    }

    /// Whether they can be compared at all.
    private var same: String {
        let hours = Set(documents.compactMap { $0.scenario?.resolution })
        return hours.count > 1
            ? "Mind that the plans model different hours: a part of the differences comes from that alone."
            : "Pictures of a kind have the same scale."
    }

    // MARK: Pictures

    private var capacity: Section? {
        Section("compare-capacity", "Capacity", [byPlace(.itMw, "capacity")])
    }

    private var carbon: Section? {
        Section("compare-carbon", "Emissions", [byPlace(.emissions, "emissions")])
    }

    private func byPlace(_ figure: RegionFigure, _ id: String) -> Markup {
        let figure = figure.figure
        let places = Set(documents.flatMap(\.places)).sorted()
        let top = documents.flatMap { document in document.years.map { document.told($0, figure)?.value ?? 0 } }.max()
        return .charts(
            documents.indices.map { i in
                let document = documents[i]
                let totals = document.years.map { document.told($0, figure)?.of(plan: i) }
                return StackedBars(
                    id: "\(id)-\(i + 1)", title: title(i, figure.shown, zip(document.years, totals).map { ($0, $1) }),
                    shown: figure.shown, bars: document.years.map { "\($0)" },
                    series: places.map { place in
                        ChartSeries(
                            place, styles.place(place),
                            document.years.map { document.told(place, $0, figure)?.of(plan: i) })
                    }, totals: totals, top: top
                ).markup
            })
    }

    private var money: Section? {
        let figure = RegionFigure.costTotal.figure
        let top = documents.flatMap { document in document.years.map { document.told($0, figure)?.value ?? 0 } }.max()
        let charts = documents.indices.map { i in
            let document = documents[i]
            let totals = document.years.map { document.told($0, figure)?.of(plan: i) }
            return StackedBars(
                id: "cost-\(i + 1)", title: title(i, figure.shown, zip(document.years, totals).map { ($0, $1) }),
                shown: figure.shown, bars: document.years.map { "\($0)" },
                series: CostCategory.allCases.map { category in
                    ChartSeries(
                        category.words, SeriesStyles.category(category),
                        document.years.map { document.toldCost($0, category)?.of(plan: i) })
                }, totals: totals, top: top
            ).markup
        }
        return Section("compare-cost", "Cost of each year", [.charts(charts)])
    }

    private func title(_ plan: Int, _ shown: Shown, _ totals: [(Int, Told?)]) -> Markup {
        .group([
            "\(plan + 1): ", .name(names[plan]), ". ",
            Finding.course(
                of: shown.title.capitalisedFirst, isMany: shown.title.hasSuffix("s"),
                totals.compactMap { year, told in told.map { (year, $0) } }, shown),
        ])
    }

    // MARK: Limits

    private struct Subject: Hashable {
        let name: String
        let place: String
    }

    /// What each limit is worth in each plan, greatest first.
    private var limits: Section? {
        var worth: [Subject: [Int: Told]] = [:]
        for (i, document) in documents.enumerated() {
            for (l, limit) in (document.limits ?? []).enumerated() {
                let subject = Subject(name: limit.name, place: limit.place)
                worth[subject, default: [:]][i] = Told(limit.presentUsd, "limits.\(l).present_usd").of(plan: i)
            }
        }
        func largest(_ told: [Int: Told]) -> Double { told.values.map(\.value).max() ?? 0 }
        var table = PageTable(
            "Worth of each limit that binds in some plan, \(Self.money.unit), present value; · where it does not bind",
            [.words("limit"), .words("where")] + names.indices.map { .number("\($0 + 1)") }, keys: 2, isSortable: true)
        let ranked = worth.sorted {
            (largest($0.value), $1.key.name, $1.key.place) > (largest($1.value), $0.key.name, $0.key.place)
        }
        for (subject, told) in ranked {
            table.add(
                [.name(subject.name), .name(subject.place)]
                    + names.indices.map { .number(told[$0]?.number(Self.money) ?? "·") })
        }
        return table.isEmpty ? nil : Section("compare-limits", "What limits each plan", [table.markup])
    }
}

extension Told {
    /// The same number of one of several plans, counted from 0.
    package func of(plan: Int) -> Told {
        var text = "\(plan + 1):\(key)"
        for sign in [" + ", " − ", " ÷ "] { text = text.replacing(sign, with: "\(sign)\(plan + 1):") }
        return Told(value, text)
    }
}

/// Several results beside each other, in one page.
public struct SideBySidePage {
    private let view: SideBySide

    /// - Parameter names: what each is called, in their order.
    public init(_ plans: [SavedPlan], names: [String]) {
        view = SideBySide(names: names, documents: plans.map(\.document))
    }

    /// Whether a file is a page of this program's.
    public static func isOne(_ file: Data) -> Bool { Page.isOne(file) }

    /// The file: the same plans give the same bytes.
    public func html() -> String {
        Page(
            "\(view.names.count) plans side by side", lead: .nothing, sections: view.sections,
            scripts: ReportPage.scripts
        )
        .html()
    }
}
