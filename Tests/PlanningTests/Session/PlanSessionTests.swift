import LinearProgramming
import Planning
import TestSupport
import Testing

/// A session changes a program and goes back; nothing is solved twice.
@Suite struct PlanSessionTests {
    /// A toy with a hosting limit of 5 MW of the 8.55 that all work takes, in two years.
    private static let tight = Toy(set: ["regions.home.hosting.limit_mw=5", "horizon.last_year=2026"])
    private static let hosting = "regions.home.hosting.limit_mw"

    @Test func whatIsKnownIsNotSolvedAgain() throws {
        let solver = CountingSolver()
        var session = PlanSession(try PlanSessionTests.tight.model(), solver: solver)
        let first = session.solve()
        #expect(session.solve().primal == first.primal && solver.solves == 1)
        try session.set(PlanSessionTests.hosting, to: 5)
        session.solve()
        #expect(solver.solves == 1, "5 MW are what there is")
        let before = session.snapshot
        try session.set(PlanSessionTests.hosting, to: 6)
        let second = session.solve()
        #expect(second.certificate.primalObjective < first.certificate.primalObjective && solver.solves == 2)
        session.restore(before)
        #expect(session.solve().primal == first.primal && solver.solves == 2)
    }

    @Test func whatIsTriedIsUndone() throws {
        var session = PlanSession(try PlanSessionTests.tight.model(), solver: OneThread())
        let program = session.model.program
        let cost = try session.trying { session in
            try session.set(PlanSessionTests.hosting, to: 6, in: 2026)
            return session.solve().certificate.primalObjective
        }
        #expect(cost < session.solve().certificate.primalObjective)
        #expect(difference(session.model.program, program) == nil)
    }

    /// The last optimum comes with the next program, in its shape: rows that are new have no dual yet.
    @Test func theLastOptimumIsOffered() throws {
        let solver = CountingSolver()
        var session = PlanSession(try PlanSessionTests.tight.model(), solver: solver)
        let first = session.solve()
        let rows = session.model.program.rowCount
        session.addRow(Label("budget"), upper: 2 * first.certificate.primalObjective, session.objective)
        session.solve()
        #expect(solver.points[0].isEmpty)
        let point = try #require(solver.points[1].last)
        #expect(point.primal == first.primal && point.rowDual.count == session.model.program.totalRowCount)
        #expect(Array(point.rowDual[..<rows]) == Array(first.rowDual[..<rows]) && point.rowDual[rows] == 0)
        #expect(Array(point.rowDual[(rows + 1)...]) == Array(first.rowDual[rows...]))
    }

    /// At a hundredth more than the least cost, the fewest racks; with the row gone again, none.
    @Test func rowsComeAndGo() throws {
        var session = PlanSession(try Toy(set: Toy.buildable).model(), solver: OneThread())
        let least = session.solve().certificate.primalObjective
        let program = session.model.program
        let row = session.addRow(Label("budget"), upper: 1.01 * least, session.objective)
        var racks = LinearExpression()
        for block in program.columnBlocks where block.label.quantity == "build_racks" {
            racks.add(1, block.columns)
        }
        session.minimise(racks)
        let fewest = session.solve()
        #expect(isClose(program.objective(at: fewest.primal), 1.01 * least))
        #expect(fewest.certificate.primalObjective > 66 && fewest.certificate.primalObjective < 66.66)
        session.removeRow(row)
        #expect(abs(session.solve().certificate.primalObjective) < 1e-3)
    }

    /// Twice the weight of grid energy is twice the tariff.
    @Test func weightsArePrices() throws {
        var session = PlanSession(try Toy().model(), solver: OneThread())
        try session.weigh(.gridEnergy, by: 2)
        let doubled = Toy(set: [
            "regions.home.tariff.peak_usd_per_mwh=200", "regions.home.tariff.off_peak_usd_per_mwh=100",
        ])
        #expect(difference(session.model.program, try doubled.model().program, within: 1e-12) == nil)
        let solution = session.solve()
        let plan = session.plan(solution)
        #expect(isClose(plan.discountedCostItemsUsd, plan.objectiveUsd))
        #expect(throws: SessionRefusal.self) { try session.weigh(.reserveShortfall, by: 2) }
    }

    /// The worth of a limit in present value is what its duals say, year by year.
    @Test func savingsAreDuals() throws {
        let toy = PlanSessionTests.tight.with("horizon.discount_rate_share=0.1")
        let solved = try toy.solved()
        var session = PlanSession(try toy.model(), solver: OneThread())
        let savings = session.savings(session.solve())
        for limit in session.limits where limit.name == "hosting" {
            let dual = solved.dual("hosting", year: limit.year)
            #expect(dual > 0 && isClose(savings[limit.id]!, limit.year == 2025 ? dual : dual / 1.1))
        }
    }

    @Test(
        arguments: [
            ("regions.home.hosting.limit_m", nil, "did you mean regions.home.hosting.limit_mw"),
            ("regions.home.hosting.limit_mw", 2031, "limits nothing in 2031"),
            ("regions.home.cooling.fan.existing_mw_th", nil, "building the program anew"),
        ] as [(String, Int?, String)])
    func whatIsNoSideOfARowIsRefused(key: String, year: Int?, why: String) throws {
        var session = PlanSession(try PlanSessionTests.tight.model(), solver: OneThread())
        let program = session.model.program
        let refusal = #expect(throws: SessionRefusal.self) { try session.set(key, to: 3, in: year) }
        #expect(refusal?.description.contains(why) == true, "\(refusal?.description ?? "")")
        #expect(difference(session.model.program, program) == nil)
    }

    @Test func valuesOutOfRangeAreRefused() throws {
        var session = PlanSession(try PlanSessionTests.tight.model(), solver: OneThread())
        for value in [-1, .infinity, .nan] {
            #expect(throws: SessionRefusal.self) { try session.set(PlanSessionTests.hosting, to: value) }
        }
    }

    /// A grid upgrade's size is one number for all years, and another one is another upgrade.
    @Test func upgradesAreSizedInEveryYear() throws {
        let upgrade = Toy(
            """
            [regions.home.hosting.upgrades.line]
            capacity_mw = 2
            capex_usd_per_kw = 100
            earliest_year = 2025
            life_years = 40
            """, set: ["regions.home.hosting.limit_mw=5", "horizon.last_year=2026"])
        let key = "regions.home.hosting.upgrades.line.capacity_mw"
        var session = PlanSession(try upgrade.model(), solver: OneThread())
        let savings = session.savings(session.solve())
        let size = try #require(session.limits.first { $0.key == key })
        #expect(size.name == "upgrade_size" && savings[size.id]! > 0)
        #expect(isClose(try #require(session.annualCostUsd(of: size.id)), 1e5 * Toy.recovery(0.05, 40)))
        try session.set(key, to: 3)
        #expect(difference(session.model.program, try upgrade.with("\(key)=3").model().program) == nil)
    }

    /// Where links carry what a cap weighs, a changed session settles where the changed scenario does, and each round is one solve.
    @Test func changesOutliveTheFactors() throws {
        let toy = Toy(
            Toy.away(roundTripMs: 9) + Toy.engine(in: "away", existingMw: 10, fuelUsdPerMmbtu: 1, onSite: false)
                + Toy.link(existingMw: 2) + PolicyCases.policy("carbon_cap", "limit_t_per_year = 60_000"))
        let solver = CountingSolver()
        var session = PlanSession(try toy.model(), solver: solver)
        let rounds = try #require(session.settle().record).rounds
        #expect(rounds > 1 && solver.solves == rounds)
        try session.set("policies.rule.limit_t_per_year", to: 30_000)
        let changed = try SolvedToy(&session, settles: true)
        let scratch = try toy.with("policies.rule.limit_t_per_year=30_000").settled()
        #expect(isClose(changed.cost, scratch.cost, within: 1e-4))
        #expect(changed.accounting?.fits == true)
    }
}
