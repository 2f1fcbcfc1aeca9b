import Foundation
import LinearProgramming

/// Small planning programs (dispatch, stores, capacities) with "no limit" written as a number of 1e9 … 1e18 here and there,
/// and the same programs without: demands of 1e-3 … 1e3, prices of 1e-2 … 1e4.
struct LooseLimits {
    enum Outcome: CaseIterable { case optimal, infeasible, unbounded }

    private var random: Generator
    private let hours: Int
    private let outcome: Outcome
    private let size: Double
    /// Written in the place of what is no limit; nil: left out.
    private let writesLimits: Bool

    init(seed: UInt64, _ outcome: Outcome = .optimal, writesLimits: Bool) {
        random = Generator(state: seed &* 0x2545_F491_4F6C_DD1D)
        hours = Int.random(in: 2...6, using: &random)
        size = pow(10, random.uniform(-3...3))
        self.outcome = outcome
        self.writesLimits = writesLimits
    }

    private func exp10(_ power: Double) -> Double { pow(10, power) }

    /// A limit that may be far away, or none; the dice are thrown in either case, so that the rest stays the same.
    private mutating func limit(_ chance: Double = 0.5) -> Double {
        let (isThere, value) = (random.chance(chance), exp10(random.uniform(9...18)))
        return isThere && writesLimits ? value : .infinity
    }

    private mutating func price() -> Double { exp10(random.uniform(-2...3)) }

    mutating func program() -> LinearProgram {
        var program = LinearProgram(name: "loose")
        var balance = LinearExpression()
        for kind in 0..<Int.random(in: 1...3, using: &random) { addPlant(kind, &program, &balance) }
        if random.chance(0.5) { addStore(&program, &balance) }
        if random.chance(0.4) { addLink(&program, &balance) }
        if outcome != .infeasible {
            let unserved = program.addColumns(Label("unserved"), count: hours, upper: limit())
            program.addCost(1e4, unserved)
            balance.add(1, unserved)
        }
        let demand = (0..<hours).map { _ in size * random.uniform(0.1...1) }
        if random.chance(0.5) {
            program.addEqualities(Label("balance"), count: hours, balance, equals: .series(demand))
        } else {
            let most = (0..<hours).map { _ in limit() }
            program.addRows(Label("balance"), count: hours, lower: .series(demand), upper: .series(most), balance)
        }
        if outcome == .unbounded { addProfit(&program) }
        return program
    }

    /// Generation up to a capacity that is given, or bought, or neither; with a limit on its sum.
    private mutating func addPlant(_ kind: Int, _ program: inout LinearProgram, _ balance: inout LinearExpression) {
        let most = outcome == .infeasible ? 0.1 * size / 3 * random.uniform(0.1...0.9) : limit()
        let power = program.addColumns(Label("power\(kind)"), count: hours, upper: most)
        program.addCost(price(), power)
        balance.add(1, power)
        var own = LinearExpression()
        own.add(exp10(random.uniform(-3...3)), power)
        program.addSum(Label("sum\(kind)"), upper: limit(), own)
        var single = LinearExpression()
        single.add(1, power)
        program.addRows(
            Label("row\(kind)"), count: hours, lower: .constant(-limit()), upper: .constant(limit()), single)
        if random.chance(0.5) { addCapacity(kind, power, &program) }
    }

    private mutating func addCapacity(_ kind: Int, _ power: Columns, _ program: inout LinearProgram) {
        let capacity = program.addColumns(Label("capacity\(kind)"), upper: limit())
        program.addCost(price() * Double(hours), capacity)
        let availability = (0..<hours).map { _ in random.uniform(0.05...1) }
        if random.chance(0.5) {
            program.addCapacityBounds(
                Label("available\(kind)"), power, factor: .series(availability), capacity: capacity)
        } else {
            var bound = LinearExpression()
            bound.add(1, power)
            bound.add(.series(availability.map { -$0 }), capacity)
            program.addUpperLimits(Label("available\(kind)"), count: hours, bound)
        }
        var total = LinearExpression()
        total.add(1, capacity)
        total.add(random.uniform(0.1...2), power)
        program.addSum(Label("site\(kind)"), upper: limit(), total)
    }

    /// level[t] = level[t−1] + 0.9·charge − discharge, around the clock, with limits on all three.
    private mutating func addStore(_ program: inout LinearProgram, _ balance: inout LinearExpression) {
        let charge = program.addColumns(Label("charge"), count: hours, upper: limit())
        let discharge = program.addColumns(Label("discharge"), count: hours, upper: limit())
        let level = program.addColumns(Label("level", role: .state), count: hours, upper: limit())
        program.addCost(price() / 10, charge)
        balance.add(-1, charge)
        balance.add(1, discharge)
        var stock = LinearExpression()
        stock.add(1, level)
        stock.add(-1, level, member: (0..<Int32(hours)).map { ($0 + Int32(hours) - 1) % Int32(hours) })
        stock.add(-0.9, charge)
        stock.add(1, discharge)
        program.addEqualities(Label("stock"), count: hours, stock)
    }

    /// Power from elsewhere and to it, at a price for each.
    private mutating func addLink(_ program: inout LinearProgram, _ balance: inout LinearExpression) {
        let flow = program.addColumns(Label("flow"), count: hours, lower: -limit(), upper: limit())
        let imports = program.addColumns(Label("imports"), count: hours, upper: limit())
        program.addCost(price() + 1, imports)
        balance.add(0.95, flow)
        var meter = LinearExpression()
        meter.add(1, flow)
        meter.add(-1, imports)
        program.addRows(
            Label("meter"), count: hours, lower: .constant(-limit()), upper: .constant(0), meter)
        if outcome == .infeasible {
            program.addSum(Label("quota"), upper: 0, meterOf(imports))
        }
    }

    private func meterOf(_ columns: Columns) -> LinearExpression {
        var sum = LinearExpression()
        sum.add(1, columns)
        return sum
    }

    /// Something that earns and that nothing stops.
    private mutating func addProfit(_ program: inout LinearProgram) {
        let sale = program.addColumns(Label("sale"))
        let make = program.addColumns(Label("make"))
        program.addCost(-2 * size, sale)
        program.addCost(size, make)
        var even = LinearExpression()
        even.add(1, sale)
        even.add(-1, make)
        program.addUpperLimits(Label("even"), even, atMost: .constant(size))
    }
}
