import LinearProgramming

/// Turns flows into generators and links.
///
/// A flow x(s) with coefficients a_b(s) on its buses becomes
///
/// - a generator, where it touches one bus: sign·p = a·x;
/// - a link from the bus where its coefficient −k is negative throughout: p = k·x, efficiencies a_b/k;
/// - where there is no such bus, a link from a boundary on which anything can be had and left for nothing: p = x.
///
/// A stock's size is the column itself, and p = k·size in all of its snapshots.
struct Components {
    let equations: Equations
    let buses: Buses
    var network: Network
    /// Of stores.
    var names = NameRegister()
    private var usesBoundary = false

    /// The bus, and the generator, of what comes from nowhere.
    static let boundary = "boundary"

    init(_ equations: Equations, _ buses: Buses, name: String) {
        self.equations = equations
        self.buses = buses
        network = Network(name: name, snapshots: (0..<equations.snapshots.count).map(equations.snapshots.timestamp))
    }

    mutating func add(_ flow: Flow) {
        if flow.ports.isEmpty {
            useBoundary()
            return addGenerator(flow, bus: Components.boundary, [Double](repeating: 1, count: flow.snapshots.count), 1)
        }
        if flow.ports.count == 1, let sign = sign(of: flow.ports[0]) {
            let scale = flow.ports[0].coefficients.map { $0 * sign }
            return addGenerator(flow, bus: buses.all[flow.ports[0].bus].name, scale, sign)
        }
        if let origin = origin(flow.ports) {
            let scale = flow.ports[origin].coefficients.map { -$0 }
            var ports = flow.ports
            addLink(flow, bus: buses.all[ports.remove(at: origin).bus].name, scale, ports)
        } else {
            useBoundary()
            addLink(flow, bus: Components.boundary, [Double](repeating: 1, count: flow.snapshots.count), flow.ports)
        }
    }

    /// 1 or −1 when a port's coefficients all have that sign.
    private func sign(of port: Flow.Port) -> Double? {
        if port.coefficients.allSatisfy({ $0 > 0 }) { return 1 }
        return port.isNegative ? -1 : nil
    }

    /// The port that a link starts from: best a balance with a constant coefficient, then any constant, then any.
    private func origin(_ ports: [Flow.Port]) -> Int? {
        let candidates = ports.indices.filter { ports[$0].isNegative }
        let constant = candidates.filter { ports[$0].isConstant }
        return constant.first { isBalance(buses.all[ports[$0].bus]) } ?? constant.first ?? candidates.first
    }

    private func isBalance(_ bus: Buses.Bus) -> Bool { equations.isEquality(bus.rows[0]) }

    private mutating func addGenerator(_ flow: Flow, bus: String, _ scale: [Double], _ sign: Double) {
        network.generators.append(
            .init(
                name: flow.name, carrier: flow.label.carrier, bus: bus, sign: sign, operation: operation(flow, scale)))
    }

    private mutating func addLink(_ flow: Flow, bus: String, _ scale: [Double], _ ports: [Flow.Port]) {
        network.links.append(
            .init(
                name: flow.name, carrier: flow.label.carrier, bus: bus,
                ports: ports.map { port in
                    let efficiency = zip(port.coefficients, scale).map { $0 / $1 }
                    return (buses.all[port.bus].name, spread(efficiency, flow.snapshots, elsewhere: nil))
                }, operation: operation(flow, scale)))
    }

    /// A constant of the objective: one unit, in the first snapshot, at its price.
    mutating func addConstant(_ constant: Double) {
        if constant == 0 { return }
        useBoundary()
        let once = spread([1], [0], elsewhere: 0)
        network.generators.append(
            .init(
                name: "constant", carrier: Components.boundary, bus: Components.boundary, sign: 1,
                operation: .init(size: .fixed(1), minimum: once, maximum: once, marginalCost: .constant(constant))))
    }

    private mutating func useBoundary() {
        if usesBoundary { return }
        usesBoundary = true
        network.buses.append(.init(name: Components.boundary, carrier: Components.boundary, location: ""))
        network.generators.append(
            .init(
                name: Components.boundary, carrier: Components.boundary, bus: Components.boundary, sign: 1,
                operation: .init(
                    size: .fixed(.infinity), minimum: .constant(-1), maximum: .constant(1), marginalCost: .constant(0)))
        )
    }
}

extension Components {
    /// Bounds and cost of p = scale · column.
    private func operation(_ flow: Flow, _ scale: [Double]) -> Network.Operation {
        if flow.isStock {
            let column = flow.columns[0]
            let shares = spread(scale, flow.snapshots, elsewhere: 0)
            return .init(
                size: .chosen(
                    equations.lower[column]...equations.upper[column], cost: equations.cost[column]),
                minimum: shares, maximum: shares, marginalCost: .constant(0))
        }
        let lower = zip(flow.columns, scale).map { equations.lower[$0] * $1 }
        let upper = zip(flow.columns, scale).map { equations.upper[$0] * $1 }
        let cost = zip(flow.columns, scale).map { equations.cost[$0] / $1 }
        let size = zip(lower, upper).reduce(0) { max($0, abs($1.0), abs($1.1)) }
        return .init(
            size: .fixed(size),
            minimum: spread(lower.map { share($0, of: size) }, flow.snapshots, elsewhere: 0),
            maximum: spread(upper.map { share($0, of: size) }, flow.snapshots, elsewhere: 0),
            marginalCost: spread(cost, flow.snapshots, elsewhere: nil))
    }

    /// ±∞ is the whole of an infinite size.
    private func share(_ bound: Double, of size: Double) -> Double {
        size.isInfinite ? (bound.isInfinite ? (bound > 0 ? 1 : -1) : 0) : bound / size
    }

    /// Numbers of some snapshots over all of them; where it does not matter what stands elsewhere (nil), a number that
    /// is the same in all of them stays one.
    func spread(_ numbers: [Double], _ snapshots: [Int], elsewhere: Double?) -> Values {
        if elsewhere == nil || snapshots.count == network.snapshots.count {
            if case .constant(let value) = Values(numbers) { return .constant(value) }
        }
        var all = [Double](repeating: elsewhere ?? 0, count: network.snapshots.count)
        for (s, number) in zip(snapshots, numbers) { all[s] = number }
        return Values(all)
    }
}
