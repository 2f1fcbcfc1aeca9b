import Documents
import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing
import TimeSeries

/// A scenario in another currency is the same scenario.
@Suite struct CurrencyScenarioTests {
    /// The program of a scenario file, as MPS.
    private func program(_ text: String) throws -> Data {
        let file = try TemporaryFile(text)
        let scenario = try Scenario.read(path: file.path).scenario
        let axis = TimeAxis(scenario.resolution)
        let model = try PlanModel(scenario, axis: axis, profiles: Profiles(scenario, on: axis))
        let output = try TemporaryFile("", name: "program.mps")
        let handle = try #require(FileHandle(forWritingAtPath: output.path))
        try MPSFormat.write(model.program, to: handle)
        try handle.close()
        return try Data(contentsOf: URL(fileURLWithPath: output.path))
    }

    /// The text with every number in US$ in cents.
    private func inCents(_ text: String) -> String {
        let cents = text.replacing(#/_usd(_\w+ = )([0-9_]+)/#) { match in
            "_cts\(match.1)\(Int(match.2.replacing("_", with: ""))! * 100)"
        }
        return cents + "\n[currency]\ncts_per_usd = 100\n"
    }

    @Test func theToyInCentsIsTheToy() throws {
        let parts = Toy.engine(limitMw: 3, fuelUsdPerMmbtu: 1).replacing("= 1.0", with: "= 1")
        let text = Toy.base + "\n" + parts + Toy.battery(mw: 1, mwh: 4)
        let cents = inCents(text)
        #expect(cents.contains("peak_cts_per_mwh = 10000") && !cents.contains("_usd_"))
        #expect(try program(cents) == program(text))
    }

    /// Every price of a scenario with one of everything, in a currency of which 128 make a US$: no rounding.
    @Test(arguments: [3, 8] as [UInt64]) func oneOfEverythingInAnotherCurrencyIsTheSame(seed: UInt64) throws {
        let other = RandomScenario(seed: seed, money: 128).text.replacing("_usd_", with: "_xyz_")
        let text = RandomScenario(seed: seed).text
        #expect(other.contains("_xyz_") && !other.contains("usd"))
        #expect(try program(other + "\n[currency]\nxyz_per_usd = 128\n") == program(text))
    }

    /// A price that learns: 400 MYR at 4 for a US$, a fifth less with the doubling of 2027.
    @Test func curvesAreInTheCurrencyToo() throws {
        let curve =
            "{ growth = \"learning\", base_year = 2025, base = 400, learning_rate_share = 0.2, "
            + "cumulative = { 2025 = 30, 2027 = 60 } }"
        let text = Toy.base.replacing("peak_usd_per_mwh = 100", with: "peak_myr_per_mwh = \(curve)", maxReplacements: 1)
        let file = try TemporaryFile(text + "\n[currency]\nmyr_per_usd = 4\n")
        let scenario = try Scenario.read(path: file.path, overrides: ["horizon.last_year=2027"]).scenario
        guard case .tariff(let tariff) = scenario.regions[0].market else { throw NotATariff() }
        #expect(abs(tariff.bands[0].usdPerMwh.value(in: 2025) - 100) < 1e-12)
        #expect(abs(tariff.bands[0].usdPerMwh.value(in: 2027) - 80) < 1e-12)
    }

    private struct NotATariff: Error {}

    /// What the scenario's reader says of converted money, and the warnings about unusual numbers, show what was typed.
    @Test func warningsShowWhatWasTyped() throws {
        let text = Toy.base.replacing("\npeak_usd_per_mwh = 100", with: "\npeak_myr_per_mwh = 8000")
        let file = try TemporaryFile(text + "\n[currency]\nmyr_per_usd = 4\n")
        let warnings = try Scenario.read(path: file.path).warnings
        #expect(warnings.map(\.keyPath) == ["regions.home.tariff.peak_usd_per_mwh"])
        #expect(warnings[0].message.hasPrefix("2000.0 US$/MWh is unusual"))
        #expect(warnings[0].message.hasSuffix("(written as `peak_myr_per_mwh`, 4 myr_per_usd)"))
    }
}

/// Which parameters of a growth curve are amounts is known to the conversion of money; the curves bear it out.
@Suite struct GrowthAmountTests {
    static let curves: [any GrowthCurve] =
        GrowthCatalogue.curves(baseYear: 2025) + [
            Pipeline(announced: [:], lagYears: 1), LearningCurve(baseYear: 2025, cumulative: [2025: 1, 2030: 3]),
        ]

    /// y(t; λ·amounts, the rest) = λ·y(t; amounts, the rest), and of no parameter that is not called an amount.
    @Test(arguments: 0..<7) func valuesAreProportionalToTheAmounts(index: Int) {
        let curve = Self.curves[index]
        let theta = curve.parameters.indices.map { 0.3 + 0.1 * Double($0) }
        let isAmount = curve.parameters.map { Table.growthAmounts.contains($0.key) }
        #expect(isAmount.contains(true))
        let scaled = zip(theta, isAmount).map { $1 ? 8 * $0 : $0 }
        for year in [2024.0, 2026, 2031.5] {
            let (value, expected) = (curve.value(year, scaled), 8 * curve.value(year, theta))
            #expect(abs(value - expected) <= 1e-12 * abs(expected), "\(curve.name), \(year)")
        }
    }

    @Test func everyCurveIsTried() { #expect(Self.curves.count == 7) }

    /// Amounts by year are no parameters: what is announced, by itself, and the values of a table.
    @Test func amountsByYearAreAmountsToo() {
        let (once, twice) = ([2026: 10.0, 2028: 30], [2026: 20.0, 2028: 60])
        for year in [2025.0, 2027, 2030] {
            let value = Pipeline(announced: once, lagYears: 0).value(year, [5, 0.5])
            #expect(Pipeline(announced: twice, lagYears: 0).value(year, [10, 0.5]) == 2 * value)
            let table = InterpolatedTable(years: [2025, 2029])
            #expect(table.value(year, [6, 8]) == 2 * table.value(year, [3, 4]))
        }
        #expect(Table.growthAmounts.isSuperset(of: ["announced", "values", "history"]))
    }
}
