import Output
import Planning

/// A table of a plan that does not have its form.
public struct UnreadableTable: Error, CustomStringConvertible {
    public let name: String
    /// Row of the file, the header being the first; nil: the table as a whole.
    public let row: Int?

    public var description: String { "\(name)\(row.map { ", row \($0)" } ?? "") does not read back as it was written" }
}

extension WrittenPlan {
    /// Reads the files of a plan back; `read` gives a file's bytes.
    ///
    /// - Throws: what `read` throws, and `UnreadableTable`.
    public init(objectiveUsd: Double, read: (String) throws -> [UInt8]) throws {
        guard let hourly = HourlyTable.read(try read("hourly.csv")) else {
            throw UnreadableTable(name: "hourly.csv", row: nil)
        }
        func rows<T>(_ name: String, _ parse: (TableRow) -> T?) throws -> [T] {
            try CSVRows(try read(name)).rows.enumerated().map { i, fields in
                guard let value = parse(TableRow(fields)) else { throw UnreadableTable(name: name, row: i + 2) }
                return value
            }
        }
        self.init(
            hourly: hourly, capacity: try rows("capacity.csv", \.capacity), bills: try rows("bills.csv", \.bill),
            waterDays: try rows("water_days.csv", \.waterDay), costs: try rows("cost.csv", \.amount),
            energy: try rows("energy.csv", \.amount), objectiveUsd: objectiveUsd)
    }
}

/// A row of a table as what it says; nil where it has another form.
private struct TableRow {
    private let fields: [String]

    init(_ fields: [String]) { self.fields = fields }

    private func text(_ i: Int) -> String? { fields.indices.contains(i) ? fields[i] : nil }
    private func number(_ i: Int) -> Double? { text(i).flatMap { Double($0) } }
    private func integer(_ i: Int) -> Int? { text(i).flatMap { Int($0) } }

    var capacity: CapacityObservation? {
        guard let year = integer(0), let place = text(1), let quantity = text(2), let item = text(3),
            let capacity = number(4), let built = number(5)
        else { return nil }
        return CapacityObservation(
            year: year, place: place, quantity: quantity, item: item, capacity: capacity, built: built)
    }

    var bill: BillPlan? {
        guard let year = integer(0), let place = text(1), let bill = integer(2), let months = number(3),
            let demand = number(4), let shortfall = number(5)
        else { return nil }
        return BillPlan(
            year: year, place: place, bill: bill, months: months, maximumDemandMw: demand, takeUpShortfallMw: shortfall)
    }

    var waterDay: WaterDayPlan? {
        guard let year = integer(0), let place = text(1), let day = integer(2), let days = number(3),
            let tier = text(4),
            let cubicMetres = number(5)
        else { return nil }
        return WaterDayPlan(
            year: year, place: place, day: day, daysLikeIt: days, tier: tier, cubicMetres: cubicMetres)
    }

    /// Year, place, item and an amount.
    var amount: YearlyObservation? {
        guard let year = integer(0), let place = text(1), let item = text(2), let value = number(3) else { return nil }
        return YearlyObservation(year: year, place: place, item: item, value: value)
    }
}
