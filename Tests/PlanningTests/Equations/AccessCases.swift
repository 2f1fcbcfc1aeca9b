import Planning
import TestSupport

extension EquationCase {
    /// US$/MWh of an engine for each US$/MMBtu: 3.412142/0.5.
    private static let fuel = 6.824284
    /// US$ a year that a MW of engine saves at 1 US$/MMBtu, and what it costs.
    private static let saving = 0.9 * (gridMw - 8760 * fuel)
    private static let engineMw = 1e6 * Toy.recovery(0.05, 20)
    private static let cell = ["regions.home.supply.cell.limit_mw=9", "regions.home.supply.cell.limit_mwh=90"]

    /// An engine that brings half its capacity of a store of four hours, and cells that do not pay by themselves.
    static let firmAccess = Toy(
        Toy.engine(
            limitMw: 5, fuelUsdPerMmbtu: 1,
            more: "paired_storage = { store = \"cell\", power_share = 0.5, hours = 4 }")
            + Toy.battery(mw: 0, mwh: 0), set: cell + ["technologies.cell.capex_usd_per_kwh=500"])
    /// 2 MW that an engine and cells share.
    static let shared = Toy(
        Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1) + Toy.battery(mw: 0, mwh: 0) + """
            [regions.home.schemes.site]
            limit_mw = 2
            members = ["engine", "cell"]

            """, set: cell)

    static let accessCases = [
        // 5 MW of engine pay for 2.5 MW and 10 MWh of cells, which take 10/0.9 MWh by night and give 9 by day.
        EquationCase(
            "paired-storage", [.pairedStorage], { firmAccess },
            cost: SupplyCases.base - 5 * (saving - engineMw) + (2.5 * 1e5 + 10 * 5e5) * Toy.recovery(0.05, 10)
                - 365 * (9 * 100 - 10 / 0.9 * 50)),
        // A MW of engine saves more than a MW of cells.
        EquationCase(
            "scheme", [.scheme], { shared }, cost: SupplyCases.base - 2 * (saving - engineMw)),
        // Of 1.8 MW made a tenth is lost; fuel is paid for all of it, access for what arrives.
        EquationCase(
            "delivery-loss", [.powerBalance, .generationLimit],
            {
                Toy(
                    Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5, onSite: false),
                    set: [
                        "regions.home.supply.engine.delivery_loss_share=0.1",
                        "regions.home.supply.engine.access_usd_per_mwh=3",
                    ])
            }, cost: SupplyCases.base - 1.62 * (gridMw - 8760 * 3) + 1.8 * 8760 * 5 * fuel),
    ]
}
