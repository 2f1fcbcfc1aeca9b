/// The largest and smallest sizes of number that a key may hold, whatever else is said of it.
///
/// A number beyond is a slip of the keyboard or a unit taken for another, and is refused: products of such numbers would
/// leave what a `Double` holds or a solver tells apart. The first word of a key that is a unit decides: `usd` in
/// `capex_usd_per_kw`. The outer ranges are generous, for those who plan in other units or currencies; a key's own range is
/// mostly narrower. In a key that is a limit, a number beyond means that there is none: see `TableReader.yearlyLimit`.
enum OuterRange {
    /// Powers of ten, each far above anything real that is measured in the unit.
    private static let exponents: [Substring: Int] = [
        // A price: a rack costs 4e6 US$, and 10⁵ of the weakest currencies are one US$.
        "usd": 12,
        // The world's power plants: 1e7 MW. Their energy of a year: 3e4 TWh.
        "mw": 9, "mwh": 9, "kw": 12, "kwh": 12, "gwh": 9, "twh": 6,
        // Accelerators made by 2025: about 1e7.
        "h100e": 12, "gpus": 9, "racks": 9,
        // The Earth's surface: 5e14 m². All rivers: 1e11 m³ a day. All emissions: 4e10 t a year.
        "m2": 15, "m3": 12, "t": 12,
        // A share, or a growth by so much in a year; the longest way round the Earth takes 1e3 ms.
        "share": 3, "ms": 6,
    ]

    /// A budget, `usd_per_year`: the world's product is 1e14 US$ a year, and 10⁴ of some currencies are one US$.
    private static let budgetExponent = 18

    /// Numbers whose key names no unit, such as the amounts of a growth curve, which get that of the key they grow.
    private static let otherExponent = 15

    /// The least of the largest: numbers up to this need no look at their key.
    private static let commonMost = 1e3

    /// A number that is not 0 is at least 1e-12 in size: in one equation with ones, less cannot be told from rounding.
    private static let leastExponent = -12
    private static let least = power(leastExponent)

    private static func exponent(of key: String) -> Int {
        let words = key.split(separator: "_")
        guard let place = words.firstIndex(where: { exponents[$0] != nil }), let exponent = exponents[words[place]]
        else {
            return otherExponent
        }
        return words[place...].starts(with: ["usd", "per", "year"]) ? budgetExponent : exponent
    }

    /// Whether a number is larger than anything that is measured in the key's unit.
    static func isBeyond(_ number: Double, key: String) -> Bool {
        abs(number) > commonMost && abs(number) > power(exponent(of: key))
    }

    /// Whether a number is too near to 0 to be told from it.
    static func isNegligible(_ number: Double) -> Bool { abs(number) < least }

    /// What a number of the key must be where it is beyond the outer range, or not 0 but negligible; nil inside.
    ///
    /// - Parameter lower: the least that the key's own range allows; nil: anything.
    static func expectation(of number: Double, key: String, lower: Double?) -> String? {
        if isBeyond(number, key: key) {
            let most = "1e\(exponent(of: key))"
            let least = lower.map { isNegligible($0) ? "0" : shown($0) } ?? "-\(most)"
            return "between \(least) and \(most)"
        }
        return number != 0 && isNegligible(number) ? "0, or at least 1e\(leastExponent) in size" : nil
    }

    /// The greatest size of number that the key takes.
    static func most(of key: String) -> Double { power(exponent(of: key)) }

    private static func power(_ exponent: Int) -> Double {
        let size = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
        return exponent < 0 ? 1 / size : size
    }
}
