import LinearProgramming

/// Where two programs differ, in a word; nil where they are the same to the last bit (or to a share of the larger number).
package func difference(_ a: LinearProgram, _ b: LinearProgram, within share: Double = 0) -> String? {
    func differ(_ x: [Double], _ y: [Double]) -> Int? {
        if x.count != y.count { return min(x.count, y.count) }
        return x.indices.first { i in
            if x[i].bitPattern == y[i].bitPattern { return false }
            return share == 0 || !(abs(x[i] - y[i]) <= share * max(abs(x[i]), abs(y[i])))
        }
    }
    let (p, q) = (a.rowMatrix(), b.rowMatrix())
    if p.start != q.start || p.column != q.column { return "the pattern" }
    if a.columnBlocks.map(\.label) != b.columnBlocks.map(\.label) { return "the columns" }
    if a.rowBlocks.map(\.label) != b.rowBlocks.map(\.label) { return "the rows" }
    for (name, x, y) in [
        ("the cost", a.cost + [a.objectiveConstant], b.cost + [b.objectiveConstant]),
        ("the lower bound", a.lower, b.lower),
        ("the upper bound", a.upper, b.upper),
    ] {
        if let j = differ(x, y) { return "\(name) of \(j < a.columnCount ? a.columnBlocks.name(of: j) : "all")" }
    }
    for (name, x, y) in [("the lower side", p.lower, q.lower), ("the upper side", p.upper, q.upper)] {
        if let i = differ(x, y) { return "\(name) of \(a.rowName(i))" }
    }
    return differ(p.value, q.value).map { "coefficient \($0)" }
}
