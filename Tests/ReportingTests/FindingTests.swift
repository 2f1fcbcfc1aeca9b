import Reporting
import Testing
import Vocabulary

/// What titles of charts say, whatever the numbers are.
@Suite struct FindingTests {
    private let shown = Shown("IT power", "MW", decimals: 1, brief: 0)

    private func share(_ parts: [(String, Double)], total: Double? = nil) -> String {
        let told = parts.map { (name: $0.0, told: Told($0.1, "x.\($0.0)")) }
        return Finding.share(
            of: "IT power", "in 2030", told, total: Told(total ?? parts.reduce(0) { $0 + $1.1 }, "all"), shown
        ).plainText.replacing("\u{A0}", with: " ")
    }

    @Test func whoHasMost() {
        #expect(share([("johor", 71), ("batam", 29)]) == "johor has 71 % of IT power in 2030")
        #expect(share([("a", 40), ("b", 40), ("c", 20)]) == "a and b have 40 % each of IT power in 2030")
        #expect(share([("a", 1), ("b", 1), ("c", 1)]) == "a, b and c have 33 % each of IT power in 2030")
        #expect(share((0..<5).map { ("p\($0)", 2) }) == "5 of 5 have 20 % each of IT power in 2030")
        #expect(share([("only", 12.3)]) == "only has all IT power in 2030, 12 MW")
        #expect(share([("only", 12.3), ("none", 0.01)]) == "only has all IT power in 2030, 12 MW")
        #expect(share([("a", 0), ("b", 0)]) == "No IT power in 2030")
        #expect(share([]) == "No IT power in 2030")
    }

    private func course(_ values: [Double], isMany: Bool = false) -> String {
        let told = values.enumerated().map { (year: 2025 + $0, told: Told($1, "x.\($0)")) }
        return Finding.course(of: "IT power", isMany: isMany, told, shown).plainText.replacing("\u{A0}", with: " ")
    }

    @Test func howItGoes() {
        #expect(course([1, 2, 3]) == "IT power rises from 1 MW in 2025 to 3 MW in 2027")
        #expect(course([0, 2, 3], isMany: true) == "IT power rise from 0 MW in 2025 to 3 MW in 2027")
        #expect(course([5, 4, 3]) == "IT power falls from 5 MW in 2025 to 3 MW in 2027")
        #expect(course([1, 9, 3]) == "IT power is highest in 2026, 9 MW")
        #expect(course([9, 1, 3]) == "IT power is highest in 2025, 9 MW")
        #expect(course([4, 4.2, 4]) == "IT power stays at 4 MW")
        #expect(course([7]) == "IT power: 7 MW in 2025")
        #expect(course([0, 0]) == "No IT power" && course([]) == "No IT power")
        #expect(course([-3, -1]) == "IT power rises from −3 MW in 2025 to −1 MW in 2026")
    }

    @Test func sharesHaveBothKeys() {
        let told = Told(1, "a").share(of: Told(4, "b"))
        #expect(told == Told(0.25, "a ÷ b") && Told(1, "a").share(of: Told(0, "b")) == nil)
        #expect(Told.sum([Told(1, "a"), Told(2, "b")]) == Told(3, "a + b") && Told.sum([]) == nil)
        #expect(Told(1, "a + b ÷ c").of(plan: 1).key == "2:a + 2:b ÷ 2:c")
    }
}
