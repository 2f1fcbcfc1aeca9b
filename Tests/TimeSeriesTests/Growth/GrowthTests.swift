import Foundation
import Testing
import TimeSeries

/// Every curve by hand, and its derivatives.
@Suite struct GrowthTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let curve: any GrowthCurve
        let theta: [Double]
        /// Year and value.
        let points: [(Double, Double)]
        var testDescription: String { curve.name }
    }

    static let cases = [
        Case(curve: LinearTrend(baseYear: 2025), theta: [100, 10], points: [(2025, 100), (2028, 130), (2020, 50)]),
        // 100·1.5² = 225; 100/1.5 = 66.67.
        Case(
            curve: CompoundGrowth(baseYear: 2025), theta: [100, 0.5],
            points: [(2025, 100), (2027, 225), (2024, 100 / 1.5)]),
        // Half at the midpoint; at r·(t − t_m) = ln 3 three quarters.
        Case(
            curve: Logistic(), theta: [800, log(3), 2028],
            points: [(2028, 400), (2029, 600), (2027, 200), (2030, 720)]),
        // e^(−ln 2) = 1/2 at the start; c = ln 2 halves the exponent each year.
        Case(
            curve: Gompertz(baseYear: 2025), theta: [64, log(4), log(2)],
            points: [(2025, 16), (2026, 32), (2027, 64 / 2.0.squareRoot())]),
        // p = q: y = m·(1 − E)/(1 + E) with E = e^(−2p·τ); 2p = ln 3, so E = 1/3 and 1/9.
        Case(
            curve: Bass(launchYear: 2025), theta: [100, log(3) / 2, log(3) / 2],
            points: [(2025, 0), (2026, 50), (2027, 80), (2020, 0)]),
        Case(
            curve: InterpolatedTable(years: [2025, 2030]), theta: [10, 20],
            points: [(2020, 10), (2025, 10), (2027, 14), (2030, 20), (2040, 20)]),
        // 100 and 200 announced for 2026 and 2028, two years late, 45 % of it: 45 more by 2028, 90 more by 2030.
        Case(
            curve: Pipeline(announced: [2026: 100, 2028: 200], lagYears: 2), theta: [50, 0.45],
            points: [(2027, 50), (2027.5, 72.5), (2028, 95), (2029, 95), (2030, 185), (2035, 185)]),
        // A fifth less with each doubling: 1,000 in 2025, 2,000 in 2026, 4,000 in 2028 on the line from 2026 to 2030, 6,000
        // from then on, which is 2^2.585; half of it in 2023.
        Case(
            curve: LearningCurve(baseYear: 2025, cumulative: [2023: 500, 2025: 1000, 2026: 2000, 2030: 6000]),
            theta: [650, 0.2],
            points: [
                (2023, 812.5), (2020, 812.5), (2025, 650), (2026, 520), (2028, 416), (2030, 650 * pow(6, log2(0.8))),
                (2040, 650 * pow(6, log2(0.8))),
            ]),
    ]

    @Test(arguments: cases) func valuesAreThoseOfPaper(growth: Case) {
        for (year, value) in growth.points {
            #expect(abs(growth.curve.value(year, growth.theta) - value) <= 1e-10 * max(value, 1), "\(year)")
        }
    }

    /// Central differences of step h differ from the derivative by O(h²).
    @Test(arguments: cases) func derivativesAreTheLimitsOfDifferences(growth: Case) {
        for year in [2025.3, 2026.0, 2027.25, 2029.0, 2033.0] {
            let slopes = growth.curve.derivatives(year, growth.theta)
            #expect(slopes.count == growth.curve.parameters.count)
            for j in slopes.indices {
                var (up, down) = (growth.theta, growth.theta)
                let h = 1e-5 * min(max(abs(growth.theta[j]), 1), 10)
                up[j] += h
                down[j] -= h
                let difference = (growth.curve.value(year, up) - growth.curve.value(year, down)) / (2 * h)
                #expect(abs(slopes[j] - difference) <= 1e-6 * max(abs(difference), 1), "\(year), parameter \(j)")
            }
        }
    }

    /// No learning, no fall; and only ratios of the cumulative quantity count, not its unit.
    @Test func learningDependsOnDoublingsOnly() {
        let gigawatts = LearningCurve(baseYear: 2025, cumulative: [2025: 2, 2030: 6.5])
        let megawatts = LearningCurve(baseYear: 2025, cumulative: [2025: 2000, 2030: 6500])
        for year in [2024.0, 2026, 2027.5, 2030, 2031] {
            #expect(gigawatts.value(year, [650, 0]) == 650)
            let (a, b) = (gigawatts.value(year, [650, 0.24]), megawatts.value(year, [650, 0.24]))
            #expect(abs(a - b) <= 1e-12 * a)
        }
    }

    /// ln y is a straight line over ln x, so that a fit starts at the answer; without any growth there is no such line.
    @Test func learningStartsFromTheLineOfLogarithms() throws {
        let curve = LearningCurve(baseYear: 2020, cumulative: [2020: 100, 2024: 900])
        let years = [2020.0, 2021, 2022, 2023, 2024]
        let history = try History(years: years, values: years.map { curve.value($0, [40, 0.3]) })
        let start = try #require(curve.startingValues(for: history))
        #expect(abs(start[0] - 40) < 1e-9 && abs(start[1] - 0.3) < 1e-9)
        #expect(LearningCurve(baseYear: 2020, cumulative: [2020: 100]).startingValues(for: history) == nil)
        #expect(curve.startingValues(for: try History(years: [2020, 2021], values: [1, 0])) == nil)
    }

    @Test func theCatalogueNamesEachCurveOnce() {
        #expect(GrowthCatalogue.names == ["linear", "compound", "logistic", "gompertz", "bass"])
    }
}
