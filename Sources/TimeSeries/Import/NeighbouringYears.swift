extension WeatherTable {
    /// Joins what a whole year of a local clock leaves in the neighbouring years of the file's clock.
    ///
    /// The 8,760 hours of 2023 on UTC+8 are, in UTC, the last eight of 2022 and all of 2023 but its last eight. A year that
    /// lacks its last hours takes those of the year before, and one that lacks its first those of the year after, as far
    /// as clocks are from UTC; the year is cyclic. What is then left of a year with nothing but such hours is no year.
    mutating func joinNeighbours(log: inout WeatherLog) {
        let given = years
        for i in years.indices {
            guard let year = years[i].year else { continue }
            for (other, hours, words) in [
                (year - 1, given[i].lastMissing, "last"), (year + 1, given[i].firstMissing, "first"),
            ] where !hours.isEmpty && hours.count <= WeatherImportSettings.farthestClockHours {
                guard let neighbour = given.first(where: { $0.year == other }),
                    hours.contains(where: { neighbour.records[$0] > 0 })
                else { continue }
                years[i].take(hours, from: neighbour, quantities: quantities.count)
                log.warn(
                    "the \(words) \(hours.count) \(hours.count == 1 ? "hour" : "hours") of \(year) are those of \(other), as "
                        + "in a year of a local clock")
            }
        }
        let fragments = given.filter { isFragment($0, of: given) }.map(\.year)
        years.removeAll { fragments.contains($0.year) }
        sourceYears.subtract(fragments.compactMap { $0 })
    }

    /// Whether a year has nothing but hours that belong to the year beside it.
    private func isFragment(_ year: Year, of years: [Year]) -> Bool {
        let most = WeatherImportSettings.farthestClockHours
        let recorded = year.records.indices.filter { year.records[$0] > 0 }
        guard let number = year.year, let first = recorded.first, let last = recorded.last else { return false }
        func has(_ other: Int) -> Bool { years.contains { $0.year == other } }
        return first >= PlanningYear.hours - most && has(number + 1) || last < most && has(number - 1)
    }
}

extension WeatherTable.Year {
    fileprivate var lastMissing: Range<Int> {
        let last = records.lastIndex { $0 > 0 } ?? -1
        return last + 1..<PlanningYear.hours
    }

    fileprivate var firstMissing: Range<Int> { 0..<(records.firstIndex { $0 > 0 } ?? PlanningYear.hours) }
}
