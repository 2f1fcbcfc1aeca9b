import Foundation
import Testing
import TimeSeries

@Suite struct GrowthStatisticsTests {
    /// ν = 1: tan(π(p − ½)); ν = 2: a/√(1 − a²)·√2 with a = 2p − 1; others by scipy 1.17.1, stats.t.ppf.
    @Test(arguments: [
        (1, 0.975, 12.706204736174694), (2, 0.95, 2.9199855803537242), (5, 0.975, 2.5705818356363146),
        (10, 0.995, 3.16927267261695), (30, 0.9, 1.3104150253913955), (120, 0.975, 1.9799304050824402),
        (3, 0.6, 0.2766706623326898), (1, 0.6, tan(Double.pi * 0.1)), (2, 0.7, 0.4 * (2 / 0.84).squareRoot()),
    ])
    func studentQuantiles(freedom: Double, p: Double, quantile: Double) {
        let student = StudentT(degreesOfFreedom: freedom)
        #expect(abs(student.quantile(p) / quantile - 1) < 1e-11)
        #expect(abs(student.quantile(1 - p) / quantile + 1) < 1e-11)
        #expect(abs(student.probability(quantile) - p) < 1e-12)
    }

    /// By scipy 1.17.1, stats.norm.ppf.
    @Test(arguments: [
        (0.95, 1.6448536269514722), (0.975, 1.959963984540054), (1e-10, -6.361340902404056),
        (0.2, -0.8416212335729142),
    ])
    func normalQuantiles(p: Double, z: Double) {
        #expect(abs(StandardNormal.quantile(p) - z) < 1e-12 * abs(z))
        #expect(abs(StandardNormal.probability(z) - p) < 1e-13)
    }

    /// Type 7 of 1…5: h = 4p.
    @Test func sampleQuantiles() {
        let quantiles = Quantiles([5, 1, 4, 2, 3])
        #expect(quantiles(0) == 1 && quantiles(0.5) == 3 && quantiles(1) == 5)
        #expect(abs(quantiles(0.05) - 1.2) < 1e-12 && abs(quantiles(0.9) - 4.6) < 1e-12)
        #expect(Quantiles([7])(0.3) == 7)
        let fan = Fan((0...100).map(Double.init))
        #expect([fan.p5, fan.p25, fan.p50, fan.p75, fan.p95] == [5, 25, 50, 75, 95])
    }

    @Test func ranksShareTies() {
        #expect(rankCorrelation([1, 2, 3], [10, 100, 1000]) == 1)
        #expect(rankCorrelation([1, 2, 3], [3, 2, 1]) == -1)
        // Ranks 1.5, 1.5, 3, 4 and 1, 2, 3, 4: 4.5/√(4.5·5).
        #expect(abs(rankCorrelation([1, 1, 2, 3], [1, 2, 3, 4]) - 4.5 / 22.5.squareRoot()) < 1e-12)
    }
}
