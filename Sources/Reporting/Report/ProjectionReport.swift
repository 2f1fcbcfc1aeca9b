import Forecasting
import Output
import Planning
import TimeSeries
import Vocabulary

/// A demand projection in words, tables and a chart for a terminal.
public struct ProjectionReport {
    private let projection: Projection
    private let scenario: Scenario
    private let hoursPerYear: Int
    private let years: [Int]

    /// - Parameter hoursPerYear: how many hours of a year were modelled.
    public init(_ projection: Projection, hoursPerYear: Int) {
        self.projection = projection
        scenario = projection.scenario
        self.hoursPerYear = hoursPerYear
        years = Array(scenario.horizon.years)
    }

    public func rendered(_ style: TextTable.Style = .text) -> String {
        func section(_ title: String, _ note: String, _ table: TextTable) -> String? {
            style.section(title, note, table)
        }
        var parts: [String?] = [headline(style)]
        parts.append(
            section(
                "Demand by where it comes from",
                "Low, median and high are the 5, 50 and 95 % quantiles; the rest are the scenario's own numbers. "
                    + "Used: mean IT power over that of the racks at full work. Offshore work may go to any region. "
                    + "Existing racks of all regions are one pool; what they lack, the most efficient class on sale adds.",
                demandTable()))
        parts.append(TextFanChart(chart(), width: style.width).rendered(style))
        parts.append(
            section(
                "Fits",
                "Numbers that are curves through a history. Back-test: fitted without its last years, which are then predicted; "
                    + "their root mean square error, and how many fell in the 90 % prediction interval.",
                FitTable.table(scenario.fits)))
        parts.append(
            section(
                "Room in the halls",
                "All regions; racks MW is what all demand needs, usable MW what realised halls carry.",
                hallTable()))
        parts.append(
            section(
                "Beside what others have published",
                "TWh. Own: demand that arises in the regions covered; with offshore: if all of it came there too.",
                publishedTable()))
        if let gap = projection.steps {
            parts.append(
                section(
                    "From \(NumberText.text(gap.from.twh, decimals: 1)) to \(NumberText.text(gap.to.twh, decimals: 1)) TWh",
                    Neutral.line(
                        "\(gap.from.covers) (\(gap.from.source)), to \(gap.to.covers) (\(gap.to.source)).",
                        limit: 2 * Neutral.longestInLine), gapTable(gap)))
            parts.append(style.paragraph(GapWords(gap).paragraph()))
        }
        parts.append(
            section(
                "From quoted megawatts to terawatt-hours",
                "All demand of this projection in \(years[years.count - 1]); the factors multiply exactly.",
                identityTable()))
        return parts.compactMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    /// The chart of all demand, with the published figures of its years.
    public func chart() -> FanSeries {
        let marks = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(String.init)
        let shown = scenario.published.filter { scenario.horizon.years.contains($0.year) }
        return FanSeries(
            title: "Electricity of data centres: all demand of \(scenario.title)", unit: "TWh a year", years: years,
            fans: projection.all.map(\.twh), base: projection.base.all.map(\.twh),
            points: zip(shown, marks).map { figure, mark in
                FanSeries.Point(
                    year: figure.year, value: figure.twh, mark: mark, label: "\(figure.covers) (\(figure.source))")
            })
    }

    /// What the samples are, in a line.
    public func subtitle() -> String {
        if projection.samples == 1 { return "The scenario's own numbers; it has no [projection.uncertainty]" }
        return "\(NumberText.text(Double(projection.samples))) samples, seed \(projection.seed)"
    }

    private func headline(_ style: TextTable.Style) -> String {
        let (first, last) = (projection.all[0].twh, projection.all[years.count - 1].twh)
        return [
            Neutral.line(scenario.title),
            "Demand, not a plan: \(subtitle()); \(NumberText.text(Double(hoursPerYear))) hours a year.",
            "All demand takes \(range(first)) TWh in \(years[0]) and \(range(last)) TWh in \(years[years.count - 1]).",
        ].map { style.paragraph($0) }.joined(separator: "\n")
    }

    private func range(_ fan: Fan) -> String {
        "\(NumberText.text(fan.p50, decimals: 1)) [\(NumberText.text(fan.p5, decimals: 1)) … \(NumberText.text(fan.p95, decimals: 1))]"
    }

    private func demandTable() -> TextTable {
        var table = TextTable([
            .left("from"), .right("year"), .right("IT MW"), .right("used"), .right("PUE"), .right("peak MW"),
            .right("mean MW low"), .right("median"), .right("high"), .right("TWh low"), .right("median"),
            .right("high"),
            .right("as given"),
        ])
        let rows = zip(projection.originNames, zip(projection.base.origins, projection.origins)).map {
            ($0, $1.0, $1.1)
        }
        for (name, base, fans) in rows + [("all", projection.base.all, projection.all)] {
            for y in years.indices where base.contains(where: { $0.twh > 0 }) {
                let (mean, twh) = (fans[y].meanMw, fans[y].twh)
                table.add(
                    [
                        name, "\(years[y])", NumberText.text(base[y].itMw),
                        NumberText.percent(base[y].utilisationShare),
                        NumberText.text(base[y].pue, decimals: 3), NumberText.text(base[y].peakMw),
                    ] + [mean.p5, mean.p50, mean.p95].map { NumberText.text($0) }
                        + [twh.p5, twh.p50, twh.p95, base[y].twh].map { NumberText.text($0, decimals: 2) })
            }
            table.addSeparator()
        }
        return table
    }

    private func hallTable() -> TextTable {
        var table = TextTable([
            .right("year"), .right("quoted MW"), .right("realised"), .right("usable low"), .right("median"),
            .right("high"), .right("racks MW"), .right("hosted TWh low"), .right("median"), .right("high"),
        ])
        for y in years.indices {
            let (room, fan, hosted) = (projection.base.room(y), projection.room[y], projection.hosted[y])
            table.add(
                ["\(years[y])"]
                    + [room.announcedMw, room.realisedMw, fan.p5, fan.p50, fan.p95, projection.base.all[y].rackMw]
                    .map { NumberText.text($0) }
                    + [hosted.p5, hosted.p50, hosted.p95].map { NumberText.text($0, decimals: 1) })
        }
        return table
    }

    private func publishedTable() -> TextTable {
        var table = TextTable([
            .right("year"), .right("published"), .right("of which here"), .right("own"), .right("with offshore"),
            .left("covers"), .left("source"),
        ])
        for figure in scenario.published {
            table.add([
                "\(figure.year)", NumberText.text(figure.twh, decimals: 1),
                NumberText.text(figure.regionsTwh, decimals: 1),
                NumberText.text(projection.ownTwh(figure), decimals: 1),
                NumberText.text(projection.withOffshoreTwh(figure), decimals: 1), figure.covers, figure.source,
            ])
        }
        return table
    }

    private func gapTable(_ gap: GapExplanation) -> TextTable {
        var table = TextTable([.left("step"), .right("×"), .right("TWh"), .right("weight"), .left("why")])
        table.add([
            "\(gap.from.year), as published", "", NumberText.text(gap.from.twh, decimals: 1), "", gap.from.source,
        ])
        for step in gap.steps {
            table.add([
                step.title, NumberText.text(step.factor, decimals: 2), NumberText.text(step.twh, decimals: 1),
                NumberText.percent(step.weightShare), step.reason,
            ])
        }
        return table
    }

    /// quoted MW × 8,760 h → realised → racks in them → utilisation → PUE.
    private func identityTable() -> TextTable {
        let y = years.count - 1
        let (room, all) = (projection.base.room(y), projection.base.all[y])
        var table = TextTable([.left("step"), .right("×"), .right("TWh"), .left("why")])
        guard let realisation = Ratio.of(room.realisedMw, per: room.announcedMw, .powerMw),
            let wanted = Ratio.of(all.rackMw, per: room.realisedMw, .powerMw), let used = all.utilisationShare,
            let pue = all.pue
        else { return table }
        var twh = room.announcedMw * 8760 / 1e6
        table.add([
            "quoted MW × 8,760 h", "", NumberText.text(twh, decimals: 1),
            "\(NumberText.text(room.announcedMw)) MW of halls, existing and announced, drawn in full all year",
        ])
        let steps: [(String, Double, String)] = [
            (
                "pipeline realisation", realisation,
                "\(NumberText.text(room.realisedMw)) MW stand"
            ),
            (
                "racks wanted over halls", wanted,
                "\(NumberText.text(all.rackMw)) MW of racks at full work; halls carry \(NumberText.text(room.usableMw)) MW"
            ),
            (
                "utilisation", used,
                "\(NumberText.text(all.itMw)) MW of IT power on the mean, idle power included"
            ),
            ("PUE", pue, "losses, cooling and the rest, hour by hour"),
        ]
        for (title, factor, reason) in steps {
            twh *= factor
            table.add([title, NumberText.text(factor, decimals: 2), NumberText.text(twh, decimals: 1), reason])
        }
        return table
    }
}
