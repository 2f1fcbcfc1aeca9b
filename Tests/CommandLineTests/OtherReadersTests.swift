import Foundation
import Testing

/// Other people's readers understand what is written, where Python has them: `DCPLAN_PYTHON` names one, else it is `python3`.
@Suite struct OtherReadersTests {
    private static let python = ProcessInfo.processInfo.environment["DCPLAN_PYTHON"] ?? "python3"

    /// What a script says; nil where it fails.
    private static func run(_ script: String, _ arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: said, as: UTF8.self) : nil
    }

    private static func has(_ module: String) -> Bool { run("import \(module)", []) != nil }

    /// Rows as lists of values, empty cells None.
    private static let readers = [
        "pyarrow":
            "import pyarrow.parquet as p; t = p.read_table(f); rows = list(zip(*[t[c].to_pylist() for c in t.column_names]))",
        "pandas":
            "import pandas as p; d = p.read_parquet(f).astype(object); rows = [[None if x != x else x for x in r] for r in d.values.tolist()]",
        "polars": "import polars as p; rows = p.read_parquet(f).rows()",
        "duckdb": "import duckdb as p; rows = p.sql(f\"select * from '{f}'\").fetchall()",
    ]

    private static let comparison = """
        import csv, sys
        f, text = sys.argv[1:]
        READ
        lines = list(csv.reader(open(text, encoding="utf-8")))[1:]
        assert len(lines) == len(rows) > 1000, (len(lines), len(rows))
        for line, row in zip(lines, rows):
            for a, b in zip(line, row):
                same = a == "" if b is None else float(a) == b if isinstance(b, (int, float)) else a == b
                assert same, (line, row)
        print(len(rows))
        """

    @Test(
        arguments: ["pyarrow", "pandas", "polars", "duckdb"].filter { has($0) && ($0 != "pandas" || has("pyarrow")) })
    func hoursAreReadToTheLastDigit(reader: String) throws {
        let tool = try Tool()
        #expect(try tool.run("plan", "toy.toml", "--out", "r", "--tables", "csv", "--quiet").exitCode == 0)
        let script = OtherReadersTests.comparison.replacing("READ", with: OtherReadersTests.readers[reader]!)
        let said = OtherReadersTests.run(script, [tool.path("r/hourly.parquet"), tool.path("r/hourly.csv")])
        #expect(said == "1824\n", "\(reader)")
    }

    @Test(.enabled(if: has("frictionless"), "Python has no frictionless")) func dictionariesAreValid() throws {
        let tool = try Tool()
        #expect(try tool.run("plan", "toy.toml", "--out", "r", "--quiet").exitCode == 0)
        // Two of its cases have no plan.
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "s", "--quiet").exitCode == 13)
        #expect(try tool.run("project", "toy.toml", "--out", "p").exitCode == 0)
        let script = "import frictionless, sys; r = frictionless.validate(sys.argv[1]); print(r.valid)"
        for directory in ["r", "s", "p"] {
            let said = OtherReadersTests.run(script, [tool.path("\(directory)/datapackage.json")])
            #expect(said == "True\n", "\(directory)")
        }
    }
}
