import Planning
import TestSupport
import Testing
import Vocabulary

/// What stands by: cooling plant, backup, and what reports say of both.
@Suite struct RedundancyTests {
    private static let engine = Toy.engine(limitMw: 20, fuelUsdPerMmbtu: 100, more: "backup = true")

    /// 6 of 10 MW of racks run; 30 MW of fans take 7.5 MW of heat; 12 MW of engines stand by.
    @Test func reservesAreTold() throws {
        let solved = try EquationCase.tier("backup_mw_per_it_mw = 1.2", RedundancyTests.engine).solved()
        #expect(isClose(solved.year()[.itReserve] ?? .nan, 0.4))
        #expect(isClose(solved.year()[.coolingReserve] ?? .nan, 3))
        #expect(isClose(solved.year()[.backupShare] ?? .nan, 1.2))
        #expect(solved.audit().failures.isEmpty)
        let spare = try EquationCase.tier(
            "cooling_redundancy_share = 0.2", set: ["regions.home.cooling.fan.existing_mw_th=8.25"]
        ).solved()
        #expect(isClose(spare.year()[.coolingReserve] ?? .nan, 0.2))
        #expect(spare.audit().failures.isEmpty)
    }

    /// A hundredth of a MW of backup less for each MW of racks saves a tenth of a MW of engines.
    @Test func backupHasItsPrice() throws {
        let solved = try EquationCase.tier("backup_mw_per_it_mw = 1.2", RedundancyTests.engine).solved()
        let prices = solved.plan.binding.filter { $0.constraint == "backup" }
        #expect(isClose(prices.first { $0.unit == "usd/MW-year" }?.dual ?? 0, 1e6 * Toy.recovery(0.05, 20)))
        #expect(isClose(prices.first { $0.unit != "usd/MW-year" }?.dual ?? 0, 1e5 * Toy.recovery(0.05, 20)))
        #expect(prices.first?.key == "redundancy.three.backup_mw_per_it_mw")
    }

    /// Spare plant is bought with what is needed: a fifth more.
    @Test func coolingIsBoughtWithItsSpare() throws {
        let bought = ["cooling.fan.available_from_year=2000", "regions.home.cooling.fan.existing_mw_th=0"]
        let solved = try EquationCase.tier("cooling_redundancy_share = 0.2", set: bought).solved()
        #expect(isClose(try #require(solved.capacity(.cooling, "fan")).built, 7.5 * 1.2))
    }

    /// The audit sees spare plant and backup that are missing.
    @Test(arguments: [StockKind.cooling, .plant]) func theAuditSeesWhatIsMissing(_ kind: StockKind) throws {
        let solved = try EquationCase.tier(
            "cooling_redundancy_share = 0.2\nbackup_mw_per_it_mw = 1.2", RedundancyTests.engine,
            set: ["regions.home.cooling.fan.existing_mw_th=9"]
        ).solved()
        #expect(solved.audit().failures.isEmpty)
        var written = solved.written
        let i = try #require(written.capacity.firstIndex { $0.stock.kind == kind })
        written.capacity[i].capacity *= 0.9
        #expect(solved.audit(written).failures.contains { [.cooling, .hallSpace].contains($0.check) })
    }

    @Test(arguments: [
        ("", "regions.home.halls.tier=\"four\"", "there is no [redundancy.four]"),
        ("backup_mw_per_it_mw = 1", "regions.home.halls.tier=\"three\"", "may have 0.0 MW"),
        ("backup_mw_per_it_mw = -1", "regions.home.halls.tier=\"three\"", "backup_mw_per_it_mw"),
    ]) func whatDoesNotFitIsRefused(_ keys: String, _ override: String, _ message: String) throws {
        let found = try Toy("[redundancy.three]\n" + keys + "\n", set: [override]).complaints()
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }

    @Test func panelsAreNoBackup() throws {
        let found = try Toy(Toy.sun(existingMw: 5), set: ["regions.home.supply.panel.backup=true"]).complaints()
        #expect(found.count == 1 && found[0].contains("is for engines and stores"), "\(found)")
    }
}
