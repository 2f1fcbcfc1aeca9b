import Planning
import Vocabulary

/// How the grid runs, hour by hour: weeks worth a look as pictures, load-duration curves, and any other week on request.
enum HoursSection {
    /// Places with pictures of their own; the rest are in the explorer.
    private static let mostPlaces = 6

    static func section(_ plan: SavedPlan) -> Section? {
        let hours = PlanHours(plan)
        let shown = largest(hours)
        if shown.isEmpty { return nil }
        let styles = SeriesStyles(plan.document)
        let pictures = shown.flatMap { place in
            grouped(PeriodPresets(place, hours.periods)).map {
                DispatchPicture(hours: hours, place: place, presets: $0, styles: styles).markup
            }
        }
        return Section(
            "hours", "How the grid runs, hour by hour",
            [
                .paragraph(words(hours)), choice(shown, hours), .charts(pictures),
                .charts(shown.map { DurationPicture(hours: hours, place: $0).markup }),
            ])
    }

    static func efficiency(_ plan: SavedPlan) -> Section? {
        let hours = PlanHours(plan)
        let maps = largest(hours).flatMap { place in
            [place.pue, place.wue].compactMap { ratio in ratio.map { HourMonthPicture($0, place, hours).markup } }
        }
        if maps.allSatisfy(\.isNothing) { return nil }
        let months =
            hours.places.first?.last.map { place in
                (place.pue ?? place.wue).map { HourMonthMap($0, place, hours).months.count } ?? 12
            } ?? 12
        return Section(
            "efficiency", "PUE and water by hour of day and month",
            [
                .paragraph(
                    "PUE is the energy of data centres over that of their IT; WUE the litres of water for each kWh of IT. Rows are hours of the "
                        + "place's own clock, columns months; energies of a cell are added up before they are divided."
                        + (hasTanks(plan) ? " Cold that tanks hold counts in the hour in which they are filled." : "")
                        + (months < 12 ? " Months without modelled hours are left empty." : "")),
                .charts(maps),
            ])
    }

    private static func hasTanks(_ plan: SavedPlan) -> Bool {
        plan.hourly.contains { $0.balance.kind == .level && $0.flow.kind == .tank && $0.values.contains { $0 > 0 } }
    }

    /// The last year of the places with the most load, in the order of the scenario.
    private static func largest(_ hours: PlanHours) -> [PlaceHours] {
        let last = hours.places.compactMap(\.last)
        func energy(_ place: PlaceHours) -> Double {
            hours.hours.enumerated().reduce(0) { $0 + place.load($1.offset) * $1.element.weight }
        }
        let energies = last.map(energy)
        let ranked = last.indices.sorted { (energies[$0], $1) > (energies[$1], $0) }
        let kept = Set(ranked.prefix(mostPlaces))
        return last.indices.filter(kept.contains).map { last[$0] }
    }

    /// Presets of one period together.
    private static func grouped(_ presets: PeriodPresets) -> [[PeriodPresets.Preset]] {
        presets.presets.reduce(into: []) { groups, preset in
            if let same = groups.firstIndex(where: { $0[0].period.index == preset.period.index }) {
                groups[same].append(preset)
            } else {
                groups.append([preset])
            }
        }
    }

    private static func choice(_ shown: [PlaceHours], _ hours: PlanHours) -> Markup {
        if shown.count == hours.places.count { return .nothing }
        return .note(
            "Pictures are of the \(shown.count) places with the most load, of \(hours.places.count); the explorer below has the others."
        )
    }

    private static func words(_ hours: PlanHours) -> String {
        let isDays = hours.periods.allSatisfy(\.isDay)
        let one = isDays ? "day" : "week"
        let count = hours.periods.count
        let isWhole = hours.hours.count == 8760
        let modelled =
            count == 1
            ? "The plan models one \(one), which stands for the year."
            : isWhole
                ? "The plan models every hour; weeks are counted from 1 January, and the last has eight days."
                : "The plan models \(count) \(one)s, each of which stands for its share of the year."
        return modelled
            + " The tightest \(one) is the one in which most load is shed; where none is, the one of the hour with the highest marginal "
            + "price. The sunniest is the one in which plants that follow the sun could give most, used or not. Of the median \(one), half of "
            + "them have a lower load net of what the sun gives. Times are those of each place's own clock."
    }
}
