import Planning

/// Efficiency by hall, unit costs and carbon by scope.
extension PlanReport {
    var hallNote: String {
        "Of what stands in air-only and in liquid-ready halls; water and what of it is bled off."
    }

    func hallTable() -> TextTable {
        var table = TextTable([
            .left("region"), .right("year"), .right("PUE air"), .right("PUE liquid"), .right("L/kWh air"),
            .right("L/kWh liquid"), .right("ML/day"), .right("blow-down"),
        ])
        eachRegionYear(
            { region, year, v in
                table.add([
                    region.name, "\(year)", Figure.text(v.pueByHall["air"], decimals: 3),
                    Figure.text(v.pueByHall["liquid"], decimals: 3),
                    Figure.text(v.wueLPerKwhByHall["air"], decimals: 2),
                    Figure.text(v.wueLPerKwhByHall["liquid"], decimals: 2),
                    Figure.text(v.waterMlPerDay, decimals: 1), Figure.text(v.blowDownMlPerDay, decimals: 1),
                ])
            }, between: { table.addSeparator() })
        return table
    }

    var unitCostNote: String {
        "US$; capital of what existed before is sunk. Levelised: discounted costs over discounted amounts."
    }

    func unitCostTable() -> TextTable {
        var table = TextTable([
            .left("region"), .right("year"), .right("H100-hour"), .right("MWh of IT"), .right("MWh of power"),
        ])
        func row(_ name: String, _ year: String, _ cost: UnitCost?) {
            table.add([
                name, year, Figure.text(cost?.usdPerH100eHour, decimals: 3),
                Figure.text(cost?.usdPerItMwh, decimals: 0), Figure.text(cost?.powerUsdPerMwh, decimals: 1),
            ])
        }
        eachRegionYear(
            { region, year, v in row(region.name, "\(year)", v.unitCost) },
            between: {
                table.addSeparator()
            })
        for region in plan.regions.map(\.name) + ["all"] { row(region, "levelised", document.levelised[region]) }
        return table
    }

    var carbonNote: String {
        "kt CO₂ of data centres: scope 1 from plants on site, scope 2 from power of elsewhere, embodied in what the year builds. "
            + "Power on links counts where it is consumed."
    }

    func carbonTable() -> TextTable {
        var table = TextTable([
            .left("region"), .right("year"), .right("scope 1"), .right("scope 2"), .right("embodied"), .right("g/kWh"),
        ])
        eachRegionYear(
            { region, year, v in
                table.add([
                    region.name, "\(year)", Figure.text(v.scope1T / 1000), Figure.text(v.scope2T / 1000),
                    Figure.text(v.embodiedT / 1000), Figure.text(v.emissionsGPerKwh),
                ])
            }, between: { table.addSeparator() })
        return table
    }
}
