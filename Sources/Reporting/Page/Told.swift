import Vocabulary

/// A number that a page shows, and where it is written, so that whoever doubts it can look it up.
///
/// A key is a path in `plan.json` (`regions.johor.2030.it_mw`; `*` in it stands for any name, and the numbers are added up), or of a
/// table `TABLE.csv:KEY COLUMNS JOINED BY /:COLUMN`. What is made of several has their keys with ` + `, ` − ` and ` ÷ ` between, from
/// the left to the right; there are no brackets.
package struct Told: Sendable, Equatable {
    package let value: Double
    package let key: String

    package init(_ value: Double, _ key: String) { (self.value, self.key) = (value, key) }

    /// nil where there is no number.
    package init?(_ value: Double?, _ key: String) {
        guard let value else { return nil }
        self.init(value, key)
    }

    /// nil of nothing.
    package static func sum(_ parts: [Told]) -> Told? {
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { Told($0.value + $1.value, "\($0.key) + \($1.key)") }
    }

    /// nil where there is nothing to divide by.
    ///
    /// - Precondition: the other is not made of several numbers.
    package func share(of other: Told) -> Told? {
        precondition(!other.key.contains(" + "), "brackets in a key")
        return other.value == 0 ? nil : Told(value / other.value, "\(key) ÷ \(other.key)")
    }

    /// As files have it: no digit is lost.
    package var raw: String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    /// The number as people read it, in the unit that is shown, without the unit; in brief, thousands have no decimals.
    package func text(_ shown: Shown, brief: Bool = false) -> String {
        let number = value * shown.scale
        let decimals = brief ? (abs(number) >= 1000 ? 0 : shown.brief) : shown.decimals
        return NumberText.text(number, decimals: decimals)
    }

    /// With its unit.
    package func words(_ shown: Shown, brief: Bool = false) -> String {
        text(shown, brief: brief) + (shown.unit.isEmpty ? "" : " \(shown.unit)")
    }

    /// The number in a text or table.
    package func data(_ text: String) -> Markup {
        Markup("data", ["value": raw, "data-key": key], .text(text))
    }

    /// The number alone, for a column that has its unit.
    package func number(_ shown: Shown, brief: Bool = false) -> Markup { data(text(shown, brief: brief)) }

    /// The number and its unit, for a sentence.
    package func shown(_ shown: Shown, brief: Bool = false) -> Markup {
        .group([number(shown, brief: brief), .text(shown.unit.isEmpty ? "" : "\u{A0}\(shown.unit)")])
    }

    /// A share, as a percentage.
    package func percent(decimals: Int = 0) -> Markup {
        .group([data(NumberText.text(value * 100, decimals: decimals)), "\u{A0}%"])
    }
}

extension Optional where Wrapped == Told {
    /// "–" where there is none.
    package func number(_ shown: Shown, brief: Bool = false) -> Markup { self?.number(shown, brief: brief) ?? "–" }
}

extension Shown {
    /// `IT power, MW`: what a column or an axis is called.
    package var labelled: String { unit.isEmpty || title.contains(unit) ? title : "\(title), \(unit)" }
    /// `IT MW`, with its unit where the heading does not tell it, and its title where it tells nothing else.
    package var briefly: String {
        if heading == unit { return labelled }
        return unit.isEmpty || heading.contains(unit) ? heading : "\(heading), \(unit)"
    }
}

extension PlanDocument {
    /// Places in the order in which pages name them.
    package var places: [String] { regions.keys.sorted() }

    package func told(_ place: String, _ year: Int, _ figure: Figure) -> Told? {
        Told(regions[place]?["\(year)"]?[figure], "regions.\(place).\(year).\(figure.key)")
    }

    /// Over all places, of what adds up.
    package func told(_ year: Int, _ figure: Figure) -> Told? {
        Told(total?["\(year)"]?[figure], "total.\(year).\(figure.key)")
    }

    /// One entry of a breakdown; nothing where it has no such entry.
    package func told(_ place: String, _ year: Int, _ breakdown: Breakdown, _ item: String) -> Told? {
        Told(
            regions[place]?["\(year)"]?.breakdowns[breakdown.key]?[item],
            "regions.\(place).\(year).\(breakdown.key).\(item)")
    }

    /// The items of a breakdown in any place and year, sorted.
    package func items(_ breakdown: Breakdown) -> [String] {
        Set(regions.values.flatMap { $0.values.flatMap { $0.breakdowns[breakdown.key].map { Array($0.keys) } ?? [] } })
            .sorted()
    }

    /// What the entries of an item come to in a year, over all places; nil where none has it.
    package func told(_ year: Int, _ breakdown: Breakdown, _ item: String) -> Told? {
        let parts = places.compactMap { regions[$0]?["\(year)"]?.breakdowns[breakdown.key]?[item] }
        return parts.isEmpty ? nil : Told(parts.reduce(0, +), "regions.*.\(year).\(breakdown.key).\(item)")
    }
}
