import Documents

/// Checks that need the whole scenario: names that must exist elsewhere, and numbers that do not fit together.
struct ScenarioChecks {
    let scenario: Scenario
    let root: TableReader
    private let log: IssueLog

    init(_ scenario: Scenario, _ document: Document, _ log: IssueLog) {
        self.scenario = scenario
        self.log = log
        root = document.reader(log: log)
    }

    func run() {
        checkName()
        checkNames()
        SuspiciousNumbers(scenario, root).warn()
        if scenario.regions.isEmpty { root.report(at: nil, "a scenario needs at least one [regions.NAME]") }
        if scenario.horizon.firstBuildYear < scenario.horizon.years.lowerBound {
            section("horizon")?.report(at: "first_build_year", "is before first_year")
        }
        for region in scenario.regions {
            guard let table = root.table(region.name, among: "regions") else { continue }
            for part in PartCatalogue.parts { part.check(region, table, self) }
        }
        for part in PartCatalogue.parts { part.check(self) }
        checkPolicies()
        if !scenario.expectations.isEmpty, scenario.basePath == nil {
            root.report(at: "expects", "the file extends none, whose plan this one's could be set against")
        }
        let regionNames = scenario.regions.map(\.name)
        for key in ["links", "routes"] {
            for entry in root.tables(key) {
                require(entry.table.string("from"), among: regionNames, "region", entry.table, "from")
                require(entry.table.string("to"), among: regionNames, "region", entry.table, "to")
                if entry.table.string("from") == entry.table.string("to") {
                    entry.table.report(at: "to", "a link joins two different regions")
                }
            }
        }
        for entry in root.tables("published") {
            for name in entry.table.strings("regions") {
                require(name, among: regionNames, "region", entry.table, "regions")
            }
        }
    }

    /// A regime's rule is looked at once, wherever it is adopted.
    private func checkPolicies() {
        var seen: Set<[String]> = []
        for named in scenario.policies where seen.insert(named.scope.path).inserted {
            guard let table = table(of: named) else { continue }
            let scopes = scenario.policies.filter { $0.scope.path == named.scope.path }.map(\.scope)
            for scope in scopes { named.policy.check(scope, table, scenario) }
            named.checkEffect(scopes, table, scenario)
        }
    }

    private func table(of named: NamedPolicy) -> TableReader? {
        let path = named.scope.path
        let entries =
            path.count == 2
            ? root.entries("policies") : root.table(path[1], among: path[0])?.entries("policies", as: "policies") ?? []
        return entries.first { $0.name == path[path.count - 1] }?.table
    }

    /// The name becomes a directory, so it is kept to what every file system takes.
    private func checkName() {
        let allowed = scenario.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        if !allowed || scenario.name.isEmpty || scenario.name.hasPrefix(".") || scenario.name.utf8.count > 100 {
            root.report(at: "name", "must be made of letters, digits, - _ and . (it names the folder of results)")
        }
    }

    /// Of a name, in characters: more is no name.
    private static let longestName = 200

    /// Names become parts of row names, table cells and key paths.
    private func checkNames() {
        for key in [
            "regions", "workloads", "racks", "cooling", "thermal_stores", "technologies", "links", "redundancy",
            "regimes",
        ] {
            for entry in root.tables(key) { checkPart(entry.name, entry.table) }
        }
        for region in root.tables("regions") {
            if region.name == Demand.offshore {
                region.table.report(at: nil, "\"\(Demand.offshore)\" names demand from elsewhere; choose another name")
            }
            for key in ["supply", "fleet", "water", "schemes"] {
                for entry in region.table.tables(key) { checkPart(entry.name, entry.table) }
            }
            for entry in region.table.table("hosting")?.tables("upgrades") ?? [] { checkPart(entry.name, entry.table) }
            for key in ["bands", "demand", "steps"] {
                for entry in region.table.table("tariff")?.tables(key) ?? [] { checkPart(entry.name, entry.table) }
            }
        }
    }

    private func checkPart(_ name: String, _ table: TableReader) {
        let allowed = name.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
        if !allowed || name.isEmpty || name.count > ScenarioChecks.longestName {
            table.report(
                at: nil,
                "a name is made of letters, digits, - and _, \(ScenarioChecks.longestName) characters at the most")
        }
    }

    private func section(_ key: String) -> TableReader? { root.table(key) }

    func require(
        _ name: String, among known: [String], _ what: String, _ table: TableReader, _ key: String?
    ) {
        if known.contains(name) { return }
        let near = suggestion(for: name, among: known)
        table.report(at: key, "there is no \(what) \"\(name)\"\(near)")
    }
}
