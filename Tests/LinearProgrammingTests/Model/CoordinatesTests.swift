import LinearProgramming
import Testing

/// Every column and row knows its block, what that runs over, and where in it it stands.
@Suite struct CoordinatesTests {
    private var program: LinearProgram {
        var program = LinearProgram(name: "p")
        let flow = program.addColumns(Label("flow", place: "a", year: 2030), count: 4, per: .hour)
        let stock = program.addColumns(Label("stock", role: .capacity))
        let water = program.addColumns(Label("water", role: .yearly), count: 2, per: .day)
        program.addRows(
            Label("peak"), count: 2, per: .hours([3, 1]), lower: .constant(0), upper: .constant(1),
            LinearExpression(stock))
        program.addSum(Label("day"), per: .days([1]), upper: 9, over: 2..<4, LinearExpression(flow))
        program.addEqualities(Label("bill", role: .yearly), count: 2, per: .bill, LinearExpression(water))
        program.addCapacityBounds(Label("limit"), flow, capacity: stock)
        program.addCapacityBounds(Label("single"), flow[2], capacity: stock)
        return program
    }

    private func words(_ place: Coordinates) -> String {
        "\(place.label.name) \(place.kind) \(place.member) \(place.index) \(place.step)"
    }

    @Test func columns() {
        #expect(
            (0..<7).map { words(program.coordinates(ofColumn: $0)) } == [
                "flow:a:2030 general 0 0 hour", "flow:a:2030 general 1 1 hour", "flow:a:2030 general 2 2 hour",
                "flow:a:2030 general 3 3 hour", "stock general 0 0 none", "water general 0 0 day",
                "water general 1 1 day",
            ])
    }

    /// Capacity bounds are a kind of their own, and run over what their columns run over.
    @Test func rows() {
        #expect(
            (0..<program.totalRowCount).map { words(program.coordinates(ofRow: $0)) } == [
                "peak general 0 3 hours([3, 1])", "peak general 1 1 hours([3, 1])", "day general 0 1 days([1])",
                "bill general 0 0 bill", "bill general 1 1 bill", "limit capacityBound 0 0 hour",
                "limit capacityBound 1 1 hour", "limit capacityBound 2 2 hour", "limit capacityBound 3 3 hour",
                "single capacityBound 0 2 hours([2])",
            ])
        #expect((0..<5).allSatisfy { program.capacityBound(ofRow: $0) == nil })
        #expect((5..<9).map { program.capacityBound(ofRow: $0)!.column } == [0, 1, 2, 3])
        #expect(program.capacityBound(ofRow: 9)! == (2, 4))
    }

    /// The step tells blocks apart in labels, and is no part of names.
    @Test func namesAreWhatTheyWere() {
        #expect(program.rowName(1) == "peak:1" && program.rowName(8) == "limit:3" && program.rowName(9) == "single")
        #expect(program.columnBlocks.name(of: 3) == "flow:a:2030:3")
    }
}
