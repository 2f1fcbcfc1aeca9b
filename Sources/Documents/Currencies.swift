/// What one US$ is worth in other currencies, and the keys that are written in them:
///
///     [currency]
///     myr_per_usd = 4.19
///
/// A key that has the currency's code for a word, `peak_myr_per_mwh`, is its US$ twin, `peak_usd_per_mwh`, in that currency.
struct Currencies {
    /// The key of a file's table of rates.
    static let key = "currency"
    private static let usd = "usd"
    /// Units for one US$ of the dearest and the cheapest currencies lie far inside.
    private static let rates = 1e-9...1e9

    /// Units of a currency for one US$, by its code.
    private(set) var perUsd: [String: Double] = [:]

    /// A key in US$ for one in another currency.
    struct Twin {
        let key: String
        /// Units of the other currency for one US$.
        let rate: Double
        /// How the file has it, for messages: "written as `peak_myr_per_mwh`, 4.19 myr_per_usd".
        let origin: String
    }

    /// nil when the key names no declared currency, or also US$, or several, or is a code and nothing else.
    func twin(of key: String) -> Twin? {
        var words = Self.words(of: key)
        let places = words.indices.filter { perUsd[words[$0]] != nil }
        guard words.count > 1, places.count == 1, !words.contains(Self.usd), let rate = perUsd[words[places[0]]] else {
            return nil
        }
        let code = words[places[0]]
        words[places[0]] = Self.usd
        let origin = "written as `\(key)`, \(shown(rate)) \(code)_per_usd"
        return Twin(key: words.joined(separator: "_"), rate: rate, origin: origin)
    }

    static func noteKeys(_ log: IssueLog) {
        log.keys?.note(
            KeyQuestion(
                table: key, key: "*_per_usd",
                meaning: "Units of a currency, by its three letters, for one US$: keys may then be written in it.",
                type: .number(NumberRange(Limits(rates), key: "")), isRequired: false, value: nil))
    }

    /// Adds the rates of a table `[currency]`, over those that are there. What is wrong is logged; a wrong rate counts as 1,
    /// so that the keys written in its currency are still understood.
    mutating func declare(_ node: Node, log: IssueLog) {
        let table = TableReader(node, path: Self.key, log: log)
        for key in table.keys {
            if let code = Self.code(declaredBy: key) {
                perUsd[code] = table.number(key, in: Self.rates)
            } else {
                let message =
                    "expected the three lower-case letters of a currency other than usd and `_per_usd`, its units for one "
                    + "US$: `myr_per_usd = 4.19`"
                log.report(Issue(.error, at: table.keyPosition(of: key), keyPath: table.keyPath(of: key), message))
            }
        }
    }

    /// Takes the others' rates over its own.
    mutating func adopt(_ others: Currencies) { perUsd.merge(others.perUsd) { $1 } }

    /// What to do about an unknown key that would be one of the known ones if its currency were declared; nil for others.
    static func advice(onUndeclared entry: Table.Entry, among known: Set<String>) -> String? {
        let words = words(of: entry.key)
        let files = entry.keyPosition.isOnCommandLine ? "" : " of this file or one it extends"
        for (place, code) in words.enumerated() where isCode(code) {
            var twin = words
            twin[place] = usd
            let usdKey = twin.joined(separator: "_")
            if known.contains(usdKey) {
                return "write `\(usdKey)`, or declare `\(code)_per_usd` in [\(Self.key)]\(files)"
            }
        }
        return nil
    }

    /// `myr` of `myr_per_usd`.
    private static func code(declaredBy key: String) -> String? {
        let words = words(of: key)
        return words.count == 3 && words[1...] == ["per", usd] && isCode(words[0]) ? words[0] : nil
    }

    private static func isCode(_ word: String) -> Bool {
        word != usd && word.utf8.count == 3
            && word.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    private static func words(of key: String) -> [String] {
        key.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    }
}
