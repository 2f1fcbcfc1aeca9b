import Planning
import TimeSeries
import Vocabulary

/// What happens at a place in a year, hour by hour.
package struct PlaceHours: Sendable {
    package let place: SavedPlace
    package let year: Int
    /// Of the power balance, without loads, in the order in which they are stacked.
    package let supply: [HourSeries]
    /// Loads, MW, positive.
    package let loads: [HourSeries]
    /// What plants that follow the sun could have given, MW.
    package let available: [HourSeries]
    package let price: HourSeries?
    package let levels: [HourSeries]
    /// Work done here, by workload.
    package let work: [HourSeries]
    /// Facility over IT energy, and litres of water over it; nil where nothing runs.
    package let pue: HourSeries?
    package let wue: HourSeries?

    /// Everything, in the order in which it is listed.
    package var all: [HourSeries] {
        supply + loads + available + [price].compactMap { $0 } + levels + work + [pue, wue].compactMap { $0 }
    }

    /// Σ of the loads, MW.
    package func load(_ hour: Int) -> Double { loads.reduce(0) { $0 + $1.values[hour] } }
    package func shed(_ hour: Int) -> Double { sum(supply.filter { $0.flow == .unserved }, hour) }
    package func sun(_ hour: Int) -> Double { sum(available, hour) }
    /// What of the sun is used, MW.
    package func sunUsed(_ hour: Int) -> Double {
        let plants = Set(available.map(\.flow))
        return sum(supply.filter { plants.contains($0.flow) }, hour)
    }

    private func sum(_ series: [HourSeries], _ hour: Int) -> Double { series.reduce(0) { $0 + $1.values[hour] } }
}

/// The hours of a plan by place and year.
package struct PlanHours: Sendable {
    package let hours: [ModelHour]
    package let periods: [HourPeriod]
    /// Regions with power, in the order of the scenario; of each its years in order.
    package let places: [[PlaceHours]]
    /// What feeds and takes, in the order in which it is stacked everywhere: the steadiest first, then what comes from elsewhere, then
    /// stores, then what is shed. A store's charging, and a link's export, go with what it gives.
    package let order: [FlowID]
    /// Hours by which a place's clock is ahead of the one that hours are counted on.
    private let reference: Double?

    package init(_ plan: SavedPlan) {
        hours = plan.hours
        periods = HourPeriod.all(plan.hours)
        reference = plan.referenceUtcOffsetHours
        let reader = PlaceHoursReader(plan)
        order = reader.order
        places = plan.places.filter { $0.kind == .region }.map { place in
            plan.document.years.compactMap { reader.read(place, $0) }
        }.filter { !$0.isEmpty }
    }

    /// Clock of a place; the one that hours are counted on where the place says nothing of its own.
    package func clock(_ place: SavedPlace, _ year: Int) -> LocalClock {
        let counted = reference ?? place.utcOffsetHours ?? 0
        return LocalClock(
            utcOffsetHours: place.utcOffsetHours ?? counted, referenceUtcOffsetHours: counted, year: year)
    }

    /// `UTC+8`, `UTC−3:30`.
    package func zone(_ place: SavedPlace) -> String {
        guard let offset = place.utcOffsetHours ?? reference else { return "reference clock" }
        let minutes = Int((abs(offset) * 60).rounded())
        let rest = minutes % 60
        return "UTC\(offset < 0 ? "−" : "+")\(minutes / 60)" + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
    }

    /// A number for a place, of which ids are made.
    package func number(_ place: String) -> Int { places.firstIndex { $0[0].place.name == place } ?? places.count }
}

extension FlowID {
    /// What feeds the bus where this takes from it.
    package var feeding: FlowID {
        switch kind {
        case .charge: .output(name)
        case .linkExport: .linkImport(name)
        default: self
        }
    }
}
