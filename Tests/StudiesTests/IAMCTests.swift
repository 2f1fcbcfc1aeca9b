import Foundation
import Output
import Planning
import Reporting
import Testing
import Vocabulary

/// The table of the IAMC: nothing of the catalogues is forgotten, sums are sums.
@Suite struct IAMCTests {
    private struct Row: Hashable {
        let region: String
        let variable: String
        let year: String
    }

    /// Whatever the catalogues have is mapped, or left out with a reason, and nothing else is.
    @Test func everyFigureHasItsPlace() {
        #expect(Set(IAMCMapping.figures.keys) == Set(RegionFigure.all.map(\.figure.key)))
        #expect(Set(IAMCMapping.breakdowns.keys) == Set(RegionBreakdown.all.map(\.breakdown.key)))
        #expect(Set(IAMCMapping.links.keys) == Set(LinkFigure.all.map(\.figure.key)))
        let entries = [IAMCMapping.figures, IAMCMapping.breakdowns, IAMCMapping.links].flatMap { $0.values }
        for case .leftOut(let reason) in entries + [IAMCMapping.jurisdictions] { #expect(reason.count > 10) }
        let names = IAMCMapping.figures.values.compactMap { entry in
            switch entry {
            case .variable(let name, _, _), .part(let name, _, _, _): name
            case .leftOut: nil
            }
        }
        #expect(Set(names).count == names.count)
        let paths = StockKind.allCases.compactMap { IAMCMapping.path($0)?.words }
        #expect(Set(paths).count == paths.count)
    }

    private func values(_ plan: ExportedPlan) -> [Row: Double] {
        let rows = CSVRows(IAMCExport.bytes(plan))
        #expect(rows.header == ["model", "scenario", "region", "variable", "unit", "year", "value"])
        let pairs = rows.rows.map { (Row(region: $0[2], variable: $0[3], year: $0[5]), Double($0[6])!) }
        let values = Dictionary(pairs) { first, _ in first }
        #expect(values.count == pairs.count, "a value is there twice")
        return values
    }

    @Test func sumsAreSumsAndFiguresAreThoseOfThePlan() throws {
        let toy = try SavedRun.toy.get()
        let values = values(toy.exported)
        let document = toy.plan.document
        for (place, years) in document.regions {
            for (year, figures) in years {
                func expect(_ variable: String, _ value: Double?, _ line: Int = #line) {
                    let told = values[Row(region: place, variable: variable, year: year)] ?? 0
                    #expect(abs(told - (value ?? 0)) <= 1e-9 * max(1, abs(told)), "\(variable), line \(line)")
                }
                expect("Final Energy|Electricity|Data Centers", figures[.facilityTwh])
                expect("Cost", figures[.costTotal].map { $0 * 1e-6 })
                expect("Cost by View", figures[.costTotal].map { $0 * 1e-6 })
                expect("Investment", figures[.capex].map { $0 * 1e-6 })
                expect("Emissions|CO2", figures[.emissions].map { $0 * 1e-6 })
                expect("Water Consumption|Cooling", figures[.water].map { $0 * 0.365 })
                expect("Price|Secondary Energy|Electricity", figures[.meanPrice])
                expect("Share|Clean Electricity", figures[.cleanShare].map { $0 * 100 })
            }
        }
        expectSums(
            values,
            ["Cost", "Investment", "Final Energy|Electricity", "Secondary Energy|Electricity", "Capacity|Electricity"])
        for figure in ["Cost", "Emissions|CO2", "Capacity|Data Centers|IT"] {
            for year in document.years {
                let parts = document.regions.keys.compactMap {
                    values[Row(region: $0, variable: figure, year: "\(year)")]
                }
                let world = try #require(values[Row(region: "World", variable: figure, year: "\(year)")])
                #expect(abs(world - parts.reduce(0, +)) <= 1e-9 * max(1, abs(world)), "\(figure)")
            }
        }
    }

    /// Each of them, and each below it that has parts, is what its parts add up to.
    private func expectSums(_ values: [Row: Double], _ roots: [String]) {
        for (row, value) in values
        where roots.contains(where: { row.variable == $0 || row.variable.hasPrefix($0 + "|") }) {
            let parts = values.filter {
                $0.key.region == row.region && $0.key.year == row.year && $0.key.variable.hasPrefix(row.variable + "|")
                    && !$0.key.variable.dropFirst(row.variable.count + 1).contains("|")
            }
            if parts.isEmpty { continue }
            let sum = parts.values.reduce(0, +)
            #expect(abs(sum - value) <= 1e-9 * max(1, abs(value)), "\(row)")
        }
    }
}
