import LinearProgramming
import Vocabulary

/// The halls of a kind that a region builds in a year, and the cooling that they bring, as a rule of design sees them: at full use, all
/// hours of the year alike but for the weather. With b the quoted MW built, u the usable share, λ the share of their heat that liquid takes (none
/// in air halls), d(c) the heat that system c is there to remove, MW,
///
///     IT = u·b,   Σ_c d(c → air) = (1/η − λ)·u·b,   Σ_c d(c → liquid) = λ·u·b
///     facility = Σ_c d(c)·( 1 + α·η + σ_c + mean of 1/COP_c ),   water = Σ_c d(c)·mean water_c
///
/// Means are over the hours of the plan, by what they stand for. As all of it is linear, one mix of plant for all halls of the kind says the same as
/// a mix for each of them.
struct HallDesign {
    struct Plant {
        let system: Int
        let heat: HallKind
        let columns: Columns
    }

    let cell: Cell
    let kind: HallKind
    /// IT power at full use, MW.
    let computing: LinearExpression
    let plants: [Plant]

    /// MWh of a year at full use.
    var computingMwh: LinearExpression { HallDesign.hoursOfYear * computing }

    static let hoursOfYear = 8760.0
}

extension PlanModel {
    /// The design of what a year builds of a kind of hall under a policy, its columns and their heat; nil where nothing can be built.
    ///
    /// - Parameter first: the year from which cooling counts that is built.
    mutating func addHallDesign(
        _ kind: HallKind, _ cell: Cell, liquidShare: Double, from first: Int, _ scope: PolicyScope
    ) -> HallDesign? {
        guard let build = stocks[.hall(cell.region, kind)]?.builds[cell.yearIndex] else { return nil }
        let halls = scenario.regions[cell.region].halls
        let usable = halls.usableShare.value(in: cell.year)
        let shares: [(HallKind, Double)] = [
            (.air, 1 / halls.electricalEfficiencyShare - (kind == .liquid ? liquidShare : 0)),
            (.liquid, kind == .liquid ? liquidShare : 0),
        ]
        var plants: [HallDesign.Plant] = []
        for (heat, share) in shares where share > 0 {
            var balance = LinearExpression()
            balance.add(usable * share, build)
            for c in builtCooling(heat, cell, from: first) {
                let item = "\(scope.name).\(kind.rawValue).\(scenario.coolingSystems[c].name).\(heat.rawValue)"
                let columns = program.addColumns(label("design_cooling", cell, item: item, role: .capacity))
                plants.append(.init(system: c, heat: heat, columns: columns))
                balance.add(-1, columns)
            }
            program.addEqualities(
                row(.designHeat, cell, item: "\(scope.name).\(kind.rawValue).\(heat.rawValue)", role: .capacity),
                balance)
        }
        var computing = LinearExpression()
        computing.add(usable, build)
        return HallDesign(cell: cell, kind: kind, computing: computing, plants: plants)
    }

    /// Systems that take the heat and of which some may be built in the year or since `first`.
    private func builtCooling(_ heat: HallKind, _ cell: Cell, from first: Int) -> [Int] {
        scenario.coolingSystems.indices.filter { c in
            let system = scenario.coolingSystems[c]
            return (heat == .air ? system.servesAir : system.servesLiquid)
                && !coolingBuilds(c, cell, from: first).terms.isEmpty
        }
    }

    /// Σ b(c, y') over the years from `first` to the cell's.
    private func coolingBuilds(_ c: Int, _ cell: Cell, from first: Int) -> LinearExpression {
        var sum = LinearExpression()
        let stock = stocks[.cooling(cell.region, scenario.coolingSystems[c].name)]
        for (y, year) in scenario.horizon.years.enumerated() where y <= cell.yearIndex && year >= first {
            if let build = stock?.builds[y] { sum.add(1, build) }
        }
        return sum
    }

    /// Σ_{y' ≤ y} d(c, y') ≤ Σ_{first ≤ y' ≤ y} b(c, y') for each system: plant is there for one hall only.
    mutating func limitDesigns(_ designs: [HallDesign], _ cell: Cell, from first: Int, _ scope: PolicyScope) {
        for (c, system) in scenario.coolingSystems.enumerated() {
            var used = LinearExpression()
            for plant in designs.flatMap(\.plants) where plant.system == c { used.add(1, plant.columns) }
            if used.terms.isEmpty { continue }
            program.addUpperLimits(
                row(.designPlant, cell, item: "\(scope.name).\(system.name)", role: .capacity),
                used - coolingBuilds(c, cell, from: first))
        }
    }

    /// MWh that the facilities of a design take in a year at full use.
    func facilityMwh(_ design: HallDesign) -> LinearExpression {
        let halls = scenario.regions[design.cell.region].halls
        let perHeat = 1 + halls.auxiliaryShare * halls.electricalEfficiencyShare
        var sum = LinearExpression()
        for plant in design.plants {
            let electricity = mean(profiles.coolingElectricity[design.cell.region][plant.system])
            let standby = scenario.coolingSystems[plant.system].standbyKwPerKw
            sum.add(HallDesign.hoursOfYear * (perHeat + standby + electricity), plant.columns)
        }
        return sum
    }

    /// m³ of cooling water that a design takes in a year at full use.
    func waterM3(_ design: HallDesign) -> LinearExpression {
        var sum = LinearExpression()
        for plant in design.plants {
            let water = mean(profiles.coolingWater[design.cell.region][plant.system])
            sum.add(HallDesign.hoursOfYear * water, plant.columns)
        }
        return sum
    }

    /// Of the year.
    private func mean(_ series: [Double]) -> Double {
        zip(axis.weight, series).reduce(0) { $0 + $1.0 * $1.1 } / HallDesign.hoursOfYear
    }
}
