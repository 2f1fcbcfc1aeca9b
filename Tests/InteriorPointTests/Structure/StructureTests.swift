import InteriorPoint
import LinearAlgebra
import LinearProgramming
import TestSupport
import Testing

/// What is left after presolve knows what it was.
@Suite struct StructureTests {
    @Test func presolvedRandomProgramsKnowTheirOrigins() {
        for (index, shape) in ComplementaryPairTests.shapes.enumerated() {
            for seed in 1...5 as ClosedRange<UInt64> {
                let found = PresolvedStructure(ComplementaryProgram(shape, seed: seed).program)
                #expect(found.disagreements.isEmpty, "shape \(index), seed \(seed): \(found.disagreements)")
            }
        }
    }

    @Test func presolvedPlansKnowTheirOrigins() {
        var left: [Block.Kind: Int] = [:]
        for seed in 0..<300 as Range<UInt64> {
            var plan = LooseLimits(seed: seed, writesLimits: false)
            let found = PresolvedStructure(plan.program())
            #expect(found.disagreements.isEmpty, "seed \(seed): \(found.disagreements)")
            left.merge(found.rowsLeft, uniquingKeysWith: +)
        }
        #expect(left[.general, default: 0] > 100 && left[.capacityBound, default: 0] > 100)
    }

    /// Through presolve and scaling, also of a second time over: x ≤ ½·K is known for what it is where the system is built.
    @Test(arguments: [true, false]) func theKKTSystemIsTold(presolves: Bool) {
        var program = LinearProgram(name: "capacity")
        let x = program.addColumns(Label("x"), count: 3, per: .hours([4, 5, 7]))
        let stock = program.addColumns(Label("stock", role: .capacity))
        program.addCost(10, stock)
        program.addCost([1, 2, 3], x)
        program.addRows(
            Label("demand"), count: 3, per: .hours([4, 5, 7]), lower: .series([3, 1, 2]), upper: .constant(.infinity),
            LinearExpression(x))
        program.addSum(Label("total"), upper: 9, LinearExpression(x))
        program.addCapacityBounds(Label("limit"), x, factor: .constant(0.5), capacity: stock)
        var settings = InteriorPointSettings()
        settings.presolves = presolves
        let solver = InteriorPointSolver(settings: settings, kkt: InspectingSystem.self)
        #expect(solver.solve(program) { _ in true }.status == .optimal)
    }

    /// 8,760 of a year before those of the next, wherever presolve leaves them; stocks, days and bills have none.
    @Test func rowsAndColumnsKnowTheirHours() {
        var program = LinearProgram(name: "two years")
        for year in [2026, 2027] {
            let stock = program.addColumns(Label("stock", year: year, role: .capacity))
            let x = program.addColumns(Label("x", year: year), count: 3, per: .hours([4, 5, 7]))
            let y = program.addColumns(Label("y", year: year), count: 2, per: .hour)
            let z = program.addColumns(Label("z", year: year), count: 2, per: .day)
            for (columns, step) in [(x, Label.Step.hours([4, 5, 7])), (y, .hour), (z, .day)] {
                program.addRows(
                    Label("demand", year: year), count: columns.count, per: step, lower: .constant(1),
                    upper: .constant(.infinity), LinearExpression(columns))
            }
            program.addCapacityBounds(Label("limit", year: year), x, capacity: stock)
        }
        let structure = ReducedProgram(program, program.rowMatrix()).structure
        let (first, second) = (2026 * 8760, 2027 * 8760) as (Int32, Int32)
        func hours(_ year: Int32) -> [Int32] { [4, 5, 7, 0, 1].map { year + $0 } + [-1, -1] }
        let all = 0..<Int32(program.columnCount)
        #expect(structure.hours(ofColumns: Array(all)) == [-1] + hours(first) + [-1] + hours(second))
        let bounds = [4, 5, 7] as [Int32]
        let rows = hours(first) + hours(second) + bounds.map { first + $0 } + bounds.map { second + $0 }
        #expect(structure.hours(ofRows: Array(0..<Int32(program.totalRowCount))) == rows)
        #expect(structure.hours(ofRows: [1, 4, 15, 19]) == [first + 5, first + 1, first + 5, second + 7])
    }

    /// More rows than one thread takes at a time, of which every third column is fixed.
    @Test func presolveAndScalingAreTheSameWithAnyThreads() {
        let count = 20_000
        var rows = Rows(
            cost: (0...count).map { Double($0 % 5) }, lower: (0...count).map { $0 % 3 == 0 ? 2 : 0 },
            upper: (0...count).map { $0 % 3 == 0 ? 2 : 9 })
        for i in 0..<count { rows.add(1, [(i, 1), (i + 1, Double(2 + i % 4)), ((7 * i) % count + 1, -0.5)], 40) }
        let given = ReducedProgram(rows.program, rows.program.rowMatrix())
        let settings = InteriorPointSettings()
        let found = [1, 3].map { threads -> (ReducedProgram, StandardProgram) in
            let workers = Workers(count: threads)
            let reduced = Presolve(given, settings.presolve, workers).reduced
            return (reduced, Equilibration(reduced, settings.scaling, workers).standardise(reduced, workers))
        }
        let (reduced, standard) = found[0]
        #expect(reduced.rowCount > Workers.chunk && reduced.columnCount < count)
        #expect(reduced.rows.start == found[1].0.rows.start && reduced.rows.index == found[1].0.rows.index)
        #expect(reduced.rows.value == found[1].0.rows.value && standard.byRow.value == found[1].1.byRow.value)
        let byColumn = standard.byRow.transposed(minorCount: standard.columnCount)
        #expect(byColumn.start == standard.byColumn.start && byColumn.index == standard.byColumn.index)
        #expect(byColumn.value == standard.byColumn.value)
    }

    /// The elastic and the recession program add columns that stand for nothing.
    @Test func addedColumnsAreNobodys() {
        var rows = Rows(cost: [1, 1], upper: [1, 1])
        rows.add(3, [(0, 1), (1, 1)], .infinity)
        rows.add(-1, [(0, 1), (1, -1)], 1)
        var settings = InteriorPointSettings()
        settings.presolves = false
        let solver = InteriorPointSolver(settings: settings, kkt: InspectingSystem.self)
        #expect(solver.solve(rows.program) { _ in true }.status == .infeasible)
    }
}

extension LinearProgram {
    fileprivate mutating func addCost(_ series: [Double], _ columns: Columns) { addCost(.series(series), columns) }
}

/// The sparse system, after a look at what it is given.
private final class InspectingSystem: KKTSystem {
    private let system: QuasidefiniteSystem

    init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers, limit: Int,
        stops: @escaping @Sendable () -> Bool
    ) throws(LinearAlgebraError) {
        system = try QuasidefiniteSystem(program, settings, workers, limit: limit, stops: stops)
        for i in 0..<program.rowCount {
            let row = program.structure.row(i)
            #expect(row != nil)
            guard row?.label.quantity == "limit", let bound = program.capacityBound(i) else { continue }
            let (hourly, capacity) = (
                program.structure.column(bound.column), program.structure.column(bound.capacity)
            )
            #expect(row?.kind == .capacityBound && capacity?.label.role == .capacity)
            #expect(hourly?.label.quantity == "x" && hourly?.index == row?.index)
        }
        for j in 0..<program.columnCount {
            let quantity = program.structure.column(j)?.label.quantity
            // Rows written one by one: the elastic program's columns come last.
            #expect(quantity != nil || j >= 2)
        }
    }

    var hessian: Buffer<Double> { system.hessian }
    var slack: Buffer<Double> { system.slack }
    var columnResidual: Buffer<Double> { system.columnResidual }
    var activity: Buffer<Double> { system.activity }
    var extent: KKTExtent { system.extent }
    func factorise() -> Bool { system.factorise() }
    func solve(
        _ right: RightSide, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double, scratch: [Buffer<Double>]
    ) -> Double { system.solve(right, dx: dx, dy: dy, tolerance: tolerance, scratch: scratch) }
}
