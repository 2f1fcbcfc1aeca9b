import TimeSeries

/// The hourly series a plan rests on, sampled on a time axis. Weather is the same in every planning year; local
/// calendars differ.
public struct Profiles: Sendable {
    /// [region][hour], °C.
    public let dryBulbC: [[Double]]
    public let wetBulbC: [[Double]]
    /// [region][system][hour]: electricity per heat removed (1/COP), MWh/MWh.
    public let coolingElectricity: [[[Double]]]
    /// [region][system][hour]: water per heat removed, m³/MWh.
    public let coolingWater: [[[Double]]]
    /// [region][plant name][hour]: output per unit of capacity.
    public let photovoltaic: [[String: [Double]]]
    /// [region][hour]: inflow over its yearly mean.
    public let inflow: [[Double]]
    /// [region][year index][hour]: whether an hour is in the tariff's peak window; empty outside tariff regions.
    public let isPeakHour: [[[Bool]]]
    /// [region][year index][hour]: own load over its yearly mean; empty outside system regions.
    public let ownLoad: [[[Double]]]
    /// [workload][demand][year index][hour]: demand over its yearly mean.
    public let demand: [[[[Double]]]]

    /// - Throws: `InvalidTimeSeriesInput` when a climate's monthly facts cannot be met.
    public init(_ scenario: Scenario, on axis: TimeAxis) throws {
        let calendar = Calendar(scenario: scenario, axis: axis)
        let weather = try scenario.regions.map { try calendar.weather($0) }
        dryBulbC = weather.map { sample($0.dryBulbC, on: axis) }
        wetBulbC = weather.map { sample($0.wetBulbC, on: axis) }
        let performance = zip(dryBulbC, wetBulbC).map { dry, wet in
            scenario.coolingSystems.map { system in
                (system.sink == .dryBulb ? dry : wet).map { system.performance(sinkC: $0) }
            }
        }
        coolingElectricity = performance.map { $0.map { $0.map(\.electricityPerHeat) } }
        coolingWater = performance.map { $0.map { $0.map(\.waterM3PerMwh) } }
        photovoltaic = zip(scenario.regions, weather).map { region, weather in
            var profiles: [String: [Double]] = [:]
            for plant in region.plants {
                guard let output = (plant.kind as? Photovoltaic)?.output else { continue }
                profiles[plant.name] = samplePreservingMean(
                    output.capacityFactors(weather), on: axis, maximum: output.acLimit)
            }
            return profiles
        }
        inflow = scenario.regions.map {
            samplePreservingMean($0.climate.inflow!.hourly(), on: axis, maximum: .infinity)
        }
        isPeakHour = scenario.regions.map(calendar.peakHours)
        ownLoad = try scenario.regions.map { region in
            guard case .system(let load) = region.market else { return [] }
            return try calendar.shapes(load.shape, utcOffsetHours: region.utcOffsetHours)
        }
        demand = try scenario.workloads.map { workload in
            try workload.demands.map { try calendar.shapes(workload.shape, utcOffsetHours: calendar.offset($0)) }
        }
    }

    private struct Calendar {
        let scenario: Scenario
        let axis: TimeAxis

        func clock(_ utcOffsetHours: Double, _ year: Int) -> LocalClock {
            LocalClock(
                utcOffsetHours: utcOffsetHours, referenceUtcOffsetHours: scenario.horizon.referenceUtcOffsetHours,
                year: year)
        }

        func weather(_ region: Region) throws -> WeatherYear {
            try region.climate.weather!.weather(
                seed: scenario.weatherSeed, weatherYear: scenario.weatherYear,
                clock: clock(region.utcOffsetHours, scenario.horizon.years.lowerBound), latitudeDeg: region.latitudeDeg,
                longitudeDeg: region.longitudeDeg)
        }

        func offset(_ demand: Demand) -> Double {
            demand.utcOffsetHours ?? scenario.regions.first { $0.name == demand.origin }!.utcOffsetHours
        }

        func shapes(_ shape: DailyShape, utcOffsetHours: Double) throws -> [[Double]] {
            let load = try LoadShape(
                dailyAmplitude: shape.amplitudeShare, peakHour: shape.peakHour, weekendFactor: shape.weekendFactor)
            return scenario.horizon.years.map { year in
                samplePreservingMean(load.hourly(clock(utcOffsetHours, year)), on: axis, maximum: .infinity)
            }
        }

        func peakHours(_ region: Region) -> [[Bool]] {
            guard case .tariff(let tariff) = region.market else { return [] }
            return scenario.horizon.years.map { year in
                let clock = clock(region.utcOffsetHours, year)
                return axis.hourOfYear.map { hour in
                    let local = clock.hourOfDay(hour)
                    return !clock.isWeekend(hour) && local >= tariff.peakHours[0] && local < tariff.peakHours[1]
                }
            }
        }
    }
}
