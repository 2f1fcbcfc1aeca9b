import Foundation
import Output
import Planning
import Spreadsheets
import Vocabulary

/// A workbook with a sheet for each table but those of hours, and before them what each of them is and what its columns mean.
public enum SpreadsheetExport: PlanExport {
    public static let name = "xlsx"
    public static let summary = "Every table but the hourly ones as a sheet of a spreadsheet."

    public static func write(_ plan: ExportedPlan, to path: String) throws {
        let tables = plan.tables.filter { $0.schema.name != ScenarioTables.hours.schema.name }
        for table in tables where table.rowCount >= Workbook.mostRows {
            throw WriteError(path: path, reason: "\(table.schema.name) has more rows than a sheet has room for")
        }
        try OutputFile.make(path) { file in
            do {
                let workbook = Workbook(path: file)
                try SpreadsheetWriter(plan.saved.document, tables).write(to: workbook)
                try workbook.close()
            } catch let failure as Workbook.Failure {
                throw WriteError(path: path, reason: "\(failure)")
            }
        }
    }
}

struct SpreadsheetWriter {
    private let document: PlanDocument
    private let tables: [Table]

    init(_ document: PlanDocument, _ tables: [Table]) { (self.document, self.tables) = (document, tables) }

    func write(to workbook: Workbook) throws {
        try writeContents(workbook.addSheet("contents"))
        try writeColumns(workbook.addSheet("columns"))
        for table in tables { try write(table, workbook.addSheet(table.schema.name)) }
    }

    /// Which plan this is, and a line for each sheet.
    private func writeContents(_ sheet: Workbook.Sheet) throws {
        for (c, heading) in ["sheet", "what a row is", "rows"].enumerated() {
            try sheet.head(heading, column: c, width: [24, 90, 10][c])
        }
        for (r, table) in tables.enumerated() {
            try sheet.write(table.schema.name, to: table.schema.name, row: r + 1, column: 0)
            try sheet.write(table.schema.documentation, row: r + 1, column: 1)
            try sheet.write(Double(table.rowCount), form: "#,##0", row: r + 1, column: 2)
        }
        let facts: [(String, String?)] = [
            ("scenario", document.scenario?.title ?? document.scenario?.name), ("run", document.label),
            ("status", document.status), ("hours", document.scenario?.resolution), ("money", document.money),
            ("dcplan", document.dcplan),
            ("left out", "\(HourlyTable.schema.name), \(ScenarioTables.hours.schema.name): sheets have too few rows"),
        ]
        var row = tables.count + 2
        for (name, fact) in facts {
            guard let fact else { continue }
            try sheet.write(name, row: row, column: 0)
            try sheet.write(Neutral.cell(fact), row: row, column: 1)
            row += 1
        }
    }

    private func writeColumns(_ sheet: Workbook.Sheet) throws {
        for (c, heading) in ["sheet", "column", "unit", "what it is"].enumerated() {
            try sheet.head(heading, column: c, width: [24, 30, 16, 100][c])
        }
        var row = 1
        for schema in tables.map(\.schema) {
            for column in schema.columns {
                let texts = [schema.name, column.name, column.unit?.description ?? "", column.documentation]
                for (c, text) in texts.enumerated() { try sheet.write(text, row: row, column: c) }
                row += 1
            }
        }
        sheet.filter(rows: row - 1, columns: 4)
    }

    private func write(_ table: Table, _ sheet: Workbook.Sheet) throws {
        let columns = table.schema.columns
        let forms = columns.map(SpreadsheetWriter.form)
        for (c, column) in columns.enumerated() {
            try sheet.head(column.name, column: c, width: SpreadsheetWriter.width(column))
        }
        var row = 0
        try table.forEachRow { cells in
            row += 1
            for (c, cell) in cells.enumerated() {
                switch cell {
                case .empty: break
                case .integer(let integer): try sheet.write(Double(integer), form: "0", row: row, column: c)
                // A sheet has no infinite numbers.
                case .number(let number) where !number.isFinite: try sheet.write("\(number)", row: row, column: c)
                case .number(let number): try sheet.write(number, form: forms[c], row: row, column: c)
                case .text(let text): try sheet.write(Neutral.cell(text), row: row, column: c)
                }
            }
        }
        sheet.filter(rows: row, columns: columns.count)
    }

    private static func width(_ column: Column) -> Int {
        max(column.kind == .text ? 16 : 11, min(column.name.count + 3, 28))
    }

    private static let figures = Dictionary(
        (RegionFigure.all.map(\.figure) + LinkFigure.all.map(\.figure) + JurisdictionFigure.all.map(\.figure)).map {
            ($0.key, $0.shown)
        }, uniquingKeysWith: { first, _ in first })

    /// As many decimals as the figure is told with, or its unit asks for.
    private static func form(_ column: Column) -> String {
        if let shown = figures[column.name] {
            if shown.unit == "%" { return decimals("0", shown.decimals) + "%" }
            return decimals("#,##0", max(0, shown.decimals + Int(log10(shown.scale).rounded())))
        }
        switch column.unit {
        case Unit.dollar, Unit.tonne, Unit.accelerators: return "#,##0"
        case Unit.megawatt, Unit.megawattThermal, Unit.racks, Unit.megawattHour: return decimals("#,##0", 1)
        case Unit.one where column.name.hasSuffix("_share"): return decimals("0", 1) + "%"
        default: return decimals("#,##0", 3)
        }
    }

    private static func decimals(_ whole: String, _ count: Int) -> String {
        count == 0 ? whole : whole + "." + String(repeating: "0", count: count)
    }
}
