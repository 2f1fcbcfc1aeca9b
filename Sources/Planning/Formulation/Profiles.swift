import TimeSeries

/// The series of a scenario at the model hours of a time axis; what has to keep its yearly total is rescaled to it.
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
    /// [region][hour]: inflow over the mean of an ordinary year.
    public let inflow: [[Double]]
    /// [region][year index][hour]: the tariff's band, nil being off-peak; empty where there is no tariff.
    public let tariffBand: [[[Int?]]]
    /// [region][year index][demand charge][hour]: whether the hour sets the maximum demand of its month; empty where there is no tariff.
    let demandWindow: [[[[Bool]]]]
    /// [region][year index][hour]: emission factor of the tariff's power over its mean; empty where there is no tariff.
    public let gridEmission: [[[Double]]]
    /// [region][year index][hour]: own load over its yearly mean; empty outside system regions.
    public let ownLoad: [[[Double]]]
    /// [workload][demand][year index][hour]: demand over its yearly mean.
    public let demand: [[[[Double]]]]

    /// - Throws: `InvalidTimeSeriesInput` when a climate's monthly facts cannot be met.
    public init(_ scenario: Scenario, on axis: TimeAxis) throws {
        self.init(scenario, try ScenarioSeries(scenario), on: axis)
    }

    public init(_ scenario: Scenario, _ series: ScenarioSeries, on axis: TimeAxis) {
        func keepingMean(_ values: [Double]) -> [Double] {
            samplePreservingMean(values, on: axis, maximum: .infinity)
        }
        dryBulbC = series.weather.map { sample($0.dryBulbC, on: axis) }
        wetBulbC = series.weather.map { sample($0.wetBulbC, on: axis) }
        let performance = zip(dryBulbC, wetBulbC).map { dry, wet in
            scenario.coolingSystems.map { system in
                zip(dry, wet).map { system.performance(dryBulbC: $0, wetBulbC: $1) }
            }
        }
        coolingElectricity = performance.map { $0.map { $0.map(\.electricityPerHeat) } }
        coolingWater = performance.map { $0.map { $0.map(\.waterM3PerMwh) } }
        photovoltaic = zip(scenario.regions, series.photovoltaic).map { region, factors in
            var profiles: [String: [Double]] = [:]
            for plant in region.plants {
                guard let output = plant.kind.facts.photovoltaic else { continue }
                profiles[plant.name] = Profiles.photovoltaic(factors[plant.name]!, output, on: axis)
            }
            return profiles
        }
        inflow = series.inflow.map(keepingMean)
        func byTariff<T>(_ values: (Tariff, Region, Int) -> T) -> [[T]] {
            scenario.regions.map { region in
                region.market.tariff.map { tariff in scenario.horizon.years.map { values(tariff, region, $0) } } ?? []
            }
        }
        tariffBand = byTariff { scenario.tariffBands($0, $1, $2, on: axis) }
        demandWindow = byTariff { scenario.demandWindows($0, $1, $2, on: axis) }
        gridEmission = byTariff { scenario.gridEmission($0, $1, $2, on: axis) }
        ownLoad = series.ownLoad.map { $0.map(keepingMean) }
        demand = series.demand.map { $0.map { $0.map(keepingMean) } }
    }

    /// Capacity factors of the year at the hours of an axis: the year's mean is kept, the inverter's limit too.
    static func photovoltaic(_ factors: [Double], _ output: PhotovoltaicOutput, on axis: TimeAxis) -> [Double] {
        samplePreservingMean(factors, on: axis, maximum: output.acLimit)
    }
}

extension Scenario {
    fileprivate func gridEmission(_ tariff: Tariff, _ region: Region, _ year: Int, on axis: TimeAxis) -> [Double] {
        let clock = clock(region.utcOffsetHours, year)
        return axis.hourOfYear.map { tariff.emissionHourOfDayRelative[Int(clock.hourOfDay($0)) % 24] }
    }
}
