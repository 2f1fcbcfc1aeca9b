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

    /// What a region sends and receives over links in a year, and what it is paid on balance (`LinkPayment`).
    func readExchange(_ cell: Cell, _ year: inout RegionYear) {
        for flow in model.linkFlows where flow.yearIndex == cell.yearIndex {
            let kept = 1 - scenario.links[flow.link].lossShare
            for way in flow.ways {
                let sent = yearlySum(series(way.sent))
                let paid = linkPayment(way.sent, from: way.sender, to: way.receiver, kept, flow.yearIndex)
                if way.sender == cell.region {
                    year.exportedMwh += sent
                    year.linkPaymentsUsd = paid.flatMap { paid in year.linkPaymentsUsd.map { $0 + paid } }
                }
                if way.receiver == cell.region {
                    year.importedMwh += kept * sent
                    year.linkPaymentsUsd = paid.flatMap { paid in year.linkPaymentsUsd.map { $0 - paid } }
                }
            }
        }
    }

    /// What power sent one way over a link in a year is paid, by the convention that both ends share what it is worth to move it:
    ///
    ///     payment = Σ_t w_t · f(t) · ½·( λ_sender(t) + (1 − loss)·λ_receiver(t) )
    ///
    /// f MW sent, λ the marginal price of power at each end, US$/MWh. What the receiver pays is what the sender gets, so that payments
    /// of all regions sum to zero; wheeling and the link's own cost are beside it. nil where there are no prices.
    private func linkPayment(_ sent: Columns, from sender: Int, to receiver: Int, _ kept: Double, _ y: Int) -> Double? {
        guard let out = marginalPrice(model.cell(sender, y)), let into = marginalPrice(model.cell(receiver, y)) else {
            return nil
        }
        return series(sent).enumerated().reduce(0) { $0 + $1.element * (out[$1.offset] + kept * into[$1.offset]) / 2 }
    }

    /// w_t·λ(t) of a region's bus, US$ of the year per MW in the hour: the dual of its power balance; nil without prices.
    func marginalPrice(_ cell: Cell) -> [Double]? {
        guard let rows = model.power[cell.index].balance, !y.isEmpty else { return nil }
        let weight = scenario.horizon.weight(cell.year)
        return (0..<model.hours).map { y[rows.start + $0] / weight }
    }
}
