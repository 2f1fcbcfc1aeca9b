import OperatingSystem
import Planning
import Reporting

/// What a plan of a scenario takes at each resolution, foretold: `check --sizes`.
struct SizeList {
    private let steps: [ResolutionChoice.Step]
    private let chosen: ResolutionChoice.Step
    private let free = FreeMemory.available
    private var freeMib: Int? { free.map { $0 >> 20 } }

    /// - Throws: what `ScenarioSeries` throws.
    init(_ scenario: Scenario) throws {
        steps = ResolutionChoice.steps(scenario, try ScenarioSeries(scenario))
        chosen = ResolutionChoice(steps).step
    }

    var text: String {
        var table = TextTable([
            .left("hours"), .right("of a year"), .right("rows"), .right("columns"), .right("memory, MiB"),
            .right("seconds"), .left(""),
        ])
        for step in steps {
            table.add([
                step.resolution.description, count(step.resolution.hours), count(step.size.rows),
                count(step.size.columns), count(step.size.memoryMib),
                NumberText.text(step.seconds, decimals: step.seconds < 10 ? 1 : 0),
                [step == chosen ? "auto" : "", fits(step) ? "" : "does not fit"].filter { !$0.isEmpty }
                    .joined(separator: ", "),
            ])
        }
        return table.rendered(Terminal.style) + "\nFor a plan, expected of two cores"
            + (freeMib.map { "; \(count($0)) MiB of memory are free" } ?? "") + ".\n"
    }

    var json: JSONValue {
        .object([
            "status": .text("ok"), "exit": .integer(0), "auto": .text(chosen.resolution.description),
            "target_s": .number(ResolutionChoice.targetS), "free_memory_mib": freeMib.map(JSONValue.integer) ?? .null,
            "sizes": .list(
                steps.map { step in
                    .object([
                        "resolution": .text(step.resolution.description),
                        "hours_per_year": .integer(step.resolution.hours), "rows": .integer(step.size.rows),
                        "columns": .integer(step.size.columns), "nonzeros": .integer(step.size.nonzeros),
                        "memory_mib": .integer(step.size.memoryMib), "seconds": .number(step.seconds),
                        "fits": .boolean(fits(step)),
                    ])
                }),
        ])
    }

    private func fits(_ step: ResolutionChoice.Step) -> Bool { free.map { step.size.neededBytes <= $0 } ?? true }

    private func count(_ number: Int) -> String { NumberText.text(Double(number)) }
}
