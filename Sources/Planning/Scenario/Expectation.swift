import Documents
import Vocabulary

/// What a policy's plan must show against the plan of the file that it extends: which figure goes which way.
///
///     [expects.johor-racks]
///     figure = "h100e"
///     place = "johor"
///     year = 2030
///     direction = "down"
///
/// A direction is meant beyond what two solves of one plan may differ by (`slack`).
public struct Expectation: Sendable {
    public enum Direction: String, CaseIterable, Sendable {
        case up, down, same
        case atMost = "at_most"
        case atLeast = "at_least"
    }

    /// What is looked at.
    public enum Subject: Sendable, Equatable {
        /// The present value of all costs.
        case objective
        /// A figure, or a breakdown's item, summed over regions and years.
        case regions([String], figure: String, item: String?, years: [Int])
        /// A figure of a link, summed over years.
        case link(String, figure: String, years: [Int])
    }

    public let name: String
    public let subject: Subject
    public let direction: Direction
    /// What it is about, in words: "h100e of johor in 2030".
    public let words: String
    /// One step of the last decimal that is shown, in the figure's own unit; below it nothing is told.
    private let step: Double

    /// The objective's name among figures.
    static let objective = "objective_usd"

    /// Of the base's figure: two solves of one plan differ by less. Ways to the same cost may differ by far more than the cost does.
    private static let slackShare = 1e-3
    private static let objectiveSlackShare = 1e-6

    /// nil, and reported, where it names what is not there.
    init?(name: String, _ table: TableReader, regions: [Region], links: [Link], years: ClosedRange<Int>) {
        self.name = name
        let figure = table.string(
            "figure", "Figure or breakdown of plan.json that is compared, or objective_usd: all costs, present value."
        )
        let item = table.optionalString("item", "Item of a breakdown: a rack class, a source, a cost item.")
        let place = table.optionalString(
            "place", "Region, jurisdiction or link; all regions together unless said.")
        let year = table.optionalInteger("year", "Year of the plan; all of them together unless said.", in: 1990...2200)
        direction = table.choice("direction", "Which way it must go against the base's.", as: Direction.self)
        table.finish()
        if let year, !years.contains(year) {
            table.report(at: "year", "the plan is of \(years.lowerBound) to \(years.upperBound)")
        }
        var reading = SubjectReading(
            table: table, figure: figure, item: item, place: place, years: year.map { [$0] } ?? Array(years))
        guard let subject = reading.subject(regions, links) else { return nil }
        (self.subject, step) = (subject, reading.step)
        words = [figure, item, place.map { "of \($0)" }, year.map { "in \($0)" }].compactMap { $0 }.joined(
            separator: " ")
    }

    /// By how much a figure may differ between two solves of one plan.
    public func slack(of base: Double) -> Double {
        subject == .objective
            ? Expectation.objectiveSlackShare * abs(base) : max(step, Expectation.slackShare * abs(base))
    }

    /// Whether a figure goes the way that is expected of it.
    public func holds(from base: Double, to value: Double) -> Bool {
        let (change, slack) = (value - base, slack(of: base))
        switch direction {
        case .up: return change > slack
        case .down: return change < -slack
        case .same: return abs(change) <= slack
        case .atMost: return change <= slack
        case .atLeast: return change >= -slack
        }
    }
}

/// Finds what an expectation's keys mean, and reports what they do not.
private struct SubjectReading {
    let table: TableReader
    let figure: String
    let item: String?
    let place: String?
    let years: [Int]
    private(set) var step = 0.0

    init(table: TableReader, figure: String, item: String?, place: String?, years: [Int]) {
        (self.table, self.figure, self.item, self.place, self.years) = (table, figure, item, place, years)
    }

    mutating func subject(_ regions: [Region], _ links: [Link]) -> Expectation.Subject? {
        if figure == Expectation.objective {
            for (key, isThere) in [
                ("place", place != nil), ("item", item != nil), ("year", table.keys.contains("year")),
            ] where isThere {
                table.report(at: key, "\(Expectation.objective) is of the whole plan")
            }
            return .objective
        }
        if let link = links.first(where: { $0.name == place }) { return ofLink(link.name) }
        guard let names = regionNames(regions, links) else { return nil }
        if let breakdown = RegionBreakdown.all.first(where: { $0.breakdown.key == figure })?.breakdown {
            note(breakdown.shown)
            if item == nil { table.report(at: "figure", "needs an `item`: \(figure) is told by \(breakdown.of)") }
            return .regions(names, figure: figure, item: item, years: years)
        }
        refuseItem()
        guard let found = RegionFigure.all.first(where: { $0.figure.key == figure })?.figure else {
            let known =
                [Expectation.objective] + RegionFigure.all.map(\.figure.key) + RegionBreakdown.all.map(\.breakdown.key)
            table.report(
                at: "figure", "there is no figure \"\(figure)\" of regions\(suggestion(for: figure, among: known))")
            return nil
        }
        note(found.shown)
        let isSum = names.count > 1 || years.count > 1
        if isSum && !found.addsUp {
            table.report(at: "figure", "\(figure) does not add up over places or years; name one `place` and `year`")
        }
        return .regions(names, figure: figure, item: nil, years: years)
    }

    private mutating func ofLink(_ name: String) -> Expectation.Subject? {
        refuseItem()
        guard let found = LinkFigure.all.first(where: { $0.figure.key == figure })?.figure else {
            let near = suggestion(for: figure, among: LinkFigure.all.map(\.figure.key))
            table.report(at: "figure", "there is no figure \"\(figure)\" of links\(near)")
            return nil
        }
        note(found.shown)
        return .link(name, figure: figure, years: years)
    }

    private mutating func note(_ shown: Shown) {
        step = (0..<shown.decimals).reduce(1 / shown.scale) { step, _ in step / 10 }
    }

    private func refuseItem() { if item != nil { table.report(at: "item", "\(figure) has no items") } }

    private func regionNames(_ regions: [Region], _ links: [Link]) -> [String]? {
        guard let place else { return regions.map(\.name) }
        let found = regions.filter { $0.name == place || $0.jurisdiction == place }.map(\.name)
        if !found.isEmpty { return found }
        let near = suggestion(for: place, among: regions.flatMap { [$0.name, $0.jurisdiction] } + links.map(\.name))
        table.report(at: "place", "\"\(place)\" is no region, jurisdiction or link\(near)")
        return nil
    }
}
