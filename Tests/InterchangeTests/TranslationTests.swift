import Interchange
import LinearProgramming
import TestSupport
import Testing
import TimeSeries

/// Programs of a few columns over the 24 hours of a day: which component each becomes, with which numbers.
@Suite struct TranslationTests {
    let day = Snapshots(years: 2030...2030, axis: TimeAxis(.days(1)))
    var program = LinearProgram(name: "hand")

    private func hourly(_ quantity: String, _ item: String = "", _ role: Role = .local) -> Label {
        Label(quantity, place: "here", item: item, year: 2030, role: role)
    }

    private func sum(_ terms: (Double, Columns)...) -> LinearExpression {
        terms.reduce(into: LinearExpression()) { $0.add($1.0, $1.1) }
    }

    /// 3 units are asked for in every hour: one dear source of any size, one cheap of at most 2, which a limit takes 0.5
    /// of a unit each.
    private func supply(limit: (inout LinearProgram, Columns) -> Void) -> LinearProgram {
        var program = program
        let dear = program.addColumns(hourly("dear"), count: 24)
        let cheap = program.addColumns(hourly("cheap"), count: 24, upper: 2)
        program.addCost(10, dear)
        program.addCost(1, cheap)
        program.addEqualities(hourly("power_balance"), count: 24, sum((1, dear), (1, cheap)), equals: .constant(3))
        limit(&program, cheap)
        return program
    }

    @Test func aBalanceIsABusWithItsLoad() throws {
        let folder = try expectSameOptimum(supply { _, _ in }, day)
        #expect(folder.names("buses") == ["power_balance:here"])
        #expect(folder.text("buses", "power_balance:here", "carrier") == "power")
        #expect(folder.text("buses", "power_balance:here", "location") == "here")
        #expect(folder.number("loads", "power_balance:here", "p_set", default: 0) == 3)
        #expect(folder.names("generators") == ["dear:here", "cheap:here"])
        #expect(folder.number("generators", "dear:here", "p_nom", default: 0) == .infinity)
        #expect(folder.number("generators", "cheap:here", "p_nom", default: 0) == 2)
        #expect(folder.number("generators", "cheap:here", "marginal_cost", default: 0) == 1)
    }

    @Test func aLimitIsASupplyWhoseSurplusIsLetGo() throws {
        let program = supply { program, cheap in
            program.addUpperLimits(hourly("limit"), count: 24, sum((0.5, cheap)), atMost: .constant(0.75))
        }
        let folder = try expectSameOptimum(program, day)
        #expect(folder.number("loads", "limit:here", "p_set", default: 0) == -0.75)
        #expect(folder.number("generators", "surplus:limit:here", "sign", default: 1) == -1)
        #expect(folder.number("generators", "surplus:limit:here", "p_nom", default: 0) == .infinity)
        // The link starts where the column takes: 0.5 of the limit for each unit, and 1/0.5 of it arrives as power.
        #expect(folder.text("links", "cheap:here", "bus0") == "limit:here")
        #expect(folder.number("links", "cheap:here", "p_nom", default: 0) == 1)
        #expect(folder.number("links", "cheap:here", "efficiency", default: 0) == 2)
        #expect(folder.number("links", "cheap:here", "marginal_cost", default: 0) == 2)
    }

    @Test func aLowerLimitKeepsItsSignAndARangeBoundsTheSurplus() throws {
        let least = supply { program, cheap in
            program.addRows(
                hourly("floor"), count: 24, lower: .constant(1), upper: .constant(.infinity), sum((1, cheap)))
        }
        let floor = try expectSameOptimum(least, day)
        #expect(floor.number("loads", "floor:here", "p_set", default: 0) == 1)
        // Nothing is taken from any bus: the column comes from the boundary.
        #expect(floor.text("links", "cheap:here", "bus0") == "boundary")
        let range = supply { program, cheap in
            program.addRows(
                hourly("range"), count: 24, lower: .constant(0.25),
                upper: .series((0..<24).map { 0.5 + Double($0) / 16 }), sum((1, cheap)))
        }
        let ranged = try expectSameOptimum(range, day)
        #expect(ranged.number("generators", "surplus:range:here:bounded", "p_nom", default: 0) == 0.25 + 23.0 / 16)
    }

    @Test func oneNumberForManyHoursIsASizeThatIsChosen() throws {
        let program = supply { program, cheap in
            let size = program.addColumns(hourly("size", "", .capacity), lower: 0.5, upper: 1.5)
            program.addCost(50, size)
            let profile = (0..<24).map { Double($0 % 3) / 2 }
            program.addCapacityBounds(hourly("size_limit"), cheap, factor: .series(profile), capacity: size)
            program.addUpperLimits(hourly("room", "", .capacity), sum((2, size)), atMost: .constant(2.5))
        }
        let folder = try expectSameOptimum(program, day)
        let name = "size:here:2030"
        #expect(folder.text("links", name, "p_nom_extendable") == "True")
        #expect(folder.number("links", name, "p_nom_min", default: 0) == 0.5)
        #expect(folder.number("links", name, "p_nom_max", default: 0) == 1.5)
        #expect(folder.number("links", name, "capital_cost", default: 0) == 50)
        // p = 2 · size, all of it in every hour; of each unit of p, a(t)/2 bounds the column.
        #expect(folder.series("links", name, "p_min_pu", default: 0) == .init(repeating: 2, count: 24))
        #expect(folder.series("links", name, "p_max_pu", default: 1) == .init(repeating: 2, count: 24))
        let port = try #require(folder.ports(name).first { $0.bus == "size_limit:here" })
        #expect(port.efficiency == (0..<24).map { Double($0 % 3) / 4 })
    }

    @Test func aSumIsCarriedToItsLastHour() throws {
        let program = supply { program, cheap in
            program.addSum(hourly("quota", "morning", .yearly), upper: 5, over: 2..<8, sum((1, cheap)))
            program.addSum(hourly("quota", "evening", .yearly), lower: 4, upper: 4, over: 18..<23, sum((1, cheap)))
        }
        let folder = try expectSameOptimum(program, day)
        let maximum = folder.series("stores", "total:quota:here", "e_max_pu", default: 1)
        #expect(maximum == (0..<24).map { (2..<7).contains($0) || (18..<22).contains($0) ? 1 : 0 })
        #expect(folder.series("stores", "total:quota:here", "e_min_pu", default: 0) == maximum.map { -$0 })
        let load = folder.series("loads", "quota:here", "p_set", default: 0)
        #expect(load[2] == -5 && load[18] == 4 && load.filter { $0 != 0 }.count == 2)
        #expect(folder.series("generators", "surplus:quota:here", "p_max_pu", default: 1).firstIndex(of: 1) == 7)
    }

    @Test func rowsThatOverlapInTimeGetBusesOfTheirOwn() throws {
        let program = supply { program, cheap in
            program.addSum(hourly("quota", "first", .yearly), upper: 20, over: 0..<12, sum((1, cheap)))
            program.addSum(hourly("quota", "second", .yearly), upper: 9, over: 8..<16, sum((1, cheap)))
            let peak = program.addColumns(hourly("peak", "", .yearly), count: 2)
            program.addCost(7, peak)
            let hours = (0..<10).map { Int32($0) } + (6..<20).map { Int32($0) }
            var excess = LinearExpression()
            excess.add(1, cheap, member: hours)
            excess.add(-1, peak, member: hours.indices.map { $0 < 10 ? 0 : 1 })
            program.addUpperLimits(hourly("bill"), count: hours.count, excess)
        }
        let folder = try expectSameOptimum(program, day)
        #expect(folder.names("buses").filter { $0.hasPrefix("quota") } == ["quota:here:first", "quota:here:second"])
        #expect(folder.names("buses").filter { $0.hasPrefix("bill") } == ["bill:here", "bill:here:2"])
    }

    @Test func whatCostsWithoutARowAndTheConstantCount() throws {
        var program = supply { program, _ in
            let rent = program.addColumns(hourly("rent", "", .capacity), lower: 3, upper: 3)
            program.addCost(4, rent)
        }
        program.objectiveConstant = -17
        let folder = try expectSameOptimum(program, day)
        #expect(folder.text("generators", "rent:here", "bus") == "boundary")
        #expect(folder.number("generators", "constant", "marginal_cost", default: 0) == -17)
    }

    @Test func rampsAreTotalsOfTwoHours() throws {
        let axis = TimeAxis(.days(2))
        let days = Snapshots(years: 2030...2030, axis: axis)
        var program = LinearProgram(name: "ramp")
        let steady = program.addColumns(hourly("steady"), count: 48)
        let dear = program.addColumns(hourly("dear"), count: 48)
        program.addCost(1, steady)
        program.addCost(10, dear)
        program.addEqualities(
            hourly("power_balance"), count: 48, sum((1, steady), (1, dear)),
            equals: .series((0..<48).map { Double($0 * $0 % 7) }))
        var ramp = LinearExpression()
        ramp.add(1, steady)
        ramp.add(-1, steady, member: (0..<48).map { Int32(axis.previous($0)) })
        program.addUpperLimits(hourly("ramp", "", .state), count: 48, ramp, atMost: .constant(0.5))
        let folder = try expectSameOptimum(program, days)
        #expect(folder.names("buses").filter { $0.hasPrefix("ramp") }.count == 3)
    }
}
