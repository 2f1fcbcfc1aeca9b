import Planning
import Vocabulary

/// Efficiency by hall, unit costs and carbon by scope.
extension PlanReport {
    var hallNote: String {
        "Of what stands in air-only and in liquid-ready halls; water and what of it is bled off."
    }

    func hallTable() -> TextTable { figureTable([.pueAir, .pueLiquid, .wueAir, .wueLiquid, .water, .blowDown]) }

    var unitCostNote: String {
        "US$; capital of what existed before is sunk. Of a year: its average cost. Levelised: discounted costs over discounted amounts. "
            + "A kW of IT is one of installed power; hosting is all but the racks."
    }

    func unitCostTable() -> TextTable {
        var table = TextTable(
            [.left("region"), .right("year")] + UnitFigure.all.map { .right($0.figure.shown.heading) })
        func row(_ name: String, _ year: String, _ product: Product) {
            table.add([name, year] + UnitFigure.all.map { NumberText.brief($0.value(product), $0.figure.shown) })
        }
        eachRegionYear(
            { region, year, v in row(region.name, "\(year)", v.product) }, between: { table.addSeparator() })
        for region in plan.regions { row(region.name, "levelised", plan.products[region.name] ?? Product()) }
        row("all places", "levelised", plan.product)
        return table
    }

    var carbonNote: String {
        "kt CO₂ of data centres: scope 1 from plants on site, scope 2 from power of elsewhere, embodied in what the year builds. "
            + "Power on links counts where it is consumed."
    }

    func carbonTable() -> TextTable { figureTable([.scope1, .scope2, .embodied, .intensity]) }
}
