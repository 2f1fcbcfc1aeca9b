import Planning
import TimeSeries
import Vocabulary

/// Planning reserve.
extension RegionCheck {
    /// Σ firm + Σ_ℓ credit·(1 − loss)·K + shortfall ≥ (1 + margin)·P, P = max_t F + L·peak/max L.
    func reserve(_ tally: inout AuditTally) {
        guard case .system(let load, _) = region.market, let reserve = region.reserve else { return }
        let ownLoad = profiles.ownLoad[index][yearIndex]
        let scale = load.peakMw.value(in: year) / max(ownLoad.max() ?? 0, .leastNormalMagnitude)
        let peak = zip(flow(.facility), ownLoad).reduce(0) { max($0, $1.1 * scale - $1.0) }
        var firm = stock(.reserveShortfall)
        for plant in region.plants {
            let credited =
                (plant.technology.capacityCreditShare ?? 0) * (1 - plant.deliveryLossShare)
                * stock(.plant, plant.name)
            guard let store = plant.store else {
                firm += credited
                continue
            }
            firm += min(credited, store.firmHours.map { stock(.energy, plant.name) / $0 } ?? .infinity)
        }
        for link in scenario.links where link.to == region.name {
            let capacity = values.stock(StockID(.link, link.name), link.from, year)?.capacity ?? 0
            firm += link.capacityCreditShare * (1 - link.lossShare) * capacity
        }
        tally.limit((1 + reserve.marginShare.value(in: year)) * peak, atMost: firm, at(.reserve), "peak and margin")
    }
}
