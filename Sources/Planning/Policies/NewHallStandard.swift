import Documents
import LinearProgramming

/// What halls are held to that a range of years builds, and no others: rules of design, as calls for applications and planning
/// permissions have them. Halls bring cooling of their own, enough for full use (`HallDesign`), and of that
///
///     facility ≤ PUE limit · IT,    water ≤ WUE limit · IT,    d(c) ≤ 0 for systems that are barred
///     Σ_t w·clean(t) beyond the tariff's share ≥ share(y) · Σ_{halls that stand} facility,    in each year from the first on
///
/// by region, kind of hall and year built; numbers by year are those of the year that builds, the clean share's those of the year that
/// is counted. How halls run is not bound: `pue_limit`, `wue_limit` and `clean_share` do that.
///
/// Clean power is what the region consumes (own plants', what links bring less what they take, less what stores lose), without the clean share of
/// grid energy under a tariff. In the system perspective all of the region's clean power counts.
public struct NewHallStandard: Policy {
    public static let kind = "new_hall_standard"
    public static let summary =
        "Holds the halls that some years build to rules of design: PUE, WUE, cooling, green power."
    let years: ClosedRange<Int>
    let pueLimit: YearlyTable?
    let wueLimitLPerKwh: YearlyTable?
    let cleanShare: YearlyTable
    let barredCooling: [String]
    let liquidHeatShare: Double?

    public init(_ table: TableReader) {
        years = PolicyYears(table).range
        pueLimit = table.optionalYearlyLimit(
            "pue_limit", "Most facility power over IT power by design, at full use (`design_pue`).", in: 1...5)
        wueLimitLPerKwh = table.optionalYearlyLimit(
            "wue_limit_l_per_kwh", "Most cooling water over IT energy by design (`design_wue`).", in: 0...20)
        cleanShare = table.yearly(
            "clean_share", "Share of what they take at full use that new supply must make clean (`design_clean`).",
            in: 0...1, default: .zero)
        barredCooling = table.strings(
            "barred_cooling", "Cooling systems that they may not have (`design_barred`).", default: [])
        liquidHeatShare = table.optionalNumber(
            "liquid_heat_share",
            "Heat to liquid by design in liquid halls; the least of their racks' unless said (`design_heat`).",
            in: 0...1)
        let asksNothing = pueLimit == nil && wueLimitLPerKwh == nil && barredCooling.isEmpty
        if asksNothing && !table.has("clean_share") {
            table.report(
                at: nil, "needs `pue_limit`, `wue_limit_l_per_kwh`, `clean_share`, `barred_cooling`, or several of them"
            )
        }
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        let known = scenario.coolingSystems.map(\.name)
        for name in barredCooling where !known.contains(name) {
            table.report(
                at: "barred_cooling",
                "there is no cooling system \"\(name)\"\(suggestion(for: name, among: known))")
        }
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if let outside = scenario.idle(in: year, outside: years) { return outside }
        if !asks(halls: year, scenario.horizon) {
            return Idle("clean_share", "it asks for nothing in any year of the plan")
        }
        let room = scope.regions.reduce(0) { $0 + scenario.hallRoomMw($1, year) }
        return room == 0 ? Idle("kind", "no halls can be built there then in any case") : nil
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for r in scope.regions {
            var designs: [HallDesign] = []
            for cell in model.cells([r]) where cell.year >= years.lowerBound {
                if years.contains(cell.year), asks(halls: cell.year, model.scenario.horizon) {
                    let new = HallKind.allCases.compactMap {
                        model.addHallDesign(
                            $0, cell, liquidShare: liquidShare(model.scenario), from: years.lowerBound, scope)
                    }
                    designs += new
                    model.limitDesigns(designs, cell, from: years.lowerBound, scope)
                    for design in new { limit(design, scope, &model) }
                }
                limitClean(designs, cell, scope, &model)
            }
        }
    }

    /// Whether it asks anything of halls that a year builds.
    private func asks(halls year: Int, _ horizon: Horizon) -> Bool {
        !barredCooling.isEmpty || [pueLimit, wueLimitLPerKwh].contains { $0?.value(in: year).isFinite == true }
            || horizon.years.contains { $0 >= year && cleanShare.value(in: $0) > 0 }
    }

    /// λ: a hall has to hold with any rack that it takes, and less heat to liquid is more to air.
    private func liquidShare(_ scenario: Scenario) -> Double {
        liquidHeatShare ?? scenario.rackClasses.filter { $0.hall == .liquid }.map(\.liquidShare).min() ?? 0
    }

    private func limit(_ design: HallDesign, _ scope: PolicyScope, _ model: inout PlanModel) {
        let year = design.cell.year
        let part = scope.part("\(model.scenario.regions[design.cell.region].name).\(design.kind.rawValue)")
        if let limit = pueLimit?.value(in: year), limit.isFinite {
            model.limit(
                .designPue, part, year, model.facilityMwh(design) - limit * design.computingMwh, atMost: 0,
                .ratio(
                    scope.key("pue_limit"), limit, of: Relief(sum: design.computingMwh), also: PriceUnit.mwh,
                    step: 0.01, stepUnit: PriceUnit.hundredthOfPue))
        }
        if let limit = wueLimitLPerKwh?.value(in: year), limit.isFinite {
            model.limit(
                .designWue, part, year, model.waterM3(design) - limit * design.computingMwh, atMost: 0,
                .ratio(
                    scope.key("wue_limit_l_per_kwh"), limit, of: Relief(sum: design.computingMwh),
                    also: PriceUnit.cubicMetre, step: 1, stepUnit: PriceUnit.litrePerKwh))
        }
        var barred = LinearExpression()
        for plant in design.plants where barredCooling.contains(model.scenario.coolingSystems[plant.system].name) {
            barred.add(1, plant.columns)
        }
        model.limit(.designBarred, part, year, barred, atMost: 0, .amount(nil, 0, PriceUnit.mwThermal))
    }

    private func limitClean(
        _ designs: [HallDesign], _ cell: Cell, _ scope: PolicyScope, _ model: inout PlanModel
    ) {
        let share = cleanShare.value(in: cell.year)
        let region = model.scenario.regions[cell.region]
        let standing = designs.filter { Double(cell.year - $0.cell.year) < region.halls.lifeYears }
        if share == 0 || standing.isEmpty { return }
        var energy = LinearExpression()
        for design in standing { energy.add(1, model.facilityMwh(design)) }
        model.limit(
            .designClean, scope.part(region.name), cell.year,
            share * energy - model.weighted(model.weighAddedCleanPower(cell)), atMost: 0,
            .share(scope.key("clean_share"), share, of: Relief(sum: energy), also: PriceUnit.mwh).floor())
    }
}
