import Foundation
import Reporting
import Studies
import Testing

@Suite struct ComparisonTests {
    func comparison(_ texts: String...) throws -> Comparison {
        let plans = try texts.map(plan)
        let names = Comparison.names(plans, sources: plans.map { $0.scenario?.path ?? "" })
        return Comparison(zip(names, plans).map { Comparison.Member(name: $0, source: "\($0).toml", plan: $1) })
    }

    func row(_ comparison: Comparison, _ topic: Comparison.Topic, _ quantity: String) -> Comparison.Row? {
        comparison.rows(topic).first { $0.quantity == quantity }
    }

    @Test func theSamePlanTwiceHasNoRowsAndSaysSo() throws {
        let same = try comparison(planText(), planText())
        #expect(same.rows.isEmpty)
        #expect(ComparisonReport(same, style: .text).rendered().contains("Nothing changes"))
    }

    @Test func onlyWhatChangesIsThere() throws {
        let changed = try comparison(planText(), planText(name: "b", itMw: 12))
        #expect(Set(changed.rows.map(\.topic)) == [.headline, .region, .cost])
        #expect(changed.rows.allSatisfy { $0.year == 2030 || $0.year == nil })
        #expect(row(changed, .region, "IT power")?.values == [10, 12])
        #expect(row(changed, .region, "IT power")?.change(1) == 2)
        #expect(row(changed, .cost, "racks_capital")?.values == [100, 120])
        #expect(row(changed, .cost, "carbon") == nil)
        #expect(row(changed, .region, "PUE") == nil)
    }

    @Test func noiseIsNotAChange() throws {
        #expect(try comparison(planText(), planText(objective: 5e8 * (1 + 9e-4))).rows.isEmpty)
        #expect(try comparison(planText(), planText(objective: 5e8 * (1 + 2e-3))).rows.count == 1)
        #expect(try comparison(planText(price: 80), planText(price: 80.3)).rows.isEmpty)
        #expect(try comparison(planText(price: 80), planText(price: 81)).rows.count == 2)
        #expect(try comparison(planText(itMw: 1e-9), planText(itMw: 3e-9)).rows.isEmpty)
    }

    @Test func changesAreAntisymmetric() throws {
        let there = try comparison(planText(), planText(itMw: 14))
        let back = try comparison(planText(itMw: 14), planText())
        #expect(there.rows.count == back.rows.count)
        for (a, b) in zip(there.rows, back.rows) { #expect(a.change(1) == b.change(1).map { -$0 }) }
    }

    @Test func limitsAppearDisappearAndChangeTheirWorth() throws {
        let changed = try comparison(
            planText(binding: limit("hosting", 900) + "," + limit("hall_space", 400) + "," + limit("water", 70)),
            planText(binding: limit("hosting", 500) + "," + limit("quota", 60) + "," + limit("water", 70.1)))
        #expect(row(changed, .binding, "hosting")?.values == [900, 500])
        #expect(row(changed, .binding, "hall_space")?.values == [400, nil])
        #expect(row(changed, .binding, "quota")?.values == [nil, 60])
        #expect(row(changed, .binding, "water") == nil)
        let text = ComparisonReport(changed, style: .text).rendered()
        #expect(text.contains(/binds +quota +johor +2030/))
        #expect(text.contains(/free +hall_space +johor +2030/))
        #expect(!text.contains("water"))
    }

    @Test func workNotDoneAndPoliciesAreCompared() throws {
        let policy = #"{"name": "cap", "kind": "carbon_cap", "year": 2030, "dual": 31, "unit": "usd/t"}"#
        // Work from offshore is no region's.
        let changed = try comparison(
            planText(), planText(policies: policy, demand: undone(12, of: "training", from: "offshore")))
        #expect(row(changed, .policy, "cap (carbon_cap)")?.values == [nil, 31])
        let training = try #require(row(changed, .unserved, "training"))
        #expect(training.values == [0, 12] && training.place == "offshore" && training.unit == "h100e, mean")
    }

    @Test func moreThanTwoPlansHaveAColumnEach() throws {
        let three = try comparison(planText(), planText(name: "b"), planText(name: "c", itMw: 12))
        #expect(row(three, .region, "IT power")?.values == [10, 10, 12])
        let text = ComparisonReport(three, style: .markdown).rendered()
        #expect(text.contains(/\| johor +\| IT power +\| MW +\| 2030 \| +10.0 \| +· \| +\+2.0 \|/), "\(text)")
        #expect(text.contains("2 plans against a"))
    }

    @Test func linesOfATableAreAligned() throws {
        let text = ComparisonReport(try comparison(planText(), planText(name: "b", itMw: 12)), style: .markdown)
            .rendered()
        for block in text.components(separatedBy: "\n\n") where block.hasPrefix("|") {
            #expect(Set(block.split(separator: "\n").map(\.count)).count == 1, "\(block)")
        }
    }

    @Test func namesTellMembersApart() throws {
        let plans = try [planText(name: "a"), planText(name: "a"), planText(name: "b")].map(plan)
        #expect(Comparison.names(plans, sources: ["x", "y", "z"]) == ["a (1)", "a (2)", "b"])
    }

    private func run(_ overrides: String, label: String? = nil, title: String? = nil) -> String {
        let label = label.map { #", "label": "\#($0)""# } ?? ""
        let text = planText(more: #", "overrides": \#(overrides)\#(label)"#)
        return title.map { text.replacingOccurrences(of: #""title": "A""#, with: #""title": "\#($0)""#) } ?? text
    }

    @Test func aRunIsCalledByItsLabelOrItsTitle() throws {
        func names(_ texts: String...) throws -> [String] {
            let plans = try texts.map(plan)
            return Comparison.names(plans, sources: plans.map { _ in "x" })
        }
        #expect(try names(run("{}", label: "low"), run("{}", label: "high")) == ["low", "high"])
        #expect(try names(run("{}"), run("{}", label: "high")) == ["a", "high"])
        #expect(try names(run("{}", label: "x"), run("{}", label: "x")) == ["x (1)", "x (2)"])
        // A title set for the run, and titles of scenarios with one name.
        #expect(try names(run(#"{"title": "High"}"#, title: "High"), planText(name: "b")) == ["High", "b"])
        #expect(try names(run("{}", title: "First"), run("{}", title: "Second")) == ["First", "Second"])
        #expect(try names(run("{}"), run("{}"), run("{}", title: "B")) == ["A (1)", "A (2)", "B"])
    }

    @Test func whatWasSetDifferentlyIsShown() throws {
        let changed = try comparison(
            run(#"{"a.limit_mw": 3000, "same": 1, "list": [1, 2.5]}"#), run(#"{"a.limit_mw": 4000.5, "same": 1.0}"#),
            run(#"{"same": 1, "list": [1, 2.5]}"#))
        #expect(changed.overrides.map(\.key) == ["a.limit_mw", "list"])
        #expect(changed.overrides[0].values == [.integer(3000), .number(4000.5), nil])
        let text = ComparisonReport(changed, style: .markdown).rendered()
        #expect(text.contains("Set differently: a.limit_mw = 3000 / 4000.5 / ·"), "\(text)")
        let object = try #require(try JSONSerialization.jsonObject(with: changed.json()) as? [String: Any])
        let rows = try #require(object["overrides"] as? [[String: Any]])
        #expect(rows.map { $0["key"] as? String } == ["a.limit_mw", "list"])
        #expect((rows[0]["values"] as? [Any])?.last is NSNull)
        let plans = try #require(object["plans"] as? [[String: Any]])
        #expect((plans[1]["overrides"] as? [String: Double])?["a.limit_mw"] == 4000.5)
        #expect(try comparison(planText(), planText(itMw: 12)).overrides.isEmpty)
    }

    @Test func jsonHoldsTheSameRowsUnrounded() throws {
        let changed = try comparison(planText(), planText(name: "b", itMw: 10 + 1.0 / 3))
        let object = try #require(try JSONSerialization.jsonObject(with: changed.json()) as? [String: Any])
        #expect(object["changed"] as? Bool == true)
        #expect((object["plans"] as? [[String: Any]])?.map { $0["name"] as? String } == ["a", "b"])
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.count == changed.rows.count)
        let power = rows.first { $0["quantity"] as? String == "IT power" }
        #expect((power?["values"] as? [Double])?.last == 10 + 1.0 / 3)
    }
}
