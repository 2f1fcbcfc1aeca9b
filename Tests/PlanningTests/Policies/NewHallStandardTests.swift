import Documents
import Planning
import TestSupport
import Testing
import Vocabulary

/// Old plant, and rules that new halls alone are held to.
@Suite struct NewHallStandardTests {
    private static func builtMw(_ toy: SolvedToy, _ kind: String = "air", _ year: Int = 2025) -> Double {
        toy.year("home", year).built[StockID(.halls, kind)] ?? .nan
    }

    /// A MWh more by design lets the fan stand for the breeze, a MW of heat for 700.8 MWh; of the limit's number 0.01 are 321.2 MWh.
    @Test func theRulesPriceIsTheDearerPlants() throws {
        let toy = try SolvedToy(model: EquationCase.designCases[0].model())
        let mwh = (0.9 * EquationCase.coolingMw - 0.08 * EquationCase.gridMw) / (0.08 * 8760)
        #expect(isClose(toy.policyDual("rule", item: "home.air"), mwh))
        let hundredth = toy.policyDual("rule", item: "home.air", unit: "usd/0.01 PUE")
        #expect(isClose(hundredth, mwh * 0.01 * 11 / 3 * 8760))
    }

    /// Racks that give four fifths of their heat to liquid: 1.25 + 0.05 + 0.45 · 0.1 + 0.8 · 0.02 = 1.361 by design; with all of it to
    /// liquid 1.345. Where no design holds, nothing is built.
    @Test(arguments: [
        ("pue_limit = 1.362", 11.0 / 3), ("pue_limit = 1.36", 0),
        ("pue_limit = 1.36\nliquid_heat_share = 1", 11.0 / 3),
    ]) func liquidHallsAreCooledByTwoPlants(rules: String, built: Double) throws {
        let breeze = EquationCase.newBreeze(0.02).replacing("[\"air\"]", with: "[\"liquid\"]")
            .replacing("existing_mw_th = 0", with: "existing_mw_th = 30")
        let toy = try Toy(
            breeze + EquationCase.standard(rules),
            set: EquationCase.newHalls + [
                "racks.box.hall=liquid", "racks.box.liquid_share=0.8", "regions.home.halls.liquid.existing_mw=3",
                "regions.home.halls.air.existing_mw=0",
            ]
        ).solved()
        #expect(isClose(NewHallStandardTests.builtMw(toy, "liquid"), built, floor: 1e-3))
    }

    /// Halls of years that are not covered bring nothing; those of later years bring plant of these years, each piece once.
    @Test func theYearsCoveredAreHeldToIt() throws {
        let set = EquationCase.newHalls + ["horizon.last_year=2026", "regions.home.halls.largest_build_mw_per_year=2"]
        func cooling(_ years: String) throws -> [Double] {
            let toy = try Toy(EquationCase.standard("pue_limit = 1.5\n\(years)"), set: set).solved()
            return [2025, 2026].map { toy.year("home", $0).built[StockID(.cooling, "fan")] ?? .nan }
        }
        let (first, second) = (1.25 * 2, 1.25 * 5.0 / 3)
        for (years, expected) in [
            ("", [first, second]), ("from_year = 2026", [0, second]), ("to_year = 2025", [first, 0]),
        ] {
            let built = try cooling(years)
            #expect(zip(built, expected).allSatisfy { isClose($0, $1, floor: 1e-2) }, "\(years): \(built)")
        }
    }

    /// Green power is due as long as the halls stand, whoever may build by then.
    @Test func greenPowerStaysDue() throws {
        let dam = Toy.river(mw: 10, storageGwh: 1, access: 200).replacing("8.76", with: "87.6")
        let toy = try Toy(
            dam + EquationCase.standard("clean_share = 0.5\nto_year = 2025"),
            set: EquationCase.newHalls + ["horizon.last_year=2026"]
        ).solved()
        for year in [2025, 2026] {
            #expect(
                isClose(
                    toy.year("home", year).supplyTwh[.output("dam")] ?? .nan,
                    0.5 * 11 / 3 * Toy.pue * 8760 / 1e6))
        }
    }

    @Test(arguments: ["from_year = 2025": nil, "barred_cooling = [\"fann\"]": "barred_cooling"])
    func whatSaysNothingIsRefused(rules: String, key: String?) {
        let wrong = #expect(throws: InputIssues.self) {
            try Toy(EquationCase.standard(rules), set: EquationCase.newHalls).scenario()
        }
        #expect(wrong?.issues.map(\.keyPath) == [key.map { "policies.rule.\($0)" } ?? "policies.rule"])
    }

    // Old plant.

    private static let old = ["cooling.fan.available_from_year=1990", "cooling.fan.available_to_year=2020"]

    /// 5 MW of heat are 4 MW of IT, 2 of them work: more old plant is not to be had.
    @Test func oldPlantIsNotBuiltAnew() throws {
        let toy = try Toy(set: NewHallStandardTests.old + ["regions.home.cooling.fan.existing_mw_th=5"]).solved()
        #expect(isClose(toy.year().itMeanMw, 4))
        #expect(toy.audit().failures.isEmpty)
        let wrong = #expect(throws: InputIssues.self) {
            try Toy(set: ["cooling.fan.available_to_year=2020"]).scenario()
        }
        #expect(wrong?.issues.map(\.keyPath) == ["cooling.fan.available_to_year"])
    }

    /// Halls that exist are cooled by old fans at a PUE of 1.425. A rule of 1.375 has half of the heat taken over by new plant,
    /// 3.75 MW of it, which costs more than the 0.08 MWh that each MWh of heat saves; without the rule nobody buys it.
    @Test func aPueRuleCostsSomethingWhereOldPlantStands() throws {
        let free = try Toy(EquationCase.newBreeze(0.02), set: NewHallStandardTests.old).solved()
        let rule = PolicyCases.policy("pue_limit", "limit = 1.375")
        let held = try Toy(EquationCase.newBreeze(0.02) + rule, set: NewHallStandardTests.old).solved()
        #expect(isClose(free.cost, SupplyCases.base))
        #expect(
            isClose(held.cost - free.cost, 3.75 * (EquationCase.coolingMw - 0.08 * EquationCase.gridMw)))
        #expect(isClose(held.year().built[StockID(.cooling, "breeze")] ?? .nan, 3.75))
        #expect(held.policyDual("rule") > 1)
    }

    /// Old plant that draws power on standby is switched off by what takes over its heat: 0.9 − 0.1 MW of 1 saved.
    @Test func oldPlantMayStandStill() throws {
        let toy = try Toy(
            EquationCase.newBreeze(0.02),
            set: NewHallStandardTests.old + [
                "cooling.fan.standby_kw_per_kw=0.4", "cooling.breeze.capex_usd_per_kw_th=10",
            ]
        ).solved()
        #expect(isClose(toy.capacity(.coolingOnline, "fan")?.capacity ?? .nan, 0, floor: 1e-2))
        #expect(isClose(toy.year().built[StockID(.cooling, "breeze")] ?? .nan, 7.5))
        #expect(isClose(try #require(toy.year()[.pue]), 1.325))
    }
}
