import Foundation
import Testing

/// `check --sources`, and the date that facts are of.
@Suite struct CheckSourcesTests {
    let tool: Tool

    init() throws {
        tool = try Tool()
        tool.columns = 240
    }

    private func write(_ asOf: String) throws {
        try tool.write(
            "dated.toml",
            """
            extends = "toy.toml"
            meta.as_of = "\(asOf)"
            [horizon]
            discount_rate_share = 0.06  # D [0.04 … 0.08] of bonds (Bank, 2020)

            """)
    }

    @Test func numbersAreListedWithTheirPlaces() throws {
        try write("2026-11")
        let outcome = try tool.run("check", "dated.toml", "--sources")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(
            outcome.output.contains(
                /dated\.toml:4 +horizon\.discount_rate_share +old +D +2020 +of bonds \(Bank, 2020\)\n/))
        #expect(outcome.output.contains(/toy\.toml:[0-9]+ +horizon\.first_year +ungraded +– +–\n/))
        #expect(outcome.output.contains(/[0-9]+ numbers, as of 2026-11: 0 weak, 1 old, 0 undated, [0-9]+ ungraded\n/))
        #expect(try tool.written() == ["dated.toml"])
    }

    @Test func theListIsJSONToo() throws {
        try write("2026-11")
        let list = try object(try tool.run("check", "dated.toml", "--sources", "--json").output)
        #expect(list["as_of"] as? String == "2026-11" && list["exit"] as? Int == 0)
        let numbers = try #require(list["numbers"] as? [[String: Any]])
        let rate = try #require(numbers.first { $0["key"] as? String == "horizon.discount_rate_share" })
        #expect(rate["range"] as? [Double] == [0.04, 0.08] && rate["line"] as? Int == 4)
        #expect(rate["file"] as? String == "dated.toml" && rate["grade"] as? String == "D")
        #expect(rate["date"] as? String == "2020" && rate["why"] as? String == "old")
        let plain = try #require(numbers.first { $0["key"] as? String == "horizon.first_year" })
        #expect(plain["grade"] is NSNull && plain["range"] is NSNull && plain["why"] as? String == "ungraded")
        #expect((list["counts"] as? [String: Int])?["ungraded"] == numbers.count - 1)
    }

    @Test func theDateIsTold() throws {
        try write("2026-11")
        #expect(
            try tool.run("plan", "dated.toml", "--out", "result").output.contains("hours a year; facts as of 2026-11\n")
        )
        let plan = try object(try #require(tool.text("result/plan.json")))
        #expect((plan["scenario"] as? [String: Any])?["as_of"] as? String == "2026-11")
    }

    @Test(arguments: ["2026", "2026-13", "26-11", "2026-11-01", "1900-01", ""]) func monthsAreMonths(asOf: String)
        throws
    {
        try write(asOf)
        for option in ["--sources", "--verbose"] {
            let outcome = try tool.run("check", "dated.toml", option)
            #expect(outcome.exitCode == 65)
            #expect(outcome.output.contains("dated.toml:2:14: error: meta.as_of: \"\(asOf)\" is not a month"))
        }
    }
}
