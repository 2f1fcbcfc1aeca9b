import Foundation
import InteriorPoint
import LinearAlgebra
import LinearProgramming
import TestSupport
import Testing

/// Every KKT system keeps the contract, and the method finds the same optima with each.
@Suite struct KKTSystemTests {
    /// A new system goes here.
    static let systems: [any KKTSystem.Type] = [QuasidefiniteSystem.self, DenseSystem.self]

    @Test(arguments: systems.indices) func keepsTheContract(index: Int) throws {
        func check<System: KKTSystem>(_: System.Type) throws { try KKTContract<System>().check() }
        try check(Self.systems[index])
    }

    /// Where memory is short, refinement begins anew after a few directions.
    @Test func keepsTheContractWithFewVectors() throws {
        var settings = KKTSettings()
        settings.refinementEntries = 0
        try KKTContract<QuasidefiniteSystem>(settings: settings).check()
    }

    /// The factor alone leaves nearly nothing of rows next to their bounds; with the same δ for all it hardly sees them.
    @Test(arguments: 1...3 as ClosedRange<UInt64>) func seesRowsNextToTheirBounds(seed: UInt64) throws {
        var settings = KKTSettings()
        settings.refinementSteps = 0
        #expect(try left(seed, settings) < 1e-7)
        settings.rowRegularisationShare = .infinity
        #expect(try left(seed, settings) > 0.1)
    }

    /// Solves that miss their tolerance let regularisation grow as far as hides no row; to the end where they are useless.
    @Test func growsForSolvesOnlyAsFarAsTheyNeed() throws {
        var settings = KKTSettings()
        let (least, most) = (settings.leastRegularisation, settings.greatestForSolves)
        // δ/(d + δ) is left of the row that does not depend on others, for a diagonal d once its columns are eliminated.
        let far = try leftBesideACopy(diagonal: 1e-5, settings)
        #expect(isClose(far, most / (1e-5 + most) / 3.0.squareRoot(), within: 1e-2))
        #expect(far > 5 * least / 1e-5 / 3.0.squareRoot())
        let hidden = settings.greatestRegularisation / (1e-8 + settings.greatestRegularisation)
        #expect(isClose(try leftBesideACopy(diagonal: 1e-8, settings), hidden / 3.0.squareRoot(), within: 1e-2))
        settings.greatestForSolves = settings.greatestRegularisation
        #expect(try leftBesideACopy(diagonal: 1e-5, settings) > 0.05)
    }

    /// What the factor alone leaves of three equations that lack 1 each: two that are the same, whose pivot is lost, and one with this
    /// diagonal once its columns are eliminated.
    private func leftBesideACopy(diagonal: Double, _ settings: KKTSettings) throws -> Double {
        var settings = settings
        (settings.refinementSteps, settings.replacedPivotShare) = (0, 1)
        (settings.columnRegularisation, settings.rowRegularisationShare) = (0, .infinity)
        let matrix = CompressedMatrix(
            start: [0, 2, 4, 6], index: [0, 1, 0, 1, 2, 3], value: [Double](repeating: 1, count: 6))
        return try left(of: matrix, hessian: [1e-10, 1e-10, 2 / diagonal, 2 / diagonal], settings, tolerance: 0)
    }

    /// What a solve leaves of equations with these coefficients that lack 1 each.
    private func left(of matrix: CompressedMatrix, hessian: [Double], _ settings: KKTSettings, tolerance: Double) throws
        -> Double
    {
        let (m, n) = (matrix.start.count - 1, hessian.count)
        let bounds = [Double](repeating: 1, count: n) + [Double](repeating: .infinity, count: m)
        let program = StandardProgram(
            columnCount: n, rowCount: m, cost: Buffer(repeating: 0, count: n), lower: Buffer(bounds.map { -$0 }),
            upper: Buffer(bounds), rightSide: Buffer(repeating: 0, count: m),
            isEquation: [Bool](repeating: true, count: m), byRow: matrix, byColumn: matrix.transposed(minorCount: n))
        let kkt = try QuasidefiniteSystem(program, settings, Workers(count: 1), limit: .max) { false }
        for (j, h) in hessian.enumerated() { kkt.hessian[j] = h }
        #expect(kkt.factorise())
        return kkt.solve(
            f: Buffer(repeating: 0, count: n), q: Buffer(repeating: 1, count: m), dx: Buffer(repeating: 0, count: n),
            dy: Buffer(repeating: 0, count: m), tolerance: tolerance)
    }

    /// Six rows that δ hides, each by another part, take six directions; two leave more than half of them however often they begin anew.
    @Test func takesMoreDirectionsWhereFewGetNowhere() throws {
        var settings = KKTSettings()
        (settings.leastRegularisation, settings.rowRegularisationShare) = (settings.greatestRegularisation, .infinity)
        (settings.refinementEntries, settings.refinementDirectionsAtNeed) = (0, 2)
        #expect(try leftOfHiddenRows(settings) > 1e-3)
        settings.refinementDirectionsAtNeed = 8
        #expect(try leftOfHiddenRows(settings) < 1e-9)
    }

    /// What a solve leaves of six equations of two columns each that lack 1, with diagonals from 1e-8 to 3e-6 once these are eliminated.
    private func leftOfHiddenRows(_ settings: KKTSettings) throws -> Double {
        let count = 6
        let matrix = CompressedMatrix(
            start: (0...count).map { 2 * $0 }, index: (0..<2 * Int32(count)).map { $0 },
            value: [Double](repeating: 1, count: 2 * count))
        let hessian = (0..<2 * count).map { 2 / (1e-8 * pow(3, Double($0 / 2))) }
        return try left(of: matrix, hessian: hessian, settings, tolerance: 1e-10)
    }

    /// What a solve leaves where every row lacks 1.
    private func left(_ seed: UInt64, _ settings: KKTSettings) throws -> Double {
        let random = RandomSystem(.init(rows: 30, columns: 50, density: 0.15, activeRows: 40), seed: seed)
        let (n, m) = (random.hessian.count, random.slack.count)
        let kkt = try QuasidefiniteSystem(random.program, settings, Workers(count: 1), limit: .max) { false }
        for j in 0..<n { kkt.hessian[j] = random.hessian[j] }
        for i in 0..<m { kkt.slack[i] = random.slack[i] }
        #expect(kkt.factorise())
        let (dx, dy) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: m))
        return kkt.solve(
            f: Buffer(repeating: 0, count: n), q: Buffer(repeating: 1, count: m), dx: dx, dy: dy, tolerance: 1e-12)
    }

    /// The same status and optimum with every system as with the first.
    private func compare(_ program: LinearProgram, _ what: String) {
        let first = InteriorPointSolver(kkt: Self.systems[0]).solve(program) { _ in true }
        for system in Self.systems.dropFirst() {
            let other = InteriorPointSolver(kkt: system).solve(program) { _ in true }
            #expect(first.status == other.status, "\(system), \(what)")
            if first.status != .optimal { continue }
            #expect(other.certificate.worst <= 1e-8, "\(system), \(what)")
            let (a, b) = (first.certificate.primalObjective, other.certificate.primalObjective)
            #expect(abs(a - b) <= 1e-6 * (1 + abs(a)), "\(system), \(what): \(b), not \(a)")
        }
    }

    @Test func randomProgramsHaveTheSameOptimum() {
        for (index, shape) in ComplementaryPairTests.shapes.enumerated() {
            for seed in 1...3 as ClosedRange<UInt64> {
                compare(ComplementaryProgram(shape, seed: seed).program, "shape \(index), seed \(seed)")
            }
        }
    }

    /// Dispatch, stores and capacities, with and without an optimum.
    @Test func smallPlansEndTheSameWay() {
        for outcome in LooseLimits.Outcome.allCases {
            for seed in 0..<20 as Range<UInt64> {
                var plan = LooseLimits(seed: seed, outcome, writesLimits: false)
                compare(plan.program(), "\(outcome), seed \(seed)")
            }
        }
    }

    /// The path of every system on a program of yours: `DCPLAN_KKT_PROGRAM=FILE swift test … --filter onAProgramOfYours`.
    @Test(.enabled(if: file != nil)) func onAProgramOfYours() throws {
        let program = try LinearProgramFile.read(path: Self.file!).program
        for system in Self.systems {
            print(
                "\(system)\n iter    primal obj.      dual obj.  primal res  dual res       gap  primal step  dual step"
            )
            let solution = InteriorPointSolver(kkt: system).solve(program) {
                let numbers = [$0.primalResidual, $0.dualResidual, $0.relativeGap, $0.primalStep, $0.dualStep]
                print(
                    String(format: "%5d %14.6e %14.6e", $0.iteration, $0.primalObjective, $0.dualObjective),
                    numbers.map { String(format: "%9.2e", $0) }.joined(separator: "  "))
                return true
            }
            print("\(solution.status) after \(solution.iterations): \(solution.certificate)")
        }
    }

    private static let file = ProcessInfo.processInfo.environment["DCPLAN_KKT_PROGRAM"]
}
