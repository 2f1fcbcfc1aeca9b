import Foundation
import Testing
import TimeSeries

@Suite struct GrowthMonteCarloTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let distribution: any Distribution
        /// Probability and quantile, by hand.
        let quantiles: [(Double, Double)]
        var testDescription: String { "\(type(of: distribution))" }
    }

    static let cases: [Case] = {
        do {
            return [
                // Below the mode (low + 2·√(p·10·4)…): p = 0.1 → 0 + √(0.1·10·4) = 2; p = 0.85 → 10 − √(0.15·10·6) = 7.
                Case(
                    distribution: try Triangular(low: 0, mode: 4, high: 10),
                    quantiles: [(0.1, 2), (0.4, 4), (0.85, 7)]),
                Case(distribution: try LogNormal(low: 0.5, high: 2), quantiles: [(0.05, 0.5), (0.5, 1), (0.95, 2)]),
                Case(distribution: try LogNormal(median: 3, sigma: 0.2), quantiles: [(0.5, 3)]),
                Case(
                    distribution: try Normal(mean: 5, standardDeviation: 2),
                    quantiles: [(0.5, 5), (0.975, 5 + 2 * 1.959963984540054)]),
                Case(distribution: try Uniform(low: 1, high: 3), quantiles: [(0.25, 1.5), (0.9, 2.8)]),
                Case(
                    distribution: try Discrete(values: [3, 1, 2], weights: [1, 2, 1]),
                    quantiles: [(0.3, 1), (0.6, 2), (0.8, 3)]),
            ]
        } catch { preconditionFailure("\(error)") }
    }()

    @Test(arguments: cases) func quantilesAreThoseOfPaper(one: Case) {
        for (p, x) in one.quantiles {
            #expect(abs(one.distribution.value(ofNormal: StandardNormal.quantile(p)) - x) < 1e-9, "\(p)")
        }
    }

    /// Of 40,000 draws the mean lies within 4 standard errors, the standard deviation within 3 %.
    @Test(arguments: cases) func momentsAreThoseStated(one: Case) throws {
        let count = 40_000
        let sampler = try MonteCarlo([.init(name: "x", distribution: one.distribution)])
        let draws = sampler.draws(count, seed: 7).map { $0[0] }
        let average = mean(draws)
        let deviation = (draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(count)).squareRoot()
        let truth = one.distribution.standardDeviation
        #expect(abs(average - one.distribution.mean) < 4 * truth / Double(count).squareRoot())
        #expect(abs(deviation / truth - 1) < 0.03)
    }

    private func variables() throws -> [MonteCarlo.Variable] {
        [
            .init(name: "a", distribution: try LogNormal(low: 0.5, high: 2)),
            .init(name: "b", distribution: try Triangular(low: 0, mode: 1, high: 5)),
            .init(name: "c", distribution: try Normal(mean: 0, standardDeviation: 1)),
        ]
    }

    /// The standard error of a rank correlation of 20,000 draws is about 0.007.
    @Test func rankCorrelationsAreAsAsked() throws {
        let sampler = try MonteCarlo(
            variables(), correlations: [.init("a", "b", rank: 0.7), .init("b", "c", rank: -0.4)])
        let draws = sampler.draws(20_000, seed: 3)
        func column(_ j: Int) -> [Double] { draws.map { $0[j] } }
        #expect(abs(rankCorrelation(column(0), column(1)) - 0.7) < 0.025)
        #expect(abs(rankCorrelation(column(1), column(2)) + 0.4) < 0.025)
        #expect(abs(rankCorrelation(column(0), column(2))) < 0.025)
    }

    @Test func contradictingCorrelationsAreRefused() throws {
        let pairs: [MonteCarlo.Correlation] = [
            .init("a", "b", rank: 0.9), .init("b", "c", rank: 0.9), .init("a", "c", rank: -0.9),
        ]
        do {
            _ = try MonteCarlo(variables(), correlations: pairs)
            Issue.record("not refused")
        } catch {
            #expect("\(error)".contains("not positive definite") && "\(error)".contains("c cannot be correlated"))
        }
        #expect(throws: InvalidTimeSeriesInput.self) {
            try MonteCarlo(variables(), correlations: [.init("a", "b", rank: 1.5)])
        }
    }

    @Test func seedsRepeatAndStreamsStand() throws {
        let (two, three) = (try MonteCarlo(Array(variables()[..<2])), try MonteCarlo(variables()))
        #expect(three.draws(50, seed: 1) == three.draws(50, seed: 1))
        #expect(three.draws(50, seed: 1) != three.draws(50, seed: 2))
        #expect(three.draws(50, seed: 1).map { Array($0[..<2]) } == two.draws(50, seed: 1))
        #expect(Array(three.draws(50, seed: 1)[..<10]) == three.draws(10, seed: 1))
    }

    @Test func impossibleDistributionsAreRefused() {
        #expect(throws: InvalidTimeSeriesInput.self) { try Triangular(low: 2, mode: 1, high: 3) }
        #expect(throws: InvalidTimeSeriesInput.self) { try LogNormal(low: 0, high: 3) }
        #expect(throws: InvalidTimeSeriesInput.self) { try LogNormal(median: -1, sigma: 1) }
        #expect(throws: InvalidTimeSeriesInput.self) { try Uniform(low: 3, high: 3) }
        #expect(throws: InvalidTimeSeriesInput.self) { try Normal(mean: 0, standardDeviation: -1) }
        #expect(throws: InvalidTimeSeriesInput.self) { try Discrete(values: [1], weights: [0]) }
    }
}
