import Documents
import Testing

/// Of two overrides of one key only the later would count: they are refused, however the key is written.
@Suite struct TakenKeysTests {
    static let text = """
        limit = 1
        [tariff]
        peak_myr_per_mwh = 400
        price = { 2025 = 1, 2030 = 2 }
        [[plants]]
        name = "solar"
        mw = 5
        [[plants]]
        name = "hydro"
        mw = 7
        [currency]
        myr_per_usd = 4
        sgd_per_usd = 1.25
        """

    private func complaint(_ overrides: [String]) throws -> String {
        try Files(["a.toml": Self.text]).complaint("a.toml", set: overrides)
    }

    @Test(arguments: [
        ["limit=2", "limit=3"], ["limit=2", "limit=2"], ["limit=2", " 'limit' = 2"], ["limit=2", "\"limit\"=3"],
        ["tariff.peak_usd_per_mwh=5", "tariff.peak_usd_per_mwh=6"],
        // One number in two currencies.
        ["tariff.peak_myr_per_mwh=5", "tariff.peak_usd_per_mwh=6"],
        ["tariff.peak_sgd_per_mwh=5", "tariff.peak_myr_per_mwh=6"],
        ["tariff.new_sgd_per_mwh.2030=5", "tariff.new_myr_per_mwh.2030=6"],
        ["currency.myr_per_usd=5", "currency.myr_per_usd=6"],
        ["currency.myr_per_usd=5", "currency={ myr_per_usd = 6 }"],
        ["currency={ myr_per_usd = 6 }", "currency.myr_per_usd=5"],
        // A key and its table, either way round.
        ["tariff={ price = 1 }", "tariff.price=2"], ["tariff.price=2", "tariff={ price = 1 }"],
        ["tariff={ price = { 2025 = 1 } }", "tariff.price.2030=2"],
        // Years before the whole table, a year twice, and a scalar for a table.
        ["tariff.price.2030=9", "tariff.price={ 2026 = 1 }"], ["tariff.price.2030=9", "tariff.price.2030=8"],
        ["tariff.price={ 2026 = 1 }", "tariff.price.2030=8", "tariff.price.\"2030\"=7"],
        ["tariff.price=1", "tariff.price.2030=8"], ["tariff.price={ 2026 = 1 }", "tariff.price.growth=\"linear\""],
        // Entries of an array: by name, by another name, and all of them.
        ["plants.solar.mw=1", "plants.solar.mw=2"], ["plants.solar.name=sun", "plants.sun.mw=1", "plants.sun.mw=2"],
        ["plants.solar.mw=1", "plants.solar.name=sun", "plants.sun.mw=2"],
        ["plants=[{ name = \"solar\" }]", "plants.solar.mw=2"], ["plants.solar.mw=2", "plants=[]"],
    ])
    func theSecondIsRefused(overrides: [String]) throws {
        let complaint = try complaint(overrides)
        #expect(complaint.split(separator: "\n").count == 1, "\(complaint)")
        #expect(complaint.hasPrefix("--set \(overrides.last!): error: "), "\(complaint)")
        #expect(complaint.contains("is set twice"), "\(complaint)")
        #expect(complaint.contains("(see --set "), "\(complaint)")
    }

    @Test(arguments: [
        ["tariff.price={ 2026 = 1, 2030 = 2 }", "tariff.price.2030=3", "tariff.price.2026=4"],
        ["tariff.peak_myr_per_mwh={ 2026 = 1, 2030 = 2 }", "tariff.peak_sgd_per_mwh.2030=3"],
        ["tariff.price.2030=3", "tariff.price.2026=4"], ["tariff.a=1", "tariff.ab=1"],
        ["plants.solar.mw=1", "plants.hydro.mw=2"], ["currency.myr_per_usd=5", "currency.sgd_per_usd=6"],
        ["currency.myr_per_usd=5", "tariff.peak_myr_per_mwh=6"], ["plants.solar.mw=1", "plants.solar.name=\"sun\""],
    ])
    func whatDoesNotOverlapIsKept(overrides: [String]) throws {
        #expect(try complaint(overrides) == "")
    }

    @Test func bothPlacesAreNamed() throws {
        #expect(
            try complaint(["limit=2", "tariff.price=1", "limit=3"])
                == "--set limit=3: error: limit: is set twice; keep one of the two (see --set limit=2)")
        #expect(
            try complaint(["tariff.price.2030=1", "tariff={}"])
                == "--set tariff={}: error: tariff: is set twice, alone and with its table; keep one of the two "
                + "(see --set tariff.price.2030=1)")
    }

    @Test func anOptionThatStandsForAKeyCountsToo() throws {
        let files = try Files(["a.toml": Self.text])
        let option = OptionKey("tariff", "price", setAt: .option("--price"))
        for override in ["tariff.price=3", "tariff={}", "tariff.price.2030=1"] {
            let wrong = try #require(throws: InputIssues.self) {
                try Document.load(path: files.path("a.toml"), overrides: [override], options: [option])
            }
            #expect("\(wrong)".hasSuffix("(see --price)"), "\(wrong)")
        }
        #expect(throws: Never.self) {
            try Document.load(path: files.path("a.toml"), overrides: ["limit=2"], options: [option])
        }
    }

    @Test func theyAreKeptAsTyped() throws {
        let overrides = try Files(["a.toml": Self.text]).load(
            "a.toml", set: ["tariff . \"odd.key\" = [1, 2]", "tariff.peak_sgd_per_mwh=5"]
        ).overrides
        #expect(overrides.map(\.key) == ["tariff.\"odd.key\"", "tariff.peak_sgd_per_mwh"])
        #expect(overrides.map(\.text) == ["tariff . \"odd.key\" = [1, 2]", "tariff.peak_sgd_per_mwh=5"])
        #expect(overrides[1].value.value == .integer(5))
    }
}
