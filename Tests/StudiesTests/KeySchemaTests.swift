import Documents
import Foundation
import Planning
import Reporting
import Studies
import TestSupport
import Testing

/// The schemas take every file that the readers take, and refuse what these refuse.
@Suite struct KeySchemaTests {
    static let scenarios = JSONSchema(root: KeySchema(Scenario.keys(), title: "A scenario").json)
    static let sweeps = JSONSchema(root: KeySchema(Sweep.keys(), title: "A sweep").json)

    private static func files(_ folder: String) -> [String] {
        let path = Checkout.scenarios.appendingPathComponent(folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { "\(path)/\($0)" }
    }

    /// As an editor sees the file, alone.
    private func written(_ path: String) throws -> JSONValue {
        JSONValue(try Node.parse(Array(try Data(contentsOf: URL(fileURLWithPath: path))), file: path))
    }

    @Test(arguments: files("") + files("policies") + files("pieces")) func shippedScenariosAreTaken(path: String) throws
    {
        #expect(Self.scenarios.problems(try written(path)) == [])
        #expect(Self.scenarios.problems(JSONValue(try Document.load(path: path).root)) == [])
    }

    @Test func allTablesAreTaken() throws {
        let all = try AllTables()
        #expect(Self.scenarios.problems(try written(all.path)) == [])
        #expect(Self.scenarios.problems(JSONValue(try Document.load(path: all.path).root)) == [])
    }

    @Test(arguments: UInt64(1)...20) func randomScenariosAreTaken(seed: UInt64) throws {
        let file = try TemporaryFile(RandomScenario(seed: seed).text)
        #expect(Self.scenarios.problems(try written(file.path)) == [])
    }

    @Test(arguments: files("sweeps")) func shippedSweepsAreTaken(path: String) throws {
        #expect(Self.sweeps.problems(try written(path)) == [])
        for question in try Sweep.questions(path: path) {
            let key = Sweep.keys().table(question.table)?.keys.first { $0.name == question.key }
            #expect(key != nil && (question.type == nil || question.type == key?.type), "\(question.path)")
        }
    }

    @Test func everyKeyOfASweepHasASentence() {
        let keys = Sweep.keys().keys
        #expect(keys.count >= 8 && keys.allSatisfy { $0.meaning.hasSuffix(".") })
    }

    /// The flagship with one thing changed, as both its readers and its schema see it.
    private func isTaken(_ change: String) throws -> (bySchema: Bool, byReaders: Bool) {
        let path = Checkout.scenario("four-regions-2030")
        let root = try Document.load(path: path, overrides: [change]).root
        let byReaders = (try? Scenario.read(path: path, overrides: [change])) != nil
        return (Self.scenarios.problems(JSONValue(root)).isEmpty, byReaders)
    }

    @Test(arguments: [
        "colour=3", "regions.johor.hosting.limit=5", "regions.johor.hosting.limit_mw=-1",
        "regions.johor.hosting.limit_mw=\"5\"", "regions.johor.hosting.limit_mw={ 203 = 5 }",
        "regions.johor.hosting.limit_mw={ 2030 = -5 }", "regions.johor.hosting.limit_mw={}",
        "regions.johor.hosting.limit_mw={ growth = \"linaer\", base_year = 2025 }",
        "regions.johor.hosting.limit_mw={ growth = \"linear\", base_year = 2025, base = 3 }",
        "regions.johor.hosting.limit_mw={ growth = \"linear\", base_year = 2025, base = 3, slope_per_year = 1, capacity = 3 }",
        "regions.johor.hosting={}", "regions.johor.perspective=both", "regions.johor.latitude_deg=70",
        "regions.johor.climate.dry_bulb_c=[1, 2, 3]", "regions.johor.climate.weather_file_year=2020",
        "regions.johor.climate={ inflow_relative = [1] }", "horizon.first_year=2025.5", "horizon={ first_year = 2025 }",
        "whole_rack_rows=\"yes\"", "regions.johor.jurisdiction=5", "regions.johor.carbon_usd_per_t=1e13",
        "technologies.battery.kind=batery", "technologies.battery.tilt_deg=5", "workloads.inference.unit=kw",
        "workloads.inference.demand.offshore.residency_share=0.5", "regions.johor.tariff.peak_hours=[8, 22, 23]",
        "regions.johor.tariff={ peak_usd_per_mwh = 3 }", "regions.johor.water.potable.kind=fresh",
        "regions.johor.water.lake={ limit_m3_per_day = 3, price_usd_per_m3 = 1 }", "racks.x={ peak_kw = 5 }",
        "policies=[{ name = \"a\", kind = \"gpu_quota\", limit_mw = 5 }]",
        "policies=[{ name = \"a\", kind = \"hosting_cap\" }]",
        "policies=[{ kind = \"gpu_quota\", h100e_per_year = 5 }]", "policies=[{ name = \"a\", kind = \"nothing\" }]",
        "policies=[{ name = \"a\", kind = \"water_cap\", limit_m3_per_day = 5, water = [\"fresh\"] }]",
        "policies={ a = { kind = \"gpu_quota\" } }",
    ])
    func whatReadersRefuseIsRefused(change: String) throws {
        let taken = try isTaken(change)
        #expect(!taken.byReaders && !taken.bySchema)
    }

    @Test(arguments: [
        "regions.johor.hosting.limit_mw=inf", "regions.johor.hosting.limit_mw={ 2025 = 5, 2030 = inf }",
        "regions.johor.hosting.limit_mw={ growth = \"logistic\", capacity = 9000, rate_per_year = 0.5, midpoint_year = 2028 }",
        "regions.johor.perspective=system", "whole_rack_rows=true", "title=Another",
        "regions.johor.water.sea={ limit_m3_per_day = 3, price_usd_per_m3 = 1 }",
        "policies=[{ name = \"a\", kind = \"pue_limit\", limit = inf }]",
        "policies=[{ name = \"a\", kind = \"tax_holiday\", relief_share = 1, holiday_years = 3, from_year = 2028 }]",
    ])
    func whatReadersTakeIsTaken(change: String) throws {
        let taken = try isTaken(change)
        #expect(taken.byReaders && taken.bySchema)
    }

    @Test func moneyMayBeInOtherCurrencies() throws {
        for (key, isTaken) in [("peak_myr_per_mwh", true), ("peak_mixed_per_mwh", false)] {
            let text = "extends = \"a.toml\"\n[currency]\nmyr_per_usd = 4.2\n[regions.johor.tariff]\n\(key) = 400\n"
            let value = JSONValue(try Node.parse(Array(text.utf8), file: "b.toml"))
            #expect(Self.scenarios.problems(value).isEmpty == isTaken, "\(key)")
        }
    }

    @Test func wrongSweepsAreRefused() throws {
        for text in [
            "name = \"a\"\ncolour = 1", "title = \"a\"", "name = \"a\"\n[axes.x]\nkey = \"a.b\"",
            "name = \"a\"\n[axes.x]\nkey = \"a.b\"\nvalues = []",
            "name = \"a\"\n[axes.x]\nkey = \"a.b\"\nvalues = [1]\nscenarios = [\"b.toml\"]",
        ] {
            #expect(
                !Self.sweeps.problems(JSONValue(try Node.parse(Array(text.utf8), file: "a.toml"))).isEmpty, "\(text)")
        }
    }
}
