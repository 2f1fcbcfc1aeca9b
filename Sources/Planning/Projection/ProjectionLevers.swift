/// The numbers that a demand projection rests on and that an uncertainty may multiply, by their key paths.
public struct ProjectionLevers: Sendable {
    /// In a fixed order; a sample is one multiplier for each.
    public let paths: [String]

    /// What of each thing is a lever.
    private static let halls = [
        "realisation_share", "usable_share", "electrical_efficiency_share", "auxiliary_share",
    ]
    private static let racks = ["peak_kw", "idle_share", "availability_share"]
    private static let cooling = ["parasitic_kw_per_kw", "carnot_share"]

    /// Places of the levers of a thing, in the order of the lists above: by workload and demand, region, class, system.
    package let demandPlaces: [[Int]]
    package let hallPlaces: [Int]
    package let rackPlaces: [Int]
    package let coolingPlaces: [Int]

    init(regions: [Region], workloads: [Workload], rackClasses: [RackClass], coolingSystems: [CoolingSystem]) {
        var paths: [String] = []
        func add(_ more: [String]) -> Int {
            paths += more
            return paths.count - more.count
        }
        demandPlaces = workloads.map { workload in
            workload.demands.map { add(["workloads.\(workload.name).demand.\($0.origin)"]) }
        }
        hallPlaces = regions.map { region in add(Self.halls.map { "regions.\(region.name).halls.\($0)" }) }
        rackPlaces = rackClasses.map { rack in add(Self.racks.map { "racks.\(rack.name).\($0)" }) }
        coolingPlaces = coolingSystems.map { system in add(Self.cooling.map { "cooling.\(system.name).\($0)" }) }
        self.paths = paths
    }

    public init(_ scenario: Scenario) {
        self.init(
            regions: scenario.regions, workloads: scenario.workloads, rackClasses: scenario.rackClasses,
            coolingSystems: scenario.coolingSystems)
    }

    /// The levers that a pattern names: a key path, `*` for any name between two dots.
    func matches(_ pattern: String) -> [Int] {
        let parts = pattern.split(separator: ".", omittingEmptySubsequences: false)
        return paths.indices.filter { i in
            let names = paths[i].split(separator: ".")
            return names.count == parts.count && zip(parts, names).allSatisfy { $0 == "*" || $0 == $1 }
        }
    }
}
