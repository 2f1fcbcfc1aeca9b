import Documents
import Testing

/// Overrides may be in any currency that the files declare, and may set the rates themselves.
@Suite struct CurrencyOverrideTests {
    static let text = """
        [tariff]
        peak_myr_per_mwh = 400
        capex_usd_per_kw = { growth = "g", base = 100, rate_share_per_year = 0.5 }
        [links.johor_sgd]
        capex_usd_per_kw = 1
        [[plants]]
        name = "a_myr"
        fuel_usd_per_t = 1
        [currency]
        myr_per_usd = 4
        sgd_per_usd = 1.25
        """

    private func root(_ overrides: String...) throws -> Node {
        try Files(["a.toml": Self.text]).load("a.toml", set: overrides).root
    }

    @Test func anOverrideMayBeInAnyDeclaredCurrency() throws {
        #expect(try root("tariff.peak_sgd_per_mwh=100").at("tariff", "peak_usd_per_mwh")?.number == 80)
        #expect(try root("tariff.peak_usd_per_mwh=70").at("tariff", "peak_usd_per_mwh")?.number == 70)
        #expect(try root("tariff.new_myr_per_t.2030=8").at("tariff", "new_usd_per_t", "2030")?.number == 2)
        let tables = try root("tariff.peak_myr_per_mwh={ 2025 = 8, 2030 = 12 }", "tariff.peak_myr_per_mwh.2030=16")
        #expect(tables.at("tariff", "peak_usd_per_mwh", "2025")?.number == 2)
        #expect(tables.at("tariff", "peak_usd_per_mwh", "2030")?.number == 4)
        #expect(tables.at("tariff")?.keys == ["peak_usd_per_mwh", "capex_usd_per_kw"])
    }

    @Test func anOverrideInsideOfACurveConvertsAmountsOnly() throws {
        let curve = try root(
            "tariff.capex_myr_per_kw.base=600", "tariff.capex_myr_per_kw.rate_share_per_year=0.4",
            "tariff.capex_myr_per_kw.history={ 2020 = 4 }", "tariff.capex_myr_per_kw.history.2021=8"
        ).at("tariff", "capex_usd_per_kw")
        #expect(curve?.keys == ["growth", "base", "rate_share_per_year", "history"])
        #expect(curve?.at("base")?.number == 150 && curve?.at("rate_share_per_year")?.number == 0.4)
        #expect(curve?.at("history", "2020")?.number == 1 && curve?.at("history", "2021")?.number == 2)
    }

    @Test func tablesOfAnOverrideAreConvertedThroughout() throws {
        let tariff = try root("tariff={ peak_sgd_per_mwh = 5, low = { x_myr_per_t = 4 } }").at("tariff")
        #expect(tariff?.at("peak_usd_per_mwh")?.number == 4 && tariff?.at("low", "x_usd_per_t")?.number == 1)
    }

    @Test func namesInThePathAreNoCurrencies() throws {
        let root = try root("links.johor_sgd.capex_myr_per_kw=8", "plants.a_myr.fuel_sgd_per_t=5")
        #expect(root.at("links", "johor_sgd")?.keys == ["capex_usd_per_kw"])
        #expect(root.at("links", "johor_sgd", "capex_usd_per_kw")?.number == 2)
        #expect(root.at("plants")?.array?[0].at("fuel_usd_per_t")?.number == 4)
    }

    /// A rate that is set holds in every file and override, wherever it stands on the command line.
    @Test func ratesThatAreSetHoldEverywhere() throws {
        let files = try Files([
            "base.toml": "a_myr_per_t = 40\nb_myr_per_t = 40\n[currency]\nmyr_per_usd = 4",
            "top.toml": "extends = \"base.toml\"\nb_myr_per_t = 80\nc_idr_per_t = 9\n[currency]\nmyr_per_usd = 5",
        ])
        let root = try files.load(
            "top.toml", set: ["d_myr_per_t=20", "currency.myr_per_usd=10", "currency.idr_per_usd=3"]
        ).root
        #expect(root.keys.map { root.at($0)?.number } == [4, 8, 3, 2])
        #expect(root.keys == ["a_usd_per_t", "b_usd_per_t", "c_usd_per_t", "d_usd_per_t"])
        let whole = try files.load("base.toml", set: ["currency={ myr_per_usd = 8 }"]).root
        #expect(whole.at("a_usd_per_t")?.number == 5)
    }
}
