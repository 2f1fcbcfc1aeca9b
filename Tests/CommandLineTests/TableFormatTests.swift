import Foundation
import Testing

/// Tables in other formats than CSV.
@Suite struct TableFormatTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    /// Each table has the same columns, rows and values in every format.
    @Test func aFormatHasEveryTable() throws {
        let outcome = try tool.run("plan", "toy.toml", "--out", "result", "--tables", "json", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let names = try FileManager.default.contentsOfDirectory(atPath: tool.path("result"))
        let tables = names.filter { $0.hasSuffix(".csv") }.map { $0.dropLast(4) }
        #expect(tables.count == 25)
        // Hours are in formats that need not hold them whole.
        #expect(
            names.contains("hourly.parquet") && !names.contains { $0.hasPrefix("hourly.") && $0 != "hourly.parquet" })
        for name in tables {
            let json = try object(try #require(tool.text("result/\(name).json"), "\(name)"))
            let lines = try #require(tool.text("result/\(name).csv")).split(separator: "\n")
            #expect(json["columns"] as? [String] == lines[0].split(separator: ",").map(String.init), "\(name)")
            let rows = try #require(json["rows"] as? [[Any]])
            #expect(rows.count == lines.count - 1, "\(name)")
            for (row, line) in zip(rows, lines.dropFirst()) {
                for (cell, text) in zip(row, CSVFields.of(String(line))) {
                    switch cell {
                    case is NSNull: #expect(text.isEmpty)
                    case let number as Double:
                        #expect(abs(number - (Double(text) ?? .nan)) <= 0.5e-6, "\(name): \(line)")
                    default: #expect("\(cell)" == text, "\(name): \(line)")
                    }
                }
            }
        }
        #expect(try tool.run("plan", "toy.toml", "--tables", "xls").exitCode == 64)
    }

    /// `--tables csv` writes the hours as text, every one of them, and a study's table can be Parquet.
    @Test func hoursAreTextOnRequest() throws {
        #expect(try tool.run("plan", "toy.toml", "--out", "result", "--tables", "csv", "--quiet").exitCode == 0)
        let lines = try #require(tool.text("result/hourly.csv")).split(separator: "\n")
        #expect(lines.count == 1 + 1824 && lines[0].hasPrefix("year,place,hour,weight_h,balance,"))
        #expect(try tool.run("series", "toy.toml", "--out", "s.parquet").exitCode == 0)
        #expect(try #require(tool.bytes("s.parquet")).prefix(4).elementsEqual("PAR1".utf8))
    }

    @Test func studiesSaveWhatTheyFound() throws {
        let compared = try tool.run("compare", "toy.toml", "toy-cheap-power.toml", "--quiet", "--save", "c.csv")
        #expect(compared.exitCode == 0, "\(compared.complaints)")
        let lines = try #require(tool.text("c.csv")).split(separator: "\n")
        #expect(lines[0] == "topic,place,year,quantity,unit,plan,value,change" && lines.count > 20)
        #expect(try tool.run("upgrades", "toy.toml", "--top", "1", "--quiet", "--save", "u.json").exitCode == 0)
        let upgrades = try object(try #require(tool.text("u.json")))
        #expect((upgrades["rows"] as? [Any])?.count == 1)
        for arguments in [
            ["compare", "toy.toml", "toy-cheap-power.toml", "--save", "c.xls"],
            ["sweep", "toy-sweep.toml", "--save", "s.csv"],
        ] { #expect(try tool.start(arguments).outcome().exitCode == 64) }
        let series = try tool.run("series", "toy.toml", "--region", "north", "--out", "s.json")
        #expect(series.exitCode == 0)
        #expect((try object(try #require(tool.text("s.json")))["columns"] as? [String])?.first == "place")
    }
}
