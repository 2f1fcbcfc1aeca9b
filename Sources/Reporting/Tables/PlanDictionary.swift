import Foundation
import Planning
import Vocabulary

/// The data dictionary of a plan's directory, `datapackage.json`: every table with its columns, and every key of `plan.json`, with
/// type, unit and meaning (Frictionless Data, "Data Package", version 1).
public enum PlanDictionary {
    public static let name = "datapackage.json"

    public static func bytes() throws -> [UInt8] { Array(try package.document().utf8) }

    private static var package: JSONValue {
        .object([
            "name": .text("dcplan-plan"),
            "resources": .list(
                PlanTables.schemas.map { resource($0, as: CSVFormat.self) }
                    + [resource(HourlyTable.schema, as: ParquetFormat.self)]),
            "plan.json": .object([
                "": .list(
                    PlanDocument.keys.map { key in
                        .object(["key": .text(key.path), "description": .text(key.documentation)])
                    }),
                "regions.PLACE.YEAR": .list(
                    RegionFigure.all.map { figure($0.figure) } + RegionBreakdown.all.map { breakdown($0.breakdown) }),
                "total.YEAR": .list(RegionFigure.all.map(\.figure).filter(\.addsUp).map(figure)),
                "jurisdictions.JURISDICTION.YEAR": .list(JurisdictionFigure.all.map { figure($0.figure) }),
                "offshore.YEAR": .list([
                    figure(RegionFigure.penalties.figure), breakdown(RegionBreakdown.unserved.breakdown),
                ]),
                "links.LINK.YEAR": .list(LinkFigure.all.map { figure($0.figure) }),
                "levelised.PLACE": .list(UnitFigure.all.map { figure($0.figure) }),
                "levelised_total": .list(UnitFigure.all.map { figure($0.figure) }),
            ]),
        ])
    }

    static func resource(_ schema: TableSchema, as format: any TableFormat.Type) -> JSONValue {
        .object([
            "name": .text(schema.name), "path": .text(format.fileName(schema)), "format": .text(format.name),
            "description": .text(schema.documentation),
            "schema": .object([
                "fields": .list(schema.columns.map(column)), "missingValues": .list([.text("")]),
            ]),
        ])
    }

    private static func column(_ column: Column) -> JSONValue {
        let types: [Column.Kind: String] = [.integer: "integer", .number: "number", .text: "string"]
        var field: [String: JSONValue] = [
            "name": .text(column.name), "type": .text(types[column.kind]!), "description": .text(column.documentation),
            "constraints": .object(["required": .boolean(!column.mayBeEmpty)]),
        ]
        if let unit = column.unit { field["unit"] = .text(unit.description) }
        return .object(field)
    }

    private static func figure(_ figure: Figure) -> JSONValue {
        var entry: [String: JSONValue] = [
            "key": .text(figure.key), "type": .text("number"), "unit": .text(figure.unit.description),
            "category": .text(figure.category.rawValue), "description": .text(figure.documentation),
        ]
        if let denominator = figure.denominator { entry["null_below"] = .number(denominator.floor) }
        return .object(entry)
    }

    private static func breakdown(_ breakdown: Breakdown) -> JSONValue {
        .object([
            "key": .text(breakdown.key), "type": .text("object"), "by": .text(breakdown.of),
            "unit": .text(breakdown.unit.description), "category": .text(breakdown.category.rawValue),
            "description": .text(breakdown.documentation),
        ])
    }
}
