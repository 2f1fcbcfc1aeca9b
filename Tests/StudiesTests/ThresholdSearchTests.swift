import Studies
import Testing

/// The walk and the bisection, on lines where the change is known.
@Suite struct ThresholdSearchTests {
    typealias Line = ThresholdSearch.Line

    private func run(
        _ line: Line, _ breaks: (Double) -> Bool
    ) -> (found: ThresholdSearch.Found, asked: [Double]) {
        var asked: [Double] = []
        var search = ThresholdSearch(line)
        let found = search.run { value in
            asked.append(value)
            return breaks(value) ? .breaks : .holds
        }
        return (found, asked)
    }

    @Test(arguments: [1.003, 1.5, 2.5, 3.999, 17, 200])
    func theChangeLiesBetweenTheEnds(at limit: Double) throws {
        let (found, asked) = run(Line(start: 1)) { $0 > limit }
        let (holds, breaks) = (try #require(found.holdsAt), try #require(found.breaksAt))
        #expect(holds <= limit && limit < breaks && breaks - holds <= 0.01 * breaks)
        #expect(found.isWithinTolerance && found.changesBackAt == nil && Set(asked).count == asked.count)
        #expect(asked.count <= 20, "\(asked)")
    }

    @Test(arguments: [0.93, 0.5, 0.2, 0.001])
    func itGoesDown(to limit: Double) throws {
        let (found, _) = run(Line(start: 1, goesUp: false, range: 0...1e9)) { $0 < limit }
        #expect(try #require(found.holdsAt) >= limit && limit > (try #require(found.breaksAt)))
    }

    /// The lowest PUE that has a plan, from 1.3, where none under 1 may be asked for.
    @Test func theRangeOfAKeyIsKept() throws {
        let (found, asked) = run(Line(start: 1.3, goesUp: false, range: 1...10, tolerance: 0.001)) { $0 < 1.19 }
        #expect(asked.allSatisfy { (1...10).contains($0) } && asked.contains(1))
        #expect(try #require(found.holdsAt) >= 1.19 && (try #require(found.breaksAt)) < 1.19)
        #expect((try #require(found.holdsAt)) - 1.19 <= 0.0013)
    }

    @Test func whatBreaksAlreadyIsFollowedBack() throws {
        let (found, _) = run(Line(start: 10, range: 0...1e9)) { $0 > 3 }
        #expect(try #require(found.holdsAt) <= 3 && (try #require(found.breaksAt)) > 3)
        // The other way from down is up.
        let (risen, _) = run(Line(start: 1, goesUp: false)) { $0 < 3 }
        #expect(try #require(risen.holdsAt) >= 3 && (try #require(risen.breaksAt)) < 3)
    }

    @Test func whatNeverBreaksSaysHowFarItLooked() {
        let (found, asked) = run(Line(start: 2)) { _ in false }
        #expect(found.holdsAt == 512 && found.breaksAt == nil && asked.count == 9)
    }

    @Test func whatChangesBackIsSeen() throws {
        // Between given ends every one of the four points is looked at, and the change nearest to the beginning is told.
        let (found, _) = run(Line(start: 0, end: 8)) { 3 < $0 && $0 < 5 }
        #expect(try #require(found.holdsAt) <= 3 && (try #require(found.breaksAt)) > 3 && found.changesBackAt == 6)
        // Without an end one point beyond is.
        let (open, _) = run(Line(start: 1)) { 1.5 < $0 && $0 < 3 }
        #expect(open.changesBackAt == 4)
    }

    @Test func wholeNumbersStayWhole() {
        let (found, asked) = run(Line(start: 3, isWhole: true)) { $0 > 17 }
        #expect(found.holdsAt == 17 && found.breaksAt == 18 && found.isWithinTolerance)
        #expect(asked.allSatisfy { $0 == $0.rounded() })
    }

    @Test func zeroAndLessAreNumbersToo() throws {
        let (up, _) = run(Line(start: 0, range: -5...100, tolerance: 0.01)) { $0 > 42 }
        #expect(try #require(up.holdsAt) <= 42 && (try #require(up.breaksAt)) > 42)
        let (through, _) = run(Line(start: 8, goesUp: false)) { $0 < -20 }
        #expect(try #require(through.holdsAt) >= -20 && (try #require(through.breaksAt)) < -20)
        let (less, _) = run(Line(start: -8, goesUp: false)) { $0 < -20 }
        #expect(try #require(less.holdsAt) >= -20 && (try #require(less.breaksAt)) < -20)
        let (nothing, _) = run(Line(start: 8, goesUp: false, range: 0...100)) { $0 <= 0 }
        #expect(nothing.breaksAt == 0)
        #expect(try #require(nothing.holdsAt) < 0.1)
    }

    @Test func refusedNumbersEndTheWay() throws {
        var search = ThresholdSearch(Line(start: 0.6))
        let found = search.run { $0 > 1 ? .refused : $0 > 0.7 ? .breaks : .holds }
        #expect(found.refusedAt == 1.2)
        #expect(try #require(found.holdsAt) <= 0.7 && (try #require(found.breaksAt)) > 0.7)
        var never = ThresholdSearch(Line(start: 0.6))
        let none = never.run { $0 > 1 ? .refused : .holds }
        #expect(none.breaksAt == nil && none.refusedAt == 1.2)
        #expect(try #require(none.holdsAt) > 0.9)
    }

    @Test func whatIsStoppedKeepsTheBestEnds() throws {
        var (search, count) = (ThresholdSearch(Line(start: 1)), 0)
        let found = search.run { value in
            count += 1
            return count > 4 ? .stopped : value > 2.5 ? .breaks : .holds
        }
        #expect(found.holdsAt == 2 && found.breaksAt == 4 && !found.isWithinTolerance && found.stoppedAt != nil)
    }
}
