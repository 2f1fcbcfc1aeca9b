import LinearProgramming

/// A linear program over the hours of a plan as a network that PyPSA can optimise, with the same optimum.
///
/// Nothing is known of data centres: rows become buses, columns what injects into them (see <doc:PyPSA>).
public struct Translation: Sendable {
    public let network: Network
    /// Pieces that the network lacks: rows that are left out, columns that are held at zero. Empty: the optima agree.
    public let leftOut: [Inexpressible]

    /// - Complexity: O(nonzeros + columns of no hour · snapshots).
    public init(_ program: LinearProgram, on snapshots: Snapshots) {
        var log = InexpressibleLog()
        var equations = Equations(program, on: snapshots, log: &log)
        equations.mergeEqualStates()
        let whole = equations
        let levels = LevelSearch(whole).levels
        for level in levels { equations.take(level) }
        let buses = Buses(equations, log: &log)
        let flows = FlowGathering(equations, buses, log: &log).flows
        var components = Components(equations, buses, name: program.name)
        for bus in buses.all { components.add(bus) }
        for flow in flows { components.add(flow) }
        for level in levels { components.add(level, of: whole) }
        components.addConstant(program.objectiveConstant)
        network = components.network
        leftOut = log.pieces
    }
}
