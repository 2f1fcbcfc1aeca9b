import Interchange
import LinearProgramming
import TestSupport
import Testing
import TimeSeries

/// A store between a load that varies and a source that costs more by day, in programs by hand.
@Suite struct StoreTests {
    /// What bounds the level.
    enum Energy { case given, chosen, shared }

    /// Loses a hundredth an hour; charging and discharging keep nine tenths.
    private func program(_ snapshots: Snapshots, _ energy: Energy, existing: Double = 0) -> LinearProgram {
        var program = LinearProgram(name: "store")
        let hours = snapshots.axis.hoursPerYear
        let previous = (0..<hours).map { Int32(snapshots.axis.previous($0)) }
        for year in snapshots.years {
            func label(_ quantity: String, _ role: Role = .local) -> Label {
                Label(quantity, place: "here", item: "tank", year: year, role: role)
            }
            let source = program.addColumns(label("source"), count: hours)
            program.addCost(.series((0..<hours).map { $0 % 24 < 12 ? 1 : 9 }), source)
            let (charge, discharge) = (
                program.addColumns(label("charge"), count: hours, upper: 2),
                program.addColumns(label("discharge"), count: hours, upper: 2)
            )
            let most = energy == .given ? 4 : Double.infinity
            let level = program.addColumns(label("level", .state), count: hours, upper: most)
            var balance = LinearExpression()
            for (factor, columns) in [(1.0, source), (-1, charge), (1, discharge)] { balance.add(factor, columns) }
            program.addEqualities(
                label("power_balance"), count: hours, balance,
                equals: .series((0..<hours).map { 1 + Double($0 % 5) / 10 }))
            var change = LinearExpression()
            change.add(2, level)
            change.add(-2 * 0.99, level, member: previous)
            change.add(-2 * 0.9, charge)
            change.add(2 / 0.9, discharge)
            program.addEqualities(label("level_balance", .state), count: hours, change)
            if energy == .given { continue }
            addEnergy(&program, level, label("energy", .capacity), existing, alsoIn: energy == .shared)
        }
        return program
    }

    private func addEnergy(
        _ program: inout LinearProgram, _ level: Columns, _ label: Label, _ existing: Double, alsoIn isShared: Bool
    ) {
        func named(_ quantity: String) -> Label {
            var label = label
            label.quantity = quantity
            return label
        }
        let energy = program.addColumns(label, upper: 9)
        let build = program.addColumns(named("build_energy"), upper: 6)
        program.addCost(0.25, energy)
        program.addCost(3, build)
        program.addCapacityBounds(named("level_limit"), level, capacity: energy)
        var stock = LinearExpression()
        stock.add(1, energy)
        stock.add(-1, build)
        program.addEqualities(named("stock_of_energy"), stock, equals: .constant(existing))
        if isShared { program.addUpperLimits(named("budget"), LinearExpression() + 3 * stock, atMost: .constant(9)) }
    }

    private let day = Snapshots(years: 2030...2030, axis: TimeAxis(.days(1)))
    private let name = "level:here:tank"

    @Test func aLevelIsAStore() throws {
        let folder = try expectSameOptimum(program(day, .given), day)
        #expect(folder.names("stores") == [name])
        #expect(folder.text("stores", name, "e_cyclic") == "True")
        // e = 2 · level, as the balance has it.
        #expect(folder.number("stores", name, "e_nom", default: 0) == 8)
        #expect(isClose(folder.number("stores", name, "standing_loss", default: 0), 0.01, within: 1e-12))
        #expect(folder.text("links", "charge:here:tank", "bus0") == "power_balance:here:tank")
        #expect(folder.number("links", "charge:here:tank", "efficiency", default: 0) == 1.8)
        #expect(folder.text("links", "discharge:here:tank", "bus0") == "level_balance:here:tank")
    }

    @Test func eachCycleHasItsOwnStoreThatRestsOutsideOfIt() throws {
        let years = Snapshots(years: 2030...2031, axis: TimeAxis(.days(2)))
        let folder = try expectSameOptimum(program(years, .given), years)
        #expect(folder.names("stores") == [2030, 2031].flatMap { ["\(name):\($0):0", "\(name):\($0):1"] })
        let second = "\(name):2030:1"
        let flow = folder.series("stores", second, "p_set", default: .nan)
        #expect(flow.indices.allSatisfy { (24..<48).contains($0) ? flow[$0].isNaN : flow[$0] == 0 })
        let loss = folder.series("stores", second, "standing_loss", default: 0)
        #expect(loss.indices.allSatisfy { (loss[$0] > 0) == (24..<48).contains($0) })
    }

    @Test func aSizeThatIsChosenForOneCycleIsTheStores() throws {
        let new = try expectSameOptimum(program(day, .chosen), day)
        #expect(new.names("stores") == [name])
        #expect(new.text("stores", name, "e_nom_extendable") == "True")
        #expect(new.number("stores", name, "e_nom_max", default: 0) == 12)
        #expect(new.number("stores", name, "capital_cost", default: 0) == 3.25 / 2)
        #expect(!new.names("generators").contains { $0.contains("energy") })
        let more = try expectSameOptimum(program(day, .chosen, existing: 1), day)
        #expect(more.names("stores") == ["\(name):existing", name])
        #expect(more.number("stores", "\(name):existing", "e_nom_min", default: 0) == 2)
        #expect(more.number("stores", "\(name):existing", "capital_cost", default: 0) == 0.125)
    }

    /// Nothing in a network ties the sizes of two stores: the level is a flow, carried from hour to hour.
    @Test func aSizeThatSeveralCyclesShareIsALimitOnAFlow() throws {
        let days = Snapshots(years: 2030...2030, axis: TimeAxis(.days(2)))
        let folder = try expectSameOptimum(program(days, .chosen, existing: 1), days)
        #expect(folder.names("links").contains(name))
        #expect(folder.names("buses").contains("level_limit:here:tank"))
        let shared = try expectSameOptimum(program(day, .shared, existing: 1), day)
        #expect(shared.names("links").contains(name))
    }
}
