import Foundation
import Planning
import Reporting
import TestSupport
import Testing
import Vocabulary

/// A plan's hours as they are looked at.
@Suite struct PlaceHoursTests {
    /// Two weeks of two years of two places with sun, a battery and a cable.
    private static let solved = Result { try make() }
    private static func saved() throws -> SavedPlan { try solved.get() }

    private static func make() throws -> SavedPlan {
        let toy = Toy(
            Toy.away() + Toy.link(existingMw: 5) + Toy.sun(existingMw: 40) + Toy.battery(mw: 2, mwh: 6),
            set: ["resolution=\"weeks:2\"", "horizon.last_year=2026"])
        return try SavedToy(toy).plan
    }

    @Test func whatFeedsIsWhatIsTaken() throws {
        let hours = PlanHours(try Self.saved())
        #expect(hours.places.map { $0.map(\.year) } == [[2025, 2026], [2025, 2026]])
        for place in hours.places.joined() {
            let used = hours.hours.indices.allSatisfy { t in
                abs(place.supply.reduce(0) { $0 + $1.values[t] } - place.load(t)) < 1e-5
                    && place.sunUsed(t) <= place.sun(t) + 1e-5
            }
            #expect(used && place.price != nil && place.pue != nil && !place.work.isEmpty)
        }
        let home = hours.places[0][1]
        #expect(home.available.map(\.flow) == [.output("panel")] && home.levels.map(\.flow) == [.store("cell")])
        // More sun than there is load for.
        #expect(hours.hours.indices.contains { home.sun($0) > home.sunUsed($0) + 0.1 })
        // Stores stand on what is steadier.
        #expect(hours.order.last == .output("cell") || hours.order.last == .unserved)
        #expect(hours.zone(home.place) == "UTC+8")
    }

    @Test func presetsAreWhatTheySay() throws {
        let hours = PlanHours(try Self.saved())
        let home = hours.places[0][1]
        let presets = PeriodPresets(home, hours.periods)
        func highest(_ value: (Int) -> Double) -> Int {
            let most = hours.periods.map { $0.hours.map(value).max()! }
            return most[0] >= most[1] ? 0 : 1
        }
        #expect(presets[.tightest]?.period.index == highest { home.price!.values[$0] })
        let sun = hours.periods.map { $0.hours.reduce(0) { $0 + home.sun($1) } }
        #expect(presets[.sunniest]?.period.index == (sun[0] >= sun[1] ? 0 : 1))
        let net = hours.periods.map { $0.hours.reduce(0) { $0 + home.load($1) - home.sunUsed($1) } }
        #expect(presets[.median]?.period.index == (net[0] <= net[1] ? 0 : 1))
        #expect(PeriodPresets(hours.places[1][1], hours.periods)[.sunniest] == nil)
    }

    private struct Read: Decodable {
        struct Year: Decodable {
            let year: Int
            let blocks: [String: String]
        }
        struct Place: Decodable {
            let name: String
            let years: [Year]
        }
        let places: [Place]
    }

    /// What does not fit is left out, the presets of the last year last of all.
    @Test func itKeepsToItsRoom() throws {
        let plan = try Self.saved()
        let (hours, styles) = (PlanHours(plan), SeriesStyles(plan.document))
        let whole = ExplorerData(hours, styles, room: 1_000_000)
        #expect(whole.shown == 8 && whole.all == 8)
        let names = ExplorerData(hours, styles, room: 0).json().utf8.count
        for room in [0, 4_000, whole.json().utf8.count / 2] {
            let data = ExplorerData(hours, styles, room: room)
            #expect(data.json().utf8.count <= max(room, names))
            let read = try JSONDecoder().decode(Read.self, from: Data(data.json().utf8))
            let blocks = read.places.flatMap { place in
                place.years.flatMap { year in year.blocks.keys.map { _ in year.year } }
            }
            #expect(blocks.count == data.shown)
            if data.shown == 1 { #expect(blocks == [2026]) }
        }
    }

    @Test(arguments: [1, 2, 7, 52]) func blocksAreSpread(count: Int) {
        #expect(ExplorerData.spread(count).sorted() == Array(0..<count))
        #expect(ExplorerData.spread(count)[0] == count / 2)
    }
}
