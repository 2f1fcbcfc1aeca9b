import Output
import Vocabulary

/// What a chart shows, in a sentence made of its numbers, whatever they are.
package enum Finding {
    /// Who has most: `johor has 71 % of IT power in 2030`.
    ///
    /// - Parameter parts: of the total, none negative; those that are shown as nothing do not count.
    package static func share(
        of what: String, _ when: String, _ parts: [(name: String, told: Told)], total: Told?, _ shown: Shown
    )
        -> Markup
    {
        let some = parts.filter { $0.told.text(shown) != NumberText.text(0, decimals: shown.decimals) }
        guard let total, !some.isEmpty else { return .text("No \(what) \(when)") }
        if some.count == 1 {
            return .group([
                .name(some[0].name), .text(" has all \(what) \(when), "), some[0].told.shown(shown, brief: true),
            ])
        }
        let ranked = some.compactMap { part in part.told.share(of: total).map { (name: part.name, share: $0) } }
            .sorted { ($0.share.value, $1.name) > ($1.share.value, $0.name) }
        // Parts of either sign may add up to nothing.
        if ranked.isEmpty { return .text("\(what.prefix(1).uppercased())\(what.dropFirst()) \(when)") }
        let shownShares = ranked.map { NumberText.text($0.share.value * 100) }
        let level = shownShares.prefix { $0 == shownShares[0] }.count
        if level == 1 {
            return .group([.name(ranked[0].name), " has ", ranked[0].share.percent(), .text(" of \(what) \(when)")])
        }
        return .group([
            level > 3 ? .text("\(level) of \(ranked.count)") : names(ranked.prefix(level).map(\.name)), " have ",
            ranked[0].share.percent(), .text(" each of \(what) \(when)"),
        ])
    }

    /// How it goes over the years: `capital spent rises from 13,835 M US$ in 2026 to 26,420 M US$ in 2030`.
    package static func course(
        of what: String, isMany: Bool = false, _ values: [(year: Int, told: Told)], _ shown: Shown
    ) -> Markup {
        func text(_ i: Int) -> String { values[i].told.text(shown, brief: true) }
        func said(_ i: Int) -> Markup { .group([values[i].told.shown(shown, brief: true), " in \(values[i].year)"]) }
        let texts = values.indices.map(text)
        let nothing = NumberText.text(0, decimals: shown.brief)
        guard let last = values.indices.last, texts.contains(where: { $0 != nothing }) else {
            return .text("No \(what.lowercasedFirst)")
        }
        if last == 0 { return .group([.text("\(what): "), said(0)]) }
        if Set(texts).count == 1 {
            return .group([.text("\(what) \(isMany ? "stay" : "stays") at "), values[0].told.shown(shown, brief: true)])
        }
        let most = values.indices.max { (values[$0].told.value, -$0) < (values[$1].told.value, -$1) }!
        let least = values.indices.min { (values[$0].told.value, $0) < (values[$1].told.value, $1) }!
        func verb(_ one: String, _ many: String) -> String { "\(what) \(isMany ? many : one)" }
        if texts[most] == texts[last] && texts[0] != texts[last] {
            return .group([.text(verb("rises", "rise") + " from "), said(0), " to ", said(last)])
        }
        if texts[most] == texts[0] && texts[least] == texts[last] {
            return .group([.text(verb("falls", "fall") + " from "), said(0), " to ", said(last)])
        }
        return .group([
            .text(verb("is", "are") + " highest in \(values[most].year), "),
            values[most].told.shown(shown, brief: true),
        ])
    }

    /// `a, b and c`.
    package static func names(_ names: [String]) -> Markup {
        .group(
            names.enumerated().flatMap { i, name -> [Markup] in
                let before: Markup = i == 0 ? .nothing : i == names.count - 1 ? " and " : ", "
                return [before, .name(name)]
            })
    }
}
