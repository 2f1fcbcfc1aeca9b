import LinearProgramming
import Studies
import Testing

/// What is left of a solve is guessed from its trend, or not at all.
@Suite struct TimeLeftTests {
    private func guess(_ worst: [Double], pace: Double = 2) -> TimeLeft {
        var left = TimeLeft()
        for (i, value) in worst.enumerated() {
            left.add(
                IterationRecord(
                    iteration: i, primalObjective: 0, dualObjective: 0, primalResidual: value / 10,
                    dualResidual: value / 100, relativeGap: value, primalStep: 0, dualStep: 0,
                    seconds: pace * Double(i)))
        }
        return left
    }

    private func power(_ exponent: Double) -> Double {
        var value = 1.0
        for _ in 0..<Int(abs(exponent)) { value *= exponent < 0 ? 0.1 : 10 }
        return value
    }

    /// A decade every four iterations, from 1e2 to 1e-2 in sixteen: 24 more of two seconds, less what the end saves.
    @Test func aSteadyFallIsContinued() throws {
        let worst = (0...16).map { i in power(2 - (Double(i) / 4).rounded(.down)) }
        let seconds = try #require(guess(worst).seconds)
        #expect((24...60).contains(seconds), "\(seconds)")
        #expect(try #require(guess(worst, pace: 4).seconds) > 1.99 * seconds)
        let share = try #require(guess(worst).share)
        #expect((0.3...0.5).contains(share), "\(share)")
    }

    @Test func withoutATrendNothingIsSaid() {
        #expect(guess([10, 1, 0.1]).words == nil)
        #expect(guess(.init(repeating: 0.1, count: 40)).words == nil)
        #expect(guess((0..<20).map { power(Double($0)) }).words == nil)
        #expect(guess(.init(repeating: .nan, count: 20)).words == nil && guess([.nan]).share == nil)
    }

    @Test(arguments: [
        (0.2, "about 1 s"), (7.4, "about 7 s"), (23, "about 25 s"), (44, "about 40 s"), (150, "about 3 min"),
        (10_000, "about 3 h"),
    ]) func itIsToldRoughly(seconds: Double, words: String) { #expect(TimeLeft.words(seconds) == words) }
}
