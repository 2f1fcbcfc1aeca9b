import Vocabulary

/// A quantity over the years: its spread where it has one, the numbers that are planned, and what others have published.
package struct FanPicture {
    package struct Year {
        typealias Quantiles = (p5: Told, p25: Told, p50: Told, p75: Told, p95: Told)

        let year: Int
        /// 5, 25, 50, 75 and 95 of 100 samples are below; nil: no samples were drawn.
        let fan: Quantiles?
        let planned: Told?
    }

    package struct Point {
        let year: Int
        let told: Told
        /// Who says it, of what.
        let label: String
    }

    let id: String
    let title: Markup
    let shown: Shown
    /// What `planned` is: `in this plan`.
    let plannedName: String
    let years: [Year]
    let points: [Point]
    let table: [Markup]

    private static let height = 290.0

    package var markup: Markup {
        guard let first = years.first?.year, let last = years.last?.year else { return .nothing }
        // Published figures of later years stand beyond the plan's.
        let within = points.filter { $0.year >= first }
        let end = max(last, within.map(\.year).max() ?? last)
        let frame = PlotFrame(from: 0, upTo: highest(within), height: Self.height)
        let room = frame.right - frame.left - 40
        func x(_ year: Int) -> Double {
            frame.left + 20 + (end > first ? Double(year - first) / Double(end - first) * room : room / 2)
        }
        let bands = (first...end).map { (x: x($0) - 10, width: 20.0) }
        var shapes: [Markup] = frame.yAxis(shown.unit)
        shapes += frame.bandNames((first...end).map { "\($0)" }, bands)
        shapes += spread(frame, x)
        shapes += planned(frame, x)
        shapes += marks(within, frame, x)
        shapes += names(frame, x, end, within)
        return Picture(
            id: id, title: title, description: description(within), height: Self.height, shapes: shapes, table: table
        ).markup
    }

    private func description(_ points: [Point]) -> String {
        "By year, \(shown.labelled): "
            + (years.contains { $0.fan != nil }
                ? "bands of half and of nine tenths of the samples, their median, and " : "")
            + "\(plannedName)" + (points.isEmpty ? "." : "; letters mark published figures.")
    }

    private func highest(_ points: [Point]) -> Double {
        let values = years.flatMap { [$0.fan?.p95, $0.planned] } + points.map(\.told)
        return (values.compactMap { $0?.value }.max() ?? 0) * shown.scale
    }

    private func y(_ told: Told, _ frame: PlotFrame) -> Double { frame.y(told.value * shown.scale) }

    private func spread(_ frame: PlotFrame, _ x: (Int) -> Double) -> [Markup] {
        let drawn = years.compactMap { year in year.fan.map { (x: x(year.year), fan: $0) } }
        if drawn.isEmpty { return [] }
        func band(_ low: (Year.Quantiles) -> Told, _ high: (Year.Quantiles) -> Told, _ style: String) -> Markup {
            // One year alone is as wide as a mark.
            let wide = drawn.count == 1 ? 14.0 : 0
            let upper = drawn.flatMap {
                [($0.x - wide, y(high($0.fan), frame)), ($0.x + wide, y(high($0.fan), frame))]
            }
            let lower = drawn.reversed().flatMap {
                [($0.x + wide, y(low($0.fan), frame)), ($0.x - wide, y(low($0.fan), frame))]
            }
            return Drawing.path(upper + lower, style)
        }
        var shapes: [Markup] = [band(\.p5, \.p95, "fan wide-fan"), band(\.p25, \.p75, "fan")]
        shapes.append(Drawing.path(drawn.map { ($0.x, y($0.fan.p50, frame)) }, "line s0"))
        for year in years {
            guard let fan = year.fan else { continue }
            let says = "\(year.year): median of the samples, \(shown.title)"
            shapes.append(dot(fan.p50, x(year.year), frame, "dot s0", says))
        }
        return shapes
    }

    private func planned(_ frame: PlotFrame, _ x: (Int) -> Double) -> [Markup] {
        let drawn = years.compactMap { year in year.planned.map { (year: year.year, told: $0) } }
        if drawn.isEmpty { return [] }
        var shapes = [Drawing.path(drawn.map { (x($0.year), y($0.told, frame)) }, "line s1", dashes: "6 4")]
        for (year, told) in drawn {
            shapes.append(dot(told, x(year), frame, "dot s1", "\(year): \(plannedName), \(shown.title)"))
        }
        return shapes
    }

    private func dot(_ told: Told, _ x: Double, _ frame: PlotFrame, _ style: String, _ says: String) -> Markup {
        Markup(
            "circle",
            [
                "cx": Drawing.at(x), "cy": Drawing.at(y(told, frame)), "r": "3", "class": "mark \(style)",
                "data-value": told.raw, "data-key": told.key,
            ], Markup("title", [:], .text("\(says) \(told.words(shown))")))
    }

    /// A, B, …, AA, …
    static func letter(_ index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? last : letter(index / 26 - 1) + last
    }

    /// Letters at published figures; those of one year that are near each other stand apart.
    private func marks(_ points: [Point], _ frame: PlotFrame, _ x: (Int) -> Double) -> [Markup] {
        let numbered = points.enumerated().map { (letter: Self.letter($0), point: $1) }
        return Dictionary(grouping: numbered) { $0.point.year }.sorted { $0.key < $1.key }.flatMap { year, group in
            let sorted = group.sorted { $0.point.told.value > $1.point.told.value }
            let heights = frame.spread(sorted.map { y($0.point.told, frame) + 5 }, apart: 14)
            return zip(sorted, heights).flatMap { item, height in
                [
                    Markup(
                        "rect",
                        [
                            "x": Drawing.at(x(year) - 4), "y": Drawing.at(y(item.point.told, frame) - 4), "width": "8",
                            "height": "8", "class": "mark s7", "data-value": item.point.told.raw,
                            "data-key": item.point.told.key,
                        ],
                        Markup(
                            "title", [:],
                            .text("\(item.letter), \(item.point.label), \(year): \(item.point.told.words(shown))"))),
                    Drawing.text(item.letter, x: x(year) - 8, y: height, anchor: .end, style: "strong"),
                ]
            }
        }
    }

    /// What the lines and bands are, at their right ends.
    private func names(_ frame: PlotFrame, _ x: (Int) -> Double, _ end: Int, _ points: [Point]) -> [Markup] {
        guard let last = years.last else { return [] }
        var labels: [(text: String, y: Double)] = []
        if let fan = last.fan {
            labels += [
                ("95 of 100", y(fan.p95, frame)), ("75 of 100", y(fan.p75, frame)), ("median", y(fan.p50, frame)),
                ("25 of 100", y(fan.p25, frame)), ("5 of 100", y(fan.p5, frame)),
            ]
        }
        if let told = last.planned { labels.append((plannedName, y(told, frame))) }
        let placed = labels.sorted { $0.y < $1.y }
        let edge = x(last.year) + 4
        return zip(placed, frame.spread(placed.map { $0.y + 5 })).flatMap { label, height in
            [
                Drawing.path([(edge, label.y), (frame.right, label.y), (frame.right + 7, height - 5)], "leader"),
                Drawing.name(label.text, x: frame.right + 10, y: height, width: Picture.width - frame.right - 10),
            ]
        }
    }
}
