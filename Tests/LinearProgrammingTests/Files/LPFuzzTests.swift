import Foundation
import LinearProgramming
import Testing

/// Whatever bytes come in, out comes a consistent program or an error: never a crash, never a hang.
@Suite struct LPFuzzTests {
    private static let mps = """
        NAME example
        OBJSENSE
            MAX
        ROWS
         N  COST
         E  EQUAL
         L  LIMIT
         G  LEAST
        COLUMNS
            X         COST               1.0   EQUAL              1.0
            X         LIMIT             -2.5   LEAST           1.0E+2
            Y         COST                -1   LIMIT               .5
        RHS
            RHS       EQUAL              3.0   LIMIT              4.0
            RHS       COST                -7
        RANGES
            RNG       EQUAL             -2.0   LEAST              6.0
        BOUNDS
         UP BND       X                  4.0
         MI BND       Y
         FX BND       Y                   -1
        ENDATA
        """
    private static let lp = """
        \\ comment
        Maximize
         obj: 2 x + 3y - 0.5 z1 + 10
        Subject To
         c1: x + y
             + 1.5e+1 z1 >= 2
         -5 <= x - y <= 7
         e: 3 x = -6
        Bounds
         x <= 4
         -inf <= y <= 5
         z1 free
        End
        """

    private func mutate(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        let noise: [UInt8] = Array("0123456789.eE+-<>=:[]^*\\ \t\r\nNELGXYinfraMX'\0".utf8) + [0x80, 0xFF]
        for _ in 0..<(1 + random.next() % 4) where !bytes.isEmpty {
            let at = Int(random.next() % UInt64(bytes.count))
            let other = Int(random.next() % UInt64(bytes.count))
            let byte = noise[Int(random.next() % UInt64(noise.count))]
            switch random.next() % 6 {
            case 0: bytes[at] = byte
            case 1: bytes.insert(byte, at: at)
            case 2: bytes.remove(at: at)
            case 3: bytes.removeSubrange(min(at, other)..<max(at, other))
            case 4: bytes.insert(contentsOf: bytes[min(at, other)..<max(at, other)], at: at)
            default: bytes[at] ^= UInt8(1 << (random.next() % 8))
            }
        }
        return bytes
    }

    private func check(_ read: ([UInt8]) throws -> LinearProgramFile, _ bytes: [UInt8]) -> Bool {
        do {
            let program = try read(bytes).program
            #expect(program.rowStart.last == program.coefficient.count)
            #expect(program.columnIndex.allSatisfy { $0 >= 0 && Int($0) < program.columnCount })
            let data = program.coefficient + program.cost + [program.objectiveConstant]
            #expect(data.allSatisfy { $0.isFinite })
            #expect((program.lower + program.rowLower).allSatisfy { $0 < .infinity })
            #expect((program.upper + program.rowUpper).allSatisfy { $0 > -.infinity })
            return true
        } catch let error as LinearProgramFileError {
            let lines = bytes.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
            #expect(error.line <= lines)
            return false
        } catch {
            Issue.record("\(error)")
            return false
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4]) func mutationsAreProgramsOrErrors(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var read = 0
        for _ in 0..<2500 {
            if check({ try MPSFormat.read($0) }, mutate(Array(Self.mps.utf8), &random)) { read += 1 }
            if check({ try LPFormat.read($0) }, mutate(Array(Self.lp.utf8), &random)) { read += 1 }
        }
        #expect((100..<4900).contains(read), "\(read) of 5000 mutations are programs")
    }

    @Test func everyPrefixIsAProgramOrAnError() {
        for text in [Self.mps, Self.lp] {
            let bytes = Array(text.utf8)
            for cut in 0..<bytes.count {
                _ = check({ try MPSFormat.read($0) }, Array(bytes[..<cut]))
                _ = check({ try LPFormat.read($0) }, Array(bytes[..<cut]))
            }
        }
    }

    @Test func noiseIsAnError() {
        var random = SplitMix(seed: 5)
        for length in [1, 10, 1000, 3_000_000] {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(!check({ try MPSFormat.read($0) }, bytes) && !check({ try LPFormat.read($0) }, bytes))
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
