import Foundation

/// eˣ − 1, exact for small x.
func expMinusOne(_ x: Double) -> Double { expm1(x) }

/// ln(1 + x), exact for small x.
func logOnePlus(_ x: Double) -> Double { log1p(x) }

/// base^exponent, for a base over 0.
func compound(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// To whole units, thousands separated by commas, "12,345"; where that would be over 15 digits, as a `Double` shows: "1e+21".
package func grouped(_ value: Double) -> String {
    guard abs(value) < 1e15 else { return "\(value)" }
    var digits = String(Int(abs(value).rounded()))
    var groups = ""
    while digits.count > 3 {
        groups = "," + digits.suffix(3) + groups
        digits.removeLast(3)
    }
    return (value <= -0.5 ? "-" : "") + digits + groups
}
