import Planning
import Vocabulary

/// Who bears what, what limits are worth, and what else could have been built.
extension PlanTables {
    /// A jurisdiction in a year, or what of offshore work nobody does.
    struct Bearer {
        let name: String
        let kind: PlacePlan.Kind
        let year: Int
        let values: JurisdictionYear?
        let offshorePenaltiesUsd: Double

        /// A figure of the jurisdiction; of offshore work its penalties, which are all its cost.
        func value(_ figure: JurisdictionFigure) -> Double? {
            if let values { return figure.value(values) }
            let told = [JurisdictionFigure.costTotal.figure.key, JurisdictionFigure.penalties.figure.key]
            return told.contains(figure.figure.key) ? offshorePenaltiesUsd : nil
        }
    }

    static let jurisdictions = Definition<Bearer>(
        "jurisdictions",
        "The regions of a jurisdiction in a year; jobs are not counted. Offshore work that nobody does is a line of its own.",
        key: ["year", "jurisdiction", "kind"],
        rows: { plan in
            plan.jurisdictions.flatMap { jurisdiction in
                jurisdiction.years.sorted { $0.key < $1.key }.map {
                    Bearer(
                        name: jurisdiction.name, kind: .region, year: $0.key, values: $0.value, offshorePenaltiesUsd: 0)
                }
            }
                + plan.offshore.sorted { $0.key < $1.key }.map {
                    Bearer(
                        name: Demand.offshore, kind: .origin, year: $0.key, values: nil,
                        offshorePenaltiesUsd: $0.value.penaltiesUsd)
                }
        },
        [
            .integer("year", "Calendar year.") { $0.year },
            .text("jurisdiction", "Whose law holds; offshore for work from elsewhere.") { $0.name },
            .text("kind", "region: of its regions; origin: of offshore work.") { $0.kind.rawValue },
        ] + JurisdictionFigure.all.map { figure in .figure(figure.figure) { $0.value(figure) } })

    static let limits = Definition<LimitWorth>(
        "limits", "A limit that binds, once over its years, by what it is worth in total.", rows: \.limits,
        [
            .text("limit_kind", "What is limited.") { $0.constraint },
            .text("place", "Region or link; of a policy its regions, joined by +.") { $0.place },
            .text("policy", mayBeEmpty: true, "Name of the policy, where it is one's.") { $0.policy ?? "" },
            .text("item", mayBeEmpty: true, "Which of them, where there are several.") { $0.item },
            .integer("first_year", "First year in which it binds.") { $0.years.first! },
            .integer("last_year", "Last year in which it binds.") { $0.years.last! },
            .number("present_usd", .dollar, "Present value over the years of its number × its dual.") { $0.presentUsd },
            .integer("year", "The year of its greatest price.") { $0.year },
            .number("dual", nil, "Its greatest marginal price, not discounted.") { $0.dual },
            .text("unit", "Of the dual.") { $0.unit },
            .text("scenario_key", mayBeEmpty: true, "Key of its number; empty for a rule without one.") {
                $0.key ?? ""
            },
            .optional("limit_number", nil, "The number in that year.") { $0.limit },
        ])

    static let options = Definition<BuildOption>(
        "build_options", "What could be built in a year, and what one more unit would cost on balance.",
        key: ["year", "place", "quantity", "item"],
        rows: \.options,
        [
            .integer("year", "Calendar year.") { $0.year },
            .place("Region; of a link the one that it is named from.") { $0.place },
            .text("quantity", "The kind of stock, as in capacity.csv.") { $0.stock.kind.rawValue },
            .text("item", mayBeEmpty: true, "Which of them; empty where there is one only.") { $0.stock.name },
            .text("unit", "Of the stock.") { $0.stock.kind.unit.description },
            .number("built", nil, "Built in the year.") { $0.built },
            .number(
                "present_usd_per_unit", nil, "Present cost of building one: annuities, taxes less grants, rent of land."
            ) {
                $0.presentUsdPerUnit
            },
            .number(
                "net_present_usd_per_unit", nil,
                "The same less what it saves at the plan's marginal prices; nothing for what is built."
            ) { $0.netPresentUsdPerUnit },
            .optional("too_dear_share", .one, "The share by which its capital would have to fall.") { $0.tooDearShare },
        ])

    static let savings = Definition<StoreSaving>(
        "store_savings", "What a store on the data centres' site takes off a year's bills, all else as planned.",
        key: ["year", "place", "item"],
        rows: \.storeSavings,
        [
            .integer("year", "Calendar year.") { $0.year }, .place("Region.") { $0.place },
            .text("item", "The store.") { $0.item },
            .number("demand_usd", .dollar, "Of maximum demand and contract.") { $0.demandUsd },
            .number("other_usd", .dollar, "Of all other charges.") { $0.otherUsd },
            .number("cost_usd", .dollar, "What the store costs in the year.") { $0.costUsd },
        ])
}
