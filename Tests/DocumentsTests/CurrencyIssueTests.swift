import Documents
import Testing

/// What is wrong with currencies is told where it stands, all at once.
@Suite struct CurrencyIssueTests {
    private func complaints(_ text: String, set overrides: String...) throws -> [String] {
        try Files(["a.toml": text]).complaint("a.toml", set: overrides).split(separator: "\n").map(String.init)
    }

    /// What a reader of `peak_usd_per_mwh`, at least 0, complains of.
    private func readingComplaints(_ text: String, set overrides: String...) throws -> [String] {
        let files = try Files(["a.toml": text])
        let log = IssueLog()
        let reader = try files.load("a.toml", set: overrides).reader(log: log)
        _ = reader.yearly("peak_usd_per_mwh", in: 0...)
        reader.finish()
        return log.texts.map { $0.replacing(files.directory + "/", with: "") }
    }

    @Test func wrongRatesAreRefusedAllAtOnce() throws {
        let shape =
            "expected the three lower-case letters of a currency other than usd and `_per_usd`, its units for one US$: "
            + "`myr_per_usd = 4.19`"
        #expect(
            try complaints(
                """
                peak_myr_per_mwh = 1
                [currency]
                myr_per_usd = 0
                sgd_per_usd = "x"
                idr_per_usd = inf
                thb_per_usd = { 2025 = 1 }
                usd_per_php = 58
                usd_per_usd = 1
                MYR_per_usd = 1
                """) == [
                    "a.toml:3:15: error: currency.myr_per_usd: myr_per_usd = 0 is out of range: it must be between 1e-09 and 1000000000",
                    "a.toml:4:15: error: currency.sgd_per_usd: expected a number between 1e-09 and 1000000000, found string \"x\"",
                    "a.toml:5:15: error: currency.idr_per_usd: expected a finite number between 1e-09 and 1000000000, found number inf",
                    "a.toml:6:15: error: currency.thb_per_usd: expected a number between 1e-09 and 1000000000, found a table of 1",
                    "a.toml:7:1: error: currency.usd_per_php: \(shape)",
                    "a.toml:8:1: error: currency.usd_per_usd: \(shape)",
                    "a.toml:9:1: error: currency.MYR_per_usd: \(shape)",
                ])
        #expect(
            try complaints("currency = 4") == ["a.toml:1:12: error: currency: expected a table, found integer 4"])
        #expect(
            try complaints("", set: "currency.myr_per_usd=-1") == [
                "--set currency.myr_per_usd=-1: error: currency.myr_per_usd: myr_per_usd = -1 is out of range: it must be "
                    + "between 1e-09 and 1000000000"
            ])
    }

    @Test func onePriceInTwoCurrenciesIsRefused() throws {
        let rates = "[currency]\nmyr_per_usd = 4\nsgd_per_usd = 2\n"
        #expect(
            try complaints("[t]\na_myr_per_t = 1\na_usd_per_t = 2\n[u]\nb_usd_per_t = 1\nb_sgd_per_t = 1\n" + rates)
                .map { $0.replacing(#/ \(.*\//#, with: " (") } == [
                    "a.toml:3:1: error: t.a_usd_per_t: this is there already as `a_myr_per_t` (a.toml:2:1); keep one of the two",
                    "a.toml:6:1: error: u.b_sgd_per_t: this is there already as `b_usd_per_t` (a.toml:5:1); keep one of the two",
                ])
        let override = "t={ a_myr_per_t = 1, a_sgd_per_t = 2 }"
        #expect(try complaints(rates, set: override).count == 1)
        #expect(try complaints(rates, set: "t.a_myr_per_t=1", "t.a_sgd_per_t=2").count == 1)
    }

    @Test func anUndeclaredCurrencyIsToldHowToDeclareIt() throws {
        let found = try readingComplaints("peak_jpy_per_mwh = 1\npeak_sgd_per_mwh = 1\n[currency]\nmyr_per_usd = 4")
        func advice(_ code: String) -> String {
            "unknown key; write `peak_usd_per_mwh`, or declare `\(code)_per_usd` in [currency]"
        }
        let files = " of this file or one it extends"
        #expect(
            found == [
                "a.toml:1:1: error: peak_usd_per_mwh: missing: expected a number at least 0, or a table of such by year",
                "a.toml:1:1: error: peak_jpy_per_mwh: \(advice("jpy"))\(files)",
                "a.toml:2:1: error: peak_sgd_per_mwh: \(advice("sgd"))\(files)",
            ])
        #expect(try readingComplaints("peak_usd_per_mwh = 1\npeak_jpy_per_mw = 1")[0].contains("did you mean"))
        let set = try readingComplaints("peak_usd_per_mwh = 1", set: "peak_jpy_per_mwh=9")
        #expect(set == ["--set peak_jpy_per_mwh=9: error: peak_jpy_per_mwh: \(advice("jpy"))"])
    }

    @Test func aMisspeltTableOfRatesIsTold() throws {
        let found = try readingComplaints("peak_usd_per_mwh = 1\n[curency]\nmyr_per_usd = 4")
        #expect(found == ["a.toml:2:2: error: curency: unknown key; did you mean `currency`?"])
    }

    /// Messages about converted money say how the file has it.
    @Test func messagesShowWhatWasTyped() throws {
        func written(_ key: String) -> String { "(written as `\(key)`, 4 myr_per_usd)" }
        let rates = "\n[currency]\nmyr_per_usd = 4"
        let peak = written("peak_myr_per_mwh")
        #expect(
            try readingComplaints("peak_myr_per_mwh = -2" + rates) == [
                "a.toml:1:20: error: peak_usd_per_mwh: peak_usd_per_mwh = -0.5 is out of range: it must be at least 0 \(peak)"
            ])
        #expect(
            try readingComplaints("peak_myr_per_mwh = { 2025 = 2, 2026 = 'x' }" + rates) == [
                "a.toml:1:39: error: peak_usd_per_mwh.2026: expected a number at least 0, found string \"x\" \(peak)"
            ])
        #expect(
            try readingComplaints("peak_usd_per_mwh = 1\npaek_myr_per_mwh = 4" + rates) == [
                "a.toml:2:1: error: paek_usd_per_mwh: unknown key; did you mean `peak_usd_per_mwh`? "
                    + written("paek_myr_per_mwh")
            ])
        let table = try readingComplaints("t.peak_myr_per_mwh = 1\npeak_usd_per_mwh = 1" + rates)
        #expect(table.count == 1 && table[0].contains("t: unknown key") && !table[0].contains("written"))
    }
}
