import Documents
import Foundation
import Planning
import TestSupport
import Testing

/// Numbers that can be right but seldom are get a warning, not a refusal; names that would break files are refused.
@Suite struct WarningTests {
    private func warnings(_ path: String, _ override: String) throws -> [String] {
        try Scenario.read(path: path, overrides: [override]).warnings.map(\.keyPath)
    }

    private let flagship = Checkout.scenario("four-regions-2030")

    @Test(arguments: [
        // A price per kWh where one per MWh belongs; a cost in thousands; a density in watts; lost load cheaper than power.
        ("regions.singapore.tariff.peak_usd_per_mwh=0.134", "regions.singapore.tariff.peak_usd_per_mwh"),
        ("technologies.ground_pv.capex_usd_per_kw=650000", "technologies.ground_pv.capex_usd_per_kw"),
        ("racks.general.capex_usd_per_rack=240", "racks.general.capex_usd_per_rack"),
        ("regions.singapore.water.potable.price_usd_per_m3=2500", "regions.singapore.water.potable.price_usd_per_m3"),
        ("regions.johor.unserved_energy_usd_per_mwh=50", "regions.johor.unserved_energy_usd_per_mwh"),
    ])
    func aSlippedUnitIsWarnedOf(override: String, keyPath: String) throws {
        #expect(try warnings(flagship, override) == [keyPath])
    }

    @Test(arguments: ["a b", "a.b", "a+b", "", String(repeating: "x", count: 201)])
    func namesThatFilesCannotTellApartAreRefused(name: String) {
        for (table, entry) in [
            ("supply", "{technology='ground_pv',limit_mw=1,earliest_year=2027,on_site=true}"),
            ("water", "{kind='potable',limit_m3_per_day=1,price_usd_per_m3=1}"),
            ("hosting.upgrades", "{capacity_mw=1,capex_usd_per_kw=1,earliest_year=2027,life_years=30}"),
        ] {
            let wrong = #expect(throws: InputIssues.self) {
                _ = try Scenario.read(path: flagship, overrides: ["regions.johor.\(table).'\(name)'=\(entry)"])
            }
            #expect(wrong?.issues.count == 1 && wrong?.description.contains("name") == true, "\(table)")
        }
    }
}
