import Planning
import Testing

/// The order in which a model is built follows from what each step needs.
@Suite struct BuildOrderTests {
    @Test func everyStepComesOnceAndAfterWhatItNeeds() {
        let order = PartCatalogue.order
        #expect(Set(order.map(\.name)) == Set(BuildStep.Name.allCases) && order.count == BuildStep.Name.allCases.count)
        for (i, step) in order.enumerated() {
            let before = Set(order[..<i].map(\.name))
            #expect(step.needs.allSatisfy(before.contains), "\(step.name)")
        }
    }

    /// Whichever way the parts are listed.
    @Test func theOrderOfTheCatalogueMayBeAny() throws {
        let steps = PartCatalogue.steps
        for order in [try BuildStep.ordered(steps.reversed()), try BuildStep.ordered(steps.shuffled())] {
            for (i, step) in order.enumerated() {
                #expect(step.needs.allSatisfy(Set(order[..<i].map(\.name)).contains), "\(step.name)")
            }
        }
    }

    @Test func stepsThatDoNotFitTogetherAreRefused() {
        let steps = PartCatalogue.steps
        let withoutRacks = steps.filter { $0.name != .racks }
        #expect(throws: BuildStep.OrderError.unmet([.backup, .hallLimits])) { try BuildStep.ordered(withoutRacks) }
        #expect(throws: BuildStep.OrderError.repeated(.halls)) { try BuildStep.ordered(steps + [steps[0]]) }
        let circle = [
            BuildStep(.halls, .stocks, after: [.racks], once: { _ in }),
            BuildStep(.racks, .stocks, after: [.halls], once: { _ in }),
        ]
        #expect(throws: BuildStep.OrderError.unmet([.halls, .racks])) { try BuildStep.ordered(circle) }
    }
}
