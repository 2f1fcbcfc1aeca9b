import Documents
import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// Whatever number stands in a key, a scenario is read or refused with file, line, key and range; nothing traps.
@Suite struct AwkwardNumberTests {
    static let numbers = [
        "0", "-0.0", "-1", "1e-320", "1e-9", "0.5", "1", "1e6", "1e9", "1e15", "1e18", "1e21", "1e308", "inf", "nan",
    ]
    static let integers = ["9223372036854775807", "-9223372036854775808"]

    /// Numbers beyond which no key but a limit takes any.
    static let wild: Set<String> = ["1e21", "1e308", "nan"]

    /// Words of the keys that are limits.
    static let limits = ["limit", "largest", "h100e", "capacity_mw", "allowed", "hours", "ramp"]

    @Test func allTablesAreARightScenario() throws {
        let scenario = try AllTables().read()
        #expect(scenario.policies.count > 20 && scenario.projection != nil && scenario.regions.count == 2)
    }

    /// Every numeric key of the shipped scenarios is one of those that are tried here.
    @Test func everyKindOfKeyIsTried() throws {
        let known = Set(try AllTables().keys().map { leaf($0.kind) })
        for path in try ShippedScenario.all() {
            for key in NumericKey.all(in: try Document.load(path: path).root) {
                #expect(known.contains(leaf(key.kind)), "\(key.path) of \(path)")
            }
        }
    }

    /// The last part of a kind that is no name of the file's own.
    private func leaf(_ kind: String) -> String {
        kind.split(separator: ".").last { $0 != "*" }.map(String.init) ?? kind
    }

    /// All keys at once, as all that is wrong is told at once; then those that are not refused, eight by eight without those
    /// that the checks refuse, and, where the others do not go together, one by one.
    @Test(arguments: numbers + integers) func everyKeyIsReadOrRefused(number: String) throws {
        let tables = try AllTables()
        let keys = try tables.keys()
        let refused = try refusals(tables, keys.map { $0.setting(number) })
        let left = keys.filter { !refused.contains($0.path) }
        for start in stride(from: 0, to: left.count, by: 8) {
            var group = Array(left[start..<min(start + 8, left.count)])
            var wrong = try refusals(tables, group.map { $0.setting(number) })
            while group.contains(where: { wrong.contains($0.path) }) {
                group.removeAll { wrong.contains($0.path) }
                wrong = try refusals(tables, group.map { $0.setting(number) })
            }
            for key in group where try wrong.isEmpty || refusals(tables, [key.setting(number)]).isEmpty {
                let isLimit = AwkwardNumberTests.limits.contains(where: key.path.contains)
                #expect(!AwkwardNumberTests.wild.contains(number) || (isLimit && number != "nan"), "\(key.path)")
            }
        }
    }

    /// The key paths of what is wrong, without the place in an array; each has a place and a word.
    private func refusals(_ tables: AllTables, _ overrides: [String]) throws -> Set<String> {
        do {
            _ = try tables.read(set: overrides)
            return []
        } catch let wrong as InputIssues {
            let errors = wrong.issues.filter { $0.severity == .error }
            #expect(!errors.isEmpty && errors.allSatisfy { $0.position != nil && !$0.message.isEmpty }, "\(errors)")
            return Set(errors.map { String($0.keyPath.prefix { $0 != "[" }) })
        }
    }
}

/// The scenarios that come with the program.
enum ShippedScenario {
    static func all() throws -> [String] {
        let folder = Checkout.scenarios.path
        return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter {
            $0.hasSuffix(".toml") && !$0.hasPrefix("sweeps/")
        }.map { folder + "/" + $0 }
    }
}
