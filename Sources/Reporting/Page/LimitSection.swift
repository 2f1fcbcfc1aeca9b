import Planning
import Vocabulary

/// What binds and what it is worth: limits by their worth, policies, prices by year.
enum LimitSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        guard let limits = document.limits else { return nil }
        let screen = PlanScreen.sentences(document)
        return Section(
            "limits", "What binds, and what it is worth",
            [
                .group(screen.limits.map(Markup.words)), .charts([chart(limits)]), policies(document),
                .group(screen.reasons.map(Markup.words)),
                .details("Prices of every limit by year", prices(document.binding ?? [], "binding", document.years)),
                .details(
                    "What one more unit of a thing that stands would save",
                    prices(document.assets ?? [], "assets", document.years)),
                limits.isEmpty
                    ? .nothing
                    : .note(
                        "Worth: the limit's number × its marginal price, present value over its years; 1 % looser saves 1 % of it. Prices are those of a year, not discounted."
                    ),
            ])
    }

    private static let money = RegionFigure.costTotal.figure.shown
    /// Bars of a picture that stands on a page.
    private static let most = 12

    private static func chart(_ limits: [LimitWorth]) -> Markup {
        let bars = limits.prefix(most).enumerated().map { i, limit in
            BarList.Bar(
                "\(limit.name), \(limit.place)", note: PlanScreen.span(limit.years),
                Told(limit.presentUsd, "limits.\(i).present_usd"), SeriesStyle(number: limit.policy == nil ? 0 : 1))
        }
        return BarList(
            id: "limits-worth", title: finding(limits),
            shown: Shown("worth", money.unit, scale: money.scale, decimals: 1),
            bars: bars, table: [table(limits)]
        ).markup
    }

    private static func finding(_ limits: [LimitWorth]) -> Markup {
        guard let first = limits.first else { return .nothing }
        let told = Told(first.presentUsd, "limits.0.present_usd")
        let level = limits.prefix { Told($0.presentUsd, "").text(money) == told.text(money) }
        if told.text(money) == NumberText.text(0, decimals: money.decimals) {
            return "The limits that bind are worth next to nothing"
        }
        let whose = Finding.names(level.prefix(3).map { "\($0.name), \($0.place)" })
        return .group([
            level.count > 3 ? .text("\(level.count) limits are") : whose, level.count == 1 ? " is" : "",
            level.count > 1 && level.count <= 3 ? " are" : "", " worth most, ", told.shown(money),
            level.count > 1 ? " each" : "",
        ])
    }

    private static func table(_ limits: [LimitWorth]) -> Markup {
        var table = PageTable(
            "Every limit that binds, once over its years",
            [
                .words("limit"), .words("where"), .number("worth, \(money.unit)"), .words("binds in"),
                .number("highest price"), .words("unit"), .number("in"), .words("set by"),
            ], keys: 2, isSortable: true)
        for (i, limit) in limits.enumerated() {
            table.add([
                .name(limit.name), .name(limit.place),
                .number(Told(limit.presentUsd, "limits.\(i).present_usd"), money),
                .text(PlanScreen.span(limit.years)), .number(price(limit.dual, limit.unit, "limits.\(i).dual")),
                .text(limit.unit.priceUnit), .year(limit.year), .key(limit.key),
            ])
        }
        return table.markup
    }

    private static func price(_ dual: Double, _ unit: String, _ key: String) -> Markup {
        Told(dual, key).data(NumberText.text(dual, decimals: PriceUnit.decimals(unit)))
    }

    private static func policies(_ document: PlanDocument) -> Markup {
        var table = PageTable(
            "Policies: the price of each one's limit; of one over the horizon in present value",
            [
                .words("policy"), .words("kind"), .words("where"), .words("item"), .words("year"), .number("price"),
                .words("unit"), .number("worth, \(money.unit)"), .words("set by"),
            ], keys: 2, isSortable: true)
        let all = document.policies ?? []
        for (i, part) in all.enumerated() where PriceUnit.isTold(part.dual, part.unit) {
            table.add([
                .name(part.name), .text(part.kind.replacing("_", with: " ")), .name(part.place), .name(part.item),
                .text(part.period == .horizon ? "all" : "\(part.year)"),
                .number(price(part.dual, part.unit, "policies.\(i).dual")), .text(part.unit.priceUnit),
                .number(Told(part.worthUsd, "policies.\(i).worth_usd"), money), .key(part.key),
            ])
        }
        let binding = Set(all.filter { PriceUnit.isTold($0.dual, $0.unit) }.map(\.name))
        let idle = Set(all.map(\.name)).subtracting(binding).sorted()
        let free: Markup =
            idle.isEmpty ? .nothing : Markup("p", ["class": "note"], "They bind nowhere: ", Finding.names(idle), ".")
        return all.isEmpty ? .nothing : .group([Markup("h3", [:], "Policies"), table.markup, free])
    }

    private struct Subject: Hashable {
        let constraint: String
        let place: String
        let item: String
        let unit: String

        init(_ limit: BindingLimit) {
            (constraint, place, item, unit) = (limit.constraint, limit.place, limit.item, limit.unit)
        }
    }

    /// A row for each limit and unit, a column for each year; dearest first.
    private static func prices(_ limits: [BindingLimit], _ list: String, _ years: [Int]) -> [Markup] {
        var order: [Subject] = []
        var rows: [Subject: [Int: Told]] = [:]
        for (i, limit) in limits.enumerated() {
            let subject = Subject(limit)
            if rows[subject] == nil { order.append(subject) }
            rows[subject, default: [:]][limit.year] = Told(limit.dual, "\(list).\(i).dual")
        }
        return years.chunked.map { years in
            var table = PageTable(
                "Marginal prices, real US$ of the year, saved by loosening by one unit",
                [.words("limit"), .words("where"), .words("item"), .words("unit")] + years.map { .number("\($0)") },
                keys: 3, isSortable: true)
            for subject in order {
                let decimals = PriceUnit.decimals(subject.unit)
                table.add(
                    [
                        .text(subject.constraint.replacing("_", with: " ")), .name(subject.place), .name(subject.item),
                        .text(subject.unit.priceUnit),
                    ]
                        + years.map { year in
                            .number(
                                rows[subject]?[year].map { $0.data(NumberText.text($0.value, decimals: decimals)) }
                                    ?? "·")
                        })
            }
            return table.markup
        }
    }
}

extension String {
    /// A price's unit as people write it.
    fileprivate var priceUnit: String { replacing("usd", with: "US$") }
}
