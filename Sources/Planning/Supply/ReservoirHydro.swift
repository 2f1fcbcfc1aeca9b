import Documents
import LinearProgramming
import Vocabulary

/// Hydro plant with a reservoir, all in MWh of electricity:
///
///     level(t) = level(t−1) + inflow(t) − p(t) − spill(t),   0 ≤ level ≤ S,   p(t) ≤ K(y),
///     p(t) + spill(t) ≥ minimum release · mean inflow
///
/// The level runs through the year, which ends as it began. The year is a sequence of runs, each a representative period
/// repeated n times; the level at the start of the next is L + n·(level at the end of the period − level at its start):
/// the store is linked across periods. `level` is that of a period's first run; its later runs move it up or down as a
/// whole, and their highest and lowest hours stay within the store
/// (Kotzur et al. 2018, "Time series aggregation for energy system design: modeling seasonal storage").
public struct ReservoirHydro: SupplyKind {
    public static let kind = "reservoir_hydro"
    public static let summary = "Reservoir hydro: inflow, level, spill and minimum release; the year ends as it began."
    public var isClean: Bool { true }

    /// Yearly inflow as electricity.
    private(set) var inflowGwhPerYear = YearlyTable.zero
    /// S, live storage as electricity.
    private(set) var storageGwh = YearlyTable.zero
    /// Share of the mean inflow that must be released in every hour.
    private(set) var minimumReleaseShare = 0.0

    public init(_ technology: TableReader) {}

    public mutating func readSite(_ site: TableReader) {
        inflowGwhPerYear = site.yearly(
            "inflow_gwh_per_year", "Inflow of a year, as electricity (`level_balance`).", in: 0...)
        storageGwh = site.yearly("storage_gwh", "Live storage, as electricity (`level_balance`).", in: 0...)
        minimumReleaseShare = site.number(
            "minimum_release_share",
            "Share of the mean inflow that must be released in every hour (`minimum_release`).", in: 0...1)
    }

    public func usualShare(_ capacityMw: Double, _ year: Int) -> Double {
        capacityMw > 0 ? min(1, inflowGwhPerYear.value(in: year) * 1000 / (8760 * capacityMw)) : 0
    }

    public var facts: PlantFacts {
        var facts = PlantFacts()
        facts.reservoir = PlantFacts.ReservoirFacts(
            inflowGwhPerYear: inflowGwhPerYear, storageGwh: storageGwh, minimumReleaseShare: minimumReleaseShare)
        return facts
    }

    public func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel) {
        guard let capacity = model.plantCapacity(plant, in: cell) else { return }
        let mean = inflowGwhPerYear.value(in: cell.year) * 1000 / 8760
        let inflow = model.profiles.inflow[cell.region].map { $0 * mean }
        let output = model.addHourly("generation", cell, item: plant.name)
        model.program.addCapacityBounds(
            model.row(.generationLimit, cell, item: plant.name), output, capacity: capacity)
        let spill = model.addHourly("spill", cell, item: plant.name)
        addLevels(plant, cell, inflow, output, spill, &model)
        if minimumReleaseShare > 0 {
            var release = LinearExpression()
            release.add(-1, output)
            release.add(-1, spill)
            model.program.addUpperLimits(
                model.row(.minimumRelease, cell, item: plant.name), count: model.hours, per: .hour, release,
                atMost: .constant(-minimumReleaseShare * mean))
        }
        model.generate(plant, output, in: cell)
    }

    private func addLevels(
        _ plant: Plant, _ cell: Cell, _ inflow: [Double], _ output: Columns, _ spill: Columns, _ model: inout PlanModel
    ) {
        let storage = storageGwh.value(in: cell.year) * 1000
        let label = model.label("level", cell, item: plant.name, role: .state)
        let level = model.program.addColumns(label, count: model.hours, per: .hour, upper: storage)
        let (periods, runs) = (model.axis.periods, model.axis.runs)
        let start = model.program.addColumns(
            model.label("run_start_level", cell, item: plant.name, role: .state), count: runs.count, upper: storage)
        let firstRun = periods.indices.map { p in runs.firstIndex { $0.period == p }! }
        for (p, period) in periods.enumerated() {
            var balance = LinearExpression()
            let here = period.map { Int32($0) }
            balance.add(1, level, member: here)
            balance.add(
                [0] + [Double](repeating: -1, count: period.count - 1), level,
                member: [here[0]] + here.dropLast())
            balance.add([-1] + [Double](repeating: 0, count: period.count - 1), start[firstRun[p]])
            balance.add(1, output, member: here)
            balance.add(1, spill, member: here)
            model.program.addEqualities(
                model.row(.levelBalance, cell, item: "\(plant.name).\(p)", role: .state), count: period.count,
                per: .hours(Array(period)),
                balance,
                equals: .series(period.map { inflow[$0] }))
        }
        for (r, run) in runs.enumerated() {
            let (first, end) = (start[firstRun[run.period]], level[periods[run.period].upperBound - 1])
            var link = LinearExpression()
            link.add(1, start[(r + 1) % runs.count])
            link.add(-1, start[r])
            link.add(run.repetitions, first)
            link.add(-run.repetitions, end)
            model.program.addEqualities(
                model.row(.levelLink, cell, item: "\(plant.name).\(r)", role: .state), link)
        }
        boundLaterRuns(plant, cell, level, start, firstRun, storage, &model)
        model.recordLevel(.reservoir(plant.name), cell, level)
        model.reservoirs.append(
            ReservoirFlow(
                plant: plant.name, cell: cell, inflow: inflow, output: output, spill: spill, level: level,
                starts: firstRun.map { start[$0] }))
    }

    /// For each run r of period p after its first f:  start(r) − start(f) + highest(p) ≤ S  and  … + lowest(p) ≥ 0.
    private func boundLaterRuns(
        _ plant: Plant, _ cell: Cell, _ level: Columns, _ start: Columns, _ firstRun: [Int], _ storage: Double,
        _ model: inout PlanModel
    ) {
        for (p, period) in model.axis.periods.enumerated() {
            let later = model.axis.runs.indices.filter { model.axis.runs[$0].period == p && $0 != firstRun[p] }
            if later.isEmpty { continue }
            let extent = model.program.addColumns(
                model.label("level_extent", cell, item: "\(plant.name).\(p)", role: .state), count: 2, upper: storage)
            let (highest, lowest) = (extent[0], extent[1])
            var above = LinearExpression()
            above.add(1, level, member: period.map { Int32($0) })
            above.add([Double](repeating: -1, count: period.count), highest)
            model.program.addUpperLimits(
                model.row(.levelHighest, cell, item: "\(plant.name).\(p)", role: .state), count: period.count,
                per: .hours(Array(period)), above
            )
            var below = LinearExpression()
            below.add(-1, level, member: period.map { Int32($0) })
            below.add([Double](repeating: 1, count: period.count), lowest)
            model.program.addUpperLimits(
                model.row(.levelLowest, cell, item: "\(plant.name).\(p)", role: .state), count: period.count,
                per: .hours(Array(period)), below)
            for r in later {
                var top = LinearExpression()
                top.add(1, start[r])
                top.add(-1, start[firstRun[p]])
                top.add(1, highest)
                model.program.addUpperLimits(
                    model.row(.levelTop, cell, item: "\(plant.name).\(r)", role: .state), count: 1, top,
                    atMost: .constant(storage))
                var bottom = LinearExpression()
                bottom.add(-1, start[r])
                bottom.add(1, start[firstRun[p]])
                bottom.add(-1, lowest)
                model.program.addUpperLimits(
                    model.row(.levelBottom, cell, item: "\(plant.name).\(r)", role: .state), count: 1, bottom)
            }
        }
    }
}
