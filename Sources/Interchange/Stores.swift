import LinearProgramming

extension Components {
    /// One store for each cycle of a level, or two where some of it stands and more can be built. A store rests outside of
    /// its cycle: nothing flows and nothing is lost, so that the level at its end is the one it begins with.
    ///
    /// `program` is the one from before the level was taken out of it.
    mutating func add(_ level: Level, of program: Equations) {
        let label = program.columnBlocks[level.block].label
        let own = level.hours[0].snapshot..<level.hours[level.hours.count - 1].snapshot + 1
        let cycles = program.snapshots.cycles
        for (number, cycle) in cycles.filter({ own.contains($0.lowerBound) }).enumerated() {
            var name = program.snapshots.years.count == 1 ? label.nameWithoutYear : label.name
            if program.snapshots.axis.periods.count > 1 { name += ":\(number)" }
            let hours = level.hours.filter { cycle.contains($0.snapshot) }
            for vessel in Vessel.all(level, program, own: own, cycle: cycle) {
                network.stores.append(
                    store(names.unique(name + vessel.suffix), label, vessel, hours, rests: cycles.count > 1, program))
            }
        }
    }

    private func store(
        _ name: String, _ label: Label, _ vessel: Vessel, _ hours: [Level.Hour], rests: Bool, _ program: Equations
    ) -> Network.Store {
        let snapshots = hours.map(\.snapshot)
        let scale = abs(hours[0].coefficient)
        let free = [Double](repeating: .nan, count: hours.count)
        return Network.Store(
            name: name, carrier: label.carrier, bus: buses.all[buses.bus[hours[0].balance]!].name, size: vessel.size,
            minimum: spread(vessel.minimum, snapshots, elsewhere: vessel.minimum.last!),
            maximum: spread(vessel.maximum, snapshots, elsewhere: vessel.maximum.last!), isCyclic: true,
            standingLoss: spread(hours.map(\.loss), snapshots, elsewhere: 0),
            levelCost: spread(hours.map { program.cost[$0.column] / scale }, snapshots, elsewhere: 0),
            fixedFlow: rests ? spread(free, snapshots, elsewhere: 0) : .constant(.nan))
    }
}

/// A store's size, and how much of it may be used in each hour of a cycle.
private struct Vessel {
    let suffix: String
    let size: Network.Size
    let minimum: [Double]
    let maximum: [Double]

    static func all(_ level: Level, _ program: Equations, own: Range<Int>, cycle: Range<Int>) -> [Vessel] {
        let scale = abs(level.hours[0].coefficient)
        let part = cycle.lowerBound - own.lowerBound..<cycle.upperBound - own.lowerBound
        switch level.energy {
        case .nothing: return [bounded(level, program, part, scale, [Double](repeating: .infinity, count: own.count))]
        case .given(let limits): return [bounded(level, program, part, scale, limits)]
        case .chosen(let chosen): return sized(chosen, program, scale)
        }
    }

    private static func bounded(
        _ level: Level, _ program: Equations, _ part: Range<Int>, _ scale: Double, _ limits: [Double]
    ) -> Vessel {
        let lower = part.map { scale * program.lower[level.hours[$0].column] }
        let upper = part.map { scale * min(program.upper[level.hours[$0].column], limits[$0]) }
        let size = zip(lower, upper).reduce(0) { max($0, abs($1.0), abs($1.1)) }
        func share(_ bound: Double) -> Double { size.isFinite ? (size > 0 ? bound / size : 0) : bound.isFinite ? 0 : 1 }
        return Vessel(suffix: "", size: .fixed(size), minimum: lower.map(share), maximum: upper.map(share))
    }

    private static func sized(_ chosen: Level.Chosen, _ program: Equations, _ scale: Double) -> [Vessel] {
        let empty = chosen.shares.map { _ in 0.0 }
        let price = program.cost[chosen.energy] / scale
        let least = max(
            program.lower[chosen.build] * chosen.ratio, program.lower[chosen.energy] - chosen.existing, 0)
        let most = min(program.upper[chosen.build] * chosen.ratio, program.upper[chosen.energy] - chosen.existing)
        let new = Vessel(
            suffix: "",
            size: .chosen(
                scale * least...scale * max(least, most),
                cost: price + program.cost[chosen.build] / chosen.ratio / scale),
            minimum: empty, maximum: chosen.shares)
        if chosen.existing == 0 { return [new] }
        let standing = scale * chosen.existing
        return [
            Vessel(
                suffix: ":existing", size: .chosen(standing...standing, cost: price), minimum: empty,
                maximum: chosen.shares),
            new,
        ]
    }
}
