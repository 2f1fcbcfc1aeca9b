import Reporting
import TestSupport

/// Small plans with everything that a page shows, and their pages, made once for all tests.
struct BrowserToy {
    let plan: SavedPlan
    let html: String

    private init(_ plan: SavedPlan) { (self.plan, html) = (plan, ReportPage(plan).html()) }

    static let trading = Result { BrowserToy(try makeTrading()) }
    static let hostile = Result { BrowserToy(try makeHostile()) }

    /// Two places that trade, with sun and a battery, over two weeks and two years, and assumptions enough to look through.
    private static func makeTrading() throws -> SavedPlan {
        let toy = Toy(
            Toy.away() + Toy.link(existingMw: 5) + Toy.sun(existingMw: 6) + Toy.battery(mw: 2, mwh: 6),
            set: ["resolution=\"weeks:2\"", "horizon.last_year=2026"])
        return try SavedToy(try toy.solved(), assumptions: assumptions).plan
    }

    /// Names that ask for trouble, in a plan of a day.
    private static func makeHostile() throws -> SavedPlan {
        let name = "\"><script>window.acted = 1</script><img src=x onerror='window.acted = 1'>"
        let toy = Toy(set: ["title=\'\'\'\(name) =cmd() 🙂 \(String(repeating: "long ", count: 40))\'\'\'"])
        return try SavedToy(try toy.solved(), assumptions: assumptions) { document in
            document.label = name
            document.message = name
        }.plan
    }

    private static let assumptions = (1...20).map { number in
        Assumption(
            key: "technologies.t\(number * 7 % 20).capex_usd_per_kw", value: "\(number)", grade: "S", low: nil,
            high: nil,
            sourceYear: 2020 + number % 5, source: "A \"source\" <b>in bold</b> & more", position: "toy.toml:\(number)",
            why: nil)
    }
}
