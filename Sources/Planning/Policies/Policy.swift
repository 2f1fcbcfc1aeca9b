import Documents
import LinearProgramming

/// A rule that bounds or prices what the model's parts expose. Adding a policy is one file and one line in
/// `PolicyCatalogue`.
public protocol Policy: Sendable {
    /// The word that names it in scenarios.
    static var kind: String { get }
    /// One line for documentation.
    static var summary: String { get }
    init(_ table: TableReader)
    /// Reports names in the policy's table that the scenario does not know, and numbers that look wrong.
    func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario)
    /// Why the policy changes nothing in a year, whatever a plan does; nil where it may.
    func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle?
    /// The number that must be met in every year, if there is one that may take building.
    var obligation: Obligation? { get }
    /// What it adds to the energy price of grid power in a year.
    func addedToTariffUsdPerMwh(in year: Int) -> Double
    /// The policy of a part of the places that it applies to (see `Scenario.coalition`): an amount that is set for all of them together
    /// is divided, so that the parts of several coalitions add up to it. What holds for each place, or is a share or a price, stays.
    func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self
    /// Adds the policy's rows and charges to a model whose parts are all in place.
    func apply(_ scope: PolicyScope, to model: inout PlanModel)
}

extension Policy {
    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {}
    public var obligation: Obligation? { nil }
    public func addedToTariffUsdPerMwh(in year: Int) -> Double { 0 }
    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self { self }
}

public enum PolicyCatalogue {
    public static let kinds: [any Policy.Type] = [
        CarbonPrice.self, CarbonCap.self, CleanShare.self, HourlyMatching.self, PueLimit.self, WueLimit.self,
        WaterCap.self, HostingCap.self, BuildMoratorium.self, ApprovalRate.self, GpuQuota.self, RackBan.self,
        LicenceRenewal.self, FixedSet.self, DataResidency.self, CustomerAccess.self, CustomerShare.self,
        CrossBorderPower.self, CapitalBudget.self, Subsidy.self,
        TaxHoliday.self, TariffAdjustment.self, CommittedProject.self, NewHallStandard.self,
    ]

    /// Reads one entry of `[[policies]]`; nil, and reported, when its kind is unknown.
    static func read(name: String, _ table: TableReader, regions: [Region]) -> NamedPolicy? {
        let kind = kind(table)
        let scope = PolicyScope(name: name, table, regions: regions)
        return policy(kind, table).map { NamedPolicy(scope: scope, policy: $0) }
    }

    /// Reads a rule of a regime, which says nothing of where it holds; nil, and reported, when its kind is unknown.
    static func rule(_ table: TableReader) -> (any Policy)? {
        if table.value("applies_to") != nil {
            table.report(at: "applies_to", "a regime's rules hold in the jurisdictions that adopt it")
        }
        return policy(kind(table), table)
    }

    private static func kind(_ table: TableReader) -> String {
        table.string("kind", "What it bounds or prices.", words: kinds.map { $0.kind })
    }

    private static func policy(_ kind: String, _ table: TableReader) -> (any Policy)? {
        guard let type = kinds.first(where: { $0.kind == kind }) else {
            let known = kinds.map { $0.kind }
            let near = suggestion(for: kind, among: known)
            table.report(at: "kind", "unknown kind \"\(kind)\" (known: \(known.joined(separator: ", ")))\(near)")
            return nil
        }
        let policy = type.init(table)
        table.finish()
        return policy
    }
}

/// A policy and where it applies.
public struct NamedPolicy: Sendable {
    public let scope: PolicyScope
    public let policy: any Policy
}

/// The regions to which a policy applies: `applies_to = ["malaysia"]` names regions or jurisdictions; all when left out.
public struct PolicyScope: Sendable {
    public let name: String
    /// Indices into the scenario's regions.
    public let regions: [Int]

    /// The path of the policy's table.
    let path: [String]

    /// Which of a policy's limits, where it has several; empty otherwise.
    let part: String

    init(name: String, path: [String], regions: [Int], part: String = "") {
        (self.name, self.path, self.regions, self.part) = (name, path, regions, part)
    }

    /// The scope of one limit of a policy that has several.
    func part(_ word: String) -> PolicyScope { PolicyScope(name: name, path: path, regions: regions, part: word) }

    /// The scope among some of the regions, which are counted anew; nil where it has none of them.
    func within(_ members: [Int]) -> PolicyScope? {
        let kept = members.indices.filter { regions.contains(members[$0]) }
        return kept.isEmpty ? nil : PolicyScope(name: name, path: path, regions: kept, part: part)
    }

    /// The path of a key in the policy's table.
    func key(_ key: String) -> [String] { path + [key] }

    /// The policy's name and the part's, as rows are labelled.
    var label: String { part.isEmpty ? name : "\(name).\(part)" }

    init(name: String, _ table: TableReader, regions: [Region]) {
        self.name = name
        path = ["policies", name]
        part = ""
        let named = table.strings(
            "applies_to", "Regions or jurisdictions that it applies to; all of them unless said.", default: [])
        let known = regions.map(\.name) + regions.map(\.jurisdiction)
        for word in named where !known.contains(word) {
            let near = suggestion(for: word, among: known)
            table.report(at: "applies_to", "\"\(word)\" is neither a region nor a jurisdiction\(near)")
        }
        self.regions = regions.indices.filter {
            named.isEmpty || named.contains(regions[$0].name) || named.contains(regions[$0].jurisdiction)
        }
    }
}
