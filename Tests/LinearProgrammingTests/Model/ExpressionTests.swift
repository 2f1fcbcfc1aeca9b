import LinearProgramming
import Testing

/// Expressions over blocks of columns, and the rows they become.
@Suite struct ExpressionTests {
    /// x of 3 columns, K of one.
    private func program() -> (LinearProgram, x: Columns, k: Columns) {
        var program = LinearProgram(name: "p")
        let x = program.addColumns(Label("x"), count: 3)
        let k = program.addColumns(Label("k"))
        return (program, x, k)
    }

    /// Row i of the program, dense.
    private func row(_ program: LinearProgram, _ i: Int) -> [Double] {
        let matrix = program.rowMatrix()
        var dense = [Double](repeating: 0, count: matrix.columnCount)
        for e in matrix.start[i]..<matrix.start[i + 1] { dense[Int(matrix.column[e])] += matrix.value[e] }
        return dense
    }

    /// 2·x(t) − s(t)·K for s = 1, 0, 3: a block of one takes part in every row, and zeros are left out.
    @Test func blocksBecomeRows() {
        var (program, x, k) = program()
        var expression = LinearExpression()
        expression.add(2, x)
        expression.add([-1, 0, -3], k)
        program.addUpperLimits(Label("r"), count: 3, expression, atMost: .series([4, 5, 6]))
        #expect(row(program, 0) == [2, 0, 0, -1])
        #expect(row(program, 1) == [0, 2, 0, 0])
        #expect(row(program, 2) == [0, 0, 2, -3])
        #expect(program.rowUpper == [4, 5, 6] && program.rowLower.allSatisfy { $0 == -.infinity })
        #expect(program.coefficient.count == 5)
    }

    /// x(t) − x(t − 1), the first hour after the last.
    @Test func membersShiftABlock() {
        var (program, x, _) = program()
        var expression = LinearExpression()
        expression.add(1, x)
        expression.add(-1, x, member: [2, 0, 1])
        program.addEqualities(Label("r"), count: 3, expression, equals: .constant(7))
        #expect(row(program, 0) == [1, 0, -1, 0])
        #expect(row(program, 1) == [-1, 1, 0, 0])
        #expect(program.rowLower == [7, 7, 7] && program.rowUpper == [7, 7, 7])
    }

    /// Terms on the same columns merge, so that no row names a column twice; on other members they do not.
    @Test func likeTermsMerge() {
        let (_, x, k) = program()
        var expression = LinearExpression()
        expression.add(2, x)
        expression.add([1, 2, 3], x)
        expression.add(1, x, member: [2, 0, 1])
        expression.add(1, k)
        expression.add(-1, k)
        #expect(expression.terms.count == 3)
        let values = (0..<3).map { expression.value($0, at: [1, 10, 100, 5]) }
        #expect(values == [3 * 1 + 100, 4 * 10 + 1, 5 * 100 + 10] as [Double])
    }

    /// (a + b)(x) = a(x) + b(x), (a − b)(x) = a(x) − b(x), (s·a)(x) = s·a(x).
    @Test func arithmeticIsThatOfFunctions() {
        let (_, x, k) = program()
        let point = [1.5, -2, 4, 3]
        var a = LinearExpression()
        a.add([1, -2, 0.5], x)
        a.add(3, k)
        var b = LinearExpression()
        b.add(2, x)
        b.add([1, 1, 2], k)
        for t in 0..<3 {
            let (va, vb) = (a.value(t, at: point), b.value(t, at: point))
            #expect((a + b).value(t, at: point) == va + vb)
            #expect((a - b).value(t, at: point) == va - vb)
            #expect((-4 * a).value(t, at: point) == -4 * va)
        }
    }

    /// A sum takes every hour of a block once, a part of them when told, and a block of one once.
    @Test func sumsRunOverHours() {
        var (program, x, k) = program()
        var expression = LinearExpression()
        expression.add([1, 2, 3], x)
        expression.add(-5, k)
        program.addSum(Label("all"), upper: 9, expression)
        program.addSum(Label("part"), lower: 1, over: 1..<3, expression)
        #expect(row(program, 0) == [1, 2, 3, -5])
        #expect(row(program, 1) == [0, 2, 3, -5])
    }

    /// x(t) ≤ a(t)·K follows the ordinary rows; where a(t) = 0, x(t) is bounded by zero and the row is empty.
    @Test func capacityBoundsFollowTheRows() {
        var (program, x, k) = program()
        program.addCapacityBounds(Label("limit"), x, factor: .series([0.5, 0, 1]), capacity: k)
        var expression = LinearExpression()
        expression.add(1, k)
        program.addUpperLimits(Label("r"), expression, atMost: .constant(8))
        #expect(program.rowCount == 1 && program.totalRowCount == 4)
        #expect(row(program, 1) == [1, 0, 0, -0.5])
        #expect(row(program, 2) == [0, 0, 0, 0])
        #expect(row(program, 3) == [0, 0, 1, -1])
        #expect(program.upper[1] == 0)
        #expect(program.rowName(0) == "r" && program.rowName(2) == "limit:1")
        let place = program.coordinates(ofRow: 3)
        #expect(place.label.quantity == "limit" && place.member == 2 && place.kind == .capacityBound)
    }

    /// The same matrix by row and by column.
    @Test func theColumnMatrixIsTheSame() {
        var (program, x, k) = program()
        program.addCapacityBounds(Label("limit"), x, capacity: k)
        let rows = program.rowMatrix()
        let columns = ColumnMatrix(rows)
        #expect(columns.columnCount == 4 && columns.rowCount == 3)
        for j in 0..<4 {
            for e in columns.start[j]..<columns.start[j + 1] {
                #expect(row(program, Int(columns.row[e]))[j] == columns.value[e])
            }
        }
        #expect(columns.value.count == rows.value.count)
    }

    @Test func namesLeaveOutWhatIsEmpty() {
        let label = Label("heat", place: "a b", item: "tower", year: 2030)
        #expect(label.name == "heat:a_b:tower:2030")
        #expect(Label("heat").name == "heat")
        let (program, _, _) = program()
        #expect((0..<4).map { program.columnBlocks.name(of: $0) } == ["x:0", "x:1", "x:2", "k"])
    }

    @Test func costsAddUp() {
        var (program, x, k) = program()
        program.addCost(2, x)
        program.addCost(.series([1, 2, 3]), x)
        program.addCost(5, k)
        #expect(program.cost == [3, 4, 5, 5])
    }

    /// With one hour, the hour before it is itself: level − 0.9·level is 0.1·level, and level − level nothing.
    @Test func termsThatMeetInAColumnAreOneEntry() {
        var program = LinearProgram(name: "p")
        let level = program.addColumns(Label("level"))
        for kept in [0.9, 1] {
            var change = LinearExpression(level)
            change.add(-kept, level, member: [0])
            program.addEqualities(Label("balance"), change)
        }
        #expect(program.rowStart == [0, 1, 1])
        #expect(program.columnIndex == [0] && abs(program.coefficient[0] - 0.1) < 1e-15)
    }
}
