import Foundation
import Output

/// A network as the files of PyPSA's CSV folder, which `pypsa.Network(DIRECTORY)` reads.
///
/// One table a component with what does not change, and one for each attribute that does, `links-efficiency2.csv`, with
/// a row for each snapshot. Numbers have as many digits as tell them from their neighbours; lines end in LF.
public struct CSVFolder {
    public let files: [(name: String, bytes: [UInt8])]

    /// The version of PyPSA whose conventions are followed.
    static let version = "1.4.0"

    /// - Complexity: O(components · attributes + varying attributes · snapshots).
    public init(_ network: Network) {
        var files = [
            ("network.csv", CSVFolder.lines(["name,pypsa_version", "\(quoted(network.name)),\(CSVFolder.version)"])),
            (
                "snapshots.csv",
                CSVFolder.lines(
                    [",snapshot,objective,stores,generators"]
                        + network.snapshots.enumerated().map { "\($0),\($1),1.0,1.0,1.0" })
            ),
            ("carriers.csv", CSVFolder.lines(["name"] + network.carriers.map(quoted))),
        ]
        let tables = [
            ComponentTable("buses", network.buses), ComponentTable("generators", network.generators),
            ComponentTable("links", network.links), ComponentTable("loads", network.loads),
            ComponentTable("stores", network.stores),
        ]
        for table in tables where !table.names.isEmpty {
            files.append(("\(table.name).csv", CSVFolder.lines(table.staticLines)))
            for column in table.columns {
                guard let lines = table.seriesLines(column, network.snapshots) else { continue }
                files.append(("\(table.name)-\(column.name).csv", CSVFolder.lines(lines)))
            }
        }
        self.files = files
    }

    private static func lines(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}

/// A field as RFC 4180 wants it, in which no spreadsheet sees a formula: the same name comes out the same in every table.
func quoted(_ text: String) -> String { CSVText.field(text) }

/// A number, or nothing where there is none.
private func field(_ number: Double) -> String { number.isNaN ? "" : "\(number)" }

/// The components of one kind: a row each, a column for each attribute.
struct ComponentTable {
    struct Column {
        let name: String
        let values: Content
    }

    enum Content {
        case texts([String])
        /// `standing` is what the static table says of those that vary.
        case numbers([Values], standing: Double)
    }

    let name: String
    let names: [String]
    private(set) var columns: [Column] = []

    init(name: String, names: [String]) {
        self.name = name
        self.names = names
    }

    mutating func add(_ name: String, texts: [String]) { columns.append(Column(name: name, values: .texts(texts))) }

    mutating func add(_ name: String, _ numbers: [Values], standing: Double) {
        columns.append(Column(name: name, values: .numbers(numbers, standing: standing)))
    }

    var staticLines: [String] {
        let cells = columns.map { column -> [String] in
            switch column.values {
            case .texts(let texts): return texts.map(quoted)
            case .numbers(let numbers, let standing):
                return numbers.map {
                    if case .constant(let value) = $0 { field(value) } else { field(standing) }
                }
            }
        }
        let header = (["name"] + columns.map(\.name)).joined(separator: ",")
        return [header]
            + names.indices.map { i in ([quoted(names[i])] + cells.map { $0[i] }).joined(separator: ",") }
    }

    /// The attribute of those components in which it varies; nil when there is none.
    func seriesLines(_ column: Column, _ snapshots: [String]) -> [String]? {
        guard case .numbers(let numbers, _) = column.values else { return nil }
        let varying = numbers.indices.compactMap { i -> (String, [Double])? in
            if case .series(let values) = numbers[i] { (quoted(names[i]), values) } else { nil }
        }
        if varying.isEmpty { return nil }
        let header = (["snapshot"] + varying.map(\.0)).joined(separator: ",")
        return [header]
            + snapshots.indices.map { s in
                ([snapshots[s]] + varying.map { field($0.1[s]) }).joined(separator: ",")
            }
    }
}
