import Planning

/// Why a plan has the hours that it has, where they were chosen for it.
public struct ResolutionChoicePart: Codable, Equatable, Sendable {
    /// Seconds on two cores that a plan may take, and that this one was expected to take, by its size.
    public let targetS: Double
    public let expectedS: Double
    /// The next finer hours, and what they were expected to take; nil where all hours were chosen.
    public let finer: String?
    public let finerExpectedS: Double?

    init(_ choice: ResolutionChoice) {
        targetS = ResolutionChoice.targetS
        expectedS = choice.step.seconds
        finer = choice.finer?.resolution.description
        finerExpectedS = choice.finer?.seconds
    }

    /// `chosen as the finest that answers in about 30 s (about 22 s expected on two cores; weeks:8 about 50 s)`
    var words: String {
        func about(_ seconds: Double) -> String {
            "about \(NumberText.text(seconds, decimals: seconds < 10 ? 1 : 0)) s"
        }
        return "chosen as the finest that answers in \(about(targetS)): \(about(expectedS)) expected on two cores"
            + (finer.map { ", \($0) \(about(finerExpectedS ?? .nan))" } ?? "")
    }
}
