import Documents
import Planning
import TestSupport
import Testing
import Vocabulary

/// Bands, windows, holidays, terms and limits of tariffs. The base draws 8.55 MW on Wednesday, 2 July 2025, at 100 US$/MWh from 8 to 20
/// o'clock and 50 otherwise.
@Suite struct TariffRuleTests {
    private func energy(_ text: String, _ set: [String] = []) throws -> Double {
        (try Toy(text, set: set).solved().year().costUsd[.gridEnergy] ?? .nan) / (8.55 * 365)
    }

    /// A band's keys after its hours, the mean day's Σ of prices that it makes of 12 hours at 50.
    @Test(arguments: [
        ("hours = [22, 6]", 440.0), ("hours = [0, 8]\ndays = \"days_off\"", 600),
        ("hours = [20, 24]\nmonths = [7]", 520), ("hours = [20, 24]\nmonths = [6, 8]", 600),
    ])
    func bandsHoldInTheirHours(rule: String, night: Double) throws {
        let band = "[regions.home.tariff.bands.night]\nusd_per_mwh = 30\n\(rule)\n"
        #expect(isClose(try energy(band), 1200 + night))
    }

    /// Every year's second of July, or this one's: off peak all day; another year's leaves it as it is.
    @Test(arguments: [("07-02", 1200.0), ("2025-07-02", 1200), ("2026-07-02", 1800)])
    func holidaysAreDaysOff(date: String, prices: Double) throws {
        #expect(isClose(try energy("", ["regions.home.tariff.holidays=[\"\(date)\"]"]), prices))
    }

    /// Three months at 10 US$/kW, at any resolution; a window at night sees no more than the night's load.
    @Test(arguments: ["days:1", "days:4"]) func demandIsPaidInItsMonths(resolution: String) throws {
        let summer = """
            [regions.home.tariff.demand.summer]
            usd_per_kw_month = 10
            months = [6, 7, 8]
            hours = [22, 6]

            """
        let solved = try Toy(summer, set: ["resolution=\(resolution)"]).solved()
        #expect(isClose(solved.year().costUsd[.gridDemand] ?? .nan, 3 * 10_000 * 8.55))
    }

    /// 5.7 MW of supply feed 2 MW of work, as a hosting limit of 5.7 MW does, and are worth as much.
    @Test func supplyIsLimitedAtAPrice() throws {
        let solved = try Toy(set: ["regions.home.tariff.supply_limit_mw=5.7"]).solved()
        #expect(isClose(solved.year().unserved["jobs"] ?? .nan, 2000))
        #expect(isClose(solved.dual("supply_limit"), 8760 * 10_000 / 1.425 - 4380 * 150))
        #expect(try Toy(set: ["regions.home.tariff.supply_limit_mw=2"]).solved().year().unservedEnergyMwh > 1)
    }

    private func tariff(_ set: [String]) throws -> Tariff {
        try #require(
            try Toy(
                set: ["horizon.last_year=2027", "regions.home.tariff.valid_until_year=2025"]
                    + set.map { "regions.home.tariff.\($0)" }
            )
            .scenario().regions[0].market.tariff)
    }

    @Test func pricesAfterTheirTermAreHeldOrEscalated() throws {
        let held = try tariff(["after_validity=held"])
        #expect(held.offPeakUsdPerMwh.value(in: 2027) == 50)
        let escalated = try tariff(["after_validity=escalated", "escalation_share_per_year=0.1"])
        #expect(isClose(escalated.offPeakUsdPerMwh.value(in: 2025), 50))
        #expect(isClose(escalated.offPeakUsdPerMwh.value(in: 2027), 50 * 1.21))
        #expect(isClose(escalated.bands[0].usdPerMwh.value(in: 2026), 110))
    }

    /// What is said twice or not at all, where it stands and what it says of it.
    @Test(arguments: [
        ("valid_until_year=2020", "valid_until_year", "after_validity must say"),
        ("after_validity=held", "after_validity", "without valid_until_year"),
        ("after_validity=escalated", "after_validity", "without valid_until_year"),
        ("levy_share=0.1", "levy_share", "levy_on"), ("levy_on=[\"enrgy\"]", "levy_on", "energy"),
        ("bands.noon={ usd_per_mwh = 1, hours = [19, 21] }", "bands.noon.hours", "band peak"),
        ("bands.noon={ usd_per_mwh = 1, hours = [21, 21] }", "bands.noon.hours", "no whole hour"),
        ("bands.noon={ usd_per_mwh = 1, hours = [21, 22], months = [1.5] }", "bands.noon.months", "whole numbers"),
        ("bands.off_peak={ usd_per_mwh = 1, hours = [21, 22] }", "bands.off_peak", "another name"),
        ("demand.night={ usd_per_kw_month = 1, window = \"nigth\" }", "demand.night.window", "all_hours, peak_hours"),
        (
            "demand.night={ usd_per_kw_month = 1, window = \"all_hours\", hours = [1, 2] }", "demand.night.hours",
            "again"
        ),
        ("bands.\"a b\"={ usd_per_mwh = 1, hours = [21, 22] }", "bands.\"a b\"", "letters, digits"),
        ("demand_window=noon", "demand_window", "all_hours, peak_hours"),
        ("holidays=[\"02-30\"]", "holidays", "is not a date"),
        ("steps.s={ above_mw = 1, premium_usd_per_mwh = -1 }", "steps.s.premium_usd_per_mwh", "at least 0"),
    ])
    func mistakesAreToldAtTheirKey(change: String, key: String, what: String) throws {
        do {
            _ = try Toy(set: ["regions.home.tariff.\(change)"]).scenario()
            Issue.record("\(change) was read")
        } catch let wrong as InputIssues {
            #expect(
                wrong.issues.contains { $0.keyPath == "regions.home.tariff.\(key)" && $0.message.contains(what) },
                "\(wrong.issues)")
        }
    }

    /// Prices for years after the term have no say, so they are refused.
    @Test func pricesBeyondTheirTermAreRefused() throws {
        #expect(throws: InputIssues.self) { try tariff(["after_validity=escalated"]) }
        #expect(throws: InputIssues.self) { try tariff(["after_validity=held", "escalation_share_per_year=0.1"]) }
        #expect(throws: InputIssues.self) {
            try tariff(["after_validity=held", "off_peak_usd_per_mwh={ 2025 = 50, 2027 = 60 }"])
        }
    }

    @Test func anEmptyWindowIsNoWindow() throws {
        let empty = ["regions.home.tariff.peak_hours=[8, 8]", "regions.home.tariff.demand_window=peak_hours"]
        #expect(try Toy(set: empty).scenario().regions[0].market.tariff?.bands.isEmpty == true)
        #expect(throws: InputIssues.self) {
            try Toy(set: empty + ["regions.home.tariff.demand_usd_per_kw_month=10"]).scenario()
        }
    }

    /// Bands take the place of the short form.
    @Test func theShortFormMayBeLeftOut() throws {
        let short =
            "peak_usd_per_mwh = 100\noff_peak_usd_per_mwh = 50\npeak_hours = [8, 20]\ndemand_usd_per_kw_month = 0\ndemand_window = \"all_hours\"\n"
        let bands = """
            off_peak_usd_per_mwh = 50
            demand_usd_per_kw_month = 0
            demand_window = "day"

            """
        let band = "\n[regions.home.tariff.bands.day]\nusd_per_mwh = 100\nhours = [8, 20]\ndays = \"working_days\"\n"
        let file = try TemporaryFile(Toy.base.replacing(short, with: bands) + band)
        let tariff = try #require(try Scenario.read(path: file.path).scenario.regions[0].market.tariff)
        #expect(tariff.bands.map(\.name) == ["day"] && tariff.demandCharges.map(\.window.from) == [8])
    }
}
