import Foundation

/// Which results a directory holds: one kind never replaces another.
public struct ResultKind: Sendable {
    /// The word for it in a directory's marker.
    let word: String
    /// The file that says what the others are: it comes last where files take their places one by one.
    let summary: String
    /// What versions without markers wrote; empty where others write the same names.
    let unmarkedNames: Set<String>

    public static let plan = ResultKind(
        word: "plan", summary: "plan.json",
        unmarkedNames: [
            "plan.json", "capacity.csv", "cost.csv", "demand.csv", "duals.csv", "emissions.csv", "energy.csv",
            "flows.csv", "hourly.csv", "racks.csv", "summary.csv", "unit_costs.csv", "water.csv",
        ])

    public static let projection = ResultKind(
        word: "projection", summary: "projection.json",
        unmarkedNames: ["projection.csv", "projection.json", "projection.svg"])

    /// PyPSA writes the same names itself, so that only the marker tells.
    public static let network = ResultKind(word: "network", summary: "network.csv", unmarkedNames: [])

    /// Whether files without a marker are those of a version that left none: its names, and its own summary among them.
    func isUnmarkedResult(_ names: [String], in directory: String) -> Bool {
        guard names.contains(summary), names.allSatisfy(unmarkedNames.contains),
            let bytes = Files.contents("\(directory)/\(summary)", limit: ResultKind.mostSummaryBytes),
            let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        else { return false }
        return object["dcplan"] is String && object["scenario"] is [String: Any]
    }

    /// The largest summaries, of many regions over decades, have some megabytes.
    private static let mostSummaryBytes = 64 << 20
}
