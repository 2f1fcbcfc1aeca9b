/// The files of a plan's directory that people look at: each is made from the saved plan alone.
public enum ShownFiles {
    public struct File: Sendable {
        public let name: String
        public let bytes: @Sendable (SavedPlan) throws -> [UInt8]
    }

    public static let page = File(name: "report.html") { Array(ReportPage($0).html().utf8) }

    public static let all = [
        page, File(name: PlanNotebook.name) { try PlanNotebook($0).bytes() },
        File(name: NotebookReader.name) { _ in Array(NotebookReader.source.utf8) },
    ]
}
