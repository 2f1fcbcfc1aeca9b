import Documents
import Foundation
import Reporting
import Studies

/// A directory of its own for the files of one test, removed when the test is over.
final class Workplace {
    let directory: String

    init(_ contents: [String: String] = [:]) throws {
        directory = NSTemporaryDirectory() + "studies-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for (name, text) in contents { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func write(_ name: String, _ text: String, makingDirectories: Bool = false) throws {
        if makingDirectories {
            let above = (path(name) as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The sweep of a text that stands beside the toy scenario `toy.toml`.
    func sweep(_ text: String) throws -> Sweep {
        try write("toy.toml", try String(contentsOfFile: Workplace.toy, encoding: .utf8))
        try write("sweep.toml", text)
        return try Sweep.read(path: path("sweep.toml"))
    }

    func grid(_ text: String, set overrides: [String] = [], program: String = "1") throws -> SweepGrid {
        try SweepGrid(try sweep(text), overrides: overrides, program: Program(version: "1", sha256: program))!
    }

    /// What reading and checking a sweep complains of, without the directory; empty when it does not.
    func complaint(_ text: String, set overrides: [String] = []) -> String {
        do {
            _ = try grid(text, set: overrides)
            return ""
        } catch {
            return "\(error)".replacingOccurrences(of: directory + "/", with: "")
        }
    }

    /// The small scenario that the tests of the command line use too.
    static let toy =
        ((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
        + "/CommandLineTests/Fixtures/toy.toml"
}

/// A sweep of the toy: two hosting limits by two demands.
let hostingByDemand = """
    name = "s"
    scenario = "toy.toml"
    resolution = "days:1"
    [axes.hosting_mw]
    key = "regions.north.hosting.limit_mw"
    values = [30, 40]
    [axes.demand]
    key = "workloads.inference.demand.north.mean_h100e"
    values = [15_000, 2.5e4]
    """

/// A plan of one region and two years, in the form of `plan.json`.
func planText(
    name: String = "a", objective: Double = 5e8, itMw: Double = 10, price: Double = 80,
    binding: String = "", policies: String = "", demand: String = "", more: String = ""
) -> String {
    func year(_ itMw: Double) -> String {
        """
        {"it_mw": \(itMw), "h100e": \(itMw * 800), "facility_twh": \(itMw * 0.012), "emissions_t": 40000, "pue": 1.4,
         "built_mw": {"pv": 5}, "cost_usd": {"carbon": 2e6, "racks_capital": \(itMw * 1e7)}, "cost_total_usd": 2e7,
         "unserved": {}, "mean_price_usd_per_mwh": \(price), "racks": {"h100": 3}}
        """
    }
    return """
        {"dcplan": "0.1.0", "status": "optimal", "objective_usd": \(objective),
         "scenario": {"name": "\(name)", "title": "A", "path": "a.toml", "resolution": "weeks:1", "hours_per_year": 168},
         "certificate": {"primal_residual": 1e-9, "dual_residual": 0, "relative_gap": 2e-9, "iterations": 12},
         "regions": {"johor": {"2029": \(year(10)), "2030": \(year(itMw))}},
         "links": {"cable": {"2030": {"capacity_mw": 100, "forward_twh": 0.1, "backward_twh": 0}}},
         "binding": [\(binding)], "policies": [\(policies)], "demand": [\(demand)], "something_new": [1, 2]\(more)}
        """
}

func plan(_ text: String) throws -> PlanDocument { try PlanDocument(Data(text.utf8), path: "plan.json") }

/// Work of an origin in 2030, and what of it is left undone.
func undone(_ units: Double, of workload: String, from origin: String, unit: String = "h100e") -> String {
    """
    {"workload": "\(workload)", "unit": "\(unit)", "origin": "\(origin)", "year": 2030, "mean": 20, "served_in": {},
     "unserved": \(units)}
    """
}

func limit(_ name: String, _ dual: Double, year: Int = 2030) -> String {
    #"{"constraint": "\#(name)", "where": "johor", "item": "", "year": \#(year), "dual": \#(dual), "unit": "usd/MW-year"}"#
}
