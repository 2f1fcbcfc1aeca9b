import OperatingSystem
import TimeSeries

/// The 8,760 hours a plan rests on, before any are chosen. Weather is the same in every planning year; local calendars
/// differ.
public struct ScenarioSeries: Sendable {
    /// [region]
    public let weather: [WeatherYear]
    /// [region][plant name][hour of the year]: output per unit of capacity.
    public let photovoltaic: [[String: [Double]]]
    /// [region][hour of the year]: inflow over the mean of an ordinary year.
    public let inflow: [[Double]]
    /// [region][year index][hour of the year]: own load over its yearly mean; empty outside system regions.
    public let ownLoad: [[[Double]]]
    /// [workload][demand][year index][hour of the year]: demand over its yearly mean.
    public let demand: [[[[Double]]]]

    /// - Throws: `InvalidTimeSeriesInput` when a climate's monthly facts cannot be met, `OutOfMemory`.
    public init(_ scenario: Scenario) throws {
        try FreeMemory.require(
            ScenarioSeries.bytes(scenario),
            for: "the hourly series of \(scenario.regions.count) regions and \(scenario.workloads.count) workloads")
        let weather = try scenario.regions.map { try scenario.weather(of: $0) }
        self.weather = weather
        photovoltaic = zip(scenario.regions, weather).map { region, weather in
            var profiles: [String: [Double]] = [:]
            for plant in region.plants {
                guard let output = plant.kind.facts.photovoltaic else { continue }
                profiles[plant.name] = output.capacityFactors(weather)
            }
            return profiles
        }
        inflow = scenario.regions.map { region in
            region.climate.inflow!.hourly().map { $0 * region.climate.inflowShare }
        }
        ownLoad = scenario.regions.map { region in
            guard case .system(let load, _) = region.market else { return [] }
            return scenario.shapes(load.shape, utcOffsetHours: region.utcOffsetHours)
        }
        demand = scenario.workloads.map { workload in
            workload.demands.map { demand in
                scenario.shapes(
                    workload.shape,
                    utcOffsetHours: demand.utcOffsetHours
                        ?? scenario.regions.first { $0.name == demand.origin }!.utcOffsetHours)
            }
        }
    }

    /// Bytes of all series, and of one region's in the making.
    private static func bytes(_ scenario: Scenario) -> Int {
        let years = scenario.horizon.years.count
        // Weather has seven series and is made from as many; then inflow, and the loads of each year.
        let ofRegions = scenario.regions.reduce(20) { $0 + 8 + $1.plants.count + years }
        let ofDemand = scenario.workloads.reduce(0) { $0 + $1.demands.count * years }
        return (ofRegions + ofDemand) * PlanningYear.hours * MemoryLayout<Double>.stride
    }

    /// How well the hours of an axis stand for the year, for every series that is not constant: of the regions, then of the work
    /// asked for.
    public func reductionErrors(_ scenario: Scenario, on axis: TimeAxis) -> [SeriesReduction] {
        let ofDemand = zip(scenario.workloads, demand).flatMap { workload, series in
            zip(workload.demands, series).compactMap { demand, years -> SeriesReduction? in
                guard let values = years.first, Set(values).count > 1 else { return nil }
                return SeriesReduction(
                    region: demand.origin, series: "\(workload.name)_demand", error: ReductionError(values, on: axis))
            }
        }
        return ofRegions(scenario, on: axis) + ofDemand
    }

    private func ofRegions(_ scenario: Scenario, on axis: TimeAxis) -> [SeriesReduction] {
        zip(scenario.regions, scenario.regions.indices).flatMap { region, r in
            let series: [(String, [Double])] = [
                ("irradiance", weather[r].ghiWPerM2), ("wet_bulb", weather[r].wetBulbC), ("inflow", inflow[r]),
                ("own_load", ownLoad[r].first ?? []),
            ]
            return series.filter { Set($0.1).count > 1 }.map { name, values in
                SeriesReduction(region: region.name, series: name, error: ReductionError(values, on: axis))
            }
        }
    }

    /// The hours that stand for the year at this resolution: all of them, or periods chosen by what differs between them.
    public func axis(_ resolution: Resolution) -> TimeAxis {
        let chosen = RepresentativePeriods(
            resolution,
            .init(
                solar: weather.map(\.ghiWPerM2), heat: weather.map(\.wetBulbC),
                others: inflow + ownLoad.compactMap(\.first) + demand.flatMap { $0.compactMap(\.first) }))
        return chosen.map { TimeAxis(resolution, $0) } ?? TimeAxis(resolution)
    }
}

/// What choosing hours does to one series of one place.
public struct SeriesReduction: Sendable {
    public let region: String
    public let series: String
    public let error: ReductionError
}

extension Scenario {
    package func clock(_ utcOffsetHours: Double, _ year: Int) -> LocalClock {
        LocalClock(
            utcOffsetHours: utcOffsetHours, referenceUtcOffsetHours: horizon.referenceUtcOffsetHours, year: year)
    }

    func weather(of region: Region) throws -> WeatherYear {
        try region.climate.weather!.weather(
            seed: weatherSeed, weatherYear: weatherYear,
            clock: clock(region.utcOffsetHours, horizon.years.lowerBound), latitudeDeg: region.latitudeDeg,
            longitudeDeg: region.longitudeDeg)
    }

    /// [year index][hour of the year]
    func shapes(_ shape: DailyShape, utcOffsetHours: Double) -> [[Double]] {
        horizon.years.map { shape.load!.hourly(clock(utcOffsetHours, $0)) }
    }
}
