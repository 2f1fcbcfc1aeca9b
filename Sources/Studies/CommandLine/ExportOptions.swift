import ArgumentParser
import Reporting

/// Files that a plan is written to for other programs, of whatever command has a saved plan.
public struct ExportOptions: ParsableArguments {
    @Option(help: ArgumentHelp(ExportOptions.help(SQLiteExport.self), valueName: "file"), completion: .file())
    public var sqlite: String?

    @Option(help: ArgumentHelp(ExportOptions.help(IAMCExport.self), valueName: "file"), completion: .file())
    public var iamc: String?

    @Option(help: ArgumentHelp(ExportOptions.help(SpreadsheetExport.self), valueName: "file"), completion: .file())
    public var xlsx: String?

    public init() {}

    private static func help(_ export: any PlanExport.Type) -> String { "Write to this file too: \(export.summary)" }

    public var request: ExportRequest {
        let paths = [SQLiteExport.name: sqlite, IAMCExport.name: iamc, SpreadsheetExport.name: xlsx]
        return ExportRequest { paths[$0] ?? nil }
    }
}
