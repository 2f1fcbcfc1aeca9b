import Documents
import Testing

/// Where numbers are from, read out of the comments beside them.
@Suite struct SourceSurveyTests {
    /// KEY: grade, range, date, why; of all numbers, in their order.
    private func survey(
        _ text: String, base: String = "", set overrides: [String] = [], asOf: Int? = 2026
    ) throws -> [String: String] {
        let files = try Files(["a.toml": text, "base.toml": base])
        let numbers = try SourceSurvey(try files.load("a.toml", set: overrides), asOf: asOf).numbers
        let told = numbers.map { number in
            let range = number.note?.low.map { " [\($0) … \(number.note?.high ?? .nan)]" } ?? ""
            let words = [number.year.map { "\($0)" }, number.why?.rawValue].compactMap { $0 }.joined(separator: " ")
            return (number.key, "\(number.note?.grade.rawValue ?? "-")\(range) \(words)")
        }
        return Dictionary(uniqueKeysWithValues: told)
    }

    @Test(arguments: [
        ("a = 1  # S [0.5 … 2] words (Source, 2025)", "S [0.5 … 2.0] 2025"),
        ("a = 1  # D [1,280 … 5_000] words", "D [1280.0 … 5000.0] undated"),
        (
            "a = 1  # D [−20 … 20 in 2030] of a plan to 2030 (Ministry, Nov 2023, and Mail 2022)",
            "D [-20.0 … 20.0] 2023 old"
        ),
        ("a = 1  # S (Source, 2024)", "S 2024"),
        ("a = 1  # S Ember with ACE data, May 2025: about 30 %", "S 2025"),
        ("a = 1  # S 2,030 MW and 0.2025 of them, [2024 … 2025]", "S undated"),
        ("a = 1  # W ±25 %", "W weak"), ("a = 1  # K-low [5 … 8] approach, 12 K", "K [5.0 … 8.0] "),
        ("a = 1  # no new coal (S, Sun 2025)", "S 2025"), ("a = 1  # Kept", "- ungraded"), ("a = 1", "- ungraded"),
        ("a = 1  # See the head, W", "- ungraded"), ("# S above (Source, 2025)\na = 1", "S 2025"),
        ("# W another's\n\na = 1", "- ungraded"),
        ("# about\n# D [1 … 2] of it (Source,\n# 2025)\na = 1", "D [1.0 … 2.0] 2025"),
        ("# W above\na = 1  # S beside (Source, 2025)", "S 2025"),
        ("# S above (Source, 2025)\na = 1  # beside", "S 2025"),
        ("a = 1  # S words that go on\n       # to the next line (Source, 2025)\nb = \"c\"", "S 2025"),
        ("a = { 2025 = 1, 2030 = 2 }  # W", "W weak"), ("a = [1, 2]  # S (Source, 2025)", "S 2025"),
        ("a = [  # S the first (Source, 2025)\n  1, 2,\n  3 ]", "S 2025"),
        ("a = [\n  1, 2,\n]  # S (Source, 2025)", "S 2025"),
        ("a = [[1, 2], [3]]  # W", "W weak"), ("a = { growth = \"linear\", base = 1 }  # W", "W weak"),
        ("\"a\" = 0x1F  # W", "W weak"), ("a = -inf\t#W", "W weak"), ("a = 1  # S (Source, 2025)\r\n", "S 2025"),
    ])
    func oneNumber(text: String, expected: String) throws {
        #expect(try survey(text)["a"] == expected)
    }

    /// A `#` in a string is none of a comment, whatever the string is in, and keys are told by their paths.
    @Test func stringsAreNoComments() throws {
        let text = """
            x = "# S (Source, 2025)"
            t = { "k#1" = 1, s = '#', n = 2 }  # W
            [[list]]
            name = "one"
            long = \"\"\"
            # S not a comment \\\"\"\" (Source, 2025)
            a = 3  # W \"\"\""\"
            u = 1.5
            v = '''
            # '' '''  # S
            [list.inner]
            d.e = 1  # K
            """
        #expect(
            try survey(text) == [
                "t.\"k#1\"": "W weak", "t.n": "W weak", "list.one.u": "- ungraded", "list.one.inner.d.e": "K ",
            ])
    }

    /// What is extended counts where it stands, what is replaced or set does not; a table's own source speaks for its numbers.
    @Test func filesAndTables() throws {
        let base = """
            [p]
            kept = 1      # D (Source, 2020)
            replaced = 2  # W
            set = 3       # W
            [q]
            source = "S Agency, 2025"
            low = 1
            mode = 2      # W
            [r]
            source = "Agency, May 2025"
            twh = 1       # D metered
            none = 1
            """
        let told = try survey("extends = \"base.toml\"\np.replaced = 3  # K", base: base, set: ["p.set=4"])
        #expect(
            told == [
                "p.kept": "D 2020 old", "p.replaced": "K ", "p.set": "- ungraded", "q.low": "S 2025",
                "q.mode": "W 2025 weak",
                "r.twh": "D 2025", "r.none": "- ungraded",
            ])
        let files = try Files(["a.toml": "extends = \"base.toml\"\n", "base.toml": base])
        let kept = try SourceSurvey(files.load("a.toml"), asOf: 2026).numbers.first
        #expect(kept?.position.file == files.path("base.toml") && kept?.position.line == 2)
        #expect(kept?.note?.text == "(Source, 2020)")
    }

    /// Rates of currencies are numbers too, and converted amounts keep their comments.
    @Test func ratesAreNumbers() throws {
        let text = """
            [currency]
            myr_per_usd = 4  # S (Bank, 2026)
            [p]
            price_myr_per_mwh = 8  # W
            """
        #expect(
            try survey(text) == ["currency.myr_per_usd": "S 2026", "p.price_usd_per_mwh": "W weak"])
    }

    /// Without a date of its own a document has no old numbers.
    @Test func withoutADateNothingIsOld() throws {
        #expect(try survey("a = 1  # S (Source, 1990)", asOf: nil) == ["a": "S 1990"])
        #expect(try survey("a = 1  # S (Source, 2023)", asOf: 2025) == ["a": "S 2023"])
        #expect(try survey("a = 1  # S (Source, 2026)", asOf: 2025) == ["a": "S undated"])
    }
}
