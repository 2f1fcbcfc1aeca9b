import Planning
import Vocabulary

/// The tidy tables of a plan, one observation a row. Adding one is one entry of `all`.
///
/// Keys agree: `place` is a region, or the name of a link's end; `year` is a calendar year; units stand in names or in a column.
public enum PlanTables {
    typealias Definition<Row> = TableDefinition<Plan, Row>

    public static func tables(_ plan: Plan) -> [Table] {
        [
            summary.table(plan), capacity.table(plan), energy.table(plan), cost.table(plan), emissions.table(plan),
            water.table(plan), flows.table(plan), demand.table(plan), duals.table(plan), racks.table(plan),
            unitCosts.table(plan), levelised.table(plan), bills.table(plan), billLines.table(plan),
            waterDays.table(plan), capex.table(plan), customers.table(plan), jurisdictions.table(plan),
            limits.table(plan),
            options.table(plan),
            savings.table(plan), locations.table(plan),
        ]
    }

    /// What each summary of a plan holds, and what it rests on.
    public static let schemas: [TableSchema] =
        [
            summary.schema, capacity.schema, energy.schema, cost.schema, emissions.schema, water.schema, flows.schema,
            demand.schema, duals.schema, racks.schema, unitCosts.schema, levelised.schema, bills.schema,
            billLines.schema,
            waterDays.schema,
            capex.schema, customers.schema, jurisdictions.schema, limits.schema, options.schema, savings.schema,
            locations.schema,
        ] + ScenarioTables.schemas

    /// A region in a year.
    struct Place {
        let region: RegionPlan
        let year: Int
        let values: RegionYear
    }

    /// One of several things of a region and year.
    struct Item<Thing> {
        let year: Int
        let place: String
        let thing: Thing
    }

    private static func places(_ plan: Plan) -> [Place] {
        plan.regions.flatMap { region in
            region.years.sorted { $0.key < $1.key }.map { Place(region: region, year: $0.key, values: $0.value) }
        }
    }

    private static func items<Thing>(_ things: @escaping @Sendable (RegionYear) -> [Thing])
        -> @Sendable (Plan) -> [Item<Thing>]
    {
        { plan in
            places(plan).flatMap { place in
                things(place.values).map { Item(year: place.year, place: place.region.name, thing: $0) }
            }
        }
    }

    private static func sorted<Key: Comparable, Value>(_ values: [Key: Value]) -> [(key: Key, value: Value)] {
        values.sorted { $0.key < $1.key }
    }

    private static func place<Thing>(_ documentation: String = "Region.") -> [Definition<Item<Thing>>.Field] {
        [.integer("year", "Calendar year.") { $0.year }, .place(documentation) { $0.place }]
    }

    private static let regionFields: [Definition<Place>.Field] = [
        .integer("year", "Calendar year.") { $0.year }, .place("Region.") { $0.region.name },
    ]

    static let summary = Definition<Place>(
        "summary", "A region in a year, with its figures.", key: ["year", "place"], rows: places,
        regionFields + [.text("jurisdiction", "Whose law holds there.") { $0.region.jurisdiction }]
            + RegionFigure.all.map { figure in .figure(figure.figure) { $0.values[figure] } })

    static let capacity = Definition<CapacityPlan>(
        "capacity", "A stock of capacity at a place in a year, and what the year adds.",
        key: ["year", "place", "quantity", "item"], rows: \.capacity,
        [
            .integer("year", "Calendar year.") { $0.year },
            .place("Region; of a link the one that it is named from.") { $0.place },
            .text("quantity", "What the stock is of: \(words(StockKind.self)).") { $0.stock.kind.rawValue },
            .text("item", mayBeEmpty: true, "Which of them; empty where there is one only.") { $0.stock.name },
            .number("capacity", nil, "At the end of the year.") { $0.capacity },
            .number("built", nil, "Built in the year.") { $0.built },
            .text("unit", "Of both numbers.") { $0.stock.kind.unit.description },
        ])

    static let energy = Definition<Item<(key: FlowID, value: Double)>>(
        "energy", "Energy of a source onto a region's bus in a year; exports and charging are negative.",
        key: ["year", "place", "flow", "item"],
        rows: items { sorted($0.supplyTwh) },
        place() + [
            .text("flow", "Kind of source: \(words([.grid, .unserved, .output, .charge, .linkImport, .linkExport])).") {
                $0.thing.key.kind.rawValue
            },
            .text("item", mayBeEmpty: true, "Plant, store or link; empty for the grid and load that is shed.") {
                $0.thing.key.name
            },
            .number("energy_twh", .terawattHour, "Energy of the year.") { $0.thing.value },
        ])

    static let cost = Definition<Item<(key: CostItem, value: Double)>>(
        "cost", "A cost item charged to a region in a year, not discounted.", key: ["year", "place", "item"],
        rows: items { sorted($0.costUsd) },
        place() + [
            .text("category", "What the item is for: \(words(CostCategory.self)).") { $0.thing.key.category.rawValue },
            .text("item", "Cost item.") { $0.thing.key.rawValue },
            .number("cost_usd", .dollar, "Real US$ of the year, not discounted.") { $0.thing.value },
            .text("money_view", "How its money is seen: \(words(MoneyView.self)).") { $0.thing.key.view.rawValue },
        ])

    private static let carbonFigures: [RegionFigure] = [
        .emissions, .intensity, .cleanShare, .scope1, .scope2, .embodied,
    ]

    static let emissions = Definition<Place>(
        "emissions", "Carbon of a region in a year.", key: ["year", "place"], rows: places,
        regionFields + carbonFigures.map { figure in .figure(figure.figure) { $0.values[figure] } })

    static let water = Definition<Item<(key: String, value: Double)>>(
        "water", "Cooling water from a source in a year.", key: ["year", "place", "tier"],
        rows: items { sorted($0.waterMlPerDayByTier) },
        place() + [
            .text("tier", "Source of water.") { $0.thing.key },
            .number("water_ml_per_day", .megalitrePerDay, "Mean of the year.") { $0.thing.value },
        ])

    struct LinkYear {
        let link: LinkPlan
        let year: Int
        let values: LinkPlan.Year
    }

    static let flows = Definition<LinkYear>(
        "flows", "A link in a year: capacity, and energy sent each way.", key: ["year", "link"],
        rows: { plan in
            plan.links.flatMap { link in
                sorted(link.years).map { LinkYear(link: link, year: $0.key, values: $0.value) }
            }
        },
        [
            .integer("year", "Calendar year.") { $0.year }, .text("link", "Link.") { $0.link.name },
            .place("from_place", "Its first end.") { $0.link.from },
            .place("to_place", "Its second end.") { $0.link.to },
        ] + LinkFigure.all.map { figure in .figure(figure.figure) { figure.value($0.values) } })

    struct Served {
        let flow: DemandPlan
        let fate: String
        let place: String
        let units: Double
    }

    static let demand = Definition<Served>(
        "demand", "Work of an origin in a year, by where it is served; what is not has a row of its own.",
        key: ["year", "workload", "from_place", "customer_class", "fate", "to_place"],
        rows: { plan in
            plan.demand.flatMap { flow in
                sorted(flow.servedUnits).map { Served(flow: flow, fate: "served", place: $0.key, units: $0.value) }
                    + [Served(flow: flow, fate: "unserved", place: "", units: flow.unservedUnits)]
            }
        },
        [
            .integer("year", "Calendar year.") { $0.flow.year }, .text("workload", "Workload.") { $0.flow.workload },
            .place("from_place", "Origin of the work.") { $0.flow.origin },
            .text("fate", "served or unserved.") { $0.fate },
            .place("to_place", mayBeEmpty: true, "Region that serves it; empty where nobody does.") { $0.place },
            .number("mean_units", nil, "Mean over the year.") { $0.units },
            .text("unit", "Of the workload.") { $0.flow.unit },
            .text("customer_class", mayBeEmpty: true, "Class of its customers; empty where it has none.") {
                $0.flow.customerClass ?? ""
            },
        ])

    struct RackRow {
        let name: String
        let values: RackClassYear
    }

    static let racks = Definition<Item<RackRow>>(
        "racks", "Racks of a class in a region and year.", key: ["year", "place", "rack_class"],
        rows: items { sorted($0.rackClasses).map { RackRow(name: $0.key, values: $0.value) } },
        place() + [
            .text("rack_class", "Rack class.") { $0.thing.name },
            .number("racks", .racks, "Installed at the end of the year.") { $0.thing.values.racks },
            .number("built_racks", .racks, "Built in the year.") { $0.thing.values.built },
            .number("gpus", .accelerators, "Accelerators in them.") { $0.thing.values.gpus },
            .number("h100e", .h100e, "The same in H100-equivalents.") { $0.thing.values.h100e },
            .number("it_mw", .megawatt, "Their power at their peak.") { $0.thing.values.itMw },
        ])

    static let customers = Definition<Item<CustomerWork>>(
        "customers", "Work that a region does in a year for a class of customers, and what rules ask for it.",
        key: ["year", "place", "customer_class", "workload"],
        rows: items(\.customers),
        place() + [
            .text("customer_class", "Class of customers.") { $0.thing.customerClass },
            .text("workload", "Workload.") { $0.thing.workload },
            .number("mean_units", nil, "Mean over the year.") { $0.thing.meanUnits },
            .text("unit", "Of the workload.") { $0.thing.unit.rawValue },
            .number("licences_usd", .dollar, "Fees of licences, real US$ of the year.") { $0.thing.licencesUsd },
            .number("compliance_usd", .dollar, "What it takes to comply, real US$ of the year.") {
                $0.thing.complianceUsd
            },
        ])

    static let unitCosts = Definition<Place>(
        "unit_costs", "What a unit of product costs on average in a region and year.", key: ["year", "place", "basis"],
        rows: places,
        regionFields + [.text("basis", "average: costs of the year over amounts of the year.") { _ in "average" }]
            + UnitFigure.all.map { unit in .figure(unit.figure) { unit.value($0.values.product) } })

    struct Levelised {
        let scope: String
        let place: String
        let product: Product
    }

    static let levelised = Definition<Levelised>(
        "levelised_costs", "What a unit of product costs over the horizon: discounted costs over discounted amounts.",
        key: ["scope", "place"],
        rows: { plan in
            plan.regions.map { Levelised(scope: "place", place: $0.name, product: plan.products[$0.name] ?? Product()) }
                + [Levelised(scope: "total", place: "", product: plan.product)]
        },
        [
            .text("scope", "place, or total: all places together.") { $0.scope },
            .place("place", mayBeEmpty: true, "Region; empty for the total.") { $0.place },
            .text("basis", "levelised: discounted costs over discounted amounts.") { _ in "levelised" },
        ] + UnitFigure.all.map { unit in .figure(unit.figure) { unit.value($0.product) } })

    struct Dual {
        let role: String
        let policy: String
        let limit: BindingLimit
    }

    static let duals = Definition<Dual>(
        "duals", "The price of a limit that binds, of a policy, or of a thing that stands.",
        rows: { plan in
            plan.binding.map { Dual(role: "limit", policy: "", limit: $0) }
                + plan.policies.map { Dual(role: "policy", policy: $0.name, limit: $0.limitPrice) }
                + plan.assets.map { Dual(role: "asset", policy: "", limit: $0) }
        },
        [
            .integer("year", "Calendar year; the last one of a limit over the horizon.") { $0.limit.year },
            .text("role", "limit, policy or asset.") { $0.role },
            .text("limit_kind", "What is limited.") { $0.limit.constraint },
            .text("place", "Region or link; of a policy its regions, joined by +.") { $0.limit.place },
            .text("policy", mayBeEmpty: true, "Name of the policy, where it is one's.") { $0.policy },
            .text("item", mayBeEmpty: true, "Which of them, where there are several.") { $0.limit.item },
            .number("dual", nil, "Marginal price: saved by loosening the limit by one unit, not discounted.") {
                $0.limit.dual
            },
            .text("unit", "Of the dual.") { $0.limit.unit },
            .text("period", "year, or horizon: one limit over all years.") { $0.limit.period.rawValue },
            .integer("money_year", "The year whose US$ these are.") { $0.limit.moneyYear },
            .text("scenario_key", mayBeEmpty: true, "Key of the number that sets it; empty for a rule without one.") {
                $0.limit.key ?? ""
            },
            .optional("limit_number", nil, "That number, as the scenario has it.") { $0.limit.limit },
            .optional("worth_usd", .dollar, "That number × dual; empty for a price that is set.") { $0.limit.worthUsd },
        ])

    static let bills = Definition<BillPlan>(
        "bills", "A bill of grid power: calendar months that are billed alike.", key: ["year", "place", "bill"],
        rows: \.bills,
        [
            .integer("year", "Calendar year.") { $0.year }, .place("Region.") { $0.place },
            .integer("bill", "1, 2, … through the year.") { $0.bill },
            .text("perspective", "tariff: paid by the plan; system: what data centres would pay, no cost of the plan.")
            {
                $0.perspective.rawValue
            },
            .number("months", .month, "How many of the year's twelve it is.") { $0.months },
            .number("grid_mwh", .megawattHour, "Supplied by the tariff's grid.") { $0.gridMwh },
            .number("metered_mwh", .megawattHour, "Through the meter, whoever supplies it.") { $0.meteredMwh },
            .number("maximum_demand_mw", .megawatt, "Highest power in the window of the first demand charge.") {
                $0.maximumDemandMw
            },
            .number("take_up_shortfall_mw", .megawatt, "Of contracted demand, what was due and not taken up.") {
                $0.takeUpShortfallMw
            },
            .number("total_usd", .dollar, "Sum of the bill's lines.") { $0.totalUsd },
        ])

    static let billLines = Definition<BillLine>(
        "bill_lines", "A line of a bill: quantity × months × price.", key: ["year", "place", "bill", "charge", "item"],
        rows: { $0.bills.flatMap(\.lines) },
        [
            .integer("year", "Calendar year.") { $0.year }, .place("Region.") { $0.place },
            .integer("bill", "1, 2, … through the year.") { $0.bill },
            .text("charge", "What is charged for: \(words(BillCharge.self)).") { $0.charge.rawValue },
            .text(
                "item", mayBeEmpty: true, "Band of hours, step or demand charge; of a levy the charge that it is on."
            ) { $0.item },
            .number("quantity", nil, "Energy, power or months; of a levy US$.") { $0.quantity },
            .text("unit", "Of the quantity.") { $0.unit.description },
            .number("months", .month, "For how many months a power is paid; else 1.") { $0.months },
            .number("price_usd_per_unit", nil, "For a unit, and a month where it is a power.") { $0.price },
            .number("amount_usd", .dollar, "Their product.") { $0.usd },
        ])

    static let waterDays = Definition<WaterDayPlan>(
        "water_days", "Cooling water that a source gives on a modelled day; days without any are left out.",
        key: ["year", "place", "day_of_year", "tier"],
        rows: \.waterDays,
        [
            .integer("year", "Calendar year.") { $0.year }, .place("Region.") { $0.place },
            .integer("day_of_year", unit: .day, "0…364.") { $0.day },
            .number("days_like_it", .day, "How many days of the year it stands for.") { $0.daysLikeIt },
            .text("tier", "Source of water.") { $0.tier },
            .number("water_m3", .cubicMetre, "Water of the day.") { $0.cubicMetres },
        ])

    static func words<Kind: CaseIterable & RawRepresentable<String>>(_: Kind.Type) -> String {
        Kind.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func words(_ kinds: [FlowID.Kind]) -> String { kinds.map(\.rawValue).joined(separator: ", ") }
}
