import Planning

/// The scenario's numbers times a sample's multipliers of one year.
struct SampleInputs {
    /// [workload][demand]: factor on the mean work.
    let demand: [[Double]]
    let racks: [RackMix.Rack]
    let cooling: [CoolingOverhead.Adjustment]
    private let scenario: Scenario
    private let levers: ProjectionLevers
    private let multipliers: [Double]

    init(_ scenario: Scenario, _ levers: ProjectionLevers, _ multipliers: [Double]) {
        self.scenario = scenario
        self.levers = levers
        self.multipliers = multipliers
        demand = levers.demandPlaces.map { $0.map { multipliers[$0] } }
        racks = zip(scenario.rackClasses, levers.rackPlaces).map { rack, place in
            RackMix.Rack(
                peakKw: rack.peakKw * multipliers[place],
                idleShare: asShare(rack.idleShare * multipliers[place + 1]),
                availabilityShare: asShare(rack.availabilityShare * multipliers[place + 2]),
                liquidShare: rack.liquidShare)
        }
        cooling = levers.coolingPlaces.map { place in
            CoolingOverhead.Adjustment(
                parasitic: multipliers[place], carnot: max(multipliers[place + 1], SampleInputs.leastFactor))
        }
    }

    /// What stands in for a factor of 0 on a divisor.
    private static let leastFactor = 1e-6

    func realisation(_ r: Int, _ halls: Halls, _ year: Int) -> Double {
        asShare(halls.realisationShare.value(in: year) * hall(r, 0))
    }

    func usable(_ r: Int, _ halls: Halls, _ year: Int) -> Double {
        asShare(halls.usableShare.value(in: year) * hall(r, 1))
    }

    func efficiency(_ r: Int, _ halls: Halls) -> Double {
        max(asShare(halls.electricalEfficiencyShare * hall(r, 2)), SampleInputs.leastFactor)
    }

    func auxiliary(_ r: Int, _ halls: Halls) -> Double { halls.auxiliaryShare * hall(r, 3) }

    /// The multiplier of a region's hall lever, by its place in `ProjectionLevers.halls`.
    private func hall(_ r: Int, _ lever: Int) -> Double { multipliers[levers.hallPlaces[r] + lever] }

    /// What the racks of a workload draw: at full work, at rest, and for each unit of work; the same for heat to liquid.
    struct Draw {
        var rackMw = 0.0
        var idleMw = 0.0
        var mwPerUnit = 0.0
        var liquidIdleMw = 0.0
        var liquidMwPerUnit = 0.0
    }

    func draw(_ parts: [RackMix.Part], workload: String) -> Draw {
        var draw = Draw()
        for part in parts {
            let rack = racks[part.rackClass]
            let peakMw = rack.peakKw / 1000
            let idle = peakMw * rack.idleShare * part.racks
            let units = scenario.rackClasses[part.rackClass].workUnitsPerRack[workload]!
            let working = peakMw * (1 - rack.idleShare) * part.workShare / units
            draw.rackMw += peakMw * part.racks
            draw.idleMw += idle
            draw.mwPerUnit += working
            draw.liquidIdleMw += idle * rack.liquidShare
            draw.liquidMwPerUnit += working * rack.liquidShare
        }
        return draw
    }
}

/// A product of shares and factors, kept within 0…1.
private func asShare(_ value: Double) -> Double { min(max(value, 0), 1) }
