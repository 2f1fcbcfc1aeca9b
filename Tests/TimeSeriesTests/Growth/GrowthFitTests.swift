import Foundation
import Testing
import TimeSeries

/// What a fit says of its own errors holds over many histories that were drawn from the curve itself.
@Suite struct GrowthFitTests {
    static let years = (0..<12).map { 2015.0 + Double($0) }

    struct Truth: Sendable, CustomTestStringConvertible {
        let curve: any GrowthCurve
        let theta: [Double]
        /// Standard deviation of an observation.
        let scatter: Double
        var testDescription: String { curve.name }

        func history(seed: UInt64, weights: [Double]? = nil) throws -> History {
            var generator = SplitMix64(seed: seed)
            let values = GrowthFitTests.years.indices.map { i in
                let z = StandardNormal.quantile(Double.random(in: 1e-12..<1, using: &generator))
                return curve.value(GrowthFitTests.years[i], theta) + scatter * z / (weights?[i] ?? 1).squareRoot()
            }
            return try History(years: GrowthFitTests.years, values: values, weights: weights)
        }
    }

    static let truths = [
        Truth(curve: LinearTrend(baseYear: 2015), theta: [100, 10], scatter: 3),
        Truth(curve: CompoundGrowth(baseYear: 2015), theta: [50, 0.25], scatter: 3),
        Truth(curve: Logistic(), theta: [1000, 0.5, 2021], scatter: 10),
        Truth(curve: Gompertz(baseYear: 2015), theta: [1000, 4, 0.3], scatter: 8),
        Truth(curve: Bass(launchYear: 2014), theta: [500, 0.03, 0.45], scatter: 4),
        Truth(
            curve: Pipeline(announced: [2016: 10, 2018: 40, 2021: 100, 2024: 300], lagYears: 1), theta: [40, 0.45],
            scatter: 5),
        Truth(
            curve: LearningCurve(baseYear: 2015, cumulative: [2015: 100, 2020: 700, 2030: 9000]), theta: [400, 0.2],
            scatter: 3),
        Truth(curve: InterpolatedTable(years: [2015, 2020, 2026]), theta: [10, 30, 20], scatter: 1),
    ]

    /// Of 200 histories, each parameter within its 95 % interval in at least 90 % and the 90 % prediction interval of the
    /// next year but two right in 84…96 % (three standard deviations of a count are 4.6 and 6.4 %).
    @Test(arguments: truths) func errorsAreAsStated(truth: Truth) throws {
        let trials = 200
        var hits = [Int](repeating: 0, count: truth.theta.count)
        var predicted = 0
        for trial in 0..<trials {
            let fit = try CurveFit(truth.curve, to: truth.history(seed: UInt64(1000 + trial)))
            let t = StudentT(degreesOfFreedom: Double(fit.degreesOfFreedom)).quantile(0.975)
            for j in hits.indices where abs(fit.parameters[j] - truth.theta[j]) <= t * fit.standardErrors[j] {
                hits[j] += 1
            }
            var generator = SplitMix64(seed: UInt64(9000 + trial))
            let z = StandardNormal.quantile(Double.random(in: 1e-12..<1, using: &generator))
            let next = truth.curve.value(2029, truth.theta) + truth.scatter * z
            if fit.predictionInterval(2029, level: 0.9).contains(next) { predicted += 1 }
        }
        for j in hits.indices { #expect(Double(hits[j]) >= 0.9 * Double(trials), "parameter \(j): \(hits[j])") }
        #expect((168...192).contains(predicted), "\(predicted) of \(trials)")
    }

    @Test(arguments: truths) func exactHistoriesGiveTheCurveBack(truth: Truth) throws {
        let values = Self.years.map { truth.curve.value($0, truth.theta) }
        let fit = try CurveFit(truth.curve, to: History(years: Self.years, values: values))
        for (found, true_) in zip(fit.parameters, truth.theta) { #expect(abs(found - true_) <= 1e-7 * abs(true_)) }
        #expect(abs(fit.rSquared - 1) < 1e-12)
    }

    /// A value of weight 4 counts as four observations: same curve, and the same errors but for the degrees of freedom.
    @Test func weightsCountAsRepetitions() throws {
        let curve = LinearTrend(baseYear: 0)
        let weighted = try CurveFit(curve, to: History(years: [0, 1, 3], values: [1, 2, 5], weights: [2, 1, 1]))
        // Σw = 4, Σwx = 4, Σwy = 9, Σwxx = 10, Σwxy = 17: slope (68 − 36)/(40 − 16) = 4/3, intercept (9 − 16/3)/4 = 11/12.
        #expect(abs(weighted.parameters[1] - 4.0 / 3) < 1e-12 && abs(weighted.parameters[0] - 11.0 / 12) < 1e-12)
    }

    /// Measuring in other units changes nothing but the units.
    @Test(arguments: truths.filter { !($0.curve is any LinearGrowthCurve) })
    func scalingTheValuesScalesTheFit(truth: Truth) throws {
        let history = try truth.history(seed: 5)
        let scaled = try History(years: history.years, values: history.values.map { $0 * 1e6 })
        let (fit, other) = (try CurveFit(truth.curve, to: history), try CurveFit(truth.curve, to: scaled))
        #expect(abs(other.parameters[0] / fit.parameters[0] / 1e6 - 1) < 1e-7)
        #expect(abs(other.parameters[1] / fit.parameters[1] - 1) < 1e-7)
        #expect(abs(other.residualStandardDeviation / fit.residualStandardDeviation / 1e6 - 1) < 1e-7)
    }

    @Test func theTrueCurveWinsTheComparison() throws {
        for truth in Self.truths where GrowthCatalogue.names.contains(truth.curve.name) {
            let best = CurveFit.all(baseYear: 2014, to: try truth.history(seed: 3)).first
            #expect(best?.curve.name == truth.curve.name)
        }
    }

    @Test func aBackTestLeavesTheLastYearsOut() throws {
        let truth = Self.truths[2]
        let history = try truth.history(seed: 11)
        let test = try BackTest(truth.curve, to: history, holdingOut: 3, level: 0.9)
        #expect(test.years.map(\.year) == [2024, 2025, 2026])
        #expect(test.fit.history.count == 9)
        for year in test.years {
            #expect(year.actual == history.values[Int(year.year) - 2015])
            #expect(year.predicted == test.fit.value(year.year))
        }
        let squares = test.years.map { ($0.predicted - $0.actual) * ($0.predicted - $0.actual) }
        #expect(abs(test.rootMeanSquareError - (squares.reduce(0, +) / 3).squareRoot()) < 1e-12)
        // Compound growth carried on from a logistic's lower half overshoots, and its interval says nothing of it.
        let wrong = try BackTest(CompoundGrowth(baseYear: 2015), to: history, holdingOut: 5, level: 0.9)
        #expect(wrong.coverageShare < 0.5 && wrong.years[4].relativeError > 0.2)
    }

    @Test func whatCannotBeFittedIsToldInWords() throws {
        let three = try History(years: [2020, 2021, 2022], values: [1, 2, 4])
        #expect(throws: FitFailure.tooFewPoints(points: 3, needed: 4, curve: "logistic")) {
            try CurveFit(Logistic(), to: three)
        }
        let flat = try History(years: [1, 2, 3, 4, 5], values: [7, 7, 7, 7, 7])
        #expect(throws: FitFailure.flat(curve: "compound")) { try CurveFit(CompoundGrowth(baseYear: 1), to: flat) }
        let negative = try History(years: [1, 2, 3, 4, 5], values: [-1, -2, -4, -7, -9])
        #expect(throws: FitFailure.noStart(curve: "gompertz")) { try CurveFit(Gompertz(baseYear: 1), to: negative) }
        let late = Pipeline(announced: [2030: 5], lagYears: 0)
        #expect(throws: FitFailure.undetermined(curve: "pipeline", parameter: "realisation_share")) {
            try CurveFit(late, to: three)
        }
        #expect(throws: FitFailure.self) { try History(years: [1, 1], values: [1, 2]) }
        #expect(throws: FitFailure.self) { try History(years: [1, 2], values: [1, .nan]) }
        #expect(throws: FitFailure.self) { try History(years: [1, 2], values: [1, 2], weights: [1, 0]) }
        #expect("\(FitFailure.tooFewPoints(points: 3, needed: 4, curve: "logistic"))".contains("needs 4 years"))
    }

    /// A straight line has no capacity that a logistic could find.
    @Test func aCurveWithoutHoldIsRefused() throws {
        let line = try History(
            years: (0..<8).map(Double.init), values: [1, 2.05, 2.9, 4.1, 5, 6.05, 6.9, 8].map { $0 * $0 * $0 })
        do {
            let fit = try CurveFit(Gompertz(baseYear: 0), to: line)
            // If there is a minimum at all, it lies far beyond the data, and the errors say so.
            #expect(fit.standardErrors[0] > 0.1 * fit.parameters[0] || fit.parameters[0] > 2 * 512)
        } catch {
            #expect("\(error)".contains("gompertz"))
        }
    }
}
