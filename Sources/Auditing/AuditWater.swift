import Planning
import TimeSeries

/// Cooling water, m³ of each modelled day.
extension RegionCheck {
    /// What cooling needs is what the sources give; each within its limit, and used by systems that take its kind.
    func water(_ tally: inout AuditTally) {
        let written = values.waterDays(region.name, year)
        let needs = waterNeeds()
        let kinds = Dictionary(region.water.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        for (day, range) in axis.days.enumerated() {
            let dayOfYear = axis.hourOfYear[range.lowerBound] / 24
            let given = written.filter { $0.day == dayOfYear }
            func supply(_ takes: [WaterKind]) -> Double {
                given.reduce(0) { $0 + (kinds[$1.tier].map(takes.contains) == true ? $1.cubicMetres : 0) }
            }
            let hour = dayOfYear * 24
            let need = needs.reduce(0) { $0 + $1.daily[day] }
            let total = given.reduce(0) { $0 + $1.cubicMetres }
            tally.same(need, total, at(.water, .cubicMetre), hour: hour, "water of the day")
            for group in needs {
                let most = supply(group.takes)
                tally.limit(
                    group.daily[day], atMost: most, at(.water, .cubicMetre), hour: hour,
                    "water of \(group.takes.map(\.rawValue).joined(separator: " and "))")
            }
            for tier in region.water {
                let taken = given.filter { $0.tier == tier.name }.reduce(0) { $0 + $1.cubicMetres }
                tally.limit(
                    taken, atMost: tier.limitM3PerDay.value(in: year), at(.water, .cubicMetre), hour: hour,
                    "limit of \(tier.name) water")
            }
        }
    }

    /// By the kinds of water that systems take.
    private func waterNeeds() -> [(takes: [WaterKind], daily: [Double])] {
        var needs: [[WaterKind]: [Double]] = [:]
        for (c, system) in scenario.coolingSystems.enumerated() {
            let perHeat = profiles.coolingWater[index][c]
            guard perHeat.contains(where: { $0 > 0 }) else { continue }
            let use = zip(removed(by: system), perHeat).map { $0 * $1 }
            let daily = axis.days.map { use[$0].reduce(0, +) }
            needs[system.water] = zip(needs[system.water] ?? .init(repeating: 0, count: daily.count), daily).map(+)
        }
        return needs.sorted { $0.key.map(\.rawValue).joined() < $1.key.map(\.rawValue).joined() }
            .map { ($0.key, $0.value) }
    }
}
