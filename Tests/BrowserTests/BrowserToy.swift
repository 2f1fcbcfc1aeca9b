import Reporting
import TestSupport

/// Small plans with everything that a page shows, and their pages, made once for all tests.
struct BrowserToy {
    let plan: SavedPlan
    let html: String

    private init(_ plan: SavedPlan) { (self.plan, html) = (plan, ReportPage(plan).html()) }

    static let trading = Result { BrowserToy(try makeTrading()) }
    static let hostile = Result { BrowserToy(try makeHostile()) }

    /// Two places that trade, with sun and a battery, over two weeks and two years.
    private static func makeTrading() throws -> SavedPlan {
        let toy = Toy(
            Toy.away() + Toy.link(existingMw: 5) + Toy.sun(existingMw: 6) + Toy.battery(mw: 2, mwh: 6),
            set: ["resolution=\"weeks:2\"", "horizon.last_year=2026"])
        return try SavedToy(toy).plan
    }

    /// Names that ask for trouble, in a plan of a day.
    private static func makeHostile() throws -> SavedPlan {
        let name = "\"><script>window.acted = 1</script><img src=x onerror='window.acted = 1'> =cmd() 🙂 مركز البيانات"
        return try SavedToy(Toy(), rename: ["home": name]) { document in
            document.scenario?.title = name + String(repeating: "long ", count: 40)
            document.label = name
            document.message = name
        }.plan
    }
}
