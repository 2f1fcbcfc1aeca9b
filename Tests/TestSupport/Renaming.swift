import Foundation

/// A random scenario whose tables go by other names: the same scenario to whoever does not look at names.
package struct Renaming {
    /// New names by old ones, for each kind of table.
    package let names: [Kind: [String: String]]

    package enum Kind: CaseIterable, Hashable {
        case region, workload, rack, cooling, tank, technology, plant, link, water, upgrade, policy
    }

    private static let old: [Kind: [String]] = [
        .region: ["east", "west"], .workload: ["jobs", "batch"], .rack: ["box", "wet"],
        .cooling: ["tower", "fan", "pads", "loop"], .tank: ["tank"],
        .technology: ["photovoltaic", "reservoir_hydro", "thermal", "battery", "import_contract"],
        .plant: ["photovoltaic", "reservoir_hydro", "thermal", "battery", "import_contract"], .link: ["cable"],
        .water: ["river", "sea"], .upgrade: ["intake"],
        .policy: [
            "carbon_price", "carbon_cap", "gpu_quota", "clean_share", "build_moratorium", "capital_budget",
            "hourly_matching", "water_cap", "wue_limit", "hosting_cap", "cross_border_power", "approval_rate",
            "licence_renewal", "data_residency", "subsidy", "tax_holiday",
        ],
    ]

    /// Words of this program's files, of SQL and Python, of other scripts, and one of 200 letters: all of them legal.
    private static let hostile =
        [
            "all", "grid", "unserved", "facility", "own_load", "racks", "energy_mwh", "total", "cooling_dry", "cooling",
            "halls_air", "battery_charge", "cable_import", "x_mwh", "x_mwh_th", "output", "plant", "air", "liquid",
            "select", "from", "where", "import", "None", "lambda", "class", "null", "case", "year", "place", "2025",
            "-", "_", "0x1F", "1e5", "nan", "true", "αβγ", "シンガポール", "新山", "ß", "_charge", "unserved_compute",
        ] + [String(repeating: "x", count: 200), String(repeating: "é", count: 200)]

    /// - Parameter shift: which of the hostile names go to which tables; the same name may go to tables of several kinds.
    package init(shift: Int) {
        var names: [Kind: [String: String]] = [:]
        for (k, kind) in Kind.allCases.enumerated() {
            for (i, old) in Renaming.old[kind]!.enumerated() {
                names[kind, default: [:]][old] = Renaming.hostile[(shift + 7 * k + i) % Renaming.hostile.count]
            }
        }
        self.names = names
    }

    /// The kind of table whose name follows these parts of a header; nil: no name of a table.
    private static func kind(after parts: [String]) -> Kind? {
        switch parts.last {
        case "regions", "demand": .region
        case "workloads": .workload
        case "racks": .rack
        case "cooling": .cooling
        case "thermal_stores": .tank
        case "technologies": .technology
        case "supply", "fleet": .plant
        case "links": .link
        case "water": .water
        case "upgrades": .upgrade
        default: nil
        }
    }

    package func renamed(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("[["), line.hasSuffix("]]") {
                lines.append(line)
            } else if line.hasPrefix("[") {
                lines += header(line)
            } else if line.hasPrefix("work_units_per_rack") {
                lines.append(
                    names[.workload]!.reduce(line) { $0.replacing("\($1.key) =", with: "\(quoted($1.value)) =") })
            } else {
                lines.append(value(line))
            }
        }
        return lines.joined(separator: "\n")
    }

    private func header(_ line: String) -> [String] {
        let parts = line.dropFirst().dropLast().split(separator: ".").map(String.init)
        var path: [String] = []
        var isPlant: String?
        for (i, part) in parts.enumerated() {
            let kind = Renaming.kind(after: Array(parts[..<i]))
            let new = kind.flatMap { names[$0]?[part] }
            if kind == .plant { isPlant = part }
            path.append(new.map(quoted) ?? part)
        }
        let header = "[\(path.joined(separator: "."))]"
        return [header] + (isPlant.map { ["technology = \(quoted(names[.technology]![$0]!))"] } ?? [])
    }

    private func value(_ line: String) -> String {
        func replaced(_ kind: Kind, _ prefix: String = "") -> String {
            names[kind]!.reduce(line) { $0.replacing("\"\($1.key)\"", with: "\(quoted(prefix + $1.value))") }
        }
        switch line.split(separator: " ").first {
        case "from", "to", "applies_to": return replaced(.region)
        case "name": return replaced(.policy)
        case "racks": return replaced(.rack)
        case "items":
            let plants = names[.plant]!.reduce(line) { $0.replacing("\"\($1.key)\"", with: "\"plant.\($1.value)\"") }
            return names[.rack]!.reduce(plants) { $0.replacing("\"\($1.key)\"", with: "\"racks.\($1.value)\"") }
        default: return line
        }
    }

    private func quoted(_ name: String) -> String { "\"\(name)\"" }
}
