import Foundation
import Planning
import Reporting
import TimeSeries
import Vocabulary

/// Looks up what pages tell of hours in a plan's hourly series, by the keys that they give (`HourSeries`), with arithmetic of its own.
package struct HourlyKeys {
    private struct Key: Hashable {
        let year: Int
        let place: String
        let balance: String
        let of: String
        let flow: String
    }

    private let plan: SavedPlan
    private let series: [Key: [HourlySeries]]
    private let position: [Int: Int]

    package init(_ plan: SavedPlan) {
        self.plan = plan
        series = Dictionary(grouping: plan.hourly) {
            Key(
                year: $0.year, place: $0.place, balance: $0.balance.kind.rawValue, of: $0.balance.name,
                flow: $0.flow.kind.rawValue)
        }
        position = Dictionary(uniqueKeysWithValues: plan.hours.enumerated().map { ($1.hourOfYear, $0) })
    }

    /// nil where there is no such number. Names of places may have anything in them.
    package func value(_ key: String) -> Double? {
        let head = "hourly.parquet:"
        guard key.hasPrefix(head), key.hasSuffix("value") else { return nil }
        let column = key.hasSuffix(":-value") ? "-value" : "value"
        let path = key.dropFirst(head.count).dropLast(column.count + 1)
        guard let year = Int(path.prefix(4)),
            let place = plan.places.first(where: { path.dropFirst(5).hasPrefix($0.name + "/") })?.name
        else { return nil }
        let rest = path.dropFirst(5 + place.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        let parts = ["\(year)", place] + rest.map(String.init)
        guard parts.count == 7 else { return nil }
        let found = series[Key(year: year, place: parts[1], balance: parts[3], of: parts[4], flow: parts[5])] ?? []
        let items = found.filter { parts[6] == "*" || $0.flow.name == parts[6] }
        if items.isEmpty { return nil }
        if parts[2].hasPrefix("month ") { return cell(parts[2], year, parts[1], items[0]) }
        let bounds = parts[2].split(separator: "…").compactMap { Int($0).flatMap { position[$0] } }
        guard let first = bounds.first, let last = bounds.last else { return nil }
        let sum = items.reduce(0.0) { sum, one in (first...last).reduce(sum) { $0 + one.values[$1] } }
        return column == "-value" ? -sum : sum
    }

    /// Σ w·IT·ratio over Σ w·IT, IT = facility / PUE.
    private func cell(_ name: String, _ year: Int, _ place: String, _ ratio: HourlySeries) -> Double? {
        let words = name.dropFirst("month ".count).components(separatedBy: ", ")
        guard words.count == 2, let month = Int(words[0]), let hour = Int(words[1].prefix(2)),
            let saved = plan.places.first(where: { $0.name == place }), let offset = saved.utcOffsetHours,
            let facility = series[
                Key(year: year, place: place, balance: "power", of: "", flow: "facility")]?.first,
            let pue = series[Key(year: year, place: place, balance: "pue", of: "", flow: "all_halls")]?.first
        else { return nil }
        let clock = LocalClock(
            utcOffsetHours: offset, referenceUtcOffsetHours: plan.referenceUtcOffsetHours ?? offset, year: year)
        var (above, below) = (0.0, 0.0)
        for (t, one) in plan.hours.enumerated() where pue.values[t] > 0 {
            guard clock.month(one.hourOfYear) == month - 1, Int(clock.hourOfDay(one.hourOfYear)) == hour else {
                continue
            }
            let it = -facility.values[t] / pue.values[t]
            above += one.weight * it * ratio.values[t]
            below += one.weight * it
        }
        return below > 0 ? above / below : nil
    }
}
