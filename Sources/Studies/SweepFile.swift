import Documents
import Reporting
import TimeSeries

/// A sweep file: a scenario, or several, and what to vary in it along axes; the grid is their Cartesian product.
///
///     name = "hosting-and-carbon"
///     title = "Hosting in Johor and a carbon price"
///     scenario = "../four-regions-2030.toml"       # relative to this file
///     resolution = "weeks:1"                       # optional: the scenario's own unless given
///     [axes.johor_hosting_mw]                      # the axis's name becomes a column of the tables
///     key = "regions.johor.hosting.limit_mw"       # as in --set
///     values = [2000, 2800, 3600]
///     [axes.policy]                                # instead of `scenario`: an axis over scenario files
///     scenarios = ["../four-regions-2030.toml", "../policies/gpu-quota.toml"]
public struct Sweep: Sendable {
    /// Letters, digits, - _ and . only: it names the directory of results.
    public let name: String
    public let title: String
    public let path: String
    /// The scenario of every case; nil when an axis names scenarios.
    let scenario: ScenarioFile?
    public let resolution: ResolutionRequest?
    /// The scenario's keys that the file's own stand for.
    let options: [OptionKey]
    /// In the order of the file; the first varies slowest.
    public let axes: [SweepAxis]

    struct ScenarioFile: Sendable, Equatable {
        let path: String
        let position: SourcePosition
    }

    /// More cases than this are taken for a mistake.
    static let mostCases = 100_000

    /// The number of cases.
    public var count: Int { axes.reduce(1) { $0 * $1.values.count } }

    /// Reads a sweep file, without looking at its scenarios.
    ///
    /// - Throws: `InputIssues` with every problem of the file at once; `MissingFile` when it cannot be read.
    public static func read(path: String) throws -> Sweep {
        try read(path: path, log: IssueLog())
    }

    /// Every key of a sweep file, from its own readers: see `Scenario.keys`.
    public static func keys() -> KeyCatalogue {
        KeyCatalogue { log in _ = Sweep(Document.specimen.reader(log: log), path: "") }
    }

    /// The questions that reading the file at `path` asks.
    package static func questions(path: String) throws -> [KeyQuestion] {
        let log = IssueLog()
        let record = KeyRecord()
        log.keys = record
        _ = try read(path: path, log: log)
        return record.questions
    }

    private static func read(path: String, log: IssueLog) throws -> Sweep {
        let document = try Document.load(path: path)
        let sweep = Sweep(document.reader(log: log), path: path)
        try log.throwIfErrors()
        return sweep
    }

    private init(_ root: TableReader, path: String) {
        self.path = path
        name = root.string("name", "Names the folder of results: letters, digits, - _ and . only.")
        title = root.string("title", "What the sweep is called; its name unless said.", default: name)
        resolution = Sweep.resolution(root)
        options = root.has("resolution") ? [OptionKey("resolution", setAt: root.position(of: "resolution"))] : []
        let file = root.optionalFilePath("scenario", "The scenario of every case; an axis may name scenarios instead.")
            .map {
                ScenarioFile(path: $0, position: root.position(of: "scenario"))
            }
        axes = root.tables("axes", "What varies; each is a column of the tables, the first one slowest.").map {
            SweepAxis(name: $0.name, $0.table)
        }
        let varying = axes.filter(\.variesScenario)
        scenario = varying.isEmpty ? file : nil
        if !Sweep.isFileName(name), !name.isEmpty {
            root.report(
                .error, at: "name", "must be made of letters, digits, - _ and . (it names the folder of results)")
        }
        if file == nil, varying.isEmpty, !root.has("scenario") {
            root.report(.error, "needs `scenario`, or an axis with `scenarios`")
        } else if root.has("scenario"), let axis = varying.first {
            root.report(
                .error, at: "scenario", "the axis `\(axis.name)` names the scenarios already; leave one of them out")
        }
        for axis in varying.dropFirst() { root.log.report(axis.issue("only one axis can name scenarios")) }
        if axes.isEmpty { root.report(.error, "a sweep needs at least one [axes.NAME]") }
        var count = 1
        for axis in axes { count = min(count, Sweep.mostCases + 1) * max(axis.values.count, 1) }
        if count > Sweep.mostCases { root.report(.error, at: "axes", "makes more than \(Sweep.mostCases) cases") }
        root.finish()
    }

    private static func resolution(_ root: TableReader) -> ResolutionRequest? {
        guard
            let text = root.optionalString(
                "resolution",
                "Hours to model: full, weeks:N, days:N or auto (one for all); each scenario's own unless said.")
        else { return nil }
        if let resolution = ResolutionRequest(text) { return resolution }
        root.report(.error, at: "resolution", "\"\(text)\" is not one of \(ResolutionRequest.forms)")
        return nil
    }

    private static func isFileName(_ name: String) -> Bool {
        let allowed = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        return allowed && !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 100
    }
}

/// What one axis varies, and through which values.
public struct SweepAxis: Sendable {
    /// What a value of the axis changes in a case.
    enum Change: Sendable, Equatable {
        /// An override, `KEY=VALUE` as in --set.
        case override(String)
        /// The path of the scenario file itself.
        case scenario(String)
    }

    struct Value: Sendable, Equatable {
        /// As tables show it.
        let text: String
        let value: JSONValue
        let change: Change
        let position: SourcePosition
    }

    /// The column of the tables.
    public let name: String
    let values: [Value]
    let variesScenario: Bool
    /// Where its key path stands, or the axis itself.
    let position: SourcePosition
    private let keyPath: String

    init(name: String, _ table: TableReader) {
        self.name = name
        keyPath = table.path
        variesScenario = table.has("scenarios")
        position = variesScenario ? table.node.position : table.position(of: "key")
        values = variesScenario ? SweepAxis.scenarios(table) : SweepAxis.overrides(table)
        let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        if !isPlain {
            table.report(.error, "the name of an axis is made of letters, digits, - _ and . (it names a column)")
        }
        if SweepTables.reservedColumns.contains(name) {
            table.report(.error, "the tables have a column `\(name)` already; name the axis otherwise")
        }
        if variesScenario, table.has("key") || table.has("values") {
            table.report(.error, "has `scenarios`, so it cannot have `key` or `values` too")
        }
        table.finish()
    }

    func issue(_ message: String) -> Issue { Issue(.error, at: position, keyPath: keyPath, message) }

    private static func overrides(_ table: TableReader) -> [Value] {
        let key = table.string("key", "The path of the key that it sets, as in --set.")
        if hasEqualsSign(key) { table.report(.error, at: "key", "a key path cannot have an '=' outside of quotes") }
        return elements(table, "values", "The values that it takes.").map { node in
            Value(
                text: node.columnText, value: JSONValue(node), change: .override("\(key)=\(node.tomlText)"),
                position: node.position)
        }
    }

    private static func scenarios(_ table: TableReader) -> [Value] {
        let paths = table.strings("scenarios", "Scenario files that the cases are of.")
        let nodes = elements(table, "scenarios", nil)
        guard paths.count == nodes.count else { return [] }
        let stems = paths.map(stem)
        let areTellingApart = Set(stems).count == stems.count
        return zip(zip(paths, stems), nodes).map { names, node in
            Value(
                text: areTellingApart ? names.1 : names.0, value: .text(names.0),
                change: .scenario(node.position.resolving(names.0)), position: node.position)
        }
    }

    /// The array's elements, each once; reports an empty array and what is there twice.
    private static func elements(_ table: TableReader, _ key: String, _ meaning: String?) -> [Node] {
        guard let found = meaning == nil ? table.value(key) : table.values(key, meaning), let nodes = found.array,
            !nodes.isEmpty
        else {
            table.report(.error, at: table.has(key) ? key : nil, "needs `\(key)`, an array of at least one value")
            return []
        }
        var seen: Set<String> = []
        return nodes.filter { node in
            if seen.insert(node.tomlText).inserted { return true }
            let message = "the value \(node.summary) is there twice"
            table.log.report(Issue(.error, at: node.position, keyPath: table.keyPath(of: key), message))
            return false
        }
    }

    /// The file's name without directory and ".toml".
    private static func stem(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".toml") ? String(name.dropLast(5)) : name
    }

    private static func hasEqualsSign(_ key: String) -> Bool {
        var quote: Character?
        for character in key {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "=" {
                return true
            }
        }
        return false
    }
}
