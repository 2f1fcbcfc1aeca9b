import Foundation
import Testing

/// Outputs of a scenario in which one region has nothing: no ratio of noise over noise, in any of them.
@Suite struct NothingTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    /// No racks, halls, load, supply or links in the south.
    private static let nothing = [
        "regions.south.racks.h100.existing_racks=0", "regions.south.halls.pipeline_mw=0",
        "regions.south.halls.air.existing_mw=0", "regions.south.supply.pv.limit_mw=0", "links.cable.limit_mw=0",
        "regions.south.cooling.dry.existing_mw_th=0",
    ].flatMap { ["--set", $0] }

    /// What a figure may be, by how its name ends or what it holds.
    private static let bounds: [(name: String, range: ClosedRange<Double>)] = [
        ("pue", 1...5), ("wue", 0...20), ("clean_share", -0.01...1.01), ("utilisation", 0...1.01),
        ("liquid_heat_share", 0...1.01), ("g_per_kwh", 0...2000), ("usd_per_mwh", 0...20_000),
        ("usd_per_h100e_hour", 0...100), ("usd_per_it_mwh", 0...100_000),
    ]

    /// Complaints about a named number: a ratio out of all reason, or MW of dust.
    private static func odd(_ name: String, _ value: Double) -> [String] {
        let range = bounds.first { name.contains($0.name) }?.range
        let isDust = name.hasSuffix("_mw") && value != 0 && abs(value) < 1e-6
        return range.map { !$0.contains(value) } ?? false || isDust ? ["\(name) = \(value)"] : []
    }

    /// Every number of a JSON value, under the last key that names it.
    private static func odd(_ value: Any, under name: String = "") -> [String] {
        switch value {
        case let object as [String: Any]:
            object.flatMap { odd($1, under: bounds.contains { name.contains($0.name) } ? name : $0) }
        case let array as [Any]: array.flatMap { odd($0, under: name) }
        case let number as Double: odd(name, number)
        default: []
        }
    }

    /// Every number of a CSV, under its column; in tidy tables, under its row's balance or quantity.
    private static func odd(csv text: String) -> [String] {
        let rows = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return rows.dropFirst().flatMap { row in
            zip(rows[0], row).flatMap { column, field -> [String] in
                let tidy = rows[0].firstIndex { ["balance", "quantity"].contains($0) }
                return Double(field).map { odd(column == "value" ? row[tidy ?? 0] : column, $0) } ?? []
            }
        }
    }

    @Test func noOutputOfAPlanHasARatioOfNothing() throws {
        let outcome = try tool.start(
            ["plan", "toy.toml", "--out", "void", "--format", "json", "--tables", "csv"] + NothingTests.nothing
        )
        .outcome()
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let plan = try object(outcome.output)
        #expect(NothingTests.odd(plan) == [])
        let south = try #require(
            ((plan["regions"] as? [String: Any])?["south"] as? [String: Any])?["2026"] as? [String: Any])
        for key in ["pue", "clean_share", "emissions_g_per_kwh", "mean_price_usd_per_mwh", "utilisation_share"] {
            #expect(south[key] is NSNull, "\(key)")
        }
        for name in try tool.written() where name.hasPrefix("void/") && name.hasSuffix(".csv") {
            #expect(NothingTests.odd(csv: try #require(tool.text(name))) == [], "\(name)")
        }
        let hourly = try #require(tool.text("void/hourly.csv"))
        #expect(
            !hourly.split(separator: "\n").contains {
                $0.contains(",south,") && ($0.contains(",pue,") || $0.contains(",wue,") || $0.contains(",price,"))
            })
    }

    /// The tables for people show a dash.
    @Test func reportsShowADash() throws {
        tool.columns = 240
        for format in ["text", "markdown"] {
            let outcome = try tool.start(["plan", "toy.toml", "--full", "--format", format] + NothingTests.nothing)
                .outcome()
            let lines = outcome.output.split(separator: "\n").filter { $0.contains("south") && $0.contains("2026") }
            #expect(lines.contains { $0.count { $0 == "–" } >= 4 }, "\(lines)")
        }
    }

    @Test func comparisonsAndSweepsLeaveItEmpty() throws {
        _ = try tool.start(["plan", "toy.toml", "--out", "void"] + NothingTests.nothing).outcome()
        let outcome = try tool.run("compare", "toy.toml", "void", "--format", "json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let rows = try #require(try object(outcome.output)["rows"] as? [[String: Any]])
        let pue = try #require(rows.first { $0["quantity"] as? String == "PUE" && $0["place"] as? String == "south" })
        #expect((pue["values"] as? [Any])?.last is NSNull && (pue["changes"] as? [Any])?.last is NSNull)
        try tool.write(
            "void-sweep.toml",
            "name = \"v\"\nscenario = \"void.toml\"\n[axes.price]\nkey = \"regions.north.tariff.peak_usd_per_mwh\"\nvalues = [150]\n"
        )
        try tool.write("void.toml", "extends = \"toy.toml\"\nname = \"void\"\n" + NothingTests.toml)
        #expect(try tool.run("sweep", "void-sweep.toml", "--out", "swept").exitCode == 0)
        #expect(NothingTests.odd(csv: try #require(tool.text("swept/sweep.csv"))) == [])
    }

    /// `nothing` as a file.
    private static let toml = nothing.filter { $0 != "--set" }.joined(separator: "\n") + "\n"

    /// A projection of demand from nowhere has no PUE and no utilisation.
    @Test func projectionsLeaveItEmpty() throws {
        let outcome = try tool.run(
            "project", "toy.toml", "--json", "--set", "workloads.inference.demand.north.mean_h100e=0")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(NothingTests.odd(try object(outcome.output)) == [])
        #expect(outcome.output.contains("\"pue\" : null") && outcome.output.contains("\"utilisation_share\" : null"))
    }
}
