import Planning

/// What a plan goes without.
extension PlanReport {
    /// The largest shares, in a sentence among the first lines; nil where all is served.
    func unmetHeadline() -> String? {
        let most = 3
        let unmet = document.unmet.sorted { $0.share > $1.share }
        if unmet.isEmpty { return nil }
        let parts = unmet.prefix(most).map { part in
            let share = Figure.percent(part.share, decimals: 1)
            let what = part.what == "power" ? "\(share) of the load" : "\(share) of the \(part.what) work"
            let because = part.because.isEmpty ? "" : " (\(part.because.joined(separator: ", ")))"
            return "\(what) of \(part.where) in \(part.year)\(because)"
        }
        let rest = unmet.count > most ? ", and \(unmet.count - most) more" : ""
        return "NOT ALL IS SERVED: the plan goes without " + parts.joined(separator: "; ") + rest
            + (unmet.contains { !$0.because.isEmpty } ? ". In brackets what binds there." : ".")
    }

    func unservedTable() -> TextTable {
        var table = TextTable([
            .left("workload"), .left("origin"), .right("year"), .right("not done"), .left("unit"), .right("share"),
        ])
        for part in document.unmet {
            table.add([
                part.what, part.where, "\(part.year)", Figure.text(part.amount), part.unit,
                Figure.percent(part.share, decimals: 1),
            ])
        }
        return table
    }
}
