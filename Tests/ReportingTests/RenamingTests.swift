import Foundation
import Planning
import Reporting
import TestSupport
import Testing
import TimeSeries
import Vocabulary

/// A name is a name: whatever tables are called, the plan has the same numbers, in every table and in `plan.json`.
@Suite struct RenamingTests {
    @Test(arguments: [(UInt64(1), 0), (2, 11), (3, 23), (7, 31), (11, 40)]) func namesChangeNoNumber(
        seed: UInt64, shift: Int
    ) throws {
        // With clouds that come and go, which places draw for themselves.
        let text = RandomScenario(seed: seed, everything: seed == 1).text
            .replacing("daily_ghi_cv_share = 0.1\n", with: "daily_ghi_cv_share = 0.2\n")
            .replacing("hourly_clearness_sd_share = 0\n", with: "hourly_clearness_sd_share = 0.1\n")
            .replacing("sky_correlation_share = 1", with: "sky_correlation_share = 0.5")
        #expect(text.contains("daily_ghi_cv_share = 0.2"))
        let plain = try plan(text)
        let renamed = try plan(Renaming(shift: shift).renamed(text))
        #expect(renamed.plan.objectiveUsd == plain.plan.objectiveUsd)
        #expect(!renamed.audit().hasFailed, "\(renamed.audit().failures.first.map { "\($0)" } ?? "")")
        try same(tables(plain), tables(renamed))
        #expect(RenamingTests.areSame(documents(plain), documents(renamed)))
    }

    private func plan(_ text: String) throws -> SolvedToy {
        let file = try TemporaryFile(text)
        let scenario = try Scenario.read(path: file.path).scenario
        let series = try ScenarioSeries(scenario)
        let axis = series.axis(.days(2))
        return try SolvedToy(settling: PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)))
    }

    private func tables(_ solved: SolvedToy) -> [Table] {
        PlanTables.tables(solved.plan) + [HourlyTable.table(solved.plan.hourly, axis: solved.model.axis)]
    }

    /// Rows as sorted lists of numbers: names have no part in them.
    private func same(_ plain: [Table], _ renamed: [Table]) throws {
        for (a, b) in zip(plain, renamed) {
            #expect(a.schema.name == b.schema.name && a.rowCount == b.rowCount, "\(a.schema.name)")
            #expect(RenamingTests.areSame(numbers(a), numbers(b)), "\(a.schema.name)")
        }
    }

    /// Sums go in the order of names, so that their last bits may differ.
    private static func areSame(_ a: [[Double]], _ b: [[Double]]) -> Bool {
        a.map(\.count) == b.map(\.count)
            && zip(a.joined(), b.joined()).allSatisfy { $0 == $1 || abs($0 - $1) <= 1e-12 * max(abs($0), abs($1)) }
    }

    private func numbers(_ table: Table) -> [[Double]] {
        var rows: [[Double]] = []
        table.forEachRow { row in
            rows.append(
                row.compactMap { value -> Double? in
                    switch value {
                    case .integer(let integer): Double(integer)
                    case .number(let number): number
                    case .empty: -.infinity
                    case .text: nil
                    }
                })
        }
        return rows.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Every figure and every number of every breakdown, by region in the order of the scenario.
    private func documents(_ solved: SolvedToy) -> [[Double]] {
        solved.plan.regions.flatMap { region in
            region.years.sorted { $0.key < $1.key }.flatMap { _, year in
                let place = PlaceYear(year)
                return [place.figures.sorted { $0.key < $1.key }.map { $0.value ?? -.infinity }]
                    + place.breakdowns.sorted { $0.key < $1.key }.map { $0.value.values.sorted() }
            }
        }
    }
}
