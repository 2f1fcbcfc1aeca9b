import Planning
import Reporting
import TestSupport
import Testing
import Vocabulary

/// The views of a plan's money, what is laid out, and where.
@Suite struct MoneyTests {
    /// 5 MW of halls hold 50 racks for 3 of 4 MW of work in both years; taxes, a grant and 20 US$/t change hands; a MW is undone.
    @Test func eachViewIsAPresentValueOfItsOwn() throws {
        let toy = try Toy(
            PolicyCases.tax + PolicyCases.policy("carbon_price", "added_usd_per_t = 20"),
            set: Toy.buildable + [
                "horizon.last_year=2026", "horizon.discount_rate_share=0.1", "regions.home.halls.air.existing_mw=5",
            ]
        ).solved()
        let both = 1 + 1 / 1.1
        let racks = 50 * EquationCase.rack
        let views: [MoneyView: Double] = [
            .resources: both * (racks + EquationCase.power(racks: 50, work: 3)),
            .transfers: both * (racks * (0.1 - 0.05 + PolicyCases.incomeTax) + 20 * 0.5 * 4 * Toy.pue * 8760),
            .penalties: both * EquationCase.undoneMw,
        ]
        let headline = toy.plan.headline
        for (view, usd) in views { #expect(isClose(headline.presentUsd[view] ?? .nan, usd), "\(view)") }
        #expect(abs(headline.totalUsd - toy.cost) <= 1e-12 * toy.cost)
        #expect(isClose(headline.capexUsd[2025] ?? .nan, 50 * 100_000))
        #expect(headline.capexUsd[2026].map { abs($0) < 10_000 } == true)
        let first = toy.year("home", 2025)
        for (figure, view) in [
            (RegionFigure.resourceCost, MoneyView.resources), (.transfers, .transfers), (.penalties, .penalties),
        ] {
            #expect(isClose(try #require(first[figure]), (views[view] ?? .nan) / both))
        }
    }

    /// A MW of hall is laid out at 8 M US$ and pays for two years' interest on half of it: capex.csv has no interest.
    @Test func whatIsLaidOutHasNoInterest() throws {
        let toy = try Toy(
            set: Toy.buildable + [
                "regions.home.halls.air.existing_mw=3", "regions.home.halls.pipeline_mw=2",
                "regions.home.halls.under_construction_mw=2", "regions.home.halls.lead_time_years=2",
            ]
        ).solved()
        #expect(isClose(toy.year().costUsd[.hallsCapital] ?? .nan, 2 * 1.06 * EquationCase.hallMw))
        let halls = try #require(toy.plan.capex.first { $0.stock == StockID(.halls, "air") })
        #expect(isClose(halls.built, 2) && isClose(halls.capexUsd, 16e6))
        #expect(isClose(toy.plan.headline.capexUsd[2025] ?? .nan, 16e6 + 50 * 100_000))
    }

    /// Each place of the tables is in the table of places.
    @Test func placesAreThoseThatTablesName() throws {
        let toy = try Toy("[workloads.jobs.demand.offshore]\nmean_it_kw = 100\nutc_offset_hours = 8\n" + Toy.away())
            .solved()
        let places = toy.plan.places
        #expect(places.map(\.name) == ["home", "away", "offshore"])
        #expect(places.map(\.perspective) == [.tariff, .tariff, nil])
        #expect(places[0].region?.latitudeDeg == 1.5 && places[2].kind == .origin)
        let named = Set(PlanTables.tables(toy.plan).flatMap(MoneyTests.placesNamed))
        #expect(named.isSubset(of: Set(places.map(\.name))))
    }

    private static func placesNamed(_ table: Table) -> Set<String> {
        let columns = table.schema.columns.indices.filter {
            ["place", "from_place", "to_place"].contains(table.schema.columns[$0].name)
        }
        var named: Set<String> = []
        if ["duals", "limits"].contains(table.schema.name) { return [] }
        table.forEachRow { row in
            for column in columns { if case .text(let name) = row[column] { named.insert(name) } }
        }
        return named
    }
}
