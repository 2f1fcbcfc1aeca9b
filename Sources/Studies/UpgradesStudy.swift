import ArgumentParser
import LinearProgramming
import Planning
import Reporting
import Vocabulary

/// Which limit is worth most to raise.
///
/// With v(δ) the least cost of the plan whose limit is raised by δ in every year from the first in which it binds, the duals y of
/// the plan as it is promise a saving of  p = −v′(0) = −Σ_t y(t)·slope  for each unit. v is convex, so that what δ units save,
/// s(δ) = v(0) − v(δ), is at most p·δ, and s(δ)/δ falls as δ grows: how far the promise holds is found by bisection. Where links
/// carry what a price or limit weighs, v holds the factors of the plan as it is, for the range; the net benefit is with factors that
/// fit again.
public enum UpgradesStudy: Study {
    public static let name = "upgrades"
    public static let abstract = "Which limit is worth most to raise: dual, range, and what a re-solve confirms."
    public static let discussion = """
        Candidates are the limits that bind and whose number is the side of a row: hosting limits and grid upgrades, quotas, \
        water rights, the largest sizes of plants, stores and links, caps of policies. Those that promise most are raised by a \
        share of what they are, from the first year in which they bind, and the plan is solved again.

        A saving is US$ of the first year, present value over the horizon; building within a raised limit is paid for in it \
        (what that takes a year is told), but what others ask for raising a limit is not in the scenario. The range is how far a \
        limit can be raised while each unit saves 99 % of what the dual says; more is worth less.

        Example: dcplan upgrades Scenarios/four-regions-2030.toml --resolution days:1 --top 3
        """

    public struct Options: StudyOptions {
        @OptionGroup var input: ScenarioOptions

        @Option(help: ArgumentHelp("How many limits to solve again with.", valueName: "count"))
        var top = 5

        @Option(help: ArgumentHelp("By how much to raise a limit, of what it is.", valueName: "share"))
        var step = 0.1

        @OptionGroup var solving: SolverOptions
        @OptionGroup var printing: PrintOptions

        @Option(
            help: ArgumentHelp("Seconds for all of it; then the exit code is 12.", valueName: "seconds"))
        public var timeLimit: Double?

        public init() {}

        public var format: ReportFormat { printing.format }
        public var isQuiet: Bool { solving.quiet }
        public var threads: Int? { solving.threads }

        public func validate() throws {
            try SolverOptions.check(timeLimit: timeLimit)
            if !(1...1000).contains(top) { throw ValidationError("--top takes a number from 1 to 1000") }
            if !(step > 0 && step <= 10) { throw ValidationError("--step takes a share above 0 and up to 10") }
        }
    }

    public static func run(_ options: Options, on bench: StudyBench) throws -> Result {
        let open = try bench.planRun(options.input.request).open()
        bench.say(open.built.reading.warnings)
        let all = Candidate.all(open.session, open.solution, step: options.step)
        let chosen = Array(all.prefix(options.top))
        var search = UpgradeSearch(open.session, cost: open.solution.certificate.primalObjective)
        var upgrades: [Upgrade] = []
        for (i, candidate) in chosen.enumerated() {
            _ = bench.observe(.tried(i, of: chosen.count, candidate.title))
            upgrades.append(try search.upgrade(candidate))
        }
        return Result(
            upgrades: upgrades.sorted { ($0.netBenefitUsd ?? -.infinity) > ($1.netBenefitUsd ?? -.infinity) },
            bindingCount: all.count, costUsd: search.cost, roundsRacks: open.built.scenario.wholeRackRows)
    }

    public struct Result: StudyResult {
        /// Best first.
        public let upgrades: [Upgrade]
        /// How many limits bind, those that were not tried included.
        public let bindingCount: Int
        let costUsd: Double
        let roundsRacks: Bool

        public func json() throws -> String {
            try JSONValue.object([
                "status": .text(ExitStatus.solved.name), "exit": .integer(Int(failure?.code ?? 0)),
                "objective_usd": .number(costUsd), "binding": .integer(bindingCount),
                "upgrades": .list(upgrades.map(\.json)),
            ]).document()
        }

        public var table: Table? { Upgrade.tables.table(upgrades) }

        public func text(_ style: TextTable.Style) -> String? {
            if upgrades.isEmpty { return "No limit that could be raised by itself binds.\n" }
            var table = TextTable([
                .left("limit"), .left("where"), .right("from"), .right("is"), .right("raised by"), .left("unit"),
                .right("US$ a unit"), .right("holds to"), .right("saves, M US$"), .right("built in it, M US$ a year"),
            ])
            for upgrade in upgrades { table.add(upgrade.cells) }
            let heading =
                "WHAT RAISING A LIMIT SAVES. Present value over the horizon, of \(NumberText.text(costUsd / 1e6)) M US$."
            return heading + "\n\n" + table.rendered(style) + "\n"
        }

        public var remarks: [String] {
            var remarks: [String] = []
            if bindingCount > upgrades.count {
                remarks.append("\(bindingCount - upgrades.count) more limits bind; --top tries more of them.")
            }
            if roundsRacks { remarks.append("Racks are any number here: whole rows have no duals.") }
            return remarks
        }

        public var failure: Failure? {
            upgrades.contains { $0.netBenefitUsd == nil }
                ? Failure(.stopped, "some limits could not be solved again; they have no net benefit", details: nil)
                : nil
        }
    }
}

/// A limit that binds, raised from a year on.
struct Candidate {
    /// As it is in the first year in which it binds.
    let limit: PlanSession.Limit
    /// Its rows, from that year on.
    let rows: [PlanSession.Limit]
    /// p, US$ of present value for each unit in all of these years.
    let promiseUsdPerUnit: Double
    /// What one unit in the first year alone saves, in US$ of that year.
    let dual: Double
    /// δ.
    let size: Double
    /// Yearly cost of a unit that is built within the limit; nil where nothing is.
    let annualCostUsdPerUnit: Double?

    var title: String { ([limit.name, limit.item, limit.place].filter { !$0.isEmpty }).joined(separator: " ") }

    /// Less in a unit is an interior point's noise.
    private static let leastShareOfCost = 1e-9

    /// All of a plan, by what the step promises to save.
    static func all(_ session: PlanSession, _ solution: Solution, step: Double) -> [Candidate] {
        let savings = session.savings(solution)
        let noise = leastShareOfCost * abs(solution.certificate.primalObjective)
        let raisable = session.limits.filter { $0.isDecided && $0.range != nil && savings[$0.id] != nil }
        let byKey = Dictionary(grouping: raisable) { "\($0.key ?? "")|\($0.name)|\($0.place)|\($0.item)" }
        return byKey.values.compactMap { rows -> Candidate? in
            let rows = rows.sorted { $0.year < $1.year }
            func size(_ limit: PlanSession.Limit) -> Double {
                let wanted = limit.value == 0 ? 1 : limit.value * step
                return min(wanted, limit.range!.upperBound - limit.value)
            }
            guard let first = rows.first(where: { savings[$0.id]! * size($0) > noise }) else { return nil }
            let later = rows.filter { $0.year >= first.year }
            let weight = session.model.scenario.horizon.weight(first.year)
            return Candidate(
                limit: first, rows: later, promiseUsdPerUnit: later.reduce(0) { $0 + savings[$1.id]! },
                dual: savings[first.id]! / (first.period == .year ? weight : 1),
                size: later.map(size).min()!, annualCostUsdPerUnit: session.annualCostUsd(of: first.id))
        }.filter { $0.size > 0 }.sorted {
            ($0.promiseUsdPerUnit * $0.size, $1.limit.id) > ($1.promiseUsdPerUnit * $1.size, $0.limit.id)
        }
    }
}

/// Raises limits one by one and solves again.
struct UpgradeSearch {
    private(set) var session: PlanSession
    /// v(0).
    let cost: Double

    /// Of what the dual promises: less, and the dual no longer holds.
    private static let holdingShare = 0.99
    /// How often the step is doubled while the dual holds, or halved where it does not.
    private static let mostDoublings = 2
    private static let mostBisections = 3
    /// Of the cost: what two solves may differ by.
    private static let noiseShare = 1e-7

    init(_ session: PlanSession, cost: Double) { (self.session, self.cost) = (session, cost) }

    private var noise: Double { UpgradeSearch.noiseShare * abs(cost) }

    mutating func upgrade(_ candidate: Candidate) throws -> Upgrade {
        let held = try saving(candidate, candidate.size)
        let benefit = session.model.weighsCarriedPower ? try saving(candidate, candidate.size, settles: true) : held
        let reach = try held.map { try self.reach(candidate, saved: $0) }
        return Upgrade(
            candidate, netBenefitUsd: benefit, isConfirmed: benefit.map { $0 > noise } ?? false, reach: reach?.to ?? 0,
            endsBefore: reach?.before)
    }

    /// s(δ); nil where the solver stops on its way.
    private mutating func saving(_ candidate: Candidate, _ size: Double, settles: Bool = false) throws -> Double? {
        let solution = try session.trying { session in
            for row in candidate.rows { try session.set(row.id, to: row.value + size) }
            return settles ? session.settle().solution : session.solve()
        }
        if solution.status == .interrupted { throw Failure(.interrupted, "interrupted; nothing was written") }
        return solution.status == .optimal ? cost - solution.certificate.primalObjective : nil
    }

    private func holds(_ candidate: Candidate, _ size: Double, saved: Double) -> Bool {
        saved >= UpgradeSearch.holdingShare * candidate.promiseUsdPerUnit * size - noise
    }

    /// How far the dual was seen to hold, and the least amount for which it was seen not to; nil where there was none.
    private mutating func reach(_ candidate: Candidate, saved: Double) throws -> (to: Double, before: Double?) {
        if holds(candidate, candidate.size, saved: saved) {
            var size = candidate.size
            for _ in 0..<UpgradeSearch.mostDoublings {
                if candidate.rows.contains(where: { !$0.range!.contains($0.value + 2 * size) }) { return (size, nil) }
                guard let more = try saving(candidate, 2 * size) else { return (size, nil) }
                if !holds(candidate, 2 * size, saved: more) { return (size, 2 * size) }
                size *= 2
            }
            return (size, nil)
        }
        var (low, high) = (0.0, candidate.size)
        for _ in 0..<UpgradeSearch.mostBisections {
            let middle = (low + high) / 2
            guard let saved = try saving(candidate, middle) else { break }
            if holds(candidate, middle, saved: saved) { low = middle } else { high = middle }
        }
        return (low, high)
    }
}

/// What raising a limit is worth.
public struct Upgrade: Sendable {
    public let kind: String
    public let place: String
    public let item: String
    /// The first in which the limit binds; it is raised from then on.
    public let year: Int
    public let key: String?
    public let policy: String?
    /// What it is, in `unit`.
    public let limit: Double
    /// δ.
    public let size: Double
    public let unit: String
    /// US$ of the year that a unit more in this year alone saves.
    public let dual: Double
    /// US$ of present value that a unit more from this year on saves.
    public let savingUsdPerUnit: Double
    /// What the size takes a year where it is built; nil where nothing is built within the limit.
    public let annualCostUsd: Double?
    /// US$ of present value that the re-solve at the size saves, what is built paid for; nil where it stopped.
    public let netBenefitUsd: Double?
    /// Whether the re-solve saves more than two solves may differ by.
    public let isConfirmed: Bool
    /// How far above the limit the dual was seen to hold.
    public let reach: Double
    /// The least amount for which it was seen not to; nil where it still held when the search ended.
    public let endsBefore: Double?

    init(_ candidate: Candidate, netBenefitUsd: Double?, isConfirmed: Bool, reach: Double, endsBefore: Double?) {
        let limit = candidate.limit
        (kind, place, item, year) = (limit.name, limit.place, limit.item, limit.year)
        (key, policy, self.limit, unit) = (limit.key, limit.policy, limit.value, limit.unit)
        (size, dual, savingUsdPerUnit) = (candidate.size, candidate.dual, candidate.promiseUsdPerUnit)
        annualCostUsd = candidate.annualCostUsdPerUnit.map { $0 * candidate.size }
        (self.netBenefitUsd, self.isConfirmed) = (netBenefitUsd, isConfirmed)
        (self.reach, self.endsBefore) = (reach, endsBefore)
    }

    var json: JSONValue {
        .object([
            "kind": .text(kind), "place": .text(place), "item": .text(item), "year": .integer(year),
            "key": key.map(JSONValue.text) ?? .null, "policy": policy.map(JSONValue.text) ?? .null,
            "limit": .number(limit), "size": .number(size), "unit": .text(unit), "dual": .number(dual),
            "saving_usd_per_unit": .number(savingUsdPerUnit), "annual_cost_usd": .number(annualCostUsd),
            "net_benefit_usd": .number(netBenefitUsd), "confirmed": .boolean(isConfirmed),
            "range": .list([.number(0), .number(reach)]), "range_ends_before": .number(endsBefore),
        ])
    }

    static let tables = TableDefinition<[Upgrade], Upgrade>(
        "upgrades", "A limit that was raised, and what that saves.", rows: { $0 },
        [
            .text("limit_kind", "What is limited.") { $0.kind }, .text("place", "Region or link.") { $0.place },
            .text("policy", mayBeEmpty: true, "Name of the policy, where it is one's.") { $0.policy ?? "" },
            .text("item", mayBeEmpty: true, "Which of them, where there are several.") { $0.item },
            .integer("year", "The first in which the limit binds; it is raised from then on.") { $0.year },
            .text("scenario_key", mayBeEmpty: true, "Key of the number that sets it.") { $0.key ?? "" },
            .number("limit_number", nil, "What it is.") { $0.limit },
            .number("size", nil, "By how much it was raised.") { $0.size },
            .text("unit", "Of the limit, the size and the range.") { $0.unit },
            .number("dual", nil, "US$ of the year saved by one more unit in that year alone.") { $0.dual },
            .number("saving_usd_per_unit", .dollar, "Present value saved by one more unit from that year on.") {
                $0.savingUsdPerUnit
            },
            .optional("annual_cost_usd", .dollar, "What the size takes a year where it is built.") { $0.annualCostUsd },
            .optional("net_benefit_usd", .dollar, "Present value that the re-solve saves; empty where it stopped.") {
                $0.netBenefitUsd
            },
            .text("confirmed", "yes or no: whether that is more than two solves may differ by.") {
                $0.isConfirmed ? "yes" : "no"
            },
            .number("range_to", nil, "How far above the limit the dual was seen to hold.") { $0.reach },
            .optional("range_ends_before", nil, "The least amount for which it was seen not to.") { $0.endsBefore },
        ])

    var cells: [String] {
        func amount(_ value: Double) -> String { NumberText.text(value, decimals: abs(value) < 100 ? 2 : 0) }
        return [
            (policy.map { "\($0) (\(kind))" } ?? kind).replacing("_", with: " ") + (item.isEmpty ? "" : " \(item)"),
            place, "\(year)", amount(limit), amount(size), unit, amount(savingUsdPerUnit),
            reach > 0 || endsBefore == nil
                ? (endsBefore == nil ? "≥ " : "") + "+" + amount(reach) : "< +" + amount(endsBefore!),
            netBenefitUsd.map { amount($0 / 1e6) } ?? "not solved",
            annualCostUsd.map { amount($0 / 1e6) } ?? "–",
        ]
    }
}
