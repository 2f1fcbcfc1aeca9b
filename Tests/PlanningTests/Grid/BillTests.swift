import Auditing
import Foundation
import Planning
import TestSupport
import Testing
import Vocabulary

/// Bills as utilities write them, in the money in which their schedules are, against published examples.
///
/// Nothing is rounded before the end: Tenaga's example of a medium-voltage customer without time of use comes to another sen where the lines are.
@Suite struct BillTests {
    /// The tariff of a scenario whose amounts are in a currency of 4 units for one US$; a total of it comes back in that currency.
    private func tariff(_ currency: String, _ text: String) throws -> Tariff {
        let place = "[regions.home.tariff]"
        let base = Toy.base.components(separatedBy: place)[0]
        let rest = "emission_t_per_mwh = 0.5\nclean_share = 0\ncarbon_included_usd_per_t = 0\n"
        let file = try TemporaryFile("\(base)\(place)\n\(rest)\(text)\n[currency]\n\(currency)_per_usd = 4\n")
        return try #require(try Scenario.read(path: file.path).scenario.regions[0].market.tariff)
    }

    private func total(_ tariff: Tariff, _ reading: MeterReading) -> Double {
        4 * Bill(tariff, year: 2025, reading).totalUsd
    }

    private func isToTheCent(_ amount: Double, _ published: Double) -> Bool {
        (amount * 100).rounded() == (published * 100).rounded()
    }

    /// A customer class of Tenaga, 1 July 2025 to 31 December 2027, in MYR, with the fuel adjustment of August 2025, and a printed bill.
    struct Tenaga: Sendable, CustomTestStringConvertible {
        let name: String
        /// MYR/kWh, and of capacity and network by kWh for low voltage.
        let (peak, offPeak, networkByKwh): (Double, Double, Double)
        /// MYR/kW.
        let (capacity, network): (Double, Double)
        let retail: Double
        let (peakKwh, kwh, kw): (Double, Double, Double)
        let total: Double

        var testDescription: String { name }

        var text: String {
            """
            peak_myr_per_mwh = \(peak * 1000)
            off_peak_myr_per_mwh = \(offPeak * 1000)
            peak_hours = [14, 22]
            adjustment_myr_per_mwh = -14.5
            network_myr_per_mwh = \(networkByKwh * 1000)
            fixed_myr_per_month = \(retail)
            levy_share = 0.016
            levy_on = ["energy", "network", "demand"]
            valid_until_year = 2027
            [regions.home.tariff.demand.capacity]
            myr_per_kw_month = \(capacity)
            window = "peak_hours"
            [regions.home.tariff.demand.network]
            myr_per_kw_month = \(network)
            window = "peak_hours"
            """
        }

        /// Rates: two public code tables that agree (proatoz1013/energyanalysis, rp4_tariffs.py; boonxiang/TNB_calculator); bills:
        /// the printed output of the latter. Below 200 kWh low voltage is given 0.11 MYR/kWh, taken off the energy price here. No levy
        /// is on retail and adjustment.
        static let bills = [
            Tenaga(
                name: "low voltage", peak: 0.1603, offPeak: 0.1603, networkByKwh: 0.2365, capacity: 0, network: 0,
                retail: 20, peakKwh: 20, kwh: 200, kw: 0, total: 97.73),
            Tenaga(
                name: "low voltage, time of use", peak: 0.1752, offPeak: 0.1343, networkByKwh: 0.2365, capacity: 0,
                network: 0, retail: 20, peakKwh: 20, kwh: 200, kw: 0, total: 93.28),
            Tenaga(
                name: "medium voltage", peak: 0.2983, offPeak: 0.2983, networkByKwh: 0, capacity: 29.43, network: 59.84,
                retail: 200, peakKwh: 5, kwh: 20, kw: 100, total: 9275.60),
            Tenaga(
                name: "medium voltage, time of use", peak: 0.3132, offPeak: 0.2723, networkByKwh: 0, capacity: 30.19,
                network: 66.87, retail: 200, peakKwh: 1, kwh: 10, kw: 100, total: 10_063.96),
            Tenaga(
                name: "high voltage", peak: 0.4303, offPeak: 0.4303, networkByKwh: 0, capacity: 16.68, network: 14.53,
                retail: 250, peakKwh: 30, kwh: 100, kw: 10, total: 609.36),
            Tenaga(
                name: "high voltage, time of use", peak: 0.4452, offPeak: 0.4043, networkByKwh: 0, capacity: 21.76,
                network: 23.06, retail: 250, peakKwh: 10, kwh: 100, kw: 10, total: 745.41),
        ]
    }

    @Test(arguments: Tenaga.bills) func tenagasBillsAreMet(_ bill: Tenaga) throws {
        var reading = MeterReading()
        reading.energyMwh = ["peak": bill.peakKwh / 1000, "off_peak": (bill.kwh - bill.peakKwh) / 1000]
        reading.meteredMwh = bill.kwh / 1000
        reading.demand = ["capacity": (bill.kw / 1000, 1), "network": (bill.kw / 1000, 1)]
        let found = total(try tariff("myr", bill.text), reading)
        #expect(isToTheCent(found, bill.total), "\(found)")
    }

    /// PLN, in IDR: B-3 at 415 kVA (simulation published for the tariff of April 2013: blok WBP at 1.5 · 925, rounded to 1,388 IDR/kWh),
    /// and I-3 at 4,330 kVA at Medan (February 2013: 704, and 1.5 · 704).
    @Test(arguments: [
        (1388.0, 925.0, 30_053.0, 161_135.0, 190_763_439.0), (1056, 704, 186_000, 918_000, 842_688_000),
    ])
    func plnsBillsAreMet(peak: Double, offPeak: Double, peakKwh: Double, kwh: Double, total: Double) throws {
        let tariff = try tariff(
            "idr",
            """
            off_peak_idr_per_mwh = \(offPeak * 1000)
            demand_idr_per_kw_month = 0
            demand_window = "all_hours"
            [regions.home.tariff.bands.wbp]
            idr_per_mwh = \(peak * 1000)
            hours = [17, 22]
            """)
        var reading = MeterReading()
        reading.energyMwh = ["wbp": peakKwh / 1000, "off_peak": kwh / 1000]
        #expect(isToTheCent(self.total(tariff, reading), total))
    }

    /// Singapore's grid charges of April 2015 for large high tension (transmission service rate schedule), 7 % goods and services tax on
    /// all. No bill is published: 2,000 kW contracted, 200 beyond, 600 and 250 MWh, by hand.
    @Test func singaporesGridChargesAreAddedUp() throws {
        let tariff = try tariff(
            "sgd",
            """
            off_peak_sgd_per_mwh = 0.8
            levy_share = 0.07
            levy_on = ["energy", "contract", "demand"]
            [regions.home.tariff.bands.day]
            sgd_per_mwh = 7.4
            hours = [7, 23]
            [regions.home.tariff.demand.uncontracted]
            sgd_per_kw_month = 12.23
            [regions.home.tariff.contract]
            existing_mw = 2
            charge_sgd_per_kw_month = 8.15
            take_up_share = 0
            """)
        var reading = MeterReading()
        reading.energyMwh = ["day": 600, "off_peak": 250]
        reading.contractedMw = 2
        reading.demand = ["uncontracted": (0.2, 1)]
        #expect(isToTheCent(total(tariff, reading), 25_023.02))
        #expect(isToTheCent(4 * Bill(tariff, year: 2025, reading).usd(.levy), 1637.02))
    }

    /// Sarawak's C3 of June 2015 (energy from the utility's release; 20 MYR/kW and 7 to 24 o'clock from memory). No bill is published:
    /// 1,000 kW, 400 and 150 MWh, by hand.
    @Test func sarawaksC3IsAddedUp() throws {
        let tariff = try tariff(
            "myr",
            """
            off_peak_myr_per_mwh = 139
            demand_myr_per_kw_month = 20
            demand_window = "day"
            [regions.home.tariff.bands.day]
            myr_per_mwh = 245
            hours = [7, 24]
            """)
        var reading = MeterReading()
        reading.energyMwh = ["day": 400, "off_peak": 150]
        reading.demand = ["maximum": (1, 1)]
        #expect(isToTheCent(total(tariff, reading), 138_850))
    }

    private static let full = [
        "regions.home.tariff.demand_usd_per_kw_month=10", "regions.home.tariff.network_usd_per_mwh=3",
        "regions.home.tariff.adjustment_usd_per_mwh=-2", "regions.home.tariff.fixed_usd_per_month=500",
        "regions.home.tariff.levy_share=0.02", "regions.home.tariff.levy_on=[\"energy\", \"demand\", \"contract\"]",
    ]
    private static let contract = """
        [regions.home.tariff.contract]
        existing_mw = 20
        charge_usd_per_kw_month = 1
        take_up_share = 0.85
        grace_years = 0
        shortfall_usd_per_kw_month = 2

        """

    /// A year's bills are its charges, item by item, whatever stands for its months.
    @Test(arguments: ["days:1", "days:5", "weeks:3"]) func billsAddUpToTheYear(resolution: String) throws {
        let solved = try Toy(
            BillTests.contract + Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5, onSite: false),
            set: BillTests.full + ["resolution=\(resolution)"]
        ).solved()
        for charge in BillCharge.allCases {
            let billed = solved.plan.bills.reduce(0) { $0 + $1.usd(charge) }
            #expect(isClose(billed, solved.year().costUsd[charge.costItem] ?? 0), "\(charge)")
        }
        let billed = solved.plan.bills.reduce(0) { $0 + $1.totalUsd }
        #expect(isClose(try #require(solved.year()[.billPerMwh]), billed / (8.55 * 8760)))
        #expect(isClose(solved.plan.bills.reduce(0) { $0 + $1.months }, 12))
        #expect(isClose(solved.plan.bills.reduce(0) { $0 + $1.meteredMwh }, 8.55 * 8760))
        #expect(isClose(solved.plan.bills.reduce(0) { $0 + $1.gridMwh }, 6.75 * 8760))
        #expect(!solved.audit().hasFailed)
    }

    /// A bill that says something else than the hours, the contract and the prices is found.
    @Test func aChangedBillIsFound() throws {
        let solved = try Toy(BillTests.contract, set: BillTests.full).solved()
        let changes: [(inout WrittenPlan) -> Void] = [
            { $0.bills[0].totalUsd *= 1.01 }, { $0.bills[0].meteredMwh *= 1.01 }, { $0.bills[0].gridMwh *= 0.99 },
            { $0.bills[0].maximumDemandMw -= 1 }, { $0.bills.removeLast() },
        ]
        let lines: [(inout BillLine) -> Void] = [{ $0.quantity *= 1.01 }, { $0.usd *= 1.01 }]
        for change in changes {
            var written = solved.written
            change(&written)
            #expect(solved.audit(written).failures.contains { $0.check == .bills })
        }
        for i in solved.written.billLines.indices {
            for change in lines {
                var written = solved.written
                change(&written.billLines[i])
                #expect(solved.audit(written).hasFailed, "\(written.billLines[i])")
            }
        }
    }

    /// What data centres would pay in a region that is seen as a system: 8.55 MW at 100 and 50, and 10 US$/kW; no cost of the plan.
    @Test func systemRegionsAreToldTheirBills() throws {
        let load = """
            [regions.home.load]
            peak_mw = 40
            load_factor_share = 1
            peak_hour = 12
            daily_amplitude_share = 0
            weekend_factor_share = 1

            """
        let solved = try Toy(
            load
                + Toy.engine(existingMw: 100, fuelUsdPerMmbtu: 1, onSite: false)
                .replacing("supply.engine", with: "fleet.engine").replacing("on_site = false", with: "")
                .replacing("access_usd_per_mwh = 0", with: ""),
            set: ["regions.home.perspective=system", "regions.home.tariff.demand_usd_per_kw_month=10"]
        ).solved()
        let bills = solved.plan.bills
        #expect(bills.allSatisfy { $0.perspective == .system })
        #expect(isClose(bills.reduce(0) { $0 + $1.totalUsd }, 8.55 * (4380 * 150 + 120_000)))
        #expect(solved.year().costUsd[.gridEnergy] == nil && !solved.audit().hasFailed)
    }
}
