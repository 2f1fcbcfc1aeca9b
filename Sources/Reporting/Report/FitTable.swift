import Planning
import TimeSeries

/// What the fits of a scenario are worth, a row each.
enum FitTable {
    private static let level = 0.9

    static func table(_ fits: [ScenarioFit]) -> TextTable {
        var table = TextTable([
            .left("number"), .left("curve"), .right("years"), .left("parameters ± standard error"), .right("R²"),
            .right("s"), .left("back-test"),
        ])
        for made in fits {
            let fit = made.fit
            let parameters = zip(fit.curve.parameters, zip(fit.parameters, fit.standardErrors)).map {
                "\($0.key) \(number($1.0)) ± \(number($1.1))"
            }
            table.add([
                made.keyPath, fit.curve.name, "\(fit.history.count)", parameters.joined(separator: ", "),
                NumberText.text(fit.rSquared, decimals: 4), number(fit.residualStandardDeviation), backTest(made),
            ])
        }
        return table
    }

    private static func backTest(_ made: ScenarioFit) -> String {
        do {
            let test = try made.backTest(level: level)
            let inside = test.years.count { $0.isInside }
            return "error \(number(test.rootMeanSquareError)), \(inside) of \(test.years.count) inside"
        } catch {
            return "none: \(error)"
        }
    }

    /// About four significant digits.
    private static func number(_ value: Double) -> String {
        var decimals = 4
        var scale = abs(value)
        while scale >= 1 && decimals > 0 {
            scale /= 10
            decimals -= 1
        }
        return NumberText.text(value, decimals: decimals)
    }
}
