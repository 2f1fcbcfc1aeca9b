import ArgumentParser
import Documents
import Foundation
import Planning
import Reporting
import Studies

struct SchemaCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of scenario files, for editors that check TOML.",
        discussion: """
            It is of draft-07, which Taplo and Even Better TOML read. Name it in the first line of a scenario, relative to \
            it, and the editor completes, explains and checks keys as you type:

              dcplan schema > scenario.schema.json
              #:schema ./scenario.schema.json

            Names that must exist elsewhere, and numbers that must fit together, are for 'dcplan check'.
            """)

    @Flag(help: "The schema of sweep files instead.")
    var sweep = false

    @Flag(help: "As without it: a schema is JSON.")
    var json = false

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { json }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        phases.begin("asking the readers")
        printJSON(
            sweep
                ? KeySchema(Sweep.keys(), title: "A sweep of dcplan").json
                : KeySchema(Scenario.keys(), title: "A scenario of dcplan").json)
    }
}
