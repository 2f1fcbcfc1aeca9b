import Planning
import Vocabulary

/// Who bears what, what stores save, and what else could have been built.
extension PlanReport {
    var jurisdictionNote: String {
        "Million US$, TWh, kt CO₂ and ML/day of each year. Trade is what is received for power sent over links less what is paid, at the "
            + "mean of both ends' marginal prices; net cost is resources less trade. Jobs are not counted. Offshore work that "
            + "nobody does is nobody's loss and has a line of its own."
    }

    /// Several figures here have one unit, so that they go by their names.
    private static func heading(_ shown: Shown) -> String { shown.heading == shown.unit ? shown.title : shown.heading }

    func jurisdictionTable() -> TextTable {
        let figures = Array(JurisdictionFigure.all.prefix(14)).filter { figure in
            plan.jurisdictions.contains { $0.years.values.contains { (figure.value($0) ?? 0) != 0 } }
        }
        var table = TextTable(
            [.name("jurisdiction"), .right("year")] + figures.map { .right(PlanReport.heading($0.figure.shown)) },
            keys: 2)
        for jurisdiction in plan.jurisdictions {
            for (year, values) in jurisdiction.years.sorted(by: { $0.key < $1.key }) {
                table.add(
                    [jurisdiction.name, "\(year)"]
                        + figures.map { NumberText.brief($0.value(values), $0.figure.shown) })
            }
            table.addSeparator()
        }
        for (year, values) in plan.offshore.sorted(by: { $0.key < $1.key }) {
            let told = [JurisdictionFigure.costTotal.figure.key, JurisdictionFigure.penalties.figure.key]
            table.add(
                ["offshore", "\(year)"]
                    + figures.map {
                        told.contains($0.figure.key) ? NumberText.brief(values.penaltiesUsd, $0.figure.shown) : "–"
                    })
        }
        return table
    }

    var savingNote: String {
        "Million US$: the bills without a store on the data centres' site less those with it, all else as planned; and its cost."
    }

    func savingTable() -> TextTable {
        var table = TextTable([
            .name("region"), .name("store"), .right("year"), .right("demand"), .right("other charges"),
            .right("its cost"),
        ])
        func millions(_ usd: Double) -> String { NumberText.text(usd / 1e6, decimals: 1) }
        for saving in plan.storeSavings {
            table.add([
                saving.place, saving.item, "\(saving.year)", millions(saving.demandUsd), millions(saving.otherUsd),
                millions(saving.costUsd),
            ])
        }
        return table
    }

    var optionNote: String {
        "Built in no year. US$ of the first year a unit: present cost of building it, and net of what it would save at the plan's "
            + "marginal prices, in the year in which it comes nearest; its capital is too dear by their ratio."
    }

    func optionTable() -> TextTable {
        var table = TextTable(
            [
                .name("where"), .left("what"), .left("unit"), .right("year"), .right("present cost"), .right("net"),
                .right("too dear by"),
            ], keys: 2)
        for option in plan.notBuilt {
            table.add([
                option.place, option.stock.text, option.stock.kind.unit.description, "\(option.year)",
                NumberText.text(option.presentUsdPerUnit), NumberText.text(option.netPresentUsdPerUnit),
                NumberText.percent(option.tooDearShare, decimals: 1),
            ])
        }
        return table
    }

    var worthNote: String {
        "Each limit once: present value over its years of its number at its marginal price. To first order, loosening it by 1 % in all "
            + "its years saves 1 % of that."
    }
}
