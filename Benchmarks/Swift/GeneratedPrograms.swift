import Foundation
import LinearProgramming
import TimeSeries

/// Which plants to build for a year's load, by capacity bounds: fixed cost F_i of a MW, variable cost v_i of a MWh.
///
///     min Σ_i (F_i·K_i + v_i·Σ_t g_it),   Σ_i g_it = L_t,   g_it ≤ K_i
///
/// A MW that the load passes in h hours of the year costs min_i (F_i + v_i·h): with the loads in falling order ℓ_1 ≥ … ≥ ℓ_T and
/// ℓ_{T+1} = 0 the optimum is Σ_h (ℓ_h − ℓ_{h+1})·min_i (F_i + v_i·h).
enum ScreeningCurves {
    private static let hours = 8760
    /// US$ per MW and year, US$ per MWh.
    private static let plants: [(name: String, fixed: Double, variable: Double)] = [
        ("nuclear", 500_000, 10), ("coal", 250_000, 45), ("gas", 110_000, 70), ("peaker", 60_000, 140),
    ]

    /// MW: a year, a day and noise.
    private static func load() -> [Double] {
        var random = SplitMix64(seed: 1)
        return (0..<hours).map { hour in
            let (year, day) = (Double(hour) / 8760, Double(hour % 24) / 24)
            return 1000 + 150 * cos(2 * .pi * year) + 250 * cos(2 * .pi * (day - 0.6))
                + Double.random(in: -40...40, using: &random)
        }
    }

    static func make() -> KnownProgram {
        let load = load()
        var program = LinearProgram(name: "screening-curves")
        var served = LinearExpression()
        for plant in plants {
            let capacity = program.addColumns(Label("capacity", item: plant.name, role: .capacity))
            let output = program.addColumns(Label("output", item: plant.name), count: hours)
            program.addCost(plant.fixed, capacity)
            program.addCost(plant.variable, output)
            program.addCapacityBounds(Label("output_limit", item: plant.name), output, capacity: capacity)
            served.add(1, output)
        }
        program.addEqualities(Label("load"), count: hours, served, equals: .series(load))
        let falling = load.sorted(by: >) + [0]
        var optimum = 0.0
        for h in 1...hours {
            let cheapest = plants.map { $0.fixed + $0.variable * Double(h) }.min()!
            optimum += (falling[h - 1] - falling[h]) * cheapest
        }
        return KnownProgram(program: program, optimum: optimum)
    }
}

/// Goods from 100 sources to 150 sinks at cost c_ij = u_i + v_j + s_ij, where s ≥ 0 is zero wherever the north-west corner rule ships
/// anything: that flow is optimal, at Σ_i u_i·supply_i + Σ_j v_j·demand_j. Highly degenerate.
enum Transport {
    private static let (sources, sinks) = (100, 150)
    /// Of each source, and of each sink: totals agree.
    private static let (supply, demand) = (15, 10)

    static func make() -> KnownProgram {
        var random = SplitMix64(seed: 2)
        let u = (0..<sources).map { _ in Double(Int.random(in: 1...50, using: &random)) }
        let v = (0..<sinks).map { _ in Double(Int.random(in: 1...50, using: &random)) }
        var program = LinearProgram(name: "transport")
        var leaving = [LinearExpression](repeating: .init(), count: sources)
        var arriving = [LinearExpression](repeating: .init(), count: sinks)
        for i in 0..<sources {
            for j in 0..<sinks {
                // The corner rule ships from source i to sink j where their stretches of the goods' order overlap.
                let ships = i * supply < (j + 1) * demand && j * demand < (i + 1) * supply
                let flow = program.addColumns(Label("flow", place: "\(i)", item: "\(j)"))
                let surplus = ships ? 0 : Double(Int.random(in: 0...20, using: &random))
                program.addCost(u[i] + v[j] + surplus, flow)
                leaving[i].add(1, flow)
                arriving[j].add(1, flow)
            }
        }
        for i in 0..<sources {
            program.addEqualities(Label("supply", place: "\(i)"), leaving[i], equals: .constant(Double(supply)))
        }
        for j in 0..<sinks {
            program.addEqualities(Label("demand", place: "\(j)"), arriving[j], equals: .constant(Double(demand)))
        }
        let optimum = u.reduce(0, +) * Double(supply) + v.reduce(0, +) * Double(demand)
        return KnownProgram(program: program, optimum: optimum)
    }
}

/// Equations in stages that share columns with the next: A·x = b, x ≥ 0, made from x* and (y*, z*) that are complementary, b = A·x*,
/// c = Aᵀ·y* + z*, so that the optimum is b·y*. A fifth of the columns have neither value nor reduced cost.
enum Staircase {
    private static let (stages, rows, columns) = (300, 10, 20)

    static func make() -> KnownProgram {
        var random = SplitMix64(seed: 3)
        func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
        var program = LinearProgram(name: "staircase")
        let y = (0..<stages * rows).map { _ in number(-2...2) }
        var sums = [LinearExpression](repeating: .init(), count: stages * rows)
        var rightSide = [Double](repeating: 0, count: stages * rows)
        for column in 0..<stages * columns {
            let stage = column / columns
            let handle = program.addColumns(Label("x", item: "\(column)"))
            let kind = number(0...1)
            let value = kind < 0.45 ? number(0...10) : 0
            var cost = kind >= 0.45 && kind < 0.8 ? number(0...3) : 0
            for i in stage * rows..<min(stage + 2, stages) * rows where number(0...1) < 0.3 {
                let a = number(-3...3)
                sums[i].add(a, handle)
                rightSide[i] += a * value
                cost += a * y[i]
            }
            program.addCost(cost, handle)
        }
        for (i, sum) in sums.enumerated() {
            program.addEqualities(Label("row", item: "\(i)"), sum, equals: .constant(rightSide[i]))
        }
        return KnownProgram(program: program, optimum: zip(rightSide, y).reduce(0) { $0 + $1.0 * $1.1 })
    }
}
