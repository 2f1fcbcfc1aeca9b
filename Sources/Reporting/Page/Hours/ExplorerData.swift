import Foundation
import Planning
import TimeSeries

/// What the explorer draws from, as it stands in the page: a word of everything, and the hours of as many periods as there is room for.
package struct ExplorerData: Encodable, Sendable {
    package struct Period: Encodable, Sendable {
        package let name: String
        /// Hour of the year on the reference clock.
        package let first: Int
        package let hours: Int
        /// Periods of the year that it stands for.
        package let weight: Double
    }

    package struct Series: Encodable, Sendable {
        package let key: String
        package let name: String
        package let unit: String
        package let decimals: Int
        package let role: String
        /// Class of its colour.
        package let paint: String
        /// Pattern over it, and dashes of its line; nil: none.
        package let fill: String?
        package let dashes: String?
    }

    package struct Preset: Encodable, Sendable {
        package let kind: String
        package let title: String
        package let period: Int
        package let because: String
    }

    package struct Year: Encodable, Sendable {
        package let year: Int
        package let series: [Series]
        package var presets: [Preset]
        /// By period: the block in base64.
        package var blocks: [String: String] = [:]
    }

    package struct Place: Encodable, Sendable {
        package let name: String
        package let zone: String
        /// Minutes by which its clock is ahead of the reference clock.
        package let ahead: Int
        package var years: [Year]
    }

    package let periods: [Period]
    package private(set) var places: [Place]
    /// Blocks that stand in the page, of how many there are.
    package private(set) var shown = 0
    package let all: Int

    /// - Parameter room: bytes that it may have as JSON; of them, names take what they take.
    package init(_ hours: PlanHours, _ styles: SeriesStyles, room: Int) {
        periods = hours.periods.map { period in
            Period(
                name: period.name, first: period.firstHourOfYear, hours: period.hours.count,
                weight: hours.hours[period.hours.lowerBound].weight)
        }
        let candidates = BlockOrder(hours)
        all = candidates.count
        places = hours.places.enumerated().map { p, years in
            ExplorerData.place(hours, years, candidates.presets[p], styles)
        }
        var left = min(room, ExplorerData.most) - json().utf8.count
        for block in candidates.blocks {
            let source = hours.places[block.place][block.year]
            let text = Data(HourBlock.packed(source.all, hours.periods[block.period].hours)).base64EncodedString()
            // With its name.
            let size = text.utf8.count + 12
            if size > left { break }
            left -= size
            places[block.place].years[block.year].blocks["\(block.period)"] = text
            shown += 1
        }
        for p in places.indices { leaveOutWhatIsNotShown(p) }
        places.removeAll { $0.years.isEmpty }
    }

    /// Beyond this a page is slow to open on a phone, whatever room there is.
    private static let most = 1_600_000

    private mutating func leaveOutWhatIsNotShown(_ p: Int) {
        for y in places[p].years.indices {
            let blocks = places[p].years[y].blocks
            places[p].years[y].presets.removeAll { blocks["\($0.period)"] == nil }
        }
        places[p].years.removeAll(where: \.blocks.isEmpty)
    }

    private static func place(
        _ hours: PlanHours, _ years: [PlaceHours], _ presets: [PeriodPresets], _ styles: SeriesStyles
    ) -> Place {
        let clock = hours.clock(years[0].place, years[0].year)
        return Place(
            name: years[0].place.name, zone: hours.zone(years[0].place),
            ahead: Int((clock.hoursAhead * 60).rounded()),
            years: zip(years, presets).map { year, presets in
                Year(
                    year: year.year, series: year.all.map { series($0, styles) },
                    presets: presets.presets.map {
                        Preset(
                            kind: $0.kind.rawValue, title: $0.kind.title, period: $0.period.index, because: $0.because)
                    })
            })
    }

    private static func series(_ one: HourSeries, _ styles: SeriesStyles) -> Series {
        // A store's level looks as what it gives.
        let style = styles.source(one.role == .level ? .output(one.flow.name) : one.flow)
        return Series(
            key: "\(one.path):\(one.column)", name: one.name, unit: one.unit.description, decimals: one.decimals,
            role: one.role.rawValue,
            paint: style.styleClass, fill: style.fill, dashes: style.dashes)
    }

    package func json() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            preconditionFailure("numbers that JSON has no form for: \(error)")
        }
    }
}

/// The order in which blocks are put into a page until it is full: presets of the last year, presets of the others, then periods spread
/// over the year, ever finer, of all places and years alike.
private struct BlockOrder {
    struct Block: Hashable {
        let place: Int
        let year: Int
        let period: Int
    }

    private(set) var blocks: [Block] = []
    /// By place and year.
    let presets: [[PeriodPresets]]
    let count: Int

    init(_ hours: PlanHours) {
        presets = hours.places.map { $0.map { PeriodPresets($0, hours.periods) } }
        let cells = hours.places.indices.flatMap { p in hours.places[p].indices.map { (place: p, year: $0) } }
        count = cells.count * hours.periods.count
        var seen: Set<Block> = []
        func add(_ place: Int, _ year: Int, _ period: Int, _ blocks: inout [Block]) {
            let block = Block(place: place, year: year, period: period)
            if seen.insert(block).inserted { blocks.append(block) }
        }
        let byYear = cells.sorted { ($1.year, $0.place) < ($0.year, $1.place) }
        for kind in PeriodPresets.Kind.allCases {
            for cell in byYear where cell.year == hours.places[cell.place].count - 1 {
                if let preset = presets[cell.place][cell.year][kind] {
                    add(cell.place, cell.year, preset.period.index, &blocks)
                }
            }
        }
        for kind in PeriodPresets.Kind.allCases {
            for cell in byYear {
                if let preset = presets[cell.place][cell.year][kind] {
                    add(cell.place, cell.year, preset.period.index, &blocks)
                }
            }
        }
        for period in ExplorerData.spread(hours.periods.count) {
            for cell in byYear { add(cell.place, cell.year, period, &blocks) }
        }
    }
}

extension ExplorerData {
    /// 0..<count, so that any number of the first are spread evenly: the middle, the quarters, the eighths, …
    package static func spread(_ count: Int) -> [Int] {
        var (order, seen) = ([Int](), Set<Int>())
        var parts = 2
        while order.count < count {
            for odd in stride(from: 1, to: parts, by: 2) {
                let index = odd * count / parts
                if seen.insert(index).inserted { order.append(index) }
            }
            parts *= 2
        }
        return order
    }
}
