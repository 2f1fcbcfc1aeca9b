import Planning
import Vocabulary

/// What a plan goes without.
extension PlanReport {
    /// What the plan has that cannot be built as it is.
    func warningHeadline() -> String? {
        let parts = plan.warnings.map {
            "\(style.neutral($0.place)) in \($0.year), \(NumberText.text($0.amount)) of at least "
                + "\(NumberText.text($0.least)) \($0.unit)"
        }
        return parts.isEmpty
            ? nil
            : "Built in part, which a linear plan may and a cable cannot be: " + parts.joined(separator: "; ") + "."
    }

    /// The largest shares, in a sentence among the first lines; nil where all is served.
    func unmetHeadline() -> String? {
        let most = 3
        let unmet = plan.unmet.sorted { $0.share > $1.share }
        if unmet.isEmpty { return nil }
        let parts = unmet.prefix(most).map { part in
            let share = NumberText.percent(part.share, decimals: part.share < 0.001 ? 2 : 1)
            let what = part.workload.map { "\(share) of the \($0) work" } ?? "\(share) of the load"
            let because = part.because.isEmpty ? "" : " (\(part.because.joined(separator: ", ")))"
            return "\(what) of \(part.place) in \(part.year)\(because)"
        }
        let rest = unmet.count > most ? ", and \(unmet.count - most) more" : ""
        return "NOT ALL IS SERVED: the plan goes without " + parts.joined(separator: "; ") + rest
            + (unmet.contains { !$0.because.isEmpty } ? ". In brackets what binds there." : ".")
    }

    func unservedTable() -> TextTable {
        var table = TextTable([
            .left("workload"), .left("origin"), .right("year"), .right("not done"), .left("unit"), .right("share"),
        ])
        for part in plan.unmet {
            table.add([
                part.workload ?? "load", part.place, "\(part.year)", NumberText.text(part.amount), part.unit,
                NumberText.percent(part.share, decimals: part.share < 0.001 ? 2 : 1),
            ])
        }
        return table
    }
}
