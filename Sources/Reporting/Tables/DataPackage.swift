import Vocabulary

/// The data dictionary of tables (Frictionless Data, "Data Package" and "Table Schema", version 1): columns with type, unit and meaning, what tells
/// rows apart, and which columns name places of the table `places`, where it is among them.
public enum DataPackage {
    public static let name = "datapackage.json"

    /// - Parameter tables: each in the format of its file.
    public static func bytes(_ package: String, _ tables: [(TableSchema, any TableFormat.Type)]) throws -> [UInt8] {
        Array(try JSONValue.object(object(package, tables)).document().utf8)
    }

    static func object(_ package: String, _ tables: [(TableSchema, any TableFormat.Type)]) -> [String: JSONValue] {
        let hasPlaces = tables.contains { $0.0.name == PlanTables.locations.schema.name }
        return [
            "name": .text(package),
            "resources": .list(tables.map { .object(resource($0, as: $1, hasPlaces: hasPlaces)) }),
        ]
    }

    private static func resource(
        _ schema: TableSchema, as format: any TableFormat.Type, hasPlaces: Bool
    ) -> [String: JSONValue] {
        [
            // Readers of the dictionary that know no Parquet take its file for one of bytes.
            "type": .text(format == CSVFormat.self ? "table" : "file"),
            "name": .text(schema.name), "path": .text(format.fileName(schema)), "format": .text(format.name),
            "mediatype": .text(format.mediaType), "description": .text(schema.documentation),
            "schema": .object(tableSchema(schema, hasPlaces: hasPlaces)),
        ]
    }

    private static func tableSchema(_ schema: TableSchema, hasPlaces: Bool) -> [String: JSONValue] {
        var object: [String: JSONValue] = [
            "fields": .list(schema.columns.map(field)), "missingValues": .list([.text("")]),
        ]
        if !schema.key.isEmpty { object["primaryKey"] = .list(schema.key.map { .text($0) }) }
        let places = PlanTables.locations.schema
        let references = schema.columns.filter { $0.isPlace && hasPlaces }.map { column in
            JSONValue.object([
                "fields": .text(column.name),
                "reference": .object(["resource": .text(places.name), "fields": .text(places.key[0])]),
            ])
        }
        if !references.isEmpty { object["foreignKeys"] = .list(references) }
        return object
    }

    private static func field(_ column: Column) -> JSONValue {
        let types: [Column.Kind: String] = [.integer: "integer", .number: "number", .text: "string"]
        var field: [String: JSONValue] = [
            "name": .text(column.name), "type": .text(types[column.kind]!), "description": .text(column.documentation),
            "constraints": .object(["required": .boolean(!column.mayBeEmpty)]),
        ]
        if let unit = column.unit { field["unit"] = .text(unit.description) }
        return .object(field)
    }
}
