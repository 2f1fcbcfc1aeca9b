import LinearProgramming

extension PlanExtraction {
    func links() -> [LinkPlan] {
        scenario.links.enumerated().compactMap { l, link in
            let from = scenario.regions.firstIndex { $0.name == link.from }!
            let stock = model.stocks[.link(from, link.name)]
            var years: [Int: LinkPlan.Year] = [:]
            for flow in model.linkFlows where flow.link == l {
                years[scenario.horizon.years.lowerBound + flow.yearIndex] = LinkPlan.Year(
                    capacityMw: value(flow.capacity), builtMw: stock?.builds[flow.yearIndex].map(value) ?? 0,
                    forwardTwh: yearlySum(series(flow.forward)) / 1e6,
                    backwardTwh: yearlySum(series(flow.backward)) / 1e6)
            }
            return LinkPlan(name: link.name, from: link.from, to: link.to, years: years)
        }
    }
}
