import InteriorPoint
import LinearProgramming
import Planning
import TestSupport
import Testing
import TimeSeries

/// Solving on fewer hours first is a way to the same optimum.
@Suite struct FewerHoursTests {
    /// Sun, a battery, a river whose levels run on through the year, and what its racks do.
    private static let toy = Toy(
        Toy.sun(existingMw: 4, limitMw: 30) + Toy.battery(mw: 3, mwh: 12) + Toy.river(mw: 3, storageGwh: 2),
        set: Toy.buildable + ["resolution=\"days:28\""])

    @Test func theOptimumIsTheSame() throws {
        let model = try FewerHoursTests.toy.model()
        let solver = CountingSolver()
        var (cold, warm) = (PlanSession(model, solver: OneThread()), PlanSession(model, solver: solver))
        warm.startFromFewerHours(try ScenarioSeries(model.scenario), leastRows: 0)
        #expect(solver.solves == 1 && solver.points[0].isEmpty, "a week before 28 days")
        let (a, b) = (cold.solve(), warm.solve())
        #expect(a.status == .optimal && b.status == .optimal)
        #expect(solver.points[1].map(\.isRough) == [true])
        let (x, y) = (a.certificate.primalObjective, b.certificate.primalObjective)
        #expect(abs(x - y) <= 1e-7 * abs(x))
        #expect(b.iterations <= a.iterations, "\(b.iterations) iterations instead of \(a.iterations)")
    }

    /// The week goes no further than to the point that is taken from it.
    @Test func theWeekIsLeftInTheMiddle() throws {
        final class Log {
            var solves: [(last: IterationRecord?, status: TerminationStatus)] = []
            var now: IterationRecord?
        }
        let model = try FewerHoursTests.toy.model()
        let log = Log()
        var session = PlanSession(model, solver: InteriorPointSolver()) { event in
            if case .iteration(let record) = event { log.now = record }
            if case .solved(let status) = event { log.solves.append((log.now, status)) }
            return true
        }
        session.startFromFewerHours(try ScenarioSeries(model.scenario), leastRows: 0)
        session.solve()
        #expect(log.solves.map(\.status) == [.interrupted, .optimal])
        let last = try #require(log.solves[0].last)
        #expect(max(last.primalResidual, last.dualResidual, last.relativeGap) <= 0.1)
        #expect(last.relativeGap > 1e-6)
    }

    @Test func smallProgramsAndShortYearsAreLeftAsTheyAre() throws {
        let solver = CountingSolver()
        let model = try FewerHoursTests.toy.model()
        var session = PlanSession(model, solver: solver)
        session.startFromFewerHours(try ScenarioSeries(model.scenario))
        var short = PlanSession(try FewerHoursTests.toy.with("resolution=\"days:27\"").model(), solver: solver)
        short.startFromFewerHours(try ScenarioSeries(model.scenario), leastRows: 0)
        #expect(solver.solves == 0)
    }

    /// What cannot be on a week cannot be on more; that is found out in the usual way.
    @Test func aWeekWithoutAnOptimumIsNoStart() throws {
        let model = try FewerHoursTests.toy.with("regions.home.hosting.limit_mw=0.1").model()
        var session = PlanSession(model, solver: OneThread())
        session.startFromFewerHours(try ScenarioSeries(model.scenario), leastRows: 0)
        var plain = PlanSession(model, solver: OneThread())
        #expect(session.solve().status == plain.solve().status)
    }
}
