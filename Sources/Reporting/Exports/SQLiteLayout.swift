import Vocabulary

/// How a plan's tables lie in a database.
enum SQLiteLayout {
    /// Tables that others refer to by a number, and what of theirs a number stands for.
    static let keys: [String: (key: String, of: [String])] = [
        PlanTables.locations.schema.name: ("place_id", ["place"]),
        ScenarioTables.hours.schema.name: ("hour_id", ["year", "hour"]),
    ]

    /// Columns that name a place, whose rows `places` has.
    private static let placeColumns: Set<String> = ["place", "from_place", "to_place"]
    /// Tables whose `place` may be a link, or several regions.
    private static let otherPlaces: Set<String> = [PlanTables.duals.schema.name, PlanTables.limits.schema.name]

    private static let seriesName = "series"
    private static let valuesName = "hourly_values"

    /// A table with its key, where it has one.
    static func keyed(_ schema: TableSchema) -> TableSchema {
        guard let key = keys[schema.name] else { return schema }
        return TableSchema(
            schema.name, schema.documentation,
            [Column(key.key, .integer, "Number of the row, by which hourly values refer to it.")] + schema.columns)
    }

    static let document = "CREATE TABLE plan (document TEXT NOT NULL)"

    static let dictionary = """
        CREATE TABLE tables (name TEXT PRIMARY KEY, documentation TEXT NOT NULL);
        CREATE TABLE columns (
            table_name TEXT NOT NULL REFERENCES tables (name), position INTEGER NOT NULL, name TEXT NOT NULL,
            type TEXT NOT NULL, unit TEXT, documentation TEXT NOT NULL, PRIMARY KEY (table_name, name));
        """

    /// Makes a table, with an index on what most questions are by.
    static func statement(_ schema: TableSchema) -> String {
        let columns = schema.columns.map { column in
            "\"\(column.name)\" \(type(column))" + reference(column, in: schema)
        }
        let unique = keys[schema.name].map { ["UNIQUE (\($0.of.joined(separator: ", ")))"] } ?? []
        let names = schema.columns.map(\.name)
        let index =
            ["year", "place"].allSatisfy(names.contains)
            ? ";\nCREATE INDEX \"\(schema.name)_by_place\" ON \"\(schema.name)\" (place, year)" : ""
        return "CREATE TABLE \"\(schema.name)\" (\n    \((columns + unique).joined(separator: ",\n    ")))" + index
    }

    private static func type(_ column: Column) -> String {
        if keys.values.contains(where: { $0.key == column.name }) { return "INTEGER PRIMARY KEY" }
        let types: [Column.Kind: String] = [.integer: "INTEGER", .number: "REAL", .text: "TEXT"]
        return types[column.kind]! + (column.mayBeEmpty ? "" : " NOT NULL")
    }

    private static func reference(_ column: Column, in schema: TableSchema) -> String {
        let places = PlanTables.locations.schema.name
        guard placeColumns.contains(column.name), schema.name != places, !otherPlaces.contains(schema.name) else {
            return ""
        }
        return " REFERENCES \"\(places)\" (place)"
    }

    /// Values by series and hour; `hourly` is the table of that name with its names.
    static let hourlyStatements = """
        CREATE TABLE \(seriesName) (
            series_id INTEGER PRIMARY KEY, place_id INTEGER NOT NULL REFERENCES places (place_id), balance TEXT NOT NULL,
            balance_of TEXT, flow TEXT NOT NULL, item TEXT, unit TEXT NOT NULL);
        CREATE INDEX series_by_place ON \(seriesName) (place_id, balance);
        CREATE TABLE \(valuesName) (
            series_id INTEGER NOT NULL REFERENCES \(seriesName) (series_id),
            hour_id INTEGER NOT NULL REFERENCES hours (hour_id), value REAL NOT NULL,
            PRIMARY KEY (series_id, hour_id)) WITHOUT ROWID;
        CREATE VIEW \(HourlyTable.schema.name) AS
            SELECT \(hourlyView.columns.map(\.name).joined(separator: ", "))
            FROM \(valuesName) JOIN \(seriesName) USING (series_id) JOIN places USING (place_id) JOIN hours USING (hour_id);
        """

    /// What describes them.
    static let hourly: [TableSchema] = [
        TableSchema(
            seriesName, "A series of hourly values: a flow of a balance at a place.",
            [
                Column("series_id", .integer, "Number of the row."),
                Column("place_id", .integer, "Row of places."),
            ] + columns(["balance", "balance_of", "flow", "item", "unit"])),
        TableSchema(
            valuesName, "A value of a series in an hour.",
            [
                Column("series_id", .integer, "Row of series."), Column("hour_id", .integer, "Row of hours."),
            ] + columns(["value"])),
        hourlyView,
    ]

    private static let hourlyView: TableSchema = {
        let own = HourlyTable.schema.columns
        let more = ScenarioTables.hours.schema.columns.filter { column in !own.contains { $0.name == column.name } }
        return TableSchema(HourlyTable.schema.name, HourlyTable.schema.documentation, own + more)
    }()

    private static func columns(_ names: [String]) -> [Column] {
        names.map { HourlyTable.schema.columns[HourlyTable.schema.index($0)] }
    }
}
