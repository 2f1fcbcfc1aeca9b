import Documents
import Reporting

/// A saved result of a scenario, to set another plan of it over other hours beside.
struct Against {
    private let path: String
    private let other: PlanDocument

    /// Reads it, and looks whether the two can be compared: the same files and overrides, and a plan that is an optimum.
    ///
    /// - Throws: `MissingFile`, `InputIssues`, and a `Failure` (65) where they cannot.
    init(_ path: String, _ own: PlanDocument.ScenarioPart) throws {
        (self.path, other) = (path, try PlanDocument.read(path))
        if other.scenario?.sha256 != own.sha256 {
            throw Failure(
                .wrongInput,
                "--against \(path): this is a plan of another scenario, or of other overrides, so that more than the hours "
                    + "differs; see dcplan compare")
        }
        if other.isUnfinished || other.hasFailedAudit || part(0) == nil {
            throw Failure(
                .wrongInput,
                "--against \(path): this plan is not optimal (\(other.status)); it says nothing of the hours")
        }
    }

    func part(_ objectiveUsd: Double) -> AgainstPart? { AgainstPart(other, path: path, objectiveUsd: objectiveUsd) }
}
