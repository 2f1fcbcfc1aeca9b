import Planning
import TimeSeries
import Vocabulary

/// Reservoirs, MWh of electricity.
extension RegionCheck {
    /// Inflow is the scenario's, output is what goes onto the bus, the minimum is released, and the level stays within the store over all
    /// runs of the year, which ends as it began.
    func reservoirs(_ tally: inout AuditTally) {
        for plant in region.plants {
            guard let hydro = plant.kind.facts.reservoir,
                values.stock(StockID(.plant, plant.name), region.name, year) != nil
            else { continue }
            let balance = BalanceID(.reservoir, plant.name)
            let mean = hydro.inflowGwhPerYear.value(in: year) * 1000 / 8760
            let (inflow, given) = (profiles.inflow[index], item(balance, .inflow))
            // What goes onto the bus is less than what is made by what is lost on the way.
            let made = flow(.output(plant.name)).map { $0 / (1 - plant.deliveryLossShare) }
            let used = item(balance, .generation)
            let spill = item(balance, .spill)
            for t in 0..<hours {
                let hour = axis.hourOfYear[t]
                tally.same(given[t], inflow[t] * mean, at(.reservoirs), hour: hour, "inflow of \(plant.name)")
                tally.same(-used[t], made[t], at(.reservoirs), hour: hour, "water used by \(plant.name)")
                tally.limit(spill[t], atMost: 0, at(.reservoirs), hour: hour, "spill of \(plant.name), negative")
                tally.limit(
                    hydro.minimumReleaseShare * mean, atMost: made[t] - spill[t], at(.reservoirs), hour: hour,
                    "minimum release of \(plant.name)")
            }
            levels(plant, storage: hydro.storageGwh.value(in: year) * 1000, &tally)
        }
    }

    /// level(t) from the level before; then each run of the year from where the one before it ended.
    private func levels(_ plant: Plant, storage: Double, _ tally: inout AuditTally) {
        let level = item(BalanceID(.level), .reservoir(plant.name))
        let drawn = item(BalanceID(.reservoir, plant.name), .fromStorage)
        let place = at(.reservoirs, .megawattHour)
        for t in axis.periods.flatMap({ $0.dropFirst() }) {
            tally.same(
                level[t], level[t - 1] - drawn[t], among: storage, place, hour: axis.hourOfYear[t],
                "level of \(plant.name)")
        }
        let starts = axis.periods.map { level[$0.lowerBound] + drawn[$0.lowerBound] }
        let ends = axis.periods.map { level[$0.upperBound - 1] }
        var now = starts[axis.runs[0].period]
        for run in axis.runs {
            let period = axis.periods[run.period]
            let hour = axis.hourOfYear[period.lowerBound]
            // The written level is that of a period's first run; later runs move it up or down as a whole.
            let shift = now - starts[run.period]
            let (lowest, highest) = (level[period].min()! + shift, level[period].max()! + shift)
            tally.note(-lowest, among: storage, place, hour: hour, "level of \(plant.name), negative")
            tally.note(highest - storage, among: storage, place, hour: hour, "fullness of \(plant.name)")
            now += run.repetitions * (ends[run.period] - starts[run.period])
        }
        for (p, period) in axis.periods.enumerated() {
            let first = axis.runs.firstIndex { $0.period == p }!
            tally.same(
                starts[p], startOfRun(first, starts, ends), among: storage, place,
                hour: axis.hourOfYear[period.lowerBound], "level of \(plant.name) at the start of a period")
        }
        tally.same(now, starts[axis.runs[0].period], among: storage, place, "level of \(plant.name) after the year")
    }

    private func startOfRun(_ index: Int, _ starts: [Double], _ ends: [Double]) -> Double {
        axis.runs[..<index].reduce(starts[axis.runs[0].period]) {
            $0 + $1.repetitions * (ends[$1.period] - starts[$1.period])
        }
    }
}
