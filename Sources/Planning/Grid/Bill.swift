import Documents
import TimeSeries
import Vocabulary

/// What a bill charges for.
public enum BillCharge: String, CaseIterable, Hashable, Sendable {
    /// Grid energy by band, an adjustment on all of it, premiums on what exceeds a step.
    case energy, adjustment, premium
    /// All energy through the meter.
    case network
    /// Maximum demand, contracted demand, and what of it was not taken up.
    case demand, contract
    case takeUp = "take_up"
    case fixed
    /// A share of others.
    case levy

    /// Those that a levy may be on.
    static let levied = allCases.filter { $0 != .levy }

    public var costItem: CostItem {
        switch self {
        case .energy: .gridEnergy
        case .adjustment: .gridAdjustment
        case .premium: .gridPremium
        case .network: .gridNetwork
        case .demand: .gridDemand
        case .contract: .gridContract
        case .takeUp: .gridTakeUp
        case .fixed: .gridFixed
        case .levy: .gridLevy
        }
    }
}

/// What meters have counted for a bill.
public struct MeterReading: Sendable {
    /// The months that it is for.
    public var months = 1.0
    /// Grid energy by band, MWh; off-peak is what no band has.
    public var energyMwh: [String: Double] = [:]
    /// Energy through the meter, whoever supplied it.
    public var meteredMwh = 0.0
    /// Energy above each step.
    public var aboveStepMwh: [String: Double] = [:]
    /// Maximum demand by charge, MW, and for how many months it is paid.
    public var demand: [String: (maximumMw: Double, months: Double)] = [:]
    public var contractedMw = 0.0
    /// What of it was due to be taken up and was not, and for how many months it is paid.
    public var shortfall = (mw: 0.0, months: 1.0)

    public init() {}

    /// Σ w·G by band and above steps, and Σ w·m, of hours that one by one have a weight.
    ///
    /// - Parameter band: the tariff's band of an hour of the year; nil: off-peak.
    init(
        _ tariff: Tariff, _ year: Int, months: Double,
        hours: [(band: Int?, weight: Double, gridMw: Double, meteredMw: Double)]
    ) {
        self.months = months
        for hour in hours {
            energyMwh[hour.band.map { tariff.bands[$0].name } ?? Tariff.offPeak, default: 0] +=
                hour.weight * hour.gridMw
            meteredMwh += hour.weight * hour.meteredMw
            for step in tariff.steps {
                let above = max(0, hour.gridMw - step.aboveMw.value(in: year))
                if above > 0 { aboveStepMwh[step.name, default: 0] += hour.weight * above }
            }
        }
    }

    public var gridMwh: Double { energyMwh.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } }
}

/// A bill: what a tariff asks for a reading, line by line. Nothing is rounded before the end.
///
///     energy Σ_b p_b·E_b,   adjustment a·Σ E_b,   premium Σ_s q_s·X_s,   network n·E_m,   demand d·M·1,000·months,
///     contract c·C·1,000·months,   take-up s·S·1,000·months,   fixed f·months,   levy λ·Σ of the charges that it is on
public struct Bill: Sendable {
    public struct Line: Sendable {
        public let charge: BillCharge
        /// Band, step or demand charge; of a levy the charge that it is on.
        public let item: String
        /// MWh, MW or months; of a levy US$.
        public let quantity: Double
        public let unit: Unit
        /// For how many months a MW is paid; else 1.
        public let months: Double
        /// US$ per MWh, per MW and month, per month, or per US$.
        public let price: Double

        public var usd: Double { quantity * months * price }
    }

    /// Charges without a price or an amount are left out.
    public let lines: [Line]

    public init(_ tariff: Tariff, year: Int, _ reading: MeterReading) {
        let charged = Bill.charges(tariff, year, reading).filter { $0.usd != 0 }
        let levies = BillCharge.levied.compactMap { charge -> Line? in
            let share = tariff.levy(on: charge, in: year)
            let base = charged.filter { $0.charge == charge }.reduce(0) { $0 + $1.usd }
            if share == 0 || base == 0 { return nil }
            return Line(charge: .levy, item: charge.rawValue, quantity: base, unit: .dollar, months: 1, price: share)
        }
        lines = charged + levies
    }

    private static func charges(_ tariff: Tariff, _ year: Int, _ reading: MeterReading) -> [Line] {
        func line(
            _ charge: BillCharge, _ item: String, _ quantity: Double, _ unit: Unit, _ price: YearlyTable,
            months: Double = 1, perMw: Double = 1
        ) -> Line {
            Line(
                charge: charge, item: item, quantity: quantity, unit: unit, months: months,
                price: price.value(in: year) * perMw)
        }
        let bands = tariff.bands.map { ($0.name, $0.usdPerMwh) } + [(Tariff.offPeak, tariff.offPeakUsdPerMwh)]
        var lines = bands.map { line(.energy, $0, reading.energyMwh[$0] ?? 0, .megawattHour, $1) }
        lines.append(line(.adjustment, "", reading.gridMwh, .megawattHour, tariff.adjustmentUsdPerMwh))
        lines += tariff.steps.map {
            line(.premium, $0.name, reading.aboveStepMwh[$0.name] ?? 0, .megawattHour, $0.premiumUsdPerMwh)
        }
        lines.append(line(.network, "", reading.meteredMwh, .megawattHour, tariff.networkUsdPerMwh))
        lines += tariff.demandCharges.compactMap { charge in
            reading.demand[charge.name].map {
                line(
                    .demand, charge.name, $0.maximumMw, .megawatt, charge.usdPerKwMonth, months: $0.months, perMw: 1000)
            }
        }
        if let contract = tariff.contract {
            lines.append(
                line(
                    .contract, "", reading.contractedMw, .megawatt, contract.chargeUsdPerKwMonth,
                    months: reading.months,
                    perMw: 1000))
            lines.append(
                line(
                    .takeUp, "", reading.shortfall.mw, .megawatt, contract.shortfallUsdPerKwMonth,
                    months: reading.shortfall.months, perMw: 1000))
        }
        return lines + [line(.fixed, "", reading.months, .month, tariff.fixedUsdPerMonth)]
    }

    /// US$ of a charge.
    public func usd(_ charge: BillCharge) -> Double { lines.filter { $0.charge == charge }.reduce(0) { $0 + $1.usd } }

    public var totalUsd: Double { lines.reduce(0) { $0 + $1.usd } }
}
