import Reporting
import Vocabulary

/// What is not served, and every difference.
extension ComparisonPage {
    // MARK: What is not served

    var notServed: Section? {
        var table = PageTable(
            "Share of what is asked for over the years, %",
            [.words("what"), .words("of")] + members.indices.map { .number("\($0 + 1)") }, keys: 2)
        for (i, line) in undone.lines.enumerated() {
            table.add(
                [.name(line.what), .name(line.place)]
                    + line.shares.enumerated().map { m, share in
                        .number(
                            Told(share, "not_served.\(i).shares.\(m)").data(NumberText.text(share * 100, decimals: 2)))
                    })
        }
        return Section(
            "not-served", "What is not served",
            [table.isEmpty ? Markup.paragraph("All is served in each plan.") : table.markup])
    }

    // MARK: Every difference

    var details: Section? {
        let rows = comparison.rows.enumerated().filter { _, row in
            let largest = comparison.largest[Comparison.Scale(row)] ?? 0
            return others.contains { abs(row.change($0) ?? 0) >= threshold * largest }
        }
        let tables = Comparison.Topic.allCases.map { topic in
            let own = rows.filter { $0.element.topic == topic }
            return own.isEmpty
                ? Markup.nothing : .details("\(topic.title): \(own.count)", [.note(topic.note), table(own, topic)])
        }
        let left = comparison.rows.count - rows.count
        let words = left > 0 ? "\(left) smaller differences are in --json; --full tells them here." : ""
        return rows.isEmpty
            ? nil : Section("differences", "What differs", tables + [words.isEmpty ? .nothing : .note(words)])
    }

    private func table(_ rows: [(offset: Int, element: Comparison.Row)], _ topic: Comparison.Topic) -> Markup {
        var table = PageTable(
            topic.title,
            [.words("where"), .words("year"), .words("what"), .words("unit")]
                + members.indices.map { .number("\($0 + 1)") }
                + others.map { .number(members.count == 2 ? "change" : "change of \($0 + 1)") }, keys: 3,
            isSortable: true)
        for (r, row) in rows {
            let shown = Shown("", "", decimals: row.decimals)
            table.add(
                [
                    row.place.isEmpty ? .text("all") : .name(row.place), .text(row.year.map { "\($0)" } ?? "all"),
                    .name(row.quantity), .text(row.unit),
                ]
                    + row.values.indices.map { .number(Told(row.values[$0], "rows.\(r).values.\($0)"), shown) }
                    + others.map { m in
                        .number(
                            Told(row.change(m), "rows.\(r).changes.\(m)").map { $0.data($0.signedText(shown)) } ?? "–")
                    })
        }
        return table.markup
    }
}
