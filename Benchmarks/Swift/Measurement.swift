import Foundation
import InteriorPoint
import LinearAlgebra
import LinearProgramming
import Planning
import TimeSeries

/// What is timed, in its order.
enum Stage: String, CaseIterable {
    /// A scenario with everything it extends, or an MPS file.
    case read
    /// Weather, profiles and the program of a scenario; of a generated program, its making.
    case build
    case presolve
    /// Ordering and symbolic factorisation of the presolved program.
    case analyse
    /// One numeric factorisation, with one on the diagonals.
    case factorise
    /// The whole solve, presolve and all factorisations in it.
    case solve
}

/// The seconds of each stage.
struct StageClock {
    private(set) var seconds: [Stage: Double] = [:]

    mutating func time<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        let result = try work()
        seconds[stage] = (ContinuousClock.now - start) / .seconds(1)
        return result
    }
}

/// One run of a case.
struct Measurement {
    let seconds: [Stage: Double]
    let program: LinearProgram
    let solution: Solution

    /// - Parameter mps: the folder that the program is written to; nil for none.
    init(_ benchmark: BenchmarkCase, threads: Int, mps: String?) throws {
        var clock = StageClock()
        let program =
            switch benchmark.source {
            case .scenario(let path, let resolution): try Self.build(path, resolution, &clock)
            case .generated(let make): try Self.readBack(make, &clock)
            }
        if let mps { try MPSFile.write(program, to: "\(mps)/\(benchmark.name).mps") }
        try Self.factorise(program, threads, &clock)
        var settings = InteriorPointSettings()
        settings.threads = threads
        let solver = InteriorPointSolver(settings: settings)
        solution = clock.time(.solve) { solver.solve(program) { _ in true } }
        (seconds, self.program) = (clock.seconds, program)
    }

    private static func build(
        _ path: String, _ resolution: Resolution, _ clock: inout StageClock
    ) throws -> LinearProgram {
        let scenario = try clock.time(.read) { try Scenario.read(path: Checkout.path(path)).scenario }
        return try clock.time(.build) {
            let series = try ScenarioSeries(scenario)
            let axis = series.axis(resolution)
            return PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)).program
        }
    }

    private static func readBack(_ make: () -> KnownProgram, _ clock: inout StageClock) throws -> LinearProgram {
        let made = clock.time(.build, make).program
        let path = NSTemporaryDirectory() + "dcplan-\(UUID().uuidString).mps"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try MPSFile.write(made, to: path)
        return try clock.time(.read) { try LinearProgramFile.read(path: path).program }
    }

    private static func factorise(_ program: LinearProgram, _ threads: Int, _ clock: inout StageClock) throws {
        let settings = InteriorPointSettings()
        let presolve = clock.time(.presolve) {
            Presolve(ReducedProgram(program, program.rowMatrix()), settings.presolve)
        }
        let standard = Equilibration(presolve.reduced, settings.scaling).standardise(presolve.reduced)
        let kkt = try clock.time(.analyse) {
            try settings.kkt.system.init(
                standard, settings.kkt, Workers(count: threads), limit: .max, stops: { false })
        }
        let (hessian, slack) = (kkt.hessian, kkt.slack)
        for j in 0..<standard.columnCount { hessian[j] = 1 }
        for i in 0..<standard.rowCount { slack[i] = standard.isEquation[i] ? 0 : 1 }
        _ = clock.time(.factorise) { kkt.factorise() }
    }
}

/// Programs as MPS.
enum MPSFile {
    static func write(_ program: LinearProgram, to path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try MPSFormat.write(program, to: handle)
        try handle.close()
    }
}

/// The checkout that this was built from.
enum Checkout {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
