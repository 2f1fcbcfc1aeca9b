import LinearAlgebra

/// A point of the method, or a direction. x and s together have n + m entries; so have
///
///     below = distance to the lower bound and zLower, its multiplier,
///
/// both positive where the bound is finite and zero where it is not. above, the distance to the upper bound, and zUpper have an entry
/// for each of `StandardProgram.ranged`. y has m entries. The arrays are shared by copies of the value.
struct Iterate: Sendable {
    let x: Buffer<Double>
    let y: Buffer<Double>
    let below: Buffer<Double>
    let above: Buffer<Double>
    let zLower: Buffer<Double>
    let zUpper: Buffer<Double>

    init(zerosFor program: StandardProgram) {
        self.init(variables: program.variableCount, rows: program.rowCount, uppers: program.upper.count)
    }

    private init(variables: Int, rows: Int, uppers: Int) {
        func zeros(_ count: Int) -> Buffer<Double> { Buffer(repeating: 0, count: count) }
        x = zeros(variables)
        y = zeros(rows)
        (below, zLower) = (zeros(variables), zeros(variables))
        (above, zUpper) = (zeros(uppers), zeros(uppers))
    }

    /// Of no program.
    static var empty: Iterate { Iterate(variables: 0, rows: 0, uppers: 0) }

    private var arrays: [Buffer<Double>] { [x, y, below, above, zLower, zUpper] }

    /// μ: the mean product of a distance and its multiplier; 0 without bounds.
    func complementarity(_ program: StandardProgram, _ workers: Workers) -> Double {
        if program.boundCount == 0 { return 0 }
        func product(_ distance: Buffer<Double>, _ z: Buffer<Double>) -> Double {
            workers.sum(distance.count) { range in
                let (distance, z) = (distance.base, z.base)
                return range.sumOfLanes({ distance.lanes($0) * z.lanes($0) }, { distance[$0] * z[$0] })
            }
        }
        return (product(below, zLower) + product(above, zUpper)) / Double(program.boundCount)
    }

    /// The same after a step.
    func complementarity(
        _ program: StandardProgram, after step: Iterate, _ length: StepLength, _ workers: Workers
    ) -> Double {
        if program.boundCount == 0 { return 0 }
        func product(_ distance: Buffer<Double>, _ change: Buffer<Double>, _ z: Buffer<Double>, _ dz: Buffer<Double>)
            -> Double
        {
            workers.sum(distance.count) { range in
                let (distance, change, z, dz) = (distance.base, change.base, z.base, dz.base)
                return range.sumOfLanes(
                    {
                        (distance.lanes($0) + length.primal * change.lanes($0))
                            * (z.lanes($0) + length.dual * dz.lanes($0))
                    }, { (distance[$0] + length.primal * change[$0]) * (z[$0] + length.dual * dz[$0]) })
            }
        }
        let sum =
            product(below, step.below, zLower, step.zLower) + product(above, step.above, zUpper, step.zUpper)
        return sum / Double(program.boundCount)
    }

    func move(_ step: Iterate, primal: Double, dual: Double, _ workers: Workers) {
        workers.forRanges(x.count) { range in
            x.add(primal, step.x, range)
            below.add(primal, step.below, range)
            zLower.add(dual, step.zLower, range)
        }
        workers.forRanges(above.count) { range in
            above.add(primal, step.above, range)
            zUpper.add(dual, step.zUpper, range)
        }
        workers.forRanges(y.count) { y.add(dual, step.y, $0) }
    }

    /// Puts x where its distance to the nearer bound says, once the two disagree by rounding alone (`tolerance`, relative).
    /// A distance can be far smaller than the rounding that x has gathered on its way; Newton's equation would take the
    /// difference for a reason to pass through the bound, and no step would be left.
    func settle(_ program: StandardProgram, tolerance: Double, _ workers: Workers) {
        workers.forRanges(x.count) { range in
            let (x, below, lower, kind) = (x.base, below.base, program.lower.base, program.kind.base)
            func slack(_ j: Int) -> Double { tolerance * (1 + abs(x[j])) }
            for j in range where kind[j] == .lower && abs(x[j] - lower[j] - below[j]) <= slack(j) {
                x[j] = lower[j] + below[j]
            }
            for k in program.upperBounds(of: range) {
                let (j, upper) = (Int(program.ranged[k]), program.upper[k])
                let slack = slack(j)
                if below[j] <= above[k] {
                    if abs(x[j] - lower[j] - below[j]) <= slack { x[j] = lower[j] + below[j] }
                    if abs(upper - x[j] - above[k]) <= min(slack, above[k] / 2) { above[k] = upper - x[j] }
                } else {
                    if abs(upper - x[j] - above[k]) <= slack { x[j] = upper - above[k] }
                    if abs(x[j] - lower[j] - below[j]) <= min(slack, below[j] / 2) { below[j] = x[j] - lower[j] }
                }
            }
        }
    }

    func isFinite(_ workers: Workers) -> Bool {
        arrays.allSatisfy { array in
            // A sum of zeros, unless one of the values is not finite.
            workers.sum(array.count) { range in
                let base = array.base
                return range.sumOfLanes({ 0 * base.lanes($0) }, { 0 * base[$0] })
            } == 0
        }
    }
}

extension Buffer<Double> {
    /// this ← 0 over a range.
    func clear(_ range: Range<Int>) { (base + range.lowerBound).update(repeating: 0, count: range.count) }

    /// this ← other over a range.
    func copy(_ other: Buffer<Double>, _ range: Range<Int>) {
        (base + range.lowerBound).update(from: other.base + range.lowerBound, count: range.count)
    }

    /// this += factor · other over a range.
    func add(_ factor: Double, _ other: Buffer<Double>, _ range: Range<Int>) {
        let (to, from) = (base, other.base)
        range.inLanes(
            { to.setLanes($0, to.lanes($0) + factor * from.lanes($0)) }, { to[$0] += factor * from[$0] })
    }
}

extension Range<Int> {
    /// Eight at a time, then the rest one by one.
    @inline(__always)
    func inLanes(_ eight: (Int) -> Void, _ one: (Int) -> Void) {
        var k = lowerBound
        while k + 8 <= upperBound {
            eight(k)
            k += 8
        }
        while k < upperBound {
            one(k)
            k += 1
        }
    }

    /// The sum of both kinds of terms: eight sums, of the eight lanes, then added up.
    @inline(__always)
    func sumOfLanes(_ eight: (Int) -> SIMD8<Double>, _ one: (Int) -> Double) -> Double {
        var (lanes, rest) = (SIMD8<Double>.zero, 0.0)
        inLanes({ lanes += eight($0) }, { rest += one($0) })
        return lanes.sum() + rest
    }
}
