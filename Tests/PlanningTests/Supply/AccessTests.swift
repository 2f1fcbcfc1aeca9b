import Planning
import TestSupport
import Testing
import Vocabulary

/// Firm access that asks for storage, losses on the way, and limits that plants share.
@Suite struct AccessTests {
    @Test func firmAccessBringsItsStore() throws {
        let solved = try EquationCase.firmAccess.solved()
        #expect(isClose(try #require(solved.capacity(.plant, "engine")).capacity, 5))
        #expect(isClose(try #require(solved.capacity(.plant, "cell")).capacity, 2.5))
        #expect(isClose(try #require(solved.capacity(.energy, "cell")).capacity, 10))
        #expect(solved.audit().failures.isEmpty)
        // 10 MWh a MW and hour of the duration: an hour less saves 2.5 MWh of cells, less what they earn.
        let earned = 365 * (0.9 * 100 - 50 / 0.9)
        let hour = solved.plan.binding.first { $0.constraint == "paired_storage" && $0.unit == "usd/h" }
        #expect(isClose(hour?.dual ?? 0, 2.5 * (5e5 * Toy.recovery(0.05, 10) - earned)))
        #expect(hour?.key == "regions.home.supply.engine.paired_storage.hours" && hour?.limit == 4)
    }

    /// One more MW of the site is a MW of engine.
    @Test func aSchemeHasItsPrice() throws {
        let solved = try EquationCase.shared.solved()
        let saving = 0.9 * (4380 * 150 - 8760 * 6.824284)
        #expect(isClose(solved.dual("scheme", item: "site"), saving - 1e6 * Toy.recovery(0.05, 20)))
        #expect(solved.audit().failures.isEmpty)
    }

    /// What is told of a plant is what arrives: energy, hours and clean share; what it burns is what it makes.
    @Test func whatIsLostOnTheWayIsInNoAccount() throws {
        let lossy = ["regions.home.supply.panel.delivery_loss_share=0.2"]
        let solved = try Toy(Toy.sun(existingMw: 5, onSite: false), set: lossy).solved()
        let profile = try #require(solved.model.profiles.photovoltaic[0]["panel"])
        #expect(areClose(solved.series("power", "output.panel"), profile.map { $0 * 5 * 0.8 }))
        let year = solved.year()
        #expect(isClose(year.cleanMwh, (year.supplyTwh[.output("panel")] ?? 0) * 1e6))
        #expect(isClose(year.poolMwh, year.facilityTwh * 1e6))
        #expect(solved.audit().failures.isEmpty)
        let engine = Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5, onSite: false, more: "delivery_loss_share = 0.1")
        let burnt = try Toy(engine).solved()
        #expect(isClose(burnt.year().emissionsT, 8760 * (1.8 * 0.4 + (8.55 - 1.62) * 0.5)))
        #expect(burnt.audit().failures.isEmpty)
    }

    /// A written number that breaks a rule is seen.
    @Test func theAuditSeesWhatIsNotKept() throws {
        for (toy, name) in [(EquationCase.firmAccess, "cell"), (EquationCase.shared, "engine")] {
            let solved = try toy.solved()
            var written = solved.written
            let i = try #require(written.capacity.firstIndex { $0.stock == StockID(.plant, name) })
            written.capacity[i].capacity *= name == "cell" ? 0.5 : 2
            #expect(solved.audit(written).failures.contains { $0.check == .stocks })
        }
    }

    @Test(arguments: [
        ("paired_storage = { store = \"cel\", power_share = 1, hours = 4 }", "", "did you mean \"cell\"?"),
        ("paired_storage = { store = \"engine\", power_share = 1, hours = 4 }", "", "there is no store"),
        ("paired_storage = { store = \"cell\", power_share = 1 }", "", "hours: missing"),
        ("delivery_loss_share = 0.1", "", "delivery_loss_share"),
        ("", "limit_mw = 2\nmembers = [\"engin\"]", "did you mean \"engine\"?"),
        ("", "limit_mw = 2\nmembers = []", "names no plant"),
        ("", "limit_mw = 2\nmembers = [\"cell\", \"cell\"]", "names a plant twice"),
        ("existing_mw_ = 3", "limit_mw = 2\nmembers = [\"engine\"]", "existing_mw_"),
        ("committed_mw = 3", "limit_mw = 2\nmembers = [\"engine\"]", "2.0 MW in 2025 are less than the 3.0 MW"),
    ]) func whatDoesNotFitIsRefused(_ plant: String, _ scheme: String, _ message: String) throws {
        let found = try Toy(
            Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1, more: plant) + Toy.battery(mw: 0, mwh: 0)
                + (scheme.isEmpty ? "" : "[regions.home.schemes.site]\n" + scheme + "\n")
        ).complaints()
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }
}
