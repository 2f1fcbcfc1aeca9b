import LinearProgramming
import Output
import Planning
import Reporting
import Vocabulary

extension ThresholdStudy {
    /// Where it holds and where it breaks, and every plan on the way.
    public struct Result: StudyResult {
        let lever: ThresholdLever
        let condition: ThresholdCondition
        let line: ThresholdSearch.Line
        public let found: ThresholdSearch.Found
        /// In the order in which they were solved.
        public let probes: [ThresholdProbe]
        /// What breaks at the broken end; nil where none was found.
        public let because: String?
        let roundsRacks: Bool

        private func probe(_ value: Double?) -> ThresholdProbe? { value.flatMap { v in probes.last { $0.value == v } } }

        /// What it all comes to, in a line.
        var headline: String {
            let key = lever.scales ? "\(lever.key) × " : "\(lever.key) = "
            func text(_ value: Double) -> String {
                key + NumberWords.typed(value) + (lever.unit.map { $0 == "share" ? "" : " \($0)" } ?? "")
            }
            switch (found.holdsAt, found.breaksAt) {
            case (let holds?, let breaks?)
            where condition.subject == .infeasible || probe(breaks)?.status == .infeasible:
                return "\(text(holds)) is the \(holds > breaks ? "lowest" : "highest") that has a plan"
                    + (condition.subject == .infeasible ? "" : ", and '\(condition.text)' is not met there")
            case (let holds?, let breaks?):
                return holds < breaks
                    ? "\(text(holds)) before '\(condition.text)'"
                    : "\(text(holds)) is the lowest before '\(condition.text)'"
            case (let holds?, nil): return "'\(condition.text)' is not met up to \(text(holds)), where the search ended"
            case (nil, let breaks?): return "'\(condition.text)' is met wherever it was looked, to \(text(breaks))"
            case (nil, nil): return "nothing is known yet"
            }
        }

        public func text(_ style: TextTable.Style) -> String? {
            var lines = [style == .markdown ? "# \(headline)" : headline + ".", ""]
            lines += ends(style)
            if let because { lines.append(style.paragraph("Because: \(because).", hanging: 2)) }
            lines += notes.map { style.paragraph("Note: \($0).", hanging: 2) }
            return (lines + ["", table(style)]).joined(separator: "\n") + "\n"
        }

        private func ends(_ style: TextTable.Style) -> [String] {
            [("Holds at ", found.holdsAt), ("Breaks at", found.breaksAt)].compactMap { words, value in
                guard let probe = probe(value) else { return nil }
                let cost = probe.objectiveUsd.map { ", cost \(NumberWords.dollars($0))" } ?? ""
                return "\(words) \(NumberWords.typed(probe.value)): \(probe.status?.rawValue ?? "refused")\(cost); "
                    + "\(probe.certificateWords)." + (style == .markdown ? "  " : "")
            }
        }

        private func table(_ style: TextTable.Style) -> String {
            var table = TextTable([
                .right(lever.scales ? "times" : lever.unit ?? "value"), .left("verdict"), .left("status"),
                .right("M US$"),
                .right("gap"), .left("what"),
            ])
            for probe in probes.sorted(by: { $0.value < $1.value }) {
                table.add([
                    NumberWords.typed(probe.value), "\(probe.verdict)", probe.status?.rawValue ?? "–",
                    NumberText.text(probe.objectiveUsd.map { $0 / 1e6 }, decimals: 1),
                    probe.status == .optimal ? NumberText.scientific(probe.certificate?.relativeGap) : "–", probe.words,
                ])
            }
            let heading = style == .markdown ? "## Every number that was tried" : "EVERY NUMBER THAT WAS TRIED."
            return heading + "\n\n" + table.rendered(style)
        }

        private var notes: [String] {
            var notes: [String] = []
            if lever.scales, lever.count > 1 { notes.append("\(lever.count) numbers are multiplied") }
            if let first = probes.first(where: { $0.value == line.start }), first.verdict == .breaks,
                found.holdsAt != nil
            {
                notes.append(
                    "it breaks at \(NumberWords.typed(line.start)), where the search began, so that it went the other way"
                )
            }
            if let back = found.changesBackAt {
                notes.append(
                    "it changes back at \(NumberWords.typed(back)): the ends are of the change nearest to the beginning"
                )
            }
            if let refused = found.refusedAt, let words = probe(refused)?.words {
                notes.append("\(NumberWords.typed(refused)) is not taken: \(words)")
            }
            if found.breaksAt == nil, found.stoppedAt == nil {
                notes.append("look farther with --to, or the other way with --down")
            }
            return notes
        }

        public func json() throws -> String {
            try JSONValue.object([
                "status": .text(failure.map { ExitStatus.name(of: $0.code) } ?? ExitStatus.solved.name),
                "exit": .integer(Int(failure?.code ?? 0)), "key": .text(lever.key), "scale": .boolean(lever.scales),
                "unit": lever.unit.map(JSONValue.text) ?? .null, "until": .text(condition.text),
                "from": .number(line.start), "holds_at": .number(found.holdsAt), "breaks_at": .number(found.breaksAt),
                "because": because.map(JSONValue.text) ?? .null, "words": .text(headline),
                "tolerance": .number(line.tolerance), "within_tolerance": .boolean(found.isWithinTolerance),
                "monotone": .boolean(found.changesBackAt == nil), "changes_back_at": .number(found.changesBackAt),
                "probes": .list(probes.map(json)),
            ]).document()
        }

        private func json(_ probe: ThresholdProbe) -> JSONValue {
            let certificate = probe.certificate
            func number(_ value: Double?) -> JSONValue { value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }
            return .object([
                "value": .number(probe.value), "verdict": .text("\(probe.verdict)"),
                "status": probe.status.map { .text($0.rawValue) } ?? .null,
                "objective_usd": .number(probe.objectiveUsd),
                "certificate": .object([
                    "primal_residual": number(certificate?.primalResidual),
                    "dual_residual": number(certificate?.dualResidual),
                    "relative_gap": number(certificate?.relativeGap),
                ]), "words": .text(probe.words),
            ])
        }

        public var table: Table? { Self.definition.table(probes.sorted { $0.value < $1.value }) }

        private static let definition = TableDefinition<[ThresholdProbe], ThresholdProbe>(
            "threshold", "A number that was tried, and whether it holds there.", rows: { $0 },
            [
                .number("value", nil, "The number, or what the numbers were multiplied by.") { $0.value },
                .text("verdict", "holds, breaks, refused or stopped.") { "\($0.verdict)" },
                .text("status", mayBeEmpty: true, "How the solve ended; empty where the number was refused.") {
                    $0.status?.rawValue ?? ""
                },
                .optional("objective_usd", .dollar, "Present value of all costs; empty where there is no plan.") {
                    $0.objectiveUsd
                },
                .text("words", mayBeEmpty: true, "What met the condition.") { $0.words },
            ])

        public var remarks: [String] { roundsRacks ? ["Racks are any number here: whole rows are not rounded."] : [] }

        public var failure: Failure? {
            guard let stopped = probe(found.stoppedAt) else { return nil }
            let status = stopped.status.map(ExitStatus.of) ?? .stopped
            return Failure(
                status,
                "\(stopped.words) at \(NumberWords.typed(stopped.value)); the ends so far are told, and they are not as near as asked for",
                details: nil)
        }
    }
}
