import Planning
import TestSupport

/// Halls that are built under `new_hall_standard`.
extension EquationCase {
    /// 3 MW of halls stand and 3⅔ are built for the 66⅔ racks of 4 MW of work; old fans for 30 MW of heat stand, new ones cost 100 US$/kW.
    static let newHalls =
        Toy.buildable + [
            "regions.home.halls.air.existing_mw=3", "regions.home.halls.pipeline_mw=5",
            "cooling.fan.available_from_year=2000", "cooling.fan.capex_usd_per_kw_th=100",
        ]
    /// What the halls' racks give off at full use, MW.
    static let newHeat = 1.25 * 11.0 / 3
    /// A MW of heat's plant at 1,000 US$/kW, a year; fans are a tenth of it.
    static let coolingMw = 1e6 * Toy.recovery(0.06, 20)
    static let newHallsCost =
        200.0 / 3 * rack + 11.0 / 3 * hallMw + power(racks: 200.0 / 3, work: 4)

    /// `breeze` as a system on sale.
    static func newBreeze(_ electricity: Double) -> String {
        breeze(electricity, mwTh: 0).replacing("available_from_year = 2100", with: "available_from_year = 2000")
    }

    static func standard(_ rules: String) -> String { PolicyCases.policy("new_hall_standard", rules) }

    static let designCases = [
        // The fan's halls have 1.425 by design and the breeze's 1.325: 1.375 is half and half. What is built of the breeze runs in all
        // hours, and saves 0.08 MW for each MW of heat.
        EquationCase(
            "new-hall-standard-policy", [.designHeat, .designPlant, .designPue],
            { Toy(newBreeze(0.02) + standard("pue_limit = 1.375"), set: newHalls) },
            cost: newHallsCost + newHeat / 2 * (0.1 * coolingMw + coolingMw - 0.08 * gridMw)),
        // Half of a tower's litres: half of the plant is dry, and never runs, as old fans take less electricity.
        EquationCase(
            "new-halls-water", [.designWue],
            {
                Toy(
                    newBreeze(0.2) + source("tap", kind: "potable", limit: 1e6, price: 0)
                        + standard("wue_limit_l_per_kwh = \(1.25 * waterPerMwh / 2)"), set: newHalls + wetFan)
            }, cost: newHallsCost + newHeat / 2 * (0.1 * coolingMw + coolingMw)),
        // No fans: the breeze is bought, and stands still.
        EquationCase(
            "new-halls-barred", [.designBarred],
            { Toy(newBreeze(0.2) + standard("barred_cooling = [\"fan\"]"), set: newHalls) },
            cost: newHallsCost + newHeat * coolingMw),
        // Half of 3⅔ · 1.425 MW comes from a dam by day, at 100 US$/MWh more than the grid, whose own tenth does not count.
        EquationCase(
            "new-halls-clean", [.designClean],
            {
                Toy(
                    Toy.river(mw: 10, storageGwh: 1, access: 200).replacing("8.76", with: "87.6")
                        + standard("clean_share = 0.5"), set: newHalls + ["regions.home.tariff.clean_share=0.1"])
            }, cost: newHallsCost + newHeat * 0.1 * coolingMw + 0.5 * 11.0 / 3 * Toy.pue * 8760 * 100),
    ]
}
