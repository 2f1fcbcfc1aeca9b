import Planning
import TimeSeries

/// Demand turned into megawatts and terawatt-hours, without solving a plan:
///
///     D(d,t) = mean(d,y)·shape(d,t)                                    work of a demand
///     P(d,t) = Σ_k κ_k·( i_k·N_k·share(d) + (1 − i_k)·u_k·D(d,t)/c_k )  IT power; racks N and work shares u by `RackMix`
///     F(o,t) = Σ_d [ P_liq·(1 + e_liq(t)) + P_air·(1 + e_air(t)) + α·P ],  P_liq = λ·P, P_air = (1/η − λ)·P
///     TWh    = Σ_t w(t)·F(o,t)
///
/// Demand draws the cooling and the losses of its origin; what comes from offshore, those of the regions by their room
/// in halls. Deferral, routing, prices and limits of the grid have no part in it.
public struct ProjectionModel: Sendable {
    public let scenario: Scenario
    public let levers: ProjectionLevers
    private let axis: TimeAxis
    private let profiles: Profiles
    private let overhead: CoolingOverhead
    /// Region of each origin; nil for offshore.
    private let homes: [Int?]
    /// [workload][demand]: the origin's place.
    private let origins: [[Int]]

    /// - Throws: `InvalidTimeSeriesInput` when a climate's monthly facts cannot be met.
    public init(_ scenario: Scenario, axis: TimeAxis) throws {
        self.init(scenario, axis: axis, profiles: try Profiles(scenario, on: axis))
    }

    /// - Precondition: the profiles are the scenario's, on that axis.
    public init(_ scenario: Scenario, axis: TimeAxis, profiles: Profiles) {
        self.scenario = scenario
        self.axis = axis
        self.profiles = profiles
        levers = ProjectionLevers(scenario)
        overhead = CoolingOverhead(scenario, profiles, hours: axis.hoursPerYear)
        homes = scenario.regions.indices.map { $0 } + [nil]
        let names = scenario.regions.map(\.name)
        origins = scenario.workloads.map { $0.demands.map { names.firstIndex(of: $0.origin) ?? names.count } }
    }

    /// The names of `ProjectionSample.origins`.
    public var originNames: [String] { scenario.regions.map(\.name) + [Demand.offshore] }

    /// The scenario's own numbers.
    public func base() -> ProjectionSample {
        let ones = [Double](repeating: 1, count: levers.paths.count)
        return sample(scenario.horizon.years.map { _ in ones })
    }

    /// The projection with each lever multiplied; shares stay within 0…1.
    ///
    /// - Parameter multipliers: [year index][lever].
    /// - Precondition: one finite multiplier ≥ 0 for each lever and year.
    /// - Complexity: O(years·hours·(demands + regions·cooling systems)).
    public func sample(_ multipliers: [[Double]]) -> ProjectionSample {
        precondition(multipliers.count == scenario.horizon.years.count)
        precondition(multipliers.allSatisfy { $0.count == levers.paths.count })
        var mix = RackMix(scenario)
        var result = ProjectionSample(
            origins: Array(repeating: [], count: homes.count), all: [],
            rooms: Array(repeating: [], count: scenario.regions.count))
        for (y, factors) in multipliers.enumerated() {
            let inputs = SampleInputs(scenario, levers, factors)
            for r in scenario.regions.indices { result.rooms[r].append(room(r, y, inputs)) }
            add(powers(y, inputs, &mix), y, inputs, to: &result)
        }
        return result
    }

    private func room(_ r: Int, _ yearIndex: Int, _ inputs: SampleInputs) -> HallRoom {
        let halls = scenario.regions[r].halls
        let year = scenario.horizon.years.lowerBound + yearIndex
        let existing = halls.air.existingMw.value(in: year) + halls.liquid.existingMw.value(in: year)
        let announced = halls.pipelineMw.value(in: year)
        let realised = existing + announced * inputs.realisation(r, halls, year)
        return HallRoom(
            announcedMw: existing + announced, realisedMw: realised, usableMw: realised * inputs.usable(r, halls, year))
    }

    /// IT power of one origin by hour, MW: all of it, and the part whose heat liquid takes.
    private struct Power {
        var total: [Double]
        var liquid: [Double]
        var rackMw = 0.0
    }

    private func powers(_ y: Int, _ inputs: SampleInputs, _ mix: inout RackMix) -> [Power] {
        let hours = axis.hoursPerYear
        let year = scenario.horizon.years.lowerBound + y
        let means = scenario.workloads.indices.map { w in
            scenario.workloads[w].demands.indices.map { d in
                scenario.workloads[w].demands[d].meanUnits.value(in: year) * inputs.demand[w][d]
            }
        }
        let existing = scenario.rackClasses.map { rack in
            scenario.regions.reduce(0) { $0 + ($1.existingRacks[rack.name]?.value(in: year) ?? 0) }
        }
        let peaks = means.indices.map { peak($0, y, means[$0]) }
        let parts = mix.parts(year: year, racks: inputs.racks, peaks: peaks, existing: existing)
        let idle = [Double](repeating: 0, count: hours)
        var loads = homes.map { _ in Power(total: idle, liquid: idle) }
        for w in scenario.workloads.indices {
            let draw = inputs.draw(parts[w], workload: scenario.workloads[w].name)
            let all = means[w].reduce(0, +)
            for d in means[w].indices where all > 0 {
                let o = origins[w][d]
                let share = means[w][d] / all
                loads[o].rackMw += draw.rackMw * share
                loads[o].total.add(draw.idleMw * share, draw.mwPerUnit * means[w][d], profiles.demand[w][d][y])
                loads[o].liquid.add(
                    draw.liquidIdleMw * share, draw.liquidMwPerUnit * means[w][d], profiles.demand[w][d][y])
            }
        }
        return loads
    }

    /// The greatest work of an hour, all origins together.
    private func peak(_ w: Int, _ y: Int, _ means: [Double]) -> Double {
        var sum = [Double](repeating: 0, count: axis.hoursPerYear)
        for d in means.indices { sum.add(0, means[d], profiles.demand[w][d][y]) }
        return sum.max() ?? 0
    }

    private func add(_ loads: [Power], _ y: Int, _ inputs: SampleInputs, to result: inout ProjectionSample) {
        let year = scenario.horizon.years.lowerBound + y
        let places = scenario.regions.indices.map { place($0, year, inputs) }
        let rooms = result.rooms.map { $0[y].usableMw }
        var together = [Double](repeating: 0, count: axis.hoursPerYear)
        var all = ProjectionYear()
        for (o, load) in loads.enumerated() {
            let place = homes[o].map { places[$0] } ?? PlaceOverhead(mean: places, weights: rooms)
            let facility = place.facility(total: load.total, liquid: load.liquid)
            let year = summed(load, facility)
            all.itMw += year.itMw
            all.rackMw += year.rackMw
            all.twh += year.twh
            together.add(0, 1, facility)
            result.origins[o].append(year)
        }
        all.peakMw = together.max() ?? 0
        result.all.append(all)
    }

    private func summed(_ load: Power, _ facility: [Double]) -> ProjectionYear {
        var year = ProjectionYear()
        year.itMw = axis.sum(load.total) / 8760
        year.rackMw = load.rackMw
        year.peakMw = facility.max() ?? 0
        year.twh = axis.sum(facility) / 1e6
        return year
    }

    private func place(_ r: Int, _ year: Int, _ inputs: SampleInputs) -> PlaceOverhead {
        let halls = scenario.regions[r].halls
        let none = [Double](repeating: 0, count: axis.hoursPerYear)
        return PlaceOverhead(
            efficiency: inputs.efficiency(r, halls), auxiliary: inputs.auxiliary(r, halls),
            air: overhead.series(.air, region: r, year: year, inputs.cooling) ?? none,
            liquid: overhead.series(.liquid, region: r, year: year, inputs.cooling) ?? none)
    }
}

extension [Double] {
    /// Adds level + slope·shape, hour by hour.
    fileprivate mutating func add(_ level: Double, _ slope: Double, _ shape: [Double]) {
        for t in indices { self[t] += level + slope * shape[t] }
    }
}

extension TimeAxis {
    /// Σ w(t)·x(t): a mean times 8,760.
    fileprivate func sum(_ series: [Double]) -> Double {
        var sum = 0.0
        for t in series.indices { sum += weight[t] * series[t] }
        return sum
    }
}
