/// The unit that a key ends with: `capex_usd_per_kw` is in US$/kW, `loss_share_per_hour` in 1/h.
public enum KeyUnit {
    /// The words that are units, as they are written in a unit.
    private static let symbols: [String: String] = [
        "usd": "US$", "mw": "MW", "mwh": "MWh", "kw": "kW", "kwh": "kWh", "gwh": "GWh", "twh": "TWh", "mmbtu": "MMBtu",
        "t": "t", "m2": "m²", "m3": "m³", "l": "L", "h100e": "H100e", "gpus": "GPUs", "racks": "racks", "rack": "rack",
        "row": "row", "stop": "stop", "share": "share", "ms": "ms", "deg": "°", "c": "°C",
        "k": "K", "hour": "h", "hours": "h", "day": "day", "month": "month", "year": "year", "years": "years",
    ]

    /// Words that may stand between a unit and its "per".
    private static let nouns: Set<String> = ["limit"]

    /// nil: the key's last words are no unit.
    public static func of(_ key: String) -> String? {
        if key == "*_per_usd" { return "1/US$" }
        if key.hasSuffix("_relative") { return "relative" }
        let words = key.split(separator: "_").map(String.init)
        for start in words.indices {
            if let unit = unit(words[start...]) { return unit }
        }
        return nil
    }

    /// Of a key's last words, which begin with a unit or with "per".
    private static func unit(_ words: ArraySlice<String>) -> String? {
        var parts: [[String]] = [[]]
        var wasUnit = false
        for word in words {
            switch word {
            case "per": parts.append([])
            case "th" where wasUnit: parts[parts.count - 1][parts.last!.count - 1] += "th"
            case "it": parts[parts.count - 1].append("IT")
            case _ where nouns.contains(word) && wasUnit: continue
            default:
                guard let symbol = symbols[word] else { return nil }
                parts[parts.count - 1].append(symbol)
            }
            wasUnit = word != "per"
        }
        guard parts.dropFirst().allSatisfy({ !$0.isEmpty }) else { return nil }
        let below = parts.dropFirst().flatMap { joinedIT($0) }.map { $0 == "years" ? "year" : $0 }
        let above = joinedIT(parts[0]).joined(separator: "·")
        if below.isEmpty { return above.isEmpty ? nil : above }
        let over = above.isEmpty || above == "share" ? "1" : above
        return over + "/" + (below.count == 1 ? below[0] : "(" + below.joined(separator: "·") + ")")
    }

    /// "IT kW" is one unit.
    private static func joinedIT(_ symbols: [String]) -> [String] {
        symbols.reduce(into: []) { joined, symbol in
            if joined.last == "IT" {
                joined[joined.count - 1] = "IT \(symbol)"
            } else {
                joined.append(symbol)
            }
        }
    }
}
