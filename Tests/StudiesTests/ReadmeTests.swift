import Documents
import Foundation
import Planning
import Reporting
import TestSupport
import Testing

/// The README names what the catalogues hold.
@Suite struct ReadmeTests {
    private let text: String

    init() throws { text = try String(contentsOf: Checkout.root.appendingPathComponent("README.md"), encoding: .utf8) }

    private let keys = Scenario.keys()

    @Test func itNamesEveryTable() throws {
        for key in try #require(keys.table("")).keys where key.type.isTable {
            let isNamed = ["`\(key.name)`", "`\(key.name).", "`[\(key.name)", "`[[\(key.name)"].contains(
                where: text.contains)
            #expect(isNamed, "\(key.name)")
        }
    }

    @Test func itNamesEveryFileOfAPlan() {
        let tables = PlanTables.schemas.map(CSVFormat.fileName)
        for file in tables + ["plan.json", DataPackage.name] { #expect(text.contains("`\(file)`"), "\(file)") }
    }

    @Test func itNamesEveryKindOfPlantAndCurve() throws {
        for path in ["technologies.*.kind", "growth.growth"] {
            let words = try #require(keys.keys.first { $0.path == path }?.type.words)
            for word in words { #expect(text.contains("`\(word)`") || text.contains("\"\(word)\""), "\(word)") }
        }
    }

    @Test func itCountsThePolicies() { #expect(text.contains("\(PolicyCatalogue.kinds.count) kinds")) }

    /// Key paths in its examples, and keys of its table of tables, are keys.
    @Test func theKeysOfItsExamplesAreKeys() throws {
        let paths = text.matches(of: /--set ([a-z_.]+)=/).map { String($0.output.1) }
        #expect(paths.count >= 3)
        for path in paths { #expect(!KeyQuery(path, in: keys).keys.isEmpty, "\(path)") }
        let rows = text.matches(of: /\n\| `([a-z_]+)\.[A-Z]` \| ([^\n]+)/)
        #expect(rows.count >= 7)
        for row in rows {
            let table = String(row.output.1)
            for word in row.output.2.matches(of: /`([a-z_]+)`/).map({ String($0.output.1) }) {
                let isWord = keys.keys.contains { $0.type.words?.contains(word) == true }
                #expect(
                    isWord || keys.keys.contains { $0.path.hasPrefix(table) && $0.path.contains(word) },
                    "\(table): \(word)")
            }
        }
    }
}
