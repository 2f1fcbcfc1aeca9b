import Planning
import TestSupport
import Testing
import TimeSeries

/// Hours that a scenario leaves open are chosen from counts alone, and what is stated is taken.
@Suite struct ResolutionChoiceTests {
    private static let open = ["resolution=\"auto\""]

    @Test func requestsReadWhatTheyWrite() {
        for text in ["auto", "full", "weeks:4", "days:12"] { #expect(ResolutionRequest(text)?.description == text) }
        for text in ["", "Auto", "auto:1", "weeks:0", "days:366"] { #expect(ResolutionRequest(text) == nil) }
    }

    @Test func theLadderGoesFromCoarseToFine() {
        let hours = ResolutionChoice.ladder.map(\.hours)
        #expect(hours == hours.sorted() && Set(hours).count == hours.count)
        #expect(ResolutionChoice.ladder.last == .full && ResolutionChoice.ladder.allSatisfy(\.isValid))
        for resolution in ResolutionChoice.ladder { #expect(TimeAxis(resolution).hoursPerYear == resolution.hours) }
    }

    @Test func theFinestWithinTheTargetIsTaken() throws {
        let scenario = try Toy(set: Self.open).scenario()
        let choice = try #require(scenario.resolutionChoice)
        #expect(scenario.resolutionRequest == .auto && scenario.resolution == choice.step.resolution)
        #expect(choice.step.seconds <= ResolutionChoice.targetS)
        if let finer = choice.finer {
            #expect(finer.seconds > ResolutionChoice.targetS)
            #expect(finer.resolution.hours > choice.step.resolution.hours)
        } else {
            #expect(choice.step.resolution == .full)
        }
        #expect(try Toy(set: Self.open).scenario().resolutionChoice == choice)
    }

    /// More years are more rows: never a finer choice, and at last a coarser one.
    @Test func largerScenariosGetFewerHours() throws {
        let hours = try [2025, 2030, 2040].map { last in
            try Toy(set: Self.open + ["horizon.last_year=\(last)"]).scenario().resolution.hours
        }
        #expect(hours == hours.sorted(by: >))
    }

    @Test func whatIsStatedIsTaken() throws {
        let stated = try Toy(set: ["resolution=days:3"]).scenario()
        #expect(stated.resolution == .days(3) && stated.resolutionChoice == nil)
    }
}
