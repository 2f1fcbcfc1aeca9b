import Planning
import Vocabulary

/// Why the plan is as it is where that may surprise: from bills with and without, and from reduced costs.
extension PlanScreen {
    func reasons(_ budget: Budget) -> [String?] {
        let all = [store, idlePlace.map { [$0] }, link.map { [$0] }, rackClass.map { [$0] }].compactMap { $0 }
        return all.prefix(budget.reasons).map { sentence("Why: ", $0, budget) }
    }

    /// A store that saves less than this, US$ a year, surprises nobody.
    private static let leastSavingUsd = 1e5

    /// The store that takes most off the bills of the last year in which one does.
    private var store: [String]? {
        let savings = (document.storeSavings ?? []).filter { $0.demandUsd + $0.otherUsd >= PlanScreen.leastSavingUsd }
        guard let year = savings.map(\.year).max(),
            let best = savings.filter({ $0.year == year })
                .max(by: { $0.demandUsd + $0.otherUsd < $1.demandUsd + $1.otherUsd })
        else { return nil }
        func millions(_ usd: Double) -> String { NumberText.text(usd / 1e6, decimals: 1) }
        return [
            "\(name(best.place)) \(name(best.item)) saves \(millions(best.demandUsd)) M US$ of demand charge in \(year)",
            "costs \(millions(best.costUsd))",
            best.otherUsd < 0
                ? "and adds \(millions(-best.otherUsd)) to other charges"
                : "and saves \(millions(best.otherUsd)) of other charges",
        ]
    }

    /// What was not built of a kind and is more than a little too dear, nearest first.
    private func notBuilt(_ kind: StockKind) -> [(part: PlanDocument.NotBuiltPart, share: Double)] {
        (document.notBuilt ?? []).filter { $0.quantity == kind.rawValue }.compactMap { part in
            part.tooDearShare.flatMap { $0 >= 1e-3 ? (part, $0) : nil }
        }
    }

    private func cheaper(_ part: PlanDocument.NotBuiltPart, _ share: Double) -> String {
        share >= 1
            ? "would not pay if it cost nothing"
            : "pays from \(NumberText.percent(share, decimals: 1)) less capital (\(part.year))"
    }

    private var link: String? {
        notBuilt(.link).first.map { "link \(name($0.part.item)) is not built; it \(cheaper($0.part, $0.share))" }
    }

    /// A place in which no racks may be built, where others have some.
    private var idlePlace: String? {
        func hasNew(_ place: String) -> Bool {
            years.contains { year in
                let built =
                    document.regions[place]?["\(year)"]?.breakdowns[RegionBreakdown.builtRacks.breakdown.key] ?? [:]
                return built.values.contains { $0 >= 1 }
            }
        }
        let places = document.regions.keys.sorted()
        let open = Set((document.notBuilt ?? []).filter { $0.quantity == StockKind.racks.rawValue }.map(\.place))
        guard places.contains(where: hasNew), let idle = places.first(where: { !hasNew($0) && !open.contains($0) })
        else {
            return nil
        }
        return "\(name(idle)) gets no racks: none may be built there in these years"
    }

    /// The accelerators most bought where most are, and the class that comes next there.
    private var rackClass: String? {
        var bought: [String: [String: Double]] = [:]
        for (place, byYear) in document.regions {
            for (_, values) in byYear.sorted(by: { $0.key < $1.key }) {
                for (item, mw) in values.breakdowns[RegionBreakdown.builtMw.breakdown.key] ?? [:] {
                    guard let stock = StockID(text: item), stock.kind == .racks, mw >= 0.05 else { continue }
                    bought[place, default: [:]][stock.name, default: 0] += mw
                }
            }
        }
        let ranked = bought.flatMap { place, classes in classes.map { (place: place, rack: $0.key, mw: $0.value) } }
            .sorted { ($0.mw, $1.place, $1.rack) > ($1.mw, $0.place, $0.rack) }
        for (place, rack, mw) in ranked {
            guard let next = notBuilt(.racks).first(where: { $0.part.place == place }), next.share < 1 else { continue }
            return
                "\(name(place)) buys \(NumberText.text(mw)) MW of \(name(rack)); \(name(next.part.item)), the nearest not bought, "
                + cheaper(next.part, next.share)
        }
        return nil
    }
}
