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

/// Places with stores, an unknown each at every hour that touches those of the hour before and after, a balance of each hour that
/// touches them all, a row of each day that touches its balances, and a capacity that touches all of these.
private struct Places {
    let pattern: SymmetricPattern
    let times: [Int32]

    init(_ places: Int, days: Int) {
        let hours = 24 * days
        let (balances, capacity) = (hours * places, hours * (places + 1) + days)
        var rows = [[Int32]](repeating: [], count: capacity + 1)
        for hour in 0..<hours {
            for place in 0..<places {
                let store = hour * places + place
                if hour + 1 < hours { rows[store].append(Int32(store + places)) }
                rows[store].append(Int32(balances + hour))
            }
            rows[balances + hour].append(Int32(balances + hours + hour / 24))
            rows[balances + hour].append(Int32(capacity))
        }
        let columns = rows.enumerated().map { j, below in [Int32(j)] + below.sorted() }
        pattern = SymmetricPattern(
            start: columns.reduce(into: [0]) { $0.append($0.last! + $1.count) }, row: columns.flatMap { $0 })
        let balanceTimes = (0..<hours).map { Int32($0) }
        times = (0..<balances).map { Int32($0 / places) } + balanceTimes + Array(repeating: -1, count: days + 1)
    }

    func along(_ workers: Workers = Workers(count: 1)) throws -> [Int32] {
        let settings = FactorSettings()
        return try Ordering.alongTime(
            pattern, times, length: settings.hoursOfPiece, denseFactor: settings.denseRowFactor, workers: workers)
    }
}

struct OrderingTests {
    /// Twice the days take twice the work, whichever the order of the indices; the capacity comes last.
    @Test func piecesOfTimeAreOrderedEachForThemselves() throws {
        let work = try [40, 80].map { days in
            let example = Places(5, days: days)
            let order = try example.along()
            #expect(order.sorted() == (0..<Int32(example.pattern.count)).map { $0 })
            #expect(order.last == Int32(example.pattern.count - 1))
            return SymbolicFactor(example.pattern, order: order).flops
        }
        #expect(work[1] < 2.2 * work[0])
    }

    /// Minimum degree follows the places; with the hours known, balances of few hours share a front.
    @Test func hoursAreOrderedAlongWhereTheyAreKnown() throws {
        let example = Places(5, days: 60)
        let given = try SymbolicFactor(example.pattern)
        let along = try SymbolicFactor(example.pattern, times: example.times)
        #expect(along.order != given.order)
        #expect(along.flops == SymbolicFactor(example.pattern, order: try example.along()).flops)
    }

    @Test func theOrderIsTheSameWithAnyThreads() throws {
        let example = Places(3, days: 200)
        let orders = try [1, 2, 3].map { try example.along(Workers(count: $0)) }
        #expect(orders[0] == orders[1] && orders[0] == orders[2])
    }

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
