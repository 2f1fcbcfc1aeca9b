import LinearProgramming

extension Components {
    /// The bus itself, its load, where what is left over goes, and for totals a store that carries them to their end.
    mutating func add(_ bus: Buses.Bus) {
        var load: [Int: Double] = [:]
        var surplus: [Int: Double] = [:]
        for row in bus.rows {
            let balanced = BalancedRow(lower: equations.rows.lower[row], upper: equations.rows.upper[row])
            let placement = buses.placements[row]!
            if balanced.load != 0 { for s in placement.snapshotsOfLoad { load[s] = balanced.load } }
            if balanced.surplus != 0 { for s in placement.snapshotsOfSurplus { surplus[s] = balanced.surplus } }
        }
        network.buses.append(.init(name: bus.name, carrier: bus.label.carrier, location: bus.label.place))
        if !load.isEmpty { addLoad(bus, load) }
        for bounded in [false, true] { addSurplus(bus, surplus.filter { $0.value.isFinite == bounded }) }
        let totals = bus.rows.map { buses.placements[$0]! }.filter { $0.kind == .total }.map(\.span)
        if !totals.isEmpty { addCarrying(bus, totals) }
    }

    private mutating func addLoad(_ bus: Buses.Bus, _ load: [Int: Double]) {
        let snapshots = load.keys.sorted()
        let demand = spread(snapshots.map { load[$0]! }, snapshots, elsewhere: 0)
        network.loads.append(.init(bus: bus.name, carrier: bus.label.carrier, demand: demand))
    }

    /// A generator that only takes: 0 ≤ p ≤ surplus.
    private mutating func addSurplus(_ bus: Buses.Bus, _ surplus: [Int: Double]) {
        if surplus.isEmpty { return }
        let snapshots = surplus.keys.sorted()
        let size = surplus.values.max()!
        let shares = snapshots.map { size.isInfinite ? 1 : surplus[$0]! / size }
        network.generators.append(
            .init(
                name: "surplus:\(bus.name)" + (size.isFinite ? ":bounded" : ""), carrier: bus.label.carrier,
                bus: bus.name,
                sign: -1,
                operation: .init(
                    size: .fixed(size), minimum: .constant(0), maximum: spread(shares, snapshots, elsewhere: 0),
                    marginalCost: .constant(0))))
    }

    /// Carries what reaches the bus from the first to the last hour of each total, where nothing may be left or missing.
    private mutating func addCarrying(_ bus: Buses.Bus, _ totals: [Range<Int>]) {
        let inside = totals.flatMap { Array($0.dropLast()) }
        let ones = [Double](repeating: 1, count: inside.count)
        network.stores.append(
            .init(
                name: "total:\(bus.name)", carrier: bus.label.carrier, bus: bus.name, size: .fixed(.infinity),
                minimum: spread(ones.map { -$0 }, inside, elsewhere: 0),
                maximum: spread(ones, inside, elsewhere: 0), isCyclic: false, standingLoss: .constant(0),
                levelCost: .constant(0), fixedFlow: .constant(.nan)))
    }
}
