import Planning

/// The racks that do the work of each workload, year after year, without solving a plan:
///
/// - existing racks of all regions are one pool; a class that serves several workloads is divided by the racks each could
///   fill at its peak;
/// - what the pool cannot do at the peak, racks bought in that year do: of the class on sale that needs the least power for
///   the work, κ/(a·c); they stay for their life;
/// - every rack of a workload is loaded to the same share of its capacity a·c·N, and draws idle power all year.
struct RackMix {
    /// Racks of a class that serve a workload, and the share of its work that they do.
    struct Part {
        let rackClass: Int
        let racks: Double
        let workShare: Double
    }

    /// One rack class as a sample has it.
    struct Rack {
        /// κ, kW.
        let peakKw: Double
        /// i.
        let idleShare: Double
        /// a.
        let availabilityShare: Double
        /// λ.
        let liquidShare: Double
    }

    private struct Vintage {
        let rackClass: Int
        let racks: Double
        let lastYear: Double
    }

    private let scenario: Scenario
    /// c by class and workload; 0 where the class cannot serve it.
    private let units: [[Double]]
    private var racks: [Rack] = []
    /// a·c.
    private var capacity: [[Double]] = []
    private var vintages: [[Vintage]]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        units = scenario.rackClasses.map { rack in
            scenario.workloads.map { rack.workUnitsPerRack[$0.name] ?? 0 }
        }
        vintages = Array(repeating: [], count: scenario.workloads.count)
    }

    /// The parts of each workload in a year, after those of the years before it. `racks`: as they are in this year; `peaks`:
    /// greatest work of an hour by workload, in its unit; `existing`: racks of all regions by class.
    mutating func parts(year: Int, racks: [Rack], peaks: [Double], existing: [Double]) -> [[Part]] {
        self.racks = racks
        capacity = zip(racks, units).map { rack, units in units.map { $0 * rack.availabilityShare } }
        let shares = existing.indices.map { k in divided(k, peaks) }
        return peaks.indices.map { w in
            var found = existing.indices.filter { existing[$0] > 0 && shares[$0][w] > 0 }
                .map { (rackClass: $0, racks: existing[$0] * shares[$0][w]) }
            vintages[w].removeAll { $0.lastYear < Double(year) }
            buy(w, year: year, missing: peaks[w] - found.reduce(0) { $0 + $1.racks * capacity[$1.rackClass][w] })
            found += vintages[w].map { ($0.rackClass, $0.racks) }
            let total = found.reduce(0) { $0 + $1.racks * capacity[$1.rackClass][w] }
            return found.map {
                Part(
                    rackClass: $0.rackClass, racks: $0.racks,
                    workShare: total > 0 ? $0.racks * capacity[$0.rackClass][w] / total : 0)
            }
        }
    }

    /// How a class is divided among the workloads that it serves.
    private func divided(_ k: Int, _ peaks: [Double]) -> [Double] {
        let wanted = peaks.indices.map { capacity[k][$0] > 0 ? peaks[$0] / capacity[k][$0] : 0 }
        let total = wanted.reduce(0, +)
        if total > 0 { return wanted.map { $0 / total } }
        // Nobody asks for work: the racks idle with the first workload that they could serve.
        let first = capacity[k].firstIndex { $0 > 0 }
        return peaks.indices.map { $0 == first ? 1 : 0 }
    }

    private mutating func buy(_ w: Int, year: Int, missing: Double) {
        let lacking = missing - vintages[w].reduce(0) { $0 + $1.racks * capacity[$1.rackClass][w] }
        guard lacking > 0, let k = bestClass(w, year: year) else { return }
        vintages[w].append(
            Vintage(
                rackClass: k, racks: lacking / capacity[k][w],
                lastYear: Double(year) + scenario.rackClasses[k].lifeYears - 1))
    }

    /// The class on sale with the least power for the work; where none is on sale, the one that was last or will be first.
    private func bestClass(_ w: Int, year: Int) -> Int? {
        let able = capacity.indices.filter { capacity[$0][w] > 0 }
        func distance(_ k: Int) -> Int {
            let rack = scenario.rackClasses[k]
            return max(rack.availableFromYear - year, year - max(rack.availableToYear, rack.availableFromYear), 0)
        }
        guard let nearest = able.map(distance).min() else { return nil }
        return able.filter { distance($0) == nearest }
            .min { racks[$0].peakKw / capacity[$0][w] < racks[$1].peakKw / capacity[$1][w] }
    }
}
