/// lower = upper: the column is a number.
enum FixedColumn: PresolveRule {
    struct Fixed: Reduction {
        let column: Int
        let value: Double
        func undo(_ point: inout PrimalDual, _ before: inout ReductionContext) { point.x[column] = value }
    }

    static func apply(to state: inout PresolveState) {
        for j in 0..<state.columnCount where state.columnIsAlive[j] && state.lower[j] == state.upper[j] {
            state.fix(j, at: state.lower[j])
        }
    }
}
