import Planning
import TimeSeries
import Vocabulary

/// A period of a place: supply stacked above zero; what charges, or leaves over links, below; the load as a line; and the price under it.
struct DispatchPicture {
    let hours: PlanHours
    let place: PlaceHours
    /// What it is the one of; more than one where one period is several.
    let presets: [PeriodPresets.Preset]
    let styles: SeriesStyles

    private enum Layout {
        static let height = 250.0
        static let priceHeight = 96.0
        static let legend = 156.0
        /// Names of supply that there is room for.
        static let most = 9
    }

    private var period: HourPeriod { presets[0].period }

    var markup: Markup {
        let stacks = StackedHours(place.supply, period.hours, atMost: Layout.most)
        let (least, greatest) = (-stacks.greatest(below: true), max(stacks.greatest(below: false), highestLoad))
        let own = PlotFrame(from: least, upTo: greatest, height: Layout.height, labels: Layout.legend)
        let below = place.price.map { priceFrame($0, left: nil) }
        let frame = PlotFrame(
            from: least, upTo: greatest, height: Layout.height, labels: Layout.legend,
            left: max(own.left, below?.left ?? 0))
        let plot = HourPlot(
            frame: frame, hours: period.hours, clock: hours.clock(place.place, place.year), all: hours.hours)
        let price = place.price.map { pricePanel($0, priceFrame($0, left: frame.left)) } ?? []
        let shapes =
            frame.yAxis(Unit.megawatt.description) + areas(stacks, plot) + [
                plot.line(place.load, "halo"), plot.line(place.load, "load"),
            ]
            + (price.isEmpty ? plot.timeAxis(frame.bottom) : []) + legend(stacks, frame)
        return Picture(
            id: "dispatch-\(place.year)-\(hours.number(place.place.name))-\(period.index)", title: title,
            description: description(stacks), height: Layout.height + (price.isEmpty ? 0 : Layout.priceHeight),
            shapes: shapes + price, table: [table(stacks)]
        ).markup
    }

    private var highestLoad: Double { period.hours.reduce(0) { max($0, place.load($1)) } }

    private func areas(_ stacks: StackedHours, _ plot: HourPlot) -> [Markup] {
        stacks.areas.map { area in
            Markup(
                "path",
                [
                    "d": plot.area(area.from, area.upTo), "class": "area \(area.style(styles).styleClass)",
                    "style": area.style(styles).fill,
                ])
        }
    }

    /// Names from the top of the stack down, the line first.
    private func legend(_ stacks: StackedHours, _ frame: PlotFrame) -> [Markup] {
        let x = frame.right + 10
        let line = [
            Drawing.line(x, frame.top, x + 12, frame.top, "load"),
            Drawing.text("load", x: x + 18, y: frame.top + 5),
        ]
        return line
            + stacks.named.reversed().enumerated().flatMap { i, group -> [Markup] in
                let y = frame.top + 5 + Drawing.line * Double(i + 1)
                return [
                    Drawing.swatch(x: x, y: y, group.style(styles)),
                    Drawing.name(group.name, x: x + 18, y: y, width: Picture.width - x - 18),
                ]
            }
    }

    private func priceFrame(_ price: HourSeries, left: Double?) -> PlotFrame {
        let values = period.hours.map { price.values[$0] }
        return PlotFrame(
            from: values.min() ?? 0, upTo: values.max() ?? 0, height: Layout.priceHeight, labels: Layout.legend,
            left: left, about: 2)
    }

    private func pricePanel(_ price: HourSeries, _ frame: PlotFrame) -> [Markup] {
        let plot = HourPlot(
            frame: frame, hours: period.hours, clock: hours.clock(place.place, place.year), all: hours.hours)
        let shapes =
            frame.yAxis(price.unit.description) + [plot.line({ price.values[$0] }, "price")]
            + plot.timeAxis(frame.bottom)
            + [Drawing.text(price.name, x: frame.right + 10, y: frame.top + 12)]
        return [Markup("g", ["transform": "translate(0 \(Drawing.at(Layout.height)))"], shapes)]
    }

    private func description(_ stacks: StackedHours) -> String {
        let names = stacks.named.map(\.name).joined(separator: ", ")
        return
            "Power by hour, MW; stacked from zero up: \(names). Below zero what stores take and what links carry away. The load is a line"
            + (place.price == nil ? "." : "; below it the marginal price.")
    }
}

// MARK: Words

extension DispatchPicture {
    private var title: Markup {
        let kinds = presets.map(\.kind)
        let isOnly = hours.periods.count == 1
        let what =
            isOnly
            ? "the only \(period.isDay ? "day" : "week") modelled"
            : "the " + kinds.map(\.rawValue).joined(separator: " and ")
        return .group([
            .name(place.place.name), ", \(period.name) \(place.year), \(what): ", finding(kinds[0]),
        ])
    }

    private func finding(_ kind: PeriodPresets.Kind) -> Markup {
        switch kind {
        case .tightest: tightest
        case .sunniest: sunniest
        case .median: median
        }
    }

    private var tightest: Markup {
        let shed = place.supply.filter { $0.flow == .unserved }
        if let told = Told.sum(shed.map { $0.told(place, period.hours, hours.hours) }), told.value > 0 {
            return .group([told.shown(place.energyShown), " of load is shed"])
        }
        guard let peak = period.hours.max(by: { place.load($0) < place.load($1) }),
            let load = place.loadTold(peak, hours.hours)
        else { return "nothing is asked for" }
        let words: [Markup] = ["load up to ", load.shown(place.powerShown)]
        guard let price = place.price,
            let dear = period.hours.max(by: { price.values[$0] < price.values[$1] })
        else { return .group(words) }
        return .group(words + [", power up to ", price.told(place, dear, hours.hours).shown(price.shown)])
    }

    private var sunniest: Markup {
        guard let could = Told.sum(place.available.map { $0.told(place, period.hours, hours.hours) }),
            let load = place.loadTold(period.hours, hours.hours), load.value > 0
        else { return "no load" }
        return .group([
            "plants in the sun could give ", could.shown(place.energyShown), " at a load of ",
            load.shown(place.energyShown),
        ])
    }

    private var median: Markup {
        let sources = place.supply.map { (series: $0, told: $0.told(place, period.hours, hours.hours)) }
            .filter { $0.told.value > 0 }.sorted { $0.told.value > $1.told.value }
        guard let first = sources.first else { return "nothing is supplied" }
        let all = sources.reduce(0) { $0 + $1.told.value }
        return .group([
            .name(first.series.name), " gives most, ", first.told.shown(place.energyShown), " or ",
            .text(NumberText.percent(first.told.value / all)), " of supply",
        ])
    }

    /// MWh of each day; of a day alone, MW of each hour.
    private func table(_ stacks: StackedHours) -> Markup {
        let clock = hours.clock(place.place, place.year)
        let parts =
            period.isDay
            ? period.hours.map { $0..<$0 + 1 }
            : stride(from: period.hours.lowerBound, to: period.hours.upperBound, by: 24).map { $0..<$0 + 24 }
        let named = stacks.named.flatMap(\.series) + place.loads
        let shown = period.isDay ? place.powerShown : place.energyShown
        var table = PageTable(
            "\(place.place.name), \(period.name) \(place.year), \(shown.unit); \(hours.zone(place.place))",
            [.words(period.isDay ? "hour" : "day")] + named.map { .number($0.name) })
        for part in parts {
            let hour = hours.hours[part.lowerBound].hourOfYear
            let name = period.isDay ? clock.timeOfDay(hour) : HourPeriod.date(ofHour: hour)
            table.add([.text(name)] + named.map { .number($0.told(place, part, hours.hours), shown) })
        }
        return table.markup
    }
}

extension LocalClock {
    /// `13:00`.
    package func timeOfDay(_ hour: Int) -> String {
        let minutes = Int((hourOfDay(hour) * 60).rounded())
        return (minutes / 60 < 10 ? "0" : "") + "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    }
}
