import Documents
import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// Demand given as a growth curve becomes a number for each year of the horizon.
@Suite struct GrowthReadingTests {
    /// The toy over 2025–2028 with its demand written otherwise.
    private func demand(_ growth: String, set overrides: [String] = []) throws -> [Double] {
        let text = Toy.base.replacing("mean_it_kw = 4000", with: "mean_it_kw = \(growth)") + "\n"
        let file = try TemporaryFile(text)
        let reading = try Scenario.read(path: file.path, overrides: ["horizon.last_year=2028"] + overrides)
        return (2025...2028).map { reading.scenario.workloads[0].demands[0].meanUnits.value(in: $0) }
    }

    private func complaints(_ growth: String) throws -> [String] {
        do {
            _ = try demand(growth)
            return []
        } catch let wrong as InputIssues {
            return wrong.issues.map { "\($0.position.map { "\($0.line)" } ?? "")|\($0.keyPath)|\($0.message)" }
        }
    }

    private func close(_ found: [Double], _ expected: [Double]) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-9 * max(abs($1), 1) }
    }

    private let ln2 = 0.6931471805599453
    private let ln3 = 1.0986122886681098

    @Test func everyFormGivesItsValues() throws {
        #expect(
            close(
                try demand("{ growth = \"compound\", base_year = 2025, base = 1000, rate_share_per_year = 0.2 }"),
                [1000, 1200, 1440, 1728]))
        #expect(
            close(
                try demand("{ growth = \"linear\", base_year = 2026, base = 1000, slope_per_year = 50 }"),
                [950, 1000, 1050, 1100]))
        #expect(
            close(
                try demand(
                    "{ growth = \"logistic\", capacity = 800, rate_per_year = \(ln3), midpoint_year = 2027 }"),
                [80, 200, 400, 600]))
        #expect(
            close(
                try demand(
                    "{ growth = \"gompertz\", capacity = 64, displacement = \(2 * ln2), rate_per_year = \(ln2), "
                        + "base_year = 2025 }"), [16, 32, 64 / 2.0.squareRoot(), 64 / pow(2, 0.25)]))
        #expect(
            close(
                try demand(
                    "{ growth = \"bass\", base_year = 2025, market = 100, innovation_per_year = \(ln3 / 2), "
                        + "imitation_per_year = \(ln3 / 2) }"), [0, 50, 80, 100 * 26 / 28.0]))
        #expect(
            close(
                try demand(
                    "{ growth = \"pipeline\", existing = 500, announced = { 2023 = 100, 2026 = 1000 }, "
                        + "realisation_share = 0.45, lag_years = 2 }"), [545, 545, 545, 995]))
        #expect(
            close(
                try demand(
                    "{ growth = \"learning\", base_year = 2025, base = 1000, learning_rate_share = 0.2, "
                        + "cumulative = { 2025 = 100, 2027 = 300, 2028 = 800 } }"),
                [1000, 800, 1000 * pow(3, log2(0.8)), 512]))
        #expect(
            close(try demand("{ growth = \"table\", values = { 2020 = 100, 2030 = 200 } }"), [150, 160, 170, 180]))
    }

    @Test func fitsAreMadeWhenRead() throws {
        let exact = (2018...2024).map { "\($0) = \(100 * pow(1.3, Double($0 - 2018)))" }.joined(separator: ", ")
        let found = try demand("{ growth = \"fit\", curve = \"compound\", history = { \(exact) } }")
        #expect(abs(found[0] / (100 * pow(1.3, 7)) - 1) < 1e-8)
        // The history of the comparison with scipy: 0.2430 a year.
        let values = [49.1, 63.0, 76.2, 94.9, 116.0, 147.7, 180.1, 228.8, 277.0, 349.9]
        let history = values.enumerated().map { "\(2015 + $0) = \($1)" }.joined(separator: ", ")
        let fit = try CurveFit(
            CompoundGrowth(baseYear: 2015), to: History(years: (0..<10).map { 2015 + Double($0) }, values: values))
        #expect(
            close(
                try demand("{ growth = \"fit\", curve = \"compound\", history = { \(history) } }"),
                (2025...2028).map { fit.value(Double($0)) }))
        // Half the price with each doubling: 100/x for x made, 8, 16, 24 and 32 from 2025 on.
        #expect(
            close(
                try demand(
                    "{ growth = \"fit\", curve = \"learning\", history = { 2020 = 100, 2021 = 50, 2023 = 25 }, "
                        + "cumulative = { 2020 = 1, 2021 = 2, 2023 = 4, 2025 = 8, 2026 = 16, 2028 = 32 } }"),
                [12.5, 6.25, 100 / 24.0, 3.125]))
        #expect(
            try demand(
                "{ growth = \"fit\", curve = \"linear\", history = { 2020 = 1, 2021 = 2, 2022 = 3.1 }, "
                    + "weights = { 2020 = 1, 2021 = 1, 2022 = 4 } }"
            ).count == 4)
    }

    @Test func overridesReachIntoACurve() throws {
        let curve = "{ growth = \"compound\", base_year = 2025, base = 1000, rate_share_per_year = 0.2 }"
        let found = try demand(curve, set: ["workloads.jobs.demand.home.mean_it_kw.rate_share_per_year=1"])
        #expect(close(found, [1000, 2000, 4000, 8000]))
        #expect(close(try demand(curve, set: ["workloads.jobs.demand.home.mean_it_kw=5"]), [5, 5, 5, 5]))
    }

    static let path = "workloads.jobs.demand.home.mean_it_kw"

    /// What is written, the key that is complained of, and what is said.
    @Test(arguments: [
        ("{ growth = \"logistc\" }", "growth", "did you mean `logistic`?"),
        ("{ growth = \"compound\", base = 1, rate_share_per_year = 0.1 }", "base_year", "missing: expected an integer"),
        (
            "{ growth = \"logistic\", capacity = 0, rate_per_year = 1, midpoint_year = 2026 }", "capacity",
            "must be greater than 0"
        ),
        (
            "{ growth = \"linear\", base_year = 2025, base = 10, slope_per_year = -5 }", "",
            "grows to -5.0 in 2028: it must be at least 0"
        ),
        (
            "{ growth = \"fit\", curve = \"gompertz\", history = { 2020 = 1, 2021 = 2, 2022 = 4 } }", "history",
            "needs 4 years of history at the least, there are 3"
        ),
        (
            "{ growth = \"fit\", curve = \"linear\", history = { 2020 = 5, 2021 = 5, 2022 = 5 } }", "history",
            "there is no growth to fit"
        ),
        (
            "{ growth = \"fit\", curve = \"gompertzz\", history = { 2020 = 1, 2021 = 2 } }", "curve",
            "did you mean \"gompertz\"?"
        ),
        (
            "{ growth = \"fit\", curve = \"linear\", history = { 2020 = 1, 2021 = 2, 2022 = 4 }, weights = { 2020 = 1 } }",
            "weights", "a weight for each year"
        ),
        (
            "{ growth = \"pipeline\", existing = 1, announced = { }, realisation_share = 0.4, lag_years = 1 }",
            "announced", "expected a table of numbers by year"
        ),
        (
            "{ growth = \"learning\", base_year = 2025, base = 1, learning_rate_share = 1, cumulative = { 2025 = 1 } }",
            "learning_rate_share", "must be at least 0 and below 1"
        ),
        (
            "{ growth = \"learning\", base_year = 2025, base = 1, learning_rate_share = -0.1, cumulative = { 2025 = 1 } }",
            "learning_rate_share", "must be at least 0 and below 1"
        ),
        (
            "{ growth = \"learning\", base_year = 2025, base = 1, learning_rate_share = 0.2, cumulative = { 2025 = 0 } }",
            "cumulative.2025", "must be greater than 0"
        ),
        (
            "{ growth = \"learning\", base_year = 2025, base = 1, learning_rate_share = 0.2 }", "cumulative",
            "missing: expected a table of numbers by year"
        ),
        (
            "{ growth = \"fit\", curve = \"learning\", history = { 2020 = 1, 2021 = 2, 2022 = 4 } }", "cumulative",
            "missing"
        ),
        (
            "{ growth = \"compound\", base_year = 2025, base = 1, rate_share_per_year = 0.1, rate = 1 }", "rate",
            "unknown key"
        ),
    ])
    func whatIsWrongIsToldWithLineAndKey(growth: String, key: String, message: String) throws {
        let found = try complaints(growth)
        let line =
            Toy.base.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("mean_it_kw = 4000") }! + 1
        let path = key.isEmpty ? Self.path : "\(Self.path).\(key)"
        #expect(
            found.contains { $0.hasPrefix("\(line)|\(path)|") && $0.contains(message) }, "\(found)")
    }
}
