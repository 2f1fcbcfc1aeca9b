import LinearAlgebra
import Testing

/// Years of hours that each touch the hour before, and capacities that touch every hour of their year.
private struct Years {
    let pattern: SymmetricPattern
    let capacities: [Int32]

    init(_ years: Int, hours: Int) {
        let n = years * (hours + 1)
        var rows = [[Int32]](repeating: [], count: n)
        for year in 0..<years {
            // In the middle of the hours, so that no order of the indices puts it last.
            let (first, capacity) = (year * (hours + 1), year * (hours + 1) + hours / 2)
            let others = (first...first + hours).filter { $0 != capacity }
            for (hour, next) in zip(others, others.dropFirst()) { rows[hour].append(Int32(next)) }
            for hour in others { rows[min(hour, capacity)].append(Int32(max(hour, capacity))) }
        }
        capacities = (0..<years).map { Int32($0 * (hours + 1) + hours / 2) }
        let columns = rows.enumerated().map { j, below in [Int32(j)] + below.sorted() }
        pattern = SymmetricPattern(
            start: columns.reduce(into: [0]) { $0.append($0.last! + $1.count) }, row: columns.flatMap { $0 })
    }
}

struct OrderingTests {
    @Test func isAPermutation() throws {
        let pattern = Years(3, hours: 50).pattern
        let order = try Ordering.approximateMinimumDegree(pattern, denseFactor: FactorSettings().denseRowFactor)
        #expect(order.sorted() == (0..<Int32(pattern.count)).map { $0 })
    }

    /// However many other unknowns there are: 10·√n is more than the hours of a year from 40 years on.
    @Test(arguments: [1, 40]) func sharedUnknownsComeLast(years: Int) throws {
        let example = Years(years, hours: 300)
        let order = try Ordering.approximateMinimumDegree(
            example.pattern, denseFactor: FactorSettings().denseRowFactor)
        #expect(Set(order.suffix(years)) == Set(example.capacities))
    }

    @Test func anEmptyPatternHasAnEmptyOrder() throws {
        #expect(try Ordering.approximateMinimumDegree(SymmetricPattern(start: [0], row: []), denseFactor: 8).isEmpty)
    }
}
