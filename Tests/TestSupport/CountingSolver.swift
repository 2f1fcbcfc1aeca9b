import InteriorPoint
import LinearProgramming
import Synchronization

/// The project's own solver, and what was asked of it.
package final class CountingSolver: LinearProgramSolver {
    private let asked = Mutex<[[NearbyPoint]]>([])

    package init() {}

    package var solves: Int { asked.withLock { $0.count } }

    /// The points that came with each program.
    package var points: [[NearbyPoint]] { asked.withLock { $0 } }

    package func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
        solve(program, near: [], programsFollow: false, observer: observer)
    }

    package func solve(
        _ program: LinearProgram, near points: [NearbyPoint], programsFollow: Bool, observer: (IterationRecord) -> Bool
    ) -> Solution {
        asked.withLock { $0.append(points) }
        return InteriorPointSolver(settings: .oneThread).solve(
            program, near: points, programsFollow: programsFollow, observer: observer)
    }
}
