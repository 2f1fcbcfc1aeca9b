import LinearProgramming
import Planning
import TestSupport
import Testing

/// Columns and rows of a plan know their hour, day or bill, and keep it through presolve.
@Suite struct CoordinatesTests {
    /// Runs of a reservoir and the two ends of its level: several members, no calendar.
    private static let outsideTheCalendar: Set = ["run_start_level", "level_extent"]

    @Test(arguments: EquationCase.all) func blocksOfSeveralMembersRunOverTheCalendar(_ hand: EquationCase) throws {
        let model = try hand.model()
        let program = model.program
        let blocks = program.columnBlocks + program.rowBlocks + program.capacityBounds.map(\.block)
        for block in blocks where !Self.outsideTheCalendar.contains(block.label.quantity) {
            if block.count > 1 { #expect(block.label.step != .none, "\(block.label.name)") }
            for member in 0..<block.count {
                switch block.label.step {
                case .hour, .hours: #expect((0..<model.hours).contains(block.label.step.index(of: member)))
                case .day, .days: #expect(model.axis.days.indices.contains(block.label.step.index(of: member)))
                case .bill: #expect(member < model.axis.billingGroups.count)
                case .none: break
                }
            }
            if block.label.step == .hour { #expect(block.count == model.hours, "\(block.label.name)") }
        }
        for bound in program.capacityBounds {
            #expect(bound.block.kind == .capacityBound && bound.block.label.step == .hour)
        }
    }

    @Test(arguments: EquationCase.all) func presolveKeepsThem(_ hand: EquationCase) throws {
        let found = PresolvedStructure(try hand.model().program)
        #expect(found.disagreements.isEmpty, "\(found.disagreements.prefix(5))")
    }
}
