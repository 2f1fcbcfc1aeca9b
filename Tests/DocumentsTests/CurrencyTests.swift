import Documents
import Testing

/// Money in other currencies is US$ by the time anyone reads it.
@Suite struct CurrencyTests {
    static let rates = "[currency]\nmyr_per_usd = 4\nsgd_per_usd = 1.25\n"

    private func root(_ text: String, set overrides: String...) throws -> Node {
        try Files(["a.toml": "\(text)\n\(Self.rates)"]).load("a.toml", set: overrides).root
    }

    @Test func numbersTablesAndListsAreDividedByTheRate() throws {
        let root = try root(
            """
            [tariff]
            peak_myr_per_mwh = 425
            off_peak_myr_per_mwh = { 2025 = 400, 2030 = 410.5 }
            steps_sgd_per_kw = [10, 2.5]
            plain_usd_per_mwh = 7
            plain = 3
            [[plants]]
            name = "dam"
            limit_sgd_per_year = 5e6
            """)
        #expect(root.keys == ["tariff", "plants"])
        let tariff = try #require(root.at("tariff"))
        #expect(
            tariff.keys == [
                "peak_usd_per_mwh", "off_peak_usd_per_mwh", "steps_usd_per_kw", "plain_usd_per_mwh", "plain",
            ])
        #expect(tariff.at("peak_usd_per_mwh")?.number == 106.25)
        #expect(tariff.at("off_peak_usd_per_mwh", "2025")?.number == 100)
        #expect(tariff.at("off_peak_usd_per_mwh", "2030")?.number == 102.625)
        #expect(tariff.at("steps_usd_per_kw")?.array?.compactMap(\.number) == [8, 2])
        #expect(tariff.at("plain_usd_per_mwh")?.value == .integer(7) && tariff.at("plain")?.value == .integer(3))
        #expect(root.at("plants")?.array?[0].at("limit_usd_per_year")?.number == 4e6)
    }

    /// A curve's parameters, and what they are at 4 for one US$.
    @Test(
        arguments: [
            ("base_year = 2000, base = 100, slope_per_year = 8", ["base": 25, "slope_per_year": 2, "base_year": 2000]),
            ("base = 100, rate_share_per_year = 0.25", ["base": 25, "rate_share_per_year": 0.25]),
            ("capacity = 8, rate_per_year = 4, midpoint_year = 2028", ["capacity": 2, "rate_per_year": 4]),
            (
                "capacity = 8, displacement = 4, base_year = 2028",
                ["capacity": 2, "displacement": 4, "base_year": 2028]
            ),
            ("market = 8, innovation_per_year = 0.1", ["market": 2, "innovation_per_year": 0.1]),
            (
                "existing = 8, announced = { 2026 = 4 }, lag_years = 2",
                ["existing": 2, "announced.2026": 1, "lag_years": 2]
            ),
            ("values = { 2025 = 4, 2030 = 8 }", ["values.2025": 1, "values.2030": 2]),
            ("history = { 2020 = 4, 2021 = 8 }, weights = { 2020 = 4 }", ["history.2021": 2, "weights.2020": 4]),
            ("base = 8, learning_rate_share = 0.2, cumulative = { 2025 = 4 }", ["base": 2, "cumulative.2025": 4]),
        ] as [(String, [String: Double])])
    func onlyTheAmountsOfACurveAreMoney(parameters: String, expected: [String: Double]) throws {
        let curve = try root("capex_myr_per_kw = { growth = \"g\", \(parameters) }").at("capex_usd_per_kw")
        for (path, value) in expected {
            let found = path.split(separator: ".").reduce(curve) { $0?.at(String($1)) }
            #expect(found?.number == value, "\(path)")
        }
    }

    /// Only a whole word is a currency, of a key with a value; names of tables are left alone.
    @Test(arguments: [
        "myr", "peak_myrs", "peakmyr_per_mwh", "peak_MYR_per_mwh", "peak_myr_per_usd", "peak_myr_per_sgd", "peak_idr",
    ])
    func otherKeysAreLeftAlone(key: String) throws {
        #expect(try root("\(key) = 8").at(key)?.value == .integer(8))
    }

    @Test func namesAreLeftAlone() throws {
        let root = try root("[links.johor_sgd]\nx = 1\n[[list_myr]]\nname = \"a_myr\"\nx = 2")
        #expect(root.at("links", "johor_sgd", "x")?.value == .integer(1))
        #expect(root.at("list_myr")?.array?[0].at("name")?.string == "a_myr")
    }

    @Test func everyWordOfAKeyMayBeTheCurrency() throws {
        #expect(try root("myr_per_mwh = 8\nbudget_sgd = 5").keys == ["usd_per_mwh", "budget_usd"])
    }

    /// A base's price is replaced whatever the currency, and keeps its own file's rate where it stays.
    @Test func filesAreConvertedBeforeTheyAreMerged() throws {
        let files = try Files([
            "base.toml":
                "peak_usd_per_mwh = 100\nlow_myr_per_mwh = 40\nfuel_myr_per_t = 8\n[currency]\nmyr_per_usd = 4",
            "top.toml":
                "extends = \"base.toml\"\npeak_myr_per_mwh = 440\nlow_usd_per_mwh = 9\nwater_sgd_per_m3 = 5\n"
                + "[currency]\nsgd_per_usd = 1.25",
            "later.toml":
                "extends = \"top.toml\"\npeak_myr_per_mwh = 440\nwater_sgd_per_m3 = 2\n[currency]\nmyr_per_usd = 5",
        ])
        let top = try files.load("top.toml").root
        #expect(top.keys == ["peak_usd_per_mwh", "low_usd_per_mwh", "fuel_usd_per_t", "water_usd_per_m3"])
        #expect(top.keys.map { top.at($0)?.number } == [110, 9, 2, 4])
        let later = try files.load("later.toml").root
        #expect(later.keys.map { later.at($0)?.number } == [88, 9, 2, 1.6])
    }

    @Test func aCurveReplacesAPriceWhole() throws {
        let files = try Files([
            "base.toml": "a_usd_per_t = { 2025 = 1, 2030 = 2 }",
            "top.toml":
                "extends = \"base.toml\"\na_myr_per_t = { growth = \"g\", base = 8 }\n[currency]\nmyr_per_usd = 4",
        ])
        let root = try files.load("top.toml").root
        #expect(root.keys == ["a_usd_per_t"] && root.at("a_usd_per_t")?.keys == ["growth", "base"])
        #expect(root.at("a_usd_per_t", "base")?.number == 2)
    }

    /// Where every key and value stood stays known.
    @Test func positionsSurvive() throws {
        let root = try root("a_myr_per_t = { 2025 = 1, 2030 = 2 }\nb_myr_per_t =  3")
        let entry = try #require(root.table?.entry("b_usd_per_t"))
        #expect((entry.keyPosition.line, entry.keyPosition.column) == (2, 1) && entry.node.place == "2:16")
        #expect(root.at("a_usd_per_t", "2030")?.place == "1:34")
    }
}
