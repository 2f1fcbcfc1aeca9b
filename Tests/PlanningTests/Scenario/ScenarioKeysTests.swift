import Documents
import Foundation
import Planning
import TestSupport
import Testing

/// The catalogue of scenario keys holds what readers ask of real files: nothing that a reader looks for is missing from it.
@Suite struct ScenarioKeysTests {
    static let catalogue = Scenario.keys()

    private static let shipped = ["", "policies", "pieces"].flatMap { folder in
        let path = Checkout.scenarios.appendingPathComponent(folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { "\(path)/\($0)" }
    }

    /// Why the catalogue lacks the question; nil: it does not.
    private func lack(_ question: KeyQuestion) -> String? {
        let namesakes = Self.catalogue.table(question.table)?.keys.filter { $0.name == question.key } ?? []
        if namesakes.isEmpty { return "\(question.path) is not in the catalogue" }
        guard let type = question.type else { return nil }
        return namesakes.contains { $0.type == type } ? nil : "\(question.path) is read as \(type)"
    }

    private func expectAllKnown(_ path: String) throws {
        let questions = try Scenario.questions(path: path)
        #expect(questions.count > 100)
        #expect(questions.compactMap(lack) == [], "\(path)")
    }

    @Test(arguments: shipped) func whatIsAskedOfAShippedFileIsInTheCatalogue(path: String) throws {
        try expectAllKnown(path)
    }

    @Test func whatIsAskedOfAllTablesIsInTheCatalogue() throws {
        let all = try AllTables()
        try expectAllKnown(all.path)
    }

    @Test(arguments: UInt64(1)...20) func whatIsAskedOfRandomScenariosIsInTheCatalogue(seed: UInt64) throws {
        let file = try TemporaryFile(RandomScenario(seed: seed).text)
        try expectAllKnown(file.path)
    }

    /// The other way round: what a file holds is found by its path.
    @Test func whatAFileHoldsIsFoundByItsPath() throws {
        let all = try AllTables()
        var found: Set<String> = []
        for path in Self.shipped + [all.path] { found.formUnion(paths(try Document.load(path: path).root, [])) }
        for key in found.sorted() where KeyQuery(key, in: Self.catalogue).keys.isEmpty {
            Issue.record("\(key) is not found")
        }
    }

    private func paths(_ node: Node, _ path: [String]) -> [String] {
        if let table = node.table, !table.isYearly, !table.isGrowth {
            return table.entries.flatMap { paths($0.node, path + [$0.key]) }
        }
        if let elements = node.array, elements.contains(where: { $0.table != nil }) {
            return elements.flatMap { paths($0, path + [$0.table?["name"]?.string ?? ""]) }
        }
        return [keyPath(path)]
    }

    /// Numbers without a unit: what they count stands in their names.
    private static let unitless: Set<String> = [
        "*", "seed", "samples", "year", "limit", "pue", "pue_limit", "cycles_of_concentration", "low", "mode", "high",
        "median", "sigma", "months",
        "mean", "standard_deviation", "values", "weights", "base", "capacity", "displacement", "market", "announced",
        "existing", "cumulative", "history",
    ]

    @Test func everyKeyHasASentenceAndItsUnit() {
        let keys = Self.catalogue.tables.flatMap(\.keys)
        #expect(keys.count > 350)
        for key in keys {
            #expect(key.meaning.hasSuffix(".") && key.meaning.count > 5 && key.meaning.count <= 100, "\(key.path)")
            #expect(key.meaning.first?.isUppercase != false || key.meaning.first == "b", "\(key.path)")
            if key.type.range != nil { #expect(key.unit != nil || Self.unitless.contains(key.name), "\(key.path)") }
        }
        // A key whose value nobody asks for has no type, hence no sentence.
        for table in Self.catalogue.tables { #expect(!table.keys.isEmpty, "\(table.pattern)") }
    }

    /// The rows that sentences name are rows of the program, and each row that a number bounds is named.
    @Test func rowsAreEquations() throws {
        let known = Set(Equation.allCases.map(\.rawValue))
        let named = Set(Self.catalogue.keys.flatMap(\.rows))
        #expect(named.subtracting(known) == [])
        let unnamed = known.subtracting(named)
        // These follow from others: balances of stores over a year's runs, exact forms of what is named.
        #expect(
            unnamed == [
                "delivery", "flow_limit", "charge_limit", "discharge_limit", "level_limit",
                "level_link", "level_highest", "level_lowest", "level_top", "level_bottom", "contract_kept",
                "matched_supply", "matched_load", "design_plant",
            ])
    }

    @Test func kindsAreThoseOfTheCatalogues() throws {
        func words(_ path: String) throws -> [String] {
            try #require(Self.catalogue.keys.first { $0.path == path }?.type.words)
        }
        #expect(try words("technologies.*.kind") == SupplyCatalogue.kinds.map { $0.kind })
        #expect(try words("policies.*.kind") == PolicyCatalogue.kinds.map { $0.kind })
        for (path, summaries) in Scenario.kindSummaries { #expect(try Set(words(path)) == Set(summaries.keys)) }
        for kind in PolicyCatalogue.kinds {
            let own = KeyQuery(kind.kind, in: Self.catalogue).keys.filter { $0.table == "policies.*" }
            #expect(!own.isEmpty, "\(kind.kind) has no keys of its own")
        }
    }

    @Test func someKeysAreAsTheReadersHaveThem() throws {
        func key(_ path: String) throws -> Key {
            try #require(KeyQuery(path, in: Self.catalogue).keys.first)
        }
        let limit = try key("regions.johor.hosting.limit_mw")
        #expect(limit.need == .always && limit.unit == "MW" && limit.rows == ["hosting"] && limit.conditions.isEmpty)
        #expect(try key("regions.johor.supply.sun.fuel_usd_per_mmbtu").conditions.first?.values == [.text("thermal")])
        #expect(try key("regions.johor.water.lake.kind").need == .but(["potable", "reclaimed", "sea"]))
        #expect(try key("horizon.first_build_year").value == nil)
        #expect(try key("workloads.a.demand.offshore.utc_offset_hours").need == .always)
    }
}
