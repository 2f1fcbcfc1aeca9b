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
        for (named, entry) in zip(scenario.policies, root.entries("policies")) {
            named.policy.check(named.scope, entry.table, scenario)
            named.checkEffect(entry.table, scenario)
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
