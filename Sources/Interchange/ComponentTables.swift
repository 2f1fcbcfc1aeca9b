extension ComponentTable {
    init(_ name: String, _ buses: [Network.Bus]) {
        self.init(name: name, names: buses.map(\.name))
        add("carrier", texts: buses.map(\.carrier))
        add("location", texts: buses.map(\.location))
    }

    init(_ name: String, _ generators: [Network.Generator]) {
        self.init(name: name, names: generators.map(\.name))
        add("bus", texts: generators.map(\.bus))
        add("carrier", texts: generators.map(\.carrier))
        add("sign", generators.map { .constant($0.sign) }, standing: 1)
        add(generators.map(\.operation))
    }

    init(_ name: String, _ links: [Network.Link]) {
        self.init(name: name, names: links.map(\.name))
        add("bus0", texts: links.map(\.bus))
        add("carrier", texts: links.map(\.carrier))
        add(links.map(\.operation))
        for port in 0..<(links.map(\.ports.count).max() ?? 0) {
            add("bus\(port + 1)", texts: links.map { port < $0.ports.count ? $0.ports[port].bus : "" })
            add(
                port == 0 ? "efficiency" : "efficiency\(port + 1)",
                links.map { port < $0.ports.count ? $0.ports[port].efficiency : .constant(1) }, standing: 1)
        }
    }

    init(_ name: String, _ loads: [Network.Load]) {
        self.init(name: name, names: loads.map(\.bus))
        add("bus", texts: loads.map(\.bus))
        add("carrier", texts: loads.map(\.carrier))
        add("p_set", loads.map(\.demand), standing: 0)
    }

    init(_ name: String, _ stores: [Network.Store]) {
        self.init(name: name, names: stores.map(\.name))
        add("bus", texts: stores.map(\.bus))
        add("carrier", texts: stores.map(\.carrier))
        add("e_cyclic", texts: stores.map { $0.isCyclic ? "True" : "False" })
        add("e", stores.map(\.size))
        add("e_min_pu", stores.map(\.minimum), standing: 0)
        add("e_max_pu", stores.map(\.maximum), standing: 1)
        add("standing_loss", stores.map(\.standingLoss), standing: 0)
        add("marginal_cost_storage", stores.map(\.levelCost), standing: 0)
        add("p_set", stores.map(\.fixedFlow), standing: .nan)
    }

    private mutating func add(_ operations: [Network.Operation]) {
        add("p", operations.map(\.size))
        add("p_min_pu", operations.map(\.minimum), standing: 0)
        add("p_max_pu", operations.map(\.maximum), standing: 1)
        add("marginal_cost", operations.map(\.marginalCost), standing: 0)
    }

    /// `p_nom` or `e_nom`, whether it is chosen, between which bounds and at what cost.
    private mutating func add(_ letter: String, _ sizes: [Network.Size]) {
        func numbers(_ value: (Network.Size) -> Double) -> [Values] { sizes.map { .constant(value($0)) } }
        add(
            letter + "_nom",
            numbers { if case .fixed(let size) = $0 { size } else { 0 } }, standing: 0)
        add(
            letter + "_nom_extendable",
            texts: sizes.map { if case .chosen = $0 { "True" } else { "False" } })
        add(
            letter + "_nom_min", numbers { if case .chosen(let range, _) = $0 { range.lowerBound } else { 0 } },
            standing: 0)
        add(
            letter + "_nom_max", numbers { if case .chosen(let range, _) = $0 { range.upperBound } else { .infinity } },
            standing: .infinity)
        add("capital_cost", numbers { if case .chosen(_, let cost) = $0 { cost } else { 0 } }, standing: 0)
    }
}
