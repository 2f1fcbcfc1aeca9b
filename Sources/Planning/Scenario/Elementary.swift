import Foundation

/// eˣ − 1, exact for small x.
func expMinusOne(_ x: Double) -> Double { expm1(x) }

/// ln(1 + x), exact for small x.
func logOnePlus(_ x: Double) -> Double { log1p(x) }

/// base^exponent, for a base over 0.
func compound(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
