import Planning
import TestSupport

extension EquationCase {
    /// Halls of a tier.
    static func tier(_ keys: String, _ extra: String = "", set overrides: [String] = []) -> Toy {
        Toy(
            "[redundancy.three]\n" + keys + "\n" + extra,
            set: overrides + ["regions.home.halls.tier=\"three\""])
    }

    static let redundancyCases = [
        // A fifth of 8.25 MW stands by: 6.875 MW of heat are 5.5 MW of IT power, and 3.5 MW of work.
        EquationCase(
            "cooling-redundancy", [.coolingLimit],
            { tier("cooling_redundancy_share = 0.2", set: ["regions.home.cooling.fan.existing_mw_th=8.25"]) },
            cost: power(racks: 100, work: 3.5) + 0.5 * undoneMw),
        // Distribution that loses a tenth, in place of a fifth.
        EquationCase(
            "tier-efficiency", [.heat], { tier("electrical_efficiency_share = 0.9") },
            cost: 6 * (1.1 / 0.9 + 0.05) * gridMw),
        // 10 MW of racks ask for 12 MW of engines, which never run.
        EquationCase(
            "backup", [.backup],
            {
                tier(
                    "backup_mw_per_it_mw = 1.2",
                    Toy.engine(limitMw: 20, fuelUsdPerMmbtu: 100, more: "backup = true"))
            }, cost: SupplyCases.base + 12e6 * Toy.recovery(0.05, 20)),
    ]
}
