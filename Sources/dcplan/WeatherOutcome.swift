import Foundation
import Output
import Reporting
import TimeSeries

/// What a weather file holds, for people.
struct WeatherOutcome {
    private let file: WeatherFile
    private let summaries: [WeatherSummary]

    init(_ file: WeatherFile, _ summaries: [WeatherSummary]) {
        self.file = file
        self.summaries = summaries
    }

    var text: String {
        var blocks = [facts]
        if file.years.count > 1 { blocks.append(yearTable) }
        blocks.append(monthTable)
        if !warnings.isEmpty { blocks.append(warnings) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private var facts: String {
        let lines = [
            ("file", Neutral.line(file.path)),
            ("format", file.formatTitle), ("place", place), ("coordinates", coordinates),
            ("clock", clock), ("years", years), ("hours", hours), ("gaps", gaps),
        ]
        var all = lines + means
        if file.leapDayRecords > 0 { all.append(("29 February", "\(file.leapDayRecords) records, left out")) }
        return all.map { $0.0 + String(repeating: " ", count: 13 - $0.0.count) + $0.1 }.joined(separator: "\n")
    }

    private var place: String {
        let words = [file.place.name, file.place.country].filter { !$0.isEmpty }
        return words.isEmpty ? "not named" : Neutral.line(words.joined(separator: ", "))
    }

    private var coordinates: String {
        guard let latitude = file.place.latitudeDegrees, let longitude = file.place.longitudeDegrees else {
            return "not given"
        }
        let north = "\(NumberText.text(abs(latitude), decimals: 3))° \(latitude < 0 ? "S" : "N")"
        let east = "\(NumberText.text(abs(longitude), decimals: 3))° \(longitude < 0 ? "W" : "E")"
        let height = file.place.elevationM.map { ", \(NumberText.text($0)) m above the sea" } ?? ""
        return "\(north), \(east)\(height)"
    }

    private var clock: String {
        let zone = file.clockName
        switch file.convention {
        case .hourBeginning: return "\(zone); each record is the mean of the hour that begins at its time"
        case .hourEnding where file.airHours == 1:
            return "\(zone); radiation is the mean of the hour that ends at its record's time, the air that of the time"
        case .hourEnding: return "\(zone); each record is the mean of the hour that ends at its time"
        case .instant(let hours) where file.airHours == 0:
            return
                "\(zone); radiation is of one moment, \(NumberText.text(hours * 60)) minutes after the hour, the air of the hour"
        case .instant(let hours):
            return "\(zone); each record is of one moment, \(NumberText.text(hours * 60)) minutes after the hour"
        }
    }

    private var years: String {
        let list = file.sourceYears.map { "\($0)" }.joined(separator: ", ")
        if file.years.count == 1, file.years[0].year == nil {
            return list.isEmpty ? "one, without a calendar year" : "one, of \(list)"
        }
        return list
    }

    private var hours: String {
        let counts = file.years.map(\.recordedHours)
        return "\(NumberText.text(Double(counts.reduce(0, +)))) of \(NumberText.text(Double(8_760 * counts.count)))"
    }

    private var gaps: String {
        let gaps = file.years.flatMap(\.gaps)
        guard let longest = gaps.max(by: { $0.hours < $1.hours }) else { return "none" }
        let parts = WeatherQuantity.allCases.compactMap { quantity -> String? in
            let hours = gaps.filter { $0.quantity == quantity }.reduce(0) { $0 + $1.hours }
            return hours == 0 ? nil : "\(quantity.title) \(NumberText.text(Double(hours))) h"
        }
        let mended = gaps.allSatisfy(\.isMended) ? "bridged by straight lines" : "too long to be bridged"
        return parts.joined(separator: ", ") + "; the longest \(NumberText.text(Double(longest.hours))) h, \(mended)"
    }

    /// Of a single year; several have a table.
    private var means: [(String, String)] {
        guard file.years.count == 1 else { return [] }
        let year = summaries[0].year
        func known(_ value: Double?, _ decimals: Int, _ unit: String) -> String {
            value.map { "\(NumberText.text($0, decimals: decimals)) \(unit)" } ?? "not known for the whole year"
        }
        var lines = [
            ("GHI", known(year.ghiKwhPerM2, 0, "kWh/m² a year")),
            ("dry bulb", known(year.dryBulbC, 1, "°C on average")),
            ("dew point", known(year.dewPointC, 1, "°C on average")),
            ("wet bulb", known(year.wetBulbC, 1, "°C on average")),
        ]
        if let factor = year.capacityFactor {
            lines.append(("output", "\(NumberText.percent(factor, decimals: 1)) of capacity"))
        }
        return lines
    }

    private var hasOutput: Bool { file.years.contains { $0.series[.capacityFactor] != nil } }

    private var columns: [TextTable.Column] {
        let titles = ["GHI kWh/m²", "dry bulb °C", "least °C", "greatest °C", "dew point °C", "wet bulb °C"]
        return (titles + (hasOutput ? ["output %"] : [])).map { .right($0) }
    }

    private func cells(_ period: WeatherSummary.Period) -> [String] {
        let air = [
            NumberText.text(period.ghiKwhPerM2, decimals: 1), NumberText.text(period.dryBulbC, decimals: 1),
            NumberText.text(period.leastDryBulbC, decimals: 1), NumberText.text(period.greatestDryBulbC, decimals: 1),
            NumberText.text(period.dewPointC, decimals: 1), NumberText.text(period.wetBulbC, decimals: 1),
        ]
        return air + (hasOutput ? [NumberText.text(period.capacityFactor.map { $0 * 100 }, decimals: 1)] : [])
    }

    private var yearTable: String {
        var table = TextTable([.left("year"), .right("hours")] + columns)
        for (year, summary) in zip(file.years, summaries) {
            table.add(
                [year.year.map { "\($0)" } ?? "–", NumberText.text(Double(year.recordedHours))] + cells(summary.year))
        }
        return table.rendered(Terminal.style)
    }

    /// Of the only year, or of the last complete one.
    private var monthTable: String {
        let index = file.years.lastIndex(where: \.isComplete) ?? file.years.count - 1
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let title = file.years.count > 1 ? file.years[index].year.map { "\($0)" } ?? "month" : "month"
        var table = TextTable([.left(title)] + columns)
        for (name, month) in zip(names, summaries[index].months) { table.add([name] + cells(month)) }
        return table.rendered(Terminal.style)
    }

    private var warnings: String {
        file.warnings.map { "\(file.path)\($0.line > 0 ? ":\($0.line)" : ""): warning: \($0.message)" }
            .joined(separator: "\n")
    }
}
