import Planning
import TestSupport
import Testing

/// Toys without a plan: whose limits are named, and by how much they are too strict.
struct ConflictCase: Sendable, CustomStringConvertible {
    let description: String
    /// Names, as `constraint` or `constraint item`.
    let parties: Set<String>
    let years: [Int]
    let toy: @Sendable () -> Toy

    init(_ description: String, _ parties: Set<String>, years: [Int] = [2025], _ toy: @escaping @Sendable () -> Toy) {
        (self.description, self.parties, self.years, self.toy) = (description, parties, years, toy)
    }

    private static let budget = PolicyCases.policy("capital_budget", "limit_usd_per_year = 1000")
    private static let five = ["horizon.last_year=2029"]

    static let all = [
        ConflictCase("contracted flow, nothing to send", ["contracted_flow cable", "export_rule"]) {
            Toy(Toy.away(roundTripMs: 9) + Toy.link(existingMw: 5, more: "contracted_forward_mw = 3"))
        },
        ConflictCase(
            "contracted flow, too small a plant",
            ["contracted_flow cable", "export_rule", "generation_limit engine", "existing_plant engine"]
        ) {
            Toy(
                Toy.away(roundTripMs: 9) + Toy.link(existingMw: 5, more: "contracted_forward_mw = 3")
                    + Toy.engine(in: "away", existingMw: 1, fuelUsdPerMmbtu: 1, onSite: false))
        },
        ConflictCase(
            "contracted sun at night", ["contracted_flow cable", "clean_export_rule", "hours_without_output panel"]
        ) {
            Toy(
                Toy.away(roundTripMs: 9)
                    + Toy.link(existingMw: 5, cleanOnly: true, more: "contracted_forward_mw = 3")
                    + Toy.sun(existingMw: 50, limitMw: 50).replacing("regions.home", with: "regions.away"))
        },
        ConflictCase("committed plant, no money", ["committed plant.engine", "capital_budget"]) {
            Toy(budget + Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1, more: "committed_mw = 1"))
        },
        ConflictCase("committed project, no money", ["committed_project home", "capital_budget"]) {
            Toy(
                budget + Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1)
                    + PolicyCases.policy("committed_project", "item = \"engine\"\ncommitted_mw = 1")
                    .replacing("rule", with: "project"))
        },
        ConflictCase("racks at rest draw more than the grid may give", ["hosting", "existing_racks box"]) {
            Toy(set: ["regions.home.hosting.limit_mw=2"])
        },
        // 100 racks do 6 MW of work, and no more can be had.
        ConflictCase(
            "work that must be done", ["must_serve jobs", "demand jobs", "existing_racks box", "rack_work_limit box"]
        ) {
            Toy(set: ["workloads.jobs.unserved=false", "workloads.jobs.demand.home.mean_it_kw=8000"])
        },
        ConflictCase("in all years", ["contracted_flow cable", "export_rule"]) {
            Toy(
                Toy.away(roundTripMs: 9) + Toy.link(existingMw: 5, more: "contracted_forward_mw = 3"),
                set: five)
        },
        ConflictCase("in the first of the years alone", ["hosting", "existing_racks box"]) {
            Toy(
                set: five + [
                    "regions.home.hosting.limit_mw=2",
                    "regions.home.racks.box.existing_racks={ 2025 = 100, 2026 = 10 }",
                ])
        },
        ConflictCase("in a later year", ["hosting", "existing_racks box"], years: [2027]) {
            Toy(
                set: five + [
                    "regions.home.hosting.limit_mw=2",
                    "regions.home.racks.box.existing_racks={ 2026 = 10, 2027 = 100, 2028 = 10 }",
                ])
        },
    ]
}

@Suite struct InfeasibilityTests {
    @Test(arguments: ConflictCase.all) func thePartiesAreNamed(_ hand: ConflictCase) throws {
        let explanation = try hand.toy().explanation()
        let names = explanation.conflict.map { $0.item.isEmpty ? $0.constraint : "\($0.constraint) \($0.item)" }
        #expect(Set(names) == hand.parties && names.count == hand.parties.count, "\(explanation.conflict)")
        #expect(explanation.conflict.allSatisfy { $0.years == hand.years }, "\(explanation.conflict)")
        #expect(explanation.isIrreducible)
        // Numbers that people set come first, each with its place.
        let keys = explanation.conflict.map(\.key)
        #expect(keys.first != .some(nil) && keys.drop { $0 != nil }.allSatisfy { $0 == nil })
        #expect(explanation.conflict.allSatisfy { ($0.key == nil) == ($0.file == nil) })
    }

    /// Where a year's conflict is the only one, giving way by what it says is enough, and by a little less is not. (What must be
    /// done is set by a word.)
    @Test(arguments: ConflictCase.all.filter { !["in all years", "work that must be done"].contains($0.description) })
    func givingWayByTheShortfallIsEnough(_ hand: ConflictCase) throws {
        let toy = hand.toy()
        for party in try toy.explanation().conflict {
            guard let key = party.key, let short = party.shortBy else { continue }
            let isFloor = ["contracted", "committed", "existing_racks"].contains { key.contains($0) }
            // A plant that exists has no room of its own above its limit; racks of one year of several stay as they are.
            if key.hasSuffix("existing_racks") && hand.years != [2025] { continue }
            let known = try InfeasibilityTests.values[key] ?? InfeasibilityTests.value(of: key, toy)
            let value = try #require(known)
            func status(_ share: Double) throws -> Bool {
                let next = value + (isFloor ? -1 : 1) * short * share
                return try toy.with("\(key)=\(max(next, 0))").status() == .optimal
            }
            #expect(try status(1.001), "\(party)")
            #expect(try !status(0.98), "\(party)")
        }
    }

    /// Numbers of the cases by their keys.
    private static let values = [
        "links.cable.contracted_forward_mw": 3.0, "regions.home.supply.engine.committed_mw": 1,
        "policies.project.committed_mw": 1, "policies.rule.limit_usd_per_year": 1000,
        "regions.home.hosting.limit_mw": 2, "regions.away.supply.engine.existing_mw": 1,
    ]

    private static func value(of key: String, _ toy: Toy) throws -> Double? {
        key == "regions.home.racks.box.existing_racks"
            ? try toy.scenario().regions[0].existingRacks["box"]?.value(in: 2025) : nil
    }

    /// What the explanation names is what contradicts, each alone lifted is enough unless another conflict is told, and the changes
    /// that it prints, set as they are printed, give a plan; of numbers that are sides of rows a little less does not.
    @Test(arguments: ImpossibleCase.all) func itsChangesGiveAPlan(_ hand: ImpossibleCase) throws {
        let toy = hand.toy()
        let series = try toy.series()
        let explanation = try toy.explanation(series)
        let told = "\(explanation.conflict)\n\(explanation.leastRelaxation)\n\(explanation.alternatives)"
        #expect(Set(explanation.conflict.compactMap(\.key)) == hand.keys, "\(told)")
        #expect(explanation.isIrreducible && explanation.conflict.first?.key != nil)
        #expect(!explanation.leastRelaxation.isEmpty, "\(told)")
        if let least = hand.least { #expect(explanation.leastRelaxation.first?.key == least, "\(told)") }
        for changes in [explanation.leastRelaxation] + explanation.alternatives {
            #expect(try toy.with(changes.map(\.set)).status(series) == .optimal, "\(changes.map(\.set)) of \(told)")
        }
        if hand.isOfPower {
            for change in explanation.leastRelaxation { try isLeast(change, toy, series) }
        }
        if let cause = hand.cause {
            #expect(explanation.conflict.contains { $0.because.contains { $0.contains(cause) } }, "\(explanation)")
        }
        if explanation.otherConflicts.isEmpty { try eachIsNeeded(hand, toy, series) }
    }

    private func isLeast(_ change: Change, _ toy: Toy, _ series: ScenarioSeries) throws {
        guard case .number(let to) = change.to else { return }
        let name = change.set.split(separator: "=")[0]
        #expect(
            try toy.with("\(name)=\(to - change.by * 0.03)").status(series) == .infeasible, "\(change)")
    }

    /// Removing any key, its limit lifted entirely, gives a plan.
    private func eachIsNeeded(_ hand: ImpossibleCase, _ toy: Toy, _ series: ScenarioSeries) throws {
        for key in hand.keys {
            let lifts =
                hand.lifted[key].map { [$0.hasPrefix(".") ? "\(key)\($0)" : "\(key)=\($0)"] }
                ?? ["0", "1", "1e7"].map { "\(key)=\($0)" }
            #expect(lifts.contains { (try? toy.with($0).status(series)) == .optimal }, "\(key) of \(hand)")
        }
    }

    /// Two places that are too small, each for itself: both are told, and both change.
    @Test func conflictsThatHaveNothingInCommonAreAllTold() throws {
        let toy = Toy(
            Toy.away(roundTripMs: 9), set: ["regions.home.hosting.limit_mw=2", "regions.away.hosting.limit_mw=1"])
        let series = try toy.series()
        let explanation = try toy.explanation(series)
        let all = ([explanation.conflict] + explanation.otherConflicts).map { Set($0.compactMap(\.key)) }
        func keys(_ place: String) -> Set<String> {
            ["regions.\(place).hosting.limit_mw", "regions.\(place).racks.box.existing_racks"]
        }
        #expect(Set(all) == [keys("home"), keys("away")], "\(all)")
        #expect(
            Set(explanation.leastRelaxation.map(\.key)) == [
                "regions.home.hosting.limit_mw", "regions.away.hosting.limit_mw",
            ])
        #expect(try toy.with(explanation.leastRelaxation.map(\.set)).status(series) == .optimal)
    }

    /// A plan that meets a cap by going without says so, and for which limit.
    @Test func goingWithoutIsTold() throws {
        let capped = try Toy(PolicyCases.policy("carbon_cap", "limit_t_per_year = 30_000")).solved().plan.unmet
        #expect(capped.count == 1 && capped.first?.workload == "jobs" && capped.first?.because.first == "rule")
        #expect(isClose(capped.first?.share ?? .nan, (0.5 * 8.55 * 8760 - 30_000) / 0.7125 / (4 * 8760)))
        #expect(try Toy().solved().plan.unmet.isEmpty)
        let dark = try Toy(PolicyCases.policy("carbon_cap", "limit_t_per_year = 0")).solved().plan.unmet
        #expect(Set(dark.map(\.workload)) == [nil, "jobs"] && dark.contains { $0.kind == .power })
    }
}
