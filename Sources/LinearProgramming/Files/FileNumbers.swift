import Foundation

/// Numbers as linear-programming files write them.
enum FileNumber {
    /// The number that is all of `text`, rounded to the nearest; ±infinity from `LinearProgram.noLimit` on and for `inf` and
    /// `infinity`; nil for anything else: hexadecimal digits, NaN, an empty text. Fortran's exponents (1.5D+02) are
    /// understood.
    static func parse(_ text: UnsafeRawBufferPointer) -> Double? {
        guard let value = short(text) ?? long(text) else { return nil }
        return abs(value) >= LinearProgram.noLimit ? (value < 0 ? -.infinity : .infinity) : value
    }

    /// A mantissa of up to 15 digits and powers of ten to 22 are exact in binary, so that their product or quotient is
    /// rounded once, as it should be (Clinger 1990); up to 19 digits are divided in integers. nil: not of that kind, or no
    /// number.
    private static func short(_ text: UnsafeRawBufferPointer) -> Double? {
        var i = 0
        let isNegative = skipSign(text, &i)
        var mantissa: UInt64 = 0
        var (digits, scale) = (0, 0)
        var (hasPoint, hasDigits) = (false, false)
        while i < text.count {
            let byte = text[i]
            if byte &- 48 < 10 {
                mantissa = mantissa &* 10 &+ UInt64(byte &- 48)
                hasDigits = true
                if mantissa > 0 { digits += 1 }
                if digits > 19 { return nil }
                if hasPoint { scale -= 1 }
            } else if byte == 46 && !hasPoint {
                hasPoint = true
            } else {
                break
            }
            i += 1
        }
        if !hasDigits { return nil }
        if i < text.count {
            guard let exponent = exponent(text, i) else { return nil }
            scale += exponent
        }
        if digits > 15 {
            guard (-19...0).contains(scale) else { return nil }
            let value = quotient(mantissa, integerPowers[-scale])
            return isNegative ? -value : value
        }
        if abs(scale) > 22 { return nil }
        let value = scale < 0 ? Double(mantissa) / powers[-scale] : Double(mantissa) * powers[scale]
        return isNegative ? -value : value
    }

    /// m / d rounded to nearest, for m, d > 0: both shifted to the top bit, 64 bits of the quotient, and whether anything
    /// is left in its last bit.
    private static func quotient(_ m: UInt64, _ d: UInt64) -> Double {
        let (up, down) = (m.leadingZeroBitCount, d.leadingZeroBitCount)
        let top = m << UInt64(up)
        let (q, rest) = (d << UInt64(down)).dividingFullWidth((top >> 1, top << 63))
        return Double(sign: .plus, exponent: down - up - 63, significand: Double(rest == 0 ? q : q | 1))
    }

    private static let integerPowers: [UInt64] = (0...19).map { exponent in (0..<exponent).reduce(1) { p, _ in p * 10 }
    }

    private static func skipSign(_ text: UnsafeRawBufferPointer, _ i: inout Int) -> Bool {
        guard i < text.count, text[i] == 45 || text[i] == 43 else { return false }
        i += 1
        return text[i - 1] == 45
    }

    /// e±d, e±dd or e±ddd from byte i to the end.
    private static func exponent(_ text: UnsafeRawBufferPointer, _ begin: Int) -> Int? {
        var i = begin
        if text[i] | 32 != UInt8(ascii: "e") && text[i] | 32 != UInt8(ascii: "d") { return nil }
        i += 1
        let isNegative = skipSign(text, &i)
        if i == text.count || text.count - i > 3 { return nil }
        var exponent = 0
        while i < text.count {
            if text[i] &- 48 >= 10 { return nil }
            exponent = exponent * 10 + Int(text[i] &- 48)
            i += 1
        }
        return isNegative ? -exponent : exponent
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]

    private static let longestNumber = 400

    private static func long(_ text: UnsafeRawBufferPointer) -> Double? {
        if text.isEmpty || text.count > longestNumber { return nil }
        if isWord(text) { return infinity(text) }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { copy in
            for (i, byte) in text.enumerated() { copy[i] = CChar(bitPattern: byte | 32 == 100 ? 101 : byte) }
            copy[text.count] = 0
            var stop: UnsafeMutablePointer<CChar>?
            let value = strtod(copy.baseAddress!, &stop)
            return stop == copy.baseAddress! + text.count ? value : nil
        }
    }

    /// Whether it holds anything that decimal numbers do not: strtod takes words and hexadecimal digits as well.
    private static func isWord(_ text: UnsafeRawBufferPointer) -> Bool {
        !text.allSatisfy { $0 &- 48 < 10 || "+-.eEdD".utf8.contains($0) }
    }

    private static func infinity(_ text: UnsafeRawBufferPointer) -> Double? {
        switch String(decoding: text, as: UTF8.self).lowercased() {
        case "inf", "+inf", "infinity", "+infinity": .infinity
        case "-inf", "-infinity": -.infinity
        default: nil
        }
    }
}
