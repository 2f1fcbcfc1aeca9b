import LinearProgramming
import TimeSeries

/// What a MWh carries that leaves a region over a link for any power: the mean of the region's pool of the year, as numbers that a
/// program holds as given (see `FlowTracing` for how they are found, `AccountingRounds` for how they come to fit the plan).
struct CarriedFactors: Sendable, Equatable {
    struct Factor: Sendable, Equatable {
        /// φ, t CO2/MWh.
        var tPerMwh = 0.0
        /// κ, share from sources without emissions.
        var cleanShare = 0.0
        /// Carbon price that the pool's energy prices hold already, US$/t, weighted by carbon.
        var includedUsdPerT = 0.0
    }

    /// Per cell of the sender: what receivers count, and what the sender takes off. The same, but where a program must be on
    /// the safe side.
    var received: [Factor]
    var sent: [Factor]
    /// Links over which a plan sent power both ways in one hour.
    var swaps: Set<LinkYear> = []

    struct LinkYear: Hashable, Sendable {
        let link: Int
        let yearIndex: Int
    }

    init(_ factors: [Factor]) { (received, sent) = (factors, factors) }

    /// What a sender takes off for each MWh that leaves it. Where power went both ways it counts no better than what comes back,
    /// so that sending both ways gains nothing.
    func leaving(_ sender: Int, to receiver: Int, keptShare: Double, isSwapped: Bool) -> Factor {
        var factor = sent[sender]
        if isSwapped {
            factor.tPerMwh = min(factor.tPerMwh, received[receiver].tPerMwh)
            factor.cleanShare = max(factor.cleanShare, keptShare * received[receiver].cleanShare)
        }
        return factor
    }
}

/// Power on a link for any power, as one of its ends counts it, per MWh sent: positive where it arrives.
struct CarriedFlow: Sendable {
    let columns: Columns
    let tPerMwh: Double
    let includedUsdPerT: Double
    /// MWh of clean energy.
    let cleanShare: Double
}

extension CarriedFactors {
    /// The factors of each region's own sources, known before anything is solved: a tariff's grid; of a system, its plants that
    /// exist, those without emissions first, up to the own load, and the others in proportion to what they can make.
    init(ownSourcesOf scenario: Scenario, _ axis: TimeAxis, _ profiles: Profiles) {
        var factors: [Factor] = []
        for (r, region) in scenario.regions.enumerated() {
            for (y, year) in scenario.horizon.years.enumerated() {
                switch region.market {
                case .tariff(let tariff):
                    let relative = profiles.gridEmission[r][y]
                    let mean = zip(axis.weight, relative).reduce(0) { $0 + $1.0 * $1.1 } / axis.weight.reduce(0, +)
                    factors.append(
                        Factor(
                            tPerMwh: tariff.emissionTPerMwh.value(in: year) * mean,
                            cleanShare: tariff.cleanShare.value(in: year),
                            includedUsdPerT: tariff.carbonIncludedUsdPerT.value(in: year)))
                case .system(let load, _):
                    factors.append(Factor(region, load, year))
                }
            }
        }
        self.init(factors)
    }
}

extension CarriedFactors.Factor {
    fileprivate init(_ region: Region, _ load: OwnLoad, _ year: Int) {
        let wanted = load.peakMw.value(in: year) * load.loadFactorShare
        var (clean, others, tonnes) = (0.0, 0.0, 0.0)
        for plant in region.plants where plant.store == nil {
            let capacity = plant.existingMw.value(in: year)
            if plant.kind.isClean {
                clean += capacity * plant.kind.usualShare(capacity, year)
            } else {
                others += capacity
                tonnes += capacity * plant.kind.emissionTPerMwh
            }
        }
        if wanted <= 0 && clean + others <= 0 { return }
        cleanShare = others > 0 ? (wanted > 0 ? min(1, clean / wanted) : 0) : 1
        tPerMwh = others > 0 ? (1 - cleanShare) * tonnes / others : 0
    }

    /// Of the source with the least emissions that a region has or may have.
    init(cleanestOf region: Region, _ year: Int) {
        var sources = region.plants.filter { plant in
            plant.store == nil && max(plant.existingMw.value(in: year), plant.limitMw.value(in: year)) > 0
        }.map { Self(tPerMwh: $0.kind.emissionTPerMwh, cleanShare: $0.kind.isClean ? 1 : 0) }
        if case .tariff(let tariff) = region.market {
            sources.append(
                Self(
                    tPerMwh: tariff.emissionTPerMwh.value(in: year), cleanShare: tariff.cleanShare.value(in: year),
                    includedUsdPerT: tariff.carbonIncludedUsdPerT.value(in: year)))
        }
        self = sources.min { $0.tPerMwh < $1.tPerMwh } ?? Self()
    }
}
