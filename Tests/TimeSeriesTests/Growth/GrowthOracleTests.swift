import Foundation
import LinearAlgebra
import Testing
import TimeSeries

/// Fits that others have made of the same numbers.
@Suite struct GrowthOracleTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        let curve: any GrowthCurve
        let values: [Double]
        let parameters: [Double]
        let errors: [Double]
        /// In 2030.
        let prediction: Double
        /// Half of the 90 % prediction interval in 2030.
        let half: Double
        var testDescription: String { curve.name }
    }

    /// By scipy 1.17.1, optimize.curve_fit at tolerances of 1e-15, derivatives by complex steps; `python3 scipy-fits.py` in this directory prints them.
    static let scipy = [
        Expected(
            curve: LinearTrend(baseYear: 2015),
            values: [99.6, 113.9, 121.4, 131.2, 146.8, 153.1, 163.9, 174.5, 186.7, 193.2, 206.8, 213.9],
            parameters: [101.684615, 10.3755245], errors: [1.05497583, 0.162464274], prediction: 257.317483,
            half: 4.61059829),
        Expected(
            curve: CompoundGrowth(baseYear: 2015),
            values: [49.1, 63.0, 76.2, 94.9, 116.0, 147.7, 180.1, 228.8, 277.0, 349.9, 431.8, 540.2],
            parameters: [49.2325405, 0.243010575], errors: [0.48328099, 0.00128892007], prediction: 1286.39575,
            half: 15.2683708),
        Expected(
            curve: Logistic(),
            values: [28.1, 49.9, 73.2, 121.3, 179.9, 271.0, 374.8, 503.9, 618.1, 735.5, 812.4, 884.3],
            parameters: [1001.91151, 0.499094051, 2022.0104], errors: [7.83784356, 0.00594552499, 0.0429546794],
            prediction: 983.669447, half: 13.9959627),
        Expected(
            curve: Gompertz(baseYear: 2015),
            values: [17.2, 39.9, 73.8, 124.0, 181.5, 262.7, 330.6, 410.3, 481.9, 556.2, 609.4, 671.0],
            parameters: [937.266054, 3.96882616, 0.224002282], errors: [16.5560764, 0.050151469, 0.00485471248],
            prediction: 816.570864, half: 15.291655),
        Expected(
            curve: Bass(launchYear: 2015),
            values: [0.5, 14.0, 36.1, 67.3, 101.2, 150.7, 199.3, 258.0, 306.4, 355.9, 391.3, 420.7],
            parameters: [488.333748, 0.0255945698, 0.396278216], errors: [4.85045649, 0.000516907538, 0.00829309294],
            prediction: 474.349069, half: 7.36454235),
    ]

    @Test(arguments: scipy) func fitsAgreeWithScipy(expected: Expected) throws {
        let history = try History(years: (0..<12).map { 2015.0 + Double($0) }, values: expected.values)
        let fit = try CurveFit(expected.curve, to: history)
        for j in expected.parameters.indices {
            #expect(abs(fit.parameters[j] / expected.parameters[j] - 1) < 1e-6)
            #expect(abs(fit.standardErrors[j] / expected.errors[j] - 1) < 1e-6)
        }
        let interval = fit.predictionInterval(2030, level: 0.9)
        #expect(abs(fit.value(2030) / expected.prediction - 1) < 1e-6)
        #expect(abs((interval.upperBound - interval.lowerBound) / 2 / expected.half - 1) < 1e-6)
    }

    /// NIST Statistical Reference Datasets, nonlinear regression: https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml
    struct Certified: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let x: [Double]
        let y: [Double]
        let function: @Sendable (Double, [Double]) -> Double
        /// NIST's first start, the far one.
        let start: [Double]
        let parameters: [Double]
        let squares: Double
    }

    static let nist = [
        Certified(
            testDescription: "Misra1a",
            x: [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0],
            y: [
                10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78,
            ],
            function: { x, b in b[0] * (1 - exp(-b[1] * x)) }, start: [500, 0.0001],
            parameters: [238.94212918, 5.5015643181e-4], squares: 0.12455138894),
        Certified(
            testDescription: "Rat42", x: [9, 14, 21, 28, 42, 57, 63, 70, 79],
            y: [8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080],
            function: { x, b in b[0] / (1 + exp(b[1] - b[2] * x)) }, start: [100, 1, 0.1],
            parameters: [72.462237576, 2.6180768402, 0.067359200066], squares: 8.0565229338),
        Certified(
            testDescription: "Thurber",
            x: [
                -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501,
                -1.460, -1.274, -1.212, -1.100, -1.046, -0.915, -0.714, -0.566, -0.545, -0.400, -0.309, -0.109, -0.103,
                0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.200,
            ],
            y: [
                80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060,
                401.672, 390.724, 567.534, 635.316, 733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643,
                1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962,
                1464.350, 1468.705, 1447.894, 1457.628,
            ],
            function: { x, b in
                (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])))
            },
            start: [1000, 1000, 400, 40, 0.7, 0.3, 0.03],
            parameters: [
                1288.1396800, 1491.0792535, 583.23836877, 75.416644291, 0.96629502864, 0.39797285797, 0.049727297349,
            ], squares: 5642.7082397),
    ]

    /// From NIST's far starts, with derivatives by central differences, to seven digits at least.
    @Test(arguments: nist) func certifiedValuesAreReached(certified: Certified) {
        let model = LevenbergMarquardt.Model(
            residuals: { b in zip(certified.x, certified.y).map { certified.function($0, b) - $1 } },
            jacobian: { b in
                var jacobian = DenseMatrix(rows: certified.x.count, columns: b.count)
                for j in b.indices {
                    var (up, down) = (b, b)
                    let h = 1e-5 * abs(b[j])
                    up[j] += h
                    down[j] -= h
                    for (i, x) in certified.x.enumerated() {
                        jacobian[i, j] = (certified.function(x, up) - certified.function(x, down)) / (2 * h)
                    }
                }
                return jacobian
            })
        let outcome = LevenbergMarquardt().minimise(model, from: certified.start)
        #expect(outcome.isConverged)
        for (found, value) in zip(outcome.parameters, certified.parameters) {
            #expect(abs(found / value - 1) < 1e-7, "\(found) for \(value)")
        }
        let squares = outcome.residuals.reduce(0) { $0 + $1 * $1 }
        #expect(abs(squares / certified.squares - 1) < 1e-9)
    }
}
