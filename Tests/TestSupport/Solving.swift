import InteriorPoint
import LinearProgramming

/// The project's own solver as tests use it.
package struct OneThread: LinearProgramSolver {
    package init() {}

    package func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
        TestSupport.solve(program)
    }
}

/// What the project's own solver finds.
package func solve(_ program: LinearProgram) -> Solution {
    InteriorPointSolver(settings: .oneThread).solve(program) { _ in true }
}

extension InteriorPointSettings {
    /// One thread: tests run side by side.
    static var oneThread: Self {
        var settings = Self()
        settings.threads = 1
        return settings
    }
}
