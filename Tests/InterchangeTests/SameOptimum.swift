import Interchange
import LinearProgramming
import TestSupport
import Testing

/// Translates a program, reads the folder back by PyPSA's equations, and solves both.
@discardableResult
func expectSameOptimum(_ program: LinearProgram, _ snapshots: Snapshots, _ name: String = "") throws -> PyPSAFolder {
    let translation = Translation(program, on: snapshots)
    #expect(translation.leftOut.isEmpty, "\(name): \(translation.leftOut)")
    let folder = PyPSAFolder(CSVFolder(translation.network))
    let (one, other) = (solve(program), solve(folder.program()))
    #expect(one.status == .optimal && other.status == .optimal, "\(name): \(one.status), \(other.status)")
    let (a, b) = (one.certificate.primalObjective, other.certificate.primalObjective)
    #expect(isClose(a, b, within: 1e-6), "\(name): \(a) and \(b)")
    return folder
}
