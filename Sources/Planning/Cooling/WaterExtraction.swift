import LinearProgramming
import Vocabulary

/// Water by the day: what audits of rules by the day need.
extension PlanExtraction {
    /// Water of each source in the order of the region, whatever groups of plant share it; days without any left out.
    func waterDays() -> [WaterDayPlan] {
        model.cells().flatMap { cell -> [WaterDayPlan] in
            let region = scenario.regions[cell.region]
            return region.water.flatMap { tier -> [WaterDayPlan] in
                let flows = model.water[cell.index].filter { $0.tier == tier.name }
                return model.axis.days.enumerated().compactMap { day, hours in
                    let cubicMetres = flows.reduce(0) { $0 + x[$1.daily.start + day] }
                    if cubicMetres == 0 { return nil }
                    return WaterDayPlan(
                        year: cell.year, place: region.name, day: model.axis.hourOfYear[hours.lowerBound] / 24,
                        daysLikeIt: weight[hours.lowerBound], tier: tier.name, cubicMetres: cubicMetres)
                }
            }
        }
    }
}
