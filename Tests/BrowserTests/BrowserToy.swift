import TestSupport

/// Small plans with everything that a page shows.
enum BrowserToy {
    /// Two places that trade, with sun, a battery and a dam, over two weeks and two years.
    static let trading = Toy(
        Toy.away() + Toy.link(existingMw: 5) + Toy.sun(existingMw: 6) + Toy.battery(mw: 2, mwh: 6),
        set: ["resolution=\"weeks:2\"", "horizon.last_year=2026"])
}
