import InteriorPoint
import LinearProgramming

/// The project's own solver as tests use it.
package struct OneThread: LinearProgramSolver {
    package init() {}

    package func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
        TestSupport.solve(program)
    }
}

/// What the project's own solver finds. One thread: tests run side by side.
package func solve(_ program: LinearProgram) -> Solution {
    var settings = InteriorPointSettings()
    settings.threads = 1
    return InteriorPointSolver(settings: settings).solve(program) { _ in true }
}
