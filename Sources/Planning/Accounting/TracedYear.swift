import LinearProgramming

/// The one account of a year's carbon and clean energy: each region answers for what it consumes, production + imports − exports.
///
/// Power on links for clean power only carries no carbon and is clean, and its sender has that clean energy no more. Power on other
/// links carries the mean of its sender's pool of the year (`FlowTracing`), which holds what the sender makes, buys and receives,
/// less what leaves it on links for clean power only. What links lose is the receiver's.
struct TracedYear {
    /// By region: φ, t/MWh; κ; and the carbon price that energy prices in the pool hold already, US$/t.
    let factors: [CarriedFactors.Factor]
    /// By region: emissions of what is made and bought there, and of what is consumed, t.
    let madeT: [Double]
    let consumedT: [Double]
    /// By region: clean energy consumed, MWh, less what stores lose: power burnt in a leaky store serves nobody.
    let cleanMwh: [Double]
    let flows: YearFlows
    let tracing: FlowTracing

    init(_ model: PlanModel, _ x: [Double], yearIndex: Int) {
        flows = YearFlows(model, x, yearIndex: yearIndex)
        tracing = FlowTracing(poolMwh: flows.poolMwh)
        let totals = model.scenario.regions.indices.map { OwnSources(model, x, model.cell($0, yearIndex)) }
        madeT = totals.map(\.emissionsT)
        let carbon = tracing.intensity(own: madeT, carried: flows.sentMwh)
        let included = tracing.intensity(own: totals.map(\.includedUsd), carried: flows.sentMwh)
        let clean = tracing.intensity(own: totals.map(\.cleanMwh), carried: flows.arrivedMwh)
        factors = carbon.indices.map { r in
            .init(
                tPerMwh: carbon[r], cleanShare: clean[r], includedUsdPerT: carbon[r] > 0 ? included[r] / carbon[r] : 0)
        }
        consumedT = flows.consumed(madeT, carbon, carried: flows.sentMwh)
        cleanMwh = zip(flows.consumed(totals.map(\.cleanMwh), clean, carried: flows.arrivedMwh), totals).map {
            $0 - $1.lostMwh
        }
    }
}

/// Power between regions over a year, MWh, on links for any power: of each hour the net flow, so that power sent both ways in
/// one hour carries nothing.
struct YearFlows {
    /// [sender][receiver].
    private(set) var sentMwh: [[Double]]
    private(set) var arrivedMwh: [[Double]]
    /// By region: what is made, bought and received, less what leaves on links for clean power only.
    private(set) var poolMwh: [Double]

    init(_ model: PlanModel, _ x: [Double], yearIndex: Int) {
        let n = model.scenario.regions.count
        sentMwh = .init(repeating: .init(repeating: 0, count: n), count: n)
        arrivedMwh = sentMwh
        poolMwh = (0..<n).map { r in
            model.power[model.cell(r, yearIndex).index].flows.filter(\.isSource)
                .reduce(0) { $0 + $1.factor * model.yearlySum($1.columns, at: x) }
        }
        for flow in model.linkFlows where flow.yearIndex == yearIndex {
            let link = model.scenario.links[flow.link]
            for way in flow.ways {
                let sent =
                    link.cleanOnly ? model.yearlySum(way.sent, at: x) : model.netSum(way.sent, way.returned, at: x)
                poolMwh[way.receiver] += sent * (1 - link.lossShare)
                if link.cleanOnly {
                    poolMwh[way.sender] -= sent
                } else {
                    sentMwh[way.sender][way.receiver] += sent
                    arrivedMwh[way.sender][way.receiver] += sent * (1 - link.lossShare)
                }
            }
        }
    }

    /// own + Σ_s carried(s,r)·i(s) − i(r)·Σ_s carried away, for what receivers get of all that is carried away.
    func consumed(_ own: [Double], _ intensity: [Double], carried: [[Double]]) -> [Double] {
        own.indices.map { r in
            own.indices.reduce(own[r]) { sum, s in
                sum + carried[s][r] * intensity[s] - sentMwh[r][s] * intensity[r]
            }
        }
    }
}

/// What a region has of itself in a year, by energy: emissions, the part of them that prices hold already, clean energy with what
/// clean links bring and take, and what stores lose.
private struct OwnSources {
    var emissionsT = 0.0
    var includedUsd = 0.0
    var cleanMwh = 0.0
    var lostMwh = 0.0

    init(_ model: PlanModel, _ x: [Double], _ cell: Cell) {
        let bus = model.power[cell.index]
        for flow in bus.emissions {
            var tonnes = 0.0
            for t in 0..<model.hours { tonnes += model.axis.weight[t] * flow.tPerMwh[t] * x[flow.columns.start + t] }
            emissionsT += tonnes
            includedUsd += tonnes * flow.includedUsdPerT
        }
        for flow in bus.clean { cleanMwh += flow.share * model.yearlySum(flow.columns, at: x) }
        for store in bus.stores {
            lostMwh += model.yearlySum(store.charge, at: x) - model.yearlySum(store.discharge, at: x)
        }
    }
}

extension PlanModel {
    /// Σ_t w_t·x_t, MWh.
    func yearlySum(_ columns: Columns, at x: [Double]) -> Double {
        var sum = 0.0
        for t in 0..<columns.count { sum += axis.weight[t] * x[columns.start + t] }
        return sum
    }

    /// Σ_t w_t·max(0, sent − returned), MWh.
    func netSum(_ sent: Columns, _ returned: Columns, at x: [Double]) -> Double {
        var sum = 0.0
        for t in 0..<sent.count { sum += axis.weight[t] * max(0, x[sent.start + t] - x[returned.start + t]) }
        return sum
    }
}
