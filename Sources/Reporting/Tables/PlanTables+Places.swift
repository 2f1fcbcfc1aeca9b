import Planning
import Vocabulary

/// What is built, in money, and where things are.
extension PlanTables {
    static let capex = Definition<CapexPlan>(
        "capex", "What a year builds of something at a place, and its overnight capital.",
        key: ["year", "place", "quantity", "item"], rows: \.capex,
        [
            .integer("year", "Calendar year.") { $0.year },
            .place("Region; of a link the one that it is named from.") { $0.place },
            .text("quantity", "What is built: the kind of stock, as in capacity.csv.") { $0.stock.kind.rawValue },
            .text("item", mayBeEmpty: true, "Which of them; empty where there is one only.") { $0.stock.name },
            .number("built", nil, "Built in the year.") { $0.built },
            .text("unit", "Of what is built.") { $0.stock.kind.unit.description },
            .number(
                "capex_usd", .dollar, "Real US$ of the year, without interest while it is built, taxes and grants."
            ) { $0.capexUsd },
        ])

    static let locations = Definition<PlacePlan>(
        "places", "A place that the tables name.", key: ["place"], rows: \.places,
        [
            .text("place", "Name.") { $0.name },
            .text("kind", "region, or origin: asks for work and is nowhere in particular.") { $0.kind.rawValue },
            .text(
                "perspective", mayBeEmpty: true, "From whose side a region's power is seen: \(words(Perspective.self))."
            ) {
                $0.perspective?.rawValue ?? ""
            },
            .text("jurisdiction", mayBeEmpty: true, "Whose law holds there; empty of an origin.") {
                $0.region?.jurisdiction ?? ""
            },
            .optional("latitude_deg", .degree, "Latitude, north positive; empty of an origin.") {
                $0.region?.latitudeDeg
            },
            .optional("longitude_deg", .degree, "Longitude, east positive; empty of an origin.") {
                $0.region?.longitudeDeg
            },
            .optional("utc_offset_hours", .hour, "The local clock; empty of an origin.") { $0.region?.utcOffsetHours },
        ])
}
