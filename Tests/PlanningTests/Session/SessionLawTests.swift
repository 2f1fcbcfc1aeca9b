import Documents
import LinearProgramming
import Planning
import TestSupport
import Testing

/// Changing a number in a session is building the changed scenario, on scenarios drawn at random.
@Suite struct SessionLawTests {
    private static let seeds = Array(RandomPlans.seeds.prefix(20))
    /// Of a scenario's limits, those that one seed tries; the next seed tries others.
    private static let stride = 5

    /// Limits of a session whose key a random scenario has a number of by year.
    private func changeable(_ session: PlanSession, _ scenario: RandomScenario) -> [(PlanSession.Limit, path: String)] {
        let paths = Set(scenario.limits.map(\.path))
        return session.limits.compactMap { limit in
            guard limit.range != nil, let key = limit.key else { return nil }
            let path = "\(key).\(limit.year)"
            return paths.contains(path) ? (limit, path) : nil
        }
    }

    /// The programs are the same to rounding, whichever limit is changed, up or down.
    @Test(arguments: seeds) func aChangedNumberIsAChangedScenario(seed: UInt64) throws {
        let scenario = RandomScenario(seed: seed)
        var session = PlanSession(try scenario.model(), solver: OneThread())
        for (i, (limit, path)) in changeable(session, scenario).enumerated()
        where (i + Int(seed)) % SessionLawTests.stride == 0 {
            let value = limit.value == 0 ? 1 : limit.value * (limit.id % 2 == 0 ? 1.1 : 0.95)
            guard limit.range!.contains(value) else { continue }
            let scratch: PlanModel
            do { scratch = try scenario.model(set: ["\(path)=\(value)"]) } catch { continue }
            try session.trying { session in
                try session.set(limit.id, to: value)
                let found = difference(session.model.program, scratch.program, within: 1e-12)
                #expect(found == nil, "\(path)=\(value): \(found ?? "")")
            }
        }
    }

    /// A key of the hand-solved cases, set in every year as --set does.
    private func differences(_ hand: EquationCase, _ seen: inout Set<String>) throws {
        guard let toy = hand.toy?() else { return }
        var session = PlanSession(try toy.model(), solver: OneThread())
        for limit in session.limits {
            guard let key = limit.key, let range = limit.range else { continue }
            let value = limit.value == 0 ? 1 : limit.value * 1.0625
            guard range.contains(value) else { continue }
            let scratch: PlanModel
            do { scratch = try toy.with("\(key)=\(value)").model() } catch is InputIssues { continue }
            try session.trying { session in
                do { try session.set(key, to: value) } catch is SessionRefusal { return }
                let found = difference(session.model.program, scratch.program, within: 1e-12)
                #expect(found == nil, "\(hand.name), \(key)=\(value): \(found ?? "")")
                seen.insert(limit.name)
            }
        }
    }

    /// The law holds of the cases solved by hand, and every kind of limit that a session can change is among these or the random
    /// ones, so that none falls out unseen.
    @Test func theLawIsTriedOnEveryKind() throws {
        var kinds: Set<String> = []
        for hand in EquationCase.all { try differences(hand, &kinds) }
        for seed in SessionLawTests.seeds.prefix(6) {
            let scenario = RandomScenario(seed: seed, everything: true)
            kinds.formUnion(changeable(PlanSession(try scenario.model(), solver: OneThread()), scenario).map(\.0.name))
        }
        let wanted: Set = [
            "approval_rate", "build_moratorium", "capital_budget", "carbon_cap", "contracted_flow",
            "cross_border_power",
            "gpu_quota", "gpu_quota_cumulative", "growth", "hosting", "hosting_cap", "land", "lead_time", "link_limit",
            "plant_limit", "store_limit", "tank_size", "water", "water_cap",
        ]
        #expect(wanted.subtracting(kinds).sorted() == [], "of \(kinds.sorted())")
    }

    /// And so are the plans.
    @Test(arguments: seeds.prefix(4)) func aChangedSessionSolvesAsTheChangedScenarioDoes(seed: UInt64) throws {
        let scenario = RandomScenario(seed: seed)
        var session = PlanSession(try scenario.model(), solver: OneThread())
        let savings = session.savings(session.solve())
        let all = changeable(session, scenario)
        guard let (limit, path) = all.max(by: { savings[$0.0.id]! < savings[$1.0.id]! }) else { return }
        let value = limit.value * 1.1 + 0.1
        try session.set(limit.id, to: value)
        let scratch = try scenario.solved(set: ["\(path)=\(value)"])
        #expect(isClose(try SolvedToy(&session, settles: false).cost, scratch.cost, within: 1e-9))
    }

    /// Every kind of change, undone: the same program, byte for byte, and the solution that was known of it.
    @Test(arguments: seeds.prefix(4)) func undoingRestoresEveryByte(seed: UInt64) throws {
        let scenario = RandomScenario(seed: seed)
        let solver = CountingSolver()
        var session = PlanSession(try scenario.model(), solver: solver)
        let (program, limits) = (session.model.program, session.limits)
        let first = session.solve()
        let before = session.snapshot
        for limit in limits where limit.range?.contains(limit.value * 1.5 + 1) == true {
            try session.set(limit.id, to: limit.value * 1.5 + 1)
        }
        let racks = try #require(program.columnBlocks.first { $0.label.quantity == "racks" })
        session.setBounds(racks.columns, lower: 0, upper: 7)
        session.addCost(.constant(3), racks.columns)
        session.removeRow(program.rowCount / 2)
        session.addRow(Label("more"), upper: 5, session.objective)
        try session.weigh(.racksCapital, by: 1.5)
        session.minimise(LinearExpression(racks.columns))
        #expect(difference(session.model.program, program) != nil)
        session.restore(before)
        #expect(difference(session.model.program, program) == nil)
        #expect(session.limits.map(\.value) == limits.map(\.value))
        #expect(session.solve().primal == first.primal && solver.solves == 1)
    }
}
