import Auditing
import Output
import Planning
import Vocabulary

/// A table of a plan that does not have its form.
public struct UnreadableTable: Error, CustomStringConvertible {
    public let name: String
    /// Row of the file, the header being the first; nil: it is not about one.
    public let row: Int?
    public let reason: String

    public init(name: String, row: Int? = nil, reason: String = "does not read back as it was written") {
        (self.name, self.row, self.reason) = (name, row, reason)
    }

    public var description: String { "\(name)\(row.map { ", row \($0)" } ?? "") \(reason)" }
}

/// The tables of a directory.
struct WrittenTables {
    /// Gives a file's bytes.
    let read: (String) throws -> [UInt8]

    /// - Throws: what `read` throws, and `UnreadableTable`.
    func rows<T>(_ schema: TableSchema, _ parse: (TableRow) -> T?) throws -> [T] {
        let file = CSVFormat.fileName(schema)
        var result: [T] = []
        let wrong = CSVRow.forEach(try read(file), schema) { row in
            guard let value = parse(TableRow(row: row)) else { return false }
            result.append(value)
            return true
        }
        if wrong == 1 { throw UnreadableTable(name: file, row: 1, reason: "does not name the columns of this version") }
        if let wrong { throw UnreadableTable(name: file, row: wrong) }
        return result
    }
}

extension WrittenPlan {
    /// Reads the files of a plan back; `read` gives a file's bytes.
    ///
    /// - Throws: what `read` throws, and `UnreadableTable`.
    public init(objectiveUsd: Double, read: @escaping (String) throws -> [UInt8]) throws {
        let tables = WrittenTables(read: read)
        let (hours, hourly) = try HourlyTable.read(read(ParquetFormat.fileName(HourlyTable.schema)))
        self.init(
            hourOfYear: hours, hourly: hourly, capacity: try tables.rows(PlanTables.capacity.schema, \.capacity),
            bills: try tables.rows(PlanTables.bills.schema, \.bill),
            billLines: try tables.rows(PlanTables.billLines.schema, \.billLine),
            waterDays: try tables.rows(PlanTables.waterDays.schema, \.waterDay),
            costs: try tables.rows(PlanTables.cost.schema, \.cost),
            energy: try tables.rows(PlanTables.energy.schema, \.energy), objectiveUsd: objectiveUsd)
    }
}

/// A row of a table as what it says, columns in the order of the table's definition; nil where it says something else.
struct TableRow {
    let row: CSVRow

    var capacity: CapacityObservation? {
        guard let year = row.integer(0), let kind = StockKind(rawValue: row.text(2)), let capacity = row.number(4),
            let built = row.number(5)
        else { return nil }
        return CapacityObservation(
            year: year, place: row.text(1), stock: StockID(kind, row.text(3)), capacity: capacity, built: built)
    }

    var bill: BillObservation? {
        guard let year = row.integer(0), let bill = row.integer(2), let months = row.number(4),
            let grid = row.number(5), let metered = row.number(6), let demand = row.number(7),
            let shortfall = row.number(8), let total = row.number(9)
        else { return nil }
        return BillObservation(
            year: year, place: row.text(1), bill: bill, months: months, gridMwh: grid, meteredMwh: metered,
            maximumDemandMw: demand, takeUpShortfallMw: shortfall, totalUsd: total)
    }

    var billLine: BillLine? {
        guard let year = row.integer(0), let bill = row.integer(2), let charge = BillCharge(rawValue: row.text(3)),
            let quantity = row.number(5), let months = row.number(7), let price = row.number(8), let usd = row.number(9)
        else { return nil }
        return BillLine(
            year: year, place: row.text(1), bill: bill, charge: charge, item: row.text(4), quantity: quantity,
            unit: Unit(row.text(6)), months: months, price: price, usd: usd)
    }

    var waterDay: WaterDayPlan? {
        guard let year = row.integer(0), let day = row.integer(2), let days = row.number(3),
            let cubicMetres = row.number(5)
        else { return nil }
        return WaterDayPlan(
            year: year, place: row.text(1), day: day, daysLikeIt: days, tier: row.text(4), cubicMetres: cubicMetres)
    }

    var cost: YearlyObservation<CostItem>? {
        guard let year = row.integer(0), let item = CostItem(rawValue: row.text(3)), let value = row.number(4) else {
            return nil
        }
        return YearlyObservation(year: year, place: row.text(1), item: item, value: value)
    }

    var energy: YearlyObservation<FlowID>? {
        guard let year = row.integer(0), let kind = FlowID.Kind(rawValue: row.text(2)), let value = row.number(4) else {
            return nil
        }
        return YearlyObservation(year: year, place: row.text(1), item: FlowID(kind, row.text(3)), value: value)
    }
}
