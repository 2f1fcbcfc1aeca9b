import Foundation
import Reporting
import Testing

/// What can be seen of a page, by whom: contrasts and distances of the colours that its style names.
@Suite struct PaletteTests {
    private struct Palette {
        let name: String
        let colours: [String: [Double]]

        subscript(_ key: String) -> [Double] { colours[key]! }
    }

    /// The blocks of custom properties, as the style sheet has them.
    private static let palettes: [Palette] = {
        let blocks = StyleSheet.text.matches(of: /:root\{([^}]*)\}/).map { String($0.1) }
        return zip(["light", "dark"], blocks).map { name, block in
            let pairs = block.matches(of: /--([a-z0-9]+):#([0-9a-f]{6})/).map { match in
                let hex = Array(String(match.2))
                let channels = stride(from: 0, to: 6, by: 2).map {
                    Double(Int(String(hex[$0...$0 + 1]), radix: 16)!) / 255
                }
                return (String(match.1), channels.map(linear))
            }
            return Palette(name: name, colours: Dictionary(uniqueKeysWithValues: pairs))
        }
    }()

    /// sRGB to linear light (IEC 61966-2-1).
    private static func linear(_ channel: Double) -> Double {
        channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }

    /// WCAG 2.2, relative luminance and contrast ratio.
    private static func contrast(_ a: [Double], _ b: [Double]) -> Double {
        func luminance(_ c: [Double]) -> Double { 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] }
        let (x, y) = (luminance(a) + 0.05, luminance(b) + 0.05)
        return max(x, y) / min(x, y)
    }

    @Test func bothPalettesAreThereAndNameTheSame() {
        #expect(Self.palettes.count == 2)
        #expect(Set(Self.palettes[0].colours.keys) == Set(Self.palettes[1].colours.keys))
        #expect(Self.palettes[0].colours.count == 17)
    }

    /// AA: 4.5 of text, on what it stands on; 3 of what has to be seen of pictures.
    @Test(arguments: [0, 1]) func contrastsAreThoseOfAA(index: Int) {
        let palette = Self.palettes[index]
        for ground in ["paper", "sheet"] {
            for ink in ["ink", "faint", "link", "bad", "good"] {
                let ratio = Self.contrast(palette[ink], palette[ground])
                #expect(ratio >= 4.5, "\(palette.name): \(ink) on \(ground) \(ratio)")
            }
        }
        for series in (0..<SeriesStyle.colours).map({ "c\($0)" }) + ["rest", "bad", "faint"] {
            let ratio = Self.contrast(palette[series], palette["paper"])
            #expect(ratio >= 3, "\(palette.name): \(series) \(ratio)")
        }
    }

    /// What is seen without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1), in linear light.
    private static let eyes: [(name: String, matrix: [[Double]])] = [
        ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        (
            "no red",
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
            ]
        ),
        (
            "no green",
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
            ]
        ),
        (
            "no blue",
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
            ]
        ),
    ]

    /// CIE L*a*b* under D65.
    private static func lab(_ colour: [Double], _ eye: [[Double]]) -> [Double] {
        let c = eye.map { row in min(max(zip(row, colour).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) }
        func f(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116 }
        let x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505)
        let y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2])
        let z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }

    /// Colours of series are far apart for everyone: ΔE* of 20 is told at a glance, 2 at all.
    @Test(arguments: [0, 1]) func seriesAreToldApartByEveryEye(index: Int) {
        let palette = Self.palettes[index]
        for eye in Self.eyes {
            let seen = (0..<SeriesStyle.colours).map { Self.lab(palette["c\($0)"], eye.matrix) }
            for i in seen.indices {
                for j in seen.indices where j > i {
                    let distance = zip(seen[i], seen[j]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
                    #expect(distance > 20, "\(palette.name), \(eye.name): c\(i) and c\(j) \(distance)")
                }
            }
        }
    }
}
