import Planning
import Vocabulary

/// Flows on a schematic map of the places in the last year, and by year in a table.
enum MapSection {
    static func section(_ plan: SavedPlan) -> Section? {
        let document = plan.document
        guard let last = document.years.last, document.places.count > 1 || document.links?.isEmpty == false else {
            return nil
        }
        let ends = LinkEnds(plan)
        return Section(
            "map", "Where power flows",
            [
                .charts([map(plan, ends, last), energy(document, last)]), flows(document, ends),
                .details("Energy onto each place's bus by year", supply(document)),
            ])
    }

    private static let figures = LinkFigure.all.map(\.figure)

    // MARK: The map

    private static func map(_ plan: SavedPlan, _ ends: LinkEnds, _ year: Int) -> Markup {
        let (document, styles, figure) = (plan.document, SeriesStyles(plan.document), RegionFigure.itMw.figure)
        let places = plan.places.compactMap { place -> PlaceMap.Place? in
            guard document.regions[place.name] != nil, let latitude = place.latitudeDeg,
                let longitude = place.longitudeDeg
            else { return nil }
            return PlaceMap.Place(
                place.name, latitude: latitude, longitude: longitude, document.told(place.name, year, figure),
                styles.place(place.name))
        }
        let position = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1.name, $0) })
        let links = document.linkNames.compactMap { name -> PlaceMap.Link? in
            guard let ends = ends[name], let from = position[ends.from], let to = position[ends.to],
                let capacity = document.told(link: name, year, figures[0]),
                let forward = document.told(link: name, year, figures[2]),
                let backward = document.told(link: name, year, figures[3])
            else { return nil }
            return PlaceMap.Link(name, from: from, to: to, capacity: capacity, forward: forward, backward: backward)
        }
        return PlaceMap(
            id: "map-places", title: finding(document, ends, year), places: places, links: links,
            shown: (figure.shown, figures[0].shown, figures[2].shown),
            table: [flows(document, ends, years: [year]), placeTable(plan)]
        ).markup
    }

    /// Which way most is sent.
    private static func finding(_ document: PlanDocument, _ ends: LinkEnds, _ year: Int) -> Markup {
        let shown = figures[2].shown
        let sent = document.linkNames.flatMap { name -> [(words: Markup, told: Told)] in
            guard let ends = ends[name] else { return [] }
            return [(2, ends.from, ends.to), (3, ends.to, ends.from)].compactMap { i, from, to in
                document.told(link: name, year, figures[i]).map {
                    (
                        .group([.name(from), " sends most power, ", $0.shown(shown), " to ", .name(to), " in \(year)"]),
                        $0
                    )
                }
            }
        }
        guard let most = sent.max(by: { $0.told.value < $1.told.value }) else { return "No links" }
        if most.told.text(shown) == NumberText.text(0, decimals: shown.decimals) {
            return .text("Links carry nothing in \(year)")
        }
        let level = sent.filter { $0.told.text(shown) == most.told.text(shown) }
        if level.count > 1 {
            return .group(["\(level.count) ways over links carry most in \(year), ", most.told.shown(shown), " each"])
        }
        return most.words
    }

    private static func placeTable(_ plan: SavedPlan) -> Markup {
        let degrees = Shown("latitude", "°", decimals: 2)
        var table = PageTable(
            "Where places are",
            [
                .words("place"), .words("jurisdiction"), .number("latitude, °"), .number("longitude, °"),
                .number("clock, UTC+"),
            ])
        for place in plan.places where place.latitudeDeg != nil {
            func told(_ value: Double?, _ column: String) -> Told? { Told(value, "places.csv:\(place.name):\(column)") }
            table.add([
                .name(place.name), .name(place.jurisdiction ?? "–"),
                .number(told(place.latitudeDeg, "latitude_deg"), degrees),
                .number(told(place.longitudeDeg, "longitude_deg"), degrees),
                .number(
                    told(place.utcOffsetHours, "utc_offset_hours"), Shown("", "", decimals: 1)),
            ])
        }
        return table.markup
    }

    // MARK: By year

    private static func flows(_ document: PlanDocument, _ ends: LinkEnds, years: [Int]? = nil) -> Markup {
        var table = PageTable(
            "Links by year; forward is from the first place to the second",
            [.words("link"), .words("from"), .words("to"), .number("year")] + figures.map { .number($0.shown) }, keys: 4
        )
        for name in document.linkNames {
            for year in years ?? document.years where document.links?[name]?["\(year)"] != nil {
                table.add(
                    [.name(name), .name(ends[name]?.from ?? "–"), .name(ends[name]?.to ?? "–"), .year(year)]
                        + figures.map { .number(document.told(link: name, year, $0), $0.shown) })
            }
        }
        return table.markup
    }

    // MARK: Energy by source

    /// What a bus is fed by, and what leaves it: plants and stores one by one, links together, stores that charge together.
    private struct Source {
        let name: String
        let style: SeriesStyle
        let flows: [FlowID]

        /// At a place, or nil: over all places.
        func told(_ document: PlanDocument, _ place: String?, _ year: Int) -> Told? {
            let breakdown = RegionBreakdown.supply.breakdown
            return Told.sum(
                flows.compactMap { flow in
                    guard let place else { return document.told(year, breakdown, flow.text) }
                    return document.told(place, year, breakdown, flow.text)
                })
        }
    }

    private static func sources(_ document: PlanDocument) -> [Source] {
        let styles = SeriesStyles(document)
        let flows = document.items(RegionBreakdown.supply.breakdown).compactMap { FlowID(text: $0) }
        func together(_ kind: FlowID.Kind, _ name: String, _ style: SeriesStyle) -> Source {
            Source(name: name, style: style, flows: flows.filter { $0.kind == kind })
        }
        let links = styles.source(.linkImport(""))
        let single = flows.filter { $0.kind == .grid } + flows.filter { $0.kind == .output }
        return single.map { Source(name: $0.words, style: styles.source($0), flows: [$0]) } + [
            together(.linkImport, "imports", links), together(.unserved, "unserved", .bad),
            together(.charge, "charging", SeriesStyles.charging), together(.linkExport, "exports", links),
        ]
    }

    /// A bar for each place: energy onto its bus in a year.
    private static func energy(_ document: PlanDocument, _ year: Int) -> Markup {
        let (shown, sources) = (RegionBreakdown.supply.breakdown.shown, sources(document))
        let places = Array(document.ranked.prefix(6))
        let given = sources.filter { $0.name != "imports" }
            .compactMap { source in source.told(document, nil, year).map { (name: source.name, told: $0) } }
        let most = given.max { $0.told.value < $1.told.value }
        let title: Markup =
            most.map {
                .group([.name($0.name), " gives most of the power of all places in \(year), ", $0.told.shown(shown)])
            } ?? .text("No power in \(year)")
        return StackedBars(
            id: "map-supply", title: title, shown: shown, bars: places, barHeading: "place",
            series: sources.map { source in
                ChartSeries(source.name, source.style, places.map { source.told(document, $0, year) })
            }, most: 11
        ).markup
    }

    private static func supply(_ document: PlanDocument) -> [Markup] {
        let breakdown = RegionBreakdown.supply.breakdown
        return document.years.chunked.map { years in
            var table = PageTable(
                "\(breakdown.shown.labelled); exports and charging are negative",
                [.words("place"), .words("source")] + years.map { .number("\($0)") }, keys: 2)
            for place in document.places {
                for item in document.items(breakdown) {
                    let told = years.map { document.told(place, $0, breakdown, item) }
                    guard told.contains(where: { abs($0?.value ?? 0) >= 5e-4 }) else { continue }
                    table.add(
                        [.name(place), .name(FlowID(text: item)?.words ?? item)]
                            + told.map { .number($0, breakdown.shown) })
                }
            }
            return table.markup
        }
    }
}

/// The places that links join: the one that each is named from, as capacities have it, and the other that has its power.
struct LinkEnds {
    private var ends: [String: (from: String, to: String)] = [:]

    init(_ plan: SavedPlan) {
        var met: [String: [String]] = [:]
        for series in plan.hourly where [.linkImport, .linkExport].contains(series.flow.kind) {
            if met[series.flow.name]?.contains(series.place) != true {
                met[series.flow.name, default: []].append(series.place)
            }
        }
        for row in plan.written.capacity where row.stock.kind == .link {
            if let other = met[row.stock.name]?.first(where: { $0 != row.place }) {
                ends[row.stock.name] = (row.place, other)
            }
        }
    }

    subscript(_ link: String) -> (from: String, to: String)? { ends[link] }
}

extension PlanDocument {
    package var linkNames: [String] { (links ?? [:]).keys.sorted() }

    package func told(link: String, _ year: Int, _ figure: Figure) -> Told? {
        Told(links?[link]?["\(year)"]?[figure], "links.\(link).\(year).\(figure.key)")
    }
}

extension FlowID {
    /// As people read it: a plant by its name, a store that charges apart from one that gives.
    package var words: String {
        switch kind {
        case .output: name
        case .grid, .unserved: kind.rawValue
        default: "\(kind.rawValue.replacing("_", with: " ")) \(name)"
        }
    }
}
