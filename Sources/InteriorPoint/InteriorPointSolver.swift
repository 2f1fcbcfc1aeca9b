import LinearProgramming

/// A primal–dual interior-point method for sparse linear programs.
///
/// presolve → equilibrate → follow the path → unscale → undo presolve → certify on the program as given.
/// `optimal` is said only of a point whose `Certificate` is within the tolerance; `infeasible` and `unbounded` only
/// with a ray that was checked on the program's own data: for an infeasible program `rowDual` is a Farkas ray of gain
/// 1, for an unbounded one `primal` is a direction with c·x = −1.
public struct InteriorPointSolver: LinearProgramSolver {
    public var settings: InteriorPointSettings

    public init(settings: InteriorPointSettings = .init()) { self.settings = settings }

    /// With another KKT system than the settings'.
    package init(settings: InteriorPointSettings = .init(), kkt: any KKTSystem.Type) {
        self.settings = settings
        self.settings.kkt.system = kkt
    }

    public func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
        solve(program, near: [], programsFollow: false, observer: observer)
    }

    /// Starts from the nearest of the points that is on the path of this program, nearly (see `WarmStart`); otherwise as if there were
    /// none.
    public func solve(
        _ program: LinearProgram, near points: consuming [NearbyPoint], programsFollow: Bool,
        observer: (IterationRecord) -> Bool
    ) -> Solution {
        Solve(program, settings, keepsWaypoints: programsFollow).run(near: consume points, observer)
    }
}
