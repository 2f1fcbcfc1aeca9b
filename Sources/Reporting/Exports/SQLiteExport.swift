import Databases
import Output
import Planning
import Vocabulary

/// A database of every table of a plan: `places` and `hours` with keys that the others refer to, hourly values with keys alone and a
/// view on top that has their names, and `tables` and `columns`, which say what everything is and in which unit.
public enum SQLiteExport: PlanExport {
    public static let name = "sqlite"
    public static let summary = "Every table, the hourly ones too, as a SQLite database."

    public static func write(_ plan: ExportedPlan, to path: String) throws {
        try OutputFile.make(path) { file in
            do {
                try SQLiteWriter(plan, try Database(path: file)).write()
            } catch let failure as Database.Failure {
                throw WriteError(path: path, reason: "\(failure)")
            }
        }
    }
}

struct SQLiteWriter {
    private let plan: ExportedPlan
    private let database: Database

    init(_ plan: ExportedPlan, _ database: Database) { (self.plan, self.database) = (plan, database) }

    func write() throws {
        try database.transaction {
            try describeAll()
            try addDocument()
            for table in ordered { try add(table) }
            try addHourly()
        }
        try database.execute("PRAGMA analysis_limit = 1000; ANALYZE")
    }

    /// What others refer to goes first.
    private var ordered: [Table] {
        plan.tables.filter { SQLiteLayout.keys[$0.schema.name] != nil }
            + plan.tables.filter { SQLiteLayout.keys[$0.schema.name] == nil }
    }

    /// The same for equal plans: without what a run took of time and memory.
    private func addDocument() throws {
        var document = plan.saved.document
        (document.timingS, document.peakMemoryMib) = (nil, nil)
        try database.execute(SQLiteLayout.document)
        let insert = try database.prepare("INSERT INTO plan VALUES (?)")
        insert.bind(String(decoding: try document.bytes(), as: UTF8.self), at: 1)
        try insert.run()
    }

    private func describeAll() throws {
        try database.execute(SQLiteLayout.dictionary)
        let table = try database.prepare("INSERT INTO tables VALUES (?, ?)")
        let column = try database.prepare("INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?)")
        for schema in plan.tables.map({ SQLiteLayout.keyed($0.schema) }) + SQLiteLayout.hourly {
            table.bind(schema.name, at: 1)
            table.bind(schema.documentation, at: 2)
            try table.run()
            for (c, one) in schema.columns.enumerated() {
                column.bind(schema.name, at: 1)
                column.bind(c + 1, at: 2)
                column.bind(one.name, at: 3)
                column.bind(one.kind.rawValue, at: 4)
                column.bind(one.unit.map { TableValue.text($0.description) } ?? .empty, at: 5)
                column.bind(one.documentation, at: 6)
                try column.run()
            }
        }
    }

    private func add(_ table: Table) throws {
        let schema = SQLiteLayout.keyed(table.schema)
        try database.execute(SQLiteLayout.statement(schema))
        let marks = schema.columns.map { _ in "?" }.joined(separator: ", ")
        let insert = try database.prepare("INSERT INTO \"\(schema.name)\" VALUES (\(marks))")
        let first = schema.columns.count - table.schema.columns.count + 1
        var number = 0
        try table.forEachRow { row in
            number += 1
            if first > 1 { insert.bind(number, at: 1) }
            for (c, cell) in row.enumerated() { insert.bind(cell, at: first + c) }
            try insert.run()
        }
    }

    private func addHourly() throws {
        try database.execute(SQLiteLayout.hourlyStatements)
        let keys = try HourlyKeys(plan)
        let series = try database.prepare("INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?)")
        let value = try database.prepare("INSERT INTO hourly_values VALUES (?, ?, ?)")
        for (number, key) in keys.series.enumerated() {
            series.bind(number + 1, at: 1)
            series.bind(key.place, at: 2)
            for (c, text) in key.texts.enumerated() {
                series.bind(text.isEmpty ? .empty : TableValue.text(text), at: 3 + c)
            }
            try series.run()
            value.bind(number + 1, at: 1)
            for one in keys.values[key]! {
                for (hour, number) in zip(keys.hours[one.year]!, one.values) {
                    value.bind(hour, at: 2)
                    value.bind(number, at: 3)
                    try value.run()
                }
            }
        }
    }
}

/// The keys of hourly values: numbers of rows in `places` and `hours`, and the series that years share.
private struct HourlyKeys {
    struct Series: Hashable {
        let place: Int
        let balance: BalanceID
        let flow: FlowID
        let unit: Unit

        var texts: [String] {
            [balance.kind.rawValue, balance.name, flow.kind.rawValue, flow.name, unit.description]
        }
    }

    /// In the order of their first year.
    private(set) var series: [Series] = []
    /// By year, rising.
    private(set) var values: [Series: [HourlySeries]] = [:]
    /// Keys of a year's hours.
    private(set) var hours: [Int: [Int]] = [:]

    /// - Throws: `UnreadableTable` where the hourly table names a place or hour that its own tables do not have.
    init(_ plan: ExportedPlan) throws {
        let places = plan.table(PlanTables.locations.schema)
        let names = HourlyKeys.column(places, places.schema.columns[0].name)
        let place = Dictionary(names.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
        let years = HourlyKeys.column(plan.table(ScenarioTables.hours.schema), "year")
        for (number, year) in years.enumerated() {
            if case .integer(let year) = year { hours[year, default: []].append(number + 1) }
        }
        for one in plan.saved.hourly {
            guard let place = place[.text(one.place)], hours[one.year]?.count == one.values.count else {
                throw UnreadableTable(name: HourlyTable.schema.name, row: 1)
            }
            let key = Series(place: place, balance: one.balance, flow: one.flow, unit: one.unit)
            if values[key] == nil { series.append(key) }
            values[key, default: []].append(one)
        }
        for key in series { values[key]!.sort { $0.year < $1.year } }
    }

    private static func column(_ table: Table, _ name: String) -> [TableValue] {
        let c = table.schema.index(name)
        var cells: [TableValue] = []
        table.forEachRow { cells.append($0[c]) }
        return cells
    }
}

extension Database.Statement {
    fileprivate func bind(_ value: TableValue, at position: Int) {
        switch value {
        case .empty: bindNull(at: position)
        case .integer(let integer): bind(integer, at: position)
        case .number(let number): bind(number, at: position)
        case .text(let text): bind(text, at: position)
        }
    }
}
