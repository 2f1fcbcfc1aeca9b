import Planning
import TimeSeries
import Vocabulary

/// Demand over the years with its spread, what the plan serves of it, and what others have published.
enum DemandSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        if document.years.isEmpty { return nil }
        let origins = Set(plan.fans.compactMap(\.origin)).sorted()
        return Section(
            "demand", "Demand to \(document.years.last!)",
            [
                .charts([total(plan)] + (origins.count > 1 ? origins.map { origin(plan, $0) } : [])),
                published(document), .details("Work asked for, and where it is done", served(document)),
            ])
    }

    private static let figure = RegionFigure.facilityTwh.figure

    // MARK: The fan

    /// All together: the spread of demand, what data centres of the plan take, and published figures for what of them is here.
    private static func total(_ plan: SavedPlan) -> Markup {
        let document = plan.document
        let points = (document.published ?? []).enumerated().map { i, part in
            FanPicture.Point(
                year: part.year,
                told: part.regionsTwh.map { Told($0, "published.\(i).regions_twh") }
                    ?? Told(part.twh, "published.\(i).twh"),
                label: part.covers)
        }
        let years = document.years.map { year in
            FanPicture.Year(year: year, fan: fan(plan, nil, year), planned: document.told(year, figure))
        }
        return FanPicture(
            id: "demand-all", title: finding(years, points), shown: figure.shown, plannedName: "this plan",
            years: years,
            points: points, table: tables(years, "this plan") + [letters(points)]
        ).markup
    }

    private static func origin(_ plan: SavedPlan, _ origin: String) -> Markup {
        let own = plan.fans.filter { $0.origin == origin }
        let years = own.map { part in
            FanPicture.Year(
                year: part.year, fan: fan(plan, origin, part.year),
                planned: Told(part.baseTwh, "\(key(origin, part.year)):base_twh"))
        }
        guard let last = own.last else { return .nothing }
        let title = Markup.group([
            "Work of ", .name(origin), " asks for ",
            Told(last.baseTwh, "\(key(origin, last.year)):base_twh").shown(figure.shown),
            " in \(last.year), half of the samples for ",
            Told(last.twh.p25, "\(key(origin, last.year)):p25_twh").number(figure.shown), " to ",
            Told(last.twh.p75, "\(key(origin, last.year)):p75_twh").shown(figure.shown),
        ])
        let index = Set(plan.fans.compactMap(\.origin)).sorted().firstIndex(of: origin)!
        return FanPicture(
            id: "demand-origin-\(index)", title: title, shown: figure.shown, plannedName: "own numbers", years: years,
            points: [], table: tables(years, "the scenario's own numbers")
        ).markup
    }

    /// As `demand_spread` has its rows.
    private static func key(_ origin: String?, _ year: Int) -> String {
        "demand_spread.csv:\(year)/\(origin == nil ? "total" : "origin")/\(origin ?? "")"
    }

    private static func fan(_ plan: SavedPlan, _ origin: String?, _ year: Int) -> FanPicture.Year.Quantiles? {
        guard let part = plan.fans.first(where: { $0.origin == origin && $0.year == year }) else { return nil }
        func told(_ value: Double, _ name: String) -> Told { Told(value, "\(key(origin, year)):\(name)_twh") }
        let fan = part.twh
        return (
            told(fan.p5, "p5"), told(fan.p25, "p25"), told(fan.p50, "p50"), told(fan.p75, "p75"), told(fan.p95, "p95")
        )
    }

    private static func finding(_ years: [FanPicture.Year], _ points: [FanPicture.Point]) -> Markup {
        let course = years.compactMap { year in year.planned.map { (year: year.year, told: $0) } }
        var title = [Finding.course(of: "Energy of data centres", course, figure.shown)]
        let last = years.last?.year
        let same = points.filter { $0.year == last }.map(\.told).sorted { $0.value < $1.value }
        if let least = same.first, let most = same.last {
            title.append("; published: ")
            if least.text(figure.shown) != most.text(figure.shown) {
                title += [least.number(figure.shown, brief: true), " to "]
            }
            title.append(most.shown(figure.shown, brief: true))
        }
        return .group(title)
    }

    private static func tables(_ years: [FanPicture.Year], _ planned: String) -> [Markup] {
        let hasFans = years.contains { $0.fan != nil }
        var table = PageTable(
            "\(figure.shown.labelled): of so many of 100 samples less",
            [.words("year"), .number(planned)] + (hasFans ? ["5", "25", "50", "75", "95"].map { .number($0) } : []))
        for year in years {
            let fan = year.fan.map { [$0.p5, $0.p25, $0.p50, $0.p75, $0.p95] } ?? []
            let cells: [PageTable.Cell] = (0..<5).map { i in
                .number(fan.indices.contains(i) ? fan[i] : nil, figure.shown)
            }
            table.add([.year(year.year), .number(year.planned, figure.shown)] + (hasFans ? cells : []))
        }
        return [table.markup]
    }

    private static func letters(_ points: [FanPicture.Point]) -> Markup {
        var table = PageTable(
            "Published figures, what of them is in the plan's places",
            [.words("mark"), .words("covers"), .number("year"), .number(figure.shown.unit)])
        for (i, point) in points.enumerated() {
            table.add([
                .text(FanPicture.letter(i)), .text(point.label), .year(point.year), .number(point.told, figure.shown),
            ])
        }
        return table.markup
    }

    // MARK: Published figures

    private static func published(_ document: PlanDocument) -> Markup {
        let power = RegionFigure.itMw.figure.shown
        var table = PageTable(
            "Beside what others have published",
            [
                .words("mark"), .words("covers"), .number("year"), .number("published, \(figure.shown.unit)"),
                .number("of it here"), .number("this plan"), .number("declared, \(power.unit)"), .number("of it here"),
                .number("IT power of this plan"), .words("source"),
            ], keys: 2)
        for (i, part) in (document.published ?? []).enumerated() {
            func told(_ value: Double?, _ name: String) -> Told? { Told(value, "published.\(i).\(name)") }
            table.add([
                .text(FanPicture.letter(i)), .text(part.covers), .year(part.year),
                .number(told(part.twh, "twh"), figure.shown, brief: true),
                .number(told(part.regionsTwh, "regions_twh"), figure.shown, brief: true),
                .number(told(part.planTwh, "plan_twh"), figure.shown, brief: true),
                .number(told(part.nameplateMw, "nameplate_mw"), power, brief: true),
                .number(told(part.regionsNameplateMw, "regions_nameplate_mw"), power, brief: true),
                .number(told(part.planItMw, "plan_it_mw"), power, brief: true), .text(part.source),
            ])
        }
        return table.markup
    }

    // MARK: Work

    private static func served(_ document: PlanDocument) -> [Markup] {
        let demand = document.demand ?? []
        let places = Set(demand.flatMap(\.servedIn.keys)).sorted()
        let units = Shown("work", "", decimals: 0)
        var table = PageTable(
            "Mean of the year in the workload's unit",
            [
                .words("workload"), .words("from"), .words("customers"), .number("year"), .words("unit"),
                .number("asked for"), .number("undone"), .words("where it is done"),
            ], keys: 4)
        for (i, part) in demand.enumerated() where part.mean != 0 {
            let done = places.compactMap { place in
                part.servedIn[place].map { (place, Told($0, "demand.\(i).served_in.\(place)")) }
            }
            .filter { $0.1.text(units) != "0" }
            let list = Markup.group(
                done.enumerated().flatMap { j, one -> [Markup] in
                    [j == 0 ? "" : ", ", .name(one.0), " ", one.1.number(units)]
                })
            table.add([
                .name(part.workload), .name(part.origin), .name(part.customerClass ?? ""), .year(part.year),
                .text(part.unit), .number(Told(part.mean, "demand.\(i).mean"), units),
                .number(Told(part.unserved, "demand.\(i).unserved"), units),
                .mixed(list),
            ])
        }
        return [table.markup]
    }
}
