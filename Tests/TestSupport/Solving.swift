import InteriorPoint
import LinearProgramming

/// What the project's own solver finds. One thread: tests run side by side.
package func solve(_ program: LinearProgram) -> Solution {
    var settings = InteriorPointSettings()
    settings.threads = 1
    return InteriorPointSolver(settings: settings).solve(program) { _ in true }
}
