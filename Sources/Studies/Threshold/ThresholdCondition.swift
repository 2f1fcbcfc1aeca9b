import Planning
import Vocabulary

/// What breaks:
///
///     infeasible
///     unserved[.PLACE | .WORKLOAD | .YEAR …] OP NUMBER %
///     [figure] PLACE[.YEAR].FIGURE OP NUMBER          also of links; PLACE all: their sum
///     binds LIMIT [PLACE] [YEAR]                      LIMIT a kind, or a policy's name
///     cost OP NUMBER                                  present value of all costs, US$
///
/// OP is one of > >= < <=. A number may end in %, M or bn; with a sign and a % it is a change against the scenario as it is (`cost > +5 %`), and
/// of costs so is any number with a sign. Where there is no plan, every condition counts as met.
public struct ThresholdCondition: Sendable {
    enum Subject: Sendable, Equatable {
        case infeasible
        case cost
        /// Of work and load; nil: any.
        case unserved(place: String?, workload: String?, year: Int?)
        case regionFigure(key: String, place: String?, year: Int?)
        case linkFigure(key: String, link: String, year: Int?)
        case binds(name: String, place: String?, year: Int?)
    }

    enum Comparison: String, Sendable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case above = ">"
        case below = "<"

        func holds(_ a: Double, _ b: Double) -> Bool {
            switch self {
            case .above: a > b
            case .below: a < b
            case .atLeast: a >= b
            case .atMost: a <= b
            }
        }
    }

    enum Bound: Sendable, Equatable {
        case number(Double)
        /// Against the scenario as it is, of it.
        case change(share: Double)
        case changeBy(Double)
    }

    let subject: Subject
    let comparison: Comparison
    let bound: Bound
    /// As it was typed, blanks made even.
    public let text: String

    /// Whether it takes the plan of the scenario as it is.
    var isRelative: Bool { if case .number = bound { false } else { true } }

    init(_ subject: Subject, _ comparison: Comparison = .above, _ bound: Bound = .number(0), text: String) {
        (self.subject, self.comparison, self.bound, self.text) = (subject, comparison, bound, text)
    }
}

extension ThresholdCondition {
    /// What of a plan meets it, in words; nil where nothing does.
    ///
    /// - Parameter reference: the plan of the scenario as it is; needed where the condition is relative.
    public func words(_ plan: Plan, reference: Plan?) -> String? {
        switch subject {
        case .infeasible: return nil
        case .binds(let name, let place, let year):
            return plan.limitsThatBind.first { $0.isMeant(name, place, year) }.map {
                "\($0.words) binds, worth \($0.price)"
            }
        case .cost, .unserved, .regionFigure, .linkFigure:
            let before = reference.map(values) ?? []
            for value in values(plan) {
                let own = before.first { $0.name == value.name }?.amount
                guard let limit = limit(own) else { continue }
                if comparison.holds(value.amount, limit) {
                    return "\(value.name) is \(value.shown(value.amount))"
                        + (isRelative ? ", against \(own.map(value.shown) ?? "–")" : "")
                }
            }
            return nil
        }
    }

    private func limit(_ own: Double?) -> Double? {
        switch bound {
        case .number(let number): number
        case .change(let share): own.map { $0 + share * abs($0) }
        case .changeBy(let amount): own.map { $0 + amount }
        }
    }

    /// A number that is looked at, and how it is told.
    struct Value {
        let name: String
        let amount: Double
        let shown: @Sendable (Double) -> String
    }

    private func values(_ plan: Plan) -> [Value] {
        switch subject {
        case .cost:
            return [Value(name: "cost", amount: plan.objectiveUsd) { NumberWords.dollars($0) }]
        case .unserved(let place, let workload, let year): return plan.undone(place, workload, year)
        case .regionFigure(let key, let place, let year):
            guard let figure = RegionFigure.all.first(where: { $0.figure.key == key }) else { return [] }
            return plan.values(figure, place, year)
        case .linkFigure(let key, let link, let year):
            guard let figure = LinkFigure.all.first(where: { $0.figure.key == key }),
                let plan = plan.links.first(where: { $0.name == link })
            else { return [] }
            return plan.years.sorted { $0.key < $1.key }.filter { year == nil || $0.key == year }.map {
                Value(figure.figure, place: link, year: $0.key, amount: figure.value($0.value))
            }
        case .infeasible, .binds: return []
        }
    }
}

extension ThresholdCondition.Value {
    init(_ figure: Figure, place: String, year: Int, amount: Double) {
        let shown = figure.shown
        self.init(name: "\(shown.title) of \(place) in \(year)", amount: amount) {
            NumberWords.shown($0 * shown.scale, shown.decimals) + (shown.unit.isEmpty ? "" : " \(shown.unit)")
        }
    }
}

extension Plan {
    fileprivate func values(_ figure: RegionFigure, _ place: String?, _ year: Int?) -> [ThresholdCondition.Value] {
        let years = Set(regions.flatMap(\.years.keys)).sorted().filter { year == nil || $0 == year }
        return years.compactMap { year in
            if let place {
                guard let amount = regions.first(where: { $0.name == place })?.years[year].flatMap({ $0[figure] })
                else {
                    return nil
                }
                return ThresholdCondition.Value(figure.figure, place: place, year: year, amount: amount)
            }
            let amounts = regions.compactMap { $0.years[year].flatMap { $0[figure] } }
            if amounts.isEmpty { return nil }
            return ThresholdCondition.Value(
                figure.figure, place: "all places", year: year, amount: amounts.reduce(0, +))
        }
    }

    /// The share of each workload that is left undone in each year, of the origins meant, and of each region's load that is shed.
    fileprivate func undone(_ place: String?, _ workload: String?, _ year: Int?) -> [ThresholdCondition.Value] {
        func value(_ what: String, _ year: Int, _ share: Double?) -> ThresholdCondition.Value? {
            share.map { share in
                ThresholdCondition.Value(
                    name: "\(what)\(place.map { " of \($0)" } ?? "") not done in \(year)", amount: share
                ) { NumberWords.shown($0 * 100, 2) + " %" }
            }
        }
        let meant = demand.filter {
            (place == nil || $0.origin == place) && (workload == nil || $0.workload == workload)
                && (year == nil || $0.year == year)
        }
        struct Group: Hashable { let workload: String, year: Int }
        let groups = Dictionary(grouping: meant) { Group(workload: $0.workload, year: $0.year) }
        let work = groups.sorted { ($0.key.year, $0.key.workload) < ($1.key.year, $1.key.workload) }.compactMap {
            value(
                "\($0.key.workload) work", $0.key.year,
                Ratio.of(
                    $0.value.reduce(0) { $0 + $1.unservedUnits }, per: $0.value.reduce(0) { $0 + $1.meanUnits },
                    .workUnits))
        }
        if workload != nil { return work }
        let load = regions.filter { place == nil || $0.name == place }.flatMap { region in
            region.years.sorted { $0.key < $1.key }.filter { year == nil || $0.key == year }.compactMap {
                year, values in
                value(
                    "load at \(region.name)", year, Ratio.of(values.unservedEnergyMwh, per: values.loadMwh, .energyMwh))
            }
        }
        return work + load
    }
}

/// A limit that binds in a plan.
struct LimitThatBinds {
    let names: [String]
    let item: String
    let places: [String]
    let year: Int
    let period: LimitPeriod
    let price: String

    init(_ limit: BindingLimit, policy: String? = nil) {
        names = [policy, limit.constraint].compactMap { $0 }
        (item, year, period) = (limit.item, limit.year, limit.period)
        places = limit.place.split(separator: "+").map(String.init)
        price = "\(NumberWords.shown(limit.dual, PriceUnit.decimals(limit.unit))) \(limit.unit)"
    }

    func isMeant(_ name: String, _ place: String?, _ year: Int?) -> Bool {
        names.contains(name) && (place == nil || places.contains(place!))
            && (year == nil || self.year == year || period == .horizon)
    }

    /// The same limit in another plan is told by the same words.
    var words: String {
        var text = names[0].replacing("_", with: " ")
        if !item.isEmpty { text += " \(item)" }
        if !places.isEmpty { text += " at \(places.joined(separator: ", "))" }
        return text + (period == .horizon ? " over the years" : " in \(year)")
    }
}

extension Plan {
    /// Limits and policies that bind, dearest first, each once.
    var limitsThatBind: [LimitThatBinds] {
        var seen: Set<String> = []
        let all =
            policies.filter { $0.kind != CarbonPrice.kind && PriceUnit.isTold($0.dual, $0.unit) }
            .map { LimitThatBinds($0.limitPrice, policy: $0.name) } + binding.map { LimitThatBinds($0) }
        return all.filter { seen.insert($0.words).inserted }
    }
}
