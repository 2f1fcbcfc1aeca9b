import Foundation
import Planning
import Vocabulary

/// The data dictionary of a plan's directory, `datapackage.json`: every table with its columns, and every key of `plan.json`, with
/// type, unit and meaning (Frictionless Data, "Data Package", version 1).
public enum PlanDictionary {
    public static func bytes() throws -> [UInt8] { Array(try package.document().utf8) }

    private static var package: JSONValue {
        var package = DataPackage.object(
            "dcplan-plan",
            PlanTables.schemas.map { ($0, CSVFormat.self) } + [(HourlyTable.schema, ParquetFormat.self)])
        package["plan.json"] = plan
        return .object(package)
    }

    /// What the keys of `plan.json` say.
    private static var plan: JSONValue {
        .object([
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
        ])
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
