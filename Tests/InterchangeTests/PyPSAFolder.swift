import Interchange
import LinearProgramming

/// What PyPSA 1.4 makes of a CSV folder, by its documented equations, from nothing but the files: a second opinion on
/// `CSVFolder` that shares no code with it.
///
/// Snapshot weights are taken to be one. Generators, links, loads and stores are understood, with the attributes that the
/// folder may use and PyPSA's defaults for the others.
struct PyPSAFolder {
    struct Table {
        let names: [String]
        let columns: [String: [String]]
        let header: [String]

        init(_ bytes: [UInt8]) {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(Table.fields)
            header = lines[0]
            names = lines.dropFirst().map { $0[0] }
            columns = Dictionary(
                uniqueKeysWithValues: header.indices.dropFirst().map { c in
                    (lines[0][c], lines.dropFirst().map { $0[c] })
                })
        }

        private static func fields(_ line: Substring) -> [String] {
            var fields = [""]
            var isQuoted = false
            for character in line {
                switch character {
                case "\"": isQuoted.toggle()
                case "," where !isQuoted: fields.append("")
                default: fields[fields.count - 1].append(character)
                }
            }
            return fields
        }
    }

    private let tables: [String: Table]
    let snapshots: Int

    init(_ folder: CSVFolder) {
        tables = Dictionary(uniqueKeysWithValues: folder.files.map { ($0.name, Table($0.bytes)) })
        snapshots = tables["snapshots.csv"]!.names.count
    }

    func names(_ list: String) -> [String] { tables[list + ".csv"]?.names ?? [] }

    func text(_ list: String, _ name: String, _ attribute: String) -> String? {
        guard let table = tables[list + ".csv"], let row = table.names.firstIndex(of: name) else { return nil }
        return table.columns[attribute]?[row]
    }

    func number(_ list: String, _ name: String, _ attribute: String, default value: Double) -> Double {
        text(list, name, attribute).flatMap(Double.init) ?? value
    }

    /// A series where there is one, else the static value in every snapshot.
    func series(_ list: String, _ name: String, _ attribute: String, default value: Double) -> [Double] {
        if let series = tables["\(list)-\(attribute).csv"]?.columns[name] { return series.map { Double($0) ?? .nan } }
        return [Double](repeating: number(list, name, attribute, default: value), count: snapshots)
    }

    /// Buses of a link and what reaches each of them for a unit of p.
    func ports(_ link: String) -> [(bus: String, efficiency: [Double])] {
        var ports = [(text("links", link, "bus0")!, [Double](repeating: -1, count: snapshots))]
        var i = 1
        while let bus = text("links", link, "bus\(i)") {
            let attribute = i == 1 ? "efficiency" : "efficiency\(i)"
            if !bus.isEmpty { ports.append((bus, series("links", link, attribute, default: 1))) }
            i += 1
        }
        return ports
    }

    /// The linear program that `n.optimize()` solves.
    func program() -> LinearProgram {
        var program = LinearProgram(name: "network")
        var balance: [String: LinearExpression] = [:]
        for name in names("generators") {
            let p = operation(&program, "generators", name, "p", lowest: 0)
            program.addCost(.series(series("generators", name, "marginal_cost", default: 0)), p)
            let sign = number("generators", name, "sign", default: 1)
            balance[text("generators", name, "bus")!, default: .init()].add(sign, p)
        }
        for name in names("links") {
            let p = operation(&program, "links", name, "p", lowest: 0)
            program.addCost(.series(series("links", name, "marginal_cost", default: 0)), p)
            for port in ports(name) { balance[port.bus, default: .init()].add(port.efficiency, p) }
        }
        for name in names("stores") {
            balance[text("stores", name, "bus")!, default: .init()].add(1, store(&program, name))
        }
        for bus in names("buses") {
            var load = [Double](repeating: 0, count: snapshots)
            for name in names("loads") where text("loads", name, "bus") == bus {
                for (s, p) in series("loads", name, "p_set", default: 0).enumerated() { load[s] += p }
            }
            program.addEqualities(
                Label("balance", item: bus), count: snapshots, balance[bus] ?? .init(), equals: .series(load))
        }
        return program
    }

    /// min_pu·nom ≤ x ≤ max_pu·nom, where an infinite nom times nothing is nothing.
    private func operation(
        _ program: inout LinearProgram, _ list: String, _ name: String, _ letter: String, lowest: Double
    ) -> Columns {
        let x = program.addColumns(Label(list, item: name), count: snapshots, lower: -.infinity)
        let minimum = series(list, name, letter + "_min_pu", default: lowest)
        let maximum = series(list, name, letter + "_max_pu", default: 1)
        if text(list, name, letter + "_nom_extendable") == "True" {
            let size = program.addColumns(
                Label("nom", place: list, item: name), lower: number(list, name, letter + "_nom_min", default: 0),
                upper: number(list, name, letter + "_nom_max", default: .infinity))
            program.addCost(number(list, name, "capital_cost", default: 0), size)
            var (above, below) = (LinearExpression(), LinearExpression())
            above.add(1, x)
            above.add(maximum.map { -$0 }, size)
            below.add(-1, x)
            below.add(minimum, size)
            program.addUpperLimits(Label("above", place: list, item: name), count: snapshots, above)
            program.addUpperLimits(Label("below", place: list, item: name), count: snapshots, below)
        } else {
            let size = number(list, name, letter + "_nom", default: 0)
            for s in 0..<snapshots {
                program.setBounds(
                    x, s, lower: minimum[s] == 0 ? 0 : minimum[s] * size, upper: maximum[s] == 0 ? 0 : maximum[s] * size
                )
            }
        }
        return x
    }

    /// e(s) = (1 − standing loss)·e(s−1) − p(s); the columns p.
    private func store(_ program: inout LinearProgram, _ name: String) -> Columns {
        let e = operation(&program, "stores", name, "e", lowest: 0)
        program.addCost(.series(series("stores", name, "marginal_cost_storage", default: 0)), e)
        let p = program.addColumns(Label("p", place: "stores", item: name), count: snapshots, lower: -.infinity)
        for (s, fixed) in series("stores", name, "p_set", default: .nan).enumerated() where !fixed.isNaN {
            program.setBounds(p, s, lower: fixed, upper: fixed)
        }
        let isCyclic = text("stores", name, "e_cyclic") == "True"
        let loss = series("stores", name, "standing_loss", default: 0)
        var balance = LinearExpression()
        balance.add(1, e)
        balance.add(1, p)
        balance.add(
            loss.enumerated().map { s, loss in s > 0 || isCyclic ? loss - 1 : 0 }, e,
            member: (0..<snapshots).map { Int32(($0 + snapshots - 1) % snapshots) })
        program.addEqualities(Label("store", item: name), count: snapshots, balance)
        return p
    }
}
